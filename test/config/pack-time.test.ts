import { expect, test } from 'vitest'
import { demoPackFolder, loadPack } from '../../src/config/pack.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate, civilDateOf } from '../../src/time/civil.js'
import { computeLimit } from '../../src/time/limits.js'
import { packWith } from './pack-folder.js'

test('every limit and target of a profile is a rule for the time room, and carries its basis into the limit', async () => {
  const pack = await loadPack(demoPackFolder())
  const calendar = workingCalendar({ overrides: pack.calendar })
  const today = civilDateOf(new Date('2026-01-30T16:00:00Z'), pack.timeZone)
  for (const rule of [...Object.values(pack.profile.limits), ...Object.values(pack.profile.targets)]) {
    const limit = computeLimit(rule, today, calendar)
    expect(limit).toMatchObject({ rule: rule.id, kind: rule.kind, basis: rule.basis, from: '2026-01-31' })
  }
  expect(computeLimit(pack.profile.limits.sorting, today, calendar).due).toBe('2026-02-24')
})

test("a year in the pack's calendar settles a provisional limit", async () => {
  const folder = await packWith({
    'calendar.yaml': `
years:
  - year: 2027
    mode: replace
    rest:
      - { date: "2027-01-01", name: { zh-CN: 元旦, en: New Year's Day } }
    worked: []
`,
  })
  const from = civilDate('2026-12-17')
  const [before, after] = await Promise.all([loadPack(demoPackFolder()), loadPack(folder)])
  const limitBy = (pack: typeof before) =>
    computeLimit(
      pack.profile.limits.sorting,
      from,
      workingCalendar({ overrides: pack.calendar, publishedThrough: 2026 }),
    )
  expect(limitBy(before)).toMatchObject({ due: '2027-01-01', provisional: true })
  expect(limitBy(after)).toMatchObject({ nominal: '2027-01-01', due: '2027-01-04', provisional: false })
})
