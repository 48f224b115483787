/** The calendar file that an address leads to. */
import type { Pack } from '../config/pack.types.js'
import { unitById } from '../config/pack-lookup.js'
import type { Language, Message } from '../config/texts.types.js'
import type { Accounts } from '../people/accounts.js'
import type { Members } from '../people/members.js'
import { addDays, civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { CALENDAR_DAYS_BACK, calendarFile } from './calendar-file.js'
import type { DutyCalendars } from './calendar-repository.js'
import type { Place } from './slots.js'
import type { DutyWindows } from './window-repository.js'

/** Where a calendar is, under the address that the service is reached at. */
export const calendarPath = (token: string): string => `/duty/${token}.ics`

export interface FeedPorts {
  readonly calendars: Pick<DutyCalendars, 'memberOf'>
  readonly members: Pick<Members, 'get'>
  readonly accounts: Pick<Accounts, 'get'>
  readonly rosters: Pick<DutyWindows, 'ofMember'>
  readonly clock: Clock
  readonly pack: Pack
  readonly place: Place
  render(language: Language, message: Message): string
}

/** A demo's calendar says that it is one, as all that a demo says. */
const titleOf = ({ texts: { mark } }: Pack): Message =>
  mark ? { key: 'duty-calendar-marked', args: { mark: { local: mark } } } : { key: 'command-duty' }

/** A member's calendar by its token; nothing for a token that never was or no longer is one, or once they have left. */
export async function calendarOf(token: string, ports: FeedPorts): Promise<string | undefined> {
  const { calendars, members, accounts, rosters, clock, pack, place, render } = ports
  const id = await calendars.memberOf(token)
  const member = id === undefined ? undefined : await members.get(id)
  const account = member?.state === 'active' ? await accounts.get(member.account) : undefined
  if (!member || !account) return undefined
  const now = clock.now()
  const since = addDays(civilDateOf(now, pack.timeZone), -CALENDAR_DAYS_BACK)
  return calendarFile(member.id, await rosters.ofMember(member.id, since), {
    now,
    place,
    title: titleOf(pack),
    // A unit that the pack no longer has stands for itself.
    unitName: (unit) => unitById(pack, unit)?.name ?? { 'zh-CN': unit, en: unit },
    words: (message) => render(account.language, message),
  })
}
