import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { statsText } from '../../src/dialogues/desk/stats-texts.js'
import type { CaseRow } from '../../src/petitions/row.js'
import { share } from '../../src/reports/figures.js'
import { checkStats, DIMENSIONS, type Stats, statistics, yearSoFar } from '../../src/reports/stats.js'
import { anyRow, counted, day, ORGAN, pack, packWithUnits, row, words } from './rows.js'

const TODAY = day('2026-03-17')
const stats = (rows: readonly CaseRow[]): Stats => counted(statistics(yearSoFar(TODAY), TODAY), rows)

describe('the check of the figures', () => {
  const right = stats([
    row({ channel: 'visit', persons: 2 }),
    row({ answeredOn: day('2026-03-02'), outcome: 'explained' }),
  ])

  test('finds nothing in what was counted, whatever the rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        const figures = stats(rows)
        expect(checkStats(figures)).toEqual([])
        for (const dimension of DIMENSIONS)
          expect(figures.by[dimension].reduce((sum, { count }) => sum + count, 0)).toBe(figures.received)
      }),
    )
  })

  test('finds a row that is not the sum of its parts', () => {
    const wrong = { ...right, by: { ...right.by, region: [{ key: '341525', count: 1 }] } }
    expect(checkStats(wrong)).toEqual(['by region: 1, not 2'])
  })

  test('finds fewer persons than batches', () => {
    expect(checkStats({ ...right, visits: { batches: 1, persons: 0 } })).toEqual([
      'visits: 1, more than persons: 0',
    ])
  })

  test('finds forwarded cases counted as closed', () => {
    expect(checkStats({ ...right, closed: share(1, 2) })).toEqual([
      'open and closed: 3, not 2',
      'closed: 1, not 0',
    ])
  })

  test('finds a percentage that was cut off and not rounded', () => {
    const cutOff = { ...right.firstTime, percent: 99.9 }
    expect(checkStats({ ...right, firstTime: cutOff })).toEqual(['first time: 99.9 % is not 2/2'])
  })

  test('makes the message warn', () => {
    const wrong = { ...right, visits: { batches: 1, persons: 0 } }
    expect(words(statsText(wrong, pack), 'en')).toContain('Please do not pass these figures on: 1 sum')
    expect(words(statsText(right, pack), 'en')).not.toContain('do not pass')
  })
})

describe('the message with the figures', () => {
  test('shows shares with both numbers, and none of nothing', () => {
    const text = words(statsText(stats([row()]), pack), 'en')
    expect(text).toContain('Closed: 0.0% (0/1)')
    const empty = words(statsText(stats([]), pack), 'en')
    expect(empty).toContain('Nothing was received in this period.')
    expect(empty).not.toContain('0/0')
    expect(empty).not.toContain('%')
  })

  test('names the topics, regions and organs of the pack', () => {
    const figures = stats([row({ region: '341502', organ: ORGAN, status: 'forwarded' })])
    const text = words(statsText(figures, pack), 'zh-CN')
    expect(text).toContain('按内容\n土地闲置：1')
    expect(text).toContain('按地区\n金安区：1')
    expect(text).toContain('按承办机关\n六安市国土资源局：1')
  })

  test('stays one message whatever there is to say', () => {
    const big = packWithUnits(71)
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 150, maxLength: 300 }), (rows) => {
        for (const language of LANGUAGES)
          expect(words(statsText(stats(rows), big), language).length).toBeLessThan(4000)
      }),
      { numRuns: 20 },
    )
  })
})
