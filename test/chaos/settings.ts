/** How hard a run is, and which one: `CHAOS_SEED` and `CHAOS_KILLS` say it, so that a run can be repeated. */
export const SEED = wholeNumber('CHAOS_SEED', 20_261_125)
const KILLS = wholeNumber('CHAOS_KILLS', 200)

/** The stores of a larger installation, where the run has both. */
export const stores = ((): { readonly documents: string; readonly redis: string } | undefined => {
  const { MONGODB_URI, REDIS_URL } = process.env
  return MONGODB_URI && REDIS_URL ? { documents: MONGODB_URI, redis: REDIS_URL } : undefined
})()
export const REDIS = process.env.REDIS_URL || undefined

/** An embedded queue store takes seconds to open again, so where there is another one most kills are elsewhere. */
export const KILLS_EMBEDDED = REDIS ? Math.ceil(KILLS / 8) : KILLS
const others = KILLS - KILLS_EMBEDDED
export const KILLS_APART = stores ? others : 0
export const KILLS_WITH_REDIS = stores ? 0 : others

/** A slow machine needs seconds for each start. */
export const LIMIT_MS = 200_000 + 10_000 * KILLS

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name] ?? String(otherwise)
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is not a whole number: ${text}`)
  return Number(text)
}

/** From 0 up to 1, the same in every run with this seed. */
export type Random = () => number

/** mulberry32: small, and even enough to choose moments and victims by. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))
