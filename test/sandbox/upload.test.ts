import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { type Say, uploadOf } from '../../src/dialogues/messages.js'
import { SANDBOX_TOKEN } from '../../src/sandbox/server.js'
import { createTelegramClient, NewFile } from '../../src/telegram/client.js'
import { sendSpoken } from '../../src/telegram/send.js'
import { readableLog } from '../telegram/kit.js'
import { png, REGISTRAR, startSandbox } from './harness.js'

/** The product's own client on a sandbox. */
async function start() {
  const sandbox = await startSandbox()
  const log = readableLog()
  const client = createTelegramClient({ token: SANDBOX_TOKEN, apiRoot: sandbox.root, log: log.log })
  onTestFinished(() => client.close())
  const send = (say: Say) =>
    sendSpoken(client, REGISTRAR, { say, language: 'en' }, (_language, { key }) => key)
  const last = async () => {
    const { messages } = Messages.parse((await sandbox.page(`/sandbox/chats/${REGISTRAR}/messages`)).body)
    return messages
  }
  return { ...sandbox, client, log, send, last }
}

const Messages = z.object({
  messages: z.array(
    z.looseObject({
      photo: z.array(z.looseObject({ file_id: z.string(), width: z.number() })).optional(),
      document: z.looseObject({ file_id: z.string() }).optional(),
    }),
  ),
})

const SLIP: Say = { text: [{ key: 'slip' }], upload: uploadOf('photo', 'slip.png', png()) }

test('a photo of the service arrives before its words, in sizes, and the page shows it', async () => {
  const { send, last, root } = await start()
  expect(await send(SLIP)).toEqual({ kind: 'sent', messageIds: [1, 2] })
  const [photo, text] = await last()
  expect(photo).toMatchObject({
    photo: [{ width: 90 }, { width: 300, height: 200, file_size: png().length }],
  })
  expect(photo).not.toHaveProperty('caption')
  expect(text).toMatchObject({ text: 'slip' })
  const shown = await fetch(`${root}/sandbox/files/${photo?.photo?.at(-1)?.file_id}`)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
  expect(Buffer.from(await shown.arrayBuffer()).equals(png())).toBe(true)
})

test('a document of the service keeps its name, its kind and every byte', async () => {
  const { send, last, root } = await start()
  const content = Buffer.from(JSON.stringify({ request: '要求赔偿。' }))
  await send({ text: [{ key: 'all' }], upload: uploadOf('document', '信访件 XF-1.json', content) })
  const [message] = await last()
  expect(message).toMatchObject({
    document: { file_name: '信访件 XF-1.json', mime_type: 'application/json', file_size: content.length },
  })
  const fetched = await fetch(`${root}/sandbox/files/${message?.document?.file_id}`)
  expect(fetched.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(Buffer.from(await fetched.arrayBuffer()).equals(content)).toBe(true)
})

test('a name cannot break out of the form, and other objects go along as they are', async () => {
  const { client, last } = await start()
  const answer = await client.call('sendDocument', {
    chat_id: REGISTRAR,
    document: new NewFile('a"\r\nx: y; \\b.txt', Buffer.from('x')),
    reply_parameters: { message_id: 99, allow_sending_without_reply: true },
    reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: 'd:a:1' }]] },
  })
  expect(answer.kind).toBe('ok')
  expect(await last()).toMatchObject([
    {
      document: { file_name: 'a___x: y; _b.txt' },
      reply_markup: { inline_keyboard: [[{ callback_data: 'd:a:1' }]] },
    },
  ])
})

test('only what the service made is uploaded: what looks like a file stays data', async () => {
  const { client, last } = await start()
  const document = JSON.parse('{"source":"/etc/hostname","filename":"h.txt"}')
  expect(await client.call('sendDocument', { chat_id: REGISTRAR, document })).toMatchObject({
    kind: 'rejected',
    code: 400,
  })
  expect(await last()).toEqual([])
})

test('an empty file, one that is no picture and one over 50 MB are refused in the real server’s words', async () => {
  const { client, last } = await start()
  const send = (kind: 'photo' | 'document', content: Buffer) =>
    client.call(`send${kind === 'photo' ? 'Photo' : 'Document'}`, {
      chat_id: REGISTRAR,
      [kind]: new NewFile('f.bin', content),
    })
  const refused = (description: string, code = 400) => ({ kind: 'rejected', code, description })
  expect(await send('document', Buffer.alloc(0))).toEqual(refused('Bad Request: file must be non-empty'))
  expect(await send('photo', Buffer.alloc(0))).toEqual(refused('Bad Request: file must be non-empty'))
  expect(await send('photo', Buffer.from('x'))).toEqual(refused('Bad Request: IMAGE_PROCESS_FAILED'))
  const huge = await send('document', Buffer.alloc(50 * 1024 * 1024 + 1))
  expect(huge).toEqual(refused('Request Entity Too Large', 413))
  expect(await last()).toEqual([])
})

test('nothing of a file gets into the log, and a chat that blocked the bot refuses it', async () => {
  const { send, sandbox, log } = await start()
  sandbox.people.block(REGISTRAR, true)
  const secret = 'Wang Xiaoming'
  const upload = uploadOf('document', `${secret}.json`, Buffer.from(secret))
  expect(await send({ text: [], upload })).toMatchObject({ kind: 'refused', part: 0 })
  expect(log.text()).not.toContain(secret)
  expect(log.text()).not.toContain(Buffer.from(secret).toString('base64'))
})
