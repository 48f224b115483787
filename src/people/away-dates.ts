import { addDays, type CivilDate, isCivilDate, yearOf } from '../time/civil.js'

/**
 * A date without a year means the next such day, unless it went by this recently: then it is a slip and is better
 * called past than taken for one in ten months.
 */
export const JUST_PAST_DAYS = 60

export interface Stretch {
  readonly from: CivilDate
  readonly to: CivilDate
  /** What stands behind the dates. */
  readonly rest: string
}

const DATE = /(?:(\d{4})\s?[-./年]\s?)?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)\s?[日号]?/.source
const BEFORE = /^(?:从|from )?\s*/.source
const BETWEEN = /\s*(?:[-–—~至到]|to )?\s*/.source
const AFTER = /\s*[:,，、]?\s*(.*)$/.source
const TWO_DATES = new RegExp(BEFORE + DATE + BETWEEN + DATE + AFTER, 'i')

/**
 * Reads two dates at the beginning of a text, such as `2026-12-01 2026-12-05 …`, `12-01 12-05 …`,
 * `12月1日 到 12月5日 …`. Gives nothing where there are no two dates, or `bad` with the text of a day that does not
 * exist. The order of the two is not judged.
 */
export function readStretch(text: string, today: CivilDate): Stretch | { readonly bad: string } | undefined {
  const found = TWO_DATES.exec(text.normalize('NFKC').replace(/\s+/g, ' ').trim())
  if (found === null) return undefined
  const [, fromYear, fromMonth = '', fromDay = '', toYear, toMonth = '', toDay = '', rest = ''] = found
  const [start, end] = [monthDay(fromMonth, fromDay), monthDay(toMonth, toDay)]
  const earliest = addDays(today, -JUST_PAST_DAYS)
  if (fromYear !== undefined) {
    const from = dayIn(Number(fromYear), start)
    if (from === undefined) return { bad: `${fromYear}-${start}` }
    const to = toYear === undefined ? nextFrom(from, end) : dayIn(Number(toYear), end)
    return to === undefined ? { bad: toYear === undefined ? end : `${toYear}-${end}` } : { from, to, rest }
  }
  const to = toYear === undefined ? nextFrom(earliest, end) : dayIn(Number(toYear), end)
  if (to === undefined) return { bad: end }
  const year = yearOf(to)
  const from = dayIn(start > end ? year - 1 : year, start)
  return from === undefined ? { bad: start } : { from, to, rest }
}

const monthDay = (month: string, day: string): string => `${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function dayIn(year: number, day: string): CivilDate | undefined {
  const text = `${year}-${day}`
  return isCivilDate(text) ? text : undefined
}

/** The first day with that month and day on or after a date; nothing for one that no near year has. */
function nextFrom(date: CivilDate, day: string): CivilDate | undefined {
  const year = yearOf(date)
  return [dayIn(year, day), dayIn(year + 1, day)].find((one) => one !== undefined && one >= date)
}
