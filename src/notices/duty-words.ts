/** The words of notices about duty windows, from the window as it stands. */
import { dutyNotice } from '../dialogues/desk/duty-notices.js'
import { peopleIn } from '../dialogues/desk/duty-people.js'
import { dutyText } from '../dialogues/desk/duty-texts.js'
import type { Say } from '../dialogues/messages.js'
import { countsOf } from '../roster/return-counts.js'
import { DUTY_KINDS } from '../roster/window.js'
import { civilDateOf } from '../time/civil.js'
import type { ComposerStores } from './compose.js'
import type { Delivery } from './delivery-repository.js'

/** To somebody who has, or had, a part in a window, or plans it; nothing once that is over. */
export async function dutyWords(
  { kind, subject, account, rung }: Delivery,
  { rosters, members, petitions, pack, calendar, clock }: ComposerStores,
): Promise<Say | undefined> {
  const [window, member] = await Promise.all([rosters.get(subject), members.ofAccount(account)])
  if (!window || member?.state !== 'active') return undefined
  const now = clock.now()
  const facts = { now, pack, place: { timeZone: pack.timeZone, calendar } }
  if (kind === 'duty') return dutyText(window, member.id, facts)
  const what = DUTY_KINDS.find((one) => one === kind)
  if (!rung || what === undefined || what === 'duty') return undefined
  const isReturn = rung.clock.startsWith('return-')
  const open = isReturn ? await petitions.openOf([window.unit]) : []
  return dutyNotice(what, window, member.id, rung, {
    ...facts,
    who: await peopleIn(window, members),
    counts: countsOf(window.unit, open, civilDateOf(now, pack.timeZone)),
    returnBy: pack.roster?.returns.units[window.unit] ?? pack.roster?.returns.by ?? '',
  })
}
