import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** Four to six digits: what a phone's keypad gives quickly, tried five times an hour at most. */
export const PIN = /^\d{4,6}$/
const KEY_BYTES = 32

/** Digits as typed, full-width ones included; nothing where it is no PIN. */
export function readPin(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/\s/g, '')
  return PIN.test(digits) ? digits : undefined
}

/** A PIN as it is kept: salt and derived key, never the digits. */
export function hashPin(pin: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${scryptSync(pin, salt, KEY_BYTES).toString('base64url')}`
}

export function isPin(pin: string, kept: string): boolean {
  const [salt = '', key = ''] = kept.split('.')
  const known = Buffer.from(key, 'base64url')
  const tried = scryptSync(pin, Buffer.from(salt, 'base64url'), KEY_BYTES)
  return known.length === tried.length && timingSafeEqual(known, tried)
}
