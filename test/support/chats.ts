import { z } from 'zod'
import type { Answer, Failure } from '../../src/telegram/answer.js'
import { NewFile, type TelegramClient } from '../../src/telegram/client.js'
import type { Downloaded } from '../../src/telegram/download.js'
import type { Faults } from './faults.js'

/** One message in somebody's chat. */
export interface Heard {
  readonly id: number
  readonly chatId: number
  readonly text: string
  /** The messenger's handle of a document, where it is one. */
  readonly file?: string
  /** A file of the service's own making. */
  readonly upload?: { readonly kind: 'photo' | 'document'; readonly name: string; readonly content: Buffer }
  readonly buttons: readonly { readonly label: string; readonly data: string }[]
}

const Paper = z.object({ chat_id: z.number(), document: z.string() })

const Own = z.union([
  z.object({ chat_id: z.number(), photo: z.instanceof(NewFile) }),
  z.object({ chat_id: z.number(), document: z.instanceof(NewFile) }),
])

const Sent = z.object({
  chat_id: z.number(),
  text: z.string(),
  reply_markup: z
    .object({
      inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))).optional(),
    })
    .optional(),
})

/** Everybody's chats, and the files in them; what a client here is told to answer stands in `answers`. */
export function chats() {
  const heard: Heard[] = []
  const files = new Map<string, Buffer | Exclude<Downloaded, { kind: 'ok' }>>()
  /** Taken by the next calls of `sendMessage`, one each: what goes wrong, or nothing. */
  const answers: (Failure | undefined)[] = []
  /** Chats of people who have blocked the bot. */
  const blocked = new Set<number>()
  let ids = 0

  function say(payload: object): Answer<unknown> {
    const failure = answers.shift()
    if (failure) return failure
    const { chat_id, text, reply_markup } = Sent.parse(payload)
    if (blocked.has(chat_id)) return { kind: 'refused', reason: 'blocked' }
    ids += 1
    const rows = reply_markup?.inline_keyboard ?? []
    const buttons = rows.flat().map((button) => ({ label: button.text, data: button.callback_data }))
    heard.push({ id: ids, chatId: chat_id, text, buttons })
    return { kind: 'ok', result: { message_id: ids } }
  }

  function receive(payload: z.output<typeof Own>): Answer<unknown> {
    ids += 1
    const [kind, { name, content }] =
      'photo' in payload ? (['photo', payload.photo] as const) : (['document', payload.document] as const)
    heard.push({ id: ids, chatId: payload.chat_id, text: '', upload: { kind, name, content }, buttons: [] })
    return { kind: 'ok', result: { message_id: ids } }
  }

  return {
    heard,
    files,
    answers,
    blocked,
    in: (chatId: number): Heard[] => heard.filter((message) => message.chatId === chatId),

    /** A client whose every message is an effect of the process that lives now. */
    client: (current: () => Faults): TelegramClient => ({
      call: (async (
        method: string,
        payload: object,
        options?: { readonly result?: z.ZodType },
      ): Promise<Answer<unknown>> => {
        const own = Own.safeParse(payload)
        if (own.success) {
          return current().effect(
            async () => receive(own.data),
            (): Answer<unknown> => ({ kind: 'ambiguous', reason: 'ECONNRESET' }),
          )
        }
        const paper = method === 'sendDocument' ? Paper.parse(payload) : undefined
        if (paper) {
          ids += 1
          heard.push({ id: ids, chatId: paper.chat_id, text: '', file: paper.document, buttons: [] })
          return { kind: 'ok', result: { message_id: ids } }
        }
        if (method !== 'sendMessage') return { kind: 'ok', result: true }
        const answer = await current().effect(
          async () => say(payload),
          (): Answer<unknown> => ({ kind: 'ambiguous', reason: 'ECONNRESET' }),
        )
        return answer.kind === 'ok' && options?.result
          ? { kind: 'ok', result: options.result.parse(answer.result) }
          : answer
      }) as TelegramClient['call'],
      async download(fileId): Promise<Downloaded> {
        current().alive()
        const file = files.get(fileId)
        if (Buffer.isBuffer(file)) return { kind: 'ok', body: file }
        return file ?? { kind: 'rejected', code: 400, description: 'invalid file_id' }
      },
      close: () => undefined,
    }),
  }
}
