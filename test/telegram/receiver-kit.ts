import { createReceiver, type ReceiverOptions } from '../../src/telegram/receiver.js'
import type { Committed, PressAnswer } from '../../src/telegram/receiver-ports.js'
import { counters, message, readableLog } from './kit.js'

/** Committed, with nothing to do afterwards. */
export const nothingMore: Committed = { after: async () => {} }

/** A receiver over ports that note what was asked of them. */
export function desk(ports: Partial<ReceiverOptions> = {}) {
  const { log, text } = readableLog()
  const { metrics, count } = counters()
  const handled: number[] = []
  const aside: number[] = []
  const told: number[] = []
  const answered: PressAnswer[] = []
  const handle = ports.handle ?? (async () => nothingMore)
  const receiver = createReceiver({
    log,
    metrics,
    waiting: async () => {},
    storeAnswers: async () => true,
    putAside: async (updateId) => {
      aside.push(updateId)
    },
    tellPutAside: async (update) => {
      told.push(update.chatId)
    },
    answerPress: async (answer) => {
      answered.push(answer)
    },
    ...ports,
    handle: (update) => {
      handled.push(update.updateId)
      return handle(update)
    },
  })
  return { ...receiver, handled, aside, told, answered, logged: text, count }
}

/** A text message of one chat. */
export const say = (id: number, chat = 7) => message(id, chat, { text: `update ${id}` })
