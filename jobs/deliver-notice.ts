import { type DeliverPorts, deliver } from '../src/notices/deliver.js'
import type { JobKind } from './job.js'

/** Says one notice in its recipient's chat. Woken by whoever made the delivery, and by the sweep. */
export const deliverNotice: JobKind<DeliverPorts> = {
  queue: 'deliver-notice',
  concurrency: 8,
  process: ({ id }, ports) => deliver(id, ports),
}
