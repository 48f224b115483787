/** One desk officer hands over to the next (交接): the note, its confirmation, and who is chased. Pure. */
import {
  type Acted,
  type ActFacts,
  acted,
  EARLY_MS,
  present,
  refuse,
  withShifts,
  wroteBefore,
} from './acted.js'
import { about, type Due } from './due.js'
import { type DutyPlace, MINUTE_MS } from './duty-rungs.js'
import { mate, successor } from './on-duty.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from './window.js'

/** The desk officer's shift that somebody has to hand over: the newest that has begun and isn't relieved. */
const toHandOver = ({ shifts }: DutyWindow, { member, now, place }: ActFacts): DutyShift | undefined =>
  shifts.findLast(
    (shift) =>
      shift.member === member &&
      shift.role === 'officer' &&
      shift.checkedInAt !== undefined &&
      !shift.relievedAt &&
      slotOfShift(shift, place).startsAt <= now,
  )

/** Writes what the next desk officer has to know; they are asked to confirm it. Nobody follows: it is done with. */
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
    ...(next
      ? [
          {
            member: next.shift.member,
            kind: 'duty-reminder',
            clock: shiftId(shift),
            due: shift.date,
            name: 'note',
          } as const,
        ]
      : []),
  )
}

/** The next desk officer has read the note: now they are on duty, and the one before is free. */
export function confirmNote(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { member, now, place } = facts
  const shift = window.shifts[index]
  if (!shift?.note) return refuse('duty-unknown')
  const next = successor(window, shift, place)
  if (next?.shift.member !== member) return refuse('duty-not-your-shift')
  if (shift.relievedAt) return refuse('duty-confirmed-before')
  const { startsAt } = slotOfShift(next.shift, place)
  const early = startsAt.getTime() - now.getTime() > EARLY_MS
  // Who takes over before the other's time is over hasn't come yet.
  if (early && next.adjoins) return refuse('duty-too-early', { from: next.shift.from })
  const changes = new Map<DutyShift, Partial<DutyShift>>([[shift, { relievedAt: now }]])
  if (!early && !next.shift.checkedInAt) changes.set(next.shift, present(next.shift, now))
  return acted(withShifts(window, changes), {
    member: shift.member,
    kind: 'duty-reminder',
    clock: shiftId(shift),
    due: shift.date,
    name: 'relieved',
  })
}

/** The hand-over of a desk officer to the next one: asked for before the end, chased after it. */
export function handOverDues(window: DutyWindow, shift: DutyShift, place: DutyPlace): Due[] {
  if (shift.role !== 'officer' || shift.relievedAt || !shift.checkedInAt) return []
  const next = successor(window, shift, place)
  if (!next) return []
  const { endsAt } = slotOfShift(shift, place)
  const { endsAt: until } = slotOfShift(next.shift, place)
  const at = (minutes: number): Date => new Date(endsAt.getTime() + minutes * MINUTE_MS)
  const common = { until, group: `${shiftId(shift)} hand-over` }
  const asked = shift.note
    ? []
    : [{ ...about(shift, 'duty-reminder', 'ends'), member: shift.member, at: at(-15), ...common }]
  if (!next.adjoins) return asked
  const slow = shift.note ? next.shift.member : shift.member
  const leader = mate(window, next.shift, 'leader')?.member
  return [
    ...asked,
    {
      ...about(shift, 'duty-alarm', shift.note ? 'unconfirmed' : 'no-note'),
      member: slow,
      at: at(15),
      ...common,
    },
    ...(leader
      ? [{ ...about(shift, 'duty-alarm', 'no-hand-over'), member: leader, at: at(30), ...common }]
      : []),
  ]
}
