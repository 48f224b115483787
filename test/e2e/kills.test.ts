import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { openDesk } from '../../src/operator/open.js'
import { citizen } from '../support/citizen.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { officePack } from '../support/office-pack.js'
import { type ServiceProcess, startService, storesEnv } from '../support/service.js'

/** Kills within ten petitions; more of them only cost time. */
const KILLS = 3
const PEOPLE = 10

let api: FakeBotApi
let service: ServiceProcess

beforeAll(async () => {
  api = await fakeBotApi()
  service = await startService({
    // On its own data: a single process takes up its work at once, replicas wait for each other's leases.
    ...(await storesEnv()),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    PACK: await officePack(),
  })
}, 90_000)

afterAll(async () => {
  await service.stop()
  await api.close()
})

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('killed at random moments during ten petitions, it ends with ten cases and no answer lost', async () => {
  const random = seeded(20_261_124)
  const talkers = Array.from({ length: PEOPLE }, (_, index) =>
    citizen(api, 301 + index, { language: index % 2 === 0 ? 'en' : 'zh-CN', patienceMs: 150_000 }),
  )
  const filing = Promise.all(talkers.map((talker) => talker.files()))
  // Each kill comes when so many calls more have been made: in the middle of whatever is done then.
  for (let kill = 0; kill < KILLS; kill += 1) {
    const at = api.calls('sendMessage').length + 10 + Math.floor(random() * 25)
    await api.until(() => api.calls('sendMessage').length >= at, `message ${at}`, 120_000)
    await service.kill()
    await service.restart()
  }
  const numbers = await filing
  await api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed', 60_000)

  expect(new Set(numbers).size).toBe(PEOPLE)
  for (const talker of talkers) {
    expect(talker.numbers()).toHaveLength(1)
    expect(talker.receipts().length).toBeGreaterThanOrEqual(1)
    for (const repeated of talker.receipts().slice(1)) expect(repeated).toMatch(/may be a repeat|可能/)
    expect(talker.repeats()).toBeLessThanOrEqual(2 * KILLS)
  }
  await expectTenCases(
    talkers.map(({ facts, request }) => ({ facts, request })),
    numbers,
  )
}, 300_000)

/** Looks into the store beside the running service. */
async function expectTenCases(told: { facts: string; request: string }[], numbers: string[]): Promise<void> {
  const desk = await openDesk(readEnvironment({ ...service.env }), {
    log: pino({ level: 'silent' }),
    attach: true,
    only: 'documents',
  })
  try {
    const { petitions, deliveries } = desk.repositories
    const ids = (await petitions.model.find({}, { _id: 1 }).lean()).map(({ _id }) => _id)
    const stored = await Promise.all(ids.map((id) => petitions.get(id)))
    expect(stored.map((petition) => petition?.number).sort()).toEqual([...numbers].sort())
    const content = stored.map((petition) => ({
      facts: petition?.content.facts.map((fact) => (fact.kind === 'text' ? fact.text : fact.what)).join(' '),
      request: petition?.content.request,
    }))
    expect(content).toEqual(expect.arrayContaining(told))
    // Everybody read a receipt; that a killed try was the one may still have to be found out.
    expect(await deliveries.model.countDocuments({ kind: 'receipt' })).toBe(PEOPLE)
    expect((await deliveries.count('failed')) + (await deliveries.count('refused'))).toBe(0)
    expect(await desk.repositories.deadLetters.count()).toBe(0)
  } finally {
    await desk.close()
  }
}
