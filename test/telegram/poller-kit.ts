import type { Wait } from '../../src/telegram/deadline.js'
import { type Poller, type PollerOptions, startPoller } from '../../src/telegram/poller.js'
import type { Received } from '../../src/telegram/receiver-ports.js'
import { ALLOWED_UPDATES } from '../../src/telegram/update-schema.js'
import type { FakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, readableLog, turns } from './kit.js'

const running: Poller[] = []

/** Stops whatever pollers a test started. */
export async function stopPollers(): Promise<void> {
  for (const poller of running.splice(0)) await poller.stop(0)
}

/** Waits that are noted, and pass at once; the calm ones wait for their turn so that a test can act between. */
function notedWaits() {
  const waits: number[] = []
  const held = new Set<number>()
  const waiting: Wait = async (ms, signal) => {
    if (signal?.aborted) return
    waits.push(ms)
    if (!held.has(ms)) return turns(2)
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
  }
  return { waits, held, waiting }
}

/** The wait between two renewals of the lease; it does not pass in these tests. */
export const LEASE_EVERY = 10_000

/** A poller on the fake that notes what it does. */
export function poll(api: FakeBotApi, options: Partial<PollerOptions> = {}) {
  const { waits, held, waiting } = notedWaits()
  held.add(LEASE_EVERY)
  const seen: number[] = []
  const said = new Map<number, Received[]>()
  const leases: string[] = []
  const { log, text } = readableLog()
  const receive = options.receive ?? (async (): Promise<Received> => 'committed')
  const poller = startPoller({
    client: clientFor(api),
    log,
    clock: { wall: () => new Date(0) },
    allowedUpdates: ALLOWED_UPDATES,
    jitter: () => 0,
    waiting,
    lease: {
      acquire: async () => true,
      renew: async () => true,
      release: async () => {
        leases.push('released')
      },
    },
    ...options,
    receive: async (body) => {
      const id = Number(body && typeof body === 'object' && Reflect.get(body, 'update_id'))
      seen.push(id)
      const planned = said.get(id)?.shift()
      return planned ?? receive(body)
    },
  })
  running.push(poller)
  return { poller, waits, held, seen, said, leases, logged: text }
}
