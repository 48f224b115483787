/** Gives a shift to somebody else, by the same rules by which rosters are made. Pure. */
import { isMissing } from './on-duty.js'
import type { RosterPerson } from './plan-input.js'
import { exclude, isOnLeave, type Place } from './slots.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from './window.js'

/** rest, nights: too near to another shift of theirs, which is given. */
export type WhyNot =
  | { readonly kind: 'unknown-shift' | 'begun' | 'has-it' | 'role' | 'leave' }
  | { readonly kind: 'rest' | 'nights'; readonly beside: DutyShift }

export type Replaced =
  | { readonly kind: 'replaced'; readonly window: DutyWindow; readonly before: DutyShift }
  | { readonly kind: 'refused'; readonly why: WhyNot }

/**
 * The window with a shift (`shiftId`) in another member's hands, who has yet to accept it; or the first rule that is in
 * the way. One that has begun is given on as long as nobody has come to it. `beside`: the unit's other windows.
 */
export function replace(
  window: DutyWindow,
  id: string,
  person: Pick<RosterPerson, 'id' | 'roles' | 'leave'>,
  {
    beside,
    now,
    place,
  }: { readonly beside: readonly DutyWindow[]; readonly now: Date; readonly place: Place },
): Replaced {
  const before = window.shifts.find((shift) => shiftId(shift) === id)
  const why = before
    ? whyNot(before, window, person, { beside, now, place })
    : ({ kind: 'unknown-shift' } as const)
  if (!before || why) return { kind: 'refused', why: why ?? { kind: 'unknown-shift' } }
  // What the other one said of it doesn't hold for them.
  const { date, from, to, role } = before
  const shifts = window.shifts.map((one) =>
    one === before ? { date, from, to, role, member: person.id, givenAt: now } : one,
  )
  return { kind: 'replaced', window: { ...window, shifts }, before }
}

function whyNot(
  shift: DutyShift,
  window: DutyWindow,
  { id, roles, leave }: Pick<RosterPerson, 'id' | 'roles' | 'leave'>,
  {
    beside,
    now,
    place,
  }: { readonly beside: readonly DutyWindow[]; readonly now: Date; readonly place: Place },
): WhyNot | undefined {
  const slot = slotOfShift(shift, place)
  if (slot.startsAt <= now && !isMissing(shift, now, place)) return { kind: 'begun' }
  if (shift.member === id) return { kind: 'has-it' }
  if (!roles.includes(shift.role)) return { kind: 'role' }
  if (isOnLeave(leave, slot)) return { kind: 'leave' }
  for (const other of [window, ...beside].flatMap(({ shifts }) => shifts)) {
    if (other.member !== id) continue
    const kind = exclude(slot, slotOfShift(other, place))
    if (kind) return { kind, beside: other }
  }
  return undefined
}
