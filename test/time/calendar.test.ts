import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { nextWorkingDay, previousWorkingDay, workingCalendar } from '../../src/time/calendar.js'
import { addDays, civilDate, weekday } from '../../src/time/civil.js'
import { madeUpByTable, restByTable, workedByTable } from './holiday-table.js'

const calendar = workingCalendar()
const day = (text: string) => calendar.day(civilDate(text))

describe('the published calendar', () => {
  test('agrees with the table of the arrangements on every day of 2007 to 2026', () => {
    const differing: string[] = []
    for (let date = civilDate('2007-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      const kind = calendar.dayKind(date)
      const expected = workedByTable(date)
      if (calendar.isWorkingDay(date) !== expected) differing.push(date)
      if (kind === 'worked-weekend' && !(madeUpByTable(date) && weekday(date) >= 6)) differing.push(date)
      if (kind === 'holiday' && weekday(date) < 6 && !restByTable(date)) differing.push(date)
    }
    expect(differing).toEqual([])
  })

  test('tells holidays, weekends, worked weekends and workdays apart', () => {
    expect(day('2026-02-17').kind).toBe('holiday')
    expect(day('2026-02-21').kind).toBe('holiday')
    expect(day('2026-03-07').kind).toBe('weekend')
    expect(day('2026-02-14').kind).toBe('worked-weekend')
    expect(day('2026-02-24').kind).toBe('workday')
  })

  test('names the holiday in both languages, for a worked weekend the one it makes up for', () => {
    expect(day('2026-10-01').holiday?.en).toBe('National Day')
    expect(day('2026-10-01').holiday?.['zh-CN']).toBe('国庆节')
    expect(day('2026-02-14').holiday?.en).toBe('Spring Festival')
    expect(day('2026-03-07')).not.toHaveProperty('holiday')
  })

  test('the next and the previous working day step over rest days', () => {
    expect(nextWorkingDay(civilDate('2026-09-30'), calendar)).toBe('2026-10-08')
    expect(previousWorkingDay(civilDate('2026-10-08'), calendar)).toBe('2026-09-30')
  })

  test.each([
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['UTC', 0],
  ])('is the same on a machine whose zone is %s', async (zone, minutesToUtc) => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => {
      vi.unstubAllEnvs()
      vi.resetModules()
    })
    expect(new Date('2026-01-01T12:00:00Z').getTimezoneOffset()).toBe(minutesToUtc)
    vi.resetModules()
    const there = await import('../../src/time/calendar.js')
    const elsewhere = there.workingCalendar()
    for (let date = civilDate('2026-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      expect(elsewhere.day(date)).toEqual(calendar.day(date))
    }
  })
})

describe('years that nobody has published', () => {
  test('are known as such and show plain weekends', () => {
    const early = workingCalendar({ publishedThrough: 2025 })
    expect(early.isPublished(2025)).toBe(true)
    expect(early.isPublished(2026)).toBe(false)
    expect(early.dayKind(civilDate('2026-10-01'))).toBe('workday')
    expect(early.openYear(civilDate('2026-10-01'))).toBe(2026)
    expect(calendar.openYear(civilDate('2026-10-01'))).toBeUndefined()
  })

  test('leave the last days of the December before them open', () => {
    const early = workingCalendar({ publishedThrough: 2018 })
    expect(early.openYear(civilDate('2018-12-31'))).toBe(2019)
    expect(early.openYear(civilDate('2018-12-23'))).toBeUndefined()
    // The notice of 2019 made 2018-12-31 a rest day and 2018-12-29 a worked Saturday.
    expect(early.dayKind(civilDate('2018-12-31'))).toBe('workday')
    expect(early.dayKind(civilDate('2018-12-29'))).toBe('weekend')
    expect(calendar.dayKind(civilDate('2018-12-31'))).toBe('holiday')
    expect(calendar.dayKind(civilDate('2018-12-29'))).toBe('worked-weekend')
  })

  test('years long before and after are unpublished too', () => {
    expect(calendar.isPublished(1990)).toBe(false)
    expect(calendar.isPublished(2150)).toBe(false)
    expect(calendar.isPublished(9999)).toBe(false)
  })
})

describe('an override by the office', () => {
  const name = { 'zh-CN': '元旦', en: "New Year's Day" }
  const given = workingCalendar({
    publishedThrough: 2026,
    overrides: [
      {
        year: 2027,
        mode: 'replace',
        rest: [
          { date: '2026-12-31', name },
          { date: '2027-01-01', name },
        ],
        worked: [{ date: '2026-12-27', name }],
      },
    ],
  })

  test('publishes the year, and reaches into the December before', () => {
    expect(given.isPublished(2027)).toBe(true)
    expect(given.day(civilDate('2027-01-01'))).toEqual({ date: '2027-01-01', kind: 'holiday', holiday: name })
    expect(given.dayKind(civilDate('2026-12-31'))).toBe('holiday')
    expect(given.dayKind(civilDate('2026-12-27'))).toBe('worked-weekend')
    expect(given.openYear(civilDate('2026-12-30'))).toBeUndefined()
  })

  test('leaves the other days of a published year alone when it extends it', () => {
    const extended = workingCalendar({
      overrides: [{ year: 2026, mode: 'extend', rest: [{ date: '2026-03-02' }], worked: [] }],
    })
    expect(extended.dayKind(civilDate('2026-03-02'))).toBe('holiday')
    expect(extended.dayKind(civilDate('2026-10-01'))).toBe('holiday')
  })

  test('sets the other days of the year aside when it replaces it', () => {
    const replaced = workingCalendar({
      overrides: [{ year: 2026, mode: 'replace', rest: [{ date: '2026-03-02' }], worked: [] }],
    })
    expect(replaced.dayKind(civilDate('2026-03-02'))).toBe('holiday')
    expect(replaced.dayKind(civilDate('2026-10-01'))).toBe('workday')
    expect(replaced.dayKind(civilDate('2025-10-01'))).toBe('holiday')
  })

  test.each([
    ['an impossible day', { year: 2027, rest: [{ date: '2027-02-29' }], worked: [] }],
    ['a day of another year', { year: 2027, rest: [{ date: '2026-11-30' }], worked: [] }],
    [
      'a day both at rest and worked',
      { year: 2027, rest: [{ date: '2027-01-02' }], worked: [{ date: '2027-01-02' }] },
    ],
  ])('with %s is refused', (_, override) => {
    expect(() => workingCalendar({ overrides: [{ ...override, mode: 'extend' }] })).toThrow(RangeError)
  })

  test('of a year given twice is refused', () => {
    const empty = { year: 2027, mode: 'extend', rest: [], worked: [] } as const
    expect(() => workingCalendar({ overrides: [empty, empty] })).toThrow(RangeError)
  })
})
