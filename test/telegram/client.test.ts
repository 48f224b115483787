import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { surelyNotDone } from '../../src/telegram/answer.js'
import { createTelegramClient, type TelegramClient } from '../../src/telegram/client.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, counters, readableLog } from './kit.js'

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

const say = { chat_id: 7, text: '您好' }

describe('a call', () => {
  test('gives the result in the shape that was asked for', async () => {
    const answer = await client.call('getMe', {}, { result: z.object({ username: z.string() }) })
    expect(answer).toEqual({ kind: 'ok', result: { username: 'petition_desk_test_bot' } })
  })

  test('is ambiguous when the result has another shape', async () => {
    const answer = await client.call('getMe', {}, { result: z.object({ message_id: z.int() }) })
    expect(answer).toEqual({ kind: 'ambiguous', reason: 'result of another shape' })
  })

  test('is refused by somebody who blocked the bot', async () => {
    api.person(7).block()
    expect(await client.call('sendMessage', say)).toEqual({ kind: 'refused', reason: 'blocked' })
  })

  test.each([
    ['Forbidden: user is deactivated', { kind: 'refused', reason: 'deactivated' }],
    ['Forbidden: bot was kicked from the group chat', { kind: 'refused', reason: 'kicked' }],
    ["Forbidden: bot can't initiate conversation with a user", { kind: 'refused', reason: 'forbidden' }],
  ])('tells why it is refused: %s', async (description, expected) => {
    api.fault({ kind: 'refuse', status: 403, description })
    expect(await client.call('sendMessage', say)).toEqual(expected)
  })

  test('says how long to wait when there were too many', async () => {
    api.fault({ kind: 'limited', retryAfter: 17 })
    expect(await client.call('sendMessage', say)).toEqual({ kind: 'limited', retryAfterSeconds: 17 })
    api.fault({ kind: 'refuse', status: 429, description: 'Too Many Requests: retry after 9' })
    expect(await client.call('sendMessage', say)).toEqual({ kind: 'limited', retryAfterSeconds: 9 })
  })

  test('is rejected for good with the code and the description', async () => {
    const answer = await client.call('sendMessage', say)
    expect(answer).toEqual({ kind: 'rejected', code: 400, description: 'Bad Request: chat not found' })
  })

  test.each(['error', 'reset', 'html', 'lost'] as const)(
    'is ambiguous after the fault "%s"',
    async (kind) => {
      api.person(7)
      api.fault({ kind, method: 'sendMessage' })
      const answer = await client.call('sendMessage', say)
      expect(answer.kind).toBe('ambiguous')
      expect(answer.kind === 'ok' || surelyNotDone(answer)).toBe(false)
    },
  )

  test('ends at its time limit', async () => {
    api.fault({ kind: 'hang' })
    expect(await client.call('getMe', {}, { timeoutMs: 30 })).toEqual({
      kind: 'ambiguous',
      reason: 'timeout',
    })
  })

  test('ends when the caller gives up', async () => {
    api.fault({ kind: 'hang' })
    const controller = new AbortController()
    const answer = client.call('getMe', {}, { signal: controller.signal })
    await api.waitFor('getMe')
    controller.abort()
    expect(await answer).toEqual({ kind: 'ambiguous', reason: 'aborted' })
    expect(await client.call('getMe', {}, { signal: AbortSignal.abort() })).toMatchObject({
      reason: 'aborted',
    })
  })

  test('to where nobody listens was surely not done', async () => {
    const nowhere = await fakeBotApi()
    const lost = clientFor(nowhere)
    await nowhere.close()
    const answer = await lost.call('getMe', {})
    expect(answer).toEqual({ kind: 'ambiguous', reason: 'ECONNREFUSED' })
    expect(answer.kind !== 'ok' && surelyNotDone(answer)).toBe(true)
  })

  test('passes a new method of Telegram on as it is', async () => {
    await client.call('setMessageReaction', { chat_id: 7, message_id: 1 })
    expect(api.calls('setMessageReaction')[0]?.payload).toEqual({ chat_id: 7, message_id: 1 })
  })

  // Node's own agent would let go of the connection too, but only after five seconds.
  test('uses one connection of its own for calls that follow each other', { timeout: 4_000 }, async () => {
    const connections: Promise<unknown>[] = []
    const server = createServer((_, response) => response.end('{"ok":true,"result":true}'))
    server.on('connection', (socket) => connections.push(once(socket, 'close')))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const kept = createTelegramClient({
      token: 't',
      apiRoot: `http://127.0.0.1:${port}`,
      log: readableLog().log,
    })
    for (let i = 0; i < 5; i += 1) expect((await kept.call('getMe', {})).kind).toBe('ok')
    expect(connections).toHaveLength(1)
    kept.close()
    await Promise.all(connections)
    await new Promise((resolve) => server.close(resolve))
  })

  test('keeps the whole path of an API root without a slash at its end', async () => {
    const paths: string[] = []
    const server = createServer((request, response) => {
      paths.push(request.url ?? '')
      response.end('{"ok":true,"result":true}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const rooted = createTelegramClient({
      token: 't',
      apiRoot: `http://127.0.0.1:${port}/a/b`,
      log: readableLog().log,
    })
    await rooted.call('getMe', {})
    expect(paths).toEqual(['/a/b/bott/getMe'])
    rooted.close()
    await new Promise((resolve) => server.close(resolve))
  })

  test('never fetches an address that hides in what is sent', async () => {
    let fetched = 0
    const trap = createServer((_, response) => {
      fetched += 1
      response.end('secret')
    })
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
    const address = trap.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
    const media = { type: 'photo', media: { url } }
    for (const result of [{ url }, { source: '/etc/hostname' }, media, [media], [null, media]]) {
      await client.call('answerWebAppQuery', { web_app_query_id: '1', result, beside: { kept: true } })
      const sent = api.calls('answerWebAppQuery').at(-1)?.payload
      expect(sent).toMatchObject({ result: JSON.stringify(result), beside: { kept: true } })
    }
    expect(fetched).toBe(0)
    await new Promise((resolve) => trap.close(resolve))
  })
})

describe('a wrong token', () => {
  test.each([401, 404])('is told from every other failure (%i)', async (status) => {
    api.fault({ kind: 'refuse', status, description: 'Unauthorized' })
    expect(await client.call('getMe', {})).toEqual({ kind: 'unauthorized' })
  })

  test('is in no log, no reason and no error', async () => {
    const token = '4242:a-secret-thing'
    const { log, text } = readableLog()
    const { metrics } = counters()
    const talking = createTelegramClient({ token, apiRoot: api.root, log, metrics })
    const answers: unknown[] = [await talking.call('getMe', {})]
    await api.close()
    answers.push(await talking.call('getMe', {}), await talking.download('x', { maxBytes: 10 }))
    const quoting = createServer((_, response) => {
      response.end(JSON.stringify({ ok: false, error_code: 400, description: `what is /bot${token}/getMe` }))
    })
    await new Promise<void>((resolve) => quoting.listen(0, '127.0.0.1', resolve))
    const address = quoting.address()
    const apiRoot = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    answers.push(await createTelegramClient({ token, apiRoot, log, metrics }).call('getMe', {}))
    expect(JSON.stringify(answers)).not.toContain('a-secret-thing')
    expect(text()).not.toContain('a-secret-thing')
    quoting.closeAllConnections()
    await new Promise((resolve) => quoting.close(resolve))
    api = await fakeBotApi()
  })
})

test('answers are counted by method and kind', async () => {
  const { metrics, count } = counters()
  const counted = createTelegramClient({
    token: api.token,
    apiRoot: api.root,
    log: readableLog().log,
    metrics,
  })
  await counted.call('getMe', {})
  await counted.call('sendMessage', say)
  expect(await count('petition_desk_telegram_answers_total')).toEqual({
    'getMe ok': 1,
    'sendMessage rejected': 1,
  })
  counted.close()
})
