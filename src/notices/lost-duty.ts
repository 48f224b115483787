/** A notice of a duty window that did not reach somebody, and never will by this way. */
import type { Pack } from '../config/pack.js'
import type { Accounts } from '../people/accounts.js'
import { isAway } from '../people/away.js'
import { type Member, type Members, memberMay } from '../people/members.js'
import { plannersOf } from '../roster/on-window.js'
import type { DutyWindows } from '../roster/window-repository.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import type { Deliveries, Delivery } from './delivery-repository.js'
import { LOST, subjectOf } from './delivery-schema.js'

/** The last steps of what is chased: after all others somebody else is asked anyway. */
const LAST_STEPS = [
  'open-manager',
  'absent-manager',
  'no-hand-over',
  'no-hand-over-manager',
  'return-missing',
  'list',
]

export interface LostDutyPorts {
  readonly deliveries: Pick<Deliveries, 'add' | 'get'>
  readonly rosters: Pick<DutyWindows, 'get'>
  readonly members: Pick<Members, 'active'>
  readonly accounts: Pick<Accounts, 'tellableAmong'>
  readonly clock: Clock
  readonly pack: Pack
  wake(delivery: string): Promise<void>
}

/**
 * The last step of an alarm or a call goes to others: those who plan, those who do so above, who leads the unit, those who
 * watch over it at its petition office, and at last whoever sorts at the office; group by group until somebody is
 * reached. Each would get it once, whether it was theirs anyway or comes by this way.
 */
export async function lostDuty(delivery: Delivery, ports: LostDutyPorts): Promise<void> {
  const { deliveries, members, accounts, clock, pack, wake } = ports
  const { notice, rung, subject, account } = delivery
  if (notice === undefined || !rung || !LAST_STEPS.includes(rung.name)) return
  const window = await ports.rosters.get(subject)
  const active = await members.active()
  const meant = active.find((one) => one.account === account)
  if (!window || !meant) return
  const without = window.calls.find(({ id }) => id === rung.clock)?.without ?? []
  const today = civilDateOf(clock.now(), pack.timeZone)
  const may = (action: 'designate' | 'sort', unit: string): Member[] =>
    active.filter((one) => memberMay(one, action, unit, pack))
  const groups = [
    ...plannersOf(window.unit, active, pack),
    may('designate', window.unit),
    may('sort', pack.office.unit),
  ].map((group) =>
    group.filter((one) => one.id !== meant.id && !without.includes(one.id) && !isAway(one, today)),
  )
  const tellable = await accounts.tellableAmong(groups.flat().map((one) => one.account))
  // What a notice is known by ends with its recipient.
  const stem = notice.slice(0, notice.length - meant.id.length)
  for (const group of groups) {
    let reached = false
    for (const one of group.filter((other) => tellable.has(other.account))) {
      const theirs = `${stem}${one.id}`
      const id = await deliveries.add(theirs, one.account, { ...subjectOf(delivery), notice: theirs })
      await wake(id)
      const state = (await deliveries.get(id))?.state
      reached ||= state !== undefined && !LOST.includes(state)
    }
    if (reached) return
  }
}
