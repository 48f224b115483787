import { Counter, Gauge, type Registry } from 'prom-client'
import type { DeliverPorts } from '../notices/deliver.js'
import { behindSince, noticeAges, TARGET_SECONDS } from '../notices/watch.js'
import type { Repositories } from '../operator/open.js'
import type { Clock } from '../time/clock.js'

const OUTCOMES: readonly Parameters<DeliverPorts['counted']>[0][] = [
  'sent',
  'repeated',
  'failed',
  'refused',
  'unclear',
  'limited',
  'later',
  'superseded',
]

/** Counting notices, and how far the sweeps have come. */
export interface NoticeCounters {
  readonly counted: DeliverPorts['counted']
  /** A sweep has ended. */
  swept(): void
}

/** What the service shows of its notices; no person and no case in any label. */
export function noticeMetrics(
  registry: Registry,
  { deliveries, deadLetters, petitions, rosters }: Repositories,
  { clock, queued }: { clock: Clock; queued: () => Promise<number> },
): NoticeCounters {
  const registers = [registry]
  const told = new Counter({
    name: 'petition_desk_notices_total',
    help: 'Tries to deliver a notice, by outcome; "repeated" counts those that may have arrived before',
    labelNames: ['outcome'],
    registers,
  })
  // From the start, so that the first one shows as a rise.
  for (const outcome of OUTCOMES) told.inc({ outcome }, 0)
  const sweptAt = new Gauge({
    name: 'petition_desk_last_sweep_timestamp_seconds',
    help: 'When this process last finished a sweep',
    registers,
  })
  gauge('petition_desk_deliveries', 'Deliveries by state', ['state'], async (of) => {
    for (const state of ['held', 'waiting', 'pending', 'sending', 'refused', 'failed'] as const) {
      of.set({ state }, await deliveries.count(state))
    }
  })
  gauge(
    'petition_desk_dead_letters',
    'Updates put aside that wait for somebody to look at them',
    [],
    async (of) => of.set(await deadLetters.count()),
  )
  gauge('petition_desk_queue_depth', 'Jobs waiting or running', [], async (of) => of.set(await queued()))
  gauge(
    'petition_desk_oldest_unsent_seconds',
    `How long the oldest notice on its way could have been said; alerts may take ${TARGET_SECONDS.alerts} s, all ${TARGET_SECONDS.all} s`,
    ['of'],
    async (gauge) => {
      for (const { of, seconds } of await noticeAges(deliveries, clock)) gauge.set({ of }, seconds)
    },
  )
  gauge(
    'petition_desk_sweep_lag_seconds',
    'How long the sweeps have left something undone, a case, a duty window or a notice whose hour has come, by the office clock',
    [],
    async (of) => {
      const now = clock.now()
      const since = await behindSince({ petitions, deliveries, rosters }, now)
      of.set(since ? (now.getTime() - since.getTime()) / 1000 : 0)
    },
  )

  function gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (gauge: Gauge<Label>) => Promise<void>,
  ): void {
    new Gauge<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers,
      collect() {
        return collect(this)
      },
    })
  }

  return {
    counted: (outcome) => told.inc({ outcome }),
    swept: () => sweptAt.set(clock.wall().getTime() / 1000),
  }
}
