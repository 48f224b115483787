import { afterAll, beforeAll, expect, test } from 'vitest'
import { windowsOf } from '../../src/dialogues/desk/run-duty.js'
import { ringFor } from '../../src/roster/ringing.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { aWindow, roundTheClock } from '../roster/a-window.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

let site: Site
let replica: Replica
let crew: Crewman[]
let above: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, 'luan-petition', { leaders: 2, officers: 4 })
  const about = { unit: 'luan-petition', name: 'Annual forum', level: 'heightened' } as const
  above = await plannedWindow(site, replica, { ...about, from: '2026-03-09', to: '2026-03-09' })
  await walkTo(site, replica, officeTime('2026-03-09T10:00'))
}, 60_000)

afterAll(() => site.close())

const ring = (unit: string, number: string, without: readonly string[] = []) =>
  ringFor({ id: number, unit, number, without }, dutyPorts(site, replica))
const calls = async (id: string) => (await replica.repositories.rosters.get(id))?.calls ?? []
const officer = (): Crewman => {
  const { member } = above.shifts.find(({ role, from }) => role === 'officer' && from === '08:00') ?? {}
  const found = crew.find((one) => one.member === member)
  if (!found) throw new Error('nobody')
  return found
}

test('an urgent matter of a unit where nobody is on duty rings in the nearest unit above, which reads whose it is', async () => {
  expect(await ring('huoqiu-petition', 'XF-341500-2026-000001-4')).toEqual([above.id])
  expect(await calls(above.id)).toMatchObject([{ unit: 'huoqiu-petition' }])
  await replica.settle()
  const text = officer().messages().at(-1)?.text ?? ''
  expect(text).toMatch(/XF-341500-2026-000001-4/)
  expect(text).toMatch(/Huoqiu|霍邱/)
  expect(text).toContain(replica.office().rules.pack.units.find(({ id }) => id === 'huoqiu-petition')?.phone)
  // Rung once more by the same notice it rings no second time.
  expect(await ring('huoqiu-petition', 'XF-341500-2026-000001-4')).toEqual([])
})

test('but with nobody who must not know of it, and not where somebody is on duty in the unit itself', async () => {
  const all = [...new Set(above.shifts.map(({ member }) => member))]
  expect(await ring('huoqiu-petition', 'n2', all)).toEqual([])
  const day = aWindow(roundTheClock('2026-03-09', '2026-03-09'), { id: 'own', unit: 'huoqiu-petition' })
  await replica.repositories.rosters.insert(day)
  expect(await ring('huoqiu-petition', 'n3')).toEqual(['own'])
  expect((await calls('own')).map(({ unit }) => unit)).toEqual([undefined])
})

test('the windows that somebody looks at come by time, whether they have a part in them or not', async () => {
  const about = { unit: 'luan-petition', level: 'normal' } as const
  const own = await plannedWindow(site, replica, {
    ...about,
    name: 'Own',
    from: '2026-03-20',
    to: '2026-03-20',
  })
  const earlier = aWindow(roundTheClock('2026-03-12', '2026-03-12'), { id: 'earlier' })
  await replica.repositories.rosters.insert(earlier)
  const who = crew.find(({ member }) => own.shifts.some((shift) => shift.member === member))
  const { desk, staff } = replica.office()
  const acting = who && (await staff.acting(who.account))
  const ids = acting ? (await windowsOf(acting, desk)).map(({ id }) => id) : []
  expect(ids.slice(-2)).toEqual(['earlier', own.id])
})
