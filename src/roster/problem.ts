/** A window as numbers, for whoever searches: slots, roles and people by their index. Pure. */

import type { DutyRole } from '../config/roster.types.js'
import { peersOf, TALLIES, worth } from './fairness.js'
import type { PlanInput } from './plan-input.js'
import { exclude, isOnLeave, type Place, type Slot, slotsOf } from './slots.js'

/** Before the roles are filled, the scarcest first. */
export interface Problem {
  readonly slots: readonly Slot[]
  readonly roles: readonly DutyRole[]
  readonly people: PlanInput['people']
  /** By person and role: may they have it. */
  readonly may: readonly (readonly boolean[])[]
  /** By person and slot: are they there. */
  readonly there: readonly (readonly boolean[])[]
  /** By slot: the other slots that whoever has it can't take. */
  readonly excluded: readonly (readonly number[])[]
  /** By slot: what it adds to the tallies. */
  readonly worth: readonly (readonly [number, number, number])[]
  /** By person: the group that they are compared in. */
  readonly peers: readonly number[]
}

/** By slot and role, the person; -1 where there is none yet. */
export type Assignment = number[][]

/** A shift that somebody has outside the window. */
export interface Busy {
  readonly person: string
  readonly slot: Slot
}

export function problemOf(input: PlanInput, place: Place, busy: readonly Busy[] = []): Problem {
  const slots = slotsOf(input, place)
  const { people } = input
  const able = (role: DutyRole): number => people.filter((person) => person.roles.includes(role)).length
  const roles = [...input.roles].sort((a, b) => able(a) - able(b))
  const groups = [...new Set(people.map(peersOf))]
  return {
    slots,
    roles,
    people,
    may: people.map((person) => roles.map((role) => person.roles.includes(role))),
    there: people.map(({ id, leave }) => {
      const own = busy.filter(({ person }) => person === id)
      return slots.map((slot) => !isOnLeave(leave, slot) && !own.some((one) => exclude(one.slot, slot)))
    }),
    excluded: slots.map((slot, index) =>
      slots.flatMap((other, at) => (at !== index && exclude(slot, other) ? [at] : [])),
    ),
    worth: slots.map((slot) => {
      const { shifts, nights, holidays } = worth(slot)
      return [shifts, nights, holidays]
    }),
    peers: people.map((person) => groups.indexOf(peersOf(person))),
  }
}

/** What everybody has done before, by person, in the order of the tallies. */
export const before = ({ people }: Problem): number[][] =>
  people.map(({ history }) => TALLIES.map((of) => history[of]))
