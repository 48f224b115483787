import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseNumber, dammDigit, readCaseNumber } from '../../src/petitions/case-number.js'

describe('the check digit', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 })

  test("equals Damm's own published example", () => {
    expect(dammDigit('572')).toBe(4)
  })

  test('catches every single wrong digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(15), fc.integer({ min: 1, max: 9 }), (all, at, by) => {
        const wrong = all.map((digit, index) => (index === at ? (digit + by) % 10 : digit))
        expect(dammDigit(wrong.join(''))).not.toBe(dammDigit(all.join('')))
      }),
    )
  })

  test('catches every swap of two different neighbours', () => {
    fc.assert(
      fc.property(digits, fc.nat(14), (all, at) => {
        const swapped = [...all]
        swapped[at] = all[at + 1] ?? 0
        swapped[at + 1] = all[at] ?? 0
        fc.pre(all[at] !== all[at + 1])
        expect(dammDigit(swapped.join(''))).not.toBe(dammDigit(all.join('')))
      }),
    )
  })
})

describe('a case number', () => {
  const number = caseNumber('341500', 2026, 123)

  test('has the fixed form', () => {
    expect(number).toMatch(/^XF-341500-2026-000123-\d$/)
  })

  test.each([
    ['as printed', number],
    ['in lower case', number.toLowerCase()],
    ['without hyphens', number.replaceAll('-', '')],
    ['with spaces', number.replaceAll('-', ' ')],
    [
      'with full-width digits and hyphens',
      number.replace(/[0-9-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['without its letters', number.slice(3)],
    ['with a long dash', number.replaceAll('-', '—')],
  ])('is read %s', (_, text) => {
    expect(readCaseNumber(text)).toEqual({ kind: 'number', number })
  })

  test('with a wrong check digit is called mistyped', () => {
    const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10)
    expect(readCaseNumber(wrong)).toEqual({ kind: 'mistyped' })
  })

  test('may be given by its last seven digits', () => {
    expect(readCaseNumber(`000123-${number.at(-1)}`)).toEqual({
      kind: 'tail',
      tail: `000123-${number.at(-1)}`,
    })
  })

  test('is not seen in other words', () => {
    expect(readCaseNumber('the road is broken since 2019')).toEqual({ kind: 'none' })
  })

  test('refuses a serial that does not fit', () => {
    expect(() => caseNumber('341500', 2026, 1_000_000)).toThrow(RangeError)
  })
})
