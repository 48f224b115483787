import { describe, expect, test } from 'vitest'
import type { RosterRules } from '../../src/config/roster.types.js'
import { keyDates } from '../../src/roster/key-dates.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'

const name = (en: string) => ({ 'zh-CN': en, en })
const units = ['luan-petition']

function found(from: string, to: string, rules: Pick<RosterRules, 'holidays' | 'dates'>): string[] {
  return keyDates({ from: civilDate(from), to: civilDate(to) }, rules, workingCalendar()).map(
    (date) => `${date.id} ${date.from} ${date.to} ${date.level}`,
  )
}

const holidays = { level: 'heightened', units } as const
const rule = (id: string, from: string, to: string) =>
  ({ id, name: name(id), level: 'normal', units, from, to }) as const

describe('statutory holidays', () => {
  test('come from the working calendar, each as one stretch, whole also where it began earlier', () => {
    const all = ['holiday-2026-02-15 2026-02-15 2026-02-23 heightened']
    expect(found('2026-02-01', '2026-03-01', { holidays, dates: [] })).toEqual(all)
    expect(found('2026-02-18', '2026-02-19', { holidays, dates: [] })).toEqual(all)
    expect(found('2026-02-24', '2026-03-01', { holidays, dates: [] })).toEqual([])
    expect(found('2026-02-01', '2026-03-01', { dates: [] })).toEqual([])
  })

  test('of a whole year are those of its notice, by their names', () => {
    const year = keyDates(
      { from: civilDate('2026-01-01'), to: civilDate('2026-12-31') },
      { holidays, dates: [] },
      workingCalendar(),
    )
    expect(year.map((date) => date.from)).toEqual([
      '2026-01-01',
      '2026-02-15',
      '2026-04-04',
      '2026-05-01',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
    ])
    expect(year[1]?.name).toEqual({ 'zh-CN': '春节', en: 'Spring Festival' })
  })

  test('of a year that nobody has published are missing', () => {
    expect(found('2031-01-01', '2031-12-31', { holidays, dates: [] })).toEqual([])
  })
})

describe('dates of the office', () => {
  test('a yearly one comes every year, and may reach into the next', () => {
    const dates = [rule('turn', '12-28', '01-05'), rule('day', '12-04', '12-04')]
    expect(found('2026-01-03', '2026-12-31', { dates })).toEqual([
      'turn 2025-12-28 2026-01-05 normal',
      'day 2026-12-04 2026-12-04 normal',
      'turn 2026-12-28 2027-01-05 normal',
    ])
  })

  test('one that is set for once comes once', () => {
    const dates = [rule('meeting', '2026-10-20', '2026-11-03')]
    expect(found('2026-11-03', '2027-12-31', { dates })).toEqual(['meeting 2026-10-20 2026-11-03 normal'])
    expect(found('2026-11-04', '2027-12-31', { dates })).toEqual([])
  })
})
