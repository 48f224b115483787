import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { breachText } from '../../src/dialogues/desk/breach-texts.js'
import type { CaseRow } from '../../src/petitions/row.js'
import { BREACH_CODES, breaches, breachReport } from '../../src/reports/invariants.js'
import { clock, day, OFFICE, ORGAN, pack, row, words } from './rows.js'

const TODAY = day('2026-03-17')
const everybody = () => true
const well = (different: Partial<CaseRow> = {}) =>
  row({ next: clock('sorting', OFFICE, { due: '2026-03-20' }), ...different })
const codes = (one: CaseRow, reachable: (unit: string) => boolean = everybody) =>
  breaches(one, 'p1', pack, TODAY, reachable).map(({ code }) => code)

function withoutNext(different: Partial<CaseRow>): CaseRow {
  const { next: _, ...rest } = well(different)
  return rest
}

describe('a case', () => {
  test('with an owner, a next date and a unit that can be reached has no breach', () => {
    expect(codes(well())).toEqual([])
    expect(codes(well({ status: 'accepted', owner: ORGAN, organ: ORGAN }))).toEqual([])
    expect(codes(withoutNext({ status: 'closed', servedOn: day('2026-03-01') }))).toEqual([])
  })

  test('whose unit is no longer in the pack has no owner', () => {
    expect(codes(well({ owner: 'gone-unit' }), () => false)).toEqual(['NO_OWNER'])
  })

  test('that is open must have a next date, and a late one still is a date', () => {
    expect(codes(withoutNext({}))).toEqual(['NO_NEXT_DATE'])
    expect(codes(well({ next: clock('sorting', OFFICE, { due: '2025-03-20' }) }))).toEqual([])
  })

  test('is not closed by being closed, but by an answer that was served', () => {
    expect(codes(withoutNext({ status: 'closed', owner: 'gone-unit' }))).toEqual(['CLOSED_NOT_SERVED'])
  })

  test('whose unit nobody can reach waits in vain', () => {
    expect(codes(well(), (unit) => unit !== OFFICE)).toEqual(['OWNER_UNREACHABLE'])
  })

  test('of an organ on paper waits in vain only where nobody of the office that stands in is reached', () => {
    const paper = { status: 'forwarded', owner: ORGAN, organ: ORGAN, desk: OFFICE } as const
    expect(codes(well(paper), (unit) => unit === OFFICE)).toEqual([])
    expect(codes(well(paper), () => false)).toEqual(['OWNER_UNREACHABLE'])
  })

  test('has a next date within four hundred days', () => {
    expect(codes(well({ next: clock('sorting', OFFICE, { due: '2027-04-21' }) }))).toEqual([])
    expect(codes(well({ next: clock('sorting', OFFICE, { due: '2027-04-22' }) }))).toEqual(['NEXT_DATE_FAR'])
  })

  test.each(['forwarded', 'told', 'accepted', 'at-office'] as const)('that is %s has an organ', (status) => {
    expect(codes(well({ status }))).toEqual(['NO_ORGAN'])
  })
})

describe('the report on breaches', () => {
  const report = (rows: readonly CaseRow[], reachable = everybody) => {
    const counting = breachReport(pack, TODAY, reachable)
    for (const [index, one] of rows.entries()) counting.add(one, `p${index}`)
    return counting.report()
  }

  test('counts by code and keeps the first ten numbers', () => {
    const rows = Array.from({ length: 12 }, () => withoutNext({}))
    const { found, cases } = report([well(), ...rows, withoutNext({ owner: 'gone-unit' })])
    expect(cases).toBe(13)
    expect(found.map(({ code, count }) => [code, count])).toEqual([
      ['NO_OWNER', 1],
      ['NO_NEXT_DATE', 13],
    ])
    expect(found[1]?.numbers).toEqual(rows.slice(0, 10).map(({ number }) => number))
  })

  test('says what is wrong, which cases and what to do', () => {
    const number = 'XF-341500-2026-000123-4'
    const text = words(breachText(report([withoutNext({ number })]), pack), 'en')
    expect(text).toBe(
      [
        'On Tuesday 17 March 2026 1 case needs your attention. To see one, send /case and its number.',
        'Open without a next date: 1. Please see to it that the next step is taken, and tell whoever runs the ' +
          'service.\nXF-341500-2026-000123-4 (DEMO 演示)',
      ].join('\n\n'),
    )
  })

  test('is a calm sentence when all is well', () => {
    expect(words(breachText(report([well()]), pack), 'en')).toContain('There is nothing to do.')
  })

  test('stays one message with every breach there is', () => {
    const far = clock('handling', ORGAN, { due: '2028-01-01' })
    const rows = Array.from({ length: 50 }, () => [
      well({ owner: 'gone-unit' }),
      withoutNext({ status: 'closed' }),
      withoutNext({ owner: ORGAN }),
      well({ status: 'told', next: far }),
    ]).flat()
    const all = report(rows, () => false)
    expect(all.found.map(({ code }) => code)).toEqual([...BREACH_CODES])
    for (const language of LANGUAGES) expect(words(breachText(all, pack), language).length).toBeLessThan(4000)
  })
})
