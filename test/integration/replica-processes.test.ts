import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { type Desk, openDesk } from '../../src/operator/open.js'
import { randomId } from '../../src/people/ids.js'
import { dateBasis } from '../../src/petitions/date-basis.js'
import { decideFiling } from '../../src/petitions/decide-filing.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { type OwnRedis, ownRedis } from '../chaos/redis.js'
import { stores } from '../chaos/settings.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { testContent } from '../support/filing.js'
import { testKeysLine } from '../support/keys.js'
import { officePack } from '../support/office-pack.js'
import { dataFolder, type ServiceProcess, startService } from '../support/service.js'
import { buildIndexes, testDatabase } from '../support/stores.js'

const SCHEDULERS = 2
const WORKERS = 3
/** Each of the two times. */
const CASES = 60
const DAY = 86_400_000
/** It is always time, so that what is due is told when the test runs. */
const HOURS = `\nreminders: { hours: { opens: "00:00", closes: "23:59", legal: "00:00", due: "00:00", digest: "23:58" } }\n`

/** The larger installation as it is: each role a process of its own, over Redis and a document engine. */
describe.runIf(stores)(`${SCHEDULERS} schedulers and ${WORKERS} workers on Redis`, () => {
  let api: FakeBotApi
  let redis: OwnRedis
  let desk: Desk
  let workers: ServiceProcess[]
  const running: ServiceProcess[] = []
  const late: number[] = []

  beforeAll(async () => {
    if (!stores) return
    api = await fakeBotApi()
    redis = await ownRedis(stores.redis)
    const pack = await officePack()
    await appendFile(join(pack, 'profile.yaml'), HOURS)
    const env = {
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      REDIS_URL: redis.url,
      MONGODB_URI: testDatabase(),
      PERSONAL_DATA_KEYS: testKeysLine,
      PACK: pack,
      DATA_DIR: await dataFolder(),
    }
    await buildIndexes(env.MONGODB_URI)
    desk = await openDesk(readEnvironment(env), { log: pino({ level: 'silent' }), only: 'documents' })
    await seed()
    const start = (role: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => startService({ ...env, ROLES: role })))
    workers = await start('worker', WORKERS)
    running.push(...workers, ...(await start('scheduler', SCHEDULERS)))
  }, 120_000)

  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()))
    await desk?.close()
    await redis?.close()
    await api?.close()
  }, 60_000)

  /** Cases filed forty days ago that nobody has sorted. */
  async function seed(): Promise<void> {
    const { accounts, members, petitions } = desk.repositories
    const rules = { pack: desk.pack, calendar: workingCalendar({ overrides: desk.pack.calendar }) }
    if (late.length === 0) {
      const { id: account } = await accounts.ofAddress('9001', 'en')
      api.person(9_001)
      const grants = [{ role: 'registrar', unit: 'huoqiu-petition' }] as const
      await members.insert({ id: randomId(), account, name: 'Test registrar', grants, asked: [], taken: [] })
    }
    const filedAt = new Date(Date.now() - 40 * DAY)
    for (let index = 0; index < CASES; index += 1) {
      const chatId = 50_000 + late.length
      api.person(chatId)
      const { id: account } = await accounts.ofAddress(String(chatId), 'en')
      const petition = randomId()
      const by = { kind: 'petitioner', account } as const
      const filing = { kind: 'filePetition', id: randomId(), petition, content: testContent, by } as const
      const number = await petitions.nextNumber('341522', filedAt.getUTCFullYear())
      const decision = decideFiling(filing, number, filedAt, rules)
      if (decision.kind === 'refused') throw new Error(decision.refusal.code)
      await petitions.insert(petition, decision.events, [], new Date(), dateBasis(rules))
      late.push(chatId)
    }
  }

  const told = (chatId: number): string[] =>
    api
      .calls('sendMessage')
      .map(({ payload }) => payload as { chat_id: number; text: string })
      .filter(({ chat_id, text }) => chat_id === chatId && text.includes('the date was missed'))
      .map(({ text }) => text)

  /** Everybody has been told, and each reminder was claimed once: by the documents, and by what arrived. */
  async function expectEachOnce(): Promise<void> {
    await api.until(() => late.every((chatId) => told(chatId).length > 0), 'everybody told', 90_000)
    await expect.poll(() => desk.repositories.deliveries.due(1), { timeout: 30_000 }).toEqual([])
    for (const chatId of late) expect(told(chatId)).toHaveLength(1)
    const { petitions, deliveries } = desk.repositories
    const rows = await deliveries.model.find({}).lean()
    for (const kind of ['missed', 'desk-reminder'] as const) {
      const of = rows.filter((row) => row.kind === kind)
      expect(of).toHaveLength(late.length)
      expect(new Set(of.map(({ subject }) => subject)).size).toBe(late.length)
    }
    expect(rows.filter(({ mayRepeat }) => mayRepeat)).toEqual([])
    const versions = await petitions.model.distinct('version')
    // Filed, and reminded in one write.
    expect(versions).toHaveLength(1)
    expect(await petitions.model.countDocuments({ nextActionAt: { $lte: new Date() } })).toBe(0)
  }

  test('that all start at once claim each reminder once', expectEachOnce, 120_000)

  test('that tick and start again while more becomes due claim each of those once', async () => {
    await seed()
    // Each looks for what is due at its start; meanwhile the two others tick.
    await Promise.all(workers.map((one) => one.stop().then(() => one.restart())))
    await expectEachOnce()
  }, 180_000)
})
