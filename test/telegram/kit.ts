import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createTelegramClient, type TelegramClient } from '../../src/telegram/client.js'
import { type TelegramMetrics, telegramMetrics } from '../../src/telegram/metrics.js'
import type { FakeBotApi } from '../support/fake-bot-api.js'

/** A log whose lines can be read back. */
export function readableLog() {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  return { log, lines, text: () => lines.join('') }
}

export function counters(): {
  metrics: TelegramMetrics
  count: (name: string) => Promise<Record<string, number>>
} {
  const registry = new Registry()
  return {
    metrics: telegramMetrics(registry),
    /** Values by label, `''` where a counter has none. */
    async count(name) {
      const found = (await registry.getMetricsAsJSON()).find((metric) => metric.name === name)
      const values = found?.values ?? []
      return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]))
    },
  }
}

export function clientFor(api: FakeBotApi, token = api.token): TelegramClient {
  return createTelegramClient({ token, apiRoot: api.root, log: readableLog().log })
}

/** A promise that is settled from outside. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { promise, open, fail }
}

/** Lets everything run that waits for nothing but its turn. */
export async function turns(count = 20): Promise<void> {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A private message from a person, as Telegram sends it. */
export function message(updateId: number, chat: number, content: Record<string, unknown>) {
  const from = { id: chat, is_bot: false, first_name: '王', language_code: 'zh-hans' }
  return {
    update_id: updateId,
    message: { message_id: updateId, from, chat: { id: chat, type: 'private' }, ...content },
  }
}

/** A press by a person in a private chat. */
export function press(updateId: number, chat: number, data: string) {
  const from = { id: chat, is_bot: false, first_name: '王', language_code: 'zh-hans' }
  return {
    update_id: updateId,
    callback_query: {
      id: `q${updateId}`,
      from,
      message: { message_id: 1, chat: { id: chat, type: 'private' } },
      data,
    },
  }
}
