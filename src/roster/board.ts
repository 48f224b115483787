import type { Problem } from './problem.js'

/** Who is where while a roster is searched: keeps for everybody the slots that their shifts keep them out of. */
export interface Board {
  /** Whether somebody may have a role of a slot beside what they have already. */
  can(person: number, slot: number, role: number): boolean
  take(person: number, slot: number): void
  leave(person: number, slot: number): void
}

export function emptyBoard({ slots, people, may, there, excluded }: Problem): Board {
  // By person and slot: so many of their shifts keep them out of it, itself included.
  const kept = people.map(() => new Int16Array(slots.length))
  function keep(person: number, slot: number, by: 1 | -1): void {
    const own = kept[person]
    if (!own) return
    own[slot] = (own[slot] ?? 0) + by
    for (const other of excluded[slot] ?? []) own[other] = (own[other] ?? 0) + by
  }
  return {
    can: (person, slot, role) =>
      may[person]?.[role] === true && there[person]?.[slot] === true && kept[person]?.[slot] === 0,
    take: (person, slot) => keep(person, slot, 1),
    leave: (person, slot) => keep(person, slot, -1),
  }
}
