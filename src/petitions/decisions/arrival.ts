import { nameOfUnit, unitById } from '../../config/pack.js'
import { mayBeSentTo } from '../destinations.js'
import type { EventBody } from '../events.js'
import { excludedUnits } from '../exclusion.js'
import type { Petition } from '../model.js'
import {
  type DecideContext,
  limitFrom,
  type NoticeDraft,
  type Ruling,
  refuse,
  toPetitioners,
  toUnit,
  whoAt,
} from './context.js'

/** What is wrong with sending it there; the sender is the owner. */
export function destinationProblem(
  to: string,
  petition: Petition,
  context: DecideContext,
  onPaper?: boolean,
): Ruling | undefined {
  switch (mayBeSentTo(context.pack, petition.owner, to, petition.content.about)) {
    case 'unknown-unit':
      return refuse('UNIT_UNKNOWN', { unit: to })
    case 'same-unit':
      return refuse('UNIT_SAME')
    case 'excluded':
      return refuse('UNIT_EXCLUDED')
    case 'outside':
      return refuse('UNIT_OUTSIDE')
    case 'ok':
      // Not back to who rightly objected, nor to an office that has passed it on: that would be a circle.
      if (petition.notCompetent.includes(to) || isFormerOffice(to, petition, context)) {
        return refuse('UNIT_CIRCLE')
      }
      return unitProblem(to, petition, context, onPaper)
  }
}

const isFormerOffice = (to: string, { held }: Petition, { pack }: DecideContext): boolean =>
  unitById(pack, to)?.kind === 'petition-office' && held.some(({ unit }) => unit === to)

export function unitProblem(
  to: string,
  petition: Petition,
  context: DecideContext,
  onPaper = false,
): Ruling | undefined {
  if (excludedUnits(context.pack, petition.content.about).has(to)) return refuse('UNIT_EXCLUDED')
  if (onPaper || context.reachable(to)) return undefined
  return refuse('UNIT_NOT_REACHABLE', { unit: { local: nameOfUnit(context.pack, to) } })
}

/** The event by which a unit has it: an organ must tell, another petition office must sort. */
export function arrival(
  to: string,
  mode: Extract<EventBody, { type: 'forwarded' }>['mode'],
  reason: string,
  context: DecideContext,
  {
    report,
    objects = false,
  }: { report?: Extract<EventBody, { type: 'forwarded' }>['report']; objects?: boolean },
): Extract<EventBody, { type: 'forwarded' }> {
  const { today, pack } = context
  const office = unitById(pack, to)?.kind === 'petition-office'
  return {
    type: 'forwarded',
    to,
    mode,
    reason,
    on: today,
    ...(office
      ? { sorting: limitFrom('sorting', today, context) }
      : { telling: limitFrom('telling', today, context) }),
    ...(objects ? { objection: limitFrom('objection', today, context) } : {}),
    ...(report ? { report } : {}),
    ...(context.reachable(to) ? {} : { paper: limitFrom('deliveryTask', today, context) }),
  }
}

export const arrived = (to: string, petition: Petition, context: DecideContext): NoticeDraft[] => [
  toPetitioners('sent-on'),
  ...(context.reachable(to) ? [toUnit('desk-arrived', to, whoAt(to, context))] : []),
  // 2022 §25: its head knows at once.
  ...(petition.urgent && context.reachable(to) && whoAt(to, context) === 'handle'
    ? [toUnit('desk-urgent', to, 'approve')]
    : []),
]
