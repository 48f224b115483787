import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../time/clock.js'

/** Everything is told within this, or the answer says that it isn't. */
const QUIET_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 50

/**
 * Moves the office's clock forward and answers once nothing is left to be told: outboxes, queues, deliveries
 * and owed words are empty. Rejects with a sentence for the page when it would go back.
 */
export function clockMover(ports: {
  clock: Clock
  setClock(to: Date): Promise<void>
  sweep(): Promise<void>
  /** How much is still under way. */
  underWay(): Promise<number>
}): (to: Date) => Promise<Date> {
  const { clock } = ports
  return async (to) => {
    if (to.getTime() < clock.now().getTime()) throw new Error('the clock moves only forward')
    await ports.setClock(to)
    await ports.sweep()
    const until = clock.wall().getTime() + QUIET_WITHIN_MS
    while ((await ports.underWay()) > 0) {
      if (clock.wall().getTime() > until)
        throw new Error('the clock was moved, but not everything is told yet')
      await pause(LOOK_EVERY_MS)
    }
    return clock.now()
  }
}
