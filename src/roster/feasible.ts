/** Why a window can't be covered: which rule fails, when, for which role, and by how many people. Pure. */

import type { DutyRole } from '../config/roster.types.js'
import type { CivilDate } from '../time/civil.js'
import { match } from './matching.js'
import type { Problem } from './problem.js'
import { exclude } from './slots.js'

/**
 * role: nobody may have it; leave: all who may are away; people: fewer than places in one slot; rest: fewer than places
 * within 24 hours; nights: fewer than two nights one after the other need, with what lies between; together: each alone
 * can be met, all at once not.
 */
export type Constraint = 'role' | 'leave' | 'people' | 'rest' | 'nights' | 'together'

export interface Shortage {
  readonly constraint: Constraint
  readonly date: CivilDate
  readonly role: DutyRole
  /** So many people. */
  readonly missing: number
}

/** Who could take a role of a slot, all other slots set aside. */
export const ableFor = ({ people, may, there }: Problem, slot: number, role: number): number[] =>
  people.flatMap((_, person) => (may[person]?.[role] && there[person]?.[slot] ? [person] : []))

/**
 * Slots of which nobody can take two, so that each place needs a person of its own: one slot alone, all within 24 hours,
 * and two nights one after the other with what starts less than 24 hours from both. A smaller group comes before what it
 * is part of.
 */
export function crowded({ slots }: Problem): { readonly constraint: Constraint; readonly slots: number[] }[] {
  const indices = slots.map((_, index) => index)
  const alone = indices.map((slot) => ({ constraint: 'people' as const, slots: [slot] }))
  const resting = indices.map((first) => ({
    constraint: 'rest' as const,
    slots: indices.filter((slot) => slot >= first && (slot === first || isRest(first, slot))),
  }))
  const nights = indices.flatMap((first) =>
    indices
      .filter((second) => second > first && excludes(first, second) === 'nights')
      .map((second) => ({
        constraint: 'nights' as const,
        slots: indices.filter(
          (slot) => slot === first || slot === second || (isRest(first, slot) && isRest(second, slot)),
        ),
      })),
  )
  return [...alone, ...resting, ...nights]

  function excludes(a: number, b: number) {
    const [one, other] = [slots[a], slots[b]]
    return one && other ? exclude(one, other) : undefined
  }
  function isRest(a: number, b: number): boolean {
    return excludes(a, b) === 'rest'
  }
}

/** What surely can't be met; nothing where no group of slots by itself is short of people. */
export function shortages(problem: Problem): Shortage[] {
  const found: Shortage[] = []
  const short = new Set<number>()
  for (const { constraint, slots } of crowded(problem)) {
    if (slots.some((slot) => short.has(slot))) continue
    const missing = missingIn(slots, constraint, problem)
    if (missing.length === 0) continue
    for (const one of missing) if (!found.some((known) => isSame(known, one))) found.push(one)
    for (const slot of slots) short.add(slot)
  }
  return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Two slots of one day may be short of the same. */
const isSame = (a: Shortage, b: Shortage): boolean =>
  a.constraint === b.constraint && a.date === b.date && a.role === b.role && a.missing === b.missing

function missingIn(group: readonly number[], constraint: Constraint, problem: Problem): Shortage[] {
  const { slots, roles, may } = problem
  const places = group.flatMap((slot) => roles.map((_, role) => ({ slot, role })))
  // The scarcest role first, so that what is short is called by the role that it is short of.
  places.sort((a, b) => a.role - b.role)
  const able = places.map(({ slot, role }) => ableFor(problem, slot, role))
  const counts = new Map<string, Shortage>()
  for (const [index, person] of match(able).entries()) {
    const place = places[index]
    const slot = place && slots[place.slot]
    const role = place && roles[place.role]
    if (person >= 0 || !slot || !role) continue
    const why =
      (able[index]?.length ?? 0) > 0 ? constraint : may.some((of) => of[place.role]) ? 'leave' : 'role'
    const key = `${why} ${slot.date} ${role}`
    counts.set(key, {
      constraint: why,
      date: slot.date,
      role,
      missing: (counts.get(key)?.missing ?? 0) + 1,
    })
  }
  return [...counts.values()]
}
