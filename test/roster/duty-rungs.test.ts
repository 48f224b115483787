import { describe, expect, test } from 'vitest'
import { type DutyPlace, dueDutyRungs, nextDutyRungAt } from '../../src/roster/duty-rungs.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'

const place: DutyPlace = { timeZone: 'Asia/Shanghai', calendar: workingCalendar(), tellsAt: '08:00' }
const published = at('2026-02-01T10:00')
const night = {
  date: civilDate('2026-02-28'),
  from: '20:00',
  to: '08:00',
  role: 'officer',
  member: 'a',
} as const
const window: DutyWindow = {
  id: 'w',
  unit: 'luan-petition',
  name: 'Some days',
  level: 'heightened',
  from: civilDate('2026-02-28'),
  to: civilDate('2026-02-28'),
  roles: ['officer'],
  seed: 1,
  plannedAt: published,
  publishedAt: published,
  remindedThrough: published,
  shifts: [night],
}

/** Every reminder with the time at which it comes, found by asking when the next one is. */
function all(from = published): string[] {
  const found: string[] = []
  let told = from
  for (let next = nextDutyRungAt(window, told, place); next; next = nextDutyRungAt(window, told, place)) {
    for (const { name, at: when } of dueDutyRungs(window, told, next, place))
      found.push(`${name} ${when.toISOString()}`)
    told = next
  }
  return found
}

describe('a night at the end of a month', () => {
  test('is told three days and one day before in the morning, an hour before, and when it begins', () => {
    expect(all()).toEqual([
      `days-3 ${at('2026-02-25T08:00').toISOString()}`,
      `days-1 ${at('2026-02-27T08:00').toISOString()}`,
      `hour ${at('2026-02-28T19:00').toISOString()}`,
      `begins ${at('2026-02-28T20:00').toISOString()}`,
    ])
  })

  test('published late, what was before that is not told', () => {
    expect(all(at('2026-02-26T10:00')).map((line) => line.split(' ')[0])).toEqual([
      'days-1',
      'hour',
      'begins',
    ])
  })

  test('after an outage the newest is told, and nothing once it is over', () => {
    const names = (now: string) => dueDutyRungs(window, published, at(now), place).map(({ name }) => name)
    expect(names('2026-02-28T19:30')).toEqual(['hour'])
    expect(names('2026-03-01T07:59')).toEqual(['begins'])
    expect(names('2026-03-01T08:00')).toEqual([])
  })

  test('of a draft nothing is told', () => {
    const { publishedAt: _, ...draft } = window
    expect(dueDutyRungs(draft, published, at('2026-02-28T21:00'), place)).toEqual([])
    expect(nextDutyRungAt(draft, published, place)).toBeUndefined()
  })
})
