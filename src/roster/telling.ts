/** Tells members of a window: first the deliveries, then out of its outbox. */
import type { Deliveries } from '../notices/delivery-repository.js'
import type { Members } from '../people/members.js'
import type { DutyWindows } from './window-repository.js'

export interface TellingPorts {
  readonly rosters: Pick<DutyWindows, 'outboxOf' | 'told'>
  readonly members: Pick<Members, 'get'>
  readonly deliveries: Pick<Deliveries, 'add'>
  /** Asks a worker to try the delivery now; may fail, the sweep finds it. */
  wake(delivery: string): Promise<void>
}

/** Makes a delivery of everything that a window has to tell. */
export async function tellDuty(
  id: string,
  { rosters, members, deliveries, wake }: TellingPorts,
): Promise<void> {
  const waiting = await rosters.outboxOf(id)
  for (const { id: notice, member: one, kind, rung } of waiting) {
    const member = await members.get(one)
    if (member?.state !== 'active') continue
    const about = { kind, subject: id, notice, ...(rung ? { rung } : {}) }
    await wake(await deliveries.add(notice, member.account, about))
  }
  if (waiting.length > 0)
    await rosters.told(
      id,
      waiting.map((notice) => notice.id),
    )
}
