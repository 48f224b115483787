/** What somebody on duty does: say that they come, come, step in, write the log. Pure. */
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
import { LATE_MS } from './duty-rungs.js'
import { mate, onDuty } from './on-duty.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from './window.js'

/** Somebody else's shift, or none of this window. */
function notMine(shift: DutyShift | undefined, { member }: ActFacts): Acted | undefined {
  if (!shift) return refuse('duty-unknown')
  return shift.member === member ? undefined : refuse('duty-not-your-shift')
}

/** Confirms, before a shift, that one can be reached during it (M29). */
export function confirmReach(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const shift = window.shifts[index]
  const no = notMine(shift, facts)
  if (no || !shift) return no ?? refuse('duty-unknown')
  if (slotOfShift(shift, facts.place).endsAt <= facts.now) return refuse('duty-over')
  return acted(withShifts(window, new Map([[shift, { reachableAt: facts.now }]])))
}

/** Says that one has come (签到). */
export function checkIn(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { now, place } = facts
  const shift = window.shifts[index]
  const no = notMine(shift, facts)
  if (no || !shift) return no ?? refuse('duty-unknown')
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (shift.checkedInAt) return refuse('duty-checked-in-before')
  if (endsAt <= now) return refuse('duty-over')
  if (startsAt.getTime() - now.getTime() > EARLY_MS) return tooEarly(shift, facts)
  return acted(withShifts(window, new Map([[shift, present(shift, now)]])))
}

/** A shift without what whoever had it said of it. */
function ungiven({ date, from, to, role, member }: DutyShift): DutyShift {
  return { date, from, to, role, member }
}

/**
 * The backup takes the place of a desk officer who hasn't accepted by the day before, or hasn't come; the two change
 * places, so that no rule of rest is touched, and the other one hears of it.
 */
export function stepIn(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { member, now, place } = facts
  const shift = window.shifts[index]
  if (!shift) return refuse('duty-unknown')
  const backup = mate(window, shift, 'backup')
  // Once more: they have it.
  if (shift.role === 'officer' && shift.member === member && shift.acceptedAt) return acted(window)
  if (shift.role !== 'officer' || backup?.member !== member) return refuse('duty-not-your-shift')
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (endsAt <= now) return refuse('duty-over')
  const begun = startsAt <= now
  const comes = shift.acceptedAt && (facts.there?.(shift.member, shift) ?? true)
  // Who said that they come is waited for a while.
  const awaited = comes && now.getTime() < startsAt.getTime() + LATE_MS
  if (begun ? shift.checkedInAt || awaited : comes) return refuse('duty-not-needed')
  const bare = ungiven(shift)
  const mine: DutyShift = {
    ...bare,
    member,
    givenAt: now,
    acceptedAt: now,
    ...(backup.reachableAt ? { reachableAt: backup.reachableAt } : {}),
    ...(begun ? { checkedInAt: now } : {}),
  }
  const theirs: DutyShift = { ...ungiven(backup), member: shift.member, givenAt: now }
  const shifts = window.shifts.map((one) => (one === shift ? mine : one === backup ? theirs : one))
  return acted(
    { ...window, shifts },
    {
      member: shift.member,
      kind: 'duty-changed',
      clock: shiftId(backup),
      due: backup.date,
      name: 'stepped-in',
    },
  )
}

/** Whether somebody is on duty in the window now. */
export const isOnDuty = (window: DutyWindow, { member, now, place }: ActFacts): boolean =>
  onDuty(window, now, place).some((shift) => shift.member === member)

/** How many lines the log of one window holds. */
export const LOG_AT_MOST = 500

/** Writes a line of the duty log; only those who are on duty do. */
export function writeLog(window: DutyWindow, text: string, facts: ActFacts): Acted {
  const { command } = facts
  if (wroteBefore(window, command)) return acted(window)
  if (!isOnDuty(window, facts)) return refuse('duty-not-on')
  if (window.log.length >= LOG_AT_MOST) return refuse('duty-log-full', { limit: LOG_AT_MOST })
  const entry = { at: facts.now, by: facts.member, text, ...(command ? { id: command } : {}) }
  return acted({ ...window, log: [...window.log, entry] })
}
