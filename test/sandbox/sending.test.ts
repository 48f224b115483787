import { randomBytes } from 'node:crypto'
import { TelegramError } from 'telegraf'
import { expect, test } from 'vitest'
import { CITIZEN, png, REGISTRAR, startSandbox } from './harness.js'

const refused = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof TelegramError ? `${error.code} ${error.description}` : error
}

test('telegraf gets the bot, the message and the chat in their real shapes', async () => {
  const { telegram } = await startSandbox()
  expect(await telegram.getMe()).toMatchObject({
    id: 700000001,
    is_bot: true,
    username: expect.stringMatching(/bot$/),
  })
  const sent = await telegram.sendMessage(REGISTRAR, '<b>Due</b> &lt;today&gt; https://example.org', {
    parse_mode: 'HTML',
  })
  expect(sent).toMatchObject({
    message_id: 1,
    from: { is_bot: true },
    chat: { id: REGISTRAR, type: 'private' },
    text: 'Due <today> https://example.org',
    entities: [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'url', offset: 12, length: 19 },
    ],
  })
  expect(await telegram.getChat(REGISTRAR)).toMatchObject({ id: REGISTRAR, type: 'private' })
})

test('what the real server refuses is refused in its words', async () => {
  const { telegram } = await startSandbox()
  const send = (text: string, extra = {}) => refused(telegram.sendMessage(REGISTRAR, text, extra))
  const button = (data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: data }]] },
  })
  expect(await send('  ')).toBe('400 Bad Request: message text is empty')
  expect(await send('x'.repeat(4097))).toBe('400 Bad Request: message is too long')
  expect(await send('x', button('字'.repeat(22)))).toBe('400 Bad Request: BUTTON_DATA_INVALID')
  expect(await send('x', button(''))).toBe('400 Bad Request: BUTTON_DATA_INVALID')
  expect(await send('<x>', { parse_mode: 'HTML' })).toBe(
    '400 Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
  )
  expect(await send('<b>x', { parse_mode: 'HTML' })).toContain("Can't find end tag")
  expect(await send('x', { reply_parameters: { message_id: 99 } })).toBe(
    '400 Bad Request: message to be replied not found',
  )
  expect(await refused(telegram.sendMessage(404, 'x'))).toBe('400 Bad Request: chat not found')
  expect(await refused(telegram.sendMessage(CITIZEN, 'before they wrote'))).toBe(
    '400 Bad Request: chat not found',
  )
})

test('4096 characters and 64 bytes of data are taken', async () => {
  const { telegram } = await startSandbox()
  const sent = await telegram.sendMessage(REGISTRAR, '字'.repeat(4096), {
    reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: `${'字'.repeat(21)}x` }]] },
  })
  expect(sent.text).toHaveLength(4096)
})

test('a wrong token is 401, an unknown method 404, names are read without regard to case', async () => {
  const { root, call } = await startSandbox()
  const wrong = await fetch(`${root}/bot1:wrong/getMe`)
  expect(wrong.status).toBe(401)
  expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
  expect(await call('sendDice')).toEqual({
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  })
  expect(await call('GETME')).toMatchObject({ ok: true })
})

test('parameters are read from a query and from a form as well', async () => {
  const { root, call } = await startSandbox()
  const base = `${root}/bot700000001:SANDBOX-of-Petition-Desk-DEMO-only/sendMessage`
  expect(await (await fetch(`${base}?chat_id=${REGISTRAR}&text=hi`)).json()).toMatchObject({
    result: { text: 'hi' },
  })
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'b', callback_data: 'd' }]] })
  const body = new URLSearchParams({ chat_id: String(REGISTRAR), text: 'form', reply_markup: markup })
  expect(await (await fetch(base, { method: 'POST', body })).json()).toMatchObject({
    result: { text: 'form', reply_markup: { inline_keyboard: [[{ callback_data: 'd' }]] } },
  })
  const broken = await fetch(base, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"chat_id":',
  })
  expect(await broken.json()).toMatchObject({ ok: false, error_code: 400 })
  expect(await call('sendMessage', { text: 'x' })).toMatchObject({
    description: 'Bad Request: chat_id is empty',
  })
})

test('edits: not modified, not found, not own; a keyboard that is left out goes', async () => {
  const { sandbox, telegram } = await startSandbox()
  sandbox.people.text(REGISTRAR, { text: 'mine' })
  const markup = { inline_keyboard: [[{ text: 'b', callback_data: 'd' }]] }
  const { message_id } = await telegram.sendMessage(REGISTRAR, 'one', { reply_markup: markup })
  const edit = (id: number, text: string, extra = {}) =>
    telegram.editMessageText(REGISTRAR, id, undefined, text, extra)
  expect(await refused(edit(message_id, 'one', { reply_markup: markup }))).toContain(
    'Bad Request: message is not modified',
  )
  expect(await refused(edit(77, 'x'))).toBe('400 Bad Request: message to edit not found')
  expect(await refused(edit(1, 'x'))).toBe("400 Bad Request: message can't be edited")
  const edited = await edit(message_id, 'one')
  expect(edited).toMatchObject({ text: 'one', edit_date: expect.any(Number) })
  expect(edited).not.toHaveProperty('reply_markup')
  await telegram.editMessageReplyMarkup(REGISTRAR, message_id, undefined, markup)
  expect(await refused(telegram.editMessageReplyMarkup(REGISTRAR, message_id, undefined, markup))).toContain(
    'not modified',
  )
  expect(await telegram.deleteMessage(REGISTRAR, message_id)).toBe(true)
  expect(await refused(telegram.deleteMessage(REGISTRAR, message_id))).toBe(
    '400 Bad Request: message to delete not found',
  )
})

test('a press is answered once and in time, or the query is too old', async () => {
  const { sandbox, telegram, clock } = await startSandbox()
  const { message_id } = await telegram.sendMessage(REGISTRAR, 'ask')
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
  const first = sandbox.people.press(REGISTRAR, message_id, 'a')
  expect(await telegram.answerCbQuery(first, 'done')).toBe(true)
  expect(await refused(telegram.answerCbQuery(first))).toBe(tooOld)
  expect(await refused(telegram.answerCbQuery('12345'))).toBe(tooOld)
  const second = sandbox.people.press(REGISTRAR, message_id, 'b')
  clock.time.wall += 31_000
  expect(await refused(telegram.answerCbQuery(second))).toBe(tooOld)
})

test('who blocked the bot is not written to until they unblock it', async () => {
  const { sandbox, telegram } = await startSandbox()
  sandbox.people.block(REGISTRAR, true)
  expect(await refused(telegram.sendMessage(REGISTRAR, 'x'))).toBe(
    '403 Forbidden: bot was blocked by the user',
  )
  expect(() => sandbox.people.text(REGISTRAR, { text: 'x' })).toThrow('unblock it first')
  sandbox.people.block(REGISTRAR, false)
  expect(await telegram.sendMessage(REGISTRAR, 'x')).toMatchObject({ text: 'x' })
})

test('too much to one chat is 429 with the seconds to wait, and the others are not touched', async () => {
  const { call, clock } = await startSandbox({ burst: { messages: 3, seconds: 10 } })
  const send = (chat_id: number) => call('sendMessage', { chat_id, text: 'x' })
  for (let n = 0; n < 3; n += 1) expect((await send(REGISTRAR)).ok).toBe(true)
  clock.time.wall += 4000
  expect(await send(REGISTRAR)).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 6',
    parameters: { retry_after: 6 },
  })
  expect((await send(3001)).ok).toBe(true)
  clock.time.wall += 6000
  expect((await send(REGISTRAR)).ok).toBe(true)
})

test('photos and documents go out as forms, come back by their path and can be sent again by id', async () => {
  const { telegram, root } = await startSandbox()
  const picture = png(7)
  const sent = await telegram.sendPhoto(REGISTRAR, { source: picture }, { caption: 'chart' })
  expect(sent).toMatchObject({
    caption: 'chart',
    photo: [{ width: 90 }, { width: 300, file_size: picture.length }],
  })
  const largest = sent.photo.at(-1)?.file_id ?? ''
  const { file_path } = await telegram.getFile(largest)
  expect(file_path).toMatch(/^photos\/file_\d+\.jpg$/)
  const link = await telegram.getFileLink(largest)
  const fetched = await fetch(new URL(link.pathname, root))
  expect(Buffer.from(await fetched.arrayBuffer()).equals(picture)).toBe(true)
  const document = await telegram.sendDocument(REGISTRAR, {
    source: Buffer.from('%PDF'),
    filename: 'letter.pdf',
  })
  expect(document).toMatchObject({
    document: { file_name: 'letter.pdf', mime_type: 'application/pdf', file_size: 4 },
  })
  const again = await telegram.sendDocument(REGISTRAR, document.document.file_id)
  expect(again.document.file_unique_id).toBe(document.document.file_unique_id)
  expect(await refused(telegram.sendPhoto(REGISTRAR, { source: Buffer.from('no picture') }))).toBe(
    '400 Bad Request: IMAGE_PROCESS_FAILED',
  )
  expect(await refused(telegram.sendDocument(REGISTRAR, 'nonsense'))).toContain('wrong file identifier')
})

test('a media group is several messages with one id', async () => {
  const { telegram } = await startSandbox()
  const media = [1, 2].map((n) => ({ type: 'photo' as const, media: { source: png(n) } }))
  const messages = await telegram.sendMediaGroup(REGISTRAR, media)
  expect(messages.map((message) => message.message_id)).toEqual([1, 2])
  expect(new Set(messages.map((message) => 'media_group_id' in message && message.media_group_id)).size).toBe(
    1,
  )
  const many = Array.from({ length: 11 }, (_, n) => ({ type: 'photo' as const, media: { source: png(n) } }))
  expect(await refused(telegram.sendMediaGroup(REGISTRAR, many))).toContain('too many messages')
})

test('a bot cannot fetch more than 20 MB, though a person may hand it in', async () => {
  const { telegram, page, updates } = await startSandbox()
  const form = new FormData()
  form.append('file', new Blob([randomBytes(21 * 1024 * 1024)], { type: 'video/mp4' }), 'long.mp4')
  expect(await page(`/sandbox/chats/${CITIZEN}/document`, form)).toMatchObject({ status: 200 })
  const [{ message }] = (await updates()) as unknown as [{ message: { document: Record<string, unknown> } }]
  const { document } = message
  expect(document.file_size).toBe(21 * 1024 * 1024)
  expect(await refused(telegram.getFile(String(document.file_id)))).toBe('400 Bad Request: file is too big')
  expect(await refused(telegram.getFile('nonsense'))).toContain('wrong file_id')
})

test('commands are kept by scope and language, and a wrong name is refused', async () => {
  const { telegram, page } = await startSandbox()
  const commands = (command: string) => [{ command, description: `does ${command}` }]
  await telegram.setMyCommands(commands('start'))
  await telegram.setMyCommands(commands('xinjian'), { language_code: 'zh' })
  await telegram.setMyCommands(commands('inbox'), { scope: { type: 'chat', chat_id: REGISTRAR } })
  expect(await telegram.getMyCommands()).toEqual(commands('start'))
  expect(await telegram.getMyCommands({ language_code: 'zh' })).toEqual(commands('xinjian'))
  const { body } = await page('/sandbox/state')
  const shown = (body.persons as { id: number; commands: { command: string }[] }[]).map((person) => [
    person.id,
    person.commands[0]?.command,
  ])
  expect(shown).toEqual([
    [CITIZEN, 'xinjian'],
    [REGISTRAR, 'inbox'],
    [3001, 'xinjian'],
  ])
  await telegram.deleteMyCommands({ language_code: 'zh' })
  expect(await telegram.getMyCommands({ language_code: 'zh' })).toEqual([])
  expect(await refused(telegram.setMyCommands(commands('不行')))).toBe('400 Bad Request: BOT_COMMAND_INVALID')
})

test('a chat action is checked and shown', async () => {
  const { telegram } = await startSandbox()
  expect(await telegram.sendChatAction(REGISTRAR, 'typing')).toBe(true)
  expect(await refused(telegram.sendChatAction(REGISTRAR, 'dance' as 'typing'))).toContain(
    'wrong parameter action',
  )
})
