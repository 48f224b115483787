/** When those on duty are reminded of a shift. Pure. */
import type { Pack } from '../config/pack.types.js'
import { addDays } from '../time/civil.js'
import { instantAt, type TimeOfDay } from '../time/hours.js'
import type { Place } from './slots.js'
import { type DutyShift, type DutyWindow, slotOfShift } from './window.js'

const HOUR_MS = 3_600_000

/** Three days and one day before, in the morning; an hour before; and when it begins. */
export const DUTY_RUNGS = ['days-3', 'days-1', 'hour', 'begins'] as const
export type DutyRungName = (typeof DUTY_RUNGS)[number]

/** One reminder of one shift. */
export interface DutyRung {
  readonly shift: DutyShift
  readonly name: DutyRungName
  readonly at: Date
}

/** Where a shift is, and at what time of day people are told what a day brings. */
export interface DutyPlace extends Place {
  readonly tellsAt: TimeOfDay
}

/** Where the shifts of a pack's units are. */
export const dutyPlace = ({ timeZone, profile }: Pack, calendar: DutyPlace['calendar']): DutyPlace => ({
  timeZone,
  calendar,
  tellsAt: profile.reminders.hours.due,
})

/** By date, slot and role: what a shift is called in what is told of it. */
export const shiftId = ({ date, from, role }: DutyShift): string => `${date}-${from.replace(':', '')}-${role}`

/** All reminders of a shift, in the order in which they come. */
function rungsOf(shift: DutyShift, place: DutyPlace): DutyRung[] {
  const { startsAt } = slotOfShift(shift, place)
  const morning = (days: number): Date => instantAt(addDays(shift.date, -days), place.tellsAt, place.timeZone)
  const at = {
    'days-3': morning(3),
    'days-1': morning(1),
    hour: new Date(startsAt.getTime() - HOUR_MS),
    begins: startsAt,
  }
  return DUTY_RUNGS.map((name) => ({ shift, name, at: at[name] })).sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

/**
 * What has become due after `told` and by `now`: of each shift that isn't over the newest, so that an outage is made up
 * for by one message. Nobody is reminded of what isn't published.
 */
export function dueDutyRungs(window: DutyWindow, told: Date, now: Date, place: DutyPlace): DutyRung[] {
  if (!window.publishedAt) return []
  return window.shifts.flatMap((shift) => {
    if (slotOfShift(shift, place).endsAt <= now) return []
    return rungsOf(shift, place).findLast(({ at }) => at > told && at <= now) ?? []
  })
}

/** When the next reminder of any shift is due after `told`; nothing where all is told. */
export function nextDutyRungAt(window: DutyWindow, told: Date, place: DutyPlace): Date | undefined {
  if (!window.publishedAt) return undefined
  const next = window.shifts.flatMap((shift) =>
    rungsOf(shift, place).flatMap(({ at }) => (at > told ? [at.getTime()] : [])),
  )
  return next.length > 0 ? new Date(next.reduce((a, b) => Math.min(a, b))) : undefined
}
