/** Makes a roster even by exchanging shifts, without ever breaking a rule. Pure. */
import { emptyBoard } from './board.js'
import { anyCover } from './cover.js'
import { every } from './every.js'
import { type Assignment, before, type Problem } from './problem.js'
import { pick, type Random } from './random.js'

/** Exchanges tried in one round for each place, and rounds; all ends at once when nothing better can be asked for. */
const MOVES = 300
const ROUNDS = 20
/** How much an uneven shift, night and holiday weigh, round by round: what the law of one round gives away, another finds. */
const WEIGHTS = [
  [9, 3, 1],
  [3, 3, 3],
  [1, 3, 9],
] as const
/** Beside the groups, how evenly all of the people share. */
const OVERALL = 0.02
/** At first much that is worse for the moment is taken, in the end next to nothing. */
const WARM = 6
const COLD = 0.05

/** The gaps of all tallies: first how far each is above one, then each as it is. */
type Score = readonly number[]

/** The most even roster that was found; the one given where it is as even as can be. */
export function evenOut(problem: Problem, start: Assignment, random: Random): Assignment {
  let best = copy(start)
  let bestScore = scoreOf(problem, talliesOf(problem, start))
  if (isGood(bestScore)) return best
  const seenAll = every(problem, (assignment) => {
    const score = scoreOf(problem, talliesOf(problem, assignment))
    if (!isLess(score, bestScore)) return
    best = copy(assignment)
    bestScore = score
  })
  if (seenAll) return best
  for (let round = 0; round < ROUNDS && !isGood(bestScore); round += 1) {
    // Where rules leave little room, exchanges lead only so far: every other round begins elsewhere.
    const from = (round % 2 === 1 ? anyCover(problem, random) : undefined) ?? copy(best)
    const found = roundOf(problem, from, WEIGHTS[round % WEIGHTS.length] ?? WEIGHTS[0], random)
    if (isLess(found.score, bestScore)) ({ assignment: best, score: bestScore } = found)
  }
  return best
}

/** No gap is above one. */
const isGood = ([shifts, nights, holidays]: Score): boolean => shifts === 0 && nights === 0 && holidays === 0

function isLess(a: Score, b: Score): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

const copy = (assignment: Assignment): Assignment => assignment.map((row) => [...row])

function talliesOf(problem: Problem, assignment: Assignment): number[][] {
  const tallies = before(problem)
  for (const [slot, row] of assignment.entries()) {
    for (const person of row) add(tallies[person], problem.worth[slot], 1)
  }
  return tallies
}

function add(tally: number[] | undefined, worth: readonly number[] | undefined, by: 1 | -1): void {
  if (!tally || !worth) return
  for (let of = 0; of < 3; of += 1) tally[of] = (tally[of] ?? 0) + by * (worth[of] ?? 0)
}

function scoreOf({ peers }: Problem, tallies: readonly (readonly number[])[]): Score {
  const most: number[] = []
  const fewest: number[] = []
  const gaps = [0, 0, 0]
  for (let of = 0; of < 3; of += 1) {
    most.length = 0
    fewest.length = 0
    for (let person = 0; person < peers.length; person += 1) {
      const group = peers[person] ?? 0
      const count = tallies[person]?.[of] ?? 0
      most[group] = Math.max(most[group] ?? count, count)
      fewest[group] = Math.min(fewest[group] ?? count, count)
      gaps[of] = Math.max(gaps[of] ?? 0, (most[group] ?? 0) - (fewest[group] ?? 0))
    }
  }
  return [...gaps.map((gap) => Math.max(0, gap - 1)), ...gaps]
}

/** One round of exchanges, ever colder (simulated annealing). */
function roundOf(
  problem: Problem,
  assignment: Assignment,
  weights: readonly [number, number, number],
  random: Random,
): { assignment: Assignment; score: Score } {
  const { slots, roles, people, worth, peers } = problem
  const tallies = talliesOf(problem, assignment)
  const sizes = peers.map((group) => peers.filter((other) => other === group).length)
  const sums = peers.map(() => [0, 0, 0])
  for (const [person, tally] of tallies.entries()) {
    const sum = sums[peers[person] ?? 0]
    if (sum) for (let of = 0; of < 3; of += 1) sum[of] = (sum[of] ?? 0) + (tally[of] ?? 0)
  }
  const board = emptyBoard(problem)
  for (const [slot, row] of assignment.entries()) for (const person of row) board.take(person, slot)

  /** Moves what a slot is worth from one person to another; gives by how much that is worse. */
  function shift(from: number, to: number, slot: number): number {
    let change = 0
    const [groupFrom = 0, groupTo = 0] = [peers[from], peers[to]]
    for (let of = 0; of < 3; of += 1) {
      const by = worth[slot]?.[of] ?? 0
      if (by === 0) continue
      const [a, b] = [tallies[from]?.[of] ?? 0, tallies[to]?.[of] ?? 0]
      const squares = 2 * (b - a + 1)
      let spread = squares
      if (groupFrom !== groupTo) {
        // Of the sum of squares, the part that comes from the mean of a group is no unevenness.
        const [sumFrom, sumTo] = [sums[groupFrom]?.[of] ?? 0, sums[groupTo]?.[of] ?? 0]
        spread += (2 * sumFrom - 1) / (sizes[from] ?? 1) - (2 * sumTo + 1) / (sizes[to] ?? 1)
        const [rowFrom, rowTo] = [sums[groupFrom], sums[groupTo]]
        if (rowFrom) rowFrom[of] = sumFrom - 1
        if (rowTo) rowTo[of] = sumTo + 1
      }
      change += (weights[of] ?? 1) * (spread + OVERALL * squares)
    }
    add(tallies[from], worth[slot], -1)
    add(tallies[to], worth[slot], 1)
    return change
  }

  let best = copy(assignment)
  let bestScore = scoreOf(problem, tallies)
  const moves = MOVES * slots.length * roles.length
  for (let move = 0; move < moves; move += 1) {
    const heat = WARM * (COLD / WARM) ** (move / moves)
    const slot = pick(random, slots.length)
    const role = pick(random, roles.length)
    const row = assignment[slot]
    const person = row?.[role] ?? 0
    const accepted = random() < 0.4 ? replace(slot, role, person, heat) : exchange(slot, role, person, heat)
    if (!accepted) continue
    const score = scoreOf(problem, tallies)
    if (!isLess(score, bestScore)) continue
    best = copy(assignment)
    bestScore = score
    if (isGood(score)) break
  }
  return { assignment: best, score: bestScore }

  function isTaken(change: number, heat: number): boolean {
    return change <= 0 || random() < Math.exp(-change / heat)
  }

  /** Another person takes the place. */
  function replace(slot: number, role: number, person: number, heat: number): boolean {
    const other = pick(random, people.length)
    if (other === person || !board.can(other, slot, role)) return false
    const change = shift(person, other, slot)
    if (!isTaken(change, heat)) {
      shift(other, person, slot)
      return false
    }
    place(slot, role, person, other)
    return true
  }

  /** Two people take each other's place. */
  function exchange(slot: number, role: number, person: number, heat: number): boolean {
    const slot2 = pick(random, slots.length)
    const role2 = pick(random, roles.length)
    const other = assignment[slot2]?.[role2] ?? 0
    if (other === person || slot === slot2) return false
    board.leave(person, slot)
    board.leave(other, slot2)
    const possible = board.can(person, slot2, role2) && board.can(other, slot, role)
    board.take(person, slot)
    board.take(other, slot2)
    if (!possible) return false
    const change = shift(person, other, slot) + shift(other, person, slot2)
    if (!isTaken(change, heat)) {
      shift(person, other, slot2)
      shift(other, person, slot)
      return false
    }
    place(slot, role, person, other)
    place(slot2, role2, other, person)
    return true
  }

  function place(slot: number, role: number, from: number, to: number): void {
    board.leave(from, slot)
    board.take(to, slot)
    const row = assignment[slot]
    if (row) row[role] = to
  }
}
