import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/config/texts.types.js'
import type { Spoken } from '../../src/dialogues/messages.js'
import type { TelegramClient } from '../../src/telegram/client.js'
import type { HandledUpdate } from '../../src/telegram/input.js'
import { startPoller } from '../../src/telegram/poller.js'
import { pressAnswerer } from '../../src/telegram/press-answer.js'
import { createReceiver } from '../../src/telegram/receiver.js'
import { sendSpoken } from '../../src/telegram/send.js'
import { ALLOWED_UPDATES } from '../../src/telegram/update-schema.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, counters, readableLog } from './kit.js'

const render = (_: string, { key }: Message) => key

/** A bot that says what it got, with a button under it. */
function echo({ chatId, ...update }: HandledUpdate): Spoken {
  const input = update.kind === 'input' ? update.input : undefined
  const text =
    input?.kind === 'text'
      ? input.text
      : input?.kind === 'press'
        ? `pressed ${input.id}`
        : (input?.kind ?? '')
  const button = { label: { key: 'Again' }, verb: 'd', id: 'again', revision: chatId }
  return { say: { text: [{ key: text }], choices: [[button]] }, language: 'en' }
}

let api: FakeBotApi
let client: TelegramClient
let stop: () => Promise<void>
let committed: number[]
let storeIsThere: boolean

beforeEach(async () => {
  api = await fakeBotApi()
  client = clientFor(api)
  committed = []
  storeIsThere = true
  const { log } = readableLog()
  const receiver = createReceiver({
    log,
    metrics: counters().metrics,
    storeAnswers: async () => storeIsThere,
    putAside: async () => {},
    tellPutAside: async () => {},
    answerPress: pressAnswerer(client, () => 'not saved'),
    handle: async (update) => {
      if (!storeIsThere) throw new Error('no connection')
      // As the database does: a known update changes nothing.
      if (!committed.includes(update.updateId)) committed.push(update.updateId)
      return {
        after: async () => {
          await sendSpoken(client, update.chatId, echo(update), render)
        },
      }
    },
  })
  const poller = startPoller({
    client,
    receive: receiver.receive,
    log,
    clock: { wall: () => new Date(0) },
    allowedUpdates: ALLOWED_UPDATES,
    waiting: (ms, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve())
        if (ms < 10_000) setTimeout(resolve, Math.min(ms, 5))
      }),
    lease: { acquire: async () => true, renew: async () => true, release: async () => {} },
  })
  stop = async () => {
    await poller.stop(1_000)
    await receiver.drain(1_000)
  }
})

afterEach(async () => {
  await stop()
  client.close()
  await api.close()
})

describe('a conversation over the Bot API', () => {
  test('goes from message to answer to button and back', async () => {
    const anna = api.person(7)
    anna.text('The lamp is broken')
    await anna.hears('The lamp is broken')
    expect(anna.buttons()).toEqual(['Again'])
    anna.press('Again')
    await anna.hears('pressed again')
    await api.waitFor('answerCallbackQuery')
    expect(() => anna.press('Nowhere')).toThrow(/there is: Again/)
  })

  test('knows files, contacts, places and what nobody can use', async () => {
    const anna = api.person(7)
    for (const act of ['photo', 'document', 'voice', 'video'] as const) {
      anna[act]({ bytes: Buffer.from(act) })
      await anna.hears('file')
    }
    anna.contact()
    await anna.hears('contact')
    anna.location()
    await anna.hears('location')
    anna.sticker()
    await anna.hears('other')
    anna.edit('changed')
    await anna.hears('edit')
    anna.pressData('drop table')
    await anna.hears('forged')
    anna.forward('heard it')
    await anna.hears('heard it')
  })

  test('of many at once keeps the order of each', async () => {
    const people = Array.from({ length: 10 }, (_, i) => api.person(100 + i))
    const said = Array.from({ length: 8 }, (_, i) => `message ${i}`)
    for (const text of said) for (const person of people) person.text(text)
    await api.until(() => people.every((person) => person.messages().length === said.length), 'all answered')
    for (const person of people) expect(person.messages().map(({ text }) => text)).toEqual(said)
  })

  test('survives lost answers, errors and repeated and reordered updates without a second effect', async () => {
    for (const kind of ['lost', 'error', 'repeat', 'reorder', 'reset', 'html'] as const) {
      api.fault({ method: 'getUpdates', kind, times: 2 })
    }
    const anna = api.person(7)
    const ids = Array.from({ length: 10 }, (_, i) => anna.text(`message ${i}`))
    await api.until(() => api.pendingUpdates().length === 0 && anna.messages().length >= 10, 'all answered')
    expect(committed).toEqual(ids)
    expect(anna.messages()).toHaveLength(10)
  })

  test('tells a press that it was not saved while the store is away, and takes it when it is back', async () => {
    const anna = api.person(7)
    anna.text('hello')
    await anna.hears('hello')
    storeIsThere = false
    anna.press('Again')
    const alert = await api.waitFor('answerCallbackQuery')
    expect(alert.payload).toMatchObject({ text: 'not saved', show_alert: true })
    expect(api.pendingUpdates()).toHaveLength(1)
    storeIsThere = true
    await anna.hears('pressed again')
  })

  test('ends with a block, which the bot hears of', async () => {
    const anna = api.person(7)
    const id = anna.block()
    await api.until(() => committed.includes(id), 'the block committed')
    await api.waitFor('sendMessage')
    expect(anna.messages()).toEqual([])
  })
})

describe('the fake', () => {
  test('lets the older of two pollers go', async () => {
    await stop()
    const first = client.call('getUpdates', { timeout: 5 })
    await api.until(
      () => api.calls('getUpdates').some(({ outcome }) => outcome === 'open'),
      'the first waits',
    )
    const second = client.call('getUpdates', { timeout: 0 })
    expect(await first).toMatchObject({ kind: 'rejected', code: 409 })
    expect(await second).toMatchObject({ kind: 'ok' })
  })

  test('complains as Telegram does about texts and buttons that cannot be', async () => {
    api.person(7)
    const tell = (more: object) => client.call('sendMessage', { chat_id: 7, text: 'x', ...more })
    const button = (callback_data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: 'b', callback_data }]] },
    })
    expect(await tell({ text: ' ' })).toMatchObject({ description: 'Bad Request: message text is empty' })
    expect(await tell({ text: 'x'.repeat(4097) })).toMatchObject({
      description: 'Bad Request: message is too long',
    })
    expect(await tell(button('字'.repeat(22)))).toMatchObject({
      description: 'Bad Request: BUTTON_DATA_INVALID',
    })
    expect(await tell(button('d:a:1'))).toMatchObject({ kind: 'ok' })
    expect(await client.call('answerCallbackQuery', { callback_query_id: 'old' })).toMatchObject({
      code: 400,
    })
  })
})
