import { describe, expect, test } from 'vitest'
import { CITIZEN, png, REGISTRAR, startSandbox } from './harness.js'

describe('receiving', () => {
  test('a text arrives as an update and waits until an offset confirms it', async () => {
    const { sandbox, updates, telegram } = await startSandbox()
    sandbox.people.text(CITIZEN, { text: '/start now' })
    sandbox.people.text(CITIZEN, { text: 'hello' })
    const [first, second] = await updates()
    expect(first?.message).toMatchObject({
      message_id: 1,
      text: '/start now',
      from: { id: CITIZEN, is_bot: false, language_code: 'zh-hans' },
      chat: { id: CITIZEN, type: 'private' },
      date: 1772413200,
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(second?.update_id).toBe((first?.update_id ?? 0) + 1)
    expect(await updates()).toHaveLength(2)
    expect(await updates(second?.update_id)).toHaveLength(1)
    expect(await updates()).toHaveLength(1)
    const me = await telegram.getMe()
    expect(me).toMatchObject({ is_bot: true, id: 700000001 })
  })
})

test('photos', async () => {
  const { telegram, page, updates, root } = await startSandbox()
  const form = new FormData()
  form.append('file', new Blob([png(1)], { type: 'image/png' }), 'a.png')
  form.append('file', new Blob([png(2)], { type: 'image/png' }), 'b.png')
  const answer = await page(`/sandbox/chats/${CITIZEN}/album`, form)
  expect(answer).toMatchObject({ status: 200 })
  const got = await updates()
  console.log(JSON.stringify(got), JSON.stringify((await page('/sandbox/state')).body).slice(0, 300))
  const sent = await telegram.sendPhoto(REGISTRAR, { source: png(3) }, { caption: 'x' })
  console.log(JSON.stringify(sent))
  const link = await telegram.getFileLink(sent.photo[0]!.file_id)
  const bytes = Buffer.from(await (await fetch(`${root}${link.pathname}`)).arrayBuffer())
  expect(bytes.equals(png(3))).toBe(true)
})
