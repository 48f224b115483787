/** When somebody may be told something. Pure; times of day are the office's. */
import type { OfficeHours } from '../config/reminders.types.js'
import type { OwnHours } from '../people/accounts.js'
import type { Rules } from '../petitions/decisions/context.js'
import { nextWorkingDay } from '../time/calendar.js'
import { addDays, type CivilDate, civilDateOf } from '../time/civil.js'
import { instantAt, type TimeOfDay, timeOf } from '../time/hours.js'

/** Who is told: officials not on rest days, petitioners what the law asks for by `legal` at the latest. */
export interface Listener {
  readonly official: boolean
  readonly legal: boolean
  readonly hours: OwnHours
}

/** When a notice may be said that came up at `now`; `now` itself when it may be said at once. */
export function opensAt(now: Date, listener: Listener, { pack, calendar }: Rules): Date {
  const { timeZone } = pack
  const { opens, closes } = hoursOf(listener, pack.profile.reminders.hours)
  const today = civilDateOf(now, timeZone)
  const at = timeOf(now, timeZone)
  const works = (day: CivilDate): boolean => !listener.official || calendar.isWorkingDay(day)
  if (works(today) && at >= opens && at < closes) return now
  const day = works(today) && at < opens ? today : nextDay(today, works)
  return instantAt(day, opens, timeZone)
}

function nextDay(today: CivilDate, works: (day: CivilDate) => boolean): CivilDate {
  let day = addDays(today, 1)
  while (!works(day)) day = addDays(day, 1)
  return day
}

/** One's own hours never widen the office's, and never hold back what the law asks for. */
function hoursOf({ legal, hours }: Listener, office: OfficeHours): { opens: TimeOfDay; closes: TimeOfDay } {
  const opens = later(office.opens, hours.opens ?? office.opens)
  const closes = earlier(office.closes, hours.closes ?? office.closes)
  return { opens: legal ? earlier(opens, office.legal) : opens, closes }
}

/**
 * The next digest of an official after `now`: on a working day, at their hour, or as soon as they may be told something
 * where that hour lies outside their own.
 */
export function nextDigestAt(now: Date, own: OwnHours, { pack, calendar }: Rules): Date {
  const { hours } = pack.profile.reminders
  const { opens, closes } = hoursOf({ official: true, legal: false, hours: own }, hours)
  const earliest = later(opens, hours.due)
  const wanted = own.digest ?? hours.digest
  const hour = wanted >= earliest && wanted < closes ? wanted : earliest
  const today = civilDateOf(now, pack.timeZone)
  const day = calendar.isWorkingDay(today) ? today : nextWorkingDay(today, calendar)
  const at = instantAt(day, hour, pack.timeZone)
  return at > now ? at : instantAt(nextWorkingDay(day, calendar), hour, pack.timeZone)
}

const later = (a: TimeOfDay, b: TimeOfDay): TimeOfDay => (a > b ? a : b)
const earlier = (a: TimeOfDay, b: TimeOfDay): TimeOfDay => (a < b ? a : b)
