/** An urgent matter comes to a unit: it rings those on duty, one after another, until somebody takes it. Pure. */
import { type CivilDate, civilDateOf } from '../time/civil.js'
import { type Acted, type ActFacts, acted, refuse } from './acted.js'
import type { Around, Due } from './due.js'
import { type DutyPlace, MINUTE_MS } from './duty-rungs.js'
import { isNow, rung } from './on-duty.js'
import type { Place } from './slots.js'
import type { DutyCall, DutyShift, DutyWindow, Tell } from './window.js'

/** An urgent matter rings the desk officer so long after it came, then the others one after another. */
const RINGS_MS = [0, 5 * MINUTE_MS, 10 * MINUTE_MS] as const
const RING_STEP_MS = 5 * MINUTE_MS
/** After so long it is of no use to ring. */
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Whether somebody is on duty in a window who may know of an urgent matter; in the window that follows once that has
 * begun.
 */
export const answers = (window: DutyWindow, without: readonly string[], now: Date, place: Place): boolean =>
  rung(window, now, place)
    .flat()
    .some(({ member }) => !without.includes(member)) &&
  !(window.follows && isNow(window.follows.shift, now, place))

/**
 * An urgent matter has come to the window's unit, or to one below it (`unit`): it rings until somebody takes it. Nothing where nobody is on duty, it
 * rings already, or the window that follows has begun: there it rings. `without`: members who must not know of it.
 */
export function raiseCall(
  window: DutyWindow,
  { id, number, without, unit }: Pick<DutyCall, 'id' | 'number' | 'without' | 'unit'>,
  now: Date,
  place: Place,
): DutyWindow | undefined {
  const rings = window.calls.some((call) => call.id === id || (call.number === number && !call.takenBy))
  if (rings || !answers(window, without, now, place)) return undefined
  // It rings at once: what has been told through this moment hadn't known of it.
  const before = Math.min((window.remindedThrough ?? now).getTime(), now.getTime() - 1)
  return {
    ...window,
    remindedThrough: new Date(before),
    calls: [...window.calls, { id, number, at: now, without, ...(unit === undefined ? {} : { unit }) }],
  }
}

/** Takes an urgent matter on: it rings no more, and those who were rung by now hear who has it. */
export function takeCall(
  window: DutyWindow,
  index: number,
  facts: ActFacts & { readonly plans: boolean; readonly around: Around },
): Acted {
  const { member, now, place } = facts
  const call = window.calls[index]
  if (!call) return refuse('duty-unknown')
  if (call.takenBy) return refuse(call.takenBy === member ? 'duty-taken-by-you' : 'duty-taken-before')
  const on = [...rung(window, call.at, place), ...rung(window, now, place)].flat()
  const may = facts.plans || on.some((shift) => shift.member === member)
  if (!may || call.without.includes(member)) return refuse('duty-not-your-shift')
  const calls = window.calls.map((one) => (one === call ? { ...call, takenBy: member, takenAt: now } : one))
  const others = rungBy(window, call, now, facts.around).filter((one) => one !== member)
  return acted(
    { ...window, calls },
    ...others.map(
      (one): Tell => ({
        member: one,
        kind: 'duty-call',
        clock: call.id,
        due: civilDateOf(now, place.timeZone),
        name: 'taken',
      }),
    ),
  )
}

/** An urgent matter that nobody has taken: the first who may know of it three times, then the next, then the list. */
export function rings(window: DutyWindow, call: DutyCall, { place, managers, there }: Around): Due[] {
  if (call.takenBy) return []
  // Who is away on the day of their shift has nobody's ear.
  const may = (shift: DutyShift): boolean =>
    !call.without.includes(shift.member) && there(shift.member, shift)
  const [first = [], ...next] = rung(window, call.at, place)
    .map((shifts) => shifts.filter(may).map(({ member }) => member))
    .filter((members) => members.length > 0)
  const due = (member: string, name: string, after: number): Due => ({
    kind: 'duty-call',
    clock: call.id,
    name,
    due: dayOf(window, call.at, place),
    member,
    at: new Date(call.at.getTime() + after),
    until: new Date(call.at.getTime() + DAY_MS),
    group: `${call.id} rings`,
  })
  const last = RINGS_MS[2]
  // Where nobody is there at all it is the list at once.
  const list = first.length > 0 ? last + (next.length + 1) * RING_STEP_MS : 0
  const listAt = new Date(call.at.getTime() + list)
  return [
    ...RINGS_MS.flatMap((after, index) => first.map((member) => due(member, `ring-${index + 1}`, after))),
    ...next.flatMap((members, index) =>
      members.map((member) => due(member, 'ring-1', last + (index + 1) * RING_STEP_MS)),
    ),
    ...[...new Set([first, ...next, managers(listAt, call.without)].flat())].map((member) =>
      due(member, 'list', list),
    ),
  ]
}

/** Whom an urgent matter has reached by now, one way or another. */
export const rungBy = (window: DutyWindow, call: DutyCall, now: Date, around: Around): string[] => {
  const reached = rings(window, call, around).filter(({ at }) => at <= now)
  return [...new Set(reached.map(({ member }) => member))]
}

/** The day of a window on which something happens; its first or last one for what lies outside. */
const dayOf = (window: DutyWindow, at: Date, place: DutyPlace): CivilDate =>
  window.shifts.find((shift) => isNow(shift, at, place))?.date ?? window.to
