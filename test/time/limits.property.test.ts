import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate, civilDate, daysBetween } from '../../src/time/civil.js'
import { computeLimit, countBack, type LimitRule } from '../../src/time/limits.js'
import { scaled, thorough } from '../support/thorough.js'
import { workedByTable } from './holiday-table.js'

const calendar = workingCalendar({ publishedThrough: 2026 })
const FIRST = civilDate('2007-01-01')
const LAST = civilDate('2027-12-31')
const RUNS = { numRuns: scaled(150, 500) }

const froms = fc.nat(daysBetween(FIRST, LAST) - 140).map((days) => addDays(FIRST, days))
const rules = fc.record({
  id: fc.constant('some'),
  days: fc.integer({ min: 1, max: 90 }),
  unit: fc.constantFrom('calendar', 'working'),
  rollForward: fc.boolean(),
  kind: fc.constant('limit'),
  basis: fc.constant({ instrument: { 'zh-CN': '条例', en: 'Regulations' }, article: '1' }),
}) satisfies fc.Arbitrary<LimitRule>

/** Counts one day after the other by the table of the arrangements, with nothing of the product but the dates. */
function naive(rule: LimitRule, from: CivilDate): { nominal: CivilDate; due: CivilDate } {
  let nominal = from
  for (let counted = 0; counted < rule.days; ) {
    nominal = addDays(nominal, 1)
    if (rule.unit === 'calendar' || workedByTable(nominal)) counted += 1
  }
  let due = nominal
  while (rule.rollForward && !workedByTable(due)) due = addDays(due, 1)
  return { nominal, due }
}

describe('any limit', () => {
  test('equals a naive count, day by day, over 2007 to 2027', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        expect(computeLimit(rule, from, calendar)).toMatchObject(naive(rule, from))
      }),
      RUNS,
    )
  })

  const since = thorough ? FIRST : civilDate('2022-01-01')
  test(`for the limits of the law equals the naive count from every single day since ${since}`, () => {
    const basis = { instrument: { 'zh-CN': '条例', en: 'Regulations' }, article: '1' }
    const law = [15, 30, 60].map((days) => ({ days, unit: 'calendar' }) as const)
    const differing: string[] = []
    for (const { days, unit } of [...law, { days: 5, unit: 'working' } as const]) {
      const rule: LimitRule = { id: 'some', days, unit, rollForward: true, kind: 'limit', basis }
      for (let from = since; from <= '2027-10-01'; from = addDays(from, 1)) {
        const limit = computeLimit(rule, from, calendar)
        const expected = naive(rule, from)
        if (limit.nominal !== expected.nominal || limit.due !== expected.due)
          differing.push(`${from}+${days}`)
      }
    }
    expect(differing).toEqual([])
  })

  test('is monotone: a later event never has an earlier date', () => {
    fc.assert(
      fc.property(rules, froms, fc.nat(40), (rule, from, later) => {
        const earlier = computeLimit(rule, from, calendar)
        const after = computeLimit(rule, addDays(from, later), calendar)
        expect(after.nominal >= earlier.nominal).toBe(true)
        expect(after.due >= earlier.due).toBe(true)
      }),
      RUNS,
    )
  })

  test('that rolls, or counts working days, is never due on a rest day', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        fc.pre(rule.rollForward || rule.unit === 'working')
        expect(workedByTable(computeLimit(rule, from, calendar).due)).toBe(true)
      }),
      RUNS,
    )
  })

  test('steps over rest days only, and over all of them', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        const { nominal, due, rolled } = computeLimit(rule, from, calendar)
        expect(rolled).toHaveLength(daysBetween(nominal, due))
        expect(rolled.every(({ date }) => !workedByTable(date))).toBe(true)
      }),
      RUNS,
    )
  })

  test('is undone by counting back: calendar days always', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        const calendarDays: LimitRule = { ...rule, unit: 'calendar' }
        expect(countBack(calendarDays, computeLimit(calendarDays, from, calendar).nominal, calendar)).toBe(
          from,
        )
      }),
      RUNS,
    )
  })

  test('is undone by counting back: working days that start on a working day', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        fc.pre(calendar.isWorkingDay(from))
        const workingDays: LimitRule = { ...rule, unit: 'working' }
        expect(countBack(workingDays, computeLimit(workingDays, from, calendar).nominal, calendar)).toBe(from)
      }),
      RUNS,
    )
  })

  test('is provisional exactly when it depends on 2027 or the December days before it', () => {
    fc.assert(
      fc.property(rules, froms, (rule, from) => {
        const limit = computeLimit(rule, from, calendar)
        const consultsCalendar = rule.unit === 'working' || rule.rollForward
        expect(limit.provisional).toBe(consultsCalendar && limit.due >= '2026-12-24')
      }),
      RUNS,
    )
  })
})
