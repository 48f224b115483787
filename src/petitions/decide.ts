import type { CaseCommand, CaseCommandKind } from './case-commands.js'
import * as acknowledging from './decisions/acknowledge-step.js'
import * as answers from './decisions/answer-steps.js'
import * as citizen from './decisions/citizen-steps.js'
import * as competence from './decisions/competence-steps.js'
import {
  type Acting,
  actorOf,
  type DecideContext,
  type Decision,
  type NoticeDraft,
  type Refusal,
  type Ruling,
  type StepInput,
} from './decisions/context.js'
import * as extensions from './decisions/extension-steps.js'
import * as handling from './decisions/handling-steps.js'
import * as joint from './decisions/joint-steps.js'
import * as people from './decisions/people-steps.js'
import { keptOut, mayAtAnyStage, maySeeCase, unitFor } from './decisions/rights.js'
import * as routing from './decisions/routing-steps.js'
import * as supervision from './decisions/supervision-steps.js'
import * as waiting from './decisions/waiting-steps.js'
import type { EventBody } from './events.js'
import { evolve } from './evolve.js'
import { clockOf, type Petition, type PetitionEvent } from './model.js'
import { type Notice, noticeId, OWN_STEPS } from './notice.js'

/** A command with its id: the same id makes its events once. */
export type IdentifiedCommand = CaseCommand & { readonly id: string }

/**
 * Decides on a command: pure, from the case as it stands and from what the context says of time, rules and rights.
 * Accepted without events: it was done before, or there is nothing to do.
 */
export function decide(petition: Petition, command: IdentifiedCommand, context: DecideContext): Decision {
  const { acting } = context
  const unit = unitFor(command.kind, acting, petition, context, petition.status, unitMeant(command, petition))
  if (unit === undefined) return { kind: 'refused', refusal: whyNot(command.kind, petition, context) }
  const ruling = rule(command, { petition, context }, unit)
  if (ruling.kind === 'refused') return ruling
  const actor = actorOf(acting, unit)
  const events = ruling.events.map(
    (body): PetitionEvent => ({ ...body, id: command.id, at: context.now, actor }),
  )
  const notices = [
    ...ruling.notices.flatMap((draft) => addressed(command.id, draft, petition)),
    ...relayed(command.id, ruling.events, petition, acting),
  ]
  const paper = onPaper(petition, events, ruling.notices, command, context)
  return { kind: 'accepted', events: [...events, ...paper], notices }
}

/** The unit that a command itself speaks for, where somebody may belong to several. */
function unitMeant(command: CaseCommand, { tasks }: Petition): string | undefined {
  if (command.kind === 'answerCoHandling') return command.unit
  return command.kind === 'doTask' ? tasks.find(({ id }) => id === command.task)?.unit : undefined
}

/**
 * Why somebody may not give a command at this stage: the same words for a case that isn't there and for one that they
 * have no right to see.
 */
export function whyNot(kind: CaseCommandKind, petition: Petition, context: DecideContext): Refusal {
  const { acting } = context
  const out = acting.kind === 'member' && keptOut(acting, petition, context)
  if (out || !maySeeCase(acting, petition, context)) return { code: 'NOT_FOUND' }
  const anotherUnits = unitFor(kind, acting, petition, context) !== undefined
  if (anotherUnits || !mayAtAnyStage(kind, acting, petition, context)) {
    return { code: 'NOT_YOURS' }
  }
  return (
    tooLate(kind, petition, context) ?? {
      code: 'WRONG_STAGE',
      args: { status: { key: `status-${petition.status}` } },
    }
  )
}

/** What the end of a case has made impossible: the day tells more than the stage. */
function tooLate(kind: CaseCommandKind, petition: Petition, { today }: DecideContext): Refusal | undefined {
  if (petition.status !== 'closed') return undefined
  if (kind === 'undoWithdrawal' && petition.withdrawal) {
    return { code: 'WITHDRAWAL_CLOSED', args: { on: { date: petition.closedOn ?? today } } }
  }
  const window = kind === 'requestReview' ? clockOf(petition, 'reviewRequest') : undefined
  return window && !petition.review
    ? { code: 'REVIEW_LATE', args: { due: { date: window.limit.due } } }
    : undefined
}

/** One alarm goes to several: each has an id of its own, told by whom it is for. */
const unitNoticeId = (id: string, { kind, who, unit }: Extract<NoticeDraft, { to: 'unit' }>): string =>
  kind === 'desk-urgent' ? noticeId(`${id.slice(0, -kind.length - 1)}-${who}-${unit}`, kind) : id

/** Every step of one petitioner is told to the others of a joint petition. */
function relayed(
  command: string,
  events: readonly EventBody[],
  { petitioners }: Petition,
  acting: Acting,
): Notice[] {
  const step = events.some(({ type }) => OWN_STEPS.some((one) => one === type))
  if (acting.kind !== 'petitioner' || !step) return []
  return petitioners
    .filter((account) => account !== acting.account)
    .map((account) => ({ id: noticeId(command, 'own-step'), kind: 'own-step', account }))
}

function addressed(command: string, draft: NoticeDraft, petition: Petition): Notice[] {
  const { kind } = draft
  const id = noticeId(command, kind)
  if (draft.to === 'unit') return [{ id: unitNoticeId(id, draft), kind, unit: draft.unit, who: draft.who }]
  return petition.petitioners.map((account) => ({
    id,
    kind,
    account,
    ...(draft.report ? { report: true } : {}),
  }))
}

/** Whoever has no chat is told on paper, and that is a task from the first moment on. */
function onPaper(
  petition: Petition,
  events: readonly PetitionEvent[],
  drafts: readonly NoticeDraft[],
  { id }: IdentifiedCommand,
  context: DecideContext,
): PetitionEvent[] {
  // Nothing is owed in writing where it isn't known to whom (2022 §23 para 1).
  if (petition.petitioners.length > 0 || petition.content.petitioner.kind === 'anonymous') return []
  const owed = drafts.find((draft) => draft.to === 'petitioners' && draft.report)
  if (!owed) return []
  const after = events.reduce((now, event) => evolve(now, petition.id, event), petition)
  const ruling = supervision.reportUndelivered(
    { kind: 'reportUndelivered', notice: noticeId(id, owed.kind) },
    { petition: after, context },
  )
  if (ruling.kind === 'refused') return []
  return ruling.events.map((body) => ({ ...body, id, at: context.now, actor: { kind: 'service' } }))
}

function rule(command: IdentifiedCommand, input: StepInput, unit: string): Ruling {
  switch (command.kind) {
    case 'forward':
      return routing.forward(command, input)
    case 'divert':
      return routing.divert(command, input)
    case 'passDown':
      return routing.passDown(command, input)
    case 'object':
      return competence.object(command, input)
    case 'agreeObjection':
      return competence.agreeObjection(command, input)
    case 'refuseObjection':
      return competence.refuseObjection(command, input)
    case 'refer':
      return competence.refer(command, input)
    case 'designate':
      return competence.designate(command, input)
    case 'takeOn':
      return competence.takeOn(command, input, unit)
    case 'tell':
      return handling.tell(command, input)
    case 'accept':
      return handling.accept(command, input)
    case 'nameHandler':
      return people.nameHandler(command, input)
    case 'reclassify':
      return handling.reclassify(command, input)
    case 'setUrgent':
      return handling.setUrgent(command, input)
    case 'addCoHandler':
      return people.addCoHandler(command, input)
    case 'answerCoHandling':
      return people.answerCoHandling(command, input, unit)
    case 'recuse':
      return people.recuse(command, input)
    case 'ask':
      return waiting.ask(command, input)
    case 'reply':
      return waiting.reply(command, input)
    case 'openHearing':
      return waiting.openHearing(command, input)
    case 'closeHearing':
      return waiting.closeHearing(command, input)
    case 'note':
      return handling.note(command, input)
    case 'requestExtension':
      return extensions.requestExtension(command, input)
    case 'approveExtension':
      return extensions.approveExtension(command, input)
    case 'refuseExtension':
      return extensions.refuseExtension(command, input)
    case 'recordExtensionService':
      return extensions.recordExtensionService(command, input)
    case 'lapseExtension':
      return extensions.lapseExtension(command, input)
    case 'answer':
      return answers.answer(command, input)
    case 'releaseAnswer':
      return answers.releaseAnswer(command, input)
    case 'returnAnswer':
      return answers.returnAnswer(command, input)
    case 'takeBack':
      return answers.takeBack(command, input)
    case 'issue':
      return answers.issue(command, input)
    case 'open':
      return answers.open(command, input)
    case 'recordService':
      return answers.recordService(command, input)
    case 'close':
      return answers.close(command, input)
    case 'urge':
      return supervision.urge(command, input)
    case 'answerUrge':
      return supervision.answerUrge(command, input)
    case 'doTask':
      return supervision.doTask(command, input)
    case 'join':
      return joint.join(command, input)
    case 'renewCode':
      return joint.renewCode(command, input)
    case 'openJoint':
      return joint.openJoint(command, input)
    case 'cosign':
      return joint.cosign(command, input)
    case 'leaveJoint':
      return joint.leaveJoint(command, input)
    case 'supplement':
      return citizen.supplement(command, input)
    case 'giveDetails':
      return citizen.giveDetails(command, input)
    case 'correct':
      return citizen.correct(command, input)
    case 'transcribe':
      return citizen.transcribe(command, input)
    case 'confirmTranscript':
      return citizen.confirmTranscript(command, input)
    case 'withdraw':
      return citizen.withdraw(command, input)
    case 'undoWithdrawal':
      return citizen.undoWithdrawal(command, input)
    case 'concludeWithdrawal':
      return citizen.concludeWithdrawal(command, input)
    case 'requestReview':
      return citizen.requestReview(command, input)
    case 'recordReview':
      return citizen.recordReview(command, input)
    case 'acknowledge':
      return acknowledging.acknowledge(input, unit)
    case 'reportDelivered':
      return supervision.reportDelivered(command, input)
    case 'reportUndelivered':
      return supervision.reportUndelivered(command, input)
    case 'recompute':
      return supervision.recompute(command, input)
  }
}
