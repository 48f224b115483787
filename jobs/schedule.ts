import cron from 'node-cron'
import type { Logger } from 'pino'
import type { Clock } from '../src/time/clock.js'
import type { Queues } from './queues.js'
import { sweep } from './sweep.js'

/** When each job ticks. The tick says how often to look; what is due is read from the documents. */
const TICKS = [{ queue: sweep.queue, cron: '* * * * *' }] as const

/**
 * Starts the ticks. Every replica may tick: the job's id names the wall-clock minute, so one job runs. A tick
 * that can't be queued is logged, and the next one makes up for it.
 */
export function startSchedule(
  queues: Queues,
  { clock, log }: { clock: Clock; log: Logger },
): { stop(): Promise<void> } {
  const tasks = TICKS.map((tick) =>
    cron.schedule(
      tick.cron,
      async () => {
        const minute = clock.wall().toISOString().slice(0, 16).replace(':', '-')
        try {
          await queues.add(tick.queue, `tick-${minute}`, { keepSeconds: 3600 })
        } catch (error) {
          log.warn({ queue: tick.queue, reason: (error as Error).name }, 'tick not queued')
        }
      },
      { noOverlap: true, name: tick.queue },
    ),
  )
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
    },
  }
}
