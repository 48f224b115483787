/** How often something is done in a time, and how long each time took. */
export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** Does `run` again and again, so many at once, for so long or until `until` is settled. */
export async function measure(
  run: () => Promise<void>,
  { atOnce, seconds }: { atOnce: number; seconds: number },
  until?: Promise<unknown>,
): Promise<Measured> {
  const times: number[] = []
  const begins = performance.now()
  let over = false
  until?.then(
    () => {
      over = true
    },
    () => {
      over = true
    },
  )
  const goesOn = (): boolean => (until ? !over : performance.now() - begins < seconds * 1_000)
  const lane = async (): Promise<void> => {
    while (goesOn()) {
      const from = performance.now()
      await run()
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const elapsed = (performance.now() - begins) / 1_000
  return { perSecond: times.length / elapsed, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
