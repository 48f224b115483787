import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clerk, clerk, sentTo } from '../support/many.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'
import { officeTime } from '../support/walk.js'

/** Replicas that sweep, and replicas that only deliver. */
const SCHEDULERS = 2
const WORKERS = 3
const CASES = scaled(20, 60)

let site: Site
let replicas: Replica[]
let first: Replica
let handler: Clerk
let registrar: Clerk

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replicas = []
  for (let index = 0; index < SCHEDULERS + WORKERS; index += 1) replicas.push(await site.replica())
  const [one] = replicas
  if (!one) throw new Error('no replica')
  first = one
  registrar = await clerk(first, 'registrar', 'huoqiu-petition')
  handler = await clerk(first, 'handler', 'huoqiu-land')
  const { id: petitioner } = await first.repositories.accounts.ofAddress('77', 'en')
  for (let index = 0; index < CASES; index += 1) {
    await sentTo(site, first, { petitioner, registrar, unit: 'huoqiu-land' })
  }
  await first.settle()
}, 120_000)

afterAll(() => site.close())

/** Everybody at once, several times over, as ticks and queues may have it. */
async function allAtOnce(text: string): Promise<void> {
  site.pass(officeTime(text).getTime() - site.clock.now().getTime())
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(replicas.slice(0, SCHEDULERS).map((replica) => replica.sweep()))
    const due = await first.repositories.deliveries.due(500)
    // A job may be run twice, by two workers at once: the lease in the document decides.
    for (const id of due) {
      for (const worker of replicas.slice(SCHEDULERS))
        worker.queued().push({ queue: 'deliver-notice', id, at: 0 })
    }
    await Promise.all(replicas.map((replica) => replica.work()))
  }
}

describe(`${SCHEDULERS} replicas that sweep and ${WORKERS} that deliver`, () => {
  test('claim each reminder once and say each once', async () => {
    const { petitions, deliveries } = first.repositories
    const versions = new Map(
      (await petitions.model.find({}, { version: 1 }).lean()).map((row) => [row._id, row.version]),
    )
    site.chats.heard.length = 0
    // 15 days from 5 March end on Friday 20 March: that morning each is told singly, up to five, the rest in the digest.
    await allAtOnce('2026-03-20T08:00:05')
    for (const row of await petitions.model.find({}, { version: 1 }).lean()) {
      expect(row.version).toBe((versions.get(row._id) ?? 0) + 1)
    }
    const rungs = await deliveries.model.find({ kind: 'desk-reminder' }).lean()
    expect(rungs.map(({ _id }) => _id)).toHaveLength(CASES)
    expect(new Set(rungs.map(({ subject }) => subject)).size).toBe(CASES)
    await allAtOnce('2026-03-20T09:00:05')
    const heard = site.chats.in(handler.chatId).map(({ text }) => text)
    const singly = heard.filter((text) => text.includes('ends today'))
    const [digest, ...others] = heard.filter((text) => !singly.includes(text))
    expect(others).toEqual([])
    expect(new Set(singly).size).toBe(singly.length)
    expect(singly).toHaveLength(5)
    expect(digest).toContain(`${CASES - singly.length} end today`)
    expect(await deliveries.model.countDocuments({ state: { $ne: 'sent' }, kind: 'desk-reminder' })).toBe(0)
  })
})
