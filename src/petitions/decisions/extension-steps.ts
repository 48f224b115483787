import { recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { EventBody } from '../events.js'
import { handlingClock, type Petition } from '../model.js'
import { noticeId } from '../notice.js'
import {
  type DecideContext,
  limitFrom,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toPetitioners,
  toUnit,
} from './context.js'

/** 延期: one budget in all, only of a legal limit, before that limit has passed, with a reason (2022 §34). */
export function requestExtension(
  command: CaseCommandOf<'requestExtension'>,
  { petition, context }: StepInput,
): Ruling {
  const { days, reason } = command
  const wrong = textProblem(reason) ?? extensionProblem(days, petition, context)
  if (wrong) return wrong
  const state = petition.extension?.state
  if (state === 'requested' || state === 'approved') return refuse('EXTENSION_ALREADY')
  return ruled(
    [{ type: 'extensionRequested', days, reason, on: context.today }],
    petition.onPaper
      ? toDesk('desk-extension', petition, context)
      : toUnit('desk-extension', petition.owner, 'approve'),
  )
}

/** The head of the organ approves; the new date holds once its notice has reached the petitioner in time. */
export function approveExtension(
  _: CaseCommandOf<'approveExtension'>,
  { petition, context }: StepInput,
): Ruling {
  const { extension } = petition
  if (extension?.state !== 'requested') return refuse('EXTENSION_NONE')
  const { days, reason } = extension
  const wrong = extensionProblem(days, petition, context)
  const handling = extended(petition, days, context)
  if (wrong || !handling) return wrong ?? refuse('EXTENSION_NONE')
  return ruled(
    [{ type: 'extensionApproved', days, reason, on: context.today, handling }],
    toPetitioners('extended', true),
    toDesk('desk-extension-decided', petition, context),
  )
}

export function refuseExtension(
  command: CaseCommandOf<'refuseExtension'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  if (petition.extension?.state !== 'requested') return refuse('EXTENSION_NONE')
  return ruled(
    [{ type: 'extensionRefused', reason: command.reason, on: context.today }],
    toDesk('desk-extension-decided', petition, context),
  )
}

function extensionProblem(days: number, petition: Petition, context: DecideContext): Ruling | undefined {
  const handling = handlingClock(petition)
  if (handling?.limit.kind !== 'limit') return refuse('EXTENSION_ONLY_LIMITS')
  if (context.today > handling.limit.due) {
    return refuse('EXTENSION_LATE', { due: { date: handling.limit.due } })
  }
  if (!Number.isInteger(days) || days < 1) return refuse('EXTENSION_DAYS')
  const cap = context.pack.profile.limits.extension.days
  const left = cap - petition.extendedDays
  return days > left ? refuse('EXTENSION_TOO_LONG', { asked: days, left: Math.max(0, left), cap }) : undefined
}

const extended = (petition: Petition, days: number, { calendar }: DecideContext) => {
  const limit = handlingClock(petition)?.limit
  return limit && recomputeLimit(limit, calendar, days)
}

/** A notice arrived; if it is that of the extension: in time, and the new date holds; too late, and the old stands. */
export function extensionArrived(notice: string, petition: Petition, context: DecideContext): EventBody[] {
  const { extension } = petition
  const due = handlingClock(petition)?.limit.due
  if (extension?.state !== 'approved' || due === undefined) return []
  if (notice !== noticeId(extension.approval?.command ?? '', 'extended')) return []
  const handling = extended(petition, extension.days, context)
  // A limit that has become a target meanwhile is not extended.
  if (handling?.kind !== 'limit' || context.today > due)
    return [{ type: 'extensionLapsed', on: context.today }]
  return [{ type: 'extensionTold', on: context.today, handling }]
}

/** 延期告知送达 on paper. One handed over on the last days may be recorded as long as a delivery task has time. */
export function recordExtensionService(
  command: CaseCommandOf<'recordExtensionService'>,
  { petition, context }: StepInput,
): Ruling {
  const { extension } = petition
  const due = handlingClock(petition)?.limit.due
  const from = extension?.approval?.on
  if (!extension || extension.state === 'told' || from === undefined || due === undefined) {
    return refuse('EXTENSION_NONE')
  }
  if (handlingClock(petition)?.limit.kind !== 'limit') return refuse('EXTENSION_ONLY_LIMITS')
  if (context.today > limitFrom('deliveryTask', due, context).due) {
    return refuse('EXTENSION_LATE', { due: { date: due } })
  }
  if (command.on < from || command.on > context.today || command.on > due) {
    return refuse('SERVICE_DATE_WRONG', {
      from: { date: from },
      to: { date: [context.today, due].sort()[0] ?? due },
    })
  }
  const handling = extended(petition, extension.days, context)
  return handling ? ruled([{ type: 'extensionTold', on: command.on, handling }]) : refuse('EXTENSION_NONE')
}

/** The old date has passed without its extension being told. */
export function lapseExtension(_: CaseCommandOf<'lapseExtension'>, { petition, context }: StepInput): Ruling {
  const { extension } = petition
  const due = handlingClock(petition)?.limit.due
  const onItsWay = extension?.state === 'requested' || extension?.state === 'approved'
  if (!onItsWay || due === undefined || context.today <= due) return ruled([])
  return ruled(
    [{ type: 'extensionLapsed', on: context.today }],
    toDesk('desk-extension-decided', petition, context),
  )
}
