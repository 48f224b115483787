import { z } from 'zod'
import type { Environment } from '../config/env.js'
import type { Failure } from '../telegram/answer.js'
import { createTelegramClient } from '../telegram/client.js'
import { quietLog } from './terminal.js'

/** The bot's user name, or why it isn't known. */
export type BotName = { readonly name: string } | { readonly why: string }

const Me = z.object({ username: z.string().regex(/^\w+$/) })
const WAIT_MS = 8_000

/** Asks Telegram once. A command goes on without the name, so nothing is thrown. */
export async function askBotName(environment: Environment): Promise<BotName> {
  const { telegramBotToken: token, telegramApiRoot: apiRoot, httpsProxy } = environment
  if (token === undefined) return { why: 'this is the sandbox, type it there' }
  const proxy = httpsProxy === undefined ? {} : { httpsProxy }
  const client = createTelegramClient({ token, apiRoot, ...proxy, log: quietLog() })
  try {
    const me = await client.call('getMe', {}, { result: Me, timeoutMs: WAIT_MS })
    return me.kind === 'ok' ? { name: me.result.username } : { why: inWords(me) }
  } finally {
    client.close()
  }
}

function inWords(failure: Failure): string {
  if (failure.kind === 'unauthorized') return 'Telegram does not know TELEGRAM_BOT_TOKEN'
  if (failure.kind === 'limited') return 'Telegram asks to wait'
  const why = failure.kind === 'ambiguous' ? ` (${failure.reason})` : ''
  return `Telegram was not reached${why}`
}
