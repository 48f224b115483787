/**
 * Case numbers: `XF-<region>-<year>-<serial>-<check>`. Region = the receiving office's six digits, serial = six
 * digits, check = one digit by Damm over the sixteen digits before it, which catches every single wrong digit
 * and every swap of two neighbours.
 */

// Damm's quasigroup of order 10 (totally anti-symmetric).
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** The Damm digit of a string of digits. */
export function dammDigit(digits: string): number {
  let interim = 0
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0
  return interim
}

/** The number of a case. `region` six digits, `serial` from 1 to 999999. @throws RangeError */
export function caseNumber(region: string, year: number, serial: number): string {
  if (!/^\d{6}$/.test(region)) throw new RangeError(`region must be six digits, not "${region}"`)
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) {
    throw new RangeError(`serial must be from 1 to 999999, not ${serial}`)
  }
  const tail = String(serial).padStart(6, '0')
  return `XF-${region}-${year}-${tail}-${dammDigit(`${region}${year}${tail}`)}`
}

/** What somebody typed as a case number. */
export type ReadNumber =
  | { readonly kind: 'number'; readonly number: string }
  /** The last seven characters: enough among one's own cases. */
  | { readonly kind: 'tail'; readonly tail: string }
  /** The right shape with a wrong check digit: a digit is mistyped. */
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'none' }

/** Reads a case number as people write it: full-width digits, lower case, spaces, missing or strange hyphens. */
export function readCaseNumber(text: string): ReadNumber {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    // The mark of a demo, or a remark, behind the number.
    .replace(/\([^)]*\)\s*$/u, '')
    .replace(/[\s\-‐-―−_.·#]/gu, '')
  const full = /^(?:XF)?(\d{6})(\d{4})(\d{6})(\d)$/.exec(plain)
  if (full) {
    const [, region = '', year = '', serial = '', check = ''] = full
    return dammDigit(`${region}${year}${serial}`) === Number(check)
      ? { kind: 'number', number: `XF-${region}-${year}-${serial}-${check}` }
      : { kind: 'mistyped' }
  }
  if (/^\d{7}$/.test(plain)) return { kind: 'tail', tail: `${plain.slice(0, 6)}-${plain.slice(6)}` }
  return { kind: 'none' }
}

/** The end of a number, by which people tell cases apart in lists: serial and check digit. */
export const shortNumber = (number: string): string => number.slice(-8)
