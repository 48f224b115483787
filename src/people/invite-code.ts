import { randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** 119 bits: nobody guesses one, and with its prefix it fits into a start link (64 characters). */
const LENGTH = 20
const PREFIX = 'inv_'

/** A new code of an invitation. It is shown once and stored only as a look-up value. */
export const newInviteCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** What follows `/start` to take an invitation. */
export const invitePayload = (code: string): string => `${PREFIX}${code}`

/** The code in what followed `/start`, or nothing where that is something else. */
export const codeOfPayload = (payload: string): string | undefined =>
  /^inv_([A-Za-z0-9]{16,60})$/.exec(payload.trim())?.[1]
