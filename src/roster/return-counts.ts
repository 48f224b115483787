/** What a daily return says of a unit's cases: counts, and no case or person. Pure. */
import { isLate } from '../petitions/decisions/rights.js'
import type { Petition } from '../petitions/model.js'
import type { CivilDate } from '../time/civil.js'

export interface WindowCounts {
  readonly open: number
  readonly late: number
  readonly urgent: number
}

/** Of open cases those that a unit holds, or for whose way it answers: how many, and how many are late or urgent. */
export function countsOf(unit: string, open: readonly Petition[], today: CivilDate): WindowCounts {
  const own = open.filter(({ owner, office }) => owner === unit || office === unit)
  return {
    open: own.length,
    late: own.filter((petition) => isLate(petition, today)).length,
    urgent: own.filter(({ urgent }) => urgent).length,
  }
}
