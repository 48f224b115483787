import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { deliverNotice } from '../../jobs/deliver-notice.js'
import { fetchFile } from '../../jobs/fetch-file.js'
import {
  type JobEnd,
  openQueues,
  type QueueCount,
  type Queues,
  type Running,
  startWorker,
} from '../../jobs/queues.js'
import { startSchedule } from '../../jobs/schedule.js'
import { sweep as sweepJob } from '../../jobs/sweep.js'
import type { Role } from '../config/env.js'
import type { FetchPorts } from '../documents/fetch.js'
import type { Stores } from '../embedded/open-stores.js'
import type { DeliverPorts } from '../notices/deliver.js'
import type { Clock } from '../time/clock.js'

/** What the consumers need. */
export interface WorkPorts {
  readonly deliver: DeliverPorts
  readonly fetch: FetchPorts
  sweep(): Promise<void>
}

export interface Work {
  /** Asks for a look at a document. A hint: while the queues are away, the sweep finds the document. */
  wake(queue: string, id: string, delayMs?: number): Promise<void>
  /** Jobs under way or waiting. */
  busy(): Promise<number>
  /** The queues, and the jobs that ended last, the newest first: for the sandbox's page. */
  look(): Promise<{ queues: QueueCount[]; jobs: readonly (JobEnd & { readonly at: Date })[] }>
  /** Opens the queues, their consumers and the ticks, as the roles say; not to be waited for. */
  begin(ports: WorkPorts): void
  stop(): Promise<void>
}

/** Redis may come later than the service does. */
const TRY_AGAIN_MS = 5_000
/** So many jobs that ended are remembered. */
const REMEMBERED = 30
/** So that Ctrl-C is done within five seconds. */
const WORK_DEADLINE_MS = 2_500

/**
 * Queues, consumers and ticks of one process. An embedded queue store opens seconds after the documents, so
 * nothing waits for it; the sweep at the end of opening finds what was due meanwhile. `onCrash`: it can't open.
 */
export function createWork(options: {
  stores: Stores
  roles: readonly Role[]
  clock: Clock
  log: Logger
  onCrash(error: unknown): void
}): Work {
  const { stores, roles, clock, log, onCrash } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let queues: Queues | undefined
  let opening: Promise<void> = Promise.resolve()
  /** Whether the store was there: before that, opening only waits, and ends with the stores. */
  let answering = false
  const closers: (() => Promise<unknown>)[] = []
  const jobs: (JobEnd & { readonly at: Date })[] = []
  const ended = (end: JobEnd): void => {
    jobs.unshift({ ...end, at: clock.now() })
    jobs.length = Math.min(jobs.length, REMEMBERED)
  }

  async function open(ports: WorkPorts): Promise<void> {
    await stores.queueReady
    answering = true
    const opened = await openPatiently()
    if (!opened) return
    if (signal.aborted) {
      // Stopped meanwhile. A consumer started now would ask a closed store for jobs without a pause, and BullMQ's
      // loop would keep even the timers of this process from their turn.
      await opened.close()
      return
    }
    queues = opened
    closers.push(() => opened.close())
    if (roles.includes('worker')) {
      const workers: Running[] = [
        startWorker(deliverNotice, ports.deliver, stores.queue, { log, ended }),
        startWorker(fetchFile, ports.fetch, stores.queue, { log, ended }),
        startWorker(sweepJob, ports, stores.queue, { log, ended }),
      ]
      closers.push(() => Promise.all(workers.map((worker) => worker.close(WORK_DEADLINE_MS))))
      // Without the documents there is nothing to find; the next tick looks again.
      await ports.sweep().catch((error: unknown) => {
        log.warn(
          { reason: error instanceof Error ? error.name : 'unknown' },
          'the sweep after opening failed',
        )
      })
    }
    if (roles.includes('scheduler') && !signal.aborted) {
      const schedule = startSchedule(opened, { clock, log })
      closers.push(() => schedule.stop())
    }
  }

  /** The queues once their store answers; nothing when the service stops before. */
  async function openPatiently(): Promise<Queues | undefined> {
    while (!signal.aborted) {
      try {
        return await openQueues(stores.queue, { log })
      } catch (error) {
        log.warn(
          { reason: error instanceof Error ? error.name : 'unknown' },
          'the queue store does not answer yet',
        )
        await pause(TRY_AGAIN_MS, undefined, { signal }).catch(() => undefined)
      }
    }
    return undefined
  }

  return {
    async wake(queue, id, delayMs = 0) {
      // A later look must not be swallowed by the job that asks for it.
      const as = delayMs > 0 ? `${id}-at-${clock.wall().getTime() + delayMs}` : id
      try {
        await queues?.add(queue, id, { as, delayMs })
      } catch (error) {
        log.warn({ queue, reason: error instanceof Error ? error.name : 'unknown' }, 'not queued')
      }
    },
    busy: async () => (await queues?.busy()) ?? 0,
    look: async () => ({ queues: (await queues?.counts()) ?? [], jobs }),
    begin(ports) {
      opening = open(ports).catch((error: unknown) => {
        if (!signal.aborted) onCrash(error)
      })
    },
    async stop() {
      stopping.abort()
      // What is half open has to be closed before its store is; a store that no longer answers can't hold it up.
      if (answering) await Promise.race([opening, pause(WORK_DEADLINE_MS, undefined, { ref: false })])
      for (const close of closers.reverse()) await close()
    },
  }
}
