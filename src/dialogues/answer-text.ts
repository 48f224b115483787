import { type Pack, unitById } from '../config/pack.js'
import type { Body, ElsewhereSubject } from '../config/pack.types.js'
import type { Message } from '../config/texts.types.js'
import { type RunningLimit, routeLimits } from '../petitions/elsewhere.js'
import { clockOf, type Decision, type Petition } from '../petitions/model.js'
import { reviewOrgan } from '../petitions/review-organs.js'
import { hasReview } from '../petitions/routes.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { type CivilDate, daysBetween } from '../time/civil.js'
import { computeLimit, type Limit } from '../time/limits.js'
import { demoNotice, shownNumber } from './demo.js'
import { paragraph } from './desk/report-lines.js'
import { lawText } from './law.js'
import type { Say } from './messages.js'

/**
 * What `Open answer` shows: the outcome first, the answer with all its parts (2022 §32), and what can be done about it
 * by when. A matter with several units has one answer, its organ's. @throws Error when nothing was decided
 */
export function answerText(petition: Petition, pack: Pack, today: CivilDate, calendar: WorkingCalendar): Say {
  const { decision } = petition
  if (!decision) throw new Error(`case ${petition.id} has no answer to show`)
  const organ = unitById(pack, petition.owner)
  return {
    text: [
      {
        key: 'answer-number',
        args: {
          number: shownNumber(petition.number, pack),
          unit: { local: organ?.name ?? pack.office.name },
          on: { date: petition.answeredOn ?? today },
        },
      },
      ...(decision.kind === 'answer'
        ? [...opinion(decision), ...review(petition, pack, today, calendar)]
        : diversion(decision, pack, calendar)),
      {
        key: 'answer-ask',
        args: {
          unit: { local: organ?.name ?? pack.office.name },
          phone: organ?.phone ?? pack.office.dutyPhone,
        },
      },
      ...demoNotice(pack),
    ],
  }
}

/** 信访处理意见书, the outcome in plain words first. */
function opinion({ parts }: Extract<Decision, { kind: 'answer' }>): Message[] {
  const { request, facts, opinion: said, basis, outcome, paper } = parts
  return [
    { key: `answer-outcome-${outcome}` },
    { key: 'answer-request', args: { text: request } },
    { key: 'answer-facts', args: { text: facts } },
    { key: 'answer-opinion', args: { text: said } },
    { key: 'answer-basis', args: { text: basis } },
    ...(paper
      ? [
          paper.name === undefined
            ? { key: 'answer-paper' }
            : { key: 'answer-paper-named', args: { name: paper.name } },
        ]
      : []),
  ]
}

/** 复查 (2022 §35): where, by which day. Only a written opinion opens it, and only to who is known. */
function review(petition: Petition, pack: Pack, today: CivilDate, calendar: WorkingCalendar): Message[] {
  if (!hasReview(petition.route)) return [{ key: 'answer-no-review-route' }]
  if (petition.content.petitioner.kind === 'anonymous') return [{ key: 'answer-no-review-anonymous' }]
  const from = petition.servedOn ?? today
  const window: Limit =
    clockOf(petition, 'reviewRequest')?.limit ??
    computeLimit(pack.profile.limits.reviewRequest, from, calendar)
  const organ = reviewOrgan(petition, pack)
  const args = { from: { date: window.from }, days: window.days, last: { date: window.due } }
  const left = daysBetween(today, window.due)
  return [
    ...(organ ? [paragraph({ key: 'answer-review' }, [bodyText(organ)])] : [{ key: 'answer-review-ask' }]),
    left >= 0
      ? { key: 'answer-review-window', args: { ...args, left } }
      : { key: 'answer-review-over', args },
    ...(window.provisional && left >= 0
      ? [{ key: 'date-provisional', args: { years: window.crossesUnpublished.join(', ') } }]
      : []),
    ...(left >= 0 ? [{ key: 'answer-review-only' }] : []),
  ]
}

/** 告知向有权机关提出, 不予受理, 不再受理: the reason, who is competent and which limits run there. */
function diversion(
  { decision, reason, elsewhere }: Extract<Decision, { kind: 'diversion' }>,
  pack: Pack,
  calendar: WorkingCalendar,
): Message[] {
  const subject = pack.elsewhere.find(({ id }) => id === elsewhere)
  return [
    { key: `answer-outcome-${decision}` },
    { key: 'notice-reason', args: { reason } },
    ...(subject ? competent(subject, calendar) : []),
  ]
}

function competent(subject: ElsewhereSubject, calendar: WorkingCalendar): Message[] {
  // No day of theirs is known here, so the limits are named without a last day.
  const limits = routeLimits(subject, [], calendar)
  return [
    paragraph({ key: 'answer-competent', args: { subject: { local: subject.name } } }, [
      bodyText(subject.body),
    ]),
    ...(limits.length > 0 ? [paragraph({ key: 'answer-limits' }, limits.map(limitLine))] : []),
  ]
}

const bodyText = ({ name, address, phone }: Body): Message => ({
  key: 'office-address',
  args: { name: { local: name }, address: { local: address }, phone },
})

const limitLine = ({ name, amount, unit, runsFrom, basis, lastDay }: RunningLimit): Message => {
  const args = {
    name: { local: name },
    length: { key: `answer-limit-${unit}`, args: { amount } },
    from: { local: runsFrom },
    law: lawText(basis),
  }
  return lastDay === undefined
    ? { key: 'answer-limit', args }
    : { key: 'answer-limit-dated', args: { ...args, last: { date: lastDay } } }
}
