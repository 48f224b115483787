/** The dates of a case that somebody is reminded of. Pure. */
import type { LimitId, OtherClockId, TargetId } from '../config/pack.types.js'
import type { CivilDate } from '../time/civil.js'
import type { Rules } from './decisions/context.js'
import { PETITIONER, type Petition, type PetitionEvent, running } from './model.js'
import { lastDays } from './rights-card.js'

/** One date, whose it is, and since when it is known. */
export interface Watched {
  /** Of the case's clock, or of what runs beside it. */
  readonly id: string
  /** People are reminded by it … */
  readonly nominal: CivilDate
  /** … and late after it. */
  readonly due: CivilDate
  readonly since: Date
  readonly length: number
  readonly whose:
    | {
        readonly kind: 'unit'
        readonly unit: string
        readonly duty: boolean
        readonly rule: LimitId | TargetId
      }
    | { readonly kind: 'petitioner' }
}

/** The window for a re-examination, which comes to paper and has no clock of the case. */
export const REEXAMINATION = 'reexamination'
/** What runs beside the case, by its place among the other clocks. */
export const otherClockId = (id: OtherClockId): string => `other-${id}`

/**
 * What runs in a case: the duties and rights of units, the petitioner's windows, and the limits elsewhere whose last
 * day follows from what they told. `events` is the whole history.
 */
export function watched(petition: Petition, events: readonly PetitionEvent[], rules: Rules): Watched[] {
  return [...ofUnits(petition, events, rules), ...ofPetitioner(petition, events, rules)]
}

/** A clock's id ends with the number of the event that started it. */
const startedAt = (id: string, events: readonly PetitionEvent[], petition: Petition): Date =>
  events[Number(/\d+$/.exec(id)?.[0])]?.at ?? petition.receivedAt

function ofUnits(petition: Petition, events: readonly PetitionEvent[], { pack }: Rules): Watched[] {
  const { limits, targets } = pack.profile
  const rules: Readonly<Record<string, { readonly id: LimitId | TargetId }>> = { ...limits, ...targets }
  return running(petition).flatMap(({ id, limit, holder, nature }) => {
    const { nominal, due, days } = limit
    const rule = rules[limit.rule]?.id
    if (holder === PETITIONER || rule === undefined) return []
    const since = startedAt(id, events, petition)
    return [
      {
        id,
        nominal,
        due,
        since,
        length: days,
        whose: { kind: 'unit', unit: holder, duty: nature === 'duty', rule },
      },
    ]
  })
}

function ofPetitioner(petition: Petition, events: readonly PetitionEvent[], rules: Rules): Watched[] {
  if (petition.withdrawal) return []
  const whose = { kind: 'petitioner' } as const
  const windows = running(petition)
    .filter(({ holder }) => holder === PETITIONER)
    .map(({ id, limit: { nominal, due, days } }) => {
      return { id, nominal, due, since: startedAt(id, events, petition), length: days, whose }
    })
  const told = events.findLast(({ type }) => type === 'detailsGiven')
  const elsewhere = told
    ? lastDays(petition.details, rules).map(({ id, nominal, last, days }) => {
        return { id: otherClockId(id), nominal, due: last, since: told.at, length: days, whose }
      })
    : []
  const reviewed = events.findLast(({ type }) => type === 'reviewed')
  const window = petition.review?.window
  const again =
    reviewed && window
      ? [
          {
            id: REEXAMINATION,
            nominal: window.nominal,
            due: window.due,
            since: reviewed.at,
            length: window.days,
            whose,
          },
        ]
      : []
  return [...windows, ...elsewhere, ...again]
}
