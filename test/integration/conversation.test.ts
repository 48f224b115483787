import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Say, UPLOAD_BYTES_AT_MOST, uploadOf } from '../../src/dialogues/messages.js'
import { type Citizen, readyToSubmit, readyToTell, sentFile, WORDS } from '../support/drafts.js'
import { faultsAt } from '../support/faults.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let one: Replica
let two: Replica
let chatId = 2000
let updateId = 1

beforeAll(async () => {
  site = await openSite()
  one = await site.replica()
  two = await site.replica()
})

afterAll(() => site.close())

const nextChat = () => ++chatId
const nextUpdate = () => ++updateId
const stored = ({ account }: Citizen) => one.repositories.conversations.load(account)

async function factsOf(citizen: Citizen): Promise<unknown[]> {
  const { state } = await stored(citizen)
  const answers: unknown = state.draft?.answers
  const facts: unknown = typeof answers === 'object' && answers !== null && Reflect.get(answers, 'facts')
  return Array.isArray(facts) ? facts : []
}

describe('an update that comes again', () => {
  test('changes nothing, and what is still owed is said', async () => {
    const process = await site.replica('one-box')
    const citizen = await readyToTell(process, nextChat())
    const update = nextUpdate()
    // The first effect is the commit; the process dies before it says anything.
    process.restart({ me: 'one-box', faults: faultsAt(1, 'dies after') })
    expect(await process.take(update, citizen.chatId, { kind: 'command', name: 'help', argument: '' })).toBe(
      false,
    )
    process.restart({ me: 'one-box' })
    const { version } = await stored(citizen)
    expect(site.chats.in(citizen.chatId)).toEqual([])

    await process.take(update, citizen.chatId, { kind: 'command', name: 'help', argument: '' })
    const after = await stored(citizen)
    expect(site.chats.in(citizen.chatId)).toHaveLength(1)
    expect(after.updates).toHaveLength(1)
    // One write more: that it was said.
    expect(after.version).toBe(version + 1)
    await process.take(update, citizen.chatId, { kind: 'command', name: 'help', argument: '' })
    expect(await stored(citizen)).toEqual(after)
    expect(site.chats.in(citizen.chatId)).toHaveLength(1)
  })

  test('is known a day long, also after others with higher and lower numbers', async () => {
    const citizen = await readyToTell(one, nextChat())
    const [first, second, third] = [nextUpdate(), nextUpdate(), nextUpdate()]
    for (const update of [third, first, second, third, first]) {
      await one.take(update, citizen.chatId, { kind: 'text', text: `told in ${update}` })
    }
    expect(await factsOf(citizen)).toMatchObject(
      [third, first, second].map((update) => ({ text: `told in ${update}` })),
    )
    site.pass(23 * 60 * 60 * 1000)
    await one.take(third, citizen.chatId, { kind: 'text', text: `told in ${third}` })
    expect(await factsOf(citizen)).toHaveLength(3)
  })
})

test('a file of the service’s own that is owed survives the process, sealed like every word', async () => {
  const process = await site.replica('upload-box')
  const citizen = await readyToTell(process, nextChat())
  const bytes = Buffer.alloc(UPLOAD_BYTES_AT_MOST, `{"request":"${WORDS.request}"}`)
  const say: Say = { text: [{ key: 'command-help' }], upload: uploadOf('document', 'petition.json', bytes) }
  const { conversations } = process.repositories
  const seen = await stored(citizen)
  const lease = { by: 'upload-box', until: site.clock.wall().getTime() + 20_000 }
  const owed = [{ id: 'upload', say, language: 'en', ...lease, unclear: 0 } as const]
  await conversations.replace(
    seen,
    { ...seen, owed },
    {
      leftBehindAt: site.clock.wall(),
      remindAt: site.clock.now(),
    },
  )
  const row = JSON.stringify(await conversations.model.findById(citizen.account).lean())
  for (const clear of ['petition.json', say.upload?.content.slice(0, 40), WORDS.request]) {
    expect(row).not.toContain(clear)
  }

  // The file goes out and the process dies before its words do; another one says it all again.
  process.restart({ me: 'upload-box', faults: faultsAt(1, 'dies after') })
  await process
    .conversations()
    .attend(citizen.account)
    .catch(() => undefined)
  expect(site.chats.in(citizen.chatId)).toMatchObject([{ text: '', upload: { name: 'petition.json' } }])
  process.restart({ me: 'another' })
  site.pass(21_000)
  await process.settle()
  const [, file, words, ...more] = site.chats.in(citizen.chatId)
  expect(file?.upload).toMatchObject({ kind: 'document', name: 'petition.json' })
  expect(file?.upload?.content.equals(bytes)).toBe(true)
  expect(words?.text).not.toBe('')
  expect(more).toEqual([])
  expect((await stored(citizen)).owed).toEqual([])
})

describe('two replicas at once', () => {
  test('lose no answer of one person and file one case', async () => {
    const citizen = await readyToTell(one, nextChat())
    const told = Array.from({ length: 10 }, (_, index) => `line ${index}`)
    const taken = told.map((text, index) =>
      (index % 2 === 0 ? one : two).take(nextUpdate(), citizen.chatId, { kind: 'text', text }),
    )
    expect(await Promise.all(taken)).toEqual(told.map(() => true))
    const facts = await factsOf(citizen)
    expect(facts).toHaveLength(10)
    expect(facts).toEqual(expect.arrayContaining(told.map((text) => ({ kind: 'text', text }))))
    expect((await stored(citizen)).updates).toHaveLength(10)
  })

  test('make of an album of five photos five facts, five files and one status', async () => {
    const citizen = await readyToTell(one, nextChat())
    const photos = [1, 2, 3, 4, 5].map((n) => {
      site.chats.files.set(`album-${n}`, Buffer.from(`photo ${n}`))
      return sentFile(`album-${n}`, { album: 'a1' })
    })
    const taken = photos.map((photo, index) =>
      (index % 2 === 0 ? one : two).take(nextUpdate(), citizen.chatId, photo),
    )
    expect(await Promise.all(taken)).toEqual(photos.map(() => true))
    expect(await factsOf(citizen)).toHaveLength(5)
    const files = await one.repositories.evidence.model.find({ petition: citizen.petition }).lean()
    expect(files).toHaveLength(5)

    site.pass(1_000)
    for (const replica of [one, two]) {
      await replica.work()
      await replica.conversations().attend(citizen.account)
    }
    const heard = site.chats.in(citizen.chatId)
    expect(heard).toHaveLength(1)
    expect(heard[0]?.text).toContain('5 files')
    expect((await stored(citizen)).owed).toEqual([])
  })

  test('file a double press of Submit once: one case, one number, one receipt', async () => {
    for (let round = 0; round < 5; round += 1) {
      const citizen = await readyToSubmit(one, nextChat())
      const taken = await Promise.all(
        [one, two].map((replica) => replica.take(nextUpdate(), citizen.chatId, citizen.press('submit'))),
      )
      expect(taken).toEqual([true, true])
      await one.settle()
      await two.settle()
      const [petition, ...others] = await one.repositories.petitions.ofPetitioner(citizen.account, 10)
      expect(others).toEqual([])
      expect(petition?.id).toBe(citizen.petition)
      const deliveries = await one.repositories.deliveries.model
        .find({ account: citizen.account })
        .sort({ kind: 1 })
        .lean()
      const sent = { state: 'sent', messageIds: [expect.any(Number)] }
      expect(deliveries).toMatchObject([
        { kind: 'receipt', ...sent },
        { kind: 'rights', ...sent },
      ])
      const heard = site.chats.in(citizen.chatId).map(({ text }) => text)
      const numbers = heard.flatMap((text) => text.match(/XF-[\d-]+/g) ?? [])
      expect(new Set(numbers)).toEqual(new Set([petition?.number]))
      expect(heard.filter((text) => text.includes('Receipt'))).toHaveLength(1)
    }
  })
})

test('a file that two replicas note and drop at once is gone in the end', async () => {
  const citizen = await readyToTell(one, nextChat())
  site.chats.files.set('dropped', Buffer.from('words'))
  await one.take(nextUpdate(), citizen.chatId, sentFile('dropped'))
  await Promise.all([
    one.take(nextUpdate(), citizen.chatId, citizen.press('anew')),
    two.take(nextUpdate(), citizen.chatId, { kind: 'text', text: 'anew' }),
  ])
  await one.settle()
  await two.settle()
  const { model } = one.repositories.evidence
  const left = await model.find({ petition: citizen.petition }).lean()
  for (const row of left) expect(row).not.toHaveProperty('sealed')
  // The bare record has its time, and then nothing is left at all.
  site.pass(601_000)
  await one.settle()
  expect(await model.countDocuments({ petition: citizen.petition })).toBe(0)
})
