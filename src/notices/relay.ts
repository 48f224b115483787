import type { Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import type { Petitions } from '../petitions/repository.js'
import type { Deliveries } from './delivery-repository.js'

export interface RelayPorts {
  readonly petitions: Petitions
  readonly deliveries: Deliveries
  /** The accounts that a notice of a case goes to, as things stand now. */
  audience(petition: Petition, notice: Notice): Promise<readonly string[]>
  /** Asks a worker to try the delivery now; may fail, the sweep finds it. */
  wake(delivery: string): Promise<void>
}

/** Moves what waits in a case's outbox into deliveries: first the deliveries, then out of the outbox. */
export async function relay(id: string, ports: RelayPorts): Promise<void> {
  const { petitions, deliveries } = ports
  const waiting = await petitions.outboxOf(id)
  const petition = waiting.length > 0 ? await petitions.get(id) : undefined
  for (const notice of waiting) {
    const { kind, report } = notice
    const unit = 'unit' in notice ? { unit: notice.unit } : {}
    const about = { kind, subject: id, notice: notice.id, ...(report ? { report } : {}), ...unit }
    for (const account of petition ? await ports.audience(petition, notice) : []) {
      await ports.wake(await deliveries.add(notice.id, account, about))
    }
    await petitions.takeFromOutbox(id, notice.id)
  }
  await petitions.closeOutbox(id)
}
