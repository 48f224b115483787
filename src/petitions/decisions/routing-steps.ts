import { nameOfUnit, type Pack, unitById } from '../../config/pack.js'
import { daysBetween } from '../../time/civil.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { AboutWhom } from '../content.js'
import { mayBeSentTo } from '../destinations.js'
import type { EventBody } from '../events.js'
import { excludedUnits } from '../exclusion.js'
import { clockOf, type Petition } from '../model.js'
import { noObjection } from '../sense.js'
import { commonSuperior, unitsAbove } from '../superiors.js'
import {
  type DecideContext,
  issueTime,
  limitFrom,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toPetitioners,
  toUnit,
  whoAt,
} from './context.js'

/** Return dates of an assignment, in days. */
const RETURN_DAYS_AT_MOST = 180

/** 转送, 交办: to an organ or a lower petition office (2022 §22). */
export function forward(command: CaseCommandOf<'forward'>, { petition, context }: StepInput): Ruling {
  const { to, mode, reason, returnDays, onPaper } = command
  const wrong = textProblem(reason) ?? destinationProblem(to, petition, context, onPaper)
  if (wrong) return wrong
  if (mode === 'assign' && !goodDays(returnDays ?? 0, RETURN_DAYS_AT_MOST)) {
    return refuse('RETURN_DAYS_WRONG', { most: RETURN_DAYS_AT_MOST })
  }
  return ruled(
    [
      arrival(to, mode, reason, context, {
        objects: true,
        ...(mode === 'assign' && returnDays
          ? { report: limitFrom('assignedReport', context.today, context, returnDays) }
          : {}),
      }),
    ],
    ...arrived(to, context),
  )
}

/** To a subordinate organ of the same system (2022 §23 para 2). */
export function passDown(command: CaseCommandOf<'passDown'>, { petition, context }: StepInput): Ruling {
  const { to, reason, onPaper } = command
  const { pack } = context
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (!unitById(pack, to)) return refuse('UNIT_UNKNOWN', { unit: to })
  if (to === petition.owner) return refuse('UNIT_SAME')
  const below =
    unitById(pack, to)?.superior === petition.owner || unitById(pack, to)?.parent === petition.owner
  if (!below) return refuse('UNIT_NOT_SUBORDINATE')
  if (petition.notCompetent.includes(to)) return refuse('UNIT_CIRCLE')
  const problem = unitProblem(to, petition, context, onPaper)
  if (problem) return problem
  // What a common superior has settled is not opened again by passing it down.
  const objects = petition.sender !== undefined
  return ruled([arrival(to, 'pass-down', reason, context, { objects })], ...arrived(to, context))
}

/** 异议: not competent, within five working days, with reasons (2022 §23 para 3). */
export function object(command: CaseCommandOf<'object'>, { petition, context }: StepInput): Ruling {
  const { reason, proposed } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  const refusal = noObjection(petition, context.today)
  if (refusal) return { kind: 'refused', refusal }
  const { sender = petition.office } = petition
  if (proposed === petition.owner) return refuse('UNIT_SAME')
  if (proposed !== undefined) {
    const problem = destinationProblem(proposed, { ...petition, owner: sender }, context, true)
    if (problem) return problem
  }
  return ruled(
    [
      {
        type: 'objected',
        reason,
        ...(proposed === undefined ? {} : { proposed }),
        on: context.today,
        decision: limitFrom('objectionDecision', context.today, context),
      },
    ],
    toUnit('desk-objection', sender, 'sort'),
  )
}

/** The sender has verified and agrees: the papers come back, and the sender sorts anew from today. */
export function agreeObjection(
  command: CaseCommandOf<'agreeObjection'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  // From the day on which the one who objects had it: its right to object began then.
  const since = clockOf(petition, 'objection')?.limit.from ?? petition.objection?.on ?? context.today
  return ruled([
    {
      type: 'objectionAgreed',
      reason: command.reason,
      on: context.today,
      sorting: limitFrom('sorting', context.today, context),
      daysLost: daysBetween(since, context.today),
    },
  ])
}

export function refuseObjection(
  command: CaseCommandOf<'refuseObjection'>,
  { petition, context }: StepInput,
): Ruling {
  const by = petition.objection?.by
  return (
    textProblem(command.reason) ??
    ruled(
      [{ type: 'objectionRefused', reason: command.reason, on: context.today }],
      ...(by === undefined ? [] : [toUnit('desk-objection-refused', by, whoAt(by, context))]),
    )
  )
}

/**
 * 2022 §24: organs that can't agree are told by their common superior; where there is none, the petition office
 * brings the matter before the joint conference (联席会议) and records its word.
 */
export function refer(command: CaseCommandOf<'refer'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  const now = petition.objection?.by
  const between = [...new Set([...petition.notCompetent, ...(now === undefined ? [] : [now])])]
  const [first, second, ...others] = between
  const superior =
    first !== undefined && second !== undefined
      ? commonSuperior(context.pack, first, second, ...others)?.id
      : undefined
  const excluded = excludedUnits(context.pack, petition.content.about)
  const decides = superior !== undefined && !excluded.has(superior) ? superior : petition.owner
  return ruled(
    [
      {
        type: 'referred',
        to: decides,
        between,
        reason: command.reason,
        on: context.today,
        decision: limitFrom('competenceDecision', context.today, context),
      },
    ],
    toUnit('desk-dispute', decides, whoAt(decides, context) === 'sort' ? 'designate' : 'approve'),
  )
}

/** The common superior's word; there is no objection to it. */
export function designate(command: CaseCommandOf<'designate'>, { petition, context }: StepInput): Ruling {
  const { to, reason, onPaper } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (!unitById(context.pack, to)) return refuse('UNIT_UNKNOWN', { unit: to })
  const problem = unitProblem(to, petition, context, onPaper)
  if (problem) return problem
  if (!mayBeDesignated(context.pack, to, { ...petition, about: petition.content.about }))
    return refuse('UNIT_OUTSIDE')
  return ruled([arrival(to, 'designate', reason, context, {})], ...arrived(to, context))
}

/** Of those who dispute, or of those below whoever decides: by its own tree, or by the region of a petition office. */
export function mayBeDesignated(
  pack: Pack,
  to: string,
  { owner, dispute, about }: Pick<Petition, 'owner' | 'dispute'> & { readonly about?: AboutWhom | undefined },
): boolean {
  if (dispute?.includes(to) || unitsAbove(pack, to).some(({ id }) => id === owner)) return true
  // The superior itself may take it up (提级办理).
  if (to === owner) return unitById(pack, owner)?.kind === 'organ'
  return unitById(pack, owner)?.kind === 'petition-office' && mayBeSentTo(pack, owner, to, about) === 'ok'
}

/** Agreement: one of those who dispute takes it on after all. */
export function takeOn(command: CaseCommandOf<'takeOn'>, { context }: StepInput, unit: string): Ruling {
  return (
    textProblem(command.reason) ??
    ruled([arrival(unit, 'take-on', command.reason, context, {})], ...arrived(unit, context))
  )
}

/** 告知向有权机关提出, 不予受理, 不再受理: always with a reason, and with who is competent where that is known. */
export function divert(command: CaseCommandOf<'divert'>, { context }: StepInput): Ruling {
  const { decision, reason, elsewhere } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (elsewhere !== undefined && !context.pack.elsewhere.some(({ id }) => id === elsewhere)) {
    return refuse('SUBJECT_UNKNOWN')
  }
  // No bare "not ours": who is told to turn elsewhere is told where (2022 §23).
  if (decision === 'diverted' && elsewhere === undefined) return refuse('SUBJECT_UNKNOWN')
  return ruled([
    {
      type: 'diverted',
      decision,
      reason,
      ...(elsewhere === undefined ? {} : { elsewhere }),
      on: context.today,
      service: limitFrom('service', context.today, context),
      issueAt: issueTime(context),
    },
  ])
}

/** What is wrong with sending it there; the sender is the owner. */
function destinationProblem(
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

function unitProblem(
  to: string,
  petition: Petition,
  context: DecideContext,
  onPaper = false,
): Ruling | undefined {
  if (excludedUnits(context.pack, petition.content.about).has(to)) return refuse('UNIT_EXCLUDED')
  if (onPaper || context.reachable(to)) return undefined
  return refuse('UNIT_NOT_REACHABLE', { unit: { local: nameOfUnit(context.pack, to) } })
}

const goodDays = (days: number, most: number): boolean => Number.isInteger(days) && days >= 1 && days <= most

/** The event by which a unit has it: an organ must tell, another petition office must sort. */
function arrival(
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

const arrived = (to: string, context: DecideContext) => [
  toPetitioners('sent-on'),
  ...(context.reachable(to) ? [toUnit('desk-arrived', to, whoAt(to, context))] : []),
]
