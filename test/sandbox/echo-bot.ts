import { onTestFinished } from 'vitest'
import type { Answer } from './harness.js'

type Call = (method: string, params?: object, signal?: AbortSignal) => Promise<Answer>

interface Incoming {
  readonly update_id: number
  readonly message?: { readonly chat: { readonly id: number }; readonly text?: string }
  readonly callback_query?: {
    readonly id: string
    readonly data: string
    readonly message: { readonly message_id: number; readonly chat: { readonly id: number } }
  }
}

const inline = {
  inline_keyboard: [
    [
      { text: 'Toast', callback_data: 'toast' },
      { text: 'Alert', callback_data: 'alert' },
    ],
    [{ text: 'Change', callback_data: 'change' }],
  ],
}
const keyboard = {
  keyboard: [
    [{ text: 'Share my contact', request_contact: true }],
    [{ text: 'Share a location', request_location: true }],
    ['One', 'Two'],
  ],
  resize_keyboard: true,
}

/** A bot that repeats what it gets and shows its buttons, until the test is over. */
export function startEchoBot(call: Call): void {
  const over = new AbortController()
  onTestFinished(() => over.abort())
  const answer = async ({ message, callback_query: query }: Incoming) => {
    if (query) {
      await call('answerCallbackQuery', {
        callback_query_id: query.id,
        text: `pressed ${query.data}`,
        show_alert: query.data === 'alert',
      })
      const { message_id, chat } = query.message
      if (query.data === 'change')
        await call('editMessageText', { chat_id: chat.id, message_id, text: 'Changed.' })
    } else if (message) {
      const chat_id = message.chat.id
      if (message.text === 'keys')
        await call('sendMessage', { chat_id, text: 'Keys.', reply_markup: keyboard })
      else if (message.text === '/start')
        await call('sendMessage', { chat_id, text: 'Welcome.', reply_markup: inline })
      else await call('sendMessage', { chat_id, text: `Got ${message.text ?? Object.keys(message).at(-1)}` })
    }
  }
  const run = async () => {
    for (let offset = 0; !over.signal.aborted; ) {
      const { result } = await call('getUpdates', { offset, timeout: 20 }, over.signal)
      for (const update of (result ?? []) as Incoming[]) {
        await answer(update)
        offset = update.update_id + 1
      }
    }
  }
  void run().catch(() => undefined)
}
