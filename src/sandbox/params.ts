import { z } from 'zod'
import { badRequest } from './errors.js'
import { parseHtml } from './html.js'
import type { InlineKeyboard, MessageEntity, ReplyKeyboard } from './shapes.js'

/** Parameters come as JSON values, or as strings from a form or a query: both are read alike. */
export const number = z.coerce.number()
export const integer = z.coerce.number().int()
export const flag = z.preprocess(
  (value) => (typeof value === 'string' ? ['true', '1', 'yes'].includes(value.toLowerCase()) : value),
  z.boolean(),
)

/** An object or list, as such or as a string of JSON. */
export function json<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }, schema)
}

const InlineButtonIn = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
})
const KeyboardButtonIn = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({
    text: z.string(),
    request_contact: z.boolean().optional(),
    request_location: z.boolean().optional(),
  }),
])
export const Markup = json(
  z.looseObject({
    inline_keyboard: z.array(z.array(InlineButtonIn)).optional(),
    keyboard: z.array(z.array(KeyboardButtonIn)).optional(),
    one_time_keyboard: z.boolean().optional(),
    input_field_placeholder: z.string().max(64).optional(),
    remove_keyboard: z.boolean().optional(),
    force_reply: z.boolean().optional(),
  }),
)

/** What a `reply_markup` comes to. */
export interface ReadMarkup {
  readonly inline?: InlineKeyboard
  readonly keyboard?: ReplyKeyboard | null
}

const MARKUP_BYTES = 10_240
const BUTTONS = 100
const BUTTONS_IN_ROW = 8

/** Checks a markup as the real server does. */
export function readMarkup(markup: z.output<typeof Markup> | undefined): ReadMarkup {
  if (!markup) return {}
  if (Buffer.byteLength(JSON.stringify(markup)) > MARKUP_BYTES) throw badRequest('reply markup is too long')
  if (markup.inline_keyboard) return readInline(markup.inline_keyboard)
  if (markup.keyboard) {
    const rows = markup.keyboard.filter((row) => row.length > 0)
    if (rows.flat().some((button) => button.text.trim() === '')) {
      throw badRequest("can't parse keyboard button: Button text must not be empty")
    }
    const { one_time_keyboard, input_field_placeholder } = markup
    return { keyboard: { keyboard: rows, one_time_keyboard, input_field_placeholder } }
  }
  return markup.remove_keyboard ? { keyboard: null } : {}
}

function readInline(given: readonly (readonly z.output<typeof InlineButtonIn>[])[]): ReadMarkup {
  const rows = given.filter((row) => row.length > 0)
  if (rows.length === 0) return {}
  const buttons = rows.flat()
  if (buttons.length > BUTTONS || rows.some((row) => row.length > BUTTONS_IN_ROW)) {
    throw badRequest('reply markup is too long')
  }
  for (const { text, callback_data, url, ...rest } of buttons) {
    if (text.trim() === '')
      throw badRequest("can't parse inline keyboard button: Button text must not be empty")
    if (callback_data === undefined && url === undefined && Object.keys(rest).length === 0) {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      )
    }
    if (callback_data !== undefined && !within(Buffer.byteLength(callback_data), 1, 64)) {
      throw badRequest('BUTTON_DATA_INVALID')
    }
  }
  return { inline: { inline_keyboard: rows } }
}

/** Text of a message with what marks it up. */
export interface ReadText {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

const Entities = json(z.array(z.looseObject({ type: z.string(), offset: z.int(), length: z.int() })))
export const Formatted = { parse_mode: z.string().optional(), entities: Entities.optional() }

/** Reads text or a caption in the format that was asked for, and trims it. */
export function readText(
  given: string,
  parseMode: string | undefined,
  entities: readonly MessageEntity[] = [],
): ReadText {
  const mode = parseMode?.toLowerCase() ?? ''
  if (mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode')
  const parsed = mode === 'html' ? parseHtml(given) : { text: given, entities }
  const start = parsed.text.length - parsed.text.trimStart().length
  const text = parsed.text.trim()
  const kept = parsed.entities
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter((entity) => entity.offset >= 0 && entity.offset < text.length)
  return { text, entities: [...kept, ...links(text)] }
}

/** The text of a message: 1 to 4096 characters, counted in UTF-16 units. */
export function readMessageText(...given: Parameters<typeof readText>): ReadText {
  const read = readText(...given)
  if (read.text === '') throw badRequest('message text is empty')
  if (read.text.length > 4096) throw badRequest('message is too long')
  return read
}

/** A caption: up to 1024 characters. */
export function readCaption(caption: string | undefined, parseMode: string | undefined) {
  if (caption === undefined) return {}
  const { text, entities } = readText(caption, parseMode)
  if (text.length > 1024) throw badRequest('message caption is too long')
  if (text === '') return {}
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
}

function links(text: string): MessageEntity[] {
  const found = text.matchAll(/https?:\/\/[^\s<>"']+/g)
  return [...found].map((match) => ({ type: 'url', offset: match.index, length: match[0].length }))
}

export function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
