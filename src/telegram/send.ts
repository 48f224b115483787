import { z } from 'zod'
import type { Spoken } from '../dialogues/messages.js'
import type { Failure } from './answer.js'
import type { CallOptions, TelegramClient } from './client.js'
import { type Render, toBotApi } from './output.js'

export interface SendOptions extends CallOptions {
  /** Parts before this one were sent by an earlier attempt. */
  readonly fromPart?: number
}

/** All was sent, or the part at which it stopped and how; in both, the ids of what went out this time. */
export type Sent = { readonly messageIds: readonly number[] } & (
  | { readonly kind: 'sent' }
  | (Failure & { readonly part: number })
)

const SentMessage = z.object({ message_id: z.int() })

/**
 * Says it in a chat, part by part. To go on after a failure, call again with `fromPart` set to the failed part;
 * after `ambiguous` that part may come twice.
 */
export async function sendSpoken(
  client: TelegramClient,
  chatId: number,
  spoken: Spoken,
  render: Render,
  { fromPart = 0, ...options }: SendOptions = {},
): Promise<Sent> {
  const messageIds: number[] = []
  for (const [part, { method, payload }] of toBotApi(chatId, spoken, render).entries()) {
    if (part < fromPart) continue
    const answer = await client.call(method, payload, { ...options, result: SentMessage })
    if (answer.kind !== 'ok') return { ...answer, part, messageIds }
    messageIds.push(answer.result.message_id)
  }
  return { kind: 'sent', messageIds }
}
