import type { Pack } from '../config/pack.types.js'
import type { Message } from '../config/texts.types.js'
import type { Clock } from '../time/clock.js'
import { grantProblem, holds, readName } from './grants.js'
import type { Invitation, Invitations, Maker } from './invitations.js'
import { newInviteCode } from './invite-code.js'
import { type Member, type Members, memberMay } from './members.js'
import type { Grant } from './roles.js'

/** What the use cases about members work on. */
export interface PeoplePorts {
  readonly members: Members
  readonly invitations: Invitations
  readonly pack: Pack
  readonly clock: Clock
  readonly newId: () => string
  readonly newCode?: () => string
}

export interface InviteRequest {
  readonly by: Maker
  readonly name: string
  readonly grants: readonly Grant[]
  /** Such as that of a command: the same id again makes no second invitation, but a new code for the first. */
  readonly id?: string
}

export type Invited =
  /** `code` is to be shown now and to nobody else; nobody can look it up later. */
  | { readonly kind: 'invited'; readonly invitation: Invitation; readonly code: string }
  | { readonly kind: 'refused'; readonly problem: Message }
  /** The id was used before, and that invitation is taken or revoked. */
  | { readonly kind: 'made-before' }

export type Revoked = { readonly kind: 'revoked' | 'used' | 'unknown' | 'not-allowed' }

/** Somebody who was asked to join and isn't in yet. */
export interface NotJoined {
  readonly name: string
  readonly grants: readonly Grant[]
  /** `waiting`: took the invitation, and nobody has confirmed it. */
  readonly state: 'invited' | 'expired' | 'waiting'
  readonly invitation?: string
  readonly expiresAt?: Date
  readonly member?: string
}

/** For how long somebody who let an invitation run out is still listed. */
const EXPIRED_DAYS = 30

/** The member that acts, read now: a row that was loaded earlier may be of somebody who has left since. */
export async function actorOf(members: Members, by: Maker): Promise<Member | 'operator' | undefined> {
  if (by === 'operator') return 'operator'
  const actor = await members.get(by.member)
  return actor?.state === 'active' ? actor : undefined
}

/** Making invitations, calling them back, and who has not come yet. */
export function inviting({ members, invitations, pack, clock, newId, newCode = newInviteCode }: PeoplePorts) {
  const mayInvite = (actor: Member | 'operator' | undefined, { role, unit }: Grant): boolean =>
    actor === 'operator' ||
    (actor !== undefined && role !== 'admin' && memberMay(actor, 'invite', unit, pack))

  const problemOf = (
    actor: Member | 'operator' | undefined,
    grants: readonly Grant[],
  ): Message | undefined => {
    for (const grant of grants) {
      const problem = grantProblem(grant, pack)
      if (problem) return problem
      if (grant.role === 'admin' && actor !== 'operator') return { key: 'people-admin-by-operator' }
      if (!mayInvite(actor, grant)) return { key: 'people-may-not-invite' }
    }
    return grants.length === 0 ? { key: 'people-role-missing' } : undefined
  }

  return {
    /** Makes an invitation for one person, valid once and for seven days, or says why not. */
    async invite({ by, name: text, grants, id = newId() }: InviteRequest): Promise<Invited> {
      const read = readName(text)
      if ('problem' in read) return { kind: 'refused', problem: read.problem }
      const problem = problemOf(await actorOf(members, by), grants)
      if (problem) return { kind: 'refused', problem }
      const code = newCode()
      const invitation = await invitations.make({ id, name: read.name, grants, madeBy: by }, code)
      return invitation ? { kind: 'invited', invitation, code } : { kind: 'made-before' }
    },

    /** What `invite` would say against it, nothing written. */
    async refusalOf({ by, name, grants }: InviteRequest): Promise<Message | undefined> {
      const read = readName(name)
      return 'problem' in read ? read.problem : problemOf(await actorOf(members, by), grants)
    },

    /** Calls an invitation back that nobody has taken; for its maker, the operator, and who could have made it. */
    async revoke(id: string, by: Maker): Promise<Revoked> {
      const actor = await actorOf(members, by)
      const invitation = await invitations.get(id)
      if (!invitation) return { kind: 'unknown' }
      const own = by !== 'operator' && isMaker(invitation, by.member)
      const allowed =
        actor !== undefined && (own || invitation.grants.every((grant) => mayInvite(actor, grant)))
      if (!allowed) return { kind: 'not-allowed' }
      if (await invitations.revoke(id)) return { kind: 'revoked' }
      return { kind: (await invitations.get(id))?.usedBy === undefined ? 'revoked' : 'used' }
    },

    /** Everybody who was asked and isn't in: invited, invited in vain (for thirty days), waiting to be confirmed. */
    async pending(): Promise<NotJoined[]> {
      const [asked, asking, active] = await Promise.all([
        invitations.open(EXPIRED_DAYS),
        members.asking(),
        members.active(),
      ])
      const now = clock.now().getTime()
      const isOpen = ({ expiresAt }: Invitation) => expiresAt.getTime() > now
      const people = [...asked.filter(isOpen), ...asking.map(toWanted), ...active]
      const came = (one: Invitation) =>
        people.some(
          (other) => other.name === one.name && one.grants.every((grant) => holds(other.grants, grant)),
        )
      return [
        ...asking.map(toWaiting),
        ...asked
          .filter((one) => isOpen(one) || !came(one))
          .map((one) => toInvited(one, isOpen(one) ? 'invited' : 'expired')),
      ]
    },
  }
}

const isMaker = ({ madeBy }: Invitation, member: string): boolean =>
  madeBy !== 'operator' && madeBy.member === member

const toWanted = ({ name, grants, asked }: Member) => ({ name, grants: [...grants, ...asked] })

const toWaiting = ({ id, name, asked }: Member): NotJoined => ({
  name,
  grants: asked,
  state: 'waiting',
  member: id,
})

const toInvited = ({ id, name, grants, expiresAt }: Invitation, state: 'invited' | 'expired'): NotJoined => ({
  name,
  grants,
  state,
  invitation: id,
  expiresAt,
})
