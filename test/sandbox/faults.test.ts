import { expect, test } from 'vitest'
import { CITIZEN, REGISTRAR, startSandbox, until } from './harness.js'

test('429 and 500 come as often as asked for, for the method asked for', async () => {
  const { sandbox, call } = await startSandbox()
  sandbox.faults.add({ kind: 'tooMany', method: 'sendMessage', retryAfter: 7 })
  sandbox.faults.add({ kind: 'serverError', method: 'sendMessage', times: 2 })
  const send = () => call('sendMessage', { chat_id: REGISTRAR, text: 'x' })
  expect(await call('getMe')).toMatchObject({ ok: true })
  expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } })
  expect(await send()).toMatchObject({ error_code: 500 })
  expect(await send()).toMatchObject({ error_code: 500 })
  expect(await send()).toMatchObject({ ok: true, result: { message_id: 1 } })
})

test('a fault can be meant for one chat', async () => {
  const { sandbox, call } = await startSandbox()
  sandbox.faults.add({ kind: 'serverError', chat: REGISTRAR })
  expect(await call('sendMessage', { chat_id: 3001, text: 'x' })).toMatchObject({ ok: true })
  expect(await call('sendMessage', { chat_id: REGISTRAR, text: 'x' })).toMatchObject({ error_code: 500 })
})

test('a call that hangs gets no answer, and does not keep the sandbox from closing', async () => {
  const { sandbox, call, stop } = await startSandbox()
  sandbox.faults.add({ kind: 'hang', method: 'sendMessage', times: 2 })
  const gone = new AbortController()
  const first = expect(call('sendMessage', { chat_id: REGISTRAR, text: 'x' }, gone.signal)).rejects.toThrow(
    'aborted',
  )
  await until('the first hangs', () => sandbox.faults.list()[0]?.left === 1)
  gone.abort()
  await first
  const hanging = expect(call('sendMessage', { chat_id: REGISTRAR, text: 'x' })).rejects.toThrow()
  await until('the second hangs', () => sandbox.faults.list().length === 0)
  await stop()
  await hanging
})

test('an answer can be lost after its effect took place', async () => {
  const { sandbox, call, page } = await startSandbox()
  sandbox.faults.add({ kind: 'loseAnswer', method: 'sendMessage' })
  await expect(call('sendMessage', { chat_id: REGISTRAR, text: 'twice' })).rejects.toThrow()
  await call('sendMessage', { chat_id: REGISTRAR, text: 'twice' })
  const { body } = await page(`/sandbox/chats/${REGISTRAR}/messages`)
  expect(body.messages).toMatchObject([{ text: 'twice' }, { text: 'twice' }])
})

test('a call can be held up', async () => {
  const { sandbox, call } = await startSandbox()
  sandbox.faults.add({ kind: 'delay', method: '*', ms: 60 })
  const started = performance.now()
  expect(await call('getMe')).toMatchObject({ ok: true })
  expect(performance.now() - started).toBeGreaterThan(55)
})

test('a confirmed update can come once more', async () => {
  const { sandbox, updates } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: 'again' })
  sandbox.faults.add({ kind: 'repeat' })
  const [first] = await updates()
  expect(await updates((first?.update_id ?? 0) + 1)).toEqual([first])
  expect(await updates((first?.update_id ?? 0) + 1)).toEqual([])
})

test('updates can come in reverse order', async () => {
  const { sandbox, updates } = await startSandbox()
  for (const text of ['a', 'b', 'c']) sandbox.people.text(CITIZEN, { text })
  sandbox.faults.add({ kind: 'reorder' })
  const texts = async () => (await updates()).map(({ message }) => 'text' in message && message.text)
  expect(await texts()).toEqual(['c', 'b', 'a'])
  expect(await texts()).toEqual(['a', 'b', 'c'])
})

test('faults can be added, listed and taken back over HTTP; a wrong one is named', async () => {
  const { page } = await startSandbox()
  expect(await page('/sandbox/faults', { kind: 'serverError', method: 'getMe' })).toMatchObject({
    status: 200,
    body: { faults: [{ kind: 'serverError', method: 'getMe', left: 1 }] },
  })
  expect(await page('/sandbox/faults', { kind: 'tooMany', times: 0 })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('times') },
  })
  expect(await page('/sandbox/faults', undefined, 'DELETE')).toEqual({ status: 200, body: { faults: [] } })
})
