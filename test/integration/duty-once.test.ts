import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandOf, Outcome } from '../../src/dialogues/commands.js'
import { actOnDuty } from '../../src/dialogues/desk/run-duty-acts.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { type Crewman, crewOf, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

let site: Site
let replica: Replica
let crew: Crewman[]
let window: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, 'luan-petition', { leaders: 3, officers: 7 })
  const about = { unit: 'luan-petition', name: 'Annual forum', level: 'heightened' } as const
  window = await plannedWindow(site, replica, { ...about, from: '2026-03-23', to: '2026-03-24' })
}, 60_000)

afterAll(() => site.close())

const now = async (): Promise<DutyWindow> =>
  (await replica.repositories.rosters.get(window.id)) ?? Promise.reject(new Error('gone'))
async function has(id: string): Promise<Crewman> {
  const { member } = (await now()).shifts.find((one) => shiftId(one) === id) ?? {}
  return crew.find((one) => one.member === member) ?? Promise.reject(new Error(`nobody has ${id}`))
}
async function does(who: Crewman, id: string, act: CommandOf<'actOnDuty'>['act']): Promise<Outcome> {
  const { desk, staff } = replica.office()
  const acting = await staff.acting(who.account)
  if (!acting) throw new Error('no member')
  return actOnDuty({ kind: 'actOnDuty', id, act }, acting, desk)
}

test('a return in words is filed for the day that was shown, also when another one is missing by then', async () => {
  await walkTo(site, replica, officeTime('2026-03-24T00:30'))
  const night = await has('2026-03-23-2000-officer')
  await night.command('report')
  expect(night.heard()).toMatch(/23 March|3月23日|Mar/)
  await night.does('Write a report')
  await night.text('One matter was handed on.')
  // By now it is today's that is asked for.
  await walkTo(site, replica, officeTime('2026-03-24T16:30'))
  await night.does('Confirm')
  expect(night.heard()).toMatch(/Filed for|已报/)
  expect((await now()).returns.map(({ date }) => date)).toEqual(['2026-03-23'])
})

test('a command that is repeated after a crash writes no second line and files no second day', async () => {
  const day = await has('2026-03-24-0800-officer')
  const log = { do: 'log', text: 'All quiet.' } as const
  const first = await does(day, 'a', log)
  expect(await does(day, 'a', log)).toEqual(first)
  expect((await now()).log).toHaveLength(1)
  const report = { do: 'report', text: 'Nothing new.' } as const
  const filed = await does(day, 'b', report)
  expect(await does(day, 'b', report)).toEqual(filed)
  expect((await now()).returns.map(({ date }) => date)).toEqual(['2026-03-23', '2026-03-24'])
})
