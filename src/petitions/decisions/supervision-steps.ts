import { isDeepStrictEqual } from 'node:util'
import { recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import { deskOf, running, surelyOver } from '../model.js'
import {
  limitFrom,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toPetitioners,
  toUnit,
  whoAt,
} from './context.js'
import { extensionArrived } from './extension-steps.js'
import { isLate, owedToPetitioner } from './rights.js'

/** 催办: by a supervisor at any time, by the petitioner once a limit is missed; an answer is owed to it. */
export function urge(command: CaseCommandOf<'urge'>, { petition, context }: StepInput): Ruling {
  const { acting, today } = context
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  if (acting.kind === 'petitioner' && !isLate(petition, today)) {
    const next = owedToPetitioner(petition)
      .map(({ limit }) => limit.due)
      .sort()[0]
    return refuse('URGE_NOT_YET', { due: { date: next ?? today } })
  }
  const owed = petition.urge && petition.clocks.find(({ id }) => id === petition.urge?.clock)
  // One urging at a time, but an unanswered one may be repeated after its date.
  if (owed && today <= owed.limit.due) return refuse('URGE_WAITS', { due: { date: owed.limit.due } })
  return ruled(
    [
      {
        type: 'urged',
        reason: command.reason,
        on: today,
        answer: limitFrom('urgeAnswer', today, context),
      },
    ],
    toDesk('desk-urged', petition, context),
  )
}

export function answerUrge(command: CaseCommandOf<'answerUrge'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.text)
  if (wrong) return wrong
  const { urge } = petition
  if (!urge) return refuse('URGE_NONE')
  // Whoever urged is told, and nobody else.
  const units = urge.by.flatMap((by) => (by.kind === 'member' ? [by.unit] : []))
  return ruled(
    [{ type: 'urgeAnswered', text: command.text, on: context.today }],
    ...(urge.by.some(({ kind }) => kind === 'petitioner') ? [toPetitioners('urge-answered')] : []),
    ...[...new Set(units)].map((unit) => toUnit('desk-urge-answered', unit, 'designate')),
  )
}

export function doTask(command: CaseCommandOf<'doTask'>, { petition, context }: StepInput): Ruling {
  const { task, how } = command
  const wrong = textProblem(how)
  if (wrong) return wrong
  if (!petition.tasks.some(({ id }) => id === task)) return refuse('TASK_UNKNOWN')
  return ruled([{ type: 'taskDone', task, how, on: context.today }])
}

export function reportDelivered(
  command: CaseCommandOf<'reportDelivered'>,
  { petition, context }: StepInput,
): Ruling {
  const { notice } = command
  const arrived = extensionArrived(notice, petition, context)
  return ruled(
    [{ type: 'delivered', notice, on: context.today }, ...arrived],
    ...(arrived.length > 0 ? [toDesk('desk-extension-decided', petition, context)] : []),
  )
}

/** What a notice should have told is open again: somebody has to reach the person another way. */
export function reportUndelivered(
  command: CaseCommandOf<'reportUndelivered'>,
  { petition, context }: StepInput,
): Ruling {
  const due = limitFrom('deliveryTask', context.today, context)
  // What an official was to be told comes to the petition office: those who have the case were not reached.
  const office = petition.status === 'closed' || command.whom === 'official'
  const unit = office ? petition.office : deskOf(petition)
  return ruled(
    [{ type: 'undelivered', notice: command.notice, unit, on: context.today, due }],
    toUnit('desk-task', unit, whoAt(unit, context)),
  )
}

/** Running dates under the calendar as it is now; people are told where a date really moved. */
export function recompute(command: CaseCommandOf<'recompute'>, { petition, context }: StepInput): Ruling {
  const recomputed = running(petition).map((clock) => ({
    clock,
    limit: recomputeLimit(clock.limit, context.calendar),
  }))
  const limit = recomputed.find(({ clock }) => clock.id.startsWith('window-'))?.limit
  const window = limit && surelyOver(limit)
  const changed = recomputed
    .map((one) =>
      // The file is closed so many days after the window, whenever that ends.
      window !== undefined && one.clock.id.startsWith('closing-') && one.limit.from !== window
        ? { ...one, limit: limitFrom('closing', window, context) }
        : one,
    )
    .filter(({ clock, limit }) => !isDeepStrictEqual(limit, clock.limit))
  if (changed.length === 0) return ruled([])
  const moved = changed.map(({ clock, limit }) => ({ clock: clock.id, limit }))
  const event = { type: 'datesMoved', calendar: command.calendar, on: context.today, moved } as const
  const seen = changed.some(
    ({ clock, limit }) => clock.limit.due !== limit.due || clock.limit.nominal !== limit.nominal,
  )
  if (!seen) return ruled([event])
  return ruled([event], toPetitioners('dates-moved'), toDesk('desk-dates-moved', petition, context))
}
