/** When somebody is reminded of a date or alarmed after it. Pure; what is told to whom is the profile's `reminders`. */
import { LEVELS, type Level, type Reminders } from '../config/reminders.types.js'
import { nextWorkingDay, previousWorkingDay, type WorkingCalendar } from '../time/calendar.js'
import { addDays, type CivilDate, civilDateOf } from '../time/civil.js'
import { instantAt } from '../time/hours.js'
import type { Rules } from './decisions/context.js'
import type { Watched } from './watched.js'

/** One step of the ladder that leads to a date and away from it. */
export interface Rung {
  readonly watched: Watched
  /**
   * `before-7`, `on` (of a right: `last-day`), `moved` (the last day, where rest days moved it), `after-3` (working days) or
   * `missed`: with case, clock and due date what it is known by.
   */
  readonly name: string
  readonly at: Date
  /** The levels of the unit that are told, or the petitioners. */
  readonly to: readonly Level[] | 'petitioners'
}

/** Of an endless ladder only so many rungs are looked at in one go: far more than any outage. */
const RUNGS_AT_MOST = 5_000

/**
 * The rungs that have become due after `told` and by `now`: of each date the newest for those who have to act and the
 * newest for the petitioner, so that an outage is made up for by one message.
 */
export function dueRungs(dates: readonly Watched[], told: Date, now: Date, rules: Rules): Rung[] {
  const today = civilDateOf(now, rules.pack.timeZone)
  return dates.flatMap((date) => {
    // A right that has lapsed meanwhile is no lateness, and nothing to be reminded of.
    if (!isDuty(date) && date.due < today) return []
    const due: { unit?: Rung; petitioners?: Rung } = {}
    for (const rung of rungs(date, told, rules)) {
      if (rung.at > now && rung.name.startsWith('after-')) break
      if (rung.at <= told || rung.at > now) continue
      due[rung.to === 'petitioners' ? 'petitioners' : 'unit'] = rung
    }
    return [due.unit, due.petitioners].filter((rung) => rung !== undefined)
  })
}

/** When the next rung of any date is due after `told`; a rung that an outage left behind counts. */
export function nextRungAt(dates: readonly Watched[], told: Date, rules: Rules): Date | undefined {
  const next = dates.flatMap((date) => {
    let first: Date | undefined
    for (const { at, name } of rungs(date, told, rules)) {
      if (at > told && (first === undefined || at < first)) first = at
      // What follows of this kind is later still.
      if (at > told && name.startsWith('after-')) break
    }
    return first ? [first] : []
  })
  return next.length > 0 ? new Date(Math.min(...next.map((at) => at.getTime()))) : undefined
}

/** What lies ahead of each date after `told`, `count` rungs of each at most, the soonest first. */
export function rungsAhead(dates: readonly Watched[], told: Date, count: number, rules: Rules): Rung[] {
  return dates
    .flatMap((date) => {
      const ahead: Rung[] = []
      for (const rung of rungs(date, told, rules)) {
        if (rung.at > told) ahead.push(rung)
        if (ahead.length === count) break
      }
      return ahead
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Whether a level hears of a missed limit for the first time by this rung, given what was told up to `told`. */
export function isFirstHeard({ watched, to, at }: Rung, level: Level, told: Date, rules: Rules): boolean {
  if (to === 'petitioners' || !to.includes(level)) return false
  const first = afterDay(watched.due, firstDay(rules.pack.profile.reminders, level), rules.calendar)
  const heard = dueTime(first, rules)
  return heard > told && heard <= at
}

/** The ladder of one date, in the order of the days; of its last part, which has no end, only what may be after `told`. */
function* rungs(date: Watched, told: Date, rules: Rules): Generator<Rung> {
  const { pack, calendar } = rules
  const { reminders } = pack.profile
  const { whose, nominal, due, since } = date
  const setOn = civilDateOf(since, pack.timeZone)
  const petitioners = whose.kind === 'petitioner'
  for (const days of petitioners ? reminders.petitioner : daysBefore(date, reminders)) {
    const day = addDays(nominal, -days)
    if (day > setOn)
      yield { watched: date, name: `before-${days}`, at: firesAt(day, date, rules), to: whom(date) }
  }
  if (petitioners) return
  const last = isDuty(date) ? 'on' : 'last-day'
  if (nominal > setOn) yield { watched: date, name: last, at: firesAt(nominal, date, rules), to: whom(date) }
  if (!isDuty(date)) return
  // Rest days moved the last day: that one too, or after a week of holidays nobody would say that it has come.
  if (due > nominal && due > setOn)
    yield { watched: date, name: 'moved', at: firesAt(due, date, rules), to: whom(date) }
  if (reminders.missed.includes(whose.rule)) {
    const at = instantAt(addDays(due, 1), reminders.hours.legal, pack.timeZone)
    if (at > since) yield { watched: date, name: 'missed', at, to: 'petitioners' }
  }
  const toldOn = civilDateOf(told, pack.timeZone)
  let day = due
  for (let count = 1; count <= RUNGS_AT_MOST; count += 1) {
    day = nextWorkingDay(day, calendar)
    if (day < toldOn) continue
    const at = dueTime(day, rules)
    const to = LEVELS.filter((level) => firstDay(reminders, level) <= count)
    if (at > since && to.length > 0) yield { watched: date, name: `after-${count}`, at, to }
  }
}

const isDuty = ({ whose }: Watched): boolean => whose.kind === 'unit' && whose.duty

const whom = ({ whose }: Watched): Rung['to'] => (whose.kind === 'petitioner' ? 'petitioners' : ['handler'])

const firstDay = ({ levels }: Reminders, level: Level): number => Math.max(1, levels[level])

function daysBefore({ whose, length }: Watched, { before, limits }: Reminders): readonly number[] {
  const own = whose.kind === 'unit' ? limits[whose.rule] : undefined
  return own ?? before.find(({ from }) => length >= from)?.days ?? []
}

const dueTime = (day: CivilDate, { pack }: Rules): Date =>
  instantAt(day, pack.profile.reminders.hours.due, pack.timeZone)

/** The n-th working day after a date. */
function afterDay(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  let day = date
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day, calendar)
  return day
}

/**
 * When what belongs to a day is told. Officials aren't told on rest days: it goes on the last working day before. Where
 * that has passed when the date was set, it goes at once if the limit ends before they work again, else when they do.
 */
function firesAt(day: CivilDate, { whose, due, since }: Watched, rules: Rules): Date {
  const { calendar, pack } = rules
  if (whose.kind === 'petitioner') {
    const at = dueTime(day, rules)
    return at > since ? at : atOnce(since)
  }
  const opens = dueTime(calendar.isWorkingDay(day) ? day : previousWorkingDay(day, calendar), rules)
  if (opens > since) return opens
  const again = nextWorkingDay(civilDateOf(since, pack.timeZone), calendar)
  return again > due ? atOnce(since) : dueTime(again, rules)
}

/** Right after the date was set, and so after whatever had been told until then. */
const atOnce = (since: Date): Date => new Date(since.getTime() + 1)
