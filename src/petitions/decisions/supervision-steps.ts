import { isDeepStrictEqual } from 'node:util'
import { recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import { running } from '../model.js'
import { extensionArrived } from './answer-steps.js'
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
import { isLate } from './rights.js'

/** 催办: by a supervisor at any time, by the petitioner once a limit is missed; an answer is owed to it. */
export function urge(command: CaseCommandOf<'urge'>, { petition, context }: StepInput): Ruling {
  const { acting, today } = context
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  if (acting.kind === 'petitioner' && !isLate(petition, today)) {
    const next = running(petition)
      .filter(({ nature }) => nature === 'duty')
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
    toUnit('desk-urged', petition.owner, whoAt(petition.owner, context)),
  )
}

export function answerUrge(command: CaseCommandOf<'answerUrge'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.text)
  if (wrong) return wrong
  if (!petition.urge) return refuse('URGE_NONE')
  const event = { type: 'urgeAnswered', text: command.text, on: context.today } as const
  return ruled([event], toPetitioners('urge-answered'))
}

export function doTask(command: CaseCommandOf<'doTask'>, { petition, context }: StepInput): Ruling {
  const { task, how } = command
  const wrong = textProblem(how)
  if (wrong) return wrong
  if (!petition.tasks.some(({ id }) => id === task)) return refuse('TASK_UNKNOWN')
  return ruled([{ type: 'taskDone', task, how, on: context.today }])
}

/** A petitioner whose matter came in on paper follows it in a chat, with number and code of the slip. */
export function join(command: CaseCommandOf<'join'>, { petition }: StepInput): Ruling {
  const { account, code } = command
  if (petition.code === undefined || petition.code !== code) return refuse('NOT_FOUND')
  return petition.petitioners.includes(account) ? ruled([]) : ruled([{ type: 'joined', account }])
}

export function reportDelivered(
  command: CaseCommandOf<'reportDelivered'>,
  { petition, context }: StepInput,
): Ruling {
  const { notice, notices } = command
  const delivered = { type: 'delivered', notice, on: context.today } as const
  return ruled([delivered, ...(notices === 'extended' ? extensionArrived(petition, context) : [])])
}

/** What a notice should have told is open again: somebody has to reach the person another way. */
export function reportUndelivered(
  command: CaseCommandOf<'reportUndelivered'>,
  { petition, context }: StepInput,
): Ruling {
  const due = limitFrom('deliveryTask', context.today, context)
  const unit = petition.status === 'closed' ? petition.office : petition.owner
  return ruled(
    [{ type: 'undelivered', notice: command.notice, on: context.today, due }],
    toUnit('desk-task', unit, whoAt(unit, context)),
  )
}

/** Running dates under the calendar as it is now; people are told where a date really moved. */
export function recompute(command: CaseCommandOf<'recompute'>, { petition, context }: StepInput): Ruling {
  const changed = running(petition)
    .map((clock) => ({ clock, limit: recomputeLimit(clock.limit, context.calendar) }))
    .filter(({ clock, limit }) => !isDeepStrictEqual(limit, clock.limit))
  if (changed.length === 0) return ruled([])
  const moved = changed.map(({ clock, limit }) => ({ clock: clock.id, limit }))
  const event = { type: 'datesMoved', calendar: command.calendar, on: context.today, moved } as const
  const seen = changed.some(
    ({ clock, limit }) => clock.limit.due !== limit.due || clock.limit.nominal !== limit.nominal,
  )
  if (!seen) return ruled([event])
  return ruled(
    [event],
    toPetitioners('dates-moved'),
    toUnit('desk-dates-moved', petition.owner, whoAt(petition.owner, context)),
  )
}
