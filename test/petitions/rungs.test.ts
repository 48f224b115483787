import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueRungs, isFirstHeard, nextRungAt, type Rung } from '../../src/petitions/rungs.js'
import type { Watched } from '../../src/petitions/watched.js'
import { addDays, civilDate, civilDateOf, daysBetween } from '../../src/time/civil.js'
import { computeLimit } from '../../src/time/limits.js'
import { calendar2026, demoPack } from '../support/case-kit.js'
import { bookOf, type Entry } from '../support/reminder-book.js'
import { scaled } from '../support/thorough.js'

const rules = { pack: demoPack, calendar: calendar2026 }
const { limits, targets } = demoPack.profile
const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (text: string): Date => new Date(`${text}+08:00`)

/** A date of a case whose limit of that rule began then. */
function dateOf(
  rule: keyof typeof limits | keyof typeof targets,
  since: Date,
  whose: 'duty' | 'right' | 'own',
): Watched {
  const profileRule = { ...limits, ...targets }[rule]
  const { nominal, due, days } = computeLimit(
    profileRule,
    civilDateOf(since, demoPack.timeZone),
    calendar2026,
  )
  return {
    id: `${rule}-0`,
    nominal,
    due,
    since,
    length: days,
    whose:
      whose === 'own'
        ? { kind: 'petitioner' }
        : { kind: 'unit', unit: 'luan-land', duty: whose === 'duty', rule },
  }
}

const told = (rungs: readonly Rung[]) =>
  rungs.map(({ watched, name, at, to }) => ({ id: watched.id, rung: name, at: at.toISOString(), to }))
const booked = (id: string, entries: readonly Entry[]) =>
  entries.map(({ rung, at, to }) => ({ id, rung, at: new Date(at).toISOString(), to }))

/** The last of what is told at one go: of the unit, and of the petitioner. */
const newest = (entries: readonly Entry[]): Entry[] =>
  [
    entries.findLast(({ to }) => to !== 'petitioners'),
    entries.findLast(({ to }) => to === 'petitioners'),
  ].filter((entry) => entry !== undefined)

const instants = fc
  .record({
    day: fc.nat(daysBetween(civilDate('2026-01-05'), civilDate('2026-09-30'))),
    minute: fc.nat(1439),
  })
  .map(({ day, minute }) => new Date(at('2026-01-05T00:00').getTime() + day * DAY + minute * 60_000))
const dates = fc
  .record({
    rule: fc.constantFrom(
      'sorting',
      'telling',
      'objection',
      'handling',
      'urgeAnswer',
      'reviewRequest',
      'coHandling' as const,
    ),
    since: instants,
    whose: fc.constantFrom('duty', 'right', 'own' as const),
  })
  .map(({ rule, since, whose }) => dateOf(rule, since, whose))

describe('the ladder of any date', () => {
  test('swept at every moment at which it is due, tells each rung of the book once, none early and none late', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const end = new Date(date.since.getTime() + 110 * DAY)
        const heard: Rung[] = []
        let through = date.since
        for (;;) {
          const next = nextRungAt([date], through, rules)
          if (!next || next > end) break
          expect(next > through).toBe(true)
          heard.push(...dueRungs([date], through, next, rules))
          through = next
        }
        const book = bookOf(date, demoPack, end.getTime()).sort((a, b) => a.at - b.at)
        // Two rungs of the same moment are one message, the later one.
        const moments = [...new Set(book.map((entry) => entry.at))]
        const expected = moments.flatMap((moment) => newest(book.filter((entry) => entry.at === moment)))
        expect(told(heard)).toEqual(booked(date.id, expected))
      }),
      { numRuns: scaled(50, 150) },
    )
  })

  test('after an outage of any length tells the newest rung alone, and then goes on', () => {
    fc.assert(
      fc.property(
        dates,
        fc.array(fc.integer({ min: 1, max: 30 * 24 }), { minLength: 1, maxLength: 12 }),
        (date, gaps) => {
          let through = date.since
          for (const hours of gaps) {
            const now = new Date(through.getTime() + hours * HOUR)
            const heard = dueRungs([date], through, now, rules)
            const missed = bookOf(date, demoPack, now.getTime()).filter(
              (entry) => entry.at > through.getTime(),
            )
            // A right that lapsed in the outage is nobody's lateness.
            const over =
              date.whose.kind !== 'unit' || !date.whose.duty
                ? date.due < civilDateOf(now, demoPack.timeZone)
                : false
            expect(told(heard)).toEqual(booked(date.id, over ? [] : newest(missed)))
            through = now
          }
        },
      ),
      { numRuns: scaled(50, 150) },
    )
  })
})

describe('sixty days for handling, accepted on Monday 2 March 2026', () => {
  const date = dateOf('handling', at('2026-03-02T10:00'), 'duty')
  const day = (text: string) => at(`${text}T08:00`).toISOString()
  const until = (text: string) => bookOf(date, demoPack, at(`${text}T23:59`).getTime())

  test('is reminded of 15, 7, 3 and 1 days before its nominal day, on it, and on the lawful last one', () => {
    // 60 days end on Friday 1 May, a holiday; the rolled day is Wednesday 6 May.
    expect(date).toMatchObject({ nominal: '2026-05-01', due: '2026-05-06' })
    const heard = until('2026-05-06').map(({ rung, at: when }) => [rung, new Date(when).toISOString()])
    expect(heard).toEqual([
      ['before-15', day('2026-04-16')],
      ['before-7', day('2026-04-24')],
      ['before-3', day('2026-04-28')],
      ['before-1', day('2026-04-30')],
      ['on', day('2026-04-30')],
      // After five days of holiday nobody would say that the last day has come.
      ['moved', day('2026-05-06')],
    ])
    const through = at('2026-04-29T12:00')
    const newest = (text: string) => dueRungs([date], through, at(text), rules).map(({ name }) => name)
    expect(newest('2026-05-05T20:00')).toEqual(['on'])
    expect(newest('2026-05-06T20:00')).toEqual(['moved'])
  })

  test('missed, the petitioner hears at once, the head after one working day, the supervisor after three, the leader after seven', () => {
    const levels = (text: string) => {
      const [unit] = dueRungs([date], at(`${text}T07:59`), at(`${text}T08:00`), rules).filter(
        ({ to }) => to !== 'petitioners',
      )
      return unit && { name: unit.name, to: unit.to }
    }
    const [missed] = dueRungs([date], at('2026-05-07T07:59'), at('2026-05-07T08:00'), rules).filter(
      ({ to }) => to === 'petitioners',
    )
    expect(missed?.name).toBe('missed')
    expect(levels('2026-05-07')).toEqual({ name: 'after-1', to: ['handler', 'unit-lead'] })
    expect(levels('2026-05-08')).toEqual({ name: 'after-2', to: ['handler', 'unit-lead'] })
    // Saturday 9 May is worked (调休).
    expect(levels('2026-05-09')).toEqual({ name: 'after-3', to: ['handler', 'unit-lead', 'supervisor'] })
    expect(levels('2026-05-10')).toBeUndefined()
    expect(levels('2026-05-14')).toEqual({
      name: 'after-7',
      to: ['handler', 'unit-lead', 'supervisor', 'leader'],
    })
  })

  test('a level hears of it anew once, also where an outage swallowed that day', () => {
    const [rung] = dueRungs([date], at('2026-05-08T12:00'), at('2026-05-12T12:00'), rules)
    expect(rung?.name).toBe('after-5')
    if (!rung) return
    expect(isFirstHeard(rung, 'supervisor', at('2026-05-08T12:00'), rules)).toBe(true)
    expect(isFirstHeard(rung, 'supervisor', at('2026-05-09T12:00'), rules)).toBe(false)
    expect(isFirstHeard(rung, 'unit-lead', at('2026-05-08T12:00'), rules)).toBe(false)
    expect(isFirstHeard(rung, 'leader', at('2026-05-08T12:00'), rules)).toBe(false)
  })
})

describe('limits set late', () => {
  test('a rung of a day before they were set doesn’t fire', () => {
    const date = { ...dateOf('sorting', at('2026-03-02T10:00'), 'duty'), since: at('2026-03-13T10:00') }
    expect(date.nominal).toBe('2026-03-17')
    const heard = dueRungs([date], date.since, at('2026-03-17T12:00'), rules)
    expect(heard.map(({ name }) => name)).toEqual(['on'])
    expect(nextRungAt([date], date.since, rules)?.toISOString()).toBe(at('2026-03-16T08:00').toISOString())
  })

  test('set on a rest day for the next rest day, it goes at once where it ends before anybody works again', () => {
    const saturday = at('2026-03-07T11:00')
    const date: Watched = {
      ...dateOf('sorting', saturday, 'duty'),
      nominal: addDays(civilDate('2026-03-07'), 1),
      due: civilDate('2026-03-08'),
    }
    expect(nextRungAt([date], saturday, rules)?.getTime()).toBe(saturday.getTime() + 1)
    const rolled = { ...date, due: civilDate('2026-03-09') }
    expect(nextRungAt([rolled], saturday, rules)?.toISOString()).toBe(at('2026-03-09T08:00').toISOString())
  })
})
