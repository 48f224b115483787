import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnWindow } from '../../src/roster/acting.js'
import { stepIn } from '../../src/roster/duty-acts.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { timeOf } from '../../src/time/hours.js'
import { type Crewman, crewOf, dutyPorts, liveTo, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

const UNIT = 'luan-petition'
const NIGHT = '2026-03-08-2000-officer'
let site: Site
let replica: Replica
let crew: Crewman[]
let before: DutyWindow
let after: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 3, officers: 6 })
  const about = { unit: UNIT, level: 'heightened' } as const
  before = await plannedWindow(site, replica, {
    ...about,
    name: 'Forum',
    from: '2026-03-08',
    to: '2026-03-08',
  })
  after = await plannedWindow(site, replica, {
    ...about,
    name: 'Open day',
    from: '2026-03-09',
    to: '2026-03-09',
  })
}, 60_000)

afterAll(() => site.close())

const see = async (id: string): Promise<DutyWindow> => {
  const found = await replica.repositories.rosters.get(id)
  if (!found) throw new Error(`no window ${id}`)
  return found
}
const whoHas = async (window: DutyWindow, shift: string): Promise<Crewman> => {
  const member = (await see(window.id)).shifts.find((one) => shiftId(one) === shift)?.member
  const found = crew.find((one) => one.member === member)
  if (!found) throw new Error(`nobody has ${shift}`)
  return found
}
const notes = (who: Crewman): number =>
  who.messages().filter(({ text }) => /hands over:|交班：/.test(text)).length

test('whoever steps in for the first of the next window has the note of the one before at once, also after a crash', async () => {
  const first = await whoHas(after, '2026-03-09-0800-officer')
  const backup = await whoHas(after, '2026-03-09-0800-backup')
  first.leaves.add('Check in')
  first.leaves.add('Confirm hand-over')
  backup.leaves.add('Confirm hand-over')
  await liveTo(site, replica, crew, officeTime('2026-03-09T09:05'))
  expect((await see(before.id)).shifts.find((one) => shiftId(one) === NIGHT)?.note).toBeDefined()
  const heard = notes(backup)
  // The process ends between the write of this window and that of the one before: nobody is told by it.
  const index = after.shifts.findIndex((one) => shiftId(one) === '2026-03-09-0800-officer')
  const done = await actOnWindow(after.id, backup.member, dutyPorts(site, replica), (seen, facts) =>
    stepIn(seen, index, facts),
  )
  expect(done.kind).toBe('acted')
  await replica.settle()
  expect(notes(backup)).toBe(heard + 1)
  // Whoever has it from then on is chased anew, from then on.
  const next = await replica.repositories.rosters.nextActionAfter(site.clock.now())
  expect(next && timeOf(next, 'Asia/Shanghai')).toBe('09:20')
}, 120_000)
