import { afterAll, beforeAll, expect, test } from 'vitest'
import { onDuty } from '../../src/roster/on-duty.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { aWindow, roundTheClock } from '../roster/a-window.js'
import { type Crewman, crewOf, dutyPorts, liveTo, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

const UNIT = 'luan-petition'
const NIGHT = '2026-03-08-2000-officer'
let site: Site
let replica: Replica
let crew: Crewman[]
let before: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 4, officers: 8 })
  const about = { unit: UNIT, level: 'heightened' } as const
  before = await plannedWindow(site, replica, {
    ...about,
    name: 'Forum',
    from: '2026-03-07',
    to: '2026-03-08',
  })
  await liveTo(site, replica, crew, officeTime('2026-03-08T21:00'))
}, 120_000)

afterAll(() => site.close())

const see = async (id: string): Promise<DutyWindow> => {
  const found = await replica.repositories.rosters.get(id)
  if (!found) throw new Error(`no window ${id}`)
  return found
}
const whoHas = async (window: string, shift: string): Promise<Crewman> => {
  const member = (await see(window)).shifts.find((one) => shiftId(one) === shift)?.member
  const found = crew.find((one) => one.member === member)
  if (!found) throw new Error(`nobody has ${shift}`)
  return found
}
const on = async (time: string): Promise<string[]> =>
  onDuty(await see(before.id), officeTime(time), dutyPorts(site, replica).place).map(shiftId)

test('a night that ends where the next window begins is handed over to that one', async () => {
  // Published in that very night.
  const after = await plannedWindow(site, replica, {
    unit: UNIT,
    level: 'heightened',
    name: 'Open day',
    from: '2026-03-09',
    to: '2026-03-09',
  })
  const night = await whoHas(before.id, NIGHT)
  const [first] = after.shifts.filter(({ role }) => role === 'officer').map(shiftId)
  if (!first) throw new Error('nobody comes')
  const comes = await whoHas(after.id, first)
  comes.leaves.add('Confirm hand-over')
  comes.leaves.add('Check in')
  const marks = new Map([night, comes].map((one) => [one, one.messages().length]))
  const heard = (who: Crewman): string =>
    who
      .messages()
      .slice(marks.get(who))
      .map(({ text }) => text)
      .join('\n')
  await liveTo(site, replica, crew, officeTime('2026-03-09T08:20'))
  expect(heard(night)).toContain(comes.name)
  expect((await see(before.id)).shifts.find((one) => shiftId(one) === NIGHT)).toMatchObject({
    note: { text: expect.any(String) },
  })
  expect((await see(before.id)).follows).toMatchObject({ window: after.id, shift: { member: comes.member } })
  expect(await on('2026-03-09T08:20')).toEqual([NIGHT])

  await comes.command('duty')
  expect(heard(comes)).toContain(night.name)
  await comes.does('Confirm hand-over')
  expect(await on('2026-03-09T08:20')).toEqual([])
  // By that they have come, and nobody looks for them.
  const mine = (await see(after.id)).shifts.find((one) => shiftId(one) === first)
  expect(mine?.checkedInAt).toBeInstanceOf(Date)
  await replica.settle()
  expect(heard(night)).toMatch(/you are free|您可以下班了/)
}, 120_000)

test('a window of another unit, a draft, or one a day later follows nothing', async () => {
  const { rosters } = replica.repositories
  const at = (day: string, more: Partial<DutyWindow>) =>
    aWindow(roundTheClock(day, day), { ...more, id: `x-${day}-${more.unit ?? ''}` })
  const own = at('2026-06-01', {})
  await rosters.insert(own)
  await rosters.insert(at('2026-06-02', { unit: 'huoqiu-petition' }))
  await rosters.insert(at('2026-06-03', {}))
  const { publishedAt: _, ...draft } = at('2026-06-02', {})
  await rosters.insert(draft)
  expect((await see(own.id)).follows).toBeUndefined()
  await rosters.drop(draft.id)
  await rosters.insert({ ...draft, publishedAt: new Date(0) })
  expect((await see(own.id)).follows?.shift.date).toBe('2026-06-02')
  expect((await rosters.ofUnits([UNIT], own.to)).find(({ id }) => id === own.id)?.follows).toBeDefined()
})
