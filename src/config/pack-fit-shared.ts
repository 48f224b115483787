/** What the checks of a pack share. Pure. */
import type { Pack, Region } from './pack.types.js'
import { mistake } from './pack-mistakes.js'

/** Collects the mistakes of one file. */
export function reporter(file: string): {
  readonly found: string[]
  readonly report: (place: readonly PropertyKey[], what: string) => void
} {
  const found: string[] = []
  return { found, report: (place, what) => found.push(mistake(file, place, what)) }
}

/** The current regions above all others. */
export function rootsOf(pack: Pack): Region[] {
  return pack.regions.filter(({ parent, validTo }) => parent === undefined && validTo === undefined)
}

export function noRegion(code: string): string {
  return `no region "${code}"; should be a code of regions.yaml`
}

/** Whether going up from `start` leads back to it. */
export function isInCycle(start: string, up: (id: string) => string | undefined): boolean {
  const seen = new Set<string>()
  for (let id = up(start); id !== undefined && !seen.has(id); id = up(id)) {
    if (id === start) return true
    seen.add(id)
  }
  return false
}

/** Items of a list whose `field` an earlier one has too. */
export function repeated<T>(
  file: string,
  list: string,
  field: string,
  items: readonly T[],
  key: (item: T) => string,
): string[] {
  const { found, report } = reporter(file)
  const first = new Map<string, number>()
  for (const [at, item] of items.entries()) {
    const value = key(item)
    const earlier = first.get(value)
    if (earlier === undefined) first.set(value, at)
    else
      report([list, at, ...field.split('.')], `"${value}" is also in ${list}[${earlier}]; should be unique`)
  }
  return found
}
