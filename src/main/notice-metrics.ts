import { Counter, Gauge, type Registry } from 'prom-client'
import type { DeliverPorts } from '../notices/deliver.js'
import type { Repositories } from '../operator/open.js'

/** What the service counts of its notices; no person and no case in any label. */
export function noticeMetrics(
  registry: Registry,
  { deliveries, deadLetters }: Repositories,
): DeliverPorts['counted'] {
  const told = new Counter({
    name: 'petition_desk_notices_total',
    help: 'Tries to deliver a notice, by outcome; "repeated" counts those that may have arrived before',
    labelNames: ['outcome'],
    registers: [registry],
  })
  new Gauge({
    name: 'petition_desk_deliveries',
    help: 'Deliveries by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const state of ['pending', 'sending', 'refused', 'failed'] as const) {
        this.set({ state }, await deliveries.count(state))
      }
    },
  })
  new Gauge({
    name: 'petition_desk_dead_letters',
    help: 'Updates put aside that wait for somebody to look at them',
    registers: [registry],
    async collect() {
      this.set(await deadLetters.count())
    },
  })
  return (outcome) => told.inc({ outcome })
}
