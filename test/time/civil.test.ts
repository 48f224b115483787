import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  civilDateOf,
  compareDates,
  daysBetween,
  endOfDay,
  isCivilDate,
  startOfDay,
  weekday,
} from '../../src/time/civil.js'

const SHANGHAI = 'Asia/Shanghai'

const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((instant) => civilDateOf(instant, 'UTC'))

describe('a civil date', () => {
  test.each(['2026-02-28', '2024-02-29', '1900-01-01', '2199-12-31'])('%s is read', (text) => {
    expect(civilDate(text)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    '1899-12-31',
    '2200-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
  ])('%j is refused', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => civilDate(text)).toThrow(RangeError)
  })
})

describe('the day of an instant', () => {
  test('is the one of the zone and not of UTC', () => {
    expect(civilDateOf(new Date('2026-01-31T15:59:59.999Z'), SHANGHAI)).toBe('2026-01-31')
    expect(civilDateOf(new Date('2026-01-31T16:00:00Z'), SHANGHAI)).toBe('2026-02-01')
  })

  test('an unknown zone and an invalid instant are refused', () => {
    expect(() => civilDateOf(new Date(), 'Asia/Nowhere')).toThrow(RangeError)
    expect(() => civilDateOf(new Date(Number.NaN), SHANGHAI)).toThrow(RangeError)
  })
})

describe('counting', () => {
  test('days are added across months, years and the leap day', () => {
    expect(addDays(civilDate('2024-02-28'), 2)).toBe('2024-03-01')
    expect(addDays(civilDate('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(civilDate('2026-01-01'), -1)).toBe('2025-12-31')
  })

  test('leaving the years served is refused, and so are parts of days', () => {
    expect(() => addDays(civilDate('2199-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(civilDate('2026-01-01'), 1e9)).toThrow(RangeError)
    expect(() => addDays(civilDate('2026-01-01'), 0.5)).toThrow(RangeError)
  })

  test('the days between two dates are what must be added', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  test('dates sort by time', () => {
    const sorted: CivilDate[] = [civilDate('2026-10-01'), civilDate('2025-12-31'), civilDate('2026-09-30')]
    sorted.sort(compareDates)
    expect(sorted).toEqual(['2025-12-31', '2026-09-30', '2026-10-01'])
    expect(compareDates(civilDate('2026-01-01'), civilDate('2026-01-01'))).toBe(0)
  })

  test('the week runs from Monday, 1, to Sunday, 7', () => {
    expect(weekday(civilDate('2026-11-23'))).toBe(1)
    expect(weekday(civilDate('2026-11-28'))).toBe(6)
    expect(weekday(civilDate('2026-11-29'))).toBe(7)
  })
})

describe('counting months', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(civilDate(from), months)).toBe(to)
  })

  test('ends in the month meant, on the same day or the last one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -500, max: 500 }), (date, months) => {
        const to = addMonths(date, months)
        const month = (of: CivilDate) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
        expect(month(to) - month(date)).toBe(months)
        if (to.slice(8) !== date.slice(8)) {
          expect(to < date.replace(/^.{7}/, to.slice(0, 7))).toBe(true)
          expect(addDays(to, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  test('beyond the years served is refused', () => {
    expect(() => addMonths(civilDate('2199-12-31'), 1)).toThrow(RangeError)
    expect(() => addMonths(civilDate('2026-01-01'), 1e12)).toThrow(RangeError)
    expect(() => addMonths(civilDate('2026-01-01'), 0.5)).toThrow(RangeError)
  })
})

describe('the borders of a day', () => {
  test('a day in Shanghai runs from 16:00 UTC to 16:00 UTC', () => {
    expect(startOfDay(civilDate('2026-02-24'), SHANGHAI).toISOString()).toBe('2026-02-23T16:00:00.000Z')
    expect(endOfDay(civilDate('2026-02-24'), SHANGHAI).toISOString()).toBe('2026-02-24T16:00:00.000Z')
  })

  test('where summer time skips midnight the day begins at 01:00', () => {
    expect(startOfDay(civilDate('2018-11-04'), 'America/Sao_Paulo').toISOString()).toBe(
      '2018-11-04T03:00:00.000Z',
    )
  })

  test('the first instant belongs to the day and the one before it does not, in any zone', () => {
    const zones = fc.constantFrom(
      SHANGHAI,
      'UTC',
      'America/New_York',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    )
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        // Kiritimati left out 1994-12-31 when it crossed the date line.
        fc.pre(zone !== 'Pacific/Kiritimati' || !['1994-12-31', '1995-01-01'].includes(date))
        const start = startOfDay(date, zone)
        expect(civilDateOf(start, zone)).toBe(date)
        expect(civilDateOf(new Date(start.getTime() - 1), zone)).toBe(addDays(date, -1))
      }),
    )
  })
})
