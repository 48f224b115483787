import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { openDesk } from '../../src/operator/open.js'
import { randomId } from '../../src/people/ids.js'
import { dateBasis } from '../../src/petitions/date-basis.js'
import { decideFiling } from '../../src/petitions/decide-filing.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { testFolder } from '../support/folders.js'
import { officePack } from '../support/office-pack.js'
import { type ServiceProcess, startService } from '../support/service.js'
import { SEED, seeded } from './settings.js'

/** Twice so many power cuts come in the middle of reminding; more of them by `REMINDER_KILLS`. */
const KILLS = Number(process.env.REMINDER_KILLS ?? 4)
const A_BATCH = 6
const DAY = 86_400_000
const NEVER = `reminders: { hours: { opens: "00:00", closes: "23:59", legal: "00:00", due: "00:00", digest: "00:00" } }\n`

let api: FakeBotApi
let service: ServiceProcess
/** Whose sorting limit was missed, and whose runs on, by chat. */
const late: number[] = []
const inTime: number[] = []

beforeAll(async () => {
  api = await fakeBotApi()
  const pack = await officePack()
  await appendFile(join(pack, 'profile.yaml'), NEVER)
  service = await startService({
    DATA_DIR: join(await testFolder(), 'data'),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    PACK: pack,
  })
}, 90_000)

afterAll(async () => {
  await service.stop()
  await api.close()
})

const open = () =>
  openDesk(readEnvironment({ ...service.env }), {
    log: pino({ level: 'silent' }),
    attach: true,
    only: 'documents',
  })

/** Puts cases beside the running service: some filed forty days ago and never sorted, some filed today. */
async function seed(): Promise<void> {
  const desk = await open()
  try {
    const { accounts, petitions } = desk.repositories
    const rules = { pack: desk.pack, calendar: workingCalendar({ overrides: desk.pack.calendar }) }
    for (let index = 0; index < A_BATCH; index += 1) {
      const isLate = index % 3 !== 0
      const chatId = 50_000 + late.length + inTime.length
      api.person(chatId)
      const { id: account } = await accounts.ofAddress(String(chatId), 'en')
      const now = new Date(desk.clock.wall().getTime() - (isLate ? 40 * DAY : 0))
      const petition = randomId()
      const decision = decideFiling(
        {
          kind: 'filePetition',
          id: randomId(),
          petition,
          content: {
            class: 'appeal',
            category: 'unknown',
            facts: [{ kind: 'text', text: 'The road ends at a ditch.' }],
            request: 'Please build the bridge.',
            place: { region: '341522', words: '5 Guangming Street' },
            petitioner: { kind: 'anonymous' },
            language: 'en',
          },
          by: { kind: 'petitioner', account },
        },
        await petitions.nextNumber('341522', now.getUTCFullYear()),
        now,
        rules,
      )
      if (decision.kind === 'refused') throw new Error(decision.refusal.code)
      await petitions.insert(petition, decision.events, [], desk.clock.wall(), dateBasis(rules))
      ;(isLate ? late : inTime).push(chatId)
    }
  } finally {
    await desk.close()
  }
}

/** The deliveries once all of them have arrived, looked at until a minute and a half has passed. */
async function ended<Row extends { readonly state: string }>(look: () => Promise<Row[]>): Promise<Row[]> {
  for (let looks = 0; ; looks += 1) {
    const rows = await look()
    if (looks > 300 || (rows.length === late.length && rows.every(({ state }) => state === 'sent')))
      return rows
    await pause(300)
  }
}

test(`killed ${2 * KILLS} times while it reminds, it skips nobody, tells nobody early, and repeats itself once a kill at most`, async () => {
  const random = seeded(SEED)
  for (let kill = 0; kill < KILLS; kill += 1) {
    await seed()
    await service.kill()
    const before = api.calls('sendMessage').length
    await service.restart()
    // In the middle of what it finds at its start, or before it has found anything.
    const more = Math.floor(random() * A_BATCH)
    await api.until(
      () => api.calls('sendMessage').length >= before + Math.min(more, 3),
      'a few reminders',
      30_000,
    )
    await service.kill()
    await service.restart()
  }
  const told = (chatId: number) =>
    api
      .calls('sendMessage')
      .map(({ payload }) => payload as { chat_id: number; text: string })
      .filter((message) => message.chat_id === chatId && message.text.includes('the date was missed'))
  await api.until(() => late.every((chatId) => told(chatId).length > 0), 'everybody reminded', 60_000)
  const desk = await open()
  try {
    const { petitions, deliveries } = desk.repositories
    // What was sent right before a kill is gone over once its lease has ended.
    const rows = await ended(() => deliveries.model.find({}).lean())
    expect(rows.filter(({ state }) => state !== 'sent')).toEqual([])
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['missed']))
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(late.length)
    expect(await petitions.model.countDocuments({ nextActionAt: { $lte: desk.clock.now() } })).toBe(0)
    expect(await petitions.model.countDocuments({ outboxSince: { $exists: true } })).toBe(0)
  } finally {
    await desk.close()
  }
  const copies = late.map((chatId) => told(chatId))
  const repeats = copies.reduce((sum, of) => sum + of.length - 1, 0)
  // At most eight are sent at once, and one kill catches no more than these.
  expect(repeats).toBeLessThanOrEqual(2 * KILLS * 8)
  for (const of of copies) {
    expect(of.length).toBeLessThanOrEqual(1 + 2 * KILLS)
    for (const again of of.slice(1)) expect(again.text).toContain('may be a repeat')
  }
  for (const chatId of inTime) expect(told(chatId)).toEqual([])
  console.log(
    `reminders: ${2 * KILLS} kills, ${late.length} missed limits told, ${repeats} of them once more, ${inTime.length} not yet`,
  )
}, 300_000)
