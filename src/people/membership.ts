import type { Pack } from '../config/pack.types.js'
import { unitById } from '../config/pack-lookup.js'
import { civilDateOf } from '../time/civil.js'
import { holds, together } from './grants.js'
import type { Maker } from './invitations.js'
import { actorOf, type PeoplePorts } from './inviting.js'
import { type Member, type Members, memberMay } from './members.js'
import type { Grant, Role } from './roles.js'
import { untilWritten } from './until-written.js'

export type Decided =
  /** `grants` are those that were decided on now; a member with several units may still have others waiting. */
  | { readonly kind: 'done'; readonly member: Member; readonly grants: readonly Grant[] }
  /** Nothing waits any more: it was decided before, by this call or by somebody else. */
  | { readonly kind: 'nothing-waits'; readonly member: Member }
  | { readonly kind: 'not-allowed' | 'unknown' }

/** A part of what somebody did, and the member who goes on with it; without `to` it falls to the unit's lead. */
export interface HandOver {
  readonly grant: Grant
  readonly to?: string
}

export type Leaving =
  | {
      readonly kind: 'left'
      readonly member: Member
      readonly handOver: readonly HandOver[]
      /** Members who are or will be away with this one as their deputy: they have to name another. */
      readonly deputyOf: readonly Member[]
    }
  | { readonly kind: 'unknown' | 'not-allowed' | 'wrong-successor' }

/** Who can go on with what a role did: the same role, and a lead for the handlers. */
const CARRIES_ON: Partial<Record<Role, readonly Role[]>> = { handler: ['handler', 'unit-lead'] }

/** Whether a member's grants carry on with a grant: a fitting role in the same unit. */
const carriesOn = (member: Member, { role, ...where }: Grant): boolean =>
  (CARRIES_ON[role] ?? [role]).some((fitting) => holds(member.grants, { ...where, role: fitting }))

/**
 * Who is asked to confirm a person for a unit: the members of that unit who may, or, where it has none, those of
 * the nearest unit above that has. Nobody up to the top means that only the operator can.
 */
export async function confirmersOf(
  members: Members,
  pack: Pack,
  unit: string,
  except: string,
): Promise<Member[]> {
  const seen = new Set<string>()
  for (
    let at: string | undefined = unit;
    at !== undefined && !seen.has(at);
    at = unitById(pack, at)?.parent
  ) {
    seen.add(at)
    const here = (await members.inUnit(at)).filter(
      (member) =>
        member.id !== except &&
        memberMay(
          { ...member, grants: member.grants.filter((grant) => grant.unit === at) },
          'confirm-member',
          unit,
          pack,
        ),
    )
    if (here.length > 0) return here
  }
  return []
}

/** Confirming, refusing and ending memberships. */
export function membership({ members, invitations, pack, clock }: PeoplePorts) {
  const decide = (id: string, by: Maker, next: (seen: Member, grants: readonly Grant[]) => Member) =>
    untilWritten<Decided>(async () => {
      const actor = await actorOf(members, by)
      const member = await members.get(id)
      if (!member) return { kind: 'unknown' }
      if (actor === undefined || (actor !== 'operator' && actor.id === id)) return { kind: 'not-allowed' }
      if (member.asked.length === 0) return { kind: 'nothing-waits', member }
      const grants = member.asked.filter(
        ({ unit }) => actor === 'operator' || memberMay(actor, 'confirm-member', unit, pack),
      )
      if (grants.length === 0) return { kind: 'not-allowed' }
      const written = await members.replace(member, next(member, grants))
      return written && { kind: 'done', member: written, grants }
    })

  /** Whoever could bring the member in for all of its units may end it; only the operator ends an admin. */
  const mayEnd = (actor: Member | 'operator' | undefined, member: Member): boolean => {
    if (actor === 'operator') return true
    if (actor === undefined || actor.id === member.id) return false
    return [...member.grants, ...member.asked].every(
      ({ role, unit }) =>
        role !== 'admin' &&
        (memberMay(actor, 'invite', unit, pack) || memberMay(actor, 'confirm-member', unit, pack)),
    )
  }

  const fits = async (member: Member, successor: string): Promise<boolean> => {
    const next = successor === member.id ? undefined : await members.get(successor)
    return next?.state === 'active' && member.grants.some((grant) => carriesOn(next, grant))
  }

  const left = async (member: Member): Promise<Leaving> => {
    // Repeated after a crash this changes nothing; joining refuses them too, since their maker has left.
    await invitations.revokeOf(member.id)
    const successor = member.successor === undefined ? undefined : await members.get(member.successor)
    const today = civilDateOf(clock.now(), pack.timeZone)
    const others = await members.active()
    return {
      kind: 'left',
      member,
      handOver: member.grants.map((grant) =>
        successor?.state === 'active' && carriesOn(successor, grant)
          ? { grant, to: successor.id }
          : { grant },
      ),
      deputyOf: others.filter(({ away }) => away?.deputy === member.id && away.to >= today),
    }
  }

  return {
    /** Puts in force what waits, as far as `by` may confirm it. Nobody confirms themselves. */
    confirm: (member: string, by: Maker): Promise<Decided> =>
      decide(member, by, (seen, grants) => ({
        ...seen,
        grants: together(seen.grants, grants),
        asked: seen.asked.filter((grant) => !grants.includes(grant)),
        state: 'active',
      })),

    /** Drops what waits, as far as `by` could confirm it. Who is left with nothing has left. */
    refuse: (member: string, by: Maker): Promise<Decided> =>
      decide(member, by, (seen, grants) => {
        const asked = seen.asked.filter((grant) => !grants.includes(grant))
        const ends = asked.length === 0 && seen.grants.length === 0
        return { ...seen, asked, ...(ends ? { state: 'left', leftAt: clock.now() } : {}) }
      }),

    /**
     * Ends a membership at once. The successor, an active member with a fitting role in one of its units, is
     * recorded; what they carry on with and what falls to the lead comes back. Repeating the call gives the same,
     * and may still name a successor where none was named.
     */
    leave: (id: string, { by, successor }: { by: Maker; successor?: string }): Promise<Leaving> =>
      untilWritten<Leaving>(async () => {
        const actor = await actorOf(members, by)
        const member = await members.get(id)
        if (!member) return { kind: 'unknown' }
        if (!mayEnd(actor, member)) return { kind: 'not-allowed' }
        if (member.state === 'left' && (successor === undefined || member.successor !== undefined)) {
          return left(member)
        }
        if (successor !== undefined && !(await fits(member, successor))) return { kind: 'wrong-successor' }
        const { away: _ended, ...rest } = member
        const written = await members.replace(member, {
          ...rest,
          asked: [],
          state: 'left',
          leftAt: member.leftAt ?? clock.now(),
          ...(successor === undefined ? {} : { successor }),
        })
        return written && left(written)
      }),
  }
}
