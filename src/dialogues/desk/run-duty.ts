import type { ActingMember } from '../../petitions/staff.js'
import { acceptDuty } from '../../roster/acting.js'
import { type DutyPlace, dutyPlace } from '../../roster/duty-rungs.js'
import type { Outcome } from '../commands.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { withCalendar } from './duty-calendar.js'
import { dutyText } from './duty-texts.js'

const placeOf = ({ rules: { pack, calendar } }: DeskPorts): DutyPlace => dutyPlace(pack, calendar)

/** What somebody has ahead of them, window by window. */
export async function showDuty({ member }: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { rosters, clock, rules } = ports
  const facts = { now: clock.now(), pack: rules.pack, place: placeOf(ports) }
  const windows = await rosters.ofMember(member, todayOf(ports))
  const own = windows.flatMap((window) => dutyText(window, member, facts) ?? [])
  const say = own.length > 0 ? own : [{ text: [{ key: 'duty-none' }] }]
  return { kind: 'said', say: withCalendar(say, ports) }
}

/** Writes down that somebody will come to what they have in a window. */
export async function agreeToDuty(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { rosters, clock } = ports
  const count = await acceptDuty(window, member, { rosters, clock, place: placeOf(ports) })
  if (count === 0) return { kind: 'refused', problem: { key: 'duty-nothing-to-accept' } }
  return { kind: 'said', say: [{ text: [{ key: 'duty-thanks', args: { count } }] }] }
}
