import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cutProxy } from '../support/cut-proxy.js'
import { type Citizen, readyToTell, sentFile, WORDS } from '../support/drafts.js'
import { rawDocuments } from '../support/raw.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)])

let site: Site
let desk: Replica
let citizen: Citizen
let chatId = 4000
let update = 1

beforeAll(async () => {
  site = await openSite()
  desk = await site.replica()
})

afterAll(() => site.close())

beforeEach(async () => {
  desk.restart()
  citizen = await readyToTell(desk, ++chatId)
})

const send = (input: Parameters<Replica['take']>[2]) => desk.take(++update, citizen.chatId, input)
const heard = () => site.chats.in(citizen.chatId).map(({ text }) => text)
const rows = () => desk.repositories.evidence.model.find({ petition: citizen.petition }).lean()
const only = async () => {
  const [row] = await rows()
  if (!row) throw new Error('no file was noted')
  return row
}
const count = async (name: string) => desk.connection.db?.collection(name).countDocuments()

/** Hands a file in, with so much of its content as the messenger gives. */
async function handIn(content: Buffer, name = 'photo.jpg'): Promise<void> {
  const fileId = `file-${++update}`
  site.chats.files.set(fileId, content)
  await send(sentFile(fileId, { name }))
}

/** From the facts to the number. */
async function submit(): Promise<string> {
  await send({ kind: 'text', text: WORDS.facts })
  for (const text of ['done', WORDS.request, WORDS.place, 'skip', `${WORDS.name} ${WORDS.phone}`, 'submit'])
    await send({ kind: 'text', text })
  const petition = await desk.repositories.petitions.get(citizen.petition)
  if (!petition) throw new Error(`not filed; heard: ${heard().join(' | ')}`)
  return petition.number
}

describe('what a file really is', () => {
  test('a picture is stored sealed and comes out as it went in', async () => {
    await handIn(PNG)
    await desk.work()
    const row = await only()
    expect(row).toMatchObject({ state: 'stored', mime: 'image/png' })
    expect(await desk.repositories.evidence.content(row._id)).toEqual(PNG)
    expect(await rawDocuments(desk.connection)).not.toContain(PNG.toString('latin1').slice(0, 40))
  })

  test('a program sent as photo.jpg is refused and named; all else that was entered is kept', async () => {
    await handIn(PROGRAM)
    await desk.work()
    expect(await only()).toMatchObject({ state: 'refused' })
    expect(heard().at(-1)).toMatch(/"photo\.jpg" was not taken[\s\S]*To send it again/)
    expect(await count('evidence.files')).toBe(1)
    await submit()
  })

  test('it is named after Submit too, with the number of the case', async () => {
    await handIn(PROGRAM)
    const number = await submit()
    await desk.work()
    expect(await only()).toMatchObject({ state: 'refused' })
    const [told, ...more] = heard().filter((text) => text.includes('photo.jpg" was not taken'))
    expect(told).toContain(number)
    expect(more).toEqual([])
  })
})

describe('a file of a draft that is given up', () => {
  test('is removed with its content', async () => {
    const before = await Promise.all(['evidence', 'evidence.files', 'evidence.chunks'].map(count))
    await handIn(randomBytes(0))
    await handIn(Buffer.concat([PNG, randomBytes(600_000)]), 'large.png')
    await desk.work()
    expect(await count('evidence.chunks')).toBe((before[2] ?? 0) + 3)
    await send({ kind: 'command', name: 'cancel', argument: '' })
    await send({ kind: 'text', text: 'Delete the draft' })
    await desk.work()
    // At once: nothing of the files, not even their names. The bare records follow.
    const [, ...content] = before
    expect(await Promise.all(['evidence.files', 'evidence.chunks'].map(count))).toEqual(content)
    for (const row of await rows()) expect(row).not.toHaveProperty('sealed')
    site.pass(601_000)
    await desk.settle()
    expect(await Promise.all(['evidence', 'evidence.files', 'evidence.chunks'].map(count))).toEqual(before)
  })

  test('is removed also where it was just being stored', async () => {
    const before = await count('evidence.chunks')
    await handIn(PNG)
    const row = await only()
    await desk.repositories.evidence.drop([row._id])
    expect(await desk.repositories.evidence.store(row._id, PNG, 'image/png')).toBe(false)
    expect(await count('evidence.chunks')).toBe(before)
  })

  test('leaves nothing of a try that broke off in the middle', async () => {
    const proxy = await cutProxy(site.uri)
    const broken = await openSite({ uri: proxy.uri })
    const failing = await broken.replica()
    await handIn(PNG)
    const { _id: id } = await only()
    proxy.cutAfter(1_000_000)
    const large = Buffer.concat([PNG, randomBytes(3_000_000)])
    await expect(failing.repositories.evidence.store(id, large, 'image/png')).rejects.toThrow()
    await broken.close()
    await proxy.close()
    await desk.repositories.evidence.drop([id])
    // A write that was on its way when the connection broke may land now, after everything was deleted.
    const late = { files_id: `${id}-late`, n: 0, data: Buffer.from('late') }
    await desk.repositories.evidence.model.db.collection('evidence.chunks').insertOne(late)
    await expect
      .poll(
        async () => {
          site.pass(601_000)
          await desk.settle()
          return desk.repositories.evidence.model.countDocuments({ _id: id })
        },
        { timeout: 15_000 },
      )
      .toBe(0)
    const rest = { files_id: `${id}-late` }
    expect(await desk.repositories.evidence.model.db.collection('evidence.chunks').countDocuments(rest)).toBe(
      0,
    )
  })

  test('is not noted again by a command that comes late', async () => {
    await handIn(PNG)
    const { _id: id } = await only()
    const { evidence } = desk.repositories
    const file = await evidence.get(id)
    await evidence.drop([id])
    expect(await evidence.get(id)).toBeUndefined()
    if (file) await evidence.note(file)
    expect(await evidence.get(id)).toBeUndefined()
    expect(await evidence.claim(id)).toBeUndefined()
  })
})

describe('a file that the messenger does not give', () => {
  test('is fetched later, after the pause that was asked for', async () => {
    const fileId = `late-${++update}`
    site.chats.files.set(fileId, { kind: 'limited', retryAfterSeconds: 30 })
    await send(sentFile(fileId))
    await desk.work()
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 1 })
    site.chats.files.set(fileId, PNG)
    site.pass(20_000)
    await desk.work()
    expect(await only()).toMatchObject({ state: 'waiting' })
    site.pass(11_000)
    await desk.work()
    expect(await only()).toMatchObject({ state: 'stored', attempts: 2 })
  })

  test('is given up after the last try, and its sender told once', async () => {
    const fileId = `never-${++update}`
    site.chats.files.set(fileId, { kind: 'ambiguous', reason: 'ETIMEDOUT' })
    await send(sentFile(fileId, { name: 'recording.ogg' }))
    for (let tries = 0; tries < 12; tries += 1) {
      await desk.work()
      site.pass(601_000)
    }
    expect(await only()).toMatchObject({ state: 'failed', attempts: 8 })
    expect(heard().filter((text) => text.includes('"recording.ogg" could not be fetched'))).toHaveLength(1)
  })

  test('because it is too large or gone, is given up at once', async () => {
    const fileId = `huge-${++update}`
    site.chats.files.set(fileId, { kind: 'too-big' })
    await send(sentFile(fileId, { name: 'film.mp4' }))
    await desk.work()
    expect(await only()).toMatchObject({ state: 'failed', attempts: 1 })
    expect(heard().at(-1)).toContain('film.mp4')
  })

  test('is tried again by another process when the one that tried died', async () => {
    await handIn(PNG)
    const { _id: id } = await only()
    expect(await desk.repositories.evidence.claim(id)).toBeDefined()
    expect(await desk.repositories.evidence.claim(id)).toBeUndefined()
    desk.restart()
    site.pass(181_000)
    await desk.settle()
    expect(await only()).toMatchObject({ state: 'stored', attempts: 2 })
  })
})
