import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays, civilDate, weekday } from '../../src/time/civil.js'
import { computeLimit, countBack, daysLate, daysLeft, type LimitRule } from '../../src/time/limits.js'

const calendar = workingCalendar()

function rule(days: number, unit: 'calendar' | 'working', rollForward = true): LimitRule {
  const instrument = { 'zh-CN': '信访工作条例（2022）', en: 'Regulations on Petition Work (2022)' }
  return { id: 'some', days, unit, rollForward, kind: 'limit', basis: { instrument, article: '22' } }
}

/** What a calendar that only knows Monday to Friday would give: the mistake that these values are there to catch. */
function byWeekdaysOnly(from: string, days: number, unit: 'calendar' | 'working'): string {
  let date = civilDate(from)
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (unit === 'calendar' || weekday(date) <= 5) left -= 1
  }
  while (weekday(date) > 5) date = addDays(date, 1)
  return date
}

describe('golden values', () => {
  test.each([
    // event, days, unit, nominal, due, by weekdays only
    ['2026-01-31', 15, 'calendar', '2026-02-15', '2026-02-24', '2026-02-16'],
    ['2026-09-16', 15, 'calendar', '2026-10-01', '2026-10-08', '2026-10-01'],
    ['2026-04-21', 15, 'calendar', '2026-05-06', '2026-05-06', '2026-05-06'],
    ['2026-01-01', 5, 'working', '2026-01-08', '2026-01-08', '2026-01-08'],
    ['2026-09-28', 5, 'working', '2026-10-10', '2026-10-10', '2026-10-05'],
  ] as const)(
    'from %s, %i %s days end nominally on %s and are due on %s',
    (from, days, unit, nominal, due, weekdays) => {
      const limit = computeLimit(rule(days, unit), civilDate(from), calendar)
      expect(limit).toMatchObject({ nominal, due, provisional: false, crossesUnpublished: [] })
      expect(byWeekdaysOnly(from, days, unit)).toBe(weekdays)
    },
  )

  test.each([
    ['2026-01-01', '2026-01-09'],
    ['2026-09-28', '2026-10-12'],
  ])('without the worked weekend, five working days from %s would end on %s', (from, wrong) => {
    const worked = calendar
    const withoutMadeUpDays = {
      ...worked,
      isWorkingDay: (date: Parameters<typeof worked.isWorkingDay>[0]) => worked.dayKind(date) === 'workday',
    }
    expect(computeLimit(rule(5, 'working'), civilDate(from), withoutMadeUpDays).due).toBe(wrong)
  })
})

describe('the derivation', () => {
  test('names the rest days that a last day was moved over', () => {
    const limit = computeLimit(rule(15, 'calendar'), civilDate('2026-09-16'), calendar)
    expect(limit).toMatchObject({
      rule: 'some',
      from: '2026-09-16',
      firstCounted: '2026-09-17',
      days: 15,
      kind: 'limit',
    })
    expect(limit.rolled.map(({ date }) => date)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
    )
    expect(limit.rolled[0]?.holiday?.en).toBe('National Day')
    expect(limit.basis.article).toBe('22')
  })

  test('has nothing rolled when the switch is off, and the due date is the nominal one', () => {
    const limit = computeLimit(rule(15, 'calendar', false), civilDate('2026-09-16'), calendar)
    expect(limit).toMatchObject({ nominal: '2026-10-01', due: '2026-10-01', rolled: [] })
  })

  test('of working days names the rest days not counted and the worked weekends counted', () => {
    const limit = computeLimit(rule(5, 'working'), civilDate('2026-09-28'), calendar)
    expect(limit.firstCounted).toBe('2026-09-29')
    expect(limit.skipped).toHaveLength(7)
    expect(limit.workedWeekends.map(({ date }) => date)).toEqual(['2026-10-10'])
    expect(limit.rolled).toEqual([])
  })

  test('of working days from a rest day begins with the next working day', () => {
    const limit = computeLimit(rule(1, 'working'), civilDate('2026-10-02'), calendar)
    expect(limit).toMatchObject({ firstCounted: '2026-10-08', nominal: '2026-10-08' })
  })

  test.each([0, -1, 1.5, Number.NaN])('a rule of %d days is refused', (days) => {
    expect(() => computeLimit(rule(days, 'calendar'), civilDate('2026-01-01'), calendar)).toThrow(RangeError)
    expect(() => countBack(rule(days, 'calendar'), civilDate('2026-01-01'), calendar)).toThrow(RangeError)
  })
})

describe('a calendar that is not published yet', () => {
  const early = workingCalendar({ publishedThrough: 2025 })

  test('makes a limit that ends in it provisional, and publishing moves the date', () => {
    const before = computeLimit(rule(15, 'calendar'), civilDate('2026-01-31'), early)
    expect(before).toMatchObject({ due: '2026-02-16', provisional: true, crossesUnpublished: [2026] })
    const after = computeLimit(rule(15, 'calendar'), civilDate('2026-01-31'), calendar)
    expect(after).toMatchObject({ due: '2026-02-24', provisional: false, crossesUnpublished: [] })
  })

  test('makes a limit that ends in the last days of the year before provisional', () => {
    const limit = computeLimit(rule(15, 'calendar'), civilDate('2025-12-16'), early)
    expect(limit).toMatchObject({ nominal: '2025-12-31', provisional: true, crossesUnpublished: [2026] })
  })

  test('leaves a limit alone that no rest day can move', () => {
    expect(computeLimit(rule(15, 'calendar', false), civilDate('2026-01-31'), early).provisional).toBe(false)
    expect(computeLimit(rule(15, 'calendar'), civilDate('2025-11-03'), early).provisional).toBe(false)
  })

  test('makes working days that run into it provisional', () => {
    const limit = computeLimit(rule(10, 'working'), civilDate('2025-12-22'), early)
    expect(limit.crossesUnpublished).toEqual([2026])
  })
})

describe('days left and days late', () => {
  const limit = computeLimit(rule(15, 'calendar'), civilDate('2026-09-16'), calendar)

  test.each([
    ['2026-09-16', 15, 0],
    ['2026-09-30', 1, 0],
    ['2026-10-01', 0, 0],
    ['2026-10-05', 0, 0],
    ['2026-10-08', 0, 0],
    ['2026-10-09', 0, 1],
    ['2026-11-08', 0, 31],
  ])('on %s there are %i days left to the nominal day and it is %i days late', (today, left, late) => {
    expect(daysLeft(civilDate(today), limit)).toBe(left)
    expect(daysLate(civilDate(today), limit)).toBe(late)
  })
})
