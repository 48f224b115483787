import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { lateText } from '../../src/dialogues/desk/late-texts.js'
import type { CaseRow } from '../../src/petitions/row.js'
import { type LateReport, lateReport } from '../../src/reports/late.js'
import { anyRow, clock, counted, day, OFFICE, ORGAN, pack, packWithUnits, row, words } from './rows.js'

const TODAY = day('2026-03-17')
const EVERYBODY = new Set(packWithUnits(71).units.map(({ id }) => id))
const late = (rows: readonly CaseRow[]): LateReport => counted(lateReport(TODAY, EVERYBODY, pack), rows)

describe('the message about what is late', () => {
  test('reads well', () => {
    const report = late([
      row({
        number: 'XF-341500-2026-000123-4',
        status: 'accepted',
        owner: ORGAN,
        clocks: [clock('handling', ORGAN, { due: '2026-03-10' })],
      }),
    ])
    expect(words(lateText(report, pack), 'en')).toBe(
      [
        'Late on Tuesday 17 March 2026: 1 case. Past a legal limit: 1. Only past a service target of the office: 0.',
        'Past a legal limit, by step\nHandling: 1',
        "Who has to act\nLu'an Land and Resources Bureau: 1, up to 7 days late",
        'Late longest\nXF-341500-2026-000123-4 (DEMO 演示)\nHandling (legal limit): 7 days late. ' +
          "With Lu'an Land and Resources Bureau since Sunday 1 March 2026.",
      ].join('\n\n'),
    )
    expect(words(lateText(report, pack), 'zh-CN')).toBe(
      [
        '截至2026年3月17日（星期二），到期未办 1 件：超过法定期限 1 件，只超过本办服务目标 0 件。',
        '超过法定期限，按环节\n办理：1',
        '应由谁办\n六安市国土资源局：1 件，最久已过 7 天',
        '过期最久的\nXF-341500-2026-000123-4（演示 DEMO）\n' +
          '办理（法定期限）：已过 7 天。2026年3月1日（星期日）起在六安市国土资源局。',
      ].join('\n\n'),
    )
  })

  test('is a kind sentence when nothing is late', () => {
    const report = late([])
    expect(words(lateText(report, pack), 'en')).toBe(
      'Nothing is late on Tuesday 17 March 2026. Thank you to everybody who keeps the dates.',
    )
    expect(words(lateText(report, pack), 'zh-CN')).toBe(
      '截至2026年3月17日（星期二），没有到期未办的事项。感谢各位按时办理。',
    )
  })

  test('never calls a target a limit', () => {
    const report = late([row({ clocks: [clock('closing', OFFICE, { due: '2026-03-10', kind: 'target' })] })])
    expect(words(lateText(report, pack), 'en')).toContain('Past a legal limit: 0.')
    expect(words(lateText(report, pack), 'en')).not.toContain('Past a legal limit, by step')
  })

  test('names ten of sixty units and says how many more there are', () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      row({ owner: `unit-${index}`, clocks: [clock('sorting', `unit-${index}`, { due: '2026-03-10' })] }),
    )
    const text = words(lateText(late(rows), packWithUnits(60)), 'en')
    expect(text.match(/up to 7 days late/g)).toHaveLength(10)
    expect(text).toContain('and 50 more, together: 50')
  })

  test('stays one message whatever there is to say', () => {
    const big = packWithUnits(71)
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 150, maxLength: 300 }), (rows) => {
        for (const language of LANGUAGES)
          expect(words(lateText(late(rows), big), language).length).toBeLessThan(4000)
      }),
      { numRuns: 20 },
    )
  })
})
