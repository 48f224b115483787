/** Who is on duty in a window, and who follows whom. Pure. */
import type { DutyRole } from '../config/roster.types.js'
import { LATE_MS } from './duty-rungs.js'
import type { Place } from './slots.js'
import { type DutyShift, type DutyWindow, slotOfShift } from './window.js'

/** The other place of the same slot. */
export const mate = (
  { shifts }: Pick<DutyWindow, 'shifts'>,
  { date, from }: Pick<DutyShift, 'date' | 'from'>,
  role: DutyRole,
): DutyShift | undefined =>
  shifts.find((shift) => shift.date === date && shift.from === from && shift.role === role)

/** The desk officer's shift after one, and whether it begins where that one ends. */
export interface Successor {
  readonly shift: DutyShift
  readonly adjoins: boolean
}

/** Who follows a desk officer, if anybody does: in the same window, or in the one that the unit has from the next day on. */
export function successor(
  { shifts, follows }: Pick<DutyWindow, 'shifts' | 'follows'>,
  shift: DutyShift,
  place: Place,
): Successor | undefined {
  const { endsAt } = slotOfShift(shift, place)
  // They stand in the order in which they start.
  for (const next of [...shifts.slice(shifts.indexOf(shift) + 1), ...(follows ? [follows.shift] : [])]) {
    if (next.role !== 'officer') continue
    const { startsAt } = slotOfShift(next, place)
    if (startsAt >= endsAt) return { shift: next, adjoins: startsAt.getTime() === endsAt.getTime() }
  }
  return undefined
}

/** Whether a desk officer who has ended is on duty all the same: nobody has confirmed what they hand over yet. */
function stays(
  window: Pick<DutyWindow, 'shifts' | 'follows'>,
  shift: DutyShift,
  now: Date,
  place: Place,
): boolean {
  if (shift.role !== 'officer' || !shift.checkedInAt || shift.relievedAt) return false
  if (slotOfShift(shift, place).endsAt > now) return false
  const next = successor(window, shift, place)
  return next?.adjoins === true && slotOfShift(next.shift, place).endsAt > now
}

/** Whether it is the time of a shift. */
export function isNow(shift: DutyShift, now: Date, place: Place): boolean {
  const { startsAt, endsAt } = slotOfShift(shift, place)
  return startsAt <= now && now < endsAt
}

/** Whether a leader or desk officer hasn't come to a shift that runs, and is late by now; a backup waits at home. */
export function isMissing(shift: DutyShift, now: Date, place: Place): boolean {
  if (shift.role === 'backup' || shift.checkedInAt || !isNow(shift, now, place)) return false
  return now.getTime() >= slotOfShift(shift, place).startsAt.getTime() + LATE_MS
}

/**
 * The shifts of those who are on duty at an instant, in the order of the roles. An officer who has checked in stays until
 * the next one has confirmed the hand-over; until then the next one isn't on duty alone, so both are listed.
 */
export function onDuty(window: DutyWindow, now: Date, place: Place): DutyShift[] {
  if (!window.publishedAt) return []
  const here = window.shifts.filter((shift) => isNow(shift, now, place) || stays(window, shift, now, place))
  return window.roles.flatMap((role) => here.filter((shift) => shift.role === role))
}

/** Who is rung at an instant, one after another: the desk officers (one may wait to be relieved), the backup, the leader. */
export function rung(window: DutyWindow, now: Date, place: Place): DutyShift[][] {
  const order: readonly DutyRole[] = ['officer', 'backup', 'leader']
  const on = onDuty(window, now, place)
  return order.map((role) => on.filter((shift) => shift.role === role)).filter((shifts) => shifts.length > 0)
}

/** When those on duty change next after an instant: a slot begins or the last one ends. */
export function nextChange(window: DutyWindow, now: Date, place: Place): Date | undefined {
  const times = window.shifts.flatMap((shift) => {
    const { startsAt, endsAt } = slotOfShift(shift, place)
    return [startsAt, endsAt].filter((at) => at > now)
  })
  return times.reduce<Date | undefined>((first, at) => (first && first <= at ? first : at), undefined)
}
