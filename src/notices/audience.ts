import type { Pack } from '../config/pack.js'
import { recipients } from '../people/away.js'
import { type Member, memberMay } from '../people/members.js'
import { keptOut } from '../petitions/decisions/rights.js'
import type { Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import type { WorkingCalendar } from '../time/calendar.js'
import type { CivilDate } from '../time/civil.js'

/**
 * The accounts that a notice of a case goes to: a petitioner, or everybody of a unit who may do what it asks, and
 * the deputies of those who are away. Nobody who is named in the matter, is of a unit named in it, or was recused.
 */
export function audience(
  petition: Petition,
  notice: Notice,
  {
    pack,
    calendar,
    today,
    active,
  }: {
    pack: Pack
    calendar: WorkingCalendar
    today: CivilDate
    /** The active members. */
    active: readonly Member[]
  },
): string[] {
  if ('account' in notice) return petition.petitioners.includes(notice.account) ? [notice.account] : []
  const meant = active.filter((member) => memberMay(member, notice.who, notice.unit, pack))
  return recipients(meant, active, today)
    .filter(({ id, name, grants }) => {
      const acting = { kind: 'member', member: id, name, grants } as const
      return !keptOut(acting, petition, { pack, calendar })
    })
    .map(({ account }) => account)
}
