import { type Button, isObject, type Json, objectOf, type Reply, refuse } from './shapes.js'
import type { World } from './world.js'

const OK: Reply = { ok: true, result: true }
const BOT = { id: 4242, is_bot: true, first_name: 'Petition Desk', username: 'petition_desk_test_bot' }

/** What each method does in the fake's world; those left out are answered with 404, as Telegram does. */
const METHODS: Readonly<Record<string, (world: World, payload: Json) => Reply>> = {
  getMe: () => ({ ok: true, result: BOT }),
  sendMessage: (world, payload) => send(world, payload, payload.text),
  sendDocument: (world, payload) => send(world, payload, payload.caption ?? '(document)'),
  sendPhoto: (world, payload) => send(world, payload, payload.caption ?? '(photo)'),
  editMessageText: edit,
  editMessageReplyMarkup: edit,
  deleteMessage: () => OK,
  sendChatAction: () => OK,
  setMyCommands: () => OK,
  deleteMyCommands: () => OK,
  setWebhook(world, { url, secret_token }) {
    world.updates.setWebhook(String(url ?? ''), String(secret_token ?? ''))
    return OK
  },
  deleteWebhook(world) {
    world.updates.setWebhook('', '')
    return OK
  },
  getWebhookInfo: (world) => ({
    ok: true,
    result: { url: world.updates.webhookUrl(), pending_update_count: world.updates.pending().length },
  }),
  answerCallbackQuery(world, { callback_query_id }) {
    if (world.openPresses.delete(String(callback_query_id))) return OK
    return refuse(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
  },
  answerInlineQuery: () => OK,
  getFile(world, { file_id }) {
    const file = world.files.get(String(file_id))
    if (!file) return refuse(400, 'Bad Request: invalid file_id')
    if (file.size > 20 * 1024 * 1024) return refuse(400, 'Bad Request: file is too big')
    return {
      ok: true,
      result: { file_id, file_unique_id: `u${file_id}`, file_size: file.size, file_path: file.path },
    }
  },
}

export function runMethod(world: World, method: string, payload: Json): Reply {
  return METHODS[method]?.(world, payload) ?? refuse(404, 'Not Found')
}

function send(world: World, payload: Json, words: unknown): Reply {
  const chatId = Number(payload.chat_id)
  if (world.blocked.has(chatId)) return refuse(403, 'Forbidden: bot was blocked by the user')
  if (!world.chats.has(chatId)) return refuse(400, 'Bad Request: chat not found')
  const text = String(words ?? '').trim()
  if (text === '') return refuse(400, 'Bad Request: message text is empty')
  if (text.length > 4096) return refuse(400, 'Bad Request: message is too long')
  const markup = objectOf(payload.reply_markup)
  const wrong = markup && wrongMarkup(markup)
  if (wrong) return refuse(400, `Bad Request: ${wrong}`)
  const message = world.keep(chatId, text, markup)
  return {
    ok: true,
    result: { message_id: message.message_id, date: world.date(), chat: { id: chatId }, text },
  }
}

function edit(world: World, payload: Json): Reply {
  const message = world.messages.find(
    ({ chatId, message_id }) =>
      chatId === Number(payload.chat_id) && message_id === Number(payload.message_id),
  )
  if (!message) return refuse(400, 'Bad Request: message to edit not found')
  const text = payload.text === undefined ? message.text : String(payload.text)
  const markup = objectOf(payload.reply_markup)
  if (text === message.text && JSON.stringify(markup) === JSON.stringify(message.markup)) {
    return refuse(400, 'Bad Request: message is not modified')
  }
  message.text = text
  message.markup = markup
  return { ok: true, result: { message_id: message.message_id, text } }
}

/** Telegram's own complaint about buttons, if there is one. */
function wrongMarkup(markup: Json): string | undefined {
  if (JSON.stringify(markup).length > 10_000) return 'reply markup is too long'
  const inline = buttonsOf(markup.inline_keyboard)
  if (inline.length > 100) return 'reply markup is too long'
  for (const { text, callback_data = '' } of inline) {
    if (text === '')
      return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    const bytes = Buffer.byteLength(callback_data)
    if (bytes < 1 || bytes > 64) return 'BUTTON_DATA_INVALID'
  }
  return undefined
}

export function buttonsOf(rows: unknown): Button[] {
  const cells: unknown[] = Array.isArray(rows) ? rows.flat() : []
  return cells.filter(isObject).map((cell) => ({
    text: String(cell.text ?? ''),
    ...(typeof cell.callback_data === 'string' && { callback_data: cell.callback_data }),
    ...(cell.request_contact === true && { request_contact: true }),
    ...(cell.request_location === true && { request_location: true }),
  }))
}
