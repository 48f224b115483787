import type { FakeBotApi, Fault } from '../support/fake-bot-api.js'
import type { Random } from './settings.js'
import { messageOf } from './words.js'

/** How often each happens to a message that is sent. */
const SENDING = [
  ['limited', 0.03],
  ['error', 0.02],
  ['lost', 0.03],
  ['reset', 0.01],
  ['hang', 0.003],
] as const satisfies readonly (readonly [Fault['kind'], number])[]
/** And to a question for updates. Rarer: a row of failures makes a bot wait. */
const ASKING = [
  ['lost', 0.01],
  ['error', 0.01],
  ['limited', 0.01],
] as const satisfies readonly (readonly [Fault['kind'], number])[]
/** After three answers that left it open a message is given up, as it should be; here all have to arrive. */
const OPEN_ANSWERS_AT_MOST = 2

/** A Telegram on a bad day. */
export interface Weather {
  /** Answers that left open whether a message was sent, over all messages. */
  ambiguous(): number
  /** And those of one message. */
  ambiguousOf(message: string): number
  /** It clears up: nothing goes wrong any more. */
  clear(): void
  /** The answer to the next message like this is lost. */
  lose(like: (chatId: number, text: string) => boolean): void
}

export function badWeather(api: FakeBotApi, random: Random): Weather {
  const open = new Map<string, number>()
  const note = (message: string) => open.set(message, (open.get(message) ?? 0) + 1)
  for (const [kind, share] of SENDING) {
    api.fault({
      method: 'sendMessage',
      kind,
      retryAfter: 1,
      times: Number.POSITIVE_INFINITY,
      where: ({ chat_id, text }) => {
        if (random() >= share) return false
        if (kind === 'limited') return true
        const message = messageOf(Number(chat_id), String(text))
        if ((open.get(message) ?? 0) >= OPEN_ANSWERS_AT_MOST) return false
        note(message)
        return true
      },
    })
  }
  for (const [kind, share] of ASKING) {
    api.fault({
      method: 'getUpdates',
      kind,
      retryAfter: 1,
      times: Number.POSITIVE_INFINITY,
      where: () => random() < share,
    })
  }
  return {
    ambiguous: () => [...open.values()].reduce((sum, count) => sum + count, 0),
    ambiguousOf: (message) => open.get(message) ?? 0,
    clear: () => api.clearFaults(),
    lose(like) {
      api.fault({
        method: 'sendMessage',
        kind: 'lost',
        where: ({ chat_id, text }) => {
          if (!like(Number(chat_id), String(text))) return false
          note(messageOf(Number(chat_id), String(text)))
          return true
        },
      })
    },
  }
}
