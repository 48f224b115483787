import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultMode, faultsAt } from '../support/faults.js'
import { type Clerk, clerk, sentTo } from '../support/many.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'
import { officeTime } from '../support/walk.js'

let site: Site
let replica: Replica
let registrar: Clerk
let handler: Clerk
let petitioner: string

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2027-03-04T10:00').getTime() })
  replica = await site.replica()
  registrar = await clerk(replica, 'registrar', 'huoqiu-petition')
  handler = await clerk(replica, 'handler', 'huoqiu-land')
  petitioner = (await replica.repositories.accounts.ofAddress('77', 'en')).id
})

afterAll(() => site.close())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Lets time pass to an instant, and one sweep and its work be done, as far as the process lives. */
async function goTo(at: number): Promise<void> {
  site.pass(at - site.clock.now().getTime())
  await replica.sweep().catch(() => undefined)
  await replica.work()
}

/**
 * A case of which the handler is reminded three days before, by digest, and told on the day, singly, while the n-th
 * effect goes wrong. Gives false where there were fewer.
 */
async function remindWithFault(n: number, mode: FaultMode): Promise<boolean> {
  replica.restart()
  const { petitions, deliveries } = replica.repositories
  await petitions.model.deleteMany({})
  await deliveries.model.deleteMany({})
  // Filed on a Thursday, it ends on a Friday; no holidays are known of these years.
  const days = (11 - new Date(site.clock.now().getTime() + 8 * 60 * MINUTE).getUTCDay()) % 7
  site.pass(days * DAY)
  const id = await sentTo(site, replica, { petitioner, registrar, unit: 'huoqiu-land' })
  await replica.settle()
  const told = (await petitions.get(id))?.clocks.find((clock) => clock.id.startsWith('telling-'))
  const nominal = officeTime(`${told?.limit.nominal}T08:00`).getTime()
  site.pass(nominal - 4 * DAY + 8 * 60 * MINUTE - site.clock.now().getTime())
  await replica.settle()
  site.chats.heard.length = 0
  const faults = faultsAt(n, mode)
  replica.restart({ faults })
  // The sweep ticks every minute, and a process that died is up again by then.
  const ticksAt = async (at: number) => {
    for (let minute = 0; minute < 2; minute += 1) {
      await goTo(at + minute * MINUTE)
      if (faults.dead) replica.restart()
    }
  }
  await ticksAt(nominal - 3 * DAY + MINUTE)
  await ticksAt(nominal - 3 * DAY + 61 * MINUTE)
  await ticksAt(nominal + MINUTE)
  for (const restarted of [false, true]) {
    if (restarted) replica.restart()
    await replica.settle()
  }
  const heard = site.chats.in(handler.chatId).map(({ text }) => text)
  const digests = heard.filter((text) => text.includes('1 ends soon'))
  const singly = heard.filter((text) => text.includes('ends today'))
  expect(singly.length).toBeGreaterThanOrEqual(1)
  expect(digests.length).toBeGreaterThanOrEqual(1)
  expect(heard.length).toBeLessThanOrEqual(2 + (faults.met ? 1 : 0))
  expect(await petitions.outboxOf(id)).toEqual([])
  expect(await deliveries.model.countDocuments({ state: { $nin: ['sent', 'superseded'] } })).toBe(0)
  return faults.met
}

/** To die before an effect is to die after the one before it; what goes wrong alone is gone over at the next sweep. */
const MODES = ['dies after'] as const

describe('when one effect of reminding goes wrong, everybody is reminded all the same, and at most once more', () => {
  test.each(MODES)(
    'wherever it is; when the process %s',
    async (mode) => {
      let effects = 1
      while (await remindWithFault(effects, mode)) effects += scaled(5, 1)
      expect(effects).toBeGreaterThan(10)
    },
    120_000,
  )
})
