import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../src/time/civil.js'
import { scaled } from '../support/thorough.js'
import { isRestDay, made, many, NOTHING, plan, TWO_SLOTS } from './a-plan.js'
import { broken, counted } from './checker.js'
import { exactest } from './exactest.js'

const SEEDS = [1, 2, 3, 4, 5]

describe('a meeting of fifteen days, three leaders, and six who are officer or backup', () => {
  test.each([['2026-12-04'], ['2026-10-20'], ['2026-03-04'], ['2026-02-15']])(
    'from %s has no gap above one, by any seed',
    (from) => {
      const given = plan(
        from,
        addDays(civilDate(from), 14),
        many(9, (index) => ({ roles: index < 3 ? ['leader'] : ['officer', 'backup'] })),
      )
      for (const seed of SEEDS) {
        const { shifts = [], fairness } = made(given, seed)
        expect(broken(given, shifts)).toEqual([])
        expect(fairness).toEqual(counted(given, shifts, isRestDay))
        expect(Math.max(...Object.values(fairness ?? { none: 9 }))).toBeLessThanOrEqual(1)
      }
    },
  )
})

/** Crews of a few, with what they may be; some were away or had more before. */
const crews = (days: number, roles: readonly string[], ...groups: (readonly [string[], number, number])[]) =>
  fc
    .record({
      after: fc.nat(700),
      days: fc.integer({ min: 4, max: days }),
      slots: fc.constantFrom(TWO_SLOTS, TWO_SLOTS, [{ from: '20:00', to: '08:00' }]),
      sizes: fc.tuple(...groups.map(([, min, max]) => fc.integer({ min, max }))),
      history: fc.oneof(
        fc.constant([]),
        fc.array(fc.record({ shifts: fc.nat(4), nights: fc.nat(2), holidays: fc.nat(2) }), { maxLength: 12 }),
      ),
      leave: fc.array(fc.record({ who: fc.nat(11), day: fc.nat(days) }), { maxLength: 3 }),
    })
    .map(({ after, days: length, slots, sizes, history, leave }) => {
      const from = addDays(civilDate('2026-01-01'), after)
      const people = groups.flatMap(([may], at) => many(sizes[at] ?? 0, () => ({ roles: may })))
      return plan(
        from,
        addDays(from, length - 1),
        people.map((person, index) => ({
          ...person,
          history: history[index] ?? NOTHING,
          leave: [...new Set(leave.flatMap(({ who, day }) => (who === index ? [addDays(from, day)] : [])))],
        })),
        { slots, roles: [...roles] },
      )
    })

describe('a crew that is small enough to prove how even it can be', () => {
  test.each([
    [
      'of groups that share no role',
      crews(12, ['leader', 'officer'], [['leader'], 3, 4], [['officer'], 3, 4]),
      8,
    ],
    [
      'of groups that share some',
      crews(6, ['leader', 'officer'], [['leader'], 2, 3], [['leader', 'officer'], 1, 2], [['officer'], 2, 3]),
      8,
    ],
    [
      'with two roles for the same people',
      crews(5, ['leader', 'officer', 'backup'], [['leader'], 3, 3], [['officer', 'backup'], 6, 6]),
      4,
    ],
  ])(
    '%s is as even, by any seed',
    (_, crew, quick) => {
      fc.assert(
        fc.property(crew, (given) => {
          const best = exactest(given, isRestDay, scaled(1_500, 4_000))
          fc.pre(best !== 'many')
          for (const seed of SEEDS) {
            const { shifts, fairness = NOTHING } = made(given, seed)
            expect(shifts !== undefined).toBe(best !== undefined)
            if (!shifts || !best) return
            expect(broken(given, shifts)).toEqual([])
            expect(fairness).toEqual(counted(given, shifts, isRestDay))
            const gaps = [fairness.shifts, fairness.nights, fairness.holidays].map((gap) => Math.max(1, gap))
            expect(gaps).toEqual(best)
          }
        }),
        { numRuns: scaled(quick, 10 * quick) },
      )
    },
    120_000,
  )
})
