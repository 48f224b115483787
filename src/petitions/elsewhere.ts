/** Limits outside petitioning that a petition doesn't stop, for the notice that points there. Pure. */
import type { Basis, ElsewhereSubject, RouteLimit } from '../config/pack.types.js'
import type { LocalText } from '../config/texts.types.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { addDays, addMonths, type CivilDate } from '../time/civil.js'

/** A limit of another procedure, with its last day where the day of its event is known. */
export interface RunningLimit {
  readonly name: LocalText
  readonly basis: Basis
  readonly amount: number
  readonly unit: RouteLimit['unit']
  /** The event from which it runs, in words. */
  readonly runsFrom: LocalText
  readonly lastDay?: CivilDate
}

/**
 * The events from which the limits of a subject run, each once, in the pack's order: the questions to ask the person.
 * Going to court has two, the act itself and the reconsideration decision (行政诉讼法 §46, §45).
 */
export function limitEvents(subject: ElsewhereSubject): LocalText[] {
  return subject.limits
    .map(({ runsFrom }) => runsFrom)
    .filter((event, index, all) => all.findIndex((other) => isSame(other, event)) === index)
}

/**
 * The limits that keep running for a subject, in the pack's order: 60 days for reconsideration (行政复议法 2023 §20),
 * 6 months or 15 days for the court (行政诉讼法 §46, §45), 1 year for labour arbitration (劳动争议调解仲裁法 §27), or
 * whatever the pack gives. `known` holds the days of the events in the order of `limitEvents`, as far as the person
 * gave them; a limit whose event has no day is named without a last day, never with one counted from another event.
 * The event's day isn't counted, and months and years end on the same day of the month or its last one (民法典 §201,
 * §202). With a calendar a last day on a rest day moves on (§203), but only where the arrangement is published: until
 * then the earlier day is named, which is safe for the person.
 * @throws RangeError when a last day lies beyond the years served.
 */
export function routeLimits(
  subject: ElsewhereSubject,
  known: readonly (CivilDate | undefined)[] = [],
  calendar?: WorkingCalendar,
): RunningLimit[] {
  const events = limitEvents(subject)
  return subject.limits.map(({ name, basis, amount, unit, runsFrom }) => {
    const limit = { name, basis, amount, unit, runsFrom }
    const from = known[events.findIndex((event) => isSame(event, runsFrom))]
    return from === undefined ? limit : { ...limit, lastDay: lastDayOf(limit, from, calendar) }
  })
}

function lastDayOf(
  { amount, unit }: Pick<RouteLimit, 'amount' | 'unit'>,
  from: CivilDate,
  calendar: WorkingCalendar | undefined,
): CivilDate {
  const nominal =
    unit === 'days' ? addDays(from, amount) : addMonths(from, unit === 'months' ? amount : 12 * amount)
  if (calendar === undefined) return nominal
  let day = nominal
  for (; calendar.openYear(day) === undefined; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) return day
  }
  return nominal
}

const isSame = (a: LocalText, b: LocalText): boolean => a['zh-CN'] === b['zh-CN'] && a.en === b.en
