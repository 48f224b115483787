/** The words of notices about duty windows, from the window as it stands. */
import { dutyText, shiftText } from '../dialogues/desk/duty-texts.js'
import type { Say } from '../dialogues/messages.js'
import type { DutyWindow } from '../roster/window.js'
import type { ComposerStores } from './compose.js'
import type { Delivery } from './delivery-repository.js'

/** To somebody who has, or had, a part in a window; nothing once that is over. */
export async function dutyWords(
  { kind, subject, account, rung }: Delivery,
  { rosters, members, pack, calendar, clock }: ComposerStores,
): Promise<Say | undefined> {
  const [window, member] = await Promise.all([rosters.get(subject), members.ofAccount(account)])
  if (!window || member?.state !== 'active') return undefined
  const facts = { now: clock.now(), pack, place: { timeZone: pack.timeZone, calendar } }
  if (kind === 'duty') return dutyText(window, member.id, facts)
  if (!rung) return undefined
  const what = kind === 'duty-changed' ? kind : 'duty-reminder'
  return shiftText(what, window, member.id, rung, { ...facts, nameOf: await namesIn(window, members) })
}

/** The names of those in a window: who is on together has to know each other. */
async function namesIn(
  { shifts }: DutyWindow,
  members: ComposerStores['members'],
): Promise<(id: string) => string | undefined> {
  const ids = [...new Set(shifts.map(({ member }) => member))]
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, (await members.get(id))?.name] as const)),
  )
  return (id) => names.get(id)
}
