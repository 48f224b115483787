import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changeShift } from '../../src/roster/acting.js'
import { planDraft } from '../../src/roster/drafting.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { aWindow, changed, roundTheClock } from '../roster/a-window.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

let site: Site
let replica: Replica
let crew: Crewman[]
let both: Crewman

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, 'luan-petition', { leaders: 2, officers: 4 })
  const { members } = replica.repositories
  const found = crew.find(({ leads }) => !leads)
  const member = found && (await members.get(found.member))
  if (!member) throw new Error('nobody')
  both = found
  const grants = [...member.grants, { role: 'duty-officer', unit: 'huoqiu-petition' } as const]
  await members.replace(member, { ...member, grants })
}, 60_000)

afterAll(() => site.close())

/** A published window of another unit, in which one who is on duty in both has the night. */
async function elsewhere(day: string, more: Partial<DutyWindow> = {}): Promise<DutyWindow> {
  const window = aWindow(roundTheClock(day, day), { id: `other-${day}`, unit: 'huoqiu-petition', ...more })
  const busy = changed(window, `${day}-2000-officer`, { member: both.member })
  await replica.repositories.rosters.insert(busy)
  return busy
}

test('a shift is not given to somebody who has one near it in another unit', async () => {
  const day = '2026-03-16'
  const about = { unit: 'luan-petition', name: 'Annual forum', level: 'normal' } as const
  const window = await plannedWindow(site, replica, { ...about, from: day, to: day })
  await elsewhere(day)
  // Whoever the plan chose, it is somebody else's, and `both` has nothing else in it.
  const shift = window.shifts.find(({ role }) => role === 'officer')
  const other = crew.find(({ leads, member }) => !leads && member !== both.member)
  if (!shift || !other) throw new Error('nothing to give')
  const free = { ...window, id: 'free', shifts: [{ ...shift, member: other.member }] }
  await replica.repositories.rosters.insert(free)
  const found = await changeShift('free', shiftId(shift), both.member, dutyPorts(site, replica))
  expect(found).toMatchObject({ kind: 'refused', why: { kind: 'rest' } })
})

test('nor planned for one; of the year only what was published counts, and the unit’s own', async () => {
  const { rosters } = replica.repositories
  const { rules } = replica.office()
  if (!rules.pack.roster) throw new Error('no rosters')
  await elsewhere('2026-04-10')
  const ports = { ...dutyPorts(site, replica), rules: rules.pack.roster }
  const days = { from: civilDate('2026-04-10'), to: civilDate('2026-04-10') }
  const wanted = { id: 'w', unit: 'luan-petition', name: 'Forum', level: 'normal', seed: 1, ...days } as const
  const planned = await planDraft(wanted, ports)
  expect(
    planned.kind === 'planned' && planned.window.shifts.some(({ member }) => member === both.member),
  ).toBe(false)
  const past = roundTheClock('2026-03-02', '2026-03-02')
  const draft = aWindow(past, { id: 'draft' })
  const { publishedAt: _, ...never } = draft
  await rosters.insert(never)
  const ids = (await rosters.beside(wanted, [both.member], civilDate('2026-03-05'))).map(({ id }) => id)
  expect(ids).toContain('other-2026-04-10')
  expect(ids).not.toContain('other-2026-03-16')
  expect(ids).not.toContain('draft')
})

test('the sweep reads who works there once for all the windows that it reminds of', async () => {
  const read = vi.spyOn(replica.repositories.members, 'active')
  try {
    const remind = replica.office().dutyReminder()
    for (const day of ['2026-05-11', '2026-05-18']) {
      const about = { unit: 'luan-petition', name: 'Annual forum', level: 'normal' } as const
      const { id } = await plannedWindow(site, replica, { ...about, from: day, to: day })
      const before = read.mock.calls.length
      await remind(id)
      expect(read.mock.calls.length - before).toBe(day === '2026-05-11' ? 1 : 0)
    }
  } finally {
    read.mockRestore()
  }
})
