/** The slots of a window: which exist, and which exclude each other for one person. Pure. */

import type { SlotTimes } from '../config/roster.types.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { addDays, type CivilDate, civilDate, daysBetween } from '../time/civil.js'
import { instantAt, type TimeOfDay } from '../time/hours.js'
import type { PlanInput } from './plan-input.js'

/** Starts of one person's shifts are at least so far apart, in whatever role. */
const REST_MS = 24 * 3_600_000

/** One part of one day that has to be covered. */
export interface Slot {
  readonly date: CivilDate
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  readonly startsAt: Date
  readonly endsAt: Date
  /** It crosses midnight. */
  readonly night: boolean
  /** It starts on a rest day, weekends included. */
  readonly holiday: boolean
}

/** Where and by which calendar a roster counts. */
export interface Place {
  readonly timeZone: string
  readonly calendar: Pick<WorkingCalendar, 'isWorkingDay'>
}

/** All slots of a window in the order in which they start. */
export function slotsOf({ window, slots }: Pick<PlanInput, 'window' | 'slots'>, place: Place): Slot[] {
  const first = civilDate(window.from)
  const days = daysBetween(first, civilDate(window.to)) + 1
  return Array.from({ length: days }, (_, day) => addDays(first, day))
    .flatMap((date) => slots.map((times) => slotOn(date, times, place)))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** One slot of one day. */
export function slotOn(date: CivilDate, { from, to }: SlotTimes, { timeZone, calendar }: Place): Slot {
  const endsOn = to > from ? date : addDays(date, 1)
  return {
    date,
    from,
    to,
    startsAt: instantAt(date, from, timeZone),
    endsAt: instantAt(endsOn, to, timeZone),
    // What ends at midnight doesn't cross it.
    night: endsOn !== date && to !== '00:00',
    holiday: !calendar.isWorkingDay(date),
  }
}

/** Whether somebody's leave reaches into a slot: a night before a day of leave ends on it. */
export const isOnLeave = (leave: readonly string[], { date, night }: Slot): boolean =>
  leave.includes(date) || (night && leave.includes(addDays(date, 1)))

/** Whether one person can't take both: too little rest between, or two nights in a row. */
export const exclude = (a: Slot, b: Slot): 'rest' | 'nights' | undefined => {
  if (Math.abs(a.startsAt.getTime() - b.startsAt.getTime()) < REST_MS) return 'rest'
  return a.night && b.night && Math.abs(daysBetween(a.date, b.date)) === 1 ? 'nights' : undefined
}
