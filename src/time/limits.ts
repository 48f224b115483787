/**
 * Limits (期限) and how their dates come about.
 *
 * The day of the event is not counted (民法典 §201). "Day" means calendar day; only 工作日 means working day. Where
 * the rule says so, a last day on a rest day moves to the next working day (§203). Both dates are kept: people are
 * reminded of the nominal one, and lateness begins after the rolled one.
 */
import {
  type CalendarDay,
  type Names,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from './calendar.js'
import { addDays, type CivilDate, daysBetween } from './civil.js'

/** Where a limit is written. The paragraph (款) is given where the article has several. */
export interface LegalBasis {
  readonly instrument: Names
  readonly article: string
  readonly paragraph?: number
}

/** A limit as a rule profile gives it; `rollForward` has no effect on working days, which never end on a rest day. */
export interface LimitRule {
  readonly id: string
  readonly days: number
  readonly unit: 'calendar' | 'working'
  readonly rollForward: boolean
  /** `limit` is set by law; `target` is the office's own promise and is always called that. */
  readonly kind: 'limit' | 'target'
  readonly basis: LegalBasis
}

/** A limit of a case with its derivation, ready to be stored and to be explained. */
export interface Limit {
  readonly rule: string
  readonly kind: 'limit' | 'target'
  readonly basis: LegalBasis
  /** The day of the event; it is not counted. */
  readonly from: CivilDate
  /** The first counted day: the next day, or for working days the next working day. */
  readonly firstCounted: CivilDate
  readonly days: number
  readonly unit: 'calendar' | 'working'
  /** Whether a last day on a rest day moves on. */
  readonly rollForward: boolean
  /** The last counted day. Reminders follow it. */
  readonly nominal: CivilDate
  /** The last lawful day, at 24:00. Lateness begins after it. */
  readonly due: CivilDate
  /** The rest days from the nominal day on that were stepped over to reach `due`. */
  readonly rolled: readonly CalendarDay[]
  /** For working days: the rest days between that were not counted. */
  readonly skipped: readonly CalendarDay[]
  /** For working days: the worked weekends (调休) that were counted. */
  readonly workedWeekends: readonly CalendarDay[]
  /** True while a calendar that isn't published yet can still move `due`. */
  readonly provisional: boolean
  /** The years whose calendar is awaited, in order; empty unless provisional. */
  readonly crossesUnpublished: readonly number[]
}

/**
 * Computes a limit that runs from an event on `from`. Pure: the same calendar gives the same limit.
 * @throws RangeError when the rule's days are not a whole number of at least 1, or the years served are left.
 */
export function computeLimit(rule: LimitRule, from: CivilDate, calendar: WorkingCalendar): Limit {
  requireDays(rule.days)
  const counted =
    rule.unit === 'working' ? countWorking(rule, from, calendar) : countCalendar(rule, from, calendar)
  const crossesUnpublished = openYears(counted.consulted, calendar)
  return {
    rule: rule.id,
    kind: rule.kind,
    basis: rule.basis,
    from,
    days: rule.days,
    unit: rule.unit,
    rollForward: rule.rollForward,
    firstCounted: counted.firstCounted,
    nominal: counted.nominal,
    due: counted.due,
    rolled: counted.rolled,
    skipped: counted.skipped,
    workedWeekends: counted.workedWeekends,
    provisional: crossesUnpublished.length > 0,
    crossesUnpublished,
  }
}

/**
 * The same limit with the calendar as it is now, and with `moreDays` more where it was extended or stood still.
 * @throws RangeError as `computeLimit`.
 */
export function recomputeLimit(limit: Limit, calendar: WorkingCalendar, moreDays = 0): Limit {
  const { rule: id, days, unit, rollForward, kind, basis } = limit
  return computeLimit({ id, days: days + moreDays, unit, rollForward, kind, basis }, limit.from, calendar)
}

/**
 * The event day from which a limit of this rule ends nominally on `nominal`. Undoes `computeLimit` for calendar
 * days always, and for working days when the event was on a working day (else it gives the working day before it).
 * @throws RangeError as `computeLimit`.
 */
export function countBack(
  rule: Pick<LimitRule, 'days' | 'unit'>,
  nominal: CivilDate,
  calendar: WorkingCalendar,
): CivilDate {
  requireDays(rule.days)
  if (rule.unit === 'calendar') return addDays(nominal, -rule.days)
  let date = nominal
  for (let left = rule.days; left > 0; left -= 1) date = previousWorkingDay(date, calendar)
  return date
}

/** Days until the nominal last day: 0 on it and after it. Before and on the day people count from the nominal date. */
export function daysLeft(today: CivilDate, limit: Pick<Limit, 'nominal'>): number {
  return Math.max(0, daysBetween(today, limit.nominal))
}

/** Days by which a limit is missed, counted from the rolled date: 0 until that day has ended. */
export function daysLate(today: CivilDate, limit: Pick<Limit, 'due'>): number {
  return Math.max(0, daysBetween(limit.due, today))
}

interface Counted
  extends Pick<Limit, 'firstCounted' | 'nominal' | 'due' | 'rolled' | 'skipped' | 'workedWeekends'> {
  /** Every day whose kind was asked for: only these can move the date. */
  readonly consulted: readonly CivilDate[]
}

function countCalendar(rule: LimitRule, from: CivilDate, calendar: WorkingCalendar): Counted {
  const nominal = addDays(from, rule.days)
  const rolled: CalendarDay[] = []
  let due = nominal
  if (rule.rollForward) {
    for (; !calendar.isWorkingDay(due); due = addDays(due, 1)) rolled.push(calendar.day(due))
  }
  const consulted = rule.rollForward ? [...rolled.map(({ date }) => date), due] : []
  return { firstCounted: addDays(from, 1), nominal, due, rolled, skipped: [], workedWeekends: [], consulted }
}

function countWorking(rule: LimitRule, from: CivilDate, calendar: WorkingCalendar): Counted {
  const consulted: CivilDate[] = []
  const skipped: CalendarDay[] = []
  const workedWeekends: CalendarDay[] = []
  let date = from
  for (let left = rule.days; left > 0; ) {
    date = addDays(date, 1)
    consulted.push(date)
    const day = calendar.day(date)
    if (!calendar.isWorkingDay(date)) {
      skipped.push(day)
      continue
    }
    if (day.kind === 'worked-weekend') workedWeekends.push(day)
    left -= 1
  }
  const firstCounted = nextWorkingDay(from, calendar)
  return { firstCounted, nominal: date, due: date, rolled: [], skipped, workedWeekends, consulted }
}

function openYears(consulted: readonly CivilDate[], calendar: WorkingCalendar): number[] {
  const years = new Set<number>()
  for (const date of consulted) {
    const year = calendar.openYear(date)
    if (year !== undefined) years.add(year)
  }
  return [...years].sort((a, b) => a - b)
}

function requireDays(days: number): void {
  if (!Number.isSafeInteger(days) || days < 1) {
    throw new RangeError(`a limit has a whole number of days, at least 1, not ${days}`)
  }
}
