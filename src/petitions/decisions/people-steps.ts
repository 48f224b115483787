import { unitById } from '../../config/pack.js'
import { mayDo } from '../../people/roles.js'
import { daysBetween } from '../../time/civil.js'
import { computeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import { excludedUnits } from '../exclusion.js'
import { handlingClock, type Petition } from '../model.js'
import {
  type DecideContext,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toUnit,
} from './context.js'
import { keptOut } from './rights.js'

export function nameHandler(command: CaseCommandOf<'nameHandler'>, { petition, context }: StepInput): Ruling {
  const { member, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (petition.handler === member) return refuse('NOTHING_CHANGES')
  if (!mayBeNamed(member, petition, context)) return refuse('MEMBER_UNKNOWN')
  return ruled([{ type: 'handlerNamed', member, reason, on: context.today }])
}

/** Whether somebody can be the handler: of the organ, and neither named in the matter nor recused. */
export function mayBeNamed(member: string, petition: Petition, context: DecideContext): boolean {
  const official = context.official(member)
  return (
    official !== undefined &&
    mayDo(official.grants, 'handle', petition.organ ?? petition.owner, context.pack) &&
    !keptOut({ kind: 'member', member, ...official }, petition, context)
  )
}

/** 回避: who has an interest in the matter has nothing more to do with it (2022 §28 para 3). */
export function recuse(command: CaseCommandOf<'recuse'>, { petition, context }: StepInput): Ruling {
  const { member, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (!context.official(member)) return refuse('MEMBER_UNKNOWN')
  if (petition.recused.includes(member)) return refuse('NOTHING_CHANGES')
  if (!mayRecuse(member, petition, context)) return refuse('NOT_YOURS')
  return ruled([{ type: 'recused', member, reason, on: context.today }])
}

/** Whether somebody may keep an official out: oneself, one's own people, or as one of those over the unit. */
export function mayRecuse(member: string, { owner }: Petition, context: DecideContext): boolean {
  const { acting, pack } = context
  if (acting.kind !== 'member') return false
  const units = context.official(member)?.grants.map(({ unit }) => unit) ?? []
  return (
    acting.member === member ||
    units.some((unit) => mayDo(acting.grants, 'approve', unit, pack)) ||
    mayDo(acting.grants, 'designate', owner, pack)
  )
}

/** Lead and co-handlers: one clock and one answer, each co-handler with a date inside it (M18). */
export function addCoHandler(
  command: CaseCommandOf<'addCoHandler'>,
  { petition, context }: StepInput,
): Ruling {
  const { unit, task, days } = command
  const { pack, calendar, today } = context
  const wrong = textProblem(task)
  if (wrong) return wrong
  const found = unitById(pack, unit)
  if (found?.kind !== 'organ') return refuse('UNIT_UNKNOWN', { unit })
  if (unit === petition.owner) return refuse('UNIT_SAME')
  if (excludedUnits(pack, petition.content.about).has(unit)) return refuse('UNIT_EXCLUDED')
  if (!context.reachable(unit)) return refuse('UNIT_NOT_REACHABLE', { unit: { local: found.name } })
  if (petition.coHandlers.some((one) => one.unit === unit && one.opinion === undefined)) {
    return refuse('CO_HANDLER_ALREADY')
  }
  const whole = handlingClock(petition)?.limit.due
  if (!Number.isInteger(days) || days < 1 || days > 365) return refuse('CO_HANDLER_DAYS', { most: 365 })
  const due = computeLimit({ ...pack.profile.targets.coHandling, days }, today, calendar)
  if (whole !== undefined && due.due > whole) {
    return refuse('CO_HANDLER_DAYS', { most: Math.max(1, daysBetween(today, whole)) })
  }
  return ruled([{ type: 'coHandlerAdded', unit, task, on: today, due }], toUnit('desk-co-handling', unit))
}

export function answerCoHandling(
  command: CaseCommandOf<'answerCoHandling'>,
  { petition, context }: StepInput,
  unit: string,
): Ruling {
  const wrong = textProblem(command.opinion)
  if (wrong) return wrong
  if (!petition.coHandlers.some((one) => one.unit === unit && one.opinion === undefined)) {
    return refuse('CO_HANDLER_NONE')
  }
  return ruled(
    [{ type: 'coHandlerAnswered', unit, opinion: command.opinion, on: context.today }],
    toDesk('desk-reply', petition, context),
  )
}
