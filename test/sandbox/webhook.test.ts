import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { CITIZEN, REGISTRAR, startSandbox, until } from './harness.js'

interface Delivery {
  readonly text: string
  readonly chat: number
  readonly secret: string | undefined
}

/** A webhook that answers as `answer` says: a status, or a body, or not before a promise is settled. */
async function startHook(
  answer: (delivery: Delivery, nth: number) => Promise<string | number> | string | number,
) {
  const got: Delivery[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const update = JSON.parse(body) as {
      message?: { text: string; chat: { id: number } }
      callback_query?: { data: string; from: { id: number } }
    }
    const delivery = {
      text: update.message?.text ?? update.callback_query?.data ?? '',
      chat: update.message?.chat.id ?? update.callback_query?.from.id ?? 0,
      secret: request.headers['x-telegram-bot-api-secret-token'] as string | undefined,
    }
    got.push(delivery)
    const said = await answer(delivery, got.length)
    if (typeof said === 'number') response.writeHead(said).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

test('updates are posted with the secret, in order, and are gone once taken', async () => {
  const { sandbox, telegram } = await startSandbox()
  const hook = await startHook(() => 200)
  sandbox.people.text(CITIZEN, { text: 'before' })
  await telegram.setWebhook(hook.url, { secret_token: 'a-secret' })
  sandbox.people.text(CITIZEN, { text: 'after' })
  await until('both', () => hook.got.length === 2)
  expect(hook.got).toEqual([
    { text: 'before', chat: CITIZEN, secret: 'a-secret' },
    { text: 'after', chat: CITIZEN, secret: 'a-secret' },
  ])
  await until('nothing pending', async () => (await telegram.getWebhookInfo()).pending_update_count === 0)
})

test('an update that is refused is tried again, and blocks its own queue only', async () => {
  const { sandbox, telegram } = await startSandbox()
  const hook = await startHook(({ text }, nth) => (text === 'first' && nth === 1 ? 503 : 200))
  await telegram.setWebhook(hook.url)
  sandbox.people.text(CITIZEN, { text: 'first' })
  sandbox.people.text(CITIZEN, { text: 'second' })
  sandbox.people.text(REGISTRAR, { text: 'other' })
  await until('all four', () => hook.got.length === 4)
  expect(hook.got.filter(({ chat }) => chat === CITIZEN).map(({ text }) => text)).toEqual([
    'first',
    'first',
    'second',
  ])
  expect(await telegram.getWebhookInfo()).toMatchObject({
    url: hook.url,
    last_error_message: expect.stringContaining('503'),
  })
})

test('a queue has one delivery at a time, while a press of the same person runs beside it', async () => {
  const { sandbox, telegram } = await startSandbox()
  const { message_id } = await telegram.sendMessage(REGISTRAR, 'ask')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const hook = await startHook(async ({ text }) => {
    if (text === 'slow') await held
    return 200
  })
  await telegram.setWebhook(hook.url)
  sandbox.people.text(REGISTRAR, { text: 'slow' })
  sandbox.people.text(REGISTRAR, { text: 'next' })
  sandbox.people.press(REGISTRAR, message_id, 'press')
  await until('the press overtakes', () => hook.got.some(({ text }) => text === 'press'))
  expect(hook.got.map(({ text }) => text).sort()).toEqual(['press', 'slow'])
  release()
  await until('the next', () => hook.got.some(({ text }) => text === 'next'))
})

test('a method in the answer is called', async () => {
  const { sandbox, telegram, page } = await startSandbox()
  const hook = await startHook(() =>
    JSON.stringify({ method: 'sendMessage', chat_id: CITIZEN, text: 'by the way' }),
  )
  await telegram.setWebhook(hook.url)
  sandbox.people.text(CITIZEN, { text: 'x' })
  await until('the message', async () => {
    const { body } = await page(`/sandbox/chats/${CITIZEN}/messages`)
    return (body.messages as { text: string }[]).some(({ text }) => text === 'by the way')
  })
})

test('pending updates can be dropped, a bad address and a bad secret are refused', async () => {
  const { sandbox, call } = await startSandbox()
  const hook = await startHook(() => 200)
  sandbox.people.text(CITIZEN, { text: 'old' })
  await call('setWebhook', { url: hook.url, drop_pending_updates: true })
  sandbox.people.text(CITIZEN, { text: 'new' })
  await until('the new one', () => hook.got.length === 1)
  expect(hook.got[0]?.text).toBe('new')
  expect(await call('setWebhook', { url: 'ftp://x' })).toMatchObject({ error_code: 400 })
  expect(await call('setWebhook', { url: hook.url, secret_token: 'no spaces' })).toMatchObject({
    description: 'Bad Request: secret token contains unallowed characters',
  })
})

test('a restart goes on where the webhook had not taken the update', async () => {
  const first = await startSandbox()
  const hook = await startHook((_, nth) => (nth <= 2 ? 500 : 200))
  await first.telegram.setWebhook(hook.url, { secret_token: 's' })
  first.sandbox.people.text(CITIZEN, { text: 'kept' })
  await until('two attempts', () => hook.got.length === 2)
  await first.stop()
  await startSandbox({ dataDir: first.dataDir })
  await until('the third', () => hook.got.length === 3)
  expect(hook.got[2]).toEqual({ text: 'kept', chat: CITIZEN, secret: 's' })
})
