import { describe, expect, test } from 'vitest'
import { windowBreaches } from '../../src/roster/check-windows.js'
import { civilDate } from '../../src/time/civil.js'
import { aWindow, place, roundTheClock } from './a-window.js'

const TODAY = civilDate('2026-02-10')
const of = (...windows: Parameters<typeof aWindow>[]) =>
  windowBreaches(
    windows.map((args) => aWindow(...args)),
    TODAY,
    place,
  )
const mine = (date: string, from = '20:00') => [
  {
    date: civilDate(date),
    from,
    to: from === '20:00' ? '08:00' : '20:00',
    role: 'officer',
    member: 'me',
  } as const,
]

describe('every night it is looked for', () => {
  test('two published windows of one unit that share a day', () => {
    const days = roundTheClock('2026-02-16', '2026-02-17')
    expect(of([days], [mine('2026-02-17'), { id: 'x', name: 'Other' }])).toEqual([
      { code: 'OVERLAP', unit: 'luan-petition', windows: ['Some days', 'Other'] },
    ])
    expect(of([days], [mine('2026-02-17'), { unit: 'huoqiu-petition' }])).toEqual([])
    expect(of([days], [mine('2026-02-18')])).toEqual([])
  })

  test('shifts of one person that no roster would give to them both, in windows of different units too', () => {
    const there = { unit: 'huoqiu-petition', name: 'There' }
    const found = (date: string, from?: string) =>
      of([mine('2026-02-16')], [mine(date, from), there]).map(({ code, shifts }) => [code, ...(shifts ?? [])])
    expect(found('2026-02-17', '08:00')).toEqual([
      ['REST', '2026-02-16-2000-officer', '2026-02-17-0800-officer'],
    ])
    expect(found('2026-02-17')).toEqual([['NIGHTS', '2026-02-16-2000-officer', '2026-02-17-2000-officer']])
    expect(found('2026-02-18')).toEqual([])
  })

  test('not in drafts, and not in what is over', () => {
    const { publishedAt: _, ...draft } = aWindow(mine('2026-02-16'))
    expect(windowBreaches([draft, aWindow(mine('2026-02-16'))], TODAY, place)).toEqual([])
    expect(windowBreaches([aWindow(mine('2026-02-01')), aWindow(mine('2026-02-01'))], TODAY, place)).toEqual(
      [],
    )
  })
})
