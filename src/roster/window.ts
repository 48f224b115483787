/** A window of one unit: days on which its desk is covered, and by whom. Pure. */
import type { DutyRole, SlotTimes, SwapRule, WindowLevel } from '../config/roster.types.js'
import type { LocalText } from '../config/texts.types.js'
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
  /** When it came to them; with the window where absent. */
  readonly givenAt?: Date
  /** When they said that they will come. */
  readonly acceptedAt?: Date
  /** Since when it is open again, because who had accepted it went away or left. */
  readonly openSince?: Date
  /** When they said that they can be reached during it, and by which number (M29). */
  readonly reachableAt?: Date
  readonly checkedInAt?: Date
  /** What the next desk officer has to know (交接记录); about matters, by their numbers. */
  readonly note?: { readonly text: string; readonly at: Date; readonly id?: string }
  /** When the next desk officer confirmed the note, or there was none to confirm it. */
  readonly relievedAt?: Date
}

/** `swapped`: it is the other's now; `moved`: somebody gave it to a third one; in all other cases the shift stayed. */
export const OFFER_ENDS = ['swapped', 'lapsed', 'withdrawn', 'declined', 'refused', 'moved'] as const
export type OfferEnd = (typeof OFFER_ENDS)[number]

/** Somebody would like somebody else to take a shift (换班). */
export interface DutyOffer {
  /** `shiftId` of it. */
  readonly shift: string
  readonly from: string
  /** The one who is asked; all who may take it where absent. */
  readonly to?: string
  readonly at: Date
  /** Then it lapses. */
  readonly until: Date
  /** Who consented, where it still has to be approved or is done. */
  readonly takenBy?: string
  readonly end?: OfferEnd
}

/** An urgent matter came in; it rings until somebody has taken it. */
export interface DutyCall {
  /** Of the notice that told of the matter. */
  readonly id: string
  /** The case. */
  readonly number: string
  readonly at: Date
  /** The unit below that it is of, where nobody was on duty; the window's own where absent. */
  readonly unit?: string
  /** Members who must not know of the case. */
  readonly without: readonly string[]
  readonly takenBy?: string
  readonly takenAt?: Date
}

/** A line of the duty log (值班日志). `id`, here and below: of the command that wrote it, so that it is written once. */
export interface LogEntry {
  readonly id?: string
  readonly at: Date
  readonly by: string
  readonly text: string
}

/** What the unit reports of a day (每日报告; without a text 零报告): matters only. */
export interface DutyReturn {
  readonly id?: string
  readonly date: CivilDate
  readonly at: Date
  readonly by: string
  readonly open: number
  readonly late: number
  readonly urgent: number
  readonly text?: string
}

/** What duty officers and their managers are told: shifts; that one comes; of a change; that something lacks; an urgent matter; swaps. */
export const DUTY_KINDS = [
  'duty',
  'duty-reminder',
  'duty-changed',
  'duty-alarm',
  'duty-call',
  'duty-swap',
] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** What a publication is called that isn't held back by the hour: what it tells of begins too soon. */
export const AT_ONCE = 'at-once'

/** Something to tell a member; `clock`: what in the window it is about, `name`: what of it. */
export interface Tell {
  readonly member: string
  readonly kind: Exclude<DutyKind, 'duty'>
  readonly clock: string
  readonly due: CivilDate
  readonly name: string
}

/** The first desk officer's shift of the window that the unit has from the next day on, and where it stands. */
export interface Following {
  readonly window: string
  readonly index: number
  readonly shift: DutyShift
}

export interface DutyWindow {
  readonly id: string
  readonly unit: string
  /** A neutral name of what is on; in each language where it is that of a key date, as it was typed otherwise. */
  readonly name: string | LocalText
  readonly level: WindowLevel
  /** Both included. */
  readonly from: CivilDate
  readonly to: CivilDate
  readonly roles: readonly DutyRole[]
  readonly swaps: SwapRule
  readonly seed: number
  readonly plannedAt: Date
  /** Until then nobody hears of it. */
  readonly publishedAt?: Date
  /** Up to when its people were reminded; from its publication on. */
  readonly remindedThrough?: Date
  /** In the order in which they start. */
  readonly shifts: readonly DutyShift[]
  readonly offers: readonly DutyOffer[]
  readonly calls: readonly DutyCall[]
  readonly log: readonly LogEntry[]
  readonly returns: readonly DutyReturn[]
  /** To whom the last desk officer hands over, in another window that is published; read with it, never written. */
  readonly follows?: Following
}

/** By date, slot and role: what a shift is called in what is told of it. */
export const shiftId = ({ date, from, role }: DutyShift): string => `${date}-${from.replace(':', '')}-${role}`

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

/** Slots that were looked up, of the place that asked: a window asks for each of its own many times. */
const known = new WeakMap<Place, WeakMap<DutyShift, Slot>>()

/** When a shift is. */
export function slotOfShift(shift: DutyShift, place: Place): Slot {
  const here = known.get(place) ?? new WeakMap<DutyShift, Slot>()
  known.set(place, here)
  const slot = here.get(shift) ?? slotOn(shift.date, shift, place)
  here.set(shift, slot)
  return slot
}

/** Whether days of absence reach into a shift. */
export const isAwayFor = (
  away: { readonly from: CivilDate; readonly to: CivilDate } | undefined,
  shift: DutyShift,
  place: Place,
): boolean => {
  const { date, night } = slotOfShift(shift, place)
  return away !== undefined && away.from <= (night ? addDays(date, 1) : date) && date <= away.to
}

/** For so long what somebody has done counts towards an even share. */
export const COUNTS_DAYS = 365

/** What a member has done in windows that ended in the year before a day. */
export function historyOf(
  member: string,
  windows: readonly DutyWindow[],
  before: CivilDate,
  place: Place,
): Tally {
  const tally = { shifts: 0, nights: 0, holidays: 0 }
  const since = addDays(before, -COUNTS_DAYS)
  for (const { shifts } of windows) {
    for (const shift of shifts) {
      if (shift.member !== member || shift.date >= before || shift.date < since) continue
      const more = worth(slotOfShift(shift, place))
      tally.shifts += more.shifts
      tally.nights += more.nights
      tally.holidays += more.holidays
    }
  }
  return tally
}
