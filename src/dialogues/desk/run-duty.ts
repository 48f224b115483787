import { unitsWithin } from '../../people/roles.js'
import type { ActingMember } from '../../petitions/staff.js'
import { acceptDuty } from '../../roster/acting.js'
import { dutyPlace } from '../../roster/duty-rungs.js'
import type { DutyPorts } from '../../roster/on-window.js'
import type { DutyWindow } from '../../roster/window.js'
import { daysBetween } from '../../time/civil.js'
import type { Outcome } from '../commands.js'
import type { Say } from '../messages.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { withCalendar } from './duty-calendar.js'
import { nowText } from './duty-now.js'
import { peopleIn } from './duty-people.js'
import { dutyText, type ShiftFacts } from './duty-texts.js'

/** What acting on a window needs of the desk. */
export const dutyPorts = ({
  rosters,
  members,
  accounts,
  clock,
  rules: { pack, calendar },
}: DeskPorts): DutyPorts & Pick<DeskPorts, 'rosters'> => ({
  rosters,
  members,
  accounts,
  clock,
  pack,
  place: dutyPlace(pack, calendar),
})

/** What words about a window need. */
export async function factsOf(window: DutyWindow, ports: DeskPorts): Promise<ShiftFacts> {
  const { members, clock, rules } = ports
  const { place } = dutyPorts(ports)
  return { now: clock.now(), pack: rules.pack, place, who: await peopleIn(window, members) }
}

/** The windows of the units where somebody is on duty or plans, not over and published, by time: theirs to look at. */
export async function windowsOf(acting: ActingMember, ports: DeskPorts): Promise<DutyWindow[]> {
  const { rosters, rules } = ports
  const units = new Set(
    (['be-on-duty', 'plan-roster'] as const).flatMap((action) =>
      unitsWithin(acting.grants, action, rules.pack),
    ),
  )
  const [own, around] = await Promise.all([
    rosters.ofMember(acting.member, todayOf(ports)),
    rosters.ofUnits([...units], todayOf(ports)),
  ])
  const others = around.filter(({ id }) => !own.some((window) => window.id === id))
  return [...own, ...others].sort((a, b) => daysBetween(b.from, a.from))
}

/** Who is on now in one's units, and what somebody has ahead of them, window by window. */
export async function showDuty(acting: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { member } = acting
  const now: Say[] = []
  const own: Say[] = []
  for (const window of await windowsOf(acting, ports)) {
    const facts = await factsOf(window, ports)
    const said = nowText(window, member, facts)
    // Windows to come, of which somebody has no part, aren't theirs to read through.
    const mine = dutyText(window, member, facts)
    if (said && (mine || window.from <= todayOf(ports))) now.push(said)
    if (mine) own.push(mine)
  }
  const none: Say[] = own.length > 0 ? [] : [{ text: [{ key: 'duty-none' }] }]
  return { kind: 'said', say: withCalendar([...now, ...own, ...none], ports) }
}

/** Writes down that somebody will come to what they have in a window. */
export async function agreeToDuty(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const count = await acceptDuty(window, member, dutyPorts(ports))
  if (count === 0) return { kind: 'refused', problem: { key: 'duty-nothing-to-accept' } }
  await ports.tellDuty(window)
  return { kind: 'said', say: [{ text: [{ key: 'duty-thanks', args: { count } }] }] }
}
