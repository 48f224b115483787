/** Who has which slot, and what two people exchange at once so that every rule is kept. Pure. */
import type { Assignment, Problem } from './problem.js'

/** Slots that two people exchange; it stays as it is until the next is looked for. */
export type Chain = readonly number[]

export interface Chains {
  readonly assignment: Assignment
  has(person: number, slot: number): boolean
  /**
   * All that has to go over from one to the other, either way, where this slot does; those before it are kept out of it.
   * Nothing where one of them may not have what comes to them, or has this slot too.
   */
  find(person: number, other: number, slot: number, chain: number[]): boolean
  exchange(person: number, other: number, chain: Chain): void
}

/**
 * A slot that somebody takes over pushes out those of their own that it excludes; these go the other way, and may push
 * out more (a Kempe chain, as in colouring a graph). Where people only just suffice, a single shift can hardly ever be
 * given to anybody else, and what leads from one roster to the other are such chains.
 */
export function chainsOf(problem: Problem, assignment: Assignment): Chains {
  const { slots, people, may, there, excluded } = problem
  // By person and slot: their role and one, or zero.
  const roleOf = people.map(() => new Uint8Array(slots.length))
  for (const [slot, row] of assignment.entries()) {
    for (const [role, person] of row.entries()) put(person, slot, role + 1)
  }
  function put(person: number, slot: number, role: number): void {
    const own = roleOf[person]
    if (own) own[slot] = role
  }
  const seen = new Int32Array(slots.length)
  let search = 0

  return {
    assignment,
    has: (person, slot) => (roleOf[person]?.[slot] ?? 0) > 0,
    find(person, other, slot, chain) {
      const [mine, theirs] = [roleOf[person], roleOf[other]]
      if (!mine || !theirs || (mine[slot] ?? 0) === 0 || (theirs[slot] ?? 0) > 0) return false
      if (chain.includes(slot)) return false
      search += 1
      let next = chain.length
      chain.push(slot)
      seen[slot] = search
      for (; next < chain.length; next += 1) {
        const at = chain[next] ?? 0
        const role = mine[at] ?? 0
        const [to, from, held] = role > 0 ? [other, theirs, role] : [person, mine, theirs[at] ?? 0]
        if (!may[to]?.[held - 1] || !there[to]?.[at]) return false
        for (const near of excluded[at] ?? []) {
          if ((from[near] ?? 0) === 0 || seen[near] === search) continue
          seen[near] = search
          chain.push(near)
        }
      }
      return true
    },
    exchange(person, other, chain) {
      for (const slot of chain) {
        const [mine = 0, theirs = 0] = [roleOf[person]?.[slot], roleOf[other]?.[slot]]
        put(person, slot, theirs)
        put(other, slot, mine)
        const row = assignment[slot]
        if (row) row[Math.max(mine, theirs) - 1] = mine > 0 ? other : person
      }
    },
  }
}
