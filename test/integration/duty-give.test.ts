import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptDuty } from '../../src/roster/acting.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { official, type Person } from '../support/desk.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

const UNIT = 'luan-petition'
let site: Site
let replica: Replica
let crew: Crewman[]
let manager: Person

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 3, officers: 7 })
  manager = await official(site, replica, 'roster-manager', UNIT)
}, 60_000)

afterAll(() => site.close())

const last = (who: Person): string => who.messages().at(-1)?.text ?? ''

/** A window of one day, its officer and leader, and those who have nothing in it. */
async function aDay(day: string) {
  const about = { unit: UNIT, name: 'Annual forum', level: 'normal' } as const
  const window = await plannedWindow(site, replica, { ...about, from: day, to: day })
  await replica.settle()
  const index = (role: string): number =>
    window.shifts.findIndex((one) => shiftId(one) === `${day}-0830-${role}`)
  const has = async (role: string): Promise<Crewman> => {
    const { member } = (await now(window)).shifts[index(role)] ?? raise()
    return crew.find((one) => one.member === member) ?? raise()
  }
  const free = crew.filter((one) => !one.leads && !window.shifts.some(({ member }) => member === one.member))
  const opens = (who: Person, role = 'officer'): Promise<void> =>
    who.give({ kind: 'press', verb: 'dutygive', id: window.id, revision: index(role) })
  return { window, has, free, opens, officer: await has('officer'), leader: await has('leader') }
}
const now = async ({ id }: DutyWindow): Promise<{ shifts: readonly DutyShift[] }> =>
  (await replica.repositories.rosters.get(id)) ?? raise()
function raise(): never {
  throw new Error('not there')
}

test('a shift that was accepted meanwhile isn’t given away by an older button', async () => {
  const { window, has, officer, leader, opens } = await aDay('2026-03-16')
  await opens(leader)
  const list = leader.messages().at(-1) ?? raise()
  await acceptDuty(window.id, officer.member, dutyPorts(site, replica))
  await leader.pressOf(list, list.buttons[0]?.label ?? '')
  expect(last(leader)).toMatch(/has accepted this shift meanwhile|已接受这个班次/)
  expect(await has('officer')).toBe(officer)
  await opens(leader)
  expect(last(leader)).toMatch(/has accepted this shift meanwhile|已接受这个班次/)
})

test('of two who give it the second hears who has it; the first pressing again hears what they did', async () => {
  const { has, free, leader, opens } = await aDay('2026-03-23')
  const [one, two] = free
  await opens(leader)
  await opens(manager)
  const [list, other] = [leader.messages().at(-1) ?? raise(), manager.messages().at(-1) ?? raise()]
  await leader.pressOf(list, one?.name ?? '')
  expect(await has('officer')).toBe(one)
  await manager.pressOf(other, two?.name ?? '')
  expect(last(manager)).toContain(`${one?.name} has this shift meanwhile`)
  await leader.pressOf(list, one?.name ?? '')
  expect(last(leader)).toMatch(/Both are told|双方都会收到通知/)
  expect(await has('officer')).toBe(one)
})

test('a leader doesn’t give away their own shift; those who plan do', async () => {
  const { leader, opens } = await aDay('2026-03-30')
  await opens(leader, 'leader')
  expect(last(leader)).not.toMatch(/Who takes this shift|这个班次交给谁/)
  await opens(manager, 'leader')
  expect(last(manager)).toContain('Who takes this shift?')
})
