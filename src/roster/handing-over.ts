/** One desk officer hands over to the next (交接): the note, its confirmation, and who is chased. Pure. */
import {
  type Acted,
  type ActFacts,
  acted,
  EARLY_MS,
  present,
  refuse,
  tooEarly,
  withShifts,
  wroteBefore,
} from './acted.js'
import { type Around, about, type Due } from './due.js'
import { MINUTE_MS } from './duty-rungs.js'
import { mate, type Successor, successor } from './on-duty.js'
import type { Place } from './slots.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift, type Tell } from './window.js'

/** The desk officer's shift that somebody has to hand over: the newest that has begun and isn't relieved. */
export const toHandOver = ({ shifts }: DutyWindow, { member, now, place }: ActFacts): DutyShift | undefined =>
  shifts.findLast(
    (shift) =>
      shift.member === member &&
      shift.role === 'officer' &&
      shift.checkedInAt !== undefined &&
      !shift.relievedAt &&
      slotOfShift(shift, place).startsAt <= now,
  )

/** Whether whoever follows can confirm a note by now: taking over before the other's time is over begins an hour before it. */
export function canConfirm(next: Successor, now: Date, place: Place): boolean {
  return !next.adjoins || now >= confirmsFrom(next, place)
}

const confirmsFrom = (next: Successor, place: Place): Date =>
  new Date(slotOfShift(next.shift, place).startsAt.getTime() - EARLY_MS)

const noteTo = (next: Successor, shift: DutyShift): Tell => ({
  ...about(shift, 'duty-reminder', 'note'),
  member: next.shift.member,
})

/**
 * Writes what the next desk officer has to know; they are asked to confirm it as soon as they can. Nobody follows: it is
 * done with.
 */
export function handNote(window: DutyWindow, text: string, facts: ActFacts): Acted {
  const { now, place, command } = facts
  if (wroteBefore(window, command)) return acted(window)
  const shift = toHandOver(window, facts)
  if (!shift) return refuse('duty-nothing-to-hand-over')
  const next = successor(window, shift, place)
  const note = {
    note: { text, at: now, ...(command ? { id: command } : {}) },
    ...(next ? {} : { relievedAt: now }),
  }
  return acted(
    withShifts(window, new Map([[shift, note]])),
    ...(next && canConfirm(next, now, place) ? [noteTo(next, shift)] : []),
  )
}

/** Notes that wait for somebody else than before, because the shift after them has changed hands. */
export function passedOn(before: DutyWindow, after: DutyWindow, now: Date, place: Place): Tell[] {
  return after.shifts.flatMap((shift, index) => {
    const had = before.shifts[index]
    if (!shift.note || shift.relievedAt || !had?.note) return []
    const next = successor(after, shift, place)
    const same = next?.shift.member === successor(before, had, place)?.shift.member
    return next && !same && canConfirm(next, now, place) ? [noteTo(next, shift)] : []
  })
}

/** The next desk officer has read the note: now they are on duty, and the one before is free. */
export function confirmNote(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { member, now, place } = facts
  const shift = window.shifts[index]
  if (!shift?.note) return refuse('duty-unknown')
  const next = successor(window, shift, place)
  if (next?.shift.member !== member) return refuse('duty-not-your-shift')
  if (shift.relievedAt) return refuse('duty-confirmed-before')
  if (!canConfirm(next, now, place)) return tooEarly(next.shift, facts)
  const changes = new Map<DutyShift, Partial<DutyShift>>([[shift, { relievedAt: now }]])
  // Who reads the note long before their own shift hasn't come yet.
  if (now >= confirmsFrom(next, place) && !next.shift.checkedInAt)
    changes.set(next.shift, present(next.shift, now))
  return acted(withShifts(window, changes), {
    ...about(shift, 'duty-reminder', 'relieved'),
    member: shift.member,
  })
}

/** When a desk officer is asked for the note. */
export const handsOverFrom = (shift: DutyShift, place: Place): Date =>
  new Date(slotOfShift(shift, place).endsAt.getTime() - 15 * MINUTE_MS)

/**
 * The hand-over of a desk officer to the next one: asked for before the end, and chased after it as long as one waits for
 * the other. Who has the next shift since, or came or got the note later, is given the time anew. Where the next one hasn't come, that is
 * what the others hear.
 */
export function handOverDues(window: DutyWindow, shift: DutyShift, { place, managers }: Around): Due[] {
  if (shift.role !== 'officer' || shift.relievedAt || !shift.checkedInAt) return []
  const next = successor(window, shift, place)
  const { endsAt } = slotOfShift(shift, place)
  const ends = { ...about(shift, 'duty-reminder', 'ends'), member: shift.member }
  // Nobody waits for the note of the last one: it is for the log, and nobody is chased for it.
  if (!next)
    return shift.note
      ? []
      : [{ ...ends, at: handsOverFrom(shift, place), until: endsAt, group: `${shiftId(shift)} hand-over` }]
  const { endsAt: until } = slotOfShift(next.shift, place)
  const common = { until, group: `${shiftId(shift)} hand-over` }
  const after = (from: Date, minutes: number) => ({
    at: new Date(from.getTime() + minutes * MINUTE_MS),
    ...(from > endsAt ? { since: from } : {}),
    ...common,
  })
  // Of another window it isn't known here when somebody comes: its own alarms go elsewhere.
  const elsewhere = next.shift === window.follows?.shift
  const { givenAt, checkedInAt, member } = next.shift
  const asked = shift.note
    ? notesLater(next, shift.note.at, elsewhere, place).map((due) => ({
        ...noteTo(next, shift),
        ...due,
        ...common,
      }))
    : [{ ...ends, ...after(endsAt, -15) }]
  if (!next.adjoins) return asked
  const slow = shift.note
    ? {
        ...about(shift, 'duty-alarm', 'unconfirmed'),
        member,
        ...after(later(later(endsAt, givenAt), shift.note.at), 15),
      }
    : { ...about(shift, 'duty-alarm', 'no-note'), member: shift.member, ...after(endsAt, 15) }
  if (!checkedInAt && !elsewhere) return [...asked, slow]
  const both = later(endsAt, checkedInAt)
  const leader = mate(window, elsewhere ? shift : next.shift, 'leader')?.member
  const last = after(both, 60)
  return [
    ...asked,
    slow,
    ...(leader
      ? [{ ...about(shift, 'duty-alarm', 'no-hand-over'), member: leader, ...after(both, 30) }]
      : []),
    ...managers(last.at, [shift.member, member]).map((one) => ({
      ...about(shift, 'duty-alarm', 'no-hand-over-manager'),
      member: one,
      ...last,
    })),
  ]
}

/**
 * When a note is brought to the next one other than at the moment when it is written: where it was written early, and where
 * the first shift of another window, which is written by itself, has changed hands since.
 */
function notesLater(
  next: Successor,
  written: Date,
  elsewhere: boolean,
  place: Place,
): Pick<Due, 'at' | 'since'>[] {
  const from = next.adjoins ? confirmsFrom(next, place) : written
  const { givenAt } = next.shift
  if (elsewhere && givenAt && givenAt > written && givenAt > from) return [{ at: givenAt, since: givenAt }]
  return written < from ? [{ at: from }] : []
}

const later = (one: Date, other: Date | undefined): Date => (other && other > one ? other : one)
