import type { Input } from '../dialogues/messages.js'
import { decodePress } from './callback-data.js'
import { cleanText } from './clean-text.js'
import { readMessage } from './message-input.js'
import { type Message, Update } from './update-schema.js'

/** Somebody did something in a private chat with the bot. */
export interface InputUpdate {
  readonly kind: 'input'
  readonly updateId: number
  readonly chatId: number
  readonly userId: number
  /** The language of the person's app, as IETF tag. */
  readonly languageCode?: string
  readonly input: Input
  /** For a press: what `answerCallbackQuery` wants. */
  readonly callbackQueryId?: string
  /** The message sent, or the one whose button was pressed. */
  readonly messageId?: number
}

/** Something outside a private chat: nothing of it is read. */
export interface ElsewhereUpdate {
  readonly kind: 'elsewhere'
  readonly updateId: number
  /** The group or channel; for an inline query, or a press under an inline message, the person. */
  readonly chatId: number
  readonly chatType: 'group' | 'supergroup' | 'channel' | 'inline'
  readonly callbackQueryId?: string
  readonly inlineQueryId?: string
}

/** A person blocked the bot, or can be reached again. */
export interface ReachUpdate {
  readonly kind: 'reach'
  readonly updateId: number
  readonly chatId: number
  readonly blocked: boolean
}

/** What one update comes to. */
export type ParsedUpdate =
  | InputUpdate
  | ElsewhereUpdate
  | ReachUpdate
  /** Nobody said anything: no sender, a kind that we don't use, a chat's own housekeeping. */
  | { readonly kind: 'nothing'; readonly updateId: number }
  /** No update at all. */
  | { readonly kind: 'invalid'; readonly reason: string }

/** The updates that somebody has to act on. */
export type HandledUpdate = InputUpdate | ElsewhereUpdate | ReachUpdate

/** Reads whatever came as an update. Never throws, whatever it is given. */
export function parseUpdate(body: unknown): ParsedUpdate {
  const parsed = Update.safeParse(body)
  if (!parsed.success) return { kind: 'invalid', reason: 'no update_id' }
  const update = parsed.data
  const updateId = update.update_id
  if (update.message) return ofMessage(updateId, update.message)
  if (update.edited_message) return ofEdit(updateId, update.edited_message)
  if (update.callback_query) return ofPress(updateId, update.callback_query)
  if (update.my_chat_member) return ofReach(updateId, update.my_chat_member)
  if (update.channel_post) {
    return { kind: 'elsewhere', updateId, chatId: update.channel_post.chat.id, chatType: 'channel' }
  }
  if (update.inline_query) {
    const { id, from } = update.inline_query
    return { kind: 'elsewhere', updateId, chatId: from.id, chatType: 'inline', inlineQueryId: id }
  }
  return { kind: 'nothing', updateId }
}

function ofMessage(updateId: number, message: Message): ParsedUpdate {
  const { chat, from } = message
  if (chat.type !== 'private') return { kind: 'elsewhere', updateId, chatId: chat.id, chatType: chat.type }
  const input = from && readMessage(message, from.id)
  if (!from || !input) return { kind: 'nothing', updateId }
  return { ...sentBy(updateId, chat.id, from, message.message_id), input }
}

function ofEdit(updateId: number, message: Message): ParsedUpdate {
  const { chat, from, location } = message
  // In a group the sender was told at the first message; a live location "edits" itself every few seconds.
  if (chat.type !== 'private' || !from || location?.live_period !== undefined)
    return { kind: 'nothing', updateId }
  return { ...sentBy(updateId, chat.id, from, message.message_id), input: { kind: 'edit' } }
}

function ofPress(updateId: number, query: NonNullable<Update['callback_query']>): ParsedUpdate {
  const { id: callbackQueryId, from, message } = query
  const chat = message?.chat
  if (!chat) return { kind: 'elsewhere', updateId, chatId: from.id, chatType: 'inline', callbackQueryId }
  if (chat.type !== 'private') {
    return { kind: 'elsewhere', updateId, chatId: chat.id, chatType: chat.type, callbackQueryId }
  }
  const press = decodePress(query.data ?? '')
  const input: Input = press ? { kind: 'press', ...press } : { kind: 'forged' }
  return { ...sentBy(updateId, chat.id, from, message.message_id), input, callbackQueryId }
}

/** In a private chat this update comes only when the person blocks the bot or takes it back (facts.md 1.2). */
function ofReach(
  updateId: number,
  { chat, new_chat_member }: NonNullable<Update['my_chat_member']>,
): ParsedUpdate {
  const { status } = new_chat_member
  if (chat.type !== 'private' || (status !== 'kicked' && status !== 'member'))
    return { kind: 'nothing', updateId }
  return { kind: 'reach', updateId, chatId: chat.id, blocked: status === 'kicked' }
}

function sentBy(
  updateId: number,
  chatId: number,
  from: NonNullable<Message['from']>,
  messageId: number | undefined,
): Omit<InputUpdate, 'input'> {
  return {
    kind: 'input',
    updateId,
    chatId,
    userId: from.id,
    ...(from.language_code !== undefined && { languageCode: cleanText(from.language_code) }),
    ...(messageId !== undefined && { messageId }),
  }
}
