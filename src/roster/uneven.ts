/** How uneven a roster is, and how even it can be at best. Pure. */
import { type Assignment, before, type Problem } from './problem.js'

/**
 * By how much the gaps of shifts, nights and holidays are above one: first the largest of each over the groups, which is
 * what is told, then the sums, so that a group that can't be even is no reason for another not to be. Earlier ones go first.
 */
export type Uneven = readonly number[]

/** Gaps of shifts, nights and holidays that cost nothing: one, and more where another part of the window has more anyway. */
export type Free = readonly [number, number, number]
export const ONE: Free = [1, 1, 1]

export function isLess(a: Uneven, b: Uneven): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

/** What everybody has in the end, three numbers for each person. */
export function countsOf(problem: Problem, assignment: Assignment): Int32Array {
  const counts = Int32Array.from(before(problem).flat())
  for (const [slot, row] of assignment.entries()) {
    for (const person of row) {
      for (let of = 0; of < 3; of += 1)
        counts[person * 3 + of] = (counts[person * 3 + of] ?? 0) + (problem.worth[slot]?.[of] ?? 0)
    }
  }
  return counts
}

/**
 * Measures again and again in the same memory: it is asked after every exchange. With `unless` it gives nothing as soon as
 * a largest gap is larger than there, which it mostly is at once.
 */
export function measureOf(
  { peers }: Problem,
  free: Free,
): (counts: Int32Array, unless?: Uneven) => Uneven | undefined {
  const groups = Math.max(0, ...peers) + 1
  const most = new Int32Array(groups)
  const fewest = new Int32Array(groups)
  return (counts, unless) => {
    const largest = [0, 0, 0]
    const sums = [0, 0, 0]
    let isEqual = true
    for (let of = 0; of < 3; of += 1) {
      most.fill(-1)
      fewest.fill(2_000_000_000)
      for (let person = 0; person < peers.length; person += 1) {
        const group = peers[person] ?? 0
        const count = counts[person * 3 + of] ?? 0
        if (count > (most[group] ?? 0)) most[group] = count
        if (count < (fewest[group] ?? 0)) fewest[group] = count
      }
      for (let group = 0; group < groups; group += 1) {
        const above = (most[group] ?? 0) - (fewest[group] ?? 0) - 1
        if (above <= 0) continue
        sums[of] = (sums[of] ?? 0) + above
        largest[of] = Math.max(largest[of] ?? 0, above + 1 - (free[of] ?? 1))
      }
      if (!unless || !isEqual) continue
      if ((largest[of] ?? 0) > (unless[of] ?? 0)) return undefined
      isEqual = largest[of] === unless[of]
    }
    return [...largest, ...sums]
  }
}

/** How uneven a roster is. */
export const unevenOf = (problem: Problem, assignment: Assignment, free: Free): Uneven =>
  measureOf(problem, free)(countsOf(problem, assignment)) ?? []

/** Less than this no roster can be; a roster that is as little is as even as can be. It may be that none is. */
export function leastOf(problem: Problem, free: Free): Uneven {
  const { peers } = problem
  const had = before(problem)
  const groups = [...new Set(peers)].map((group) =>
    peers.flatMap((other, person) => (other === group ? [person] : [])),
  )
  const gaps = [0, 1, 2].map((of) => {
    const places = problem.worth.reduce((sum, worth) => sum + (worth[of] ?? 0), 0) * problem.roles.length
    return groups.map((group) => {
      const from = group.map((person) => had[person]?.[of] ?? 0)
      const to = group.map((person, at) => (from[at] ?? 0) + (mostFrom(problem, person, of)[0] ?? 0))
      return leastGap(from, to, groups.length === 1 ? places : undefined)
    })
  })
  return [
    ...gaps.map((of, at) => Math.max(0, ...of.map((gap) => gap - (free[at] ?? 1)))),
    ...gaps.map((of) => of.reduce((sum, gap) => sum + Math.max(0, gap - 1), 0)),
  ]
}

/**
 * By slot, no more shifts, nights or holidays than this can one person have from there on. Of what a slot excludes only
 * what follows it without a break is looked at, which may say too many and never too few.
 */
export function mostFrom({ slots, there, excluded, worth }: Problem, person: number, of: number): Int32Array {
  const most = new Int32Array(slots.length + 1)
  for (let slot = slots.length - 1; slot >= 0; slot -= 1) {
    let next = slot + 1
    while (excluded[slot]?.includes(next)) next += 1
    const taken = worth[slot]?.[of] && there[person]?.[slot] ? 1 + (most[next] ?? 0) : 0
    most[slot] = Math.max(most[slot + 1] ?? 0, taken)
  }
  return most
}

/** Between people who end between `from` and `to` each, `more` being shared out; by groups that share it nobody knows how much. */
function leastGap(from: readonly number[], to: readonly number[], more: number | undefined): number {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  let low = Math.min(...to)
  if (more === undefined) return Math.max(0, Math.max(...from) - low)
  const total = sum(from) + more
  while (sum(from.map((value) => Math.max(value, low))) > total) low -= 1
  let gap = Math.max(0, Math.max(...from) - low)
  while (sum(to.map((value) => Math.min(value, low + gap))) < total && gap <= more) gap += 1
  return gap
}
