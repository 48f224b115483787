/**
 * Civil dates: days on the wall calendar of a place, without a time of day.
 *
 * A limit ends on a day and not at an instant (民法典 §203), so all rules work on civil dates; an instant becomes
 * one only together with a time zone. Zones come from `Intl`; nothing here reads a clock or the machine's zone.
 */

declare const civil: unique symbol

/** A day as `YYYY-MM-DD` (Gregorian, years 1900 to 2199). Text order is date order. */
export type CivilDate = string & { readonly [civil]: true }

/** First and last year that a civil date may have; a date outside is a slip of the pen, not a petition. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const WEEKDAYS = [7, 1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[]
const DAY_MS = 86_400_000

/** Whether the text names a day that exists, in the years served. */
export function isCivilDate(text: string): text is CivilDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const year = Number(parts[1])
  if (year < FIRST_YEAR || year > LAST_YEAR) return false
  return new Date(Date.UTC(year, Number(parts[2]) - 1, Number(parts[3]))).toISOString().startsWith(text)
}

/**
 * Reads `YYYY-MM-DD`.
 * @throws RangeError when the day does not exist (2026-02-29) or its year is outside 1900 to 2199.
 */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) {
    throw new RangeError(`not a civil date between ${FIRST_YEAR} and ${LAST_YEAR}: ${JSON.stringify(text)}`)
  }
  return text
}

/**
 * The day that an instant falls on in a time zone (IANA name, such as `Asia/Shanghai`).
 * @throws RangeError for an invalid instant, an unknown zone or a year outside 1900 to 2199.
 */
export function civilDateOf(instant: Date, timeZone: string): CivilDate {
  const at = instant.getTime()
  if (Number.isNaN(at)) throw new RangeError('not an instant')
  // A zone's day is the day in UTC or the one before or after it; which, the beginnings of days tell.
  const inUtc = Math.floor(at / DAY_MS)
  for (const day of [inUtc + 1, inUtc, inUtc - 1]) {
    const date = dayNumbered(day)
    if (date && startOfDay(date, timeZone).getTime() <= at) return date
  }
  return civilDate(shownAt(instant, timeZone).date)
}

/** The date so many days after 1970-01-01, in the years served. */
function dayNumbered(day: number): CivilDate | undefined {
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10)
  return isCivilDate(text) ? text : undefined
}

/** What calendar (`YYYY-MM-DD`) and clock (`HH:MM`) show in a zone at an instant. */
export function shownAt(instant: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return {
    date: `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

/** The day `days` after (or, negative, before) a date. @throws RangeError beyond the years served. */
export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`not a whole number of days: ${days}`)
  const moved = new Date(utcMidnight(date) + days * DAY_MS)
  if (Number.isNaN(moved.getTime())) throw new RangeError(`no date ${days} days from ${date}`)
  return civilDate(moved.toISOString().slice(0, 10))
}

/**
 * The same day of the month so many months later, or the last day of that month where it has no such day (民法典
 * §202). @throws RangeError beyond the years served.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  if (!Number.isSafeInteger(months)) throw new RangeError(`not a whole number of months: ${months}`)
  const from = new Date(utcMidnight(date))
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const moved = new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)))
  if (Number.isNaN(moved.getTime())) throw new RangeError(`no date ${months} months from ${date}`)
  return civilDate(moved.toISOString().slice(0, 10))
}

/** Days from one date to another: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS
}

/** Negative, 0 or positive, for sorting by date. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Day of the week, 1 = Monday to 7 = Sunday. */
export function weekday(date: CivilDate): Weekday {
  return WEEKDAYS[new Date(utcMidnight(date)).getUTCDay()] ?? 7
}

/** The year of a date. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/**
 * The first instant of a day in a time zone: 00:00 there, or the end of the gap where summer time skips midnight.
 * @throws RangeError for an unknown zone.
 */
export function startOfDay(date: CivilDate, timeZone: string): Date {
  const key = `${date} ${timeZone}`
  const known = starts.get(key)
  if (known !== undefined) return new Date(known)
  const found = findStart(date, timeZone)
  if (starts.size >= STARTS_KEPT) starts.clear()
  starts.set(key, found)
  return new Date(found)
}

/** When days begin; asking `Intl` takes a hundred times as long as looking it up. */
const starts = new Map<string, number>()
const STARTS_KEPT = 20_000

function findStart(date: CivilDate, timeZone: string): number {
  // What the zone is ahead of UTC on that day, as long as nothing is changed around midnight.
  const midnight = utcMidnight(date)
  const noon = shownAt(new Date(midnight + DAY_MS / 2), timeZone)
  const ahead = Date.parse(`${noon.date}T${noon.time}:00Z`) - (midnight + DAY_MS / 2)
  const likely = midnight - ahead
  if (localDay(likely, timeZone) === date && localDay(likely - 1, timeZone) < date) return likely
  // No zone is more than 15 hours from UTC, so the day starts in this stretch; halve it down to the millisecond.
  let before = midnight - 15 * 3_600_000
  let reached = midnight + 15 * 3_600_000
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    if (localDay(middle, timeZone) < date) before = middle
    else reached = middle
  }
  return reached
}

/**
 * The end of a day: 24:00, the first instant that no longer belongs to it (民法典 §203).
 * A limit is missed from this instant on.
 */
export function endOfDay(date: CivilDate, timeZone: string): Date {
  return startOfDay(addDays(date, 1), timeZone)
}

function utcMidnight(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function localDay(instant: number, timeZone: string): string {
  return shownAt(new Date(instant), timeZone).date
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
