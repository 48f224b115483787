import { describe, expect, test } from 'vitest'
import type { ElsewhereSubject } from '../../src/config/pack.js'
import { limitEvents, routeLimits } from '../../src/petitions/elsewhere.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { type CivilDate, civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/demo-pack.js'

const pack = demoPack
const calendar = workingCalendar({ publishedThrough: 2026 })

function subject(id: string): ElsewhereSubject {
  const found = pack.elsewhere.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no subject ${id}`)
  return found
}
const act = subject('administrative_act')
const labour = subject('labour_dispute')
const lastDays = (of: ElsewhereSubject, known: readonly (CivilDate | undefined)[], withCalendar = false) =>
  routeLimits(of, known, withCalendar ? calendar : undefined).map(({ lastDay }) => lastDay)
const on = civilDate

describe('the limits of another procedure', () => {
  test('are named with article and event, and without a last day where no day was given', () => {
    const limits = routeLimits(act)
    expect(limits.map(({ amount, unit, basis }) => [amount, unit, basis.article])).toEqual([
      [60, 'days', '20'],
      [6, 'months', '46'],
      [15, 'days', '45'],
    ])
    expect(
      limits.every((limit) => limit.runsFrom.en.startsWith('the day you') && !('lastDay' in limit)),
    ).toBe(true)
  })

  test('are none for a subject that has none', () => {
    expect(routeLimits(subject('court_matter'), [on('2026-03-02')])).toEqual([])
  })

  test('ask for each event once', () => {
    expect(limitEvents(act).map(({ en }) => en)).toEqual([
      'the day you knew or should have known of the act',
      'the day you received the reconsideration decision',
    ])
  })

  test('never get a last day that was counted from another event', () => {
    expect(lastDays(act, [on('2026-03-02')])).toEqual(['2026-05-01', '2026-09-02', undefined])
    expect(lastDays(act, [undefined, on('2026-03-02')])).toEqual([undefined, undefined, '2026-03-17'])
    expect(lastDays(act, [on('2026-03-02'), on('2026-06-01')])).toEqual([
      '2026-05-01',
      '2026-09-02',
      '2026-06-16',
    ])
  })

  test.each([
    ['2026-08-31', '2027-02-28'],
    ['2023-08-31', '2024-02-29'],
    ['2026-03-31', '2026-09-30'],
    ['2026-06-30', '2026-12-30'],
    ['2026-07-15', '2027-01-15'],
  ])('six months from %s end on %s', (from, last) => {
    expect(lastDays(act, [on(from)])[1]).toBe(last)
  })

  test.each([
    ['2024-02-29', '2025-02-28'],
    ['2023-02-28', '2024-02-28'],
    ['2026-01-31', '2027-01-31'],
  ])('one year from %s ends on %s', (from, last) => {
    expect(lastDays(labour, [on(from)])).toEqual([last])
  })
})

describe('a last day on a rest day', () => {
  test('moves to the next day on which offices work', () => {
    expect(lastDays(act, [on('2026-03-02')], true)).toEqual(['2026-05-06', '2026-09-02', undefined])
    expect(lastDays(act, [on('2026-04-01')], true)[1]).toBe('2026-10-08')
  })

  test('stays where it is a worked weekend', () => {
    expect(lastDays(act, [undefined, on('2026-09-25')], true)[2]).toBe('2026-10-10')
  })

  test('is named as it stands while the arrangement of that year is not published', () => {
    expect(lastDays(act, [on('2026-08-31')], true)[1]).toBe('2027-02-28')
    expect(lastDays(act, [on('2026-07-03')], true)[1]).toBe('2027-01-03')
  })

  test('beyond the years served is refused', () => {
    expect(() => routeLimits(labour, [on('2199-06-01')])).toThrow(RangeError)
  })
})
