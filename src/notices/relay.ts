import type { Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import type { Petitions } from '../petitions/repository.js'
import type { Recipient } from './audience.js'
import type { Deliveries, NoticeSubject } from './delivery-repository.js'

export interface RelayPorts {
  readonly petitions: Petitions
  readonly deliveries: Deliveries
  /** The accounts that a notice of a case goes to, as things stand now. */
  audience(petition: Petition, notice: Notice): Promise<readonly Recipient[]>
  /** Lets an urgent matter ring with those on duty in a unit. */
  ring(petition: Petition, notice: { readonly id: string; readonly unit: string }): Promise<void>
  /** When somebody's next digest goes out. */
  digestAt(account: string): Promise<Date>
  /** Asks a worker to try the delivery now; may fail, the sweep finds it. */
  wake(delivery: string): Promise<void>
}

/**
 * Moves what waits in a case's outbox into deliveries: first the deliveries, then out of the outbox. `known`: the case
 * where it was read a moment ago.
 */
export async function relay(id: string, ports: RelayPorts, known?: Petition): Promise<void> {
  const { petitions } = ports
  const waiting = await petitions.outboxOf(id)
  const petition = known ?? (waiting.length > 0 ? await petitions.get(id) : undefined)
  for (const notice of waiting) {
    const recipients = petition ? await ports.audience(petition, notice) : []
    await addFor(
      recipients.map((to) => ({ ...to, about: aboutOf(notice, id, to) })),
      notice.id,
      ports,
    )
    if (petition && notice.kind === 'desk-urgent' && 'unit' in notice) await ports.ring(petition, notice)
  }
  const ids = waiting.map((notice) => notice.id)
  if (ids.length > 0 && (await petitions.emptyOutbox(id, ids))) return
  for (const one of ids) await petitions.takeFromOutbox(id, one)
  await petitions.closeOutbox(id)
}

/** Makes the deliveries of a notice and wakes a worker for each, or leaves it to the digest of its recipient. */
export async function addFor(
  recipients: readonly (Recipient & { readonly about: NoticeSubject })[],
  notice: string,
  {
    deliveries,
    digestAt,
    wake,
  }: Pick<RelayPorts, 'digestAt' | 'wake'> & {
    deliveries: Pick<Deliveries, 'addAll'>
  },
): Promise<void> {
  if (recipients.length === 0) return
  const rows = []
  for (const { account, about, digest } of recipients) {
    rows.push({ account, about, ...(digest ? { digestAt: await digestAt(account) } : {}) })
  }
  for (const id of await deliveries.addAll(notice, rows)) await wake(id)
}

/** What the delivery of a notice of a case has to know of it. */
function aboutOf(notice: Notice, subject: string, { level }: Recipient): NoticeSubject {
  const { id, kind, report, rung } = notice
  return {
    kind,
    subject,
    notice: id,
    ...(report ? { report } : {}),
    ...('unit' in notice ? { unit: notice.unit } : {}),
    ...('own' in notice && notice.own ? { own: true } : {}),
    ...(rung ? { rung } : {}),
    ...(level ? { level } : {}),
  }
}
