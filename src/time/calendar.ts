/**
 * The working calendar of mainland China: weekends, public holidays (法定节假日) and worked weekends (调休).
 *
 * The State Council publishes each year's arrangement in the autumn before it. The arrangements come from the
 * package `chinese-days`; a pack may correct or add a year before the package is updated. A year that nobody
 * has published yet shows plain weekends, and every limit that depends on it is provisional.
 */
import { createHash } from 'node:crypto'
import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, type CivilDate, civilDate, weekday, yearOf } from './civil.js'

/** A name in each language of the service; `LocalText` of the pack fits. */
export type Names = Readonly<Record<'zh-CN' | 'en', string>>

/**
 * `workday` Monday to Friday, `weekend` an ordinary Saturday or Sunday, `holiday` a day of a published holiday
 * (weekend days inside it too), `worked-weekend` a Saturday or Sunday on which offices work (调休上班).
 */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'worked-weekend'

/** What a day is, and the holiday that made it so (for a worked weekend: the one it makes up for). */
export interface CalendarDay {
  readonly date: CivilDate
  readonly kind: DayKind
  readonly holiday?: Names
}

/** A day that an override names. */
export interface OverrideDay {
  readonly date: string
  readonly name?: Names
}

/**
 * The arrangement of one year, given by the office. `replace` sets aside what the package knows of that calendar
 * year, `extend` only changes the days listed. Days lie in the year itself or in the December before it, as in
 * the State Council's notices. Either way the year counts as published.
 */
export interface YearOverride {
  readonly year: number
  readonly mode: 'replace' | 'extend'
  readonly rest: readonly OverrideDay[]
  readonly worked: readonly OverrideDay[]
}

export interface CalendarOptions {
  readonly overrides?: readonly YearOverride[]
  /** The package's data after this year is set aside, as if the notices had not come yet. */
  readonly publishedThrough?: number
}

export interface WorkingCalendar {
  /** Short, and another one whenever any day may be another: dates computed under another name are computed anew. */
  readonly name: string
  /** Whether offices work on that day. */
  isWorkingDay(date: CivilDate): boolean
  dayKind(date: CivilDate): DayKind
  /** Kind and, where known, the holiday's name. */
  day(date: CivilDate): CalendarDay
  /** Whether the year's arrangement is known. */
  isPublished(year: number): boolean
  /**
   * The year whose missing arrangement can still change what that day is, if any: its own, or for the last days
   * of December the following one.
   */
  openYear(date: CivilDate): number | undefined
}

/** From this day of December on, the next year's notice may decide (2018-12-29 was worked by that of 2019). */
const NEXT_YEAR_DECIDES_FROM = '12-24'

/**
 * Builds the calendar. Pure: the same options give the same answers for ever.
 * @throws RangeError when an override names an impossible day, one outside its year, one twice, or a year twice.
 */
export function workingCalendar(options: CalendarOptions = {}): WorkingCalendar {
  const overrides = [...(options.overrides ?? [])].sort((a, b) => a.year - b.year)
  const overriddenDays = new Map<CivilDate, CalendarDay>()
  const replacedYears = new Set<number>()
  const overriddenYears = new Set<number>()
  for (const override of overrides) {
    if (overriddenYears.has(override.year)) throw new RangeError(`two overrides of the year ${override.year}`)
    overriddenYears.add(override.year)
    if (override.mode === 'replace') replacedYears.add(override.year)
    // A later notice is the better informed one, so it wins over an earlier year's word on the same December day.
    for (const [date, day] of daysOf(override)) overriddenDays.set(date, day)
  }

  const fromPackage = (year: number) =>
    year <= (options.publishedThrough ?? Number.POSITIVE_INFINITY) && packageCovers(year)
  const isPublished = (year: number) => overriddenYears.has(year) || fromPackage(year)

  const day = (date: CivilDate): CalendarDay => {
    const overridden = overriddenDays.get(date)
    if (overridden !== undefined) return overridden
    const year = yearOf(date)
    if (replacedYears.has(year) || !fromPackage(year)) return plainDay(date)
    // The package keeps days by date and not by notice; late December's marks come from the next year's notice.
    if (nextYearMayDecide(date) && !fromPackage(year + 1)) return plainDay(date)
    return packageDay(date)
  }

  return {
    name: nameOf(overrides, options.publishedThrough),
    day,
    dayKind: (date) => day(date).kind,
    isWorkingDay: (date) => isWorkingKind(day(date).kind),
    isPublished,
    openYear: (date) => {
      const year = yearOf(date)
      if (!isPublished(year)) return year
      return nextYearMayDecide(date) && !isPublished(year + 1) ? year + 1 : undefined
    },
  }
}

function nameOf(overrides: readonly YearOverride[], publishedThrough?: number): string {
  const data = JSON.stringify([HOLIDAYS, WORKED, overrides, publishedThrough ?? null])
  return createHash('sha256').update(data).digest('base64url').slice(0, 16)
}

/** Offices work on workdays and on worked weekends. */
export function isWorkingKind(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'worked-weekend'
}

function nextYearMayDecide(date: CivilDate): boolean {
  return date.slice(5) >= NEXT_YEAR_DECIDES_FROM
}

function daysOf(override: YearOverride): Map<CivilDate, CalendarDay> {
  const days = new Map<CivilDate, CalendarDay>()
  const put = ({ date: text, name }: OverrideDay, works: boolean) => {
    const date = civilDate(text)
    const inYear = yearOf(date) === override.year
    if (!inYear && !date.startsWith(`${override.year - 1}-12`)) {
      throw new RangeError(`${date} lies neither in ${override.year} nor in the December before`)
    }
    if (days.has(date)) throw new RangeError(`${date} is listed twice in the override of ${override.year}`)
    const kind = kindOf(date, works)
    days.set(date, name === undefined ? { date, kind } : { date, kind, holiday: name })
  }
  for (const rest of override.rest) put(rest, false)
  for (const worked of override.worked) put(worked, true)
  return days
}

function isWeekend(date: CivilDate): boolean {
  return weekday(date) >= 6
}

/** The kind of a day that an arrangement names. */
function kindOf(date: CivilDate, works: boolean): DayKind {
  if (!works) return 'holiday'
  return isWeekend(date) ? 'worked-weekend' : 'workday'
}

function plainDay(date: CivilDate): CalendarDay {
  return { date, kind: isWeekend(date) ? 'weekend' : 'workday' }
}

function packageDay(date: CivilDate): CalendarDay {
  const entry = packageEntry(date)
  if (entry === undefined) return plainDay(date)
  return { date, kind: kindOf(date, entry.works), holiday: entry.holiday }
}

/** National Day has been a holiday in every arrangement since 1949, so a year without it has no data. */
function packageCovers(year: number): boolean {
  return `${year}-10-01` in HOLIDAYS
}

/**
 * The package's tables, by date, each entry `English,中文,days`. They are read as data: the package's functions build
 * theirs with the machine's zone, and west of Greenwich every date comes out one day early.
 */
const HOLIDAYS: Readonly<Record<string, string>> = arrangements.holidays
const WORKED: Readonly<Record<string, string>> = arrangements.workdays

/** One day as the package has it, if an arrangement names it. */
function packageEntry(date: CivilDate): { readonly works: boolean; readonly holiday: Names } | undefined {
  const worked = WORKED[date]
  const entry = worked ?? HOLIDAYS[date]
  if (entry === undefined) return undefined
  const [english = entry, chinese = english] = entry.split(',')
  return { works: worked !== undefined, holiday: { 'zh-CN': chinese, en: english } }
}

/** The next day on which offices work, after `date`. */
export function nextWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let next = addDays(date, 1)
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1)
  return next
}

/** The last day before `date` on which offices worked. */
export function previousWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let previous = addDays(date, -1)
  while (!calendar.isWorkingDay(previous)) previous = addDays(previous, -1)
  return previous
}
