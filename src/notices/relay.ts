import type { Petitions } from '../petitions/repository.js'
import type { Deliveries } from './delivery-repository.js'

export interface RelayPorts {
  readonly petitions: Petitions
  readonly deliveries: Deliveries
  /** Asks a worker to try the delivery now; may fail, the sweep finds it. */
  wake(delivery: string): Promise<void>
}

/** Moves what waits in a case's outbox into deliveries: first the delivery, then out of the outbox. */
export async function relay(petition: string, { petitions, deliveries, wake }: RelayPorts): Promise<void> {
  for (const notice of await petitions.outboxOf(petition)) {
    const delivery = await deliveries.add(notice.id, notice.account, { kind: notice.kind, subject: petition })
    await petitions.takeFromOutbox(petition, notice.id)
    await wake(delivery)
  }
  await petitions.closeOutbox(petition)
}
