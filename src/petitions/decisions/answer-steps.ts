import { nameOfUnit } from '../../config/pack.js'
import type { CaseCommandOf } from '../case-commands.js'
import { type AnswerParts, type EventBody, OUTCOMES } from '../events.js'
import { clockOf, isWindowOver, type Petition, surelyOver } from '../model.js'
import { hasReview } from '../routes.js'
import {
  type DecideContext,
  issueTime,
  LONGEST_TEXT,
  lettersIn,
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

/** Fewer letters are no part of an opinion. */
export const PART_AT_LEAST = 4
const PARTS = ['request', 'facts', 'opinion', 'basis'] as const

/** 信访处理意见书: all that 2022 §32 asks for, or it isn't given. */
export function answer(command: CaseCommandOf<'answer'>, { petition, context }: StepInput): Ruling {
  const parts = wholeAnswer(command.parts)
  if ('refusal' in parts) return parts
  const open = petition.coHandlers.find(({ opinion }) => opinion === undefined)
  if (open) {
    return refuse('CO_HANDLERS_OPEN', { unit: { local: nameOfUnit(context.pack, open.unit) } })
  }
  const skipped = command.skipReason?.trim() ?? ''
  // None of the steps is left out silently (M2).
  if (petition.status !== 'accepted' && skipped === '') return refuse('SKIP_REASON_MISSING')
  const common = { parts, ...(skipped === '' ? {} : { skipped }), on: context.today }
  return context.pack.profile.answerThroughPetitionOffice
    ? ruled([{ type: 'answerSubmitted', ...common }], toUnit('desk-answer', petition.office, 'sort'))
    : ruled([answered(common, context)])
}

function wholeAnswer(parts: Partial<AnswerParts>): AnswerParts | Extract<Ruling, { kind: 'refused' }> {
  const { request = '', facts = '', opinion = '', basis = '', outcome, paper } = parts
  const texts = { request, facts, opinion, basis }
  for (const part of PARTS) {
    // A request may be as short as it was made.
    if (lettersIn(texts[part]) < (part === 'request' ? 1 : PART_AT_LEAST))
      return refuse('ANSWER_INCOMPLETE', { part: { key: `answer-part-${part}` } })
    if (texts[part].length > LONGEST_TEXT) {
      return refuse('TEXT_TOO_LONG', { length: texts[part].length, most: LONGEST_TEXT })
    }
  }
  if (outcome === undefined || !OUTCOMES.includes(outcome)) {
    return refuse('ANSWER_INCOMPLETE', { part: { key: 'answer-part-outcome' } })
  }
  return { ...texts, outcome, ...(paper ? { paper } : {}) }
}

const answered = (
  common: Pick<Extract<EventBody, { type: 'answered' }>, 'parts' | 'skipped' | 'on'>,
  context: DecideContext,
): EventBody => ({
  type: 'answered',
  ...common,
  service: limitFrom('service', context.today, context),
  issueAt: issueTime(context),
})

/** One window in, one answer out (M9): the petition office passes the organ's answer on. */
export function releaseAnswer(_: CaseCommandOf<'releaseAnswer'>, { petition, context }: StepInput): Ruling {
  const { draftAnswer } = petition
  if (!draftAnswer) return refuse('WRONG_STAGE', { status: { key: `status-${petition.status}` } })
  return ruled([answered({ ...draftAnswer, on: context.today }, context)])
}

export function returnAnswer(
  command: CaseCommandOf<'returnAnswer'>,
  { petition, context }: StepInput,
): Ruling {
  return (
    textProblem(command.reason) ??
    ruled(
      [{ type: 'answerReturned', reason: command.reason, on: context.today }],
      toUnit('desk-answer-returned', petition.organ ?? petition.owner),
    )
  )
}

export function takeBack(command: CaseCommandOf<'takeBack'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  const { issueAt } = petition
  if (issueAt === undefined || context.now >= issueAt) return refuse('TAKE_BACK_LATE')
  return ruled([{ type: 'takenBack', reason: command.reason, on: context.today }])
}

/** The notice goes out; from here on the answer stands. */
export function issue(_: CaseCommandOf<'issue'>, { petition, context }: StepInput): Ruling {
  const { issueAt, decision } = petition
  if (issueAt === undefined) return refuse('NOTHING_CHANGES')
  if (context.acting.kind === 'service' && context.now < issueAt) return ruled([])
  return ruled(
    [{ type: 'issued', on: context.today }],
    toPetitioners(decision?.kind === 'diversion' ? 'decision' : 'answer', true),
    // 办结报告: whoever assigned it learns that it is answered (2022 §22).
    ...(petition.assigned && petition.sender !== undefined
      ? [toUnit('desk-answered', petition.sender, 'sort')]
      : []),
  )
}

/** `Open answer`: from this day the petitioner's windows run (2022 §35). */
export function open(_: CaseCommandOf<'open'>, { petition, context }: StepInput): Ruling {
  if (petition.issueAt !== undefined) return refuse('NOTHING_TO_OPEN')
  return ruled(
    [...served('chat', petition, context.today, context)],
    toDesk('desk-served', petition, context),
    // For everybody who signed it the same window runs.
    ...(petition.petitioners.length > 1 ? [toPetitioners('opened')] : []),
  )
}

export function recordService(
  command: CaseCommandOf<'recordService'>,
  { petition, context }: StepInput,
): Ruling {
  const { route, on } = command
  const from = petition.answeredOn ?? petition.receivedOn
  if (on < from || on > context.today) {
    return refuse('SERVICE_DATE_WRONG', { from: { date: from }, to: { date: context.today } })
  }
  const issued: EventBody[] = petition.issueAt === undefined ? [] : [{ type: 'issued', on: context.today }]
  return ruled([...issued, ...served(route, petition, on, context)])
}

function served(
  route: Extract<EventBody, { type: 'served' }>['route'],
  petition: Petition,
  on: Parameters<typeof limitFrom>[1],
  context: DecideContext,
): EventBody[] {
  if (!opensReview(petition)) {
    const ground = petition.decision?.kind === 'diversion' ? 'diverted' : 'no-window'
    return [
      { type: 'served', route, on },
      { type: 'closed', ground, on: context.today },
    ]
  }
  const window = limitFrom('reviewRequest', on, context)
  return [{ type: 'served', route, on, window, closing: limitFrom('closing', surelyOver(window), context) }]
}

/** Only a written opinion opens the review of 2022 §35, and only who is known can ask for it. */
export const opensReview = ({ decision, route, content }: Petition): boolean =>
  decision?.kind === 'answer' && hasReview(route) && content.petitioner.kind !== 'anonymous'

/** 办结: not before the petitioner's window is over; forwarded or answered is not closed. */
export function close(_: CaseCommandOf<'close'>, { petition, context }: StepInput): Ruling {
  const window = clockOf(petition, 'reviewRequest')
  if (window && !isWindowOver(window, context.today)) {
    return refuse('WINDOW_RUNS', { due: { date: window.limit.due } })
  }
  return ruled([{ type: 'closed', ground: 'window-over', on: context.today }], toPetitioners('closed'))
}
