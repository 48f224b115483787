import type { Logger } from 'pino'
import { type Wait, within } from './deadline.js'
import { faultOf } from './fault.js'

/** The right to poll, held in the database so that one replica does (Telegram answers a second one with 409). */
export interface PollingLease {
  /** Whether it is ours now. */
  acquire(): Promise<boolean>
  /** Whether it is still ours, prolonged. */
  renew(): Promise<boolean>
  release(): Promise<void>
}

const PORT_LIMIT_MS = 5_000

/** Every question to the database has an end, and "no answer" is told from "no". */
export async function askLease(
  question: () => Promise<boolean>,
  log: Logger,
): Promise<'yes' | 'no' | 'no-answer'> {
  try {
    return (await within(question(), PORT_LIMIT_MS)) ? 'yes' : 'no'
  } catch (error) {
    log.warn({ fault: faultOf(error) }, 'polling lease: the store does not answer')
    return 'no-answer'
  }
}

export async function releaseLease(lease: PollingLease, log: Logger): Promise<void> {
  await askLease(async () => {
    await lease.release()
    return true
  }, log)
}

/**
 * Renews until the tenure ends, and ends it when the lease went to somebody else. A store that does not answer
 * ends nothing: no other replica can take the lease then, and presses still get their "not saved".
 */
export async function keepLease(
  lease: PollingLease,
  tenure: AbortController,
  everyMs: number,
  waiting: Wait,
  log: Logger,
): Promise<void> {
  for (;;) {
    await waiting(everyMs, tenure.signal)
    if (tenure.signal.aborted) return
    if ((await askLease(() => lease.renew(), log)) === 'no') {
      log.warn('polling lease lost to another replica')
      tenure.abort()
    }
  }
}
