/** Splits a window into groups of people who share no role, directly or through others: none of them touches another. Pure. */
import type { Assignment, Problem } from './problem.js'

/** A window of some of its roles, and of all the people who may have one of these. */
export interface Part {
  readonly problem: Problem
  /** The roles of the part, as the whole counts them. */
  readonly roles: readonly number[]
  /** The people of the part, as the whole counts them. */
  readonly people: readonly number[]
}

/** Whoever may have none of the roles is in no part. Small parts can be searched to the end where the whole can't. */
export function partsOf(problem: Problem): Part[] {
  const { roles, may } = problem
  const partOf = roles.map((_, role) => role)
  for (const row of may) {
    const own = roles.flatMap((_, role) => (row[role] ? [role] : []))
    const joined = own.map((role) => partOf[role])
    for (const [role, part] of partOf.entries()) {
      if (joined.includes(part)) partOf[role] = Math.min(...own.map((one) => partOf[one] ?? one))
    }
  }
  return [...new Set(partOf)].map((part) =>
    partWith(
      problem,
      roles.flatMap((_, role) => (partOf[role] === part ? [role] : [])),
    ),
  )
}

function partWith(problem: Problem, roles: readonly number[]): Part {
  const people = problem.people.flatMap((_, person) =>
    roles.some((role) => problem.may[person]?.[role]) ? [person] : [],
  )
  const peers = picked(problem.peers, people)
  const groups = [...new Set(peers)]
  return {
    roles,
    people,
    problem: {
      ...problem,
      roles: picked(problem.roles, roles),
      people: picked(problem.people, people),
      may: picked(problem.may, people).map((row) => picked(row, roles)),
      there: picked(problem.there, people),
      peers: peers.map((group) => groups.indexOf(group)),
    },
  }
}

/** The whole roster, of those of its parts. */
export function joined(whole: Problem, parts: readonly Part[], found: readonly Assignment[]): Assignment {
  const assignment: Assignment = whole.slots.map(() => whole.roles.map(() => -1))
  for (const [at, { roles, people }] of parts.entries()) {
    for (const [slot, row] of (found[at] ?? []).entries()) {
      for (const [role, person] of row.entries()) {
        const places = assignment[slot]
        if (places) places[roles[role] ?? 0] = people[person] ?? -1
      }
    }
  }
  return assignment
}

const picked = <T>(all: readonly T[], indices: readonly number[]): T[] =>
  indices.flatMap((index) => all.slice(index, index + 1))
