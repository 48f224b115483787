/** Who hears of a limit that a unit has to keep. Pure. */
import { type Pack, unitById } from '../config/pack.js'
import { LEVELS, type Level } from '../config/reminders.types.js'
import { isAway } from '../people/away.js'
import { type Member, memberMay } from '../people/members.js'
import type { Action, Role } from '../people/roles.js'
import { deskOf, type Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import { type CivilDate, civilDate, daysBetween } from '../time/civil.js'

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
 * The members of each level that a notice names. A level in which nobody can be reached hands what it would hear to the
 * next one above, named or not; above the last stand the petition office that registered the case, and the one that
 * receives all. `reached` are the active members whom the messenger reaches and who may know of the case.
 */
export function atLevels(
  petition: Petition,
  notice: Extract<Notice, { levels: readonly Level[] }>,
  reached: readonly Member[],
  { pack, today }: { pack: Pack; today: CivilDate },
): AtLevel[] {
  const told: AtLevel[] = []
  let carried: Pick<AtLevel, 'fresh'> | undefined
  for (const level of LEVELS) {
    const named = notice.levels.includes(level)
    if (!named && !carried) continue
    const fresh = (named && notice.fresh.includes(level)) || (carried?.fresh ?? false)
    const members = membersAt(level, notice.unit, petition, reached, { pack, today })
    if (members.length > 0) told.push({ level, fresh, members })
    carried = members.length > 0 ? undefined : { fresh }
  }
  if (told.length > 0) return told
  const last = [petition.office, pack.office.unit].map((office) =>
    onTurn(
      reached.filter((member) => memberMay(member, 'sort', office, pack)),
      today,
    ),
  )
  const members = last.find((list) => list.length > 0) ?? []
  return members.length > 0 ? [{ level: 'leader', fresh: carried?.fresh ?? false, members }] : []
}

function membersAt(
  level: Level,
  holder: string,
  petition: Petition,
  reached: readonly Member[],
  { pack, today }: { pack: Pack; today: CivilDate },
): readonly Member[] {
  // The office acts for an organ that nobody of can be reached in the service.
  const unit = holder === petition.owner ? deskOf(petition) : holder
  if (level === 'handler' && unitById(pack, unit)?.kind === 'petition-office') {
    return onTurn(
      reached.filter((member) => memberMay(member, 'sort', unit, pack)),
      today,
    )
  }
  const { role, may } = STANDING[level]
  const those = reached.filter((member) => {
    const grants = member.grants.filter((grant) => grant.role === role)
    return memberMay({ ...member, grants }, may, unit, pack)
  })
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
function onTurn(members: readonly Member[], today: CivilDate): readonly Member[] {
  const there = members.filter((member) => !isAway(member, today))
  const among = there.length > 0 ? there : members
  const turn = among[daysBetween(FIRST_TURN, today) % Math.max(1, among.length)]
  return turn ? [turn] : []
}
