/** Words of the locales' lists (`words-…`, separated by commas) that people say instead of pressing. */
import type { FormContext, Given } from './form.js'

/** The words of a list, in every language, longest first. */
export const listed = (key: string, { words }: Pick<FormContext, 'words'>): string[] =>
  words({ key })
    .flatMap((list) => list.split(/[,，]/))
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)

/** Whether a message is nothing but one of these words, with or without a full stop. */
export const says = (
  { input }: Pick<Given, 'input'>,
  key: string,
  context: Pick<FormContext, 'words'>,
): boolean => input.kind === 'text' && listed(key, context).includes(plain(input.text))

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!。！，,~～]+$/u, '')

/**
 * Whether a message has one of these words in it. Latin ones stand by themselves (`fire`, not `fired`); Chinese has no
 * gaps between words.
 */
export const names = (text: string, key: string, context: Pick<FormContext, 'words'>): boolean =>
  listed(key, context).some((word) =>
    /^[\x20-\x7e]+$/.test(word)
      ? new RegExp(`(?<![a-z])${word}(?![a-z])`, 'i').test(text)
      : text.includes(word),
  )
