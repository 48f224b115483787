/** Finds a roster that keeps every rule, evenness aside. Pure. */
import { emptyBoard } from './board.js'
import { ableFor } from './feasible.js'
import { match } from './matching.js'
import { type Assignment, before, type Problem } from './problem.js'
import type { Random } from './random.js'

/** Places tried in one attempt, and attempts: far more than a window needs that isn't all but impossible. */
const STEPS = 4_000
const ATTEMPTS = 24

/** A roster, or how far the best attempt came. */
export type Cover =
  | { readonly kind: 'covered'; readonly assignment: Assignment }
  | { readonly kind: 'stuck'; readonly slot: number; readonly role: number }

/** Attempt after attempt, each in another order of people; the first prefers whoever has had fewest. */
export function cover(problem: Problem, random: Random): Cover {
  let furthest = { slot: 0, role: 0 }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = attemptOf(problem, random, attempt / ATTEMPTS)
    if (found.kind === 'covered') return found
    if (found.slot > furthest.slot) furthest = found
  }
  return { kind: 'stuck', ...furthest }
}

/** Another roster that keeps every rule, as luck has it; nothing where one attempt finds none. */
export function anyCover(problem: Problem, random: Random): Assignment | undefined {
  const found = attemptOf(problem, random, 1)
  return found.kind === 'covered' ? found.assignment : undefined
}

/** Slot by slot in time; goes back where the next ones can't be filled any more. `chance`: how much luck orders people. */
function attemptOf(problem: Problem, random: Random, chance: number): Cover {
  const { slots, roles, excluded } = problem
  const board = emptyBoard(problem)
  const able = slots.map((_, slot) => roles.map((_, role) => ableFor(problem, slot, role)))
  const had = before(problem).map(([shifts = 0]) => shifts)
  const assignment: Assignment = slots.map(() => roles.map(() => -1))
  let steps = 0
  let furthest = { slot: 0, role: 0 }

  const free = (slot: number, role: number): number[] =>
    (able[slot]?.[role] ?? []).filter((person) => board.can(person, slot, role))

  /** Whether each slot that is touched by what was just filled could still be filled by itself. */
  const canGoOn = (slot: number): boolean =>
    (excluded[slot] ?? [])
      .filter((other) => other > slot)
      .every((other) => match(roles.map((_, role) => free(other, role))).every((person) => person >= 0))

  function fill(slot: number, role: number): boolean {
    if (slot === slots.length) return true
    if (role === roles.length) return canGoOn(slot) && fill(slot + 1, 0)
    if (slot > furthest.slot) furthest = { slot, role }
    const order = free(slot, role)
      .map((person) => ({ person, by: (had[person] ?? 0) * (1 - chance) + random() * (0.5 + 4 * chance) }))
      .sort((a, b) => a.by - b.by)
    for (const { person } of order) {
      steps += 1
      if (steps > STEPS) return false
      const before = had[person] ?? 0
      board.take(person, slot)
      had[person] = before + 1
      const row = assignment[slot]
      if (row) row[role] = person
      if (fill(slot, role + 1)) return true
      board.leave(person, slot)
      had[person] = before
    }
    return false
  }

  return fill(0, 0) ? { kind: 'covered', assignment } : { kind: 'stuck', ...furthest }
}
