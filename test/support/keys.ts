import { formatPersonalDataKeys } from '../../src/config/personal-data-keys.js'

/** Keys for tests, the same for a whole run; nothing real is ever sealed with them. */
export const testKeys = {
  current: 'k1',
  keys: new Map([['k1', Buffer.alloc(32, 'test key')]]),
  lookup: Buffer.alloc(32, 'test lookup'),
}

/** The keys as `PERSONAL_DATA_KEYS` holds them. */
export const testKeysLine = formatPersonalDataKeys(testKeys)
