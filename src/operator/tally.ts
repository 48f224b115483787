import { createHash } from 'node:crypto'

/** How many documents, and a sum over the SHA-256 of each: the same in whatever order they come. */
export interface Tally {
  readonly count: number
  /** Hexadecimal, modulo 2^256. */
  readonly sum: string
}

const MODULUS = 1n << 256n

/** Counts and sums documents by collection, as bytes. */
export function tallies() {
  const of = new Map<string, { count: number; sum: bigint }>()
  return {
    add(collection: string, bytes: Uint8Array): void {
      const so = of.get(collection) ?? { count: 0, sum: 0n }
      const one = BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`)
      of.set(collection, { count: so.count + 1, sum: (so.sum + one) % MODULUS })
    },
    /** By collection, in the order in which they came. */
    all(): Record<string, Tally> {
      return Object.fromEntries(
        [...of].map(([name, { count, sum }]) => [name, { count, sum: sum.toString(16).padStart(64, '0') }]),
      )
    },
  }
}

/** Two tallies of the same documents. */
export const isSame = (one: Tally | undefined, other: Tally | undefined): boolean =>
  one?.count === other?.count && one?.sum === other?.sum
