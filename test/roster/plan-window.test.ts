import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/people/members.js'
import type { Role } from '../../src/people/roles.js'
import { type PlanFacts, planWindow, type WantedWindow } from '../../src/roster/plan-window.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/case-kit.js'

const place = { timeZone: demoPack.timeZone, calendar: workingCalendar() }
const rules = demoPack.roster
if (!rules) throw new Error('the demo has no rosters')

function member(id: string, roles: readonly Role[], more: Partial<Member> = {}): Member {
  return {
    id,
    version: 1,
    account: `account-${id}`,
    name: `Person ${id}`,
    grants: roles.map((role) => ({ role, unit: 'luan-petition' })),
    asked: [],
    state: 'active',
    since: new Date(0),
    taken: [],
    ...more,
  }
}

const leaders = ['a', 'b', 'c'].map((id) => member(id, ['leader']))
const officers = ['d', 'e', 'f', 'g', 'h', 'i'].map((id) => member(id, ['duty-officer']))

const facts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  rules,
  members: [...leaders, ...officers],
  windows: [],
  today: civilDate('2026-02-01'),
  now: new Date('2026-02-01T08:00:00Z'),
  ...more,
})

const wanted = (from: string, to: string, more: Partial<WantedWindow> = {}): WantedWindow => ({
  id: 'window',
  unit: 'luan-petition',
  name: 'Spring Festival',
  level: 'heightened',
  from: civilDate(from),
  to: civilDate(to),
  seed: 1,
  ...more,
})

function planned(
  from: string,
  to: string,
  more: Partial<PlanFacts> = {},
  about: Partial<WantedWindow> = {},
): DutyWindow {
  const found = planWindow(wanted(from, to, about), facts(more), place)
  if (found.kind !== 'planned') throw new Error(JSON.stringify(found))
  return found.window
}

describe('a window of a unit', () => {
  test('is planned from its leaders and duty officers, by the slots of its level', () => {
    const window = planned('2026-02-15', '2026-02-23')
    expect(window.shifts).toHaveLength(9 * 2 * 3)
    for (const { role, member: id } of window.shifts) {
      expect(role === 'leader').toBe(['a', 'b', 'c'].includes(id))
    }
    const normal = planned('2026-03-16', '2026-03-17', {}, { level: 'normal' })
    expect(normal.shifts.map(({ from, to }) => `${from}-${to}`)).toEqual(
      Array.from({ length: 6 }, () => '08:30-17:30'),
    )
  })

  test('leaves out who is away, who is of another unit, and who has no part in duty', () => {
    const away = { from: civilDate('2026-03-01'), to: civilDate('2026-03-31'), deputy: 'e' }
    const others = [
      member('x', ['duty-officer'], { grants: [{ role: 'duty-officer', unit: 'huoqiu-petition' }] }),
      member('y', ['registrar', 'supervisor']),
    ]
    const members = [...leaders, ...officers.slice(1), member('d', ['duty-officer'], { away }), ...others]
    const window = planned('2026-03-10', '2026-03-12', { members }, { level: 'normal' })
    expect(window.shifts.map((shift) => shift.member)).not.toContain('d')
    expect(window.shifts.map((shift) => shift.member)).not.toContain('x')
    expect(window.shifts.map((shift) => shift.member)).not.toContain('y')
  })

  test('keeps people from shifts too near to those of the window before it, and counts what they did there', () => {
    const before = planned('2026-02-15', '2026-02-18', {}, { id: 'before' })
    const after = planned('2026-02-19', '2026-02-22', { windows: [before] })
    const nights = (window: DutyWindow, date: string) =>
      window.shifts
        .filter((shift) => shift.date === date && shift.from === '20:00')
        .map((shift) => shift.member)
    const last = nights(before, '2026-02-18')
    // Twelve hours later, and the night after that one.
    for (const { date, from, member: id } of after.shifts) {
      if (date === '2026-02-19' && from === '08:00') expect(last).not.toContain(id)
    }
    for (const id of nights(after, '2026-02-19')) expect(last).not.toContain(id)
    const shifts = new Map<string, number>()
    for (const { member: id } of [...before.shifts, ...after.shifts])
      shifts.set(id, (shifts.get(id) ?? 0) + 1)
    const of = (group: readonly Member[]) => group.map(({ id }) => shifts.get(id) ?? 0)
    for (const group of [leaders, officers])
      expect(Math.max(...of(group)) - Math.min(...of(group))).toBeLessThanOrEqual(1)
  })
})

test('a window that begins today has no shift that is over; one whose shifts all are is past', () => {
  const today = (at: string, to = '2026-02-02') =>
    planWindow(wanted('2026-02-01', to), facts({ now: new Date(at) }), place)
  const evening = today('2026-02-01T20:30:00+08:00')
  expect(evening.kind === 'planned' && evening.window.shifts[0]).toMatchObject({
    date: '2026-02-01',
    from: '20:00',
  })
  const normal = wanted('2026-02-01', '2026-02-01', { level: 'normal' })
  expect(planWindow(normal, facts({ now: new Date('2026-02-01T20:30:00+08:00') }), place)).toEqual({
    kind: 'past',
  })
})

describe('there is none, and why', () => {
  test('in the past, over another one, with nobody, and with too few', () => {
    const plan = (more: Partial<PlanFacts>, from = '2026-02-15') =>
      planWindow(wanted(from, '2026-02-23'), facts(more), place)
    expect(plan({}, '2026-01-31')).toEqual({ kind: 'past' })
    const window = planned('2026-02-23', '2026-02-25', {}, { id: 'other' })
    expect(plan({ windows: [window] })).toEqual({ kind: 'overlaps', window })
    expect(plan({ members: [] })).toEqual({ kind: 'nobody' })
    const few = plan({ members: [...leaders, ...officers.slice(1)] })
    expect(few.kind === 'infeasible' && few.shortages[0]).toMatchObject({ constraint: 'nights', missing: 1 })
  })
})
