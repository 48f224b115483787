/** A notice that did not reach somebody, and never will by this way. */
import type { Petition } from '../petitions/model.js'
import { isUnitNotice, NOTICE_KINDS, type Notice, type NoticeKind } from '../petitions/notice.js'
import type { Recipient } from './audience.js'
import type { Deliveries, Delivery } from './delivery-repository.js'
import { subjectOf } from './delivery-schema.js'
import { addFor } from './relay.js'

/** What goes along with another notice, or tells of a step of one's own side: nobody has to bring it on paper. */
const NOT_BROUGHT: readonly NoticeKind[] = ['rights', 'own-step', 'cosigned']

export interface LostPorts {
  readonly deliveries: Pick<Deliveries, 'addAll' | 'reaches'>
  audience(petition: Petition, notice: Notice): Promise<readonly Recipient[]>
  digestAt(account: string): Promise<Date>
  wake(delivery: string): Promise<void>
  /** Makes it a task of the petition office, or of whoever has the case where a petitioner wasn't reached. */
  becomesTask(petition: string, notice: string, whom: 'official' | 'petitioner'): Promise<void>
}

/**
 * What was for an official goes to the head of the unit, then to those who watch over its petition office; where
 * nobody is reached it becomes a task of the office. What was for a petitioner is a task at once: somebody has to reach
 * them another way. The notice of such a task begets no other.
 */
export async function lost(delivery: Delivery, petition: Petition, ports: LostPorts): Promise<void> {
  const { deliveries } = ports
  const { kind: told, notice: id, account, unit, digest } = delivery
  const kind = NOTICE_KINDS.find((one) => one === told)
  if (id === undefined || kind === undefined) return
  if (!isUnitNotice(kind)) {
    return NOT_BROUGHT.includes(kind) ? undefined : ports.becomesTask(petition.id, id, 'petitioner')
  }
  const ladder = [
    { unit: unit ?? petition.owner, who: 'approve' },
    { unit: petition.office, who: 'designate' },
  ] as const
  for (const step of ladder) {
    const all = await ports.audience(petition, { id, kind, ...step })
    const others = all.filter((one) => one.account !== account)
    const accounts = others.map((one) => one.account)
    const about = { ...subjectOf(delivery), unit: step.unit }
    const waits = digest === undefined ? {} : { digest: true }
    await addFor(
      others.map((one) => ({ ...one, ...waits, about })),
      id,
      ports,
    )
    if (await deliveries.reaches(id, accounts)) return
  }
  if (kind !== 'desk-task') await ports.becomesTask(petition.id, id, 'official')
}
