/** The most even of all rosters of a part that is small enough to go through them. Pure. */
import { copy, type Found } from './anneal.js'
import { type Assignment, before, type Problem } from './problem.js'
import { type Free, isLess, measureOf, mostFrom, type Uneven } from './uneven.js'

/** So many ways of filling a slot are looked at in all; a larger part has too many rosters. */
const STEPS = 8_000

/** How things stand before a slot: what counts for those to come, and how it came to that. */
interface State {
  readonly counts: Int32Array
  /** By person, a bit for each of the next slots that they are kept out of. */
  readonly kept: Int32Array
  readonly row: readonly number[]
  readonly from?: State
}

/**
 * A roster that is less uneven than what is known, the least so of all; or what is known, where that is as even as can
 * be. Nothing where there are too many to go through.
 *
 * Slot by slot, of all ways to the same counts and the same rest one is kept (dynamic programming), whoever of those who
 * are alike has which; what can't end better than what is known is dropped.
 */
export function exact(problem: Problem, known: Found, free: Free, least: Uneven): Found | undefined {
  const { slots, roles, people, may, there, excluded, worth, peers } = problem
  const measure = measureOf(problem, free)
  const ahead = excluded.map((others, slot) =>
    others.reduce((bits, other) => (other > slot ? bits | (2 ** (other - slot - 1)) : bits), 0),
  )
  // More than bits can hold.
  if (people.length > 50 || excluded.some((others, slot) => others.some((other) => other - slot > 30)))
    return undefined
  const alike = people.map((_, person) => `${peers[person]} ${there[person]?.map(Number).join('')}`)
  const classes = [...new Set(alike)].map((name) =>
    people.flatMap((_, person) => (alike[person] === name ? [person] : [])),
  )
  const isHopeless = hopeless(problem, known.uneven, free, least)
  // Who of them has which role makes no difference to what follows.
  const tried = new Set<number>()
  let steps = 0
  let states: State[] = [
    { counts: Int32Array.from(before(problem).flat()), kept: new Int32Array(people.length), row: [] },
  ]
  for (let slot = 0; slot < slots.length; slot += 1) {
    const next = new Map<string, State>()
    for (const state of states) {
      tried.clear()
      if (!fill(state, slot, [], next)) return undefined
    }
    states = [...next.values()]
  }
  let best: State | undefined
  let uneven = known.uneven
  for (const state of states) {
    const found = measure(state.counts, uneven)
    if (found && isLess(found, uneven)) [best, uneven] = [state, found]
  }
  return best ? { assignment: rowsOf(best), uneven } : known

  /** Every choice of people for a slot; false: too many steps. */
  function fill(state: State, slot: number, row: number[], next: Map<string, State>): boolean {
    if (row.length === roles.length) {
      const chosen = row.reduce((bits, person) => bits + 2 ** person, 0)
      if (tried.has(chosen)) return true
      tried.add(chosen)
      steps += 1
      add(state, slot, row, next)
      return steps <= STEPS
    }
    for (let person = 0; person < people.length; person += 1) {
      if (!may[person]?.[row.length] || !there[person]?.[slot]) continue
      if (((state.kept[person] ?? 0) & 1) === 1 || row.includes(person)) continue
      row.push(person)
      const goesOn = fill(state, slot, row, next)
      row.pop()
      if (!goesOn) return false
    }
    return true
  }

  function add(state: State, slot: number, row: readonly number[], next: Map<string, State>): void {
    const counts = Int32Array.from(state.counts)
    const kept = state.kept.map((bits) => bits >>> 1)
    for (const person of row) {
      kept[person] = (kept[person] ?? 0) | (ahead[slot] ?? 0)
      for (let of = 0; of < 3; of += 1)
        counts[person * 3 + of] = (counts[person * 3 + of] ?? 0) + (worth[slot]?.[of] ?? 0)
    }
    if (isHopeless(counts, slot + 1)) return
    const key = classes.map((members) => members.map(nameOf).sort().join()).join(';')
    if (!next.has(key)) next.set(key, { counts, kept, row: [...row], from: state })

    function nameOf(person: number): string {
      const at = person * 3
      return `${kept[person]} ${counts[at]} ${counts[at + 1]} ${counts[at + 2]}`
    }
  }
}

function rowsOf(last: State): Assignment {
  const rows: number[][] = []
  for (let state: State | undefined = last; state?.from; state = state.from) rows.push([...state.row])
  return copy(rows.reverse())
}

/** Whether counts before a slot can't become as even any more as what is known. */
function hopeless(
  problem: Problem,
  known: Uneven,
  free: Free,
  least: Uneven,
): (counts: Int32Array, slot: number) => boolean {
  const { slots, people, worth, roles, peers } = problem
  // The gap of nights matters only among rosters that are as good in shifts, and so on.
  const matter = [0, 1, 2].filter((of) => known.slice(0, of).every((value, at) => value === least[at]))
  const reach = people.map((_, person) => [0, 1, 2].map((of) => mostFrom(problem, person, of)))
  const left = [0, 1, 2].map((of) => {
    const places = new Int32Array(slots.length + 1)
    for (let slot = slots.length - 1; slot >= 0; slot -= 1)
      places[slot] = (places[slot + 1] ?? 0) + (worth[slot]?.[of] ?? 0) * roles.length
    return places
  })
  const groups = Math.max(0, ...peers) + 1
  const most = new Int32Array(groups)
  return (counts, slot) =>
    matter.some((of) => {
      most.fill(0)
      for (let person = 0; person < peers.length; person += 1) {
        const group = peers[person] ?? 0
        most[group] = Math.max(most[group] ?? 0, counts[person * 3 + of] ?? 0)
      }
      const allowed = (free[of] ?? 1) + (known[of] ?? 0)
      let missing = 0
      for (let person = 0; person < peers.length; person += 1) {
        const lacks = (most[peers[person] ?? 0] ?? 0) - allowed - (counts[person * 3 + of] ?? 0)
        if (lacks <= 0) continue
        if (lacks > (reach[person]?.[of]?.[slot] ?? 0)) return true
        missing += lacks
      }
      return missing > (left[of]?.[slot] ?? 0)
    })
}
