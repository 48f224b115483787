/** The arithmetic of reports: shares, means and spreads, each by one rule. Pure. */

/**
 * A part of a whole. There is one rounding rule for all reports, to one decimal and half up, and a share is always
 * shown with both its numbers, so that it can be checked (facts: a table whose shares were cut off summed to 99.8).
 */
export interface Share {
  readonly part: number
  readonly whole: number
  /** Absent where there is nothing to have a share of. */
  readonly percent?: number
}

export function share(part: number, whole: number): Share {
  return whole > 0 ? { part, whole, percent: ratio(100 * part, whole) } : { part, whole }
}

/** The quotient of whole numbers to one decimal, half up, computed without a fraction that binary can't hold. */
export function ratio(sum: number, count: number): number {
  return Math.floor((20 * sum + count) / (2 * count)) / 10
}

/** How many there are of each key. */
export class Tally<Key> {
  readonly #counts = new Map<Key, number>()

  add(key: Key, count = 1): void {
    this.#counts.set(key, this.of(key) + count)
  }

  of(key: Key): number {
    return this.#counts.get(key) ?? 0
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Most first; equally many in the order of their keys. */
  mostFirst(): [Key, number][] {
    return [...this.#counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  }
}

/** One part of a count that is cut in parts; its key is an id of the pack, a code, or the word for what is unknown. */
export interface Bucket {
  readonly key: string
  readonly count: number
}

/** The buckets of a tally, most first, or in the order of the trade where there is one. */
export const asBuckets = (tally: Tally<string>, order?: readonly string[]): Bucket[] =>
  order
    ? order.map((key) => ({ key, count: tally.of(key) })).filter(({ count }) => count > 0)
    : tally.mostFirst().map(([key, count]) => ({ key, count }))

/** Days that something took: mean, median and 90th percentile side by side, since a mean alone hides the slow ones. */
export interface Spread {
  readonly count: number
  readonly mean: number
  /** The middle one, or the mean of the two in the middle. */
  readonly median: number
  /** The smallest number of days within which nine in ten were done (nearest rank). */
  readonly p90: number
}

/** What a tally of days comes to; nothing where there are none. Its size is that of the days that occur. */
export function spread(days: Tally<number>): Spread | undefined {
  const sorted = days.mostFirst().sort(([a], [b]) => a - b)
  const count = days.total
  if (count === 0) return undefined
  const sum = sorted.reduce((total, [value, times]) => total + value * times, 0)
  const middle = atRank(sorted, Math.ceil(count / 2)) + atRank(sorted, Math.floor(count / 2) + 1)
  return {
    count,
    mean: ratio(sum, count),
    median: middle / 2,
    p90: atRank(sorted, Math.ceil((9 * count) / 10)),
  }
}

function atRank(sorted: readonly (readonly [number, number])[], rank: number): number {
  let passed = 0
  for (const [value, times] of sorted) {
    passed += times
    if (passed >= rank) return value
  }
  return 0
}
