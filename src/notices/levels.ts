/** Who hears of a limit that a unit has to keep. Pure. */
import { type Pack, unitById } from '../config/pack.js'
import { LEVELS, type Level } from '../config/reminders.types.js'
import { isAway } from '../people/away.js'
import type { Member } from '../people/members.js'
import type { Action, Role } from '../people/roles.js'
import { deskOf, type Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import { civilDate, daysBetween } from '../time/civil.js'
import type { People } from './people.js'

/** Members who are told as one level. */
export interface AtLevel {
  readonly level: Level
  /** They hear of it for the first time. */
  readonly fresh: boolean
  readonly members: readonly Member[]
}

const STANDING: Readonly<Record<Level, { readonly role: Role; readonly may: Action }>> = {
  handler: { role: 'handler', may: 'handle' },
  'unit-lead': { role: 'unit-lead', may: 'approve' },
  supervisor: { role: 'supervisor', may: 'supervise' },
  leader: { role: 'leader', may: 'supervise' },
}

/** A day before all others, from which turns are counted. */
const FIRST_TURN = civilDate('2001-01-01')

/**
 * The members of each level that a notice names. A level in which nobody can be told anything hands what it would hear to
 * the next one above, named or not; above the last stand the petition office that registered the case, and the one that
 * receives all. `mayKnow` leaves out who must not know of the case.
 */
export function atLevels(
  petition: Petition,
  notice: Extract<Notice, { levels: readonly Level[] }>,
  people: People,
  mayKnow: (member: Member) => boolean,
  pack: Pack,
): AtLevel[] {
  const told: AtLevel[] = []
  let carried: Pick<AtLevel, 'fresh'> | undefined
  for (const level of LEVELS) {
    const named = notice.levels.includes(level)
    if (!named && !carried) continue
    const fresh = (named && notice.fresh.includes(level)) || (carried?.fresh ?? false)
    const members = membersAt(level, notice.unit, petition, people, mayKnow, pack)
    if (members.length > 0) told.push({ level, fresh, members })
    carried = members.length > 0 ? undefined : { fresh }
  }
  if (told.length > 0) return told
  const offices = [petition.office, pack.office.unit]
  const members =
    offices.map((office) => sorter(office, people, mayKnow)).find((list) => list.length > 0) ?? []
  return members.length > 0 ? [{ level: 'leader', fresh: carried?.fresh ?? false, members }] : []
}

function membersAt(
  level: Level,
  holder: string,
  petition: Petition,
  people: People,
  mayKnow: (member: Member) => boolean,
  pack: Pack,
): readonly Member[] {
  // The office acts for an organ of which nobody can be reached in the service.
  const unit = holder === petition.owner ? deskOf(petition) : holder
  if (level === 'handler' && unitById(pack, unit)?.kind === 'petition-office')
    return sorter(unit, people, mayKnow)
  const { role, may } = STANDING[level]
  const those = people.told(role, may, unit).filter(mayKnow)
  if (level === 'handler') {
    const own = those.filter(({ id }) => id === petition.handler)
    return own.length > 0 ? own : those
  }
  const near = those.filter(({ grants }) =>
    grants.some((one) => one.role === role && one.unit === petition.office),
  )
  return level === 'unit-lead' || near.length === 0 ? those : near
}

/** Of several who sort, one after another has the turn, a day each; who is away is passed over. */
function sorter(
  office: string,
  { told, today }: People,
  mayKnow: (member: Member) => boolean,
): readonly Member[] {
  const members = told('registrar', 'sort', office).filter(mayKnow)
  const there = members.filter((member) => !isAway(member, today))
  const among = there.length > 0 ? there : members
  const turn = among[daysBetween(FIRST_TURN, today) % Math.max(1, among.length)]
  return turn ? [turn] : []
}
