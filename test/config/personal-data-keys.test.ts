import { describe, expect, test } from 'vitest'
import {
  formatPersonalDataKeys,
  PersonalDataKeysError,
  parsePersonalDataKeys,
} from '../../src/config/personal-data-keys.js'

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64')

function mistakes(line: string): readonly string[] {
  try {
    parsePersonalDataKeys(line)
  } catch (error) {
    if (error instanceof PersonalDataKeysError) return error.mistakes
    throw error
  }
  return []
}

describe('a line of keys', () => {
  test('has the first key that is not lookup as the current one', () => {
    const keys = parsePersonalDataKeys(`lookup:${key(9)},new:${key(2)},old:${key(1)}`)
    expect(keys.current).toBe('new')
    expect([...keys.keys.keys()]).toEqual(['new', 'old'])
    expect(keys.lookup.equals(Buffer.alloc(32, 9))).toBe(true)
  })

  test('comes back the same when written and read again', () => {
    const line = `new:${key(2)},old:${key(1)},lookup:${key(9)}`
    expect(formatPersonalDataKeys(parsePersonalDataKeys(line))).toBe(line)
  })

  test.each([
    ['without lookup', `a:${key(1)}`, /no entry with the id lookup/],
    ['with lookup alone', `lookup:${key(1)}`, /no key besides lookup/],
    [
      'with a key of 31 bytes',
      `a:${Buffer.alloc(31).toString('base64')},lookup:${key(1)}`,
      /^entry 1 is not 32 bytes/,
    ],
    ['with an id twice', `a:${key(1)},a:${key(2)},lookup:${key(3)}`, /^entry 2 has the id/],
    ['with lookup twice', `a:${key(1)},lookup:${key(2)},lookup:${key(3)}`, /^entry 3 has the id/],
    ['with the same key twice', `a:${key(1)},lookup:${key(1)}`, /^entry 2 is the same key/],
    ['without a colon', `a,lookup:${key(1)}`, /^entry 1 has no colon/],
    ['with an id of other characters', `a b:${key(2)},lookup:${key(1)}`, /^entry 1 has an unusable id/],
  ])('%s is refused', (_title, line, message) => {
    const found = mistakes(line)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(message)
  })

  test('has all its mistakes told at once, by place and without what stood there', () => {
    const found = mistakes('swapped/secret:a,nothing')
    expect(found).toHaveLength(2)
    expect(found.join()).not.toMatch(/secret|nothing/)
  })
})
