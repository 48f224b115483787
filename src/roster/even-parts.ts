/** Makes the parts of a window even, each by itself, and then so that the largest gaps over all are small. Pure. */
import type { Found } from './anneal.js'
import { evenOut } from './even-out.js'
import type { Assignment, Problem } from './problem.js'
import type { Random } from './random.js'
import { ONE, unevenOf } from './uneven.js'

export interface CoveredPart {
  readonly problem: Problem
  readonly assignment: Assignment
}

/** By part, the most even roster. */
export function evenParts(parts: readonly CoveredPart[], random: Random): Assignment[] {
  const alone = parts.map(({ problem, assignment }) => evenOut(problem, assignment, ONE, random))
  const found = [...alone]
  const free: [number, number, number] = [...ONE]
  // Where one part can't be even in shifts, another may be less even in these than it could be, if the largest gap of
  // nights is smaller for it; so with holidays.
  for (const of of [0, 1]) {
    free[of] = 1 + Math.max(...parts.map((part, at) => aboveOne(part, found[at])[of] ?? 0))
    for (const [at, part] of parts.entries()) {
      const [above, known] = [aboveOne(part, found[at]), found[at]]
      const isFreer = above.slice(0, of + 1).some((gap, before) => gap + 1 < (free[before] ?? 1))
      if (known && isFreer && above.slice(of + 1).some((gap) => gap > 0))
        found[at] = evenOut(part.problem, known.assignment, free, random)
    }
  }
  free[2] = 1 + Math.max(...parts.map((part, at) => aboveOne(part, found[at])[2] ?? 0))
  return parts.map((part, at) => {
    // Where it made nothing smaller that is told, it wasn't worth it.
    const isEnough = aboveOne(part, alone[at]).every((gap, of) => gap < (free[of] ?? 1))
    return (isEnough ? alone[at] : found[at])?.assignment ?? part.assignment
  })
}

/** Of shifts, nights and holidays, by how much the largest gap is above one. */
const aboveOne = ({ problem, assignment }: CoveredPart, found: Found | undefined): readonly number[] =>
  unevenOf(problem, found?.assignment ?? assignment, ONE).slice(0, 3)
