/** Who reported when: every day of every heightened window, filed or not. Pure. */
import { addDays, type CivilDate } from '../time/civil.js'
import { instantAt } from '../time/hours.js'
import type { DutyPlace } from './duty-rungs.js'
import type { DutyReturn, DutyWindow } from './window.js'
import { englishName } from './window-name.js'

export const RETURN_STATES = ['on time', 'late', 'missing', 'not due yet'] as const
export type ReturnState = (typeof RETURN_STATES)[number]

/** One day of one unit. */
export interface ReturnRow {
  readonly unit: string
  readonly window: string
  readonly date: CivilDate
  /** By when it was due. */
  readonly due: Date
  readonly state: ReturnState
  readonly filed?: DutyReturn
}

/** The returns of some days, by unit and day; windows that aren't published or heightened owe none. */
export function returnRows(
  windows: readonly DutyWindow[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  now: Date,
  { returns, timeZone }: DutyPlace,
): ReturnRow[] {
  const rows: ReturnRow[] = []
  for (const window of windows) {
    if (!window.publishedAt || window.level !== 'heightened' || !returns) continue
    const first = window.from < from ? from : window.from
    const last = window.to < to ? window.to : to
    for (let date = first; date <= last; date = addDays(date, 1)) {
      const due = instantAt(date, returns.units[window.unit] ?? returns.by, timeZone)
      const filed = window.returns.find((one) => one.date === date)
      const inTime = (filed?.at ?? now) <= due
      const state: ReturnState = filed ? (inTime ? 'on time' : 'late') : inTime ? 'not due yet' : 'missing'
      rows.push({
        unit: window.unit,
        window: englishName(window),
        date,
        due,
        state,
        ...(filed ? { filed } : {}),
      })
    }
  }
  return rows.sort((a, b) => (a.unit === b.unit ? (a.date < b.date ? -1 : 1) : a.unit < b.unit ? -1 : 1))
}
