/** Waits that double from failure to failure and start again after a success. */
export interface Backoff {
  /** How long to wait now, in milliseconds. */
  next(): number
  reset(): void
}

/** `jitter` gives a number from 0 to 1; at 1 a wait is cut to its half, so that replicas don't come all at once. */
export function backoff(firstMs: number, mostMs: number, jitter: () => number): Backoff {
  let plain = firstMs
  return {
    next() {
      const ms = plain * (1 - jitter() / 2)
      plain = Math.min(plain * 2, mostMs)
      return Math.round(ms)
    },
    reset() {
      plain = firstMs
    },
  }
}
