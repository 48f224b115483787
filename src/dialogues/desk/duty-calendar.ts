/** The address at which somebody's own calendar finds their duties. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import { calendarPath } from '../../roster/calendar-feed.js'
import type { CalendarKey } from '../../roster/calendar-repository.js'
import type { CommandOf, Outcome } from '../commands.js'
import type { Choice, Say } from '../messages.js'
import type { DeskPorts } from './desk-ports.js'

/** A button's id has to be something; whose calendar it is, the account says. */
const OWN = 'own'

const CALENDAR: Choice = { label: { key: 'button-duty-calendar' }, verb: 'dutyics', id: OWN, revision: 0 }

/** Under the last of what `/duty` says the way to the calendar, where it has an address. */
export function withCalendar(said: readonly Say[], { publicUrl }: Pick<DeskPorts, 'publicUrl'>): Say[] {
  const last = said.at(-1)
  if (!last || publicUrl() === undefined) return [...said]
  return [...said.slice(0, -1), { ...last, choices: [...(last.choices ?? []), [CALENDAR]] }]
}

/** The address, how to use it, what whoever has it sees, and the button that ends it. */
export const calendarText = (
  address: string,
  { round }: Pick<CalendarKey, 'round'>,
  before: readonly Message[] = [],
): Say => ({
  text: [
    ...before,
    { key: 'duty-calendar-address', args: { address } },
    { key: 'duty-calendar-how' },
    { key: 'duty-calendar-warning' },
  ],
  choices: [[{ label: { key: 'button-duty-calendar-new' }, verb: 'dutynew', id: OWN, revision: round }]],
})

/** Tells somebody the address of their calendar; with a round, a new one in place of the one of that round. */
export async function showDutyCalendar(
  { renew }: Pick<CommandOf<'showDutyCalendar'>, 'renew'>,
  { member }: ActingMember,
  { calendars, publicUrl }: Pick<DeskPorts, 'calendars' | 'publicUrl'>,
): Promise<Outcome> {
  const base = publicUrl()
  if (base === undefined) return { kind: 'refused', problem: { key: 'duty-calendar-nowhere' } }
  const key = renew === undefined ? await calendars.of(member) : await calendars.renew(member, renew)
  const changed = renew === undefined ? [] : [{ key: 'duty-calendar-renewed' }]
  return { kind: 'said', say: [calendarText(`${base}${calendarPath(key.token)}`, key, changed)] }
}
