import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Language, Message } from '../../src/config/texts.types.js'
import type { TelegramClient } from '../../src/telegram/client.js'
import { setCommands } from '../../src/telegram/commands.js'
import { pressAnswerer } from '../../src/telegram/press-answer.js'
import { sendSpoken } from '../../src/telegram/send.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor } from './kit.js'

const render = (language: Language, { key }: Message) => `${language} ${key}`
const part = (letter: string) => ({ key: letter.repeat(3000) })
const long = { say: { text: [part('a'), part('b'), part('c')] }, language: 'en' } as const

let api: FakeBotApi
let client: TelegramClient

beforeEach(async () => {
  api = await fakeBotApi()
  client = clientFor(api)
})

afterEach(async () => {
  client.close()
  await api.close()
})

describe('what is said', () => {
  test('arrives in order with an id for each part', async () => {
    const person = api.person(7)
    const sent = await sendSpoken(client, 7, long, render)
    expect(sent).toEqual({ kind: 'sent', messageIds: person.messages().map(({ message_id }) => message_id) })
    expect(person.messages().map(({ text }) => text.at(-1))).toEqual(['a', 'b', 'c'])
  })

  test('stops at the part that failed and goes on from there, repeating nothing', async () => {
    const person = api.person(7)
    api.fault({ kind: 'limited', retryAfter: 3, where: ({ text }) => String(text).endsWith('b') })
    const stopped = await sendSpoken(client, 7, long, render)
    expect(stopped).toMatchObject({
      kind: 'limited',
      retryAfterSeconds: 3,
      part: 1,
      messageIds: [expect.any(Number)],
    })
    expect(await sendSpoken(client, 7, long, render, { fromPart: 1 })).toMatchObject({ kind: 'sent' })
    expect(person.messages().map(({ text }) => text.at(-1))).toEqual(['a', 'b', 'c'])
  })

  test('to somebody gone is refused at once', async () => {
    api.person(7).block()
    expect(await sendSpoken(client, 7, long, render)).toEqual({
      kind: 'refused',
      reason: 'blocked',
      part: 0,
      messageIds: [],
    })
    expect(api.calls('sendMessage')).toHaveLength(1)
  })
})

describe('the menu of commands', () => {
  const commands = [{ name: 'new', description: { key: 'File a petition' } }]

  test('is set for Chinese, for English and for everybody else', async () => {
    expect(await setCommands(client, commands, render)).toEqual({ kind: 'ok' })
    const scope = { type: 'all_private_chats' }
    const menu = (language: string) => [{ command: 'new', description: `${language} File a petition` }]
    expect(api.calls('setMyCommands').map(({ payload }) => payload)).toEqual([
      { commands: menu('zh-CN'), scope, language_code: 'zh' },
      { commands: menu('en'), scope, language_code: 'en' },
      { commands: menu('zh-CN'), scope },
    ])
  })

  test('can be one for a single chat, and says how it failed', async () => {
    api.fault({ kind: 'limited', retryAfter: 2, where: ({ language_code }) => language_code === 'en' })
    const scope = { type: 'chat', chat_id: 7 } as const
    const answer = await setCommands(client, commands, render, { scope, others: 'en' })
    expect(answer).toEqual({ kind: 'limited', retryAfterSeconds: 2 })
    expect(api.calls('setMyCommands')[0]?.payload).toMatchObject({ scope })
  })
})

describe('the answer to a press', () => {
  const answer = () => pressAnswerer(client, (language) => `not saved (${language})`)

  test('ends the waiting sign without a word when all is well', async () => {
    await answer()({ callbackQueryId: 'q', outcome: 'committed' })
    expect(api.calls('answerCallbackQuery')[0]?.payload).toEqual({ callback_query_id: 'q' })
  })

  test('is an alert in the language of the app when nothing was saved', async () => {
    await answer()({ callbackQueryId: 'q', outcome: 'not-saved', languageCode: 'en' })
    expect(api.calls('answerCallbackQuery')[0]?.payload).toEqual({
      callback_query_id: 'q',
      text: 'not saved (en)',
      show_alert: true,
    })
  })
})
