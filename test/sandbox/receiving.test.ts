import { expect, test } from 'vitest'
import { CITIZEN, png, startSandbox } from './harness.js'

test('a text waits, update and all, until an offset confirms it', async () => {
  const { sandbox, updates } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: '/start now' })
  sandbox.people.text(CITIZEN, { text: '你好' })
  const [first, second] = await updates()
  expect(first?.message).toMatchObject({
    message_id: 1,
    text: '/start now',
    from: { id: CITIZEN, is_bot: false, first_name: '林晓', language_code: 'zh-hans' },
    chat: { id: CITIZEN, type: 'private' },
    date: Date.parse('2026-03-02T01:00:00Z') / 1000,
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  })
  const next = (first?.update_id ?? 0) + 1
  expect(second).toMatchObject({ update_id: next, message: { message_id: 2, text: '你好' } })
  expect(await updates()).toHaveLength(2)
  expect(await updates(next)).toHaveLength(1)
  expect(await updates()).toHaveLength(1)
  expect(await updates(next + 1)).toHaveLength(0)
  expect(await updates()).toHaveLength(0)
})

test('a negative offset counts from the end and confirms what lies before', async () => {
  const { sandbox, updates } = await startSandbox()
  for (const text of ['a', 'b', 'c']) sandbox.people.text(CITIZEN, { text })
  expect((await updates(-1)).map((update) => update.message.message_id)).toEqual([3])
  expect(await updates()).toHaveLength(1)
})

test('a poll that waits is answered as soon as somebody writes', async () => {
  const { sandbox, call } = await startSandbox()
  const waiting = call('getUpdates', { timeout: 30 })
  const timer = setTimeout(() => sandbox.people.text(CITIZEN, { text: 'here' }), 30)
  expect((await waiting).result).toMatchObject([{ message: { text: 'here' } }])
  clearTimeout(timer)
})

test('a second poller throws out the first with 409', async () => {
  const { sandbox, call } = await startSandbox()
  const first = call('getUpdates', { timeout: 30 })
  await call('getMe')
  const second = call('getUpdates', { timeout: 30 })
  expect(await first).toMatchObject({
    ok: false,
    error_code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  sandbox.people.text(CITIZEN, { text: 'x' })
  expect((await second).result).toHaveLength(1)
})

test('polling while a webhook is set is a conflict', async () => {
  const { call } = await startSandbox()
  const waiting = call('getUpdates', { timeout: 30 })
  await call('getMe')
  await call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
  expect(await waiting).toMatchObject({
    error_code: 409,
    description: 'Conflict: terminated by setWebhook request',
  })
  expect(await call('getUpdates')).toMatchObject({ error_code: 409 })
  expect(await call('deleteWebhook')).toMatchObject({ ok: true, result: true })
  expect(await call('getUpdates')).toMatchObject({ ok: true })
})

test('only the kinds of update that were asked for are put in line', async () => {
  const { sandbox, call, updates } = await startSandbox()
  await call('getUpdates', { allowed_updates: ['callback_query'] })
  sandbox.people.text(CITIZEN, { text: 'x' })
  expect(await updates()).toHaveLength(0)
  await call('getUpdates', { allowed_updates: [] })
  sandbox.people.text(CITIZEN, { text: 'y' })
  expect(await updates()).toHaveLength(1)
})

test('messages are dropped after 24 hours and presses after 150 seconds of the machine, not of the office', async () => {
  const { sandbox, telegram, updates, clock } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: 'x' })
  const { message_id } = await telegram.sendMessage(CITIZEN, 'ask')
  sandbox.people.press(CITIZEN, message_id, 'yes')
  clock.time.now += 90 * 86_400_000
  expect(await updates()).toHaveLength(2)
  clock.time.wall += 151_000
  expect(await updates()).toHaveLength(1)
  clock.time.wall += 86_400_000
  expect(await updates()).toHaveLength(0)
})

test('an album is as many messages, put in line at once, with sizes of each photo', async () => {
  const { page, updates } = await startSandbox()
  const form = new FormData()
  for (const n of [1, 2, 3]) form.append('file', new Blob([png(n)], { type: 'image/png' }), `${n}.png`)
  form.append('caption', 'three')
  expect(await page(`/sandbox/chats/${CITIZEN}/album`, form)).toMatchObject({ status: 200 })
  const messages = (await updates()).map(({ message }) => message as object as Record<string, unknown>)
  expect(messages).toMatchObject([{ message_id: 1, caption: 'three' }, { message_id: 2 }, { message_id: 3 }])
  expect(new Set(messages.map((message) => message.media_group_id)).size).toBe(1)
  expect(messages[0]?.photo).toMatchObject([
    { width: 90, height: 60 },
    { width: 300, height: 200 },
  ])
  const files = messages.flatMap((message) => message.photo as { file_id: string; file_unique_id: string }[])
  expect(new Set(files.map((file) => file.file_id)).size).toBe(6)
  expect(new Set(files.map((file) => file.file_unique_id)).size).toBe(6)
})

test('a contact tells whether it is the own one, a location and a sticker keep their shapes', async () => {
  const { sandbox, updates } = await startSandbox()
  sandbox.people.contact(CITIZEN, '13800001001', '林晓', true)
  sandbox.people.contact(CITIZEN, '13900000000', 'Other', false)
  sandbox.people.location(CITIZEN, 31.7, 116.5)
  sandbox.people.location(CITIZEN, 31.7, 116.5, { title: 'Bridge', address: 'River road' })
  sandbox.people.sticker(CITIZEN, '👍')
  const messages = (await updates()).map((update) => update.message)
  expect(messages).toMatchObject([
    { contact: { phone_number: '13800001001', user_id: CITIZEN } },
    { contact: { phone_number: '13900000000' } },
    { location: { latitude: 31.7, longitude: 116.5 } },
    { location: { latitude: 31.7 }, venue: { title: 'Bridge' } },
    { sticker: { emoji: '👍', type: 'regular' } },
  ])
  expect(messages[1]).not.toHaveProperty('contact.user_id')
})

test('a press carries the message, its data and a steady chat instance', async () => {
  const { sandbox, telegram, updates } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: 'x' })
  const { message_id } = await telegram.sendMessage(CITIZEN, 'ask', {
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] },
  })
  const id = sandbox.people.press(CITIZEN, message_id, 'yes')
  sandbox.people.press(CITIZEN, message_id, 'forged')
  const [, press, forged] = await updates()
  expect(press?.callback_query).toMatchObject({
    id,
    from: { id: CITIZEN },
    data: 'yes',
    message: { message_id, reply_markup: { inline_keyboard: [[{ callback_data: 'yes' }]] } },
  })
  expect(forged?.callback_query).toMatchObject({
    data: 'forged',
    chat_instance: press?.callback_query.chat_instance,
  })
})

test('an edited text and a block of the bot arrive as their own kinds of update', async () => {
  const { sandbox, updates } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: 'frist' })
  sandbox.people.edit(CITIZEN, 1, 'first')
  sandbox.people.block(CITIZEN, true)
  expect(await updates()).toMatchObject([
    { message: { text: 'frist' } },
    { edited_message: { message_id: 1, text: 'first', edit_date: expect.any(Number) } },
    {
      my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
    },
  ])
})

test('a text over 4096 characters is cut into messages, as the apps do, and no character is split', async () => {
  const { sandbox } = await startSandbox()
  const messages = sandbox.people.text(CITIZEN, { text: `${'x'.repeat(4095)}😀${'y'.repeat(5000)}` })
  expect(messages.map((message) => message.text?.length)).toEqual([4095, 4096, 906])
  expect(messages[1]?.text?.startsWith('😀')).toBe(true)
})

test('a strange update can be handed in as it stands', async () => {
  const { page, updates } = await startSandbox()
  const group = { id: -100, type: 'group', title: 'Neighbours' }
  const { body } = await page('/sandbox/updates', {
    update: { message: { message_id: 1, date: 1, chat: group, text: 'hi' } },
  })
  expect(await updates()).toEqual([
    { update_id: body.update_id, message: { message_id: 1, date: 1, chat: group, text: 'hi' } },
  ])
})
