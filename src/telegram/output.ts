import type { Language, Message } from '../config/texts.types.js'
import type { Choice, ReplyKeyboard, Say, Spoken, Upload } from '../dialogues/messages.js'
import { inRows } from '../dialogues/rows.js'
import { encodePress } from './callback-data.js'
import { NewFile } from './client.js'
import { splitText } from './split-text.js'

/** Turns a sentence's key into words. */
export type Render = (language: Language, message: Message) => string

/** One call to be made. */
export interface BotCall {
  readonly method: 'sendMessage' | (typeof FILE_METHODS)[keyof typeof FILE_METHODS]
  readonly payload: object
}

/** How each kind of file is sent, anew or again by its handle. */
const FILE_METHODS = {
  photo: 'sendPhoto',
  document: 'sendDocument',
  voice: 'sendVoice',
  audio: 'sendAudio',
  video: 'sendVideo',
} as const

const MAX_LABEL = 64
/** More buttons in one row are not shown (facts.md 1.3). */
const MAX_ROW = 8

/**
 * The calls that say it, in order. Text goes without any markup language, so nothing that a person wrote can
 * break or decorate a message. Buttons hang on the last part.
 *
 * Telegram takes one kind of buttons per message. Where both are wanted, the reply keyboard goes with the
 * paragraphs before the last one and the choices with the last; with a single paragraph the choices win.
 */
export function toBotApi(chatId: number, { say, language }: Spoken, render: Render): BotCall[] {
  const words = (message: Message) => render(language, message)
  const paragraphs = say.text.map(words)
  const inline = inlineMarkup(say.choices, words)
  if (say.file || say.upload) {
    const { file, upload, ...rest } = say
    return [
      ...(file ? [fileCall(chatId, file)] : []),
      ...(upload ? [uploadCall(chatId, upload)] : []),
      ...toBotApi(chatId, { say: rest, language }, render),
    ]
  }
  const keyboard = keyboardMarkup(say.keyboard, words)
  if (inline && keyboard && paragraphs.length > 1) {
    return [
      ...messages(chatId, paragraphs.slice(0, -1), keyboard),
      ...messages(chatId, paragraphs.slice(-1), inline),
    ]
  }
  return messages(chatId, paragraphs, inline ?? keyboard)
}

/** The file goes without a caption, so that its words can be as long as they are. */
const fileCall = (chatId: number, { kind, fileId }: NonNullable<Say['file']>): BotCall => ({
  method: FILE_METHODS[kind],
  payload: { chat_id: chatId, [kind]: fileId },
})

const uploadCall = (chatId: number, { kind, name, content }: Upload): BotCall => ({
  method: FILE_METHODS[kind],
  payload: { chat_id: chatId, [kind]: new NewFile(name, Buffer.from(content, 'base64')) },
})

/**
 * A button's label as it is shown, cut to what a button holds. A press on a plain keyboard button sends exactly
 * this text, so whoever compares must cut alike.
 */
export function buttonLabel(label: string): string {
  if (label.length <= MAX_LABEL) return label
  return `${label.slice(0, MAX_LABEL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function messages(chatId: number, paragraphs: readonly string[], markup: object | undefined): BotCall[] {
  const parts = splitText(paragraphs.join('\n\n'))
  return parts.map((text, index) => ({
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text,
      link_preview_options: { is_disabled: true },
      ...(markup && index === parts.length - 1 && { reply_markup: markup }),
    },
  }))
}

function inlineMarkup(choices: Say['choices'], words: (message: Message) => string): object | undefined {
  const rows = (choices ?? []).flatMap((row) => inRows(row, MAX_ROW))
  if (rows.length === 0) return undefined
  const button = (choice: Choice) => ({
    text: buttonLabel(words(choice.label)),
    callback_data: encodePress(choice),
  })
  return { inline_keyboard: rows.map((row) => row.map(button)) }
}

function keyboardMarkup(
  keyboard: ReplyKeyboard | 'remove' | undefined,
  words: (message: Message) => string,
): object | undefined {
  if (keyboard === undefined) return undefined
  if (keyboard === 'remove') return { remove_keyboard: true }
  const share = {
    text: buttonLabel(words(keyboard.shareLabel)),
    ...(keyboard.share === 'contact' ? { request_contact: true } : { request_location: true }),
  }
  const rows = keyboard.rows
    .filter((row) => row.length > 0)
    .map((row) => row.map((label) => ({ text: buttonLabel(words(label)) })))
  return { keyboard: [[share], ...rows], resize_keyboard: true, one_time_keyboard: true }
}
