/** All rosters of a window that is small enough to look at each. Pure. */
import { emptyBoard } from './board.js'
import type { Assignment, Problem } from './problem.js'

/** A window with more places has too many rosters; so has one with more steps to them than this. */
const PLACES = 12
const STEPS = 40_000

/** Shows every roster that keeps the rules, in an assignment that changes from one to the next; false: too many. */
export function every(problem: Problem, see: (assignment: Assignment) => void): boolean {
  const { slots, roles, people } = problem
  const board = emptyBoard(problem)
  const assignment: Assignment = slots.map(() => roles.map(() => -1))
  let steps = 0

  function fill(slot: number, role: number): void {
    if (slot === slots.length) see(assignment)
    else if (role === roles.length) fill(slot + 1, 0)
    else choose(slot, role)
  }

  function choose(slot: number, role: number): void {
    for (let person = 0; person < people.length && steps <= STEPS; person += 1) {
      if (!board.can(person, slot, role)) continue
      steps += 1
      board.take(person, slot)
      const row = assignment[slot]
      if (row) row[role] = person
      fill(slot, role + 1)
      board.leave(person, slot)
    }
  }

  if (slots.length * roles.length > PLACES) return false
  fill(0, 0)
  return steps <= STEPS
}
