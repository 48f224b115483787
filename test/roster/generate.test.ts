import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DUTY_ROLES } from '../../src/config/roster.types.js'
import { PlanInput } from '../../src/roster/plan-input.js'
import { slotsOf } from '../../src/roster/slots.js'
import { addDays, civilDate } from '../../src/time/civil.js'
import { shownWithZone } from '../../src/time/hours.js'
import { scaled } from '../support/thorough.js'
import { isRestDay, made, many, NOTHING, type Plan, place, plan, TWO_SLOTS } from './a-plan.js'
import { broken, type Counts, counted, type PrintedShift } from './checker.js'

describe('a roster', () => {
  test('covers a month with thirty people evenly, leaders and others compared among themselves', () => {
    const given = plan(
      '2026-02-01',
      '2026-03-03',
      many(30, (index) => ({ roles: index % 3 === 0 ? [...DUTY_ROLES] : ['officer', 'backup'] })),
    )
    const { shifts = [], fairness } = made(given)
    expect(shifts).toHaveLength(31 * 2 * 3)
    expect(broken(given, shifts)).toEqual([])
    expect(fairness).toEqual(counted(given, shifts, isRestDay))
    expect(Math.max(...Object.values(fairness ?? {}))).toBeLessThanOrEqual(1)
  })

  test('evens out what people did before', () => {
    const given = plan(
      '2026-04-01',
      '2026-04-20',
      many(16, (index) => ({ history: { shifts: index % 4, nights: index % 3, holidays: index % 2 } })),
    )
    const { shifts = [], fairness } = made(given)
    expect(broken(given, shifts)).toEqual([])
    expect(fairness).toEqual(counted(given, shifts, isRestDay))
    expect(Math.max(...Object.values(fairness ?? {}))).toBeLessThanOrEqual(1)
  })

  test('is the same for the same seed, and nine people just suffice for two slots of three', () => {
    const given = plan('2026-02-14', '2026-02-24', many(9))
    expect(made(given, 7)).toEqual(made(given, 7))
    expect(broken(given, made(given, 7).shifts ?? [])).toEqual([])
  })

  test('a night before a day of leave is no night for that person, at the end of a month too', () => {
    const given = plan(
      '2026-02-27',
      '2026-03-02',
      many(10, (index) => ({ leave: index < 1 ? ['2026-03-01'] : [] })),
    )
    const { shifts = [] } = made(given)
    expect(broken(given, shifts)).toEqual([])
    expect(
      shifts.filter(
        ({ date, role, from }) => `${date} ${from.slice(11, 16)} ${role}` === '2026-02-28 20:00 leader',
      ),
    ).toEqual([expect.objectContaining({ to: '2026-03-01T08:00:00+08:00' })])
  })

  test('what ends at midnight is no night', () => {
    const [late, through] = slotsOf(
      {
        window: { name: 'w', from: civilDate('2026-03-02'), to: civilDate('2026-03-02'), level: 'normal' },
        slots: [
          { from: '16:00', to: '00:00' },
          { from: '18:00', to: '00:30' },
        ],
      },
      place,
    )
    expect([late?.night, through?.night]).toEqual([false, true])
    expect(late?.endsAt.toISOString()).toBe('2026-03-02T16:00:00.000Z')
  })
})

describe('where there can be no roster, it says which rule fails, when, for whom, and by how many', () => {
  test.each([
    ['nobody may be leader', many(12, () => ({ roles: ['officer', 'backup'] })), 'role', 'leader', 1],
    [
      'the only leader is away',
      many(12, (index) => ({
        roles: index === 0 ? [...DUTY_ROLES] : ['officer', 'backup'],
        leave: index === 0 ? ['2026-02-10'] : [],
      })),
      'leave',
      'leader',
      1,
    ],
    [
      'one leader for two slots a day',
      many(12, (index) => ({ roles: index === 0 ? [...DUTY_ROLES] : ['officer', 'backup'] })),
      'rest',
      'leader',
      1,
    ],
    ['two people for three roles', many(2), 'people', 'backup', 1],
    ['eight people where two nights and a day need nine', many(8), 'nights', 'backup', 1],
  ] as const)('%s', (_, people, constraint, role, missing) => {
    const { short = [] } = made(plan('2026-02-10', '2026-02-11', people as never))
    expect(short[0]).toEqual({ constraint, date: expect.stringMatching(/^2026-02-1[01]$/), role, missing })
  })
})

/** Any small window: some can't be covered. */
const anyPlan = fc
  .record({
    from: fc.constantFrom('2026-02-12', '2026-02-27', '2026-04-30', '2025-12-30'),
    days: fc.integer({ min: 1, max: 9 }),
    slots: fc.constantFrom(
      TWO_SLOTS,
      [{ from: '09:00', to: '17:00' }],
      [
        { from: '00:00', to: '08:00' },
        { from: '08:00', to: '16:00' },
        { from: '16:00', to: '00:00' },
      ],
      [{ from: '08:00', to: '08:00' }],
    ),
    roles: fc.subarray([...DUTY_ROLES], { minLength: 1 }),
    people: fc.array(
      fc.record({
        roles: fc.subarray([...DUTY_ROLES], { minLength: 1 }),
        leave: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
        history: fc.record({ shifts: fc.nat(4), nights: fc.nat(3), holidays: fc.nat(3) }),
      }),
      { minLength: 1, maxLength: 16 },
    ),
  })
  .map(({ from, days, slots, roles, people }) =>
    plan(
      from,
      addDays(civilDate(from), days - 1),
      people.map((person) => ({
        ...person,
        leave: [...new Set(person.leave)].map((day) => addDays(civilDate(from), day)),
      })),
      { slots, roles },
    ),
  )

describe('any window', () => {
  test('gets a roster that breaks no rule, with the gaps that an independent count finds; or a reason', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(1_000), (given, seed) => {
        const { shifts, fairness, short } = made(given, seed)
        if (!shifts) {
          expect(short?.length).toBeGreaterThan(0)
          return
        }
        expect(broken(given, shifts)).toEqual([])
        expect(fairness).toEqual(counted(given, shifts, isRestDay))
      }),
      { numRuns: scaled(60, 300) },
    )
  })
})

describe('a window that is small enough to try every roster', () => {
  const small = fc
    .record({
      from: fc.constantFrom('2026-02-12', '2026-02-27', '2026-04-29'),
      shape: fc.constantFrom<Pick<Plan, 'slots' | 'roles'> & { days: number }>(
        { days: 2, slots: TWO_SLOTS, roles: ['officer'] },
        { days: 3, slots: TWO_SLOTS, roles: ['officer'] },
        { days: 2, slots: [{ from: '20:00', to: '08:00' }], roles: ['leader', 'officer'] },
        { days: 3, slots: [{ from: '09:00', to: '17:00' }], roles: ['leader', 'officer'] },
      ),
      people: fc.array(
        fc.record({
          roles: fc.constantFrom<string[]>(['leader', 'officer'], ['officer'], ['leader']),
          leave: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 1 }),
          history: fc.record({ shifts: fc.nat(2), nights: fc.nat(1), holidays: fc.nat(1) }),
        }),
        { minLength: 2, maxLength: 5 },
      ),
    })
    .map(({ from, shape: { days, slots, roles }, people }) =>
      plan(
        from,
        addDays(civilDate(from), days - 1),
        people.map((person) => ({
          ...person,
          leave: person.leave.map((day) => addDays(civilDate(from), day)),
        })),
        { slots, roles },
      ),
    )

  test('gets one whenever there is one, and gaps of one at most wherever those can be had', () => {
    fc.assert(
      fc.property(small, (given) => {
        const best = bestOf(given)
        const { shifts, fairness, short } = made(given)
        if (!best) {
          expect(shifts).toBeUndefined()
          expect(short?.length).toBeGreaterThan(0)
          return
        }
        expect(short).toBeUndefined()
        const above = ({ shifts: all, nights, holidays }: Counts) =>
          [all, nights, holidays].map((gap) => Math.max(1, gap))
        expect(above(fairness ?? NOTHING)).toEqual(above(best))
      }),
      { numRuns: scaled(100, 400) },
    )
  })
})

/** The most even of all rosters, in the order shifts, nights, holidays, gaps of one and none alike; by trying every one. */
function bestOf(given: Plan): Counts | undefined {
  const places = slotsOf(PlanInput.parse(given), place).flatMap(({ date, startsAt, endsAt }) =>
    given.roles.map((role) => ({
      date,
      from: shownWithZone(startsAt, place.timeZone),
      to: shownWithZone(endsAt, place.timeZone),
      role,
    })),
  )
  let best: Counts | undefined
  const rank = ({ shifts, nights, holidays }: Counts) =>
    Math.max(1, shifts) * 10_000 + Math.max(1, nights) * 100 + Math.max(1, holidays)
  const fill = (shifts: PrintedShift[]): void => {
    const next = places[shifts.length]
    if (!next) {
      const gaps = counted(given, shifts, isRestDay)
      if (!best || rank(gaps) < rank(best)) best = gaps
      return
    }
    for (const { id } of given.people) {
      const more = [...shifts, { ...next, person: id }]
      // What is not covered yet is no mistake here.
      if (broken(given, more).every((what) => what.endsWith(': 0 people'))) fill(more)
    }
  }
  fill([])
  return best
}
