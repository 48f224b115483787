import { randomInt } from 'node:crypto'

// No 0, O, 1, I or L: what is written by hand is read by another.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const SIGNS = `${LETTERS}23456789`
const LENGTH = 8

/** Whether capitals and digits could be such a code. */
export const isSlipCode = (text: string): boolean =>
  new RegExp(`^[${LETTERS}][${SIGNS}]{${LENGTH - 1}}$`).test(text)

/** A code of a slip: eight signs, the first a letter, so that it is never taken for a part of a number. */
export const newSlipCode = (): string =>
  Array.from({ length: LENGTH }, (_, index) => pick(index === 0 ? LETTERS : SIGNS)).join('')

const pick = (signs: string): string => signs[randomInt(signs.length)] ?? 'A'
