import type { Pack } from '../config/pack.js'
import type { Accounts } from '../people/accounts.js'
import { isAway } from '../people/away.js'
import type { Member, Members } from '../people/members.js'
import type { Grant } from '../people/roles.js'
import { unstaffedUnits } from '../people/staffing.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import type { Staffing } from './act.js'
import type { Acting } from './decisions/context.js'

/** An official who acts, with the grants of those they stand in for today. */
export type ActingMember = Extract<Acting, { kind: 'member' }>

export interface StaffPorts {
  readonly members: Members
  readonly accounts: Accounts
  readonly clock: Clock
  readonly pack: Pack
}

export type Staff = ReturnType<typeof staff>

/** Who works for the offices, as of now. */
export function staff({ members, accounts, clock, pack }: StaffPorts) {
  const today = () => civilDateOf(clock.now(), pack.timeZone)

  /** A deputy has what the absent may do, and keeps what is their own (inbox and notices go to both). */
  async function grantsOf(member: Member): Promise<Grant[]> {
    const day = today()
    const absent = (await members.withDeputy(member.id)).filter((other) => isAway(other, day))
    return [...member.grants, ...absent.flatMap(({ grants }) => grants)]
  }

  return {
    /** The official that an account is; whoever waits or has left is none. */
    async acting(account: string): Promise<ActingMember | undefined> {
      const member = await members.ofAccount(account)
      if (member?.state !== 'active') return undefined
      const { id, name } = member
      return { kind: 'member', member: id, name, grants: await grantsOf(member) }
    },

    active: (): Promise<Member[]> => members.active(),

    /** The names of members who ever were, by id, for those who may see who did what. */
    async names(ids: readonly string[]): Promise<(id: string) => string | undefined> {
      const found = await Promise.all([...new Set(ids)].map((id) => members.get(id)))
      const names = new Map(found.flatMap((member) => (member ? [[member.id, member.name]] : [])))
      return (id) => names.get(id)
    },

    /** What a decision has to know: whom the messenger reaches in each unit, and who belongs where. */
    async staffing(): Promise<Staffing> {
      const active = await members.active()
      const reached = await accounts.reachableAmong(active.map(({ account }) => account))
      const there = active.filter(({ account }) => reached.has(account))
      const unstaffed = new Set(unstaffedUnits(pack, there).map(({ id }) => id))
      const officials = new Map(active.map(({ id, name, grants }) => [id, { name, grants }]))
      return { reachable: (unit) => !unstaffed.has(unit), official: (member) => officials.get(member) }
    },
  }
}
