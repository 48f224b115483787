/** A number from 0 up to 1; the same row of them for the same seed. */
export type Random = () => number

/** Mixes a 32-bit counter (the splitmix construction): even enough to choose among rosters by. */
export function seeded(seed: number): Random {
  let counter = seed >>> 0
  return () => {
    counter = (counter + 0x9e37_79b9) >>> 0
    let mixed = counter
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 up to `below`. */
export const pick = (random: Random, below: number): number => Math.floor(random() * below)
