import { nameOfUnit, type Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { readAway } from '../../people/away.js'
import { roleName } from '../../people/grants.js'
import type { Grant } from '../../people/roles.js'
import type { ActingMember } from '../../petitions/staff.js'
import { reopenDuty } from '../../roster/reopen.js'
import type { CommandOf, Outcome } from '../commands.js'
import { type DeskPorts, type Giver, NOT_YOURS, todayOf } from './desk-ports.js'
import { invitedText } from './invite-form.js'
import { dutyPorts } from './run-duty.js'

const saying = (...text: Message[]): Outcome => ({ kind: 'said', say: [{ text }] })

/** Takes an invitation. */
export async function join(
  { id, code }: CommandOf<'join'>,
  { account }: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const { pack } = ports.rules
  const joined = await ports.people.join(account, code)
  switch (joined.kind) {
    case 'joined':
      await ports.offer(account)
      return saying({ key: 'joined', args: { roles: rolesText(joined.grants, pack) } })
    case 'waiting': {
      const { member, confirmers, grants } = joined
      await ports.tellMember(
        { id, kind: 'member-waiting' },
        member.id,
        confirmers.map((one) => one.account),
      )
      const unit = { local: nameOfUnit(pack, grants[0]?.unit ?? pack.office.unit) }
      return saying(
        confirmers.length > 0 ? { key: 'join-waiting', args: { unit } } : { key: 'join-waiting-operator' },
      )
    }
    default:
      return saying({ key: `join-${joined.kind}` })
  }
}

/** "Handler, Huoqiu land bureau; …" */
function rolesText(grants: readonly Grant[], pack: Pack): Message {
  const [first, ...others] = grants
  if (!first) return { key: 'plain', args: { words: '' } }
  const one: Message = {
    key: 'joined-role',
    args: {
      role: roleName(first.role),
      unit: { local: nameOfUnit(pack, first.unit) },
    },
  }
  return others.length === 0
    ? one
    : { key: 'joined-roles', args: { first: one, others: rolesText(others, pack) } }
}

/** Confirms or refuses somebody who took an invitation made in the chat. */
export async function decideMember(
  { id: command, member, yes }: CommandOf<'decideMember'>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { people } = ports
  const maker = { member: by.member }
  const decided = yes ? await people.confirm(member, maker) : await people.refuse(member, maker)
  if (decided.kind === 'nothing-waits') return saying({ key: 'member-nothing-waits' })
  if (decided.kind !== 'done') return saying({ key: 'member-not-allowed' })
  const { account, name, id } = decided.member
  await ports.tellMember({ id: command, kind: 'member-decided' }, id, [account])
  if (yes) await ports.offer(account)
  return saying({ key: yes ? 'member-confirmed' : 'member-refused', args: { name } })
}

export async function invite(
  { id, name, role, unit }: CommandOf<'invite'>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { pack } = ports.rules
  const invited = await ports.people.invite({
    by: { member: by.member },
    name,
    grants: [{ role, unit }],
    id,
  })
  if (invited.kind === 'refused') return { kind: 'refused', problem: invited.problem }
  if (invited.kind === 'made-before') return saying({ key: 'invite-made-before' })
  const { invitation, code } = invited
  const link = ports.inviteLink(code)
  return {
    kind: 'acted',
    say: [
      invitedText(
        { ...(link === undefined ? { code } : { link }), name, role, unit, expires: invitation.expiresAt },
        pack,
      ),
    ],
  }
}

/** `/away`: from, to and deputy; or back again. */
export async function setAway(
  { id, asked }: CommandOf<'setAway'>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { members, rules } = ports
  const me = await members.get(by.member)
  if (me?.state !== 'active') return NOT_YOURS
  const active = await members.active()
  const today = todayOf(ports)
  const read = readAway(asked, { me, active, today, pack: rules.pack })
  if (read.kind === 'problem') return { kind: 'refused', problem: read.problem }
  const { away: _, ...rest } = me
  const written = await members.replace(me, read.kind === 'away' ? { ...rest, away: read.away } : rest)
  if (!written) return saying({ key: 'away-conflict' })
  // Before anything is said: repeated after a crash, what is left of it is done.
  const open = await reopenDuty(me.id, today, dutyPorts(ports))
  if (read.kind === 'off') return saying({ key: 'away-off' })
  const { from, to, deputy } = read.away
  const stand = active.find((one) => one.id === deputy)
  if (stand) await ports.tellMember({ id, kind: 'deputy' }, me.id, [stand.account])
  const name = stand?.name ?? ''
  return saying(
    { key: 'away-set', args: { from: { date: from }, to: { date: to }, deputy: name } },
    ...(open > 0 ? [{ key: 'away-duties', args: { count: open } }] : []),
  )
}
