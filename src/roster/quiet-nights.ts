/** What nobody is woken for: which of what a window says waits for the morning. Pure. */
import { addDays, civilDateOf } from '../time/civil.js'
import { instantAt, timeOf } from '../time/hours.js'
import type { DutyPlace } from './duty-rungs.js'
import { type DutyShift, type DutyWindow, slotOfShift } from './window.js'

/** Who got a shift a moment ago has so long before others hear that they haven't accepted it. */
export const GRACE_MS = 30 * 60_000

/** The first instant from `at` on in the hours in which somebody may be told; `restDays`: on any day of the week. */
function opening(at: Date, { hours, timeZone, calendar }: DutyPlace, restDays: boolean): Date {
  const today = civilDateOf(at, timeZone)
  const time = timeOf(at, timeZone)
  const works = (day: typeof today): boolean => restDays || calendar.isWorkingDay(day)
  if (works(today) && time >= hours.opens && time < hours.closes) return at
  let day = time < hours.opens ? today : addDays(today, 1)
  while (!works(day)) day = addDays(day, 1)
  return instantAt(day, hours.opens, timeZone)
}

/** When somebody who isn't on duty may be asked about a shift: a night is waited for, unless the shift begins before it ends. */
export function inTheMorning(at: Date, startsAt: Date, place: DutyPlace): Date {
  const morning = opening(at, place, true)
  return morning < startsAt ? morning : at
}

/** The first shift of somebody that a publication tells them of. */
const firstOf = ({ shifts }: DutyWindow, member: string, at: Date, place: DutyPlace): DutyShift | undefined =>
  shifts.find((shift) => shift.member === member && !shift.givenAt && slotOfShift(shift, place).endsAt > at)

/**
 * The shift for which somebody has to hear of a window at once, whatever the hour: it begins before their next morning at
 * work is over for them to say that they come. Nothing where it can wait.
 */
export function atShortNotice(
  window: DutyWindow,
  member: string,
  publishedAt: Date,
  place: DutyPlace,
): DutyShift | undefined {
  const first = firstOf(window, member, publishedAt, place)
  const opens = opening(publishedAt, place, false)
  if (!first || opens <= publishedAt) return undefined
  return slotOfShift(first, place).startsAt.getTime() < opens.getTime() + GRACE_MS ? first : undefined
}

/** When somebody could first hear that a window is published and they are in it. */
export const heardAt = (window: DutyWindow, member: string, publishedAt: Date, place: DutyPlace): Date =>
  atShortNotice(window, member, publishedAt, place) ? publishedAt : opening(publishedAt, place, false)

/** To how many a publication comes later than at once, and when; nothing where all hear at once. */
export function toldLater(
  window: DutyWindow,
  publishedAt: Date,
  place: DutyPlace,
): { readonly count: number; readonly at: Date } | undefined {
  const people = [...new Set(window.shifts.map(({ member }) => member))]
  const later = people.map((one) => heardAt(window, one, publishedAt, place)).filter((at) => at > publishedAt)
  const [at] = later
  return at && { count: later.length, at }
}
