/** Makes a roster for a window: the same input and seed give the same roster. Pure. */

import type { DutyRole } from '../config/roster.types.js'
import type { CivilDate } from '../time/civil.js'
import { cover } from './cover.js'
import { type CoveredPart, evenParts } from './even-parts.js'
import { fairnessOf, talliesOf } from './fairness.js'
import { type Shortage, shortages } from './feasible.js'
import { joined, partsOf } from './parts.js'
import type { PlanInput, Tally } from './plan-input.js'
import { type Busy, problemOf } from './problem.js'
import { seeded } from './random.js'
import type { Place, Slot } from './slots.js'

export type { Busy } from './problem.js'

/** One person in one role of one slot. */
export interface Shift {
  readonly slot: Slot
  readonly role: DutyRole
  readonly person: string
}

export interface Roster {
  readonly kind: 'roster'
  readonly shifts: readonly Shift[]
  readonly fairness: Tally
}

export type Generated =
  | Roster
  | { readonly kind: 'infeasible'; readonly shortages: readonly [Shortage, ...Shortage[]] }

/**
 * Every role of every slot with a person who may have it and is there, 24 hours between the starts of one person's
 * shifts, no two nights in a row, also beside what they are `busy` with elsewhere; then as even as can be, history included, in the order shifts, nights, holidays.
 */
export function generate(
  input: PlanInput,
  place: Place,
  seed: number,
  busy: readonly Busy[] = [],
): Generated {
  const problem = problemOf(input, place, busy)
  const [short, ...more] = shortages(problem)
  if (short) return { kind: 'infeasible', shortages: [short, ...more] }
  const random = seeded(seed)
  const parts = partsOf(problem)
  const covered: CoveredPart[] = []
  for (const part of parts) {
    const found = cover(part.problem, random)
    if (found.kind === 'stuck') {
      const { date } = problem.slots[found.slot] ?? { date: input.window.from as CivilDate }
      const role = part.problem.roles[found.role] ?? 'officer'
      return { kind: 'infeasible', shortages: [{ constraint: 'together', date, role, missing: 1 }] }
    }
    covered.push({ problem: part.problem, assignment: found.assignment })
  }
  const assignment = joined(problem, parts, evenParts(covered, random))
  const shifts = problem.slots.flatMap((slot, index) =>
    input.roles.map((role): Shift => {
      const person = problem.people[assignment[index]?.[problem.roles.indexOf(role)] ?? -1]
      return { slot, role, person: person?.id ?? '' }
    }),
  )
  return { kind: 'roster', shifts, fairness: fairnessOf(input.people, talliesOf(input.people, shifts)) }
}
