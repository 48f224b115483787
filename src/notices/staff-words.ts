/** The words of notices about officials themselves: who waits to be let in, and what a successor takes over. */
import type { Message } from '../config/texts.types.js'
import { shownNumber } from '../dialogues/demo.js'
import { handOverId } from '../dialogues/desk/hand-over.js'
import { listed, unitName } from '../dialogues/desk/report-lines.js'
import type { Say } from '../dialogues/messages.js'
import { roleName } from '../people/grants.js'
import { memberMay } from '../people/members.js'
import type { ComposerStores } from './compose.js'
import type { Delivery } from './delivery-repository.js'

/** To whoever may confirm: as long as something waits that they may confirm. */
export async function memberWaits(
  { subject: id, account }: Delivery,
  { members, pack, content }: ComposerStores,
): Promise<Say | undefined> {
  const [member, reader] = await Promise.all([members.get(id), members.ofAccount(account)])
  if (!member || !reader || member.state === 'left') return undefined
  const [first, ...others] = member.asked
    .filter(({ unit }) => memberMay(reader, 'confirm-member', unit, pack))
    .map(
      ({ role, unit }): Message => ({
        key: 'joined-role',
        args: { role: roleName(role), unit: unitName(unit, pack) },
      }),
    )
  if (!first) return undefined
  const roles = listed([first, ...others])
  const choice = (verb: string, key: string) => ({ label: { key }, verb, id, revision: 0 })
  return {
    text: [
      content === 'neutral'
        ? { key: 'notice-member-waiting-neutral', args: { roles } }
        : { key: 'notice-member-waiting', args: { name: member.name, roles } },
    ],
    choices: [[choice('memok', 'button-member-yes'), choice('memno', 'button-member-no')]],
  }
}

/** Cases that one message lists with a button each. */
const HANDED_SHOWN = 40

/** What somebody takes over from a member who left, as far as it is still theirs. */
export async function handedOver(
  { subject, account }: Delivery,
  { members, petitions, pack }: ComposerStores,
): Promise<Say | undefined> {
  const [from, to] = await Promise.all([members.get(subject), members.ofAccount(account)])
  if (!from || to?.state !== 'active') return undefined
  const units = from.grants.map(({ unit }) => unit)
  const theirs = (await petitions.openOf(units)).filter(({ handler }) => handler === to.id)
  const mine = []
  for (const petition of theirs) {
    const seen = await petitions.see(petition.id)
    if (seen?.commands.has(handOverId(subject, petition.id))) mine.push(petition)
  }
  if (mine.length === 0) return undefined
  return {
    text: [{ key: 'hand-over-title', args: { name: from.name, count: mine.length } }],
    choices: mine
      .slice(0, HANDED_SHOWN)
      .map(({ id, number, revision }) => [
        { label: { key: 'plain', args: { words: shownNumber(number, pack) } }, verb: 'case', id, revision },
      ]),
  }
}
