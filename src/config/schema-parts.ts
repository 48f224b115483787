/** What the forms of several of the pack's files are made of. */
import { z } from 'zod'
import { LANGUAGES } from './texts.types.js'

/** Says what would be right, and whether there was anything at all. */
export function should(what: string) {
  return (issue: { readonly input?: unknown }) =>
    `${issue.input === undefined ? 'is missing; ' : ''}should be ${what}`
}

export function pattern(form: RegExp, what: string) {
  return z.string({ error: should(what) }).regex(form, { error: should(what) })
}

const A_TEXT = 'a text that is not empty and has no blanks at its ends'
export const text = z
  .string({ error: should(A_TEXT) })
  .refine((value) => value !== '' && value === value.trim(), { error: should(A_TEXT) })

export const localText = z.strictObject({ 'zh-CN': text, en: text })
export const language = z.enum(LANGUAGES)
export const words = z.strictObject({ 'zh-CN': z.array(text), en: z.array(text) })

export const phone = pattern(
  /^(?:\+\d{1,3}-)?\d{3,8}(?:-\d{3,8}){0,2}$/,
  'a phone number of digits in groups joined by hyphens, in quotes, such as "0564-555-0101" or "12388"',
)
export const id = pattern(
  /^[a-z][a-z0-9-]{1,39}$/,
  'an id of small letters, digits and hyphens, such as luan-land',
)
export const categoryId = pattern(
  /^[a-z][a-z0-9_]{1,44}$/,
  'an id of small letters, digits and underscores, such as land_title_dispute',
)
export const regionCode = pattern(/^\d{6}$/, 'six digits in quotes, such as "341500"')
export const townshipCode = pattern(/^\d{9}$/, 'nine digits in quotes, such as "341502001"')
export const date = z.iso.date({ error: should('a day that exists, as "YYYY-MM-DD"') })
