import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PETITIONER } from '../../src/petitions/model.js'
import type { CaseRow } from '../../src/petitions/row.js'
import { countAll } from '../../src/reports/counting.js'
import { type LateReport, lateReport } from '../../src/reports/late.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { computeLimit } from '../../src/time/limits.js'
import { anyRow, clock, counted, day, morning, OFFICE, ORGAN, pack, packWithUnits, row } from './rows.js'

/** A Tuesday and a working day. */
const TODAY = day('2026-03-17')
const EVERYBODY = new Set(packWithUnits(71).units.map(({ id }) => id))

const on = (today: string, rows: readonly CaseRow[], scope: ReadonlySet<string> = EVERYBODY): LateReport =>
  counted(lateReport(day(today), scope, pack), rows)
const sum = (parts: readonly { readonly count: number }[]) => parts.reduce((all, { count }) => all + count, 0)

describe('what is late', () => {
  test('counts each case once, a missed limit before a missed target', () => {
    const report = on(TODAY, [
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-16' })] }),
      row({
        status: 'accepted',
        owner: ORGAN,
        ownerSince: morning('2026-01-05'),
        clocks: [
          clock('handling', ORGAN, { due: '2026-03-10' }),
          clock('urgeAnswer', ORGAN, { due: '2026-02-01', kind: 'target' }),
        ],
      }),
      row({
        status: 'answered',
        owner: ORGAN,
        clocks: [clock('service', ORGAN, { due: '2026-03-07', kind: 'target' })],
      }),
    ])
    expect(report).toMatchObject({ total: 3, limits: 2, targets: 1 })
    expect(report.byStage).toEqual([
      { stage: 'sorting', kind: 'limit', count: 1 },
      { stage: 'handling', kind: 'limit', count: 1 },
      { stage: 'service', kind: 'target', count: 1 },
    ])
    expect(report.byUnit).toEqual([
      { unit: ORGAN, count: 2, worstDays: 10 },
      { unit: OFFICE, count: 1, worstDays: 1 },
    ])
    expect(report.oldest.map(({ days, since }) => [days, since])).toEqual([
      [10, '2026-03-01'],
      [7, '2026-01-05'],
      [1, '2026-03-01'],
    ])
  })

  test('is not what is due today, and not what rolls over a weekend until the rolled date has passed', () => {
    const calendar = workingCalendar({ publishedThrough: 2026 })
    // 15 days from Friday 27 February end on Saturday 14 March, which moves to Monday 16 March.
    const { nominal, due } = computeLimit(pack.profile.limits.sorting, day('2026-02-27'), calendar)
    expect([nominal, due]).toEqual(['2026-03-14', '2026-03-16'])
    const rows = [row({ clocks: [clock('sorting', OFFICE, { nominal, due })] })]
    const totals = (today: string) => {
      const { total, soon } = on(today, rows)
      return { late: total, soon: soon.count }
    }
    expect(totals('2026-03-06')).toEqual({ late: 0, soon: 0 })
    expect(totals('2026-03-07')).toEqual({ late: 0, soon: 1 })
    expect(totals('2026-03-14')).toEqual({ late: 0, soon: 1 })
    expect(totals('2026-03-15')).toEqual({ late: 0, soon: 1 })
    expect(totals('2026-03-16')).toEqual({ late: 0, soon: 1 })
    expect(totals('2026-03-17')).toEqual({ late: 1, soon: 0 })
    expect(on('2026-03-17', rows).oldest[0]?.days).toBe(1)
  })

  test('goes on counting on a rest day', () => {
    const rows = [row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-13' })] })]
    expect(on('2026-03-15', rows).oldest[0]?.days).toBe(2)
  })

  test('is neither a right, nor the window of the petitioner, nor a stopped clock', () => {
    const report = on(TODAY, [
      row({ clocks: [clock('objection', ORGAN, { due: '2026-03-01', nature: 'right' })] }),
      row({ clocks: [clock('window', PETITIONER, { due: '2026-03-01' })] }),
      row({ clocks: [clock('telling', ORGAN, { due: '2026-03-01', stoppedOn: day('2026-03-09') })] }),
    ])
    expect(report).toMatchObject({ total: 0, soon: { count: 0 }, byStage: [], byUnit: [], oldest: [] })
  })

  test('leaves out closed cases, and shows a task that outlived one apart', () => {
    const closed = row({ status: 'closed', clocks: [clock('task', OFFICE, { due: '2026-03-01' })] })
    expect(on(TODAY, [closed])).toMatchObject({ total: 0, afterClosing: 1 })
  })

  test('names the oldest five, longest first', () => {
    const rows = [1, 5, 3, 7, 2, 6, 4].map((late) =>
      row({ clocks: [clock('sorting', OFFICE, { due: `2026-03-${String(17 - late).padStart(2, '0')}` })] }),
    )
    expect(on(TODAY, rows).oldest.map(({ days }) => days)).toEqual([7, 6, 5, 4, 3])
  })

  test('says of a co-handler since when it was asked, not since when the lead organ has the case', () => {
    const asked = clock('coHandling', 'luan-petition', {
      due: '2026-03-10',
      from: day('2026-02-08'),
      kind: 'target',
    })
    const [oldest] = on(TODAY, [row({ status: 'accepted', owner: ORGAN, clocks: [asked] })]).oldest
    expect(oldest).toMatchObject({ unit: OFFICE, since: '2026-02-08', kind: 'target' })
  })

  test('takes the day on which the owner got the case by the clock of the office', () => {
    const late = clock('sorting', OFFICE, { due: '2026-03-10' })
    const report = on(TODAY, [row({ ownerSince: new Date('2026-03-01T17:00:00Z'), clocks: [late] })])
    expect(report.oldest[0]?.since).toBe('2026-03-02')
  })

  test('shows the leader of a unit its own cases and what it owes to others, and nothing else', () => {
    const rows = [
      row({ status: 'accepted', owner: ORGAN, clocks: [clock('handling', ORGAN, { due: '2026-03-01' })] }),
      row({
        status: 'accepted',
        owner: 'jinan-land',
        clocks: [
          clock('handling', 'jinan-land', { due: '2026-02-01' }),
          clock('coHandling', ORGAN, { due: '2026-03-12', kind: 'target' }),
        ],
      }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-01' })] }),
    ]
    const report = on(TODAY, rows, new Set([ORGAN]))
    expect(report).toMatchObject({ total: 2, limits: 1, targets: 1, pool: { count: 0 } })
    expect(report.byUnit).toEqual([{ unit: ORGAN, count: 2, worstDays: 16 }])
  })
})

describe('beside what is late', () => {
  test('stands what is due within seven days, by its earliest date', () => {
    const report = on(TODAY, [
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-17' })] }),
      row({
        status: 'accepted',
        owner: ORGAN,
        clocks: [
          clock('handling', ORGAN, { due: '2026-03-24' }),
          clock('report', OFFICE, { due: '2026-03-23' }),
        ],
      }),
      row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-25' })] }),
    ])
    expect(report.soon).toEqual({ count: 2, byUnit: [{ unit: OFFICE, count: 2 }] })
  })

  test('stand the answers that came late in the last thirty days, never in the total', () => {
    const answered = (due: string, answeredOn: string) =>
      row({
        status: 'served',
        owner: ORGAN,
        answeredOn: day(answeredOn),
        clocks: [clock('handling', ORGAN, { due, stoppedOn: day(answeredOn) })],
      })
    const report = on(TODAY, [
      answered('2026-03-01', '2026-03-02'),
      answered('2026-03-01', '2026-03-05'),
      answered('2026-03-01', '2026-03-01'),
      answered('2026-02-10', '2026-02-15'),
      answered('2026-02-10', '2026-02-16'),
    ])
    expect(report.total).toBe(0)
    // 16 February is the thirtieth day back, 15 February the thirty-first: (1 + 4 + 6) / 3 days.
    expect(report.answeredLate).toEqual({
      count: 3,
      meanDays: 3.7,
      byUnit: [{ unit: ORGAN, count: 3, meanDays: 3.7 }],
    })
  })

  test('stands the pool with the one that waits longest', () => {
    const from = day('2026-02-01')
    const oldest = row({ clocks: [clock('sorting', OFFICE, { due: '2026-03-20', from })] })
    const report = on(TODAY, [row(), oldest, row({ status: 'forwarded', owner: ORGAN })])
    expect(report.pool).toEqual({ count: 2, oldest: { number: oldest.number, since: '2026-02-01' } })
  })
})

describe('any rows', () => {
  test('sum to the same total by step, by unit and by kind, and late ones are never due soon as well', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
        const report = on(TODAY, rows)
        expect(sum(report.byStage)).toBe(report.total)
        expect(sum(report.byUnit)).toBe(report.total)
        expect(report.limits + report.targets).toBe(report.total)
        expect(sum(report.soon.byUnit)).toBe(report.soon.count)
        expect(sum(report.answeredLate.byUnit)).toBe(report.answeredLate.count)
        expect(report.oldest).toHaveLength(Math.min(5, report.total))
        expect(report.total + report.soon.count + report.afterClosing).toBeLessThanOrEqual(rows.length)
      }),
    )
  })

  test('come to the same in any order and one at a time from a store', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRow, { maxLength: 20, selector: ({ number }) => number }),
        async (rows) => {
          const stored = (async function* () {
            yield* rows.toReversed()
          })()
          const { pool: _, ...expected } = on(TODAY, rows)
          expect(await countAll(stored, lateReport(TODAY, EVERYBODY, pack))).toMatchObject(expected)
        },
      ),
      { numRuns: 30 },
    )
  })
})
