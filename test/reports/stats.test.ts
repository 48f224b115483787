import { describe, expect, test } from 'vitest'
import type { CaseRow } from '../../src/petitions/row.js'
import { ratio, share, spread, Tally } from '../../src/reports/figures.js'
import { type Stats, statistics, yearSoFar } from '../../src/reports/stats.js'
import { clock, counted, day, OFFICE, ORGAN, row } from './rows.js'

const TODAY = day('2026-03-17')
const stats = (rows: readonly CaseRow[]): Stats => counted(statistics(yearSoFar(TODAY), TODAY), rows)

describe('shares and means', () => {
  test('are rounded to one decimal, half up, and never cut off', () => {
    // Shares of the Lu'an table of 2011, which printed 9.9, 8 and 5.3.
    expect(share(484, 501)).toEqual({ part: 484, whole: 501, percent: 96.6 })
    expect([share(26, 261).percent, share(21, 261).percent, share(14, 261).percent]).toEqual([10, 8, 5.4])
    expect(share(1, 2000).percent).toBe(0.1)
    expect(share(1, 2001).percent).toBe(0)
    expect(ratio(9, 20)).toBe(0.5)
  })

  test('have no percentage of nothing', () => {
    expect(share(0, 0)).toEqual({ part: 0, whole: 0 })
  })

  test('stand beside median and ninetieth percentile', () => {
    const days = new Tally<number>()
    for (const value of [10, 20, 30, 40, 50, 60, 60, 60, 60, 200]) days.add(value)
    expect(spread(days)).toEqual({ count: 10, mean: 59, median: 55, p90: 60 })
    expect(spread(new Tally())).toBeUndefined()
  })
})

describe('figures of a period', () => {
  test('begin with the calendar year so far', () => {
    expect(yearSoFar(TODAY)).toEqual({ from: '2026-01-01', to: '2026-03-17' })
  })

  test('count what was received in it, first and last day included, each way on its own', () => {
    const figures = stats([
      row({ receivedOn: day('2025-12-31') }),
      row({ receivedOn: day('2026-01-01'), region: '341502', category: 'unknown' }),
      row({
        receivedOn: day('2026-03-17'),
        channel: 'visit',
        persons: 7,
        firstTime: false,
        class: 'unknown',
      }),
      row({
        channel: 'visit',
        persons: 3,
        status: 'forwarded',
        organ: ORGAN,
        forwardedOn: day('2026-03-02'),
      }),
    ])
    expect(figures.received).toBe(3)
    expect(figures.visits).toEqual({ batches: 2, persons: 10 })
    expect(figures.firstTime).toEqual({ part: 2, whole: 3, percent: 66.7 })
    expect(figures.by).toEqual({
      channel: [
        { key: 'visit', count: 2 },
        { key: 'chat', count: 1 },
      ],
      class: [
        { key: 'appeal', count: 2 },
        { key: 'unknown', count: 1 },
      ],
      category: [
        { key: 'idle_land', count: 2 },
        { key: 'unknown', count: 1 },
      ],
      region: [
        { key: 'unknown', count: 2 },
        { key: '341502', count: 1 },
      ],
      status: [
        { key: 'registered', count: 2 },
        { key: 'forwarded', count: 1 },
      ],
      organ: [
        { key: 'unknown', count: 2 },
        { key: ORGAN, count: 1 },
      ],
    })
  })

  test('never take a forwarded case for a closed one, nor a diverted one for an answered one', () => {
    const figures = stats([
      row({ status: 'forwarded', organ: ORGAN, forwardedOn: day('2026-03-02') }),
      row({
        status: 'closed',
        servedOn: day('2026-03-05'),
        outcome: 'supported',
        forwardedOn: day('2026-03-02'),
      }),
      row({ status: 'closed', servedOn: day('2026-03-05'), outcome: 'diverted' }),
      row({ status: 'served', servedOn: day('2026-03-05'), outcome: 'explained' }),
      row({ status: 'answered', outcome: 'explained' }),
    ])
    expect(figures.closed).toEqual({ part: 2, whole: 5, percent: 40 })
    expect(figures.answeredServed).toEqual({ part: 2, whole: 5, percent: 40 })
    expect([figures.open, figures.openForwarded]).toEqual([3, 1])
  })

  test('put the dates that were due in three columns, limits and targets apart', () => {
    const figures = stats([
      row({
        receivedOn: day('2025-12-20'),
        clocks: [clock('sorting', OFFICE, { due: '2026-01-04', stoppedOn: day('2026-01-04') })],
      }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-10', stoppedOn: day('2026-03-11') })] }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-16' })] }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-17' })] }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-18' })] }),
      row({
        clocks: [
          clock('handling', ORGAN, { due: '2026-03-01', kind: 'target', stoppedOn: day('2026-02-01') }),
        ],
      }),
    ])
    expect(figures.steps).toEqual([
      {
        stage: 'sorting',
        kind: 'limit',
        due: 4,
        onTime: 1,
        late: 2,
        lateOpen: 1,
        running: 1,
        kept: { part: 1, whole: 3, percent: 33.3 },
      },
      {
        stage: 'handling',
        kind: 'target',
        due: 1,
        onTime: 1,
        late: 0,
        lateOpen: 0,
        running: 0,
        kept: { part: 1, whole: 1, percent: 100 },
      },
    ])
  })

  test('tell answers by outcome from diversions by kind, and how long answers took', () => {
    const answered = (acceptedOn: string, answeredOn: string, outcome: CaseRow['outcome']) =>
      row({ acceptedOn: day(acceptedOn), answeredOn: day(answeredOn), ...(outcome ? { outcome } : {}) })
    const figures = stats([
      answered('2025-12-01', '2026-01-10', 'supported'),
      answered('2026-01-01', '2026-01-11', 'not-supported'),
      answered('2026-01-01', '2026-01-21', 'supported'),
      answered('2025-11-01', '2025-12-11', 'supported'),
      row({ answeredOn: day('2026-02-01'), outcome: 'not-accepted' }),
    ])
    expect(figures.decided).toEqual({
      total: 4,
      answers: 3,
      diversions: 1,
      unknown: 0,
      byOutcome: [
        { key: 'supported', count: 2 },
        { key: 'not-supported', count: 1 },
      ],
      byDiversion: [{ key: 'not-accepted', count: 1 }],
    })
    expect(figures.daysToAnswer).toEqual({ count: 3, mean: 23.3, median: 20, p90: 40 })
  })

  test('add up objections, extensions and clocks that stood still', () => {
    const figures = stats([
      row({ objections: 2, daysLost: 30, extendedDays: 20 }),
      row({ objections: 1, daysLost: 5, stoodStill: 12 }),
      row(),
    ])
    expect(figures.objections).toEqual({ cases: 2, times: 3, daysLost: 35 })
    expect(figures.extended).toEqual({ cases: 1, days: 20 })
    expect(figures.stoodStill).toEqual({ cases: 1, days: 12 })
  })
})
