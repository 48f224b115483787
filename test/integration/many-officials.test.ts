import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clerk, clerk, sentTo } from '../support/many.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'
import { officeTime } from '../support/walk.js'

/** `SCALE=1` for a thousand officials with a hundred late cases each; less where it isn't said. */
const SCALE = Number(process.env.SCALE ?? scaled(0.03, 0.06))
const OFFICIALS = Math.round(1_000 * SCALE)
const CASES = Math.round(100 * Math.sqrt(SCALE))

let site: Site
let replica: Replica
let officials: Clerk[]

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-02T10:00').getTime() })
  replica = await site.replica()
  const registrar = await clerk(replica, 'registrar', 'huoqiu-petition')
  officials = []
  officials.push(await clerk(replica, 'handler', 'huoqiu-land'))
  const { id: petitioner } = await replica.repositories.accounts.ofAddress('77', 'en')
  for (let index = 0; index < CASES; index += 1) {
    await sentTo(site, replica, { petitioner, registrar, unit: 'huoqiu-land' })
  }
  await replica.settle()
  while (officials.length < OFFICIALS) officials.push(await clerk(replica, 'handler', 'huoqiu-land'))
  // Two weeks after the limit for telling had passed everybody knows that these are late.
  await replica.repositories.deliveries.model.deleteMany({})
  site.pass(officeTime('2026-04-07T07:00').getTime() - site.clock.now().getTime())
  await replica.repositories.petitions.model.updateMany({}, { $set: { remindedThrough: site.clock.now() } })
}, 600_000)

afterAll(() => site.close())

const until = async (text: string): Promise<void> => {
  site.pass(officeTime(text).getTime() - site.clock.now().getTime())
  await replica.settle()
}

describe(`${OFFICIALS} officials with ${CASES} late cases each`, () => {
  test('get one message each, and not one per case', { timeout: 600_000 }, async () => {
    site.chats.heard.length = 0
    await until('2026-04-07T08:01')
    expect(site.chats.heard.filter(({ text }) => text.includes('LATE')).length).toBe(0)
    const waiting = await replica.repositories.deliveries.model.countDocuments({ state: 'waiting' })
    expect(waiting).toBe(OFFICIALS * CASES)
    await until('2026-04-07T09:01')
    for (const { chatId } of officials) {
      const heard = site.chats.in(chatId)
      expect(heard).toHaveLength(1)
      expect(heard[0]?.text).toContain(`${CASES} late.`)
      expect(heard[0]?.text).toContain(`And ${CASES - 15} more`)
    }
    expect(await replica.repositories.deliveries.model.countDocuments({ state: 'waiting' })).toBe(0)
  })
})
