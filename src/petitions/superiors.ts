/** Who stands above a unit. Pure. */
import { type Body, type Pack, type Unit, unitById } from '../config/pack.js'

/** An organ that a matter is handed up to, with its unit where it is one of the pack. */
export interface HigherOrgan extends Body {
  readonly unit?: string
}

/**
 * The units above one, nearest first: its superior, the unit it belongs to, those above these, and so on; never the
 * unit itself. Empty for an unknown id and for a unit that only bodies outside the pack stand above.
 */
export function unitsAbove(pack: Pack, unit: string): Unit[] {
  const above = new Map<string, Unit>()
  let level = [unit]
  while (level.length > 0) {
    const next: string[] = []
    for (const id of level) {
      const { superior, parent } = unitById(pack, id) ?? {}
      for (const higher of [superior, parent]) {
        const found = higher === undefined || higher === unit ? undefined : unitById(pack, higher)
        if (found === undefined || above.has(found.id)) continue
        above.set(found.id, found)
        next.push(found.id)
      }
    }
    level = next
  }
  return [...above.values()]
}

/**
 * The lowest unit above all of those who dispute over their competence, which decides (2022 §24: the common
 * next-higher organ). None means that nobody in the pack stands above them all: then the joint conference
 * (联席会议) at the petition office coordinates.
 */
export function commonSuperior(pack: Pack, a: string, b: string, ...others: string[]): Unit | undefined {
  // A ladder never holds its own foot, so that nobody decides a dispute of their own.
  const [first = [], ...rest] = [a, b, ...others].map((unit) => unitsAbove(pack, unit))
  const common = first.filter((unit) => rest.every((ladder) => ladder.includes(unit)))
  const isLowest = (unit: Unit) => !common.some(({ id }) => unitsAbove(pack, id).includes(unit))
  return pack.units.find((unit) => common.includes(unit) && isLowest(unit))
}

/**
 * The next-higher organ above a unit that is not in `excluded`: a unit of the pack, else the body outside it that
 * stands above the last one reached. None for an unknown unit.
 */
export function higherOrgan(
  pack: Pack,
  unit: string,
  excluded: ReadonlySet<string>,
): HigherOrgan | undefined {
  const ladder = unitsAbove(pack, unit)
  const free = ladder.find(({ id }) => !excluded.has(id))
  if (free !== undefined) {
    return { unit: free.id, name: free.name, address: free.address, phone: free.phone }
  }
  return [unitById(pack, unit), ...ladder].flatMap((each) => each?.outsideSuperior ?? []).at(-1)
}
