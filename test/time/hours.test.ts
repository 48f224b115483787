import { expect, test } from 'vitest'
import { civilDate } from '../../src/time/civil.js'
import { instantAt, timeOf } from '../../src/time/hours.js'

test('a time of day is an instant in the office’s zone', () => {
  expect(instantAt(civilDate('2026-02-16'), '08:00', 'Asia/Shanghai').toISOString()).toBe(
    '2026-02-16T00:00:00.000Z',
  )
  expect(timeOf(new Date('2026-02-16T15:59:59Z'), 'Asia/Shanghai')).toBe('23:59')
  expect(timeOf(new Date('2026-02-16T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00')
})

test('the same in a zone with summer time, before and after the change', () => {
  const zone = 'Europe/Berlin'
  expect(instantAt(civilDate('2026-03-28'), '08:00', zone).toISOString()).toBe('2026-03-28T07:00:00.000Z')
  expect(instantAt(civilDate('2026-03-29'), '08:00', zone).toISOString()).toBe('2026-03-29T06:00:00.000Z')
  // 02:30 is skipped on that day.
  expect(timeOf(instantAt(civilDate('2026-03-29'), '02:30', zone), zone)).toBe('03:30')
  // 02:30 comes twice in autumn: one of the two.
  expect(timeOf(instantAt(civilDate('2026-10-25'), '02:30', zone), zone)).toBe('02:30')
})
