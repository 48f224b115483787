import { z } from 'zod'
import { badRequest } from '../errors.js'
import { Formatted, flag, integer, json, Markup, readMarkup, readMessageText } from '../params.js'
import type { Message } from '../shapes.js'
import { ChatId, type Desk, method, personOf } from './method.js'

/** A press can be answered for this long, and once. Undocumented; reports say 15 to 60 seconds. */
const ANSWER_WITHIN = 30_000
const DELETE_WITHIN = 48 * 60 * 60

const Target = { ...ChatId, message_id: integer.optional(), reply_markup: Markup.optional() }

/** `editMessageText`; a keyboard that is not given again disappears. */
export const editMessageText = method(
  z.object({ ...Target, ...Formatted, text: z.string().default('') }),
  (params, desk) => {
    const old = own(desk, params.chat_id, params.message_id)
    if (old.text === undefined) throw badRequest('there is no text in the message to edit')
    const { text, entities } = readMessageText(params.text, params.parse_mode, params.entities)
    const { entities: _, reply_markup: __, ...rest } = old
    const { inline } = readMarkup(params.reply_markup)
    return edit(desk, old, {
      ...rest,
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(inline ? { reply_markup: inline } : {}),
    })
  },
)

/** `editMessageReplyMarkup` */
export const editMessageReplyMarkup = method(z.object(Target), (params, desk) => {
  const old = own(desk, params.chat_id, params.message_id)
  const { reply_markup: _, ...rest } = old
  const { inline } = readMarkup(params.reply_markup)
  return edit(desk, old, { ...rest, ...(inline ? { reply_markup: inline } : {}) })
})

/** `deleteMessage`: of either side, for 48 hours. */
export const deleteMessage = method(
  z.object({ ...ChatId, message_id: integer.optional() }),
  (params, desk) => {
    const person = personOf(desk.office, params.chat_id)
    const message = desk.office.world.chat(person.id).messages.get(params.message_id ?? 0)
    if (!message) throw badRequest('message to delete not found')
    if (desk.office.seconds() - message.date > DELETE_WITHIN) throw badRequest("message can't be deleted")
    desk.office.ledger.commit({ kind: 'deleted', chat: person.id, message: message.message_id })
    return true
  },
)

/** `answerCallbackQuery`: ends the spinner on the button, with a toast or an alert if there is text. */
export const answerCallbackQuery = method(
  z.object({
    callback_query_id: z.string().default(''),
    text: z.string().optional(),
    show_alert: flag.optional(),
    url: z.string().optional(),
  }),
  (params, desk) => {
    const press = desk.office.world.presses.get(params.callback_query_id)
    if (!press || desk.office.wall() - press.at > ANSWER_WITHIN) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    if ((params.text?.length ?? 0) > 200) throw badRequest('MESSAGE_TOO_LONG')
    desk.office.ledger.commit({
      kind: 'answered',
      press: press.id,
      chat: press.chat,
      alert: params.show_alert ?? false,
      ...(params.text ? { text: params.text } : {}),
      ...(params.url ? { url: params.url } : {}),
    })
    return true
  },
)

/** `answerInlineQuery`: the people here ask inline nowhere, so that no query is known. */
export const answerInlineQuery = method(
  z.object({ inline_query_id: z.string().default(''), results: json(z.array(z.looseObject({}))) }),
  () => {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  },
)

function own(desk: Desk, chat: string | number | undefined, id: number | undefined): Message {
  const person = personOf(desk.office, chat)
  if (id === undefined) throw badRequest('message identifier is not specified')
  const message = desk.office.world.chat(person.id).messages.get(id)
  if (!message) throw badRequest('message to edit not found')
  if (!message.from.is_bot) throw badRequest("message can't be edited")
  return message
}

function edit(desk: Desk, old: Message, changed: Message): Message {
  const same = ({ text, entities, reply_markup }: Message) => JSON.stringify([text, entities, reply_markup])
  if (same(old) === same(changed)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  desk.rates.take(old.chat.id)
  const message = { ...changed, edit_date: desk.office.seconds() }
  desk.office.ledger.commit({ kind: 'edited', message })
  return message
}
