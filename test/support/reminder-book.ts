import type { Pack } from '../../src/config/pack.js'
import type { Watched } from '../../src/petitions/watched.js'
import { civilDate } from '../../src/time/civil.js'
import { workedByTable } from '../time/holiday-table.js'

/** When somebody has to be told something of one date: computed day by day from the pack, by nothing of the product. */
export interface Entry {
  readonly rung: string
  /** Milliseconds. */
  readonly at: number
  readonly to: 'petitioners' | readonly string[]
}

const DAY = 86_400_000
/** A day as a number, so that counting is adding. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
const works = (day: number): boolean => workedByTable(civilDate(dateOf(day)))

/** How far an office's clock is ahead of UTC, always, and the minute of its day at which it tells. */
export interface OfficeClock {
  readonly hoursAhead: number
  readonly tellsAt: number
}

const SHANGHAI_AT_EIGHT: OfficeClock = { hoursAhead: 8, tellsAt: 8 * 60 }

/** Everything that is told of a date until `end`, in order. */
export function bookOf(
  date: Watched,
  { profile: { reminders } }: Pack,
  end: number,
  { hoursAhead, tellsAt }: OfficeClock = SHANGHAI_AT_EIGHT,
): Entry[] {
  const civilDay = (instant: number): number => Math.floor((instant + hoursAhead * 3_600_000) / DAY)
  const telling = (day: number): number => day * DAY - hoursAhead * 3_600_000 + tellsAt * 60_000
  const since = date.since.getTime()
  const setOn = civilDay(since)
  const [nominal, due] = [dayOf(date.nominal), dayOf(date.due)]
  const own = date.whose.kind === 'petitioner'
  const entries: Entry[] = []

  const onOrBefore = (day: number): number => {
    if (own) return Math.max(telling(day), since + 1)
    let open = day
    while (!works(open)) open -= 1
    if (telling(open) > since) return telling(open)
    let again = setOn + 1
    while (!works(again)) again += 1
    return again > due ? since + 1 : telling(again)
  }
  const by = own
    ? reminders.petitioner
    : (date.whose.kind === 'unit' && reminders.limits[date.whose.rule]) ||
      (date.length >= 45 ? [15, 7, 3, 1] : date.length >= 10 ? [7, 3, 1] : [1])
  const first = own ? ('petitioners' as const) : ['handler']
  for (const days of by) {
    if (nominal - days > setOn)
      entries.push({ rung: `before-${days}`, at: onOrBefore(nominal - days), to: first })
  }
  if (!own && nominal > setOn)
    entries.push({
      rung: date.whose.kind === 'unit' && date.whose.duty ? 'on' : 'last-day',
      at: onOrBefore(nominal),
      to: first,
    })
  if (date.whose.kind === 'unit' && date.whose.duty) {
    if (due !== nominal && due > setOn) entries.push({ rung: 'moved', at: onOrBefore(due), to: first })
    if (reminders.missed.includes(date.whose.rule) && telling(due + 1) > since) {
      entries.push({ rung: 'missed', at: telling(due + 1), to: 'petitioners' })
    }
    let count = 0
    for (let day = due + 1; telling(day) <= end; day += 1) {
      if (!works(day)) continue
      count += 1
      const to = [
        'handler',
        'unit-lead',
        ...(count >= 3 ? ['supervisor'] : []),
        ...(count >= 7 ? ['leader'] : []),
      ]
      if (telling(day) > since) entries.push({ rung: `after-${count}`, at: telling(day), to })
    }
  }
  return entries.filter(({ at }) => at <= end)
}
