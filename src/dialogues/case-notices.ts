/**
 * Notices to the petitioners of a case, in plain words. Each looks at the case as it stands when its turn comes and
 * gives nothing when it is no longer true.
 */
import { unitById } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { EventOf } from '../petitions/events.js'
import { clockOf, handlingClock, type Petition } from '../petitions/model.js'
import { hasReview } from '../petitions/routes.js'
import { caseCard } from '../petitions/views.js'
import { recomputeLimit } from '../time/limits.js'
import { caseButton, nextText } from './case-texts.js'
import { demoNotice } from './demo.js'
import { lawText } from './law.js'
import type { Choice, Say } from './messages.js'
import { type NoticeContext, numberOf, told, unitOf } from './notice-context.js'

const why = ({ id, revision }: Petition): Choice => caseButton('why', { petition: id, revision })

/** What is next now. */
const next = ({ petition, pack, today }: NoticeContext): Message[] =>
  nextText(caseCard(petition, pack, today))

/** Where to ask: by number in the chat, by phone at the unit that has it. */
function query(context: NoticeContext): Message {
  const { petition, pack } = context
  const unit = unitById(pack, petition.owner)
  return {
    key: 'notice-query',
    args: {
      number: petition.number,
      unit: unitOf(context, petition.owner),
      phone: unit?.phone ?? pack.office.dutyPhone,
    },
  }
}

/** 转送去向告知: where it went, and by which date somebody speaks up there. Overtaken once that unit has spoken. */
export function sentOnText(context: NoticeContext): Say | undefined {
  const { petition, pack } = context
  const event = told(context, 'forwarded')
  const current = petition.status === 'forwarded' || petition.status === 'registered'
  if (!event || !current || petition.owner !== event.to) return undefined
  const args = { number: numberOf(context), unit: unitOf(context, event.to), on: { date: event.on } }
  const handed = petition.tasks.some(({ what }) => what === 'hand-over-papers')
  return {
    text: [
      { key: 'notice-sent-on', args },
      ...(handed ? [{ key: 'notice-sent-on-paper' }] : []),
      ...next(context),
      query(context),
      ...demoNotice(pack),
    ],
    choices: [[why(petition)]],
  }
}

/** 信访事项告知书 (2022 §23): received, organ, class, route, procedure, next date, number. Owed, so never overtaken. */
export function toldText(context: NoticeContext): Say | undefined {
  const { petition, pack } = context
  if (!petition.toldOn) return undefined
  return {
    text: [
      { key: 'notice-told', args: { number: numberOf(context) } },
      ...routing(context),
      ...next(context),
      query(context),
      ...demoNotice(pack),
    ],
    choices: petition.status === 'closed' ? [] : [[why(petition)]],
  }
}

/** What the organ received and by which route and procedure it goes on. */
function routing(context: NoticeContext): Message[] {
  const { petition, pack } = context
  const event = told(context, 'told')
  const organ = event?.actor.kind === 'member' ? event.actor.unit : (petition.organ ?? petition.owner)
  const route = pack.profile.routes[event?.route ?? petition.route]
  return [
    {
      key: 'notice-told-received',
      args: {
        organ: unitOf(context, organ),
        on: { date: petition.forwardedOn ?? petition.receivedOn },
        received: { date: petition.receivedOn },
      },
    },
    {
      key: 'notice-told-route',
      args: {
        class: { key: `class-${petition.class}` },
        route: { local: route.name },
        law: lawText(route.basis),
      },
    },
  ]
}

/** 受理: all that telling says where nobody was told before, and until when it is handled. Never overtaken. */
export function acceptedText(context: NoticeContext): Say | undefined {
  const { petition, pack } = context
  const handling = handlingClock(petition)?.limit
  if (!petition.acceptedOn || !handling) return undefined
  const organ = unitOf(context, petition.organ ?? petition.owner)
  return {
    text: [
      {
        key: 'notice-accepted',
        args: { number: numberOf(context), organ, on: { date: petition.acceptedOn } },
      },
      ...routing(context),
      {
        key: `notice-accepted-${handling.kind}`,
        args: { due: { date: handling.due }, law: lawText(handling.basis) },
      },
      ...(handling.provisional
        ? [{ key: 'date-provisional', args: { years: handling.crossesUnpublished.join(', ') } }]
        : []),
      query(context),
      ...demoNotice(pack),
    ],
    choices: petition.status === 'closed' ? [] : [[why(petition)]],
  }
}

/** A question of the office, with whether the clock stands still for the reply. Only while it waits. */
export function askedText(context: NoticeContext): Say | undefined {
  const { petition } = context
  const event = told(context, 'asked')
  const question = petition.questions.find(({ id }) => id === event?.id)
  if (!event || !question || question.reply || petition.status === 'closed') return undefined
  const due = handlingClock(petition)?.limit.due
  return {
    text: [
      {
        key: 'notice-asked',
        args: { number: numberOf(context), unit: unitOf(context, petition.owner), question: question.text },
      },
      { key: 'notice-asked-how' },
      ...(question.stopsFrom && due
        ? [{ key: 'notice-asked-stops', args: { due: { date: due } } }]
        : [{ key: 'notice-asked-runs' }]),
    ],
    choices: [[caseButton('reply', { petition: petition.id, revision: petition.revision })]],
  }
}

/** 延期告知书 (2022 §34): old and new date, reasons, who approved. The new date holds once this has arrived in time. */
export function extendedText(context: NoticeContext): Say | undefined {
  const { petition, calendar, today } = context
  const { extension, status } = petition
  const limit = handlingClock(petition)?.limit
  const told = extension?.state === 'approved' || extension?.state === 'told'
  if (status !== 'accepted' || !limit || !told) return undefined
  const holds = extension.state === 'told'
  // Too late for the old date to move: it stands, and saying otherwise would be wrong.
  if (!holds && today > limit.due) return undefined
  const other = recomputeLimit(limit, calendar, holds ? -extension.days : extension.days)
  const [from, to] = holds ? [other.due, limit.due] : [limit.due, other.due]
  return {
    text: [
      {
        key: 'notice-extended',
        args: { number: numberOf(context), from: { date: from }, to: { date: to }, days: extension.days },
      },
      { key: 'notice-reason', args: { reason: extension.reason } },
      {
        key: 'notice-extended-approved',
        args: { organ: unitOf(context, petition.owner), law: lawText(limit.basis) },
      },
    ],
    choices: [[why(petition)]],
  }
}

/** An answer is there, never what it says: opening it is receiving it, and the window for review begins that day. */
export function answerNotice(context: NoticeContext): Say | undefined {
  const { petition } = context
  if (!isWaiting(petition) || petition.decision?.kind !== 'answer') return undefined
  const named = petition.content.petitioner.kind !== 'anonymous'
  const { days } = context.pack.profile.limits.reviewRequest
  return {
    text: [
      { key: 'notice-answer', args: { number: numberOf(context), unit: unitOf(context, petition.owner) } },
      hasReview(petition.route) && named
        ? { key: 'notice-answer-window', args: { days } }
        : { key: 'notice-answer-received' },
      ...otherwise(petition),
    ],
    choices: [[caseButton('open', { petition: petition.id, revision: petition.revision })]],
  }
}

/** 告知向有权机关提出, 不予受理, 不再受理: as with an answer, what it says is read on opening. */
export function decisionNotice(context: NoticeContext): Say | undefined {
  const { petition } = context
  if (!isWaiting(petition) || petition.decision?.kind !== 'diversion') return undefined
  return {
    text: [
      { key: 'notice-decision', args: { number: numberOf(context), unit: unitOf(context, petition.owner) } },
      { key: 'notice-answer-received' },
      ...otherwise(petition),
    ],
    choices: [[caseButton('open', { petition: petition.id, revision: petition.revision })]],
  }
}

const isWaiting = ({ status, issueAt }: Petition): boolean => status === 'answered' && issueAt === undefined

/** What is not opened reaches the person another way. */
function otherwise(petition: Petition): Message[] {
  const due = clockOf(petition, 'service')?.limit.due
  return due ? [{ key: 'notice-answer-otherwise', args: { due: { date: due } } }] : []
}

/** The unit it was sent to has shown that it isn't competent: it is sorted anew, from today. */
export function cameBackText(context: NoticeContext): Say | undefined {
  const { petition } = context
  const { cameBack, status } = petition
  if (status !== 'registered' || !cameBack) return undefined
  return {
    text: [
      {
        key: 'notice-came-back',
        args: {
          number: numberOf(context),
          unit: unitOf(context, cameBack.unit),
          office: unitOf(context, petition.owner),
        },
      },
      ...next(context),
      query(context),
    ],
    choices: [[why(petition)]],
  }
}

/** The case was closed once the window for review had passed. */
export function closedText(context: NoticeContext): Say | undefined {
  const { petition } = context
  if (petition.status !== 'closed') return undefined
  const { id, revision } = petition
  return {
    text: [
      { key: 'notice-closed', args: { number: numberOf(context) } },
      { key: 'notice-closed-new' },
      query(context),
    ],
    choices: [[{ label: { key: 'button-read-answer' }, verb: 'read', id, revision }]],
  }
}

/** While a limit stays missed it can be urged again. */
const again = ({ petition, pack, today }: NoticeContext): Choice[][] =>
  caseCard(petition, pack, today).buttons.includes('urge')
    ? [[caseButton('urge', { petition: petition.id, revision: petition.revision })]]
    : []

/** An urging was answered. */
export function urgeAnsweredText(context: NoticeContext): Say | undefined {
  const { petition } = context
  const event: EventOf<'urgeAnswered'> | undefined = told(context, 'urgeAnswered')
  if (!event) return undefined
  const unit = event.actor.kind === 'member' ? event.actor.unit : petition.owner
  return {
    text: [
      {
        key: 'notice-urge-answered',
        args: { number: numberOf(context), unit: unitOf(context, unit), text: event.text },
      },
      ...next(context),
    ],
    ...(petition.status === 'closed' ? {} : { choices: [...again(context), [why(petition)]] }),
  }
}
