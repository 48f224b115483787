import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../time/clock.js'

/** Everything is told within this, or the answer says that it isn't. */
const QUIET_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 50

/**
 * Moves the office's clock forward and answers once nothing is left to be told: outboxes, queues, deliveries
 * and owed words are empty. It stops at each instant on the way at which the service has something to do, so that
 * what happens then happens at its own time; `passing` is told each of them. Rejects with a sentence for the page when it would go back.
 */
export function clockMover(ports: {
  clock: Clock
  setClock(to: Date): Promise<void>
  sweep(): Promise<void>
  /** When the service has something to do next, if ever. */
  nextInstant(after: Date): Promise<Date | undefined>
  /** How much is still under way. */
  underWay(): Promise<number>
}): (to: Date, passing?: (at: Date) => void) => Promise<Date> {
  const { clock } = ports
  return async (to, passing) => {
    if (to.getTime() < clock.now().getTime()) throw new Error('the clock moves only forward')
    for (;;) {
      const next = await ports.nextInstant(clock.now())
      const stop = next !== undefined && next.getTime() < to.getTime() ? next : to
      await ports.setClock(stop)
      passing?.(stop)
      await ports.sweep()
      await quiet()
      if (stop === to) return clock.now()
    }
  }

  async function quiet(): Promise<void> {
    const until = clock.wall().getTime() + QUIET_WITHIN_MS
    while ((await ports.underWay()) > 0) {
      if (clock.wall().getTime() > until)
        throw new Error('the clock was moved, but not everything is told yet')
      await pause(LOOK_EVERY_MS)
    }
  }
}
