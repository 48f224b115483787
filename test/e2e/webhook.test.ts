import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen } from '../support/citizen.js'
import { type CutProxy, cutProxy } from '../support/cut-proxy.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { officePack } from '../support/office-pack.js'
import { freePort, type ServiceProcess, startService, storesEnv } from '../support/service.js'
import { testDatabase } from '../support/stores.js'

const SECRET = 'secret-of-the-webhook'

let api: FakeBotApi
let service: ServiceProcess
let proxy: CutProxy

beforeAll(async () => {
  api = await fakeBotApi()
  proxy = await cutProxy(testDatabase())
  const port = String(await freePort())
  service = await startService({
    ...(await storesEnv(proxy.uri)),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PACK: await officePack(),
    PORT: port,
  })
}, 90_000)

afterAll(async () => {
  await service.stop()
  await proxy.close()
  await api.close()
})

async function post(body: string, secret = SECRET): Promise<number> {
  const answer = await fetch(`${service.url}/telegram/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body,
    signal: AbortSignal.timeout(60_000),
  })
  await answer.arrayBuffer()
  return answer.status
}

const invalid = async (reason: string): Promise<number> => {
  const { body } = await service.get('/metrics')
  return Number(
    new RegExp(`^petition_desk_\\w*invalid\\w*\\{reason="${reason}"\\} (\\d+)`, 'm').exec(body)?.[1] ?? 0,
  )
}

test('a whole petition comes through the webhook', async () => {
  const talker = citizen(api, 201)
  const number = await talker.files()
  expect(talker.numbers()).toEqual([number])
  expect(talker.repeats()).toBe(0)
  expect(api.calls('getUpdates')).toEqual([])
  await api.until(() => api.pendingUpdates().length === 0, 'all confirmed', 30_000)
})

test('a wrong secret is 401, garbage 400, too much 413; all is counted and nothing crashes', async () => {
  const update = JSON.stringify({
    update_id: 5,
    message: {
      message_id: 1,
      date: 1,
      text: '/start',
      chat: { id: 202, type: 'private' },
      from: { id: 202 },
    },
  })
  const before = await Promise.all(['wrong-secret', 'not-json', 'not-an-update', 'too-large'].map(invalid))
  expect(await post(update, 'wrong')).toBe(401)
  expect(await post('{"update_id": 7, ')).toBe(400)
  expect(await post('[]')).toBe(400)
  expect(await post(JSON.stringify({ update_id: 8, text: 'x'.repeat(1_100_000) }))).toBe(413)
  const after = await Promise.all(['wrong-secret', 'not-json', 'not-an-update', 'too-large'].map(invalid))
  expect(after).toEqual(before.map((count) => count + 1))
  // Nothing of it was taken in: the bot said nothing to that chat.
  const talker = citizen(api, 202)
  talker.person.text('/my')
  await talker.hears('You have not filed a petition yet')
  expect(talker.person.messages()).toHaveLength(1)
})

test('with the database away it is 503, and Telegram’s repeat is taken once it is back', async () => {
  const talker = citizen(api, 203)
  await talker.upTo(3)
  await proxy.cutWhenQuiet()
  talker.person.text(talker.facts)
  const body = JSON.stringify({
    update_id: 9_000_000,
    message: {
      message_id: 1,
      date: 1,
      text: 'x',
      chat: { id: 204, type: 'private' },
      from: { id: 204, is_bot: false, first_name: 'T' },
    },
  })
  expect(await post(body)).toBe(503)
  expect(api.pendingUpdates()).toHaveLength(1)
  proxy.mend()
  await talker.hears(talker.words.counted)
  talker.person.press('Done')
  await talker.hears('4 of 8')
  await api.until(() => api.pendingUpdates().length === 0, 'all confirmed', 30_000)
}, 150_000)
