/** Makes a roster more even by exchanges, at first also to the worse, ever less so (simulated annealing). Pure. */
import { chainsOf } from './chains.js'
import type { Assignment, Problem } from './problem.js'
import { pick, type Random } from './random.js'
import { countsOf, type Free, isLess, measureOf, type Uneven, unevenOf } from './uneven.js'

/** Beside the groups, how evenly all of the people share. */
const OVERALL = 0.02
/** At first much that is worse for the moment is taken, in the end next to nothing. */
const WARM = 6
const COLD = 0.05
/** So many of the exchanges are meant to give back as much as they take. */
const BOTH_WAYS = 0.6

export interface Found {
  readonly assignment: Assignment
  readonly uneven: Uneven
}

export interface Round {
  readonly moves: number
  /** How much an uneven shift, night and holiday weigh. */
  readonly weights: readonly [number, number, number]
  readonly free: Free
  /** What is as little uneven as this ends the round. */
  readonly least: Uneven
}

export const copy = (assignment: Assignment): Assignment => assignment.map((row) => [...row])

/** The most even roster that one round comes by; `start` is changed. */
export function anneal(
  problem: Problem,
  start: Assignment,
  { moves, weights, free, least }: Round,
  random: Random,
): Found {
  const { slots, roles, people, worth, peers } = problem
  const chains = chainsOf(problem, start)
  const counts = countsOf(problem, start)
  const measure = measureOf(problem, free)
  const sizes = peers.map((group) => peers.filter((other) => other === group).length)
  // By group, three numbers each.
  const sums = new Int32Array(peers.length * 3)
  for (const [at, count] of counts.entries()) {
    const of = (peers[Math.floor(at / 3)] ?? 0) * 3 + (at % 3)
    sums[of] = (sums[of] ?? 0) + count
  }
  const chain: number[] = []
  const moved = [0, 0, 0]
  let best: Found = { assignment: copy(start), uneven: unevenOf(problem, start, free) }

  for (let move = 0; move < moves && isLess(least, best.uneven); move += 1) {
    const slot = pick(random, slots.length)
    const person = start[slot]?.[pick(random, roles.length)] ?? 0
    const other = find(person, slot)
    if (other === undefined) continue
    const worse = weigh(person, other)
    const heat = WARM * (COLD / WARM) ** (move / moves)
    if (worse > 0 && random() >= Math.exp(-worse / heat)) continue
    chains.exchange(person, other, chain)
    give(person, other)
    const uneven = measure(counts, best.uneven)
    if (uneven && isLess(uneven, best.uneven)) best = { assignment: copy(start), uneven }
  }
  return best

  /** What to exchange with whom. */
  function find(person: number, slot: number): number | undefined {
    chain.length = 0
    if (random() >= BOTH_WAYS) {
      const other = pick(random, people.length)
      return other !== person && chains.find(person, other, slot, chain) ? other : undefined
    }
    const back = pick(random, slots.length)
    const other = start[back]?.[pick(random, roles.length)] ?? 0
    if (other === person || !chains.find(person, other, slot, chain)) return undefined
    // Where it is in the chain it goes over anyway.
    return chain.includes(back) || chains.find(other, person, back, chain) ? other : undefined
  }

  /** By how much the exchange makes it more uneven. */
  function weigh(person: number, other: number): number {
    moved.fill(0)
    for (const slot of chain) {
      const by = chains.has(person, slot) ? 1 : -1
      for (let of = 0; of < 3; of += 1) moved[of] = (moved[of] ?? 0) + by * (worth[slot]?.[of] ?? 0)
    }
    const [group = 0, group2 = 0] = [peers[person], peers[other]]
    let worse = 0
    for (let of = 0; of < 3; of += 1) {
      const by = moved[of] ?? 0
      if (by === 0) continue
      const squares = 2 * by * ((counts[other * 3 + of] ?? 0) - (counts[person * 3 + of] ?? 0) + by)
      let spread = squares
      if (group !== group2) {
        const [sum, sum2] = [sums[group * 3 + of] ?? 0, sums[group2 * 3 + of] ?? 0]
        const [size, size2] = [sizes[person] ?? 1, sizes[other] ?? 1]
        // What a group can't avoid with so many to share is no unevenness.
        spread +=
          evenest(sum, size) - evenest(sum - by, size) + evenest(sum2, size2) - evenest(sum2 + by, size2)
      }
      worse += (weights[of] ?? 1) * (spread + OVERALL * squares)
    }
    return worse
  }

  function give(person: number, other: number): void {
    const [group = 0, group2 = 0] = [peers[person], peers[other]]
    for (let of = 0; of < 3; of += 1) {
      const by = moved[of] ?? 0
      counts[person * 3 + of] = (counts[person * 3 + of] ?? 0) - by
      counts[other * 3 + of] = (counts[other * 3 + of] ?? 0) + by
      sums[group * 3 + of] = (sums[group * 3 + of] ?? 0) - by
      sums[group2 * 3 + of] = (sums[group2 * 3 + of] ?? 0) + by
    }
  }
}

/** The least sum of squares that so many people can have who have so much together. */
function evenest(sum: number, size: number): number {
  const each = Math.floor(sum / size)
  const more = sum - each * size
  return size * each * each + more * (2 * each + 1)
}
