/** How evenly a roster is shared out. Pure. */
import type { RosterPerson, Tally } from './plan-input.js'
import type { Slot } from './slots.js'

export const TALLIES = ['shifts', 'nights', 'holidays'] as const

/** What one shift adds to the tallies of whoever takes it. */
export const worth = ({ night, holiday }: Slot): Tally => ({
  shifts: 1,
  nights: night ? 1 : 0,
  holidays: holiday ? 1 : 0,
})

/** People with the same set of roles, among whom shifts are compared; each named by that set. */
export const peersOf = ({ roles }: Pick<RosterPerson, 'roles'>): string => [...roles].sort().join('+')

/** What everybody has done in the end, history included. */
export function talliesOf(
  people: readonly RosterPerson[],
  taken: readonly { readonly person: string; readonly slot: Slot }[],
): ReadonlyMap<string, Tally> {
  const tallies = new Map(people.map(({ id, history }) => [id, { ...history }]))
  for (const { person, slot } of taken) {
    const tally = tallies.get(person)
    if (!tally) continue
    const more = worth(slot)
    for (const of of TALLIES) tally[of] += more[of]
  }
  return tallies
}

/** Between the one who has most and the one who has fewest of their peers: the largest gap of all. */
export function fairnessOf(people: readonly RosterPerson[], tallies: ReadonlyMap<string, Tally>): Tally {
  const groups = [...new Set(people.map(peersOf))].map((peers) =>
    people.filter((person) => peersOf(person) === peers),
  )
  const gap = (of: keyof Tally): number =>
    Math.max(
      0,
      ...groups.map((group) => {
        const counts = group.map(({ id }) => tallies.get(id)?.[of] ?? 0)
        return Math.max(...counts) - Math.min(...counts)
      }),
    )
  return { shifts: gap('shifts'), nights: gap('nights'), holidays: gap('holidays') }
}
