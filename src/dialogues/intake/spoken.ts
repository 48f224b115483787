/** Words of the locales' lists that stand for a button. */
import type { FormContext, Given } from '../form.js'

/** The words of a list, in every language, longest first. */
export const listed = (key: string, { words }: FormContext): string[] =>
  words({ key })
    .flatMap((list) => list.split(/[,，]/))
    .map((word) => word.trim().toLowerCase())
    .sort((a, b) => b.length - a.length)

/** Whether a message is nothing but one of these words, with or without a full stop. */
export const says = ({ input }: Given, key: string, context: FormContext): boolean =>
  input.kind === 'text' && listed(key, context).includes(plain(input.text))

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!。！，,~～]+$/u, '')
