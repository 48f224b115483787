/** When those on duty are reminded of a shift. Pure. */
import type { Pack } from '../config/pack.types.js'
import type { OfficeHours } from '../config/reminders.types.js'
import type { RosterRules } from '../config/roster.types.js'
import { addDays, type CivilDate } from '../time/civil.js'
import { instantAt, type TimeOfDay } from '../time/hours.js'
import type { Place } from './slots.js'
import { type DutyShift, slotOfShift } from './window.js'

export const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Later than this a check-in is late; others are called one after another. */
export const LATE_MS = 15 * MINUTE_MS

/** Three days and one day before, in the morning; an hour before; and when it begins. */
export const DUTY_RUNGS = ['days-3', 'days-1', 'hour', 'begins'] as const
export type DutyRungName = (typeof DUTY_RUNGS)[number]

/** Where a shift is, at what time of day people are told what a day brings, and when returns are due. */
export interface DutyPlace extends Place {
  readonly tellsAt: TimeOfDay
  /** In the hours outside, nobody is told anything but what can't wait. */
  readonly hours: Pick<OfficeHours, 'opens' | 'closes'>
  readonly returns?: RosterRules['returns']
}

/** Where the shifts of a pack's units are. */
export const dutyPlace = (
  { timeZone, profile, roster }: Pack,
  calendar: DutyPlace['calendar'],
): DutyPlace => ({
  timeZone,
  calendar,
  tellsAt: profile.reminders.hours.due,
  hours: profile.reminders.hours,
  ...(roster ? { returns: roster.returns } : {}),
})

/** By when a unit's return of a day is due, and from when on it is asked for. */
export const returnDueAt = (
  unit: string,
  day: CivilDate,
  { by, units }: RosterRules['returns'],
  timeZone: string,
): Date => instantAt(day, units[unit] ?? by, timeZone)
export const returnAskedAt = (...of: Parameters<typeof returnDueAt>): Date =>
  new Date(returnDueAt(...of).getTime() - HOUR_MS)

/** All reminders of a shift, in the order in which they come. */
export function rungsOf(
  shift: DutyShift,
  place: DutyPlace,
): { readonly name: DutyRungName; readonly at: Date }[] {
  const { startsAt } = slotOfShift(shift, place)
  const morning = (days: number): Date => instantAt(addDays(shift.date, -days), place.tellsAt, place.timeZone)
  const at = {
    'days-3': morning(3),
    'days-1': morning(1),
    hour: new Date(startsAt.getTime() - HOUR_MS),
    begins: startsAt,
  }
  return DUTY_RUNGS.map((name) => ({ name, at: at[name] })).sort((a, b) => a.at.getTime() - b.at.getTime())
}
