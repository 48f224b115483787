import type { CaseRow } from '../petitions/row.js'

/** A report in the making: it takes one row after the other and keeps figures, not rows. */
export interface Counting<Report> {
  add(row: CaseRow): void
  /** What the rows so far come to; more may be added afterwards. */
  report(): Report
}

/** Reads rows to their end, one at a time. */
export async function countAll<Report>(
  rows: AsyncIterable<CaseRow> | Iterable<CaseRow>,
  counting: Counting<Report>,
): Promise<Report> {
  for await (const row of rows) counting.add(row)
  return counting.report()
}
