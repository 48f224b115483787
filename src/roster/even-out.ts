/** Makes a roster even, without ever breaking a rule. Pure. */
import { anneal, copy, type Found } from './anneal.js'
import { anyCover } from './cover.js'
import { exact } from './exact.js'
import type { Assignment, Problem } from './problem.js'
import type { Random } from './random.js'
import { type Free, isLess, leastOf, unevenOf } from './uneven.js'

/**
 * How much an uneven shift, night and holiday weigh, round by round: what the law of one round gives away, another finds.
 * Where a gap of nights can't be helped, holidays are better without their weight.
 */
const WEIGHTS = [
  [9, 3, 1],
  [3, 3, 3],
  [1, 3, 9],
  [9, 1, 9],
  [27, 9, 1],
] as const
/** Exchanges tried for each place: few at first, as mostly they are enough, then more from round to round. */
const FIRST = 100
const MORE = 1.1
const ROUNDS = 24
/** Where nothing ends it earlier, so many in all, or so many for each place of a very large window. */
const MOVES = 700_000
const MOVES_EACH = 1_500
/** After so many rounds it is worth the time to look whether a small part can be any better. */
const BEFORE_EXACT = 3

/** The most even roster that was found; the one given where it is as even as can be. */
export function evenOut(problem: Problem, start: Assignment, free: Free, random: Random): Found {
  const least = leastOf(problem, free)
  let best: Found = { assignment: copy(start), uneven: unevenOf(problem, start, free) }
  const places = problem.slots.length * problem.roles.length
  let left = Math.max(MOVES, MOVES_EACH * places)
  for (let round = 0; round < ROUNDS && left > 0 && isLess(least, best.uneven); round += 1) {
    if (round === BEFORE_EXACT) {
      const found = exact(problem, best, free, least)
      if (found) return found
    }
    // Where rules leave little room, exchanges lead only so far: every other round begins elsewhere.
    const from = (round % 2 === 1 ? anyCover(problem, random) : undefined) ?? copy(best.assignment)
    const moves = Math.min(left, Math.ceil(FIRST * MORE ** round) * places)
    const weights = WEIGHTS[round % WEIGHTS.length] ?? WEIGHTS[0]
    const found = anneal(problem, from, { moves, weights, free, least }, random)
    if (isLess(found.uneven, best.uneven)) best = found
    left -= moves
  }
  return best
}
