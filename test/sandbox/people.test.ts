import { expect, test } from 'vitest'
import { CITIZEN, REGISTRAR, startSandbox } from './harness.js'

test('a citizen who is added has a number of their own and writes first, as everybody', async () => {
  const { page, telegram, updates } = await startSandbox()
  const { body } = await page('/sandbox/people', { role: 'citizen', name: '老李', language: 'zh-CN' })
  expect(body).toMatchObject({
    person: { id: 5001, name: '老李', title: { en: 'Citizen' }, language: 'zh-CN' },
  })
  await expect(telegram.sendMessage(5001, 'hello')).rejects.toThrow('chat not found')
  await page('/sandbox/chats/5001/text', { text: 'hello' })
  expect((await updates())[0]?.message).toMatchObject({ from: { id: 5001, language_code: 'zh-hans' } })
  await telegram.sendMessage(5001, 'hello')
  expect((await page('/sandbox/people', { role: 'citizen', name: 'B', language: 'en' })).body).toMatchObject({
    person: { id: 5002 },
  })
})

test('an official who is added joins by the link that they were given, through the bot', async () => {
  const { page, updates } = await startSandbox()
  const given = { role: 'handler', unit: 'roads', name: 'Zhou', language: 'en' }
  expect(await page('/sandbox/people', given)).toMatchObject({
    status: 200,
    body: { person: { role: 'handler', unit: 'roads', title: { en: 'Handler, Roads Bureau' } } },
  })
  expect(await updates()).toMatchObject([{ message: { from: { id: 5001 }, text: '/start inv_code' } }])
})

test('somebody who can’t be added gets one line, and nobody is added', async () => {
  const { page } = await startSandbox({})
  for (const wrong of [
    { role: 'handler', name: 'A', language: 'en' },
    { role: 'king', unit: 'roads', name: 'A', language: 'en' },
    { role: 'citizen', name: '   ', language: 'en' },
    { role: 'citizen', name: 'A', language: 'fr' },
    { role: 'citizen', name: 'A'.repeat(41), language: 'en' },
  ]) {
    expect(await page('/sandbox/people', wrong)).toMatchObject({
      status: 400,
      body: { error: expect.any(String) },
    })
  }
  expect((await page('/sandbox/state')).body.persons).toHaveLength(3)
})

test('a name and a language are changed for good, and the service follows', async () => {
  const followed: unknown[] = []
  const first = await startSandbox()
  const { behind } = first.sandbox.people.office.settings
  const { page, dataDir } = await startSandbox({
    behind: { ...behind, follow: async (...given) => void followed.push(given) },
  })
  const change = (id: number, body: object) => page(`/sandbox/people/${id}`, body, 'PATCH')
  expect(await change(REGISTRAR, { name: '陈伟', language: 'zh-CN' })).toMatchObject({
    status: 200,
    body: { person: { name: '陈伟', language: 'zh-CN', role: 'registrar' } },
  })
  expect(followed).toMatchObject([[REGISTRAR, { name: '陈伟', language: 'zh-CN' }]])
  expect((await change(9999, { name: 'x' })).status).toBe(404)
  const next = await startSandbox({ dataDir })
  const { body } = await next.page('/sandbox/state')
  expect(body.persons).toMatchObject([{ id: CITIZEN }, { id: REGISTRAR, name: '陈伟' }, { id: 3001 }])
})

test('who is called by their title is so in each language', async () => {
  const titled = { 'zh-CN': '市民', en: 'Citizen' }
  const persons = [{ id: 1, name: '市民', role: 'citizen', title: titled, language: 'zh-CN' }] as const
  const { page } = await startSandbox({ persons })
  expect((await page('/sandbox/people/1', { language: 'en' }, 'PATCH')).body).toMatchObject({
    person: { name: 'Citizen', language: 'en' },
  })
})

test('the clock goes to the next thing that is due, to the next working day, or says that nothing is', async () => {
  const { sandbox } = await startSandbox()
  const { behind } = sandbox.people.office.settings
  const workday = '2026-03-03T00:00:00.000Z'
  const items = [{ at: '2026-03-02T05:00:00.000Z', text: { 'zh-CN': '到期', en: 'due' } }]
  const { page } = await startSandbox({ behind: { ...behind, agenda: async () => ({ items, workday }) } })
  expect((await page('/sandbox/agenda')).body).toEqual({ items, workday })
  expect((await page('/sandbox/clock', { next: 'event' })).body).toEqual({ now: items[0]?.at })
  expect((await page('/sandbox/clock', { next: 'workday' })).body).toEqual({ now: workday })
  const idle = await startSandbox()
  expect(await idle.page('/sandbox/clock', { next: 'event' })).toEqual({
    status: 409,
    body: { error: 'nothing is due' },
  })
  expect((await idle.page('/sandbox/clock', { next: 'event', advance: 'P1D' })).status).toBe(400)
})

test('a demo that isn’t the sandbox’s own is not dropped', async () => {
  const { page } = await startSandbox()
  expect((await page('/sandbox/state')).body).toMatchObject({ canStartOver: false, canTour: false })
  expect((await page('/sandbox/start-over', {})).status).toBe(409)
  expect((await page('/sandbox/tour?language=en')).status).toBe(409)
})
