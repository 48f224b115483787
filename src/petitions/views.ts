import { type Pack, unitById } from '../config/pack.js'
import type { LocalText } from '../config/texts.types.js'
import type { CivilDate } from '../time/civil.js'
import type { Limit } from '../time/limits.js'
import type { Petition } from './model.js'

/** One case in a list of one's own. */
export interface CaseLine {
  readonly number: string
  readonly status: Petition['status']
  readonly receivedOn: CivilDate
  readonly next: CivilDate
  /** A calendar that isn't published yet may still move `next`. */
  readonly provisional: boolean
}

/** What a petitioner sees of a case. */
export interface CaseCard extends CaseLine {
  readonly petition: string
  readonly revision: number
  /** The responsible unit, never a private person. */
  readonly office: LocalText
  readonly phone: string
  /** False for a matter without a name: no written notice is owed, and there is no review. */
  readonly named: boolean
}

/** Why a date is what it is. */
export interface DateCard {
  readonly number: string
  readonly limit: Limit
}

export function caseLine(petition: Petition): CaseLine {
  const { due, provisional } = nextLimit(petition)
  const { number, status, receivedOn } = petition
  return { number, status, receivedOn, next: due, provisional }
}

export function caseCard(petition: Petition, pack: Pack): CaseCard {
  const unit = unitById(pack, petition.owner)
  return {
    ...caseLine(petition),
    petition: petition.id,
    revision: petition.revision,
    office: unit?.name ?? pack.office.name,
    phone: unit?.phone ?? pack.office.dutyPhone,
    named: petition.content.petitioner.kind !== 'anonymous',
  }
}

export const dateCard = (petition: Petition): DateCard => ({
  number: petition.number,
  limit: nextLimit(petition),
})

/** The limit that ends first. @throws Error when an open case has none, which must never be. */
function nextLimit(petition: Petition): Limit {
  const [first, ...others] = petition.clocks.map((clock) => clock.limit)
  if (!first) throw new Error(`case ${petition.id} has no next date`)
  return others.reduce((next, limit) => (limit.due < next.due ? limit : next), first)
}
