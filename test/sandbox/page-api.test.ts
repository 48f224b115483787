import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { CITIZEN, handClock, png, REGISTRAR, startSandbox, tempFolder } from './harness.js'

test('the state holds the office, the people and their conversations', async () => {
  const { page, sandbox } = await startSandbox()
  sandbox.people.text(CITIZEN, { text: 'hello' })
  const { body } = await page('/sandbox/state')
  expect(body).toMatchObject({
    seq: 1,
    now: '2026-03-02T01:00:00.000Z',
    office: { en: 'Model City Petition Office' },
    persons: [
      { id: CITIZEN, name: '林晓', phone: '13800001001', messages: [{ text: 'hello' }], keyboard: null },
      { id: REGISTRAR, messages: [] },
      { id: 3001 },
    ],
  })
})

test('texts, presses, contacts and the like are taken; wrong ones get one line', async () => {
  const { page, telegram } = await startSandbox()
  const chat = (path: string, body: object) => page(`/sandbox/chats/${CITIZEN}/${path}`, body)
  expect(await chat('text', { text: 'hi' })).toMatchObject({
    status: 200,
    body: { messages: [{ message_id: 1 }] },
  })
  const { message_id } = await telegram.sendMessage(CITIZEN, 'ask')
  expect(await chat('press', { message_id, data: 'd' })).toMatchObject({
    body: { press: expect.any(String) },
  })
  expect(await chat('edit', { message_id: 1, text: 'ho' })).toMatchObject({
    body: { messages: [{ text: 'ho' }] },
  })
  expect(await chat('location', { latitude: 31, longitude: 116 })).toMatchObject({ status: 200 })
  expect(await chat('contact', { phone_number: '138', first_name: 'L' })).toMatchObject({
    body: { messages: [{ contact: { user_id: CITIZEN } }] },
  })
  expect(await chat('sticker', { emoji: '👍' })).toMatchObject({ status: 200 })
  expect(await chat('block', { blocked: true })).toEqual({ status: 200, body: { blocked: true } })
  expect(await chat('text', { text: 'x' })).toMatchObject({ status: 409 })
  expect(await chat('text', { words: 'x' })).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  })
  expect(await chat('location', { latitude: 91, longitude: 0 })).toMatchObject({ status: 400 })
  expect(await page('/sandbox/chats/1/text', { text: 'x' })).toEqual({
    status: 404,
    body: { error: 'no such person' },
  })
})

test('what is no picture is not taken for a photo, and 60 MB is the limit', async () => {
  const { page } = await startSandbox()
  const upload = (kind: string, bytes: Buffer) => {
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg')
    return page(`/sandbox/chats/${CITIZEN}/${kind}`, form)
  }
  expect(await upload('photo', Buffer.from('MZ program'))).toMatchObject({ status: 400 })
  expect(await upload('document', Buffer.from('MZ program'))).toMatchObject({ status: 200 })
  expect(await upload('document', randomBytes(60 * 1024 * 1024 + 1))).toMatchObject({ status: 413 })
})

test('a file is shown in the page only if it is a picture, sound or film', async () => {
  const { page, root } = await startSandbox()
  const upload = async (bytes: Buffer, type: string, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([bytes], { type }), name)
    const { body } = await page(`/sandbox/chats/${CITIZEN}/document`, form)
    const id = (body.messages as { document: { file_id: string } }[])[0]?.document.file_id
    return await fetch(`${root}/sandbox/files/${id}`)
  }
  const script = await upload(Buffer.from('<script>1</script>'), 'text/html', '网页.html')
  expect(script.headers.get('content-type')).toBe('application/octet-stream')
  expect(script.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('网页.html')}`,
  )
  expect(script.headers.get('content-security-policy')).toContain('sandbox')
  const picture = await upload(png(), 'image/png', 'a.png')
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.headers.get('content-disposition')).toContain('inline')
})

test('the page comes with a strict policy and nothing outside its folder', async () => {
  const { root } = await startSandbox()
  const page = await fetch(root)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  const script = /\/sandbox\/assets\/[\w.-]+\.js/.exec(await page.text())?.[0]
  const code = await fetch(`${root}${script}`)
  expect(code.headers.get('content-type')).toContain('javascript')
  expect(code.headers.get('content-encoding')).toBe('gzip')
  for (const path of ['../server.ts', '%2e%2e%2fserver.ts', 'nothing.js']) {
    expect((await fetch(`${root}/sandbox/assets/${path}`)).status).toBe(404)
  }
})

test('the stream tells what happened since an event, and asks to load again if it cannot', async () => {
  const { sandbox, root } = await startSandbox()
  const read = async (headers: Record<string, string>, until: string) => {
    const gone = new AbortController()
    const response = await fetch(`${root}/sandbox/events`, { headers, signal: gone.signal })
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes(until)) break
    }
    gone.abort()
    return text
  }
  sandbox.people.text(CITIZEN, { text: 'earlier' })
  sandbox.people.text(CITIZEN, { text: 'second' })
  const text = await read({ 'last-event-id': '1' }, 'second')
  expect(text).toContain('id: 2\nevent: changes\ndata: [{"kind":"message"')
  expect(text).not.toContain('earlier')
  expect(await read({ 'last-event-id': '99' }, 'reset')).toContain('event: reset')
})

test('the clock moves forward to an instant or by a duration', async () => {
  const { page } = await startSandbox()
  const move = (body: object) => page('/sandbox/clock', body)
  expect(await move({ to: '2026-03-03T09:00:00+08:00' })).toEqual({
    status: 200,
    body: { now: '2026-03-03T01:00:00.000Z' },
  })
  expect(await move({ advance: 'P1DT2H' })).toMatchObject({ body: { now: '2026-03-04T03:00:00.000Z' } })
  expect(await move({ advance: 'P1M' })).toMatchObject({ body: { now: '2026-04-04T03:00:00.000Z' } })
  expect(await page('/sandbox/clock')).toMatchObject({ body: { now: '2026-04-04T03:00:00.000Z' } })
})

test.each([
  [{}],
  [{ to: '2026-03-03T09:00:00+08:00', advance: 'P1D' }],
  [{ to: 'tomorrow' }],
  [{ to: '2026-03-05' }],
  [{ to: '2026-02-30T00:00:00Z' }],
  [{ to: '2026-03-01T00:00:00Z' }],
  [{ to: '9999-01-01T00:00:00Z' }],
  [{ advance: 'P' }],
  [{ advance: 'PT' }],
  [{ advance: '1 day' }],
  [{ advance: '-P1D' }],
  [{ advance: `P${'9'.repeat(40)}D` }],
  [{ back: 1 }],
  [[]],
])('a wrong wish to the clock is 400 with one line: %j', async (body) => {
  const { page } = await startSandbox()
  const answer = await page('/sandbox/clock', body)
  expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(/^[^\n]+$/) } })
})

test('what keeps the clock from moving is shown', async () => {
  const { page } = await startSandbox({
    moveClock: () => Promise.reject(new Error('the queues did not become quiet')),
  })
  expect(await page('/sandbox/clock', { advance: 'P1D' })).toEqual({
    status: 409,
    body: { error: 'the queues did not become quiet' },
  })
})

test('with an admin token the page asks for it, and a cookie remembers', async () => {
  const { root, call } = await startSandbox({ adminToken: 'open sesame' })
  const get = (path: string, headers = {}) => fetch(`${root}${path}`, { headers, redirect: 'manual' })
  // The page alone comes to everybody: it asks for the token.
  for (const path of ['/', '/?token=wrong']) expect((await get(path)).status).toBe(200)
  for (const path of ['/sandbox/state', '/sandbox/inside', '/sandbox/state?token=open%20sesame'])
    expect((await get(path)).status).toBe(401)
  expect((await get('/sandbox/state', { authorization: 'Bearer open sesame' })).status).toBe(200)
  const admitted = await get('/?token=open%20sesame')
  expect([admitted.status, admitted.headers.get('location')]).toEqual([302, '/'])
  const cookie = admitted.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  expect(cookie).not.toContain('sesame')
  expect((await get('/', { cookie: cookie.split(';')[0] })).status).toBe(200)
  expect(await call('getMe')).toMatchObject({ ok: true })
})

test('another site cannot act through the visitor’s browser, nor one that a browser calls by its origin', async () => {
  const other = await startSandbox()
  const foreign = await fetch(`${other.root}/sandbox/chats/${CITIZEN}/text`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: JSON.stringify({ text: 'x' }),
  })
  expect(foreign.status).toBe(403)
  const { root } = await startSandbox()
  const response = await fetch(`${root}/sandbox/chats/${CITIZEN}/text`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    body: JSON.stringify({ text: 'x' }),
  })
  expect(response.status).toBe(403)
})

test('two sandboxes do not share anything', async () => {
  const clock = handClock()
  const [one, two] = [
    await startSandbox({ clock }),
    await startSandbox({ clock, dataDir: await tempFolder() }),
  ]
  one.sandbox.people.text(CITIZEN, { text: 'x' })
  expect(await two.updates()).toEqual([])
})
