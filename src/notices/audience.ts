import { type Pack, unitById } from '../config/pack.js'
import type { Level } from '../config/reminders.types.js'
import { recipients } from '../people/away.js'
import { type Member, memberMay } from '../people/members.js'
import { keptOut } from '../petitions/decisions/rights.js'
import { deskOf, type Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import type { WorkingCalendar } from '../time/calendar.js'
import type { CivilDate } from '../time/civil.js'
import { atLevels } from './levels.js'

/** One account that a notice goes to. */
export interface Recipient {
  readonly account: string
  /** It waits for the digest of that person. */
  readonly digest?: boolean
  readonly level?: Level
}

export interface AudiencePorts {
  readonly pack: Pack
  readonly calendar: WorkingCalendar
  readonly today: CivilDate
  /** The active members, and the accounts of those whom the messenger reaches. */
  readonly active: readonly Member[]
  readonly reachable: ReadonlySet<string>
}

/**
 * The accounts that a notice of a case goes to: a petitioner, or everybody of a unit who may do what it asks, or who
 * watches over one of its limits, and the deputies of those who are away. Nobody who is named in the matter, is of a
 * unit named in it, or was recused.
 */
export function audience(petition: Petition, notice: Notice, ports: AudiencePorts): Recipient[] {
  if ('account' in notice) {
    return petition.petitioners.includes(notice.account) ? [{ account: notice.account }] : []
  }
  const { pack, active, today } = ports
  const may = active.filter((member) => mayKnow(member, petition, ports))
  if ('who' in notice) {
    const meant = active.filter((member) => memberMay(member, notice.who, notice.unit, pack))
    return recipients(meant, active, today)
      .filter((member) => may.includes(member))
      .map(({ account }) => ({ account }))
  }
  const reached = may.filter(({ account }) => ports.reachable.has(account))
  const told = new Map<string, Recipient>()
  for (const { level, fresh, members } of atLevels(petition, notice, reached, ports)) {
    const digest = !singly(petition, notice, fresh, pack)
    for (const member of recipients(members, active, today).filter((one) => may.includes(one))) {
      const known = told.get(member.account)
      // Who stands on several levels hears it once, as the one to whom it is new.
      if (known && (digest || !known.digest)) continue
      told.set(member.account, { account: member.account, digest, level })
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
  return fresh || rung?.name === 'on'
}

function mayKnow({ id, name, grants }: Member, petition: Petition, rules: AudiencePorts): boolean {
  return !keptOut({ kind: 'member', member: id, name, grants }, petition, rules)
}
