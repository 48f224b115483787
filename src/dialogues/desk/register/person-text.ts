import { findRegion } from '../../../config/pack.js'
import type { FormContext } from '../../form.js'
import { readPhone } from '../../intake/identity.js'
import { listed } from '../../spoken.js'

/** What somebody typed of a person: name and phone as they stand, and the address apart. */
export interface PersonText {
  readonly person: string
  readonly address?: string
}

/**
 * Takes the address out of `王小明，13800000000，霍邱县城关镇光明街5号`: what bears the label of one, else what stands
 * after name and phone. Which words are which is a guess, so the caller says back what was understood.
 */
export function splitAddress(text: string, context: FormContext): PersonText {
  const plain = text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  const [addressLabels, personLabels] = ['register-words-address', 'words-person-labels'].map((key) =>
    wordList(key, context),
  )
  const labelled = new RegExp(
    `(?<!\\p{L})(?:${addressLabels})(?!\\p{Script=Latin})\\s*[:是]?\\s*(\\S.*?)(?=[\\s,;、]+(?:${personLabels})\\s*:|\\n|$)`,
    'iu',
  ).exec(plain)
  if (labelled) return { person: plain.replace(labelled[0], ' ').trim(), ...addressOf([labelled[1]]) }
  const isLabelled = (piece: string): boolean =>
    new RegExp(`^(?:${personLabels})(?!\\p{Script=Latin})`, 'iu').test(piece)
  const pieces = plain.split(/\s*[\n,;、]\s*/).filter((piece) => piece !== '')
  const own: string[] = []
  const others: string[] = []
  for (const piece of pieces) {
    const split = isLabelled(piece) ? { person: piece } : splitPiece(piece, own.length === 0, context)
    // The name, and whatever is a phone, belong to the person; the rest is where they live.
    const named = own.some((one) => /\p{L}/u.test(one))
    if (isLabelled(piece) || !named || hasPhone(piece)) {
      own.push(split.person)
      if (split.address !== undefined) others.push(split.address)
    } else others.push(piece)
  }
  return { person: own.join(' '), ...addressOf(others) }
}

/** A piece that has name, phone or address with nothing but blanks between. */
function splitPiece(piece: string, first: boolean, { pack }: FormContext): PersonText {
  const phone = phoneIn(piece)
  if (phone !== undefined) {
    const [before = '', after = ''] = [piece.slice(0, phone.start), piece.slice(phone.end)].map((part) =>
      part.trim(),
    )
    return /\p{L}/u.test(before) && /\p{L}/u.test(after)
      ? { person: `${before} ${phone.text}`, address: after }
      : { person: piece }
  }
  if (!first) return { person: piece }
  const [, name, rest] =
    /^(\p{Script=Han}[\p{Script=Han}·]*)\s+(.*\p{L}.*)$/u.exec(piece) ??
    /^(\p{L}\D*?)\s+(\d.*\p{L}.*)$/u.exec(piece) ??
    []
  if (name === undefined || rest === undefined) return { person: piece }
  return /\d/.test(rest) || findRegion(pack, rest) ? { person: name, address: rest } : { person: piece }
}

/** The longest beginning of a run of digits that reads as a phone: a house number after it is no part of it. */
function phoneIn(text: string): { start: number; end: number; text: string } | undefined {
  const run = /[+(]?\d[\d\s().-]{4,}\d/.exec(text)
  if (!run) return undefined
  const [digits] = run
  for (let length = digits.length; length > 0; length -= 1) {
    const candidate = digits.slice(0, length)
    const whole = /\d$/.test(candidate) && !/^\d/.test(digits.slice(length))
    if (whole && readPhone(candidate) !== undefined) {
      return { start: run.index, end: run.index + length, text: candidate }
    }
  }
  return undefined
}

/** Looks like a phone, right or wrong: it is for the reader of phones to say. */
const hasPhone = (piece: string): boolean => /^[+\d\s().-]+$/.test(piece) || /\d[\d\s().-]{5,}\d/.test(piece)

const addressOf = (parts: readonly (string | undefined)[]): { address?: string } => {
  const known = parts.flatMap((part) => part?.trim() || [])
  const comma = known.some((part) => /\p{Script=Han}/u.test(part)) ? '，' : ', '
  return known.length > 0 ? { address: known.join(comma) } : {}
}

/** The words of a list in the locales as alternatives of an expression, longest first. */
const wordList = (key: string, context: FormContext): string => listed(key, context).join('|')
