import type { LocalText } from '../config/texts.types.js'
import type { DutyWindow } from './window.js'

/** Longest name of a window. */
export const NAME_LETTERS = 80

export type ReadName<Name extends DutyWindow['name'] = string> =
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'wrong'; readonly why: 'length' }

/**
 * A window's name as somebody gave it. Everybody on duty reads it, so this is the one place where it is checked,
 * whichever way it comes in. Pure.
 */
export function readWindowName(text: string): ReadName {
  const name = text.trim().replace(/\s+/g, ' ')
  return name === '' || name.length > NAME_LETTERS ? { kind: 'wrong', why: 'length' } : { kind: 'name', name }
}

/** The same for one that may be of a key date, with both its languages. */
export function readName(name: DutyWindow['name']): ReadName<DutyWindow['name']> {
  if (typeof name === 'string') return readWindowName(name)
  const [chinese, english] = [readWindowName(name['zh-CN']), readWindowName(name.en)]
  if (chinese.kind === 'wrong') return chinese
  if (english.kind === 'wrong') return english
  return { kind: 'name', name: { 'zh-CN': chinese.name, en: english.name } }
}

/** A name in all languages it is known in; a typed one stands for all. */
export const languagesOf = (name: DutyWindow['name']): string[] =>
  typeof name === 'string' ? [name] : [name['zh-CN'], name.en]

/** A name as operators read it. */
export const englishName = ({ name }: { readonly name: string | LocalText }): string =>
  typeof name === 'string' ? name : name.en
