import { holds, together } from './grants.js'
import type { Invitation } from './invitations.js'
import { inviting, type PeoplePorts } from './inviting.js'
import type { Member } from './members.js'
import { confirmersOf, membership } from './membership.js'
import type { Grant } from './roles.js'
import { untilWritten } from './until-written.js'

export type Joined =
  /** In force at once: the operator made the invitation. */
  | { readonly kind: 'joined'; readonly member: Member; readonly grants: readonly Grant[] }
  /** Made in the chat: somebody has to confirm it. Without `confirmers` only the operator can. */
  | {
      readonly kind: 'waiting'
      readonly member: Member
      readonly grants: readonly Grant[]
      readonly confirmers: readonly Member[]
    }
  /** The account holds all of it; the invitation stays open for whom it was meant. */
  | { readonly kind: 'already'; readonly member: Member }
  /** `own`: its maker tried to take it. */
  | { readonly kind: 'used' | 'expired' | 'revoked' | 'unknown' | 'own' }

/** Everything about becoming, being and no longer being a member. */
export function joining(ports: PeoplePorts) {
  const { members, invitations, pack, clock } = ports

  /** Why an invitation can't be taken by an account, apart from having been used by it before. */
  const refusal = async (invitation: Invitation, account: string): Promise<Joined | undefined> => {
    if (invitation.usedBy !== undefined) return { kind: 'used' }
    if (invitation.revokedAt !== undefined) return { kind: 'revoked' }
    if (invitation.madeBy !== 'operator') {
      const maker = await members.get(invitation.madeBy.member)
      if (maker?.state !== 'active') return { kind: 'revoked' }
      if (maker.account === account) return { kind: 'own' }
    }
    if (invitation.expiresAt.getTime() <= clock.now().getTime()) return { kind: 'expired' }
    const member = await members.ofAccount(account)
    if (member && invitation.grants.every((grant) => holds(member.grants, grant))) {
      return { kind: 'already', member }
    }
    return undefined
  }

  /** What the account became by an invitation that it took. */
  const outcome = async (member: Member, { grants }: Invitation): Promise<Joined> => {
    if (member.state === 'left') return { kind: 'used' }
    const waiting = grants.filter((grant) => holds(member.asked, grant))
    if (waiting.length > 0) {
      const asked = await Promise.all(
        [...new Set(waiting.map(({ unit }) => unit))].map((unit) =>
          confirmersOf(members, pack, unit, member.id),
        ),
      )
      const confirmers = [...new Map(asked.flat().map((one) => [one.id, one])).values()]
      return { kind: 'waiting', member, grants: waiting, confirmers }
    }
    return grants.every((grant) => holds(member.grants, grant))
      ? { kind: 'joined', member, grants }
      : { kind: 'used' }
  }

  /** The second write: makes or widens the member of an account that took the invitation. Once. */
  const enter = (invitation: Invitation, account: string): Promise<Joined> =>
    untilWritten<Joined>(async () => {
      const { id, name, grants, madeBy } = invitation
      // In this order: what is written below fails if another call of the same account was done meanwhile. A new
      // member has the invitation's id, so even one that has left again by then can't be made a second time.
      const known = await members.ofAccount(account)
      const done = await members.byInvitation(account, id)
      if (done) return outcome(done, invitation)
      const next = widened(known, grants, madeBy === 'operator')
      const written = known
        ? await members.replace(known, { ...known, ...next, taken: [...known.taken, id] })
        : await members.insert({ id, account, name, ...next, taken: [id] })
      return written && outcome(written, invitation)
    })

  return {
    ...inviting(ports),
    ...membership(ports),

    /**
     * An account takes the invitation with this code. The invitation is taken first, by compare-and-set, so one
     * account gets it; then the member is written. After a crash in between, or a repeated update, the same
     * account's call finishes it and answers the same.
     */
    async join(account: string, code: string): Promise<Joined> {
      return untilWritten<Joined>(async () => {
        const invitation = await invitations.ofCode(code)
        if (!invitation) return { kind: 'unknown' }
        if (invitation.usedBy === account) return enter(invitation, account)
        const refused = await refusal(invitation, account)
        if (refused) return refused
        // Somebody else was quicker, or it ran out or was revoked just now: look again to say which.
        if (!(await invitations.take(invitation.id, account))) return undefined
        return enter(invitation, account)
      })
    },
  }
}

/** The grants of a member with more: in force where the operator gave them, else waiting. */
function widened(
  member: Member | undefined,
  more: readonly Grant[],
  atOnce: boolean,
): Pick<Member, 'grants' | 'asked' | 'state'> {
  const [grants, asked] = [member?.grants ?? [], member?.asked ?? []]
  if (!atOnce) {
    const wanted = more.filter((grant) => !holds(grants, grant))
    return { grants, asked: together(asked, wanted), state: member?.state ?? 'waiting' }
  }
  const all = together(grants, more)
  return { grants: all, asked: asked.filter((grant) => !holds(all, grant)), state: 'active' }
}
