import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  formatPersonalDataKeys,
  type PersonalDataKeys,
  parsePersonalDataKeys,
} from '../config/personal-data-keys.js'
import { createVault, type Vault, VaultError } from '../people/vault.js'
import type { Settings } from '../store/settings.js'

/** Why the personal data can't be opened; one line for the operator. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
  constructor(
    readonly code: 'KEYS_MISSING' | 'KEYS_WRONG' | 'KEYS_UNREADABLE',
    message: string,
  ) {
    super(message)
  }
}

export interface OpenedVault {
  readonly vault: Vault
  /** The key file, where one is used. */
  readonly file?: string
  /** True when the key file was made just now. */
  readonly made: boolean
}

/** The key file beside the embedded store. */
export const keyFile = (dataDir: string): string => join(dataDir, 'personal-data.keys')

/** The setting by which wrong keys are known. */
export const KEY_CHECK = 'key-check'
/** Both kinds of key are proven: the sealing one by opening it, the one for look-ups by what is in it. */
const checkText = (vault: Vault): string => `petition-desk:${vault.lookup('check', 'keys')}`
const CHECK_PLACE = { collection: 'settings', field: 'value', id: KEY_CHECK }

/**
 * Opens the vault: keys from the environment, else from the key file. A key file is made only for an embedded
 * store that holds nothing yet; a check value in the store refuses other keys.
 * @throws KeyError
 */
export async function openVault(
  settings: Settings,
  {
    keys,
    dataDir,
    embedded,
    make = embedded,
  }: {
    keys?: PersonalDataKeys
    dataDir: string
    embedded: boolean
    /** Whether a key file may be made where there is none. */
    make?: boolean
  },
): Promise<OpenedVault> {
  const check = await settings.get(KEY_CHECK)
  const file = keyFile(dataDir)
  const found = keys ?? (await readKeyFile(file))
  if (!found && check !== undefined) {
    throw new KeyError(
      'KEYS_MISSING',
      `the key file ${file} is missing, and without it the stored data can't be read: put it back`,
    )
  }
  if (!found && !embedded) {
    throw new KeyError(
      'KEYS_MISSING',
      'PERSONAL_DATA_KEYS is not set and MONGODB_URI is: set the keys that this database was made with',
    )
  }
  if (!found && !make) {
    throw new KeyError('KEYS_MISSING', `there is no key file ${file} yet: start the service once`)
  }
  const used = found ?? (await makeKeyFile(file))
  const vault = createVault(used)
  if (check === undefined) await settings.set(KEY_CHECK, vault.seal(CHECK_PLACE, checkText(vault)))
  else verify(vault, check)
  return { vault, made: !found, ...(keys ? {} : { file }) }
}

/** The keys, once they were held against a stored check value; before anything is written. @throws KeyError */
export async function checkKeys(
  check: unknown,
  { personalDataKeys, dataDir }: { personalDataKeys?: PersonalDataKeys; dataDir: string },
): Promise<PersonalDataKeys> {
  const keys = personalDataKeys ?? (await readKeyFile(keyFile(dataDir)))
  if (!keys) {
    throw new KeyError(
      'KEYS_MISSING',
      `there is no key file ${keyFile(dataDir)}: put a copy of it back first`,
    )
  }
  verify(createVault(keys), check)
  return keys
}

function verify(vault: Vault, check: unknown): void {
  try {
    if (typeof check === 'string' && vault.open(CHECK_PLACE, check) === checkText(vault)) return
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
  }
  throw new KeyError('KEYS_WRONG', 'these are not the keys that this data was made with: nothing was changed')
}

async function readKeyFile(file: string): Promise<PersonalDataKeys | undefined> {
  let line: string
  try {
    line = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new KeyError('KEYS_UNREADABLE', `the key file ${file} can't be read`)
  }
  try {
    return parsePersonalDataKeys(line.trim())
  } catch {
    throw new KeyError('KEYS_UNREADABLE', `the key file ${file} is damaged: put a copy of it back`)
  }
}

async function makeKeyFile(file: string): Promise<PersonalDataKeys> {
  const made: PersonalDataKeys = {
    current: 'k1',
    keys: new Map([['k1', randomBytes(32)]]),
    lookup: randomBytes(32),
  }
  await writeFile(file, `${formatPersonalDataKeys(made)}\n`, { mode: 0o600, flag: 'wx' })
  return made
}
