import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { invite } from '../../src/operator/invite.js'
import { acceptDuty } from '../../src/roster/acting.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { addDays, civilDateOf } from '../../src/time/civil.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const UNIT = 'luan-petition'
let site: Site
let replica: Replica
let crew: Crewman[]
// The operator's command goes by the machine's clock, so this service does too.
const today = civilDateOf(new Date(), 'Asia/Shanghai')

beforeAll(async () => {
  site = await openSite({ begins: Date.now() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 2, officers: 6 })
}, 60_000)

afterAll(() => site.close())

const shiftIn = async (window: DutyWindow, id: string): Promise<DutyShift> => {
  const found = (await replica.repositories.rosters.get(window.id))?.shifts.find((one) => shiftId(one) === id)
  if (!found) throw new Error(`no shift ${id}`)
  return found
}
/** A window of one day with an officer who has accepted. */
async function accepted(day: string): Promise<{ window: DutyWindow; id: string; officer: Crewman }> {
  const about = { unit: UNIT, name: 'Annual forum', level: 'normal' } as const
  const window = await plannedWindow(site, replica, { ...about, from: day, to: day })
  const id = `${day}-0830-officer`
  const { member } = await shiftIn(window, id)
  const officer = crew.find((one) => one.member === member)
  if (!officer) throw new Error('nobody')
  await acceptDuty(window.id, member, dutyPorts(site, replica))
  return { window, id, officer }
}

test('who says /away hears that what they accepted is open again, and others are to be asked', async () => {
  const day = addDays(today, 20)
  const { window, id, officer } = await accepted(day)
  const deputy = crew.find((one) => one !== officer && !one.leads)
  await officer.command('away', `${day} ${day} ${deputy?.name}`)
  expect(officer.heard()).toMatch(/is open again|需另行安排/)
  expect((await shiftIn(window, id)).acceptedAt).toBeUndefined()
  expect((await shiftIn(window, id)).openSince).toBeDefined()
  await officer.command('away', 'off')
})

test('what somebody had accepted who is made to leave by the operator is open again too', async () => {
  const { window, id, officer } = await accepted(addDays(today, 30))
  const environment = readEnvironment({
    MONGODB_URI: site.uri,
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: testKeysLine,
    DATA_DIR: await testFolder(),
  })
  const lines: string[] = []
  await invite(environment, { leave: officer.member }, (line) => lines.push(line))
  expect(lines.join('\n')).toContain('accepted shifts ahead have nobody now')
  expect((await shiftIn(window, id)).acceptedAt).toBeUndefined()
})
