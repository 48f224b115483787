/** The officials of a moment, as notices need them; looked up often, so what was found is kept. Pure. */
import type { Pack } from '../config/pack.js'
import { type Member, memberMay } from '../people/members.js'
import type { Action, Role } from '../people/roles.js'
import type { CivilDate } from '../time/civil.js'

export interface People {
  readonly today: CivilDate
  /** All active members. */
  readonly active: readonly Member[]
  /** Active members who may do something towards a unit. */
  may(action: Action, unit: string): readonly Member[]
  /** Of these, as holders of one role, those whom something can be told. */
  told(role: Role, action: Action, unit: string): readonly Member[]
}

export function peopleOf(
  active: readonly Member[],
  tellable: ReadonlySet<string>,
  today: CivilDate,
  pack: Pack,
): People {
  const found = new Map<string, readonly Member[]>()
  const once = (key: string, find: () => readonly Member[]): readonly Member[] => {
    const known = found.get(key) ?? find()
    found.set(key, known)
    return known
  }
  return {
    today,
    active,
    may: (action, unit) =>
      once(`${action} ${unit}`, () => active.filter((member) => memberMay(member, action, unit, pack))),
    told: (role, action, unit) =>
      once(`${role} ${action} ${unit}`, () =>
        active.filter((member) => {
          const grants = member.grants.filter((grant) => grant.role === role)
          return tellable.has(member.account) && memberMay({ ...member, grants }, action, unit, pack)
        }),
      ),
  }
}
