import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readyToSubmit, readyToTell, sentFile } from '../support/drafts.js'
import { FAULT_MODES, type FaultMode, faultsAt } from '../support/faults.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'

/** A single process that is always the same one, or one of several that each have a name of their own. */
const WAYS = [
  { way: 'one box', me: 'one-box', all: true },
  { way: 'replicas', me: undefined, all: false },
] as const

type Way = (typeof WAYS)[number]

let site: Site
let replica: Replica
let chatId = 1000
let updateId = 1

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
})

afterAll(() => site.close())

/** From one place at which something goes wrong to the next. */
const EACH = scaled(5, 1)

const NUMBER = /XF-\d{6}-\d{4}-\d{6}-\d/g
const RECEIPT = 'Your code: '
const RIGHTS = 'A petition stops no other time limit'
const REPEAT = 'may be a repeat'

/** One submission in which the n-th effect goes wrong. Gives false where there were fewer. */
async function submitWithFault(n: number, mode: FaultMode, way: Way): Promise<boolean> {
  const named = way.me === undefined ? {} : { me: way.me }
  replica.restart(named)
  chatId += 1
  updateId += 1
  const citizen = await readyToSubmit(replica, chatId)
  const faults = faultsAt(n, mode)
  replica.restart({ ...named, faults })

  const acknowledged = await replica.take(updateId, chatId, citizen.press('submit'))
  await replica.work()
  if (faults.dead) replica.restart(named)
  if (way.all && faults.dead) {
    // A single process says at once what the one before it left; nobody waits for a lease.
    await replica.sweep({ all: true })
    await replica.work()
    expect(await replica.repositories.deliveries.count('sending')).toBe(0)
  }
  // What was not acknowledged comes again; what was may come again too, and changes nothing.
  if (!acknowledged) expect(await replica.take(updateId, chatId, citizen.press('submit'))).toBe(true)
  await replica.settle()
  const { updates, version } = await replica.repositories.conversations.load(citizen.account)
  expect(await replica.take(updateId, chatId, citizen.press('submit'))).toBe(true)
  expect((await replica.repositories.conversations.load(citizen.account)).version).toBe(version)
  expect(updates.map(({ id }) => id)).toEqual([updateId])

  await expectOneCase(citizen, faults.met ? 1 : 0)
  return faults.met
}

async function expectOneCase({ account, petition }: { account: string; petition: string }, faults: number) {
  const { conversations, petitions, deliveries } = replica.repositories
  const [only, ...others] = await petitions.ofPetitioner(account, 10)
  expect(only?.id).toBe(petition)
  expect(others).toEqual([])
  const conversation = await conversations.load(account)
  expect(conversation.pending).toEqual([])
  expect(conversation.owed).toEqual([])
  expect(conversation.state).toMatchObject({ screen: 'menu', filed: only?.number })
  expect(conversation.state.draft).toBeUndefined()
  expect(await petitions.outboxOf(petition)).toEqual([])
  expect(await petitions.model.exists({ _id: petition, outboxSince: { $exists: true } })).toBeNull()
  expect(await deliveries.model.find({ account }).sort({ kind: 1 }).lean()).toMatchObject([
    { state: 'sent', kind: 'receipt' },
    { state: 'sent', kind: 'rights' },
  ])

  const heard = site.chats.in(chatId).map(({ text }) => text)
  const numbers = new Set(heard.flatMap((text) => text.match(NUMBER) ?? []))
  expect([...numbers]).toEqual([only?.number])
  const receipts = heard.filter((text) => text.includes(RECEIPT))
  const rights = heard.filter((text) => text.includes(RIGHTS))
  const answers = heard.filter((text) => !text.includes(RECEIPT) && !text.includes(RIGHTS))
  expect(receipts.length).toBeGreaterThanOrEqual(1)
  expect(rights.length).toBeGreaterThanOrEqual(1)
  expect(answers.length).toBeGreaterThanOrEqual(1)
  // Everything was said once, and one thing at most once more for each fault.
  expect(heard.length).toBeLessThanOrEqual(3 + faults)
  for (const repeated of [...receipts.slice(1), ...rights.slice(1)]) expect(repeated).toContain(REPEAT)
}

/** To die after one effect is to die before the next, so replicas, whose leases take time, need one of both. */
const CASES = [
  ...FAULT_MODES.map((mode) => ({ mode, ...WAYS[0] })),
  { mode: 'dies after', ...WAYS[1] },
] as const

describe('when one effect of a submit goes wrong, there is one case, one number and a receipt', () => {
  test.each(CASES)(
    'wherever it is; with $way, when it $mode',
    async ({ mode, ...way }) => {
      // A quick run meets every fifth place, each mode others.
      let effects = scaled(1 + FAULT_MODES.indexOf(mode), 1)
      while (await submitWithFault(effects, mode, way)) effects += EACH
      expect(effects).toBeGreaterThan(10)
    },
    60_000,
  )
})

test('a repeat of a receipt is counted', async () => {
  expect(replica.outcomes).toContain('repeated')
})

describe('when one effect of handing in a file goes wrong, the file is stored once and said to have come', () => {
  test.each(['dies after', 'fails', 'is done, its answer lost'] as const)(
    'wherever it is; when it %s',
    async (mode) => {
      let effects = 1
      while (await handInWithFault(effects, mode)) effects += EACH
      expect(effects).toBeGreaterThan(6)
    },
    60_000,
  )
})

async function handInWithFault(n: number, mode: FaultMode): Promise<boolean> {
  const me = 'one-box'
  chatId += 1
  updateId += 1
  replica.restart({ me })
  const citizen = await readyToTell(replica, chatId)
  const photo = sentFile(`photo-${chatId}`)
  site.chats.files.set(`photo-${chatId}`, Buffer.from('what it says'))
  const faults = faultsAt(n, mode)
  replica.restart({ me, faults })
  const acknowledged = await replica.take(updateId, chatId, photo)
  await replica.work()
  site.pass(1_000)
  await replica.work()
  // What the timer began ends before this does.
  await replica
    .conversations()
    .attend(citizen.account)
    .catch(() => undefined)
  if (faults.dead) {
    replica.restart({ me })
    await replica.sweep({ all: true })
  }
  if (!acknowledged) expect(await replica.take(updateId, chatId, photo)).toBe(true)
  await replica.conversations().attend(citizen.account)
  // Evidence waits for its own time, which is not over when everything else is.
  for (let minute = 0; minute < 5; minute += 1) {
    await replica.settle()
    site.pass(61_000)
  }
  const { evidence } = replica.repositories
  const [file, ...others] = await evidence.model.find({ petition: citizen.petition }).lean()
  expect(others).toEqual([])
  expect(file).toMatchObject({ state: 'stored' })
  expect((await evidence.content(file?._id ?? '')).toString()).toBe('what it says')
  const kept = replica.connection.db?.collection('evidence.files')
  expect(await kept?.countDocuments({ filename: file?._id })).toBe(1)
  const heard = site.chats.in(chatId).map(({ text }) => text)
  expect(heard.filter((text) => text.includes('1 file')).length).toBeGreaterThanOrEqual(1)
  expect(heard.length).toBeLessThanOrEqual(1 + (faults.met ? 1 : 0))
  return faults.met
}
