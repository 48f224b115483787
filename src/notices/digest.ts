import { type CivilDate, civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import type { Deliveries } from './delivery-repository.js'
import { digestNotice } from './digest-repository.js'

export interface DigestPorts {
  readonly deliveries: Deliveries
  readonly clock: Clock
  readonly timeZone: string
  digestAt(account: string): Promise<Date>
  /** Whether somebody may be told something now. */
  isOpen(account: string): Promise<boolean>
  wake(delivery: string): Promise<void>
}

/**
 * Owes somebody the digest of today. It is one delivery per person and day: what still waits after it was made waits for
 * the next. What it says is made when its turn comes.
 */
export async function startDigest(account: string, ports: DigestPorts): Promise<void> {
  const { deliveries, clock, timeZone } = ports
  const today: CivilDate = civilDateOf(clock.now(), timeZone)
  // The hour of the digest fell into an outage, and now it is night or a rest day.
  if (!(await ports.isOpen(account))) return deliveries.leaveToNext(account, await ports.digestAt(account))
  const notice = digestNotice(today)
  const id = await deliveries.add(notice, account, { kind: 'digest', subject: today, notice })
  if (await deliveries.isOver(id)) await deliveries.leaveToNext(account, await ports.digestAt(account))
  else await ports.wake(id)
}
