import { type Pack, unitById } from '../config/pack.js'
import type { Level } from '../config/reminders.types.js'
import { recipients } from '../people/away.js'
import type { Member } from '../people/members.js'
import type { Rules } from '../petitions/decisions/context.js'
import { keptOut } from '../petitions/decisions/rights.js'
import { deskOf, type Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import { atLevels } from './levels.js'
import type { People } from './people.js'

/** One account that a notice goes to. */
export interface Recipient {
  readonly account: string
  /** It waits for the digest of that person. */
  readonly digest?: boolean
  readonly level?: Level
}

/** The petitioner that a notice goes to, if they still are one of the case. */
export const petitionerOf = (
  { petitioners }: Petition,
  { account }: Extract<Notice, { account: string }>,
): Recipient[] => (petitioners.includes(account) ? [{ account }] : [])

/**
 * The accounts that a notice of a case to officials goes to: everybody of a unit who may do what it asks, or who
 * watches over one of its limits, and the deputies of those who are away. Nobody who is named in the matter, is of a
 * unit named in it, or was recused.
 */
export function audience(
  petition: Petition,
  notice: Exclude<Notice, { account: string }>,
  people: People,
  rules: Rules,
): Recipient[] {
  const { active, today } = people
  const mayKnow = ({ id, name, grants }: Member): boolean =>
    !keptOut({ kind: 'member', member: id, name, grants }, petition, rules)
  if ('who' in notice) {
    return recipients(people.may(notice.who, notice.unit), active, today)
      .filter(mayKnow)
      .map(({ account }) => ({ account }))
  }
  const told = new Map<string, Recipient>()
  for (const { level, fresh, members } of atLevels(petition, notice, people, mayKnow, rules.pack)) {
    const digest = !singly(petition, notice, fresh, rules.pack)
    for (const { account } of recipients(members, active, today).filter(mayKnow)) {
      const known = told.get(account)
      // Who stands on several levels hears it once, as the one to whom it is new.
      if (known && (digest || !known.digest)) continue
      told.set(account, { account, digest, level })
    }
  }
  return [...told.values()]
}

/** Newly late at one's level, due today, or of somebody in danger: it can't wait for the digest. */
function singly(
  petition: Petition,
  { unit, rung }: Notice & { unit: string },
  fresh: boolean,
  pack: Pack,
): boolean {
  if (petition.urgent) return true
  // What a petition office itself has to do is told in one count.
  const desk = unit === petition.owner ? deskOf(petition) : unit
  if (unitById(pack, desk)?.kind === 'petition-office') return false
  return fresh || rung?.name === 'on' || rung?.name === 'moved'
}
