/** A window of one unit: days on which its desk is covered, and by whom. Pure. */
import type { DutyRole, SlotTimes, WindowLevel } from '../config/roster.types.js'
import { addDays, type CivilDate } from '../time/civil.js'
import { worth } from './fairness.js'
import type { Tally } from './plan-input.js'
import { type Place, type Slot, slotOn } from './slots.js'

/** One role of one slot of one day, and the member who has it. */
export interface DutyShift extends SlotTimes {
  readonly date: CivilDate
  readonly role: DutyRole
  /** A member's id. */
  readonly member: string
  /** When they said that they will come. */
  readonly acceptedAt?: Date
}

export interface DutyWindow {
  readonly id: string
  readonly unit: string
  /** A neutral name of what is on. */
  readonly name: string
  readonly level: WindowLevel
  /** Both included. */
  readonly from: CivilDate
  readonly to: CivilDate
  readonly roles: readonly DutyRole[]
  readonly seed: number
  readonly plannedAt: Date
  /** Until then nobody hears of it. */
  readonly publishedAt?: Date
  /** Up to when its people were reminded; from its publication on. */
  readonly remindedThrough?: Date
  /** In the order in which they start. */
  readonly shifts: readonly DutyShift[]
}

/** Whether two windows share a day. */
export const overlap = (a: Pick<DutyWindow, 'from' | 'to'>, b: Pick<DutyWindow, 'from' | 'to'>): boolean =>
  a.from <= b.to && b.from <= a.to

/** The window as its people see it from now on; nothing where they do already. */
export const published = (window: DutyWindow, now: Date): DutyWindow | undefined =>
  window.publishedAt ? undefined : { ...window, publishedAt: now, remindedThrough: now }

/** A member will come to all their shifts that haven't begun; nothing where there is none that they hadn't accepted. */
export function accepted(
  window: DutyWindow,
  member: string,
  now: Date,
  place: Place,
): { readonly window: DutyWindow; readonly count: number } | undefined {
  const isMeant = (shift: DutyShift): boolean =>
    shift.member === member && !shift.acceptedAt && slotOfShift(shift, place).startsAt > now
  const count = window.shifts.filter(isMeant).length
  if (!window.publishedAt || count === 0) return undefined
  const shifts = window.shifts.map((shift) => (isMeant(shift) ? { ...shift, acceptedAt: now } : shift))
  return { window: { ...window, shifts }, count }
}

/** When a shift is. */
export const slotOfShift = (shift: DutyShift, place: Place): Slot => slotOn(shift.date, shift, place)

/** For so long what somebody has done counts towards an even share. */
const COUNTS_DAYS = 365

/** What a member has done in windows that ended in the year before a day. */
export function historyOf(
  member: string,
  windows: readonly DutyWindow[],
  before: CivilDate,
  place: Place,
): Tally {
  const tally = { shifts: 0, nights: 0, holidays: 0 }
  for (const { shifts } of windows) {
    for (const shift of shifts) {
      if (shift.member !== member || shift.date >= before || shift.date < addDays(before, -COUNTS_DAYS))
        continue
      const more = worth(slotOfShift(shift, place))
      tally.shifts += more.shifts
      tally.nights += more.nights
      tally.holidays += more.holidays
    }
  }
  return tally
}
