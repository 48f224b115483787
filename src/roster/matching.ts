/** As many places as possible, each with a person of its own (Kuhn's algorithm). Pure. */

/**
 * @param able by place, the people who could take it, best first
 * @returns by place, who takes it, or -1; the earlier places go first
 */
export function match(able: readonly (readonly number[])[]): number[] {
  const takes = able.map(() => -1)
  const placeOf = new Map<number, number>()
  const find = (place: number, seen: Set<number>): boolean => {
    for (const person of able[place] ?? []) {
      if (seen.has(person)) continue
      seen.add(person)
      const other = placeOf.get(person)
      if (other !== undefined && !find(other, seen)) continue
      placeOf.set(person, place)
      takes[place] = person
      return true
    }
    return false
  }
  able.forEach((_, place) => {
    find(place, new Set())
  })
  return takes
}
