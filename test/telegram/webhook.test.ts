import { connect } from 'node:net'
import { type FastifyInstance, fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Received } from '../../src/telegram/receiver-ports.js'
import { deleteWebhook, setWebhook, webhookRoute } from '../../src/telegram/webhook.js'
import { fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, counters, message } from './kit.js'

const SECRET = 'right_secret-1'
let app: FastifyInstance
let received: unknown[]
let says: Received
let count: ReturnType<typeof counters>['count']

beforeEach(async () => {
  received = []
  says = 'committed'
  const counting = counters()
  count = counting.count
  app = fastify()
  await webhookRoute(app, {
    path: '/telegram/webhook',
    secret: SECRET,
    metrics: counting.metrics,
    receive: async (body) => {
      received.push(body)
      return says
    },
  })
})

afterEach(() => app.close())

function post(payload: string | Buffer | object, headers: Record<string, string> = {}) {
  const all = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers }
  return app.inject({ method: 'POST', url: '/telegram/webhook', payload, headers: all })
}

describe('the webhook', () => {
  test.each([
    ['committed', 200],
    ['ignored', 200],
    ['invalid', 400],
    ['unavailable', 503],
  ] as const)('for an update that was %s answers %i with empty JSON', async (what, status) => {
    says = what
    const response = await post(message(1, 7, { text: '您好' }))
    expect(response.statusCode).toBe(status)
    expect(response.json()).toEqual({})
    expect(received).toEqual([message(1, 7, { text: '您好' })])
  })

  test.each(['', 'wrong', `${SECRET}x`, SECRET.toUpperCase()])(
    'turns the secret %j away unread',
    async (secret) => {
      const response = await post('{"update_id":1}', { 'x-telegram-bot-api-secret-token': secret })
      expect(response.statusCode).toBe(401)
      expect(received).toEqual([])
      expect(await count('petition_desk_invalid_updates_total')).toEqual({ 'wrong-secret': 1 })
    },
  )

  test('turns a missing secret away', async () => {
    const response = await app.inject({ method: 'POST', url: '/telegram/webhook', payload: { update_id: 1 } })
    expect(response.statusCode).toBe(401)
  })

  test.each(['', '{', 'update_id=1', '"\\', Buffer.from([0x22, 0xe8, 0xb7, 0x22])])(
    'answers 400 to a body that is not JSON: %j',
    async (body) => {
      expect((await post(body)).statusCode).toBe(400)
      expect(received).toEqual([])
      expect(await count('petition_desk_invalid_updates_total')).toEqual({ 'not-json': 1 })
    },
  )

  test('reads JSON whatever type it is called, as long as that is a type', async () => {
    expect((await post('{"update_id":1}', { 'content-type': 'text/plain' })).statusCode).toBe(200)
    expect(
      (await post('{"update_id":1}', { 'content-type': 'application/json; charset=utf-8' })).statusCode,
    ).toBe(200)
    expect((await post('{"update_id":1}', { 'content-type': 'nonsense' })).statusCode).toBe(400)
  })

  test('takes no more than a megabyte, and lives on', async () => {
    expect((await post(JSON.stringify({ update_id: 1, x: 'x'.repeat(1024 * 1024) }))).statusCode).toBe(413)
    expect(await count('petition_desk_invalid_updates_total')).toEqual({ 'too-large': 1 })
    expect((await post({ update_id: 1 })).statusCode).toBe(200)
  })

  test('says "again" and never "gone" when something of ours breaks', async () => {
    const broken = fastify()
    const { metrics } = counters()
    await webhookRoute(broken, {
      path: '/w',
      secret: SECRET,
      metrics,
      receive: () => Promise.reject(new Error('x')),
    })
    const headers = { 'x-telegram-bot-api-secret-token': SECRET }
    expect((await broken.inject({ method: 'POST', url: '/w', payload: {}, headers })).statusCode).toBe(503)
    await broken.close()
  })

  test('keeps a character whole that comes in two chunks', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const address = app.server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const body = Buffer.from(JSON.stringify(message(1, 7, { text: '路灯' })))
    const middle = body.indexOf('路') + 1
    const head = `POST /telegram/webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\nconnection: close\r\n\r\n`
    const socket = connect(address.port, '127.0.0.1').setNoDelay(true)
    const first = new Promise((resolve) => app.server.once('request', resolve))
    socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, middle)]))
    await first
    socket.write(body.subarray(middle))
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer).toContain('200 OK')
    expect(received).toEqual([message(1, 7, { text: '路灯' })])
  })

  test('leaves other routes their own ways', async () => {
    app.post('/other', async (request) => ({ got: request.body }))
    const response = await app.inject({ method: 'POST', url: '/other', payload: { a: 1 } })
    expect(response.json()).toEqual({ got: { a: 1 } })
  })
})

test('Telegram is told where to send what, and then sends it until it is committed', async () => {
  const api = await fakeBotApi()
  const client = clientFor(api)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  says = 'unavailable'
  api.person(7).text('早')
  await setWebhook(client, `http://127.0.0.1:${address.port}/telegram/webhook`, SECRET)
  expect(api.calls('setWebhook')[0]?.payload).toMatchObject({
    secret_token: SECRET,
    allowed_updates: expect.any(Array),
  })
  await expect.poll(() => received.length).toBeGreaterThan(0)
  expect(api.pendingUpdates()).toHaveLength(1)
  says = 'committed'
  await expect.poll(() => api.pendingUpdates()).toEqual([])
  await deleteWebhook(client)
  expect(api.calls('deleteWebhook')).toHaveLength(1)
  client.close()
  await api.close()
})
