import { unitById } from '../../config/pack.js'
import type { CaseCommandOf } from '../case-commands.js'
import { arrival, arrived, destinationProblem, unitProblem } from './arrival.js'
import { issueTime, limitFrom, type Ruling, refuse, ruled, type StepInput, textProblem } from './context.js'

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
    ...arrived(to, petition, context),
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
  return ruled([arrival(to, 'pass-down', reason, context, { objects })], ...arrived(to, petition, context))
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

const goodDays = (days: number, most: number): boolean => Number.isInteger(days) && days >= 1 && days <= most
