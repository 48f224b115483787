import { type Pack, unitById } from '../../config/pack.js'
import { daysBetween } from '../../time/civil.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { AboutWhom } from '../content.js'
import { mayBeSentTo } from '../destinations.js'
import { excludedUnits } from '../exclusion.js'
import { clockOf, type Petition } from '../model.js'
import { noObjection } from '../sense.js'
import { commonSuperior, unitsAbove } from '../superiors.js'
import { arrival, arrived, unitProblem } from './arrival.js'
import {
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

/** 异议: not competent, within five working days, with reasons (2022 §23 para 3). */
export function object(command: CaseCommandOf<'object'>, { petition, context }: StepInput): Ruling {
  const { reason, proposed } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  const refusal = noObjection(petition, context.today)
  if (refusal) return { kind: 'refused', refusal }
  const { sender = petition.office } = petition
  if (proposed === petition.owner) return refuse('UNIT_SAME')
  // Any unit may be named, at whatever level: the sender decides what follows from it.
  if (proposed !== undefined) {
    if (!unitById(context.pack, proposed)) return refuse('UNIT_UNKNOWN', { unit: proposed })
    const problem = unitProblem(proposed, petition, context, true)
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
  return ruled(
    [
      {
        type: 'objectionAgreed',
        reason: command.reason,
        on: context.today,
        sorting: limitFrom('sorting', context.today, context),
        daysLost: daysBetween(since, context.today),
      },
    ],
    toPetitioners('came-back'),
  )
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
  return ruled([arrival(to, 'designate', reason, context, {})], ...arrived(to, petition, context))
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
export function takeOn(
  command: CaseCommandOf<'takeOn'>,
  { petition, context }: StepInput,
  unit: string,
): Ruling {
  return (
    textProblem(command.reason) ??
    ruled([arrival(unit, 'take-on', command.reason, context, {})], ...arrived(unit, petition, context))
  )
}
