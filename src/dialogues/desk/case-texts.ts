import type { Pack } from '../../config/pack.js'
import type { Argument, Message } from '../../config/texts.types.js'
import type { DeskCard, DeskDate } from '../../petitions/views.js'
import { cutText } from '../cut-text.js'
import { shownNumber } from '../demo.js'
import { categoryName } from '../intake/category.js'
import { placeLine } from '../intake/place.js'
import type { Choice, Say } from '../messages.js'
import { inRows } from '../rows.js'
import { listed, paragraph } from './report-lines.js'
import type { Verb } from './verbs.js'

/** How much of what happened, and of any other text, a card shows. */
const FACTS_SHOWN = 1_200
const TEXT_SHOWN = 300

/** A case for an official: where it stands, what is due, what it is about, and what they may do now. */
export function deskCaseText(card: DeskCard, pack: Pack): Say {
  return {
    text: [
      paragraph(
        {
          key: 'card-number',
          args: { number: shownNumber(card.number, pack), status: { key: `status-${card.status}` } },
        },
        [...marks(card), kind(card, pack)],
      ),
      paragraph(
        { key: 'card-owner', args: { owner: { local: card.owner }, since: { date: card.ownerSince } } },
        [
          ...(card.next ? nextLines(card.next) : []),
          ...(card.handling ? nextLines(card.handling) : []),
          days(card),
        ],
      ),
      dates(card),
      ...state(card),
      ...matter(card, pack),
      ...draft(card),
      { key: `card-who-${card.who}` },
    ],
    choices: [
      ...inRows(
        card.verbs.map((verb) => verbButton(verb, card)),
        2,
      ),
      looks(card),
    ],
  }
}

/** 紧急, 初信初访, 交办, and how it came in. */
function marks({ urgent, firstTime, assigned, channel, persons }: DeskCard): Message[] {
  return [
    ...(urgent ? [{ key: 'card-urgent' }] : []),
    ...(assigned ? [{ key: 'card-assigned' }] : []),
    {
      key: firstTime ? 'card-first-time' : 'card-repeated',
      args: { channel: { key: `card-channel-${channel}` }, persons },
    },
  ]
}

const kind = (card: DeskCard, pack: Pack): Message => ({
  key: 'card-kind',
  args: {
    class: { key: `class-${card.class}` },
    category: categoryName(pack, card.category),
    route: { local: card.route },
  },
})

/** The next date, nominal and rolled: reminders follow the one, lateness the other. */
export function nextLines(next: DeskDate): Message[] {
  const { name, kind: of, unit, nominal, due, left, late, awaited } = next
  const args = { name: { local: name }, unit: { local: unit }, due: { date: due } }
  return [
    late > 0
      ? { key: `card-late-${of}`, args: { ...args, days: late } }
      : { key: `card-next-${of}`, args: { ...args, days: left } },
    ...(nominal === due ? [] : [{ key: 'card-nominal', args: { nominal: { date: nominal } } }]),
    ...(awaited.length > 0 ? [{ key: 'card-provisional', args: { years: awaited.join(', ') } }] : []),
  ]
}

const days = ({ days: { organs, petitioner, lost } }: DeskCard): Message =>
  lost > 0
    ? { key: 'card-days-lost', args: { organs, petitioner, lost } }
    : { key: 'card-days', args: { organs, petitioner } }

/** Received, told and accepted are three dates (2022 blurred them). */
function dates({ dates: on }: DeskCard): Message {
  const line = (key: string, date: string | undefined): Message[] =>
    date === undefined ? [] : [{ key, args: { on: { date } } }]
  return paragraph({ key: 'card-received', args: { on: { date: on.receivedOn } } }, [
    ...line('card-forwarded', on.forwardedOn),
    ...line('card-told', on.toldOn),
    ...line('card-accepted', on.acceptedOn),
    ...line('card-answered', on.answeredOn),
    ...line('card-served', on.servedOn),
    ...line('card-closed', on.closedOn),
  ])
}

/** What is under way beside the stage. */
function state(card: DeskCard): Message[] {
  const { extension, extendedDays, objection, dispute, urged, question, hearingSince, withdrawnUntil } = card
  const [first, ...others] = dispute.map((unit): Argument => ({ local: unit }))
  return [
    ...(withdrawnUntil ? [{ key: 'card-withdrawn', args: { until: { date: withdrawnUntil } } }] : []),
    ...(extension
      ? [
          {
            key: `card-extension-${extension.state}`,
            args: { days: extension.days, reason: cutText(extension.reason, TEXT_SHOWN) },
          },
        ]
      : []),
    ...(extendedDays > 0 ? [{ key: 'card-extended', args: { days: extendedDays } }] : []),
    ...(objection
      ? [
          {
            key: objection.proposed ? 'card-objection-proposed' : 'card-objection',
            args: {
              unit: { local: objection.by },
              on: { date: objection.on },
              reason: cutText(objection.reason, TEXT_SHOWN),
              ...(objection.proposed ? { proposed: { local: objection.proposed } } : {}),
            },
          },
        ]
      : []),
    ...(first === undefined ? [] : [{ key: 'card-dispute', args: { units: listed([first, ...others]) } }]),
    ...(question
      ? [
          {
            key: question.reply === undefined ? 'card-question' : 'card-question-replied',
            args: {
              on: { date: question.on },
              question: cutText(question.text, TEXT_SHOWN),
              ...(question.reply === undefined ? {} : { reply: cutText(question.reply, TEXT_SHOWN) }),
            },
          },
        ]
      : []),
    ...(hearingSince ? [{ key: 'card-hearing', args: { since: { date: hearingSince } } }] : []),
    ...(urged
      ? [
          {
            key: 'card-urged',
            args: {
              on: { date: urged.on },
              due: { date: urged.due ?? urged.on },
              reason: cutText(urged.reason, TEXT_SHOWN),
            },
          },
        ]
      : []),
    ...card.coHandlers.map(coHandler),
    ...card.tasks.map(({ what, unit, due }) =>
      due
        ? { key: `card-task-due-${what}`, args: { unit: { local: unit }, due: { date: due } } }
        : { key: `card-task-${what}`, args: { unit: { local: unit } } },
    ),
  ]
}

function coHandler({ unit, task, due, opinion }: DeskCard['coHandlers'][number]): Message {
  const args = { unit: { local: unit }, task: cutText(task, TEXT_SHOWN) }
  if (opinion !== undefined)
    return { key: 'card-co-answered', args: { ...args, opinion: cutText(opinion, TEXT_SHOWN) } }
  return due ? { key: 'card-co-due', args: { ...args, due: { date: due } } } : { key: 'card-co', args }
}

/** The matter itself, without who asks. */
const matter = (
  { request, facts, files, place, about, transcripts, details }: DeskCard,
  pack: Pack,
): Message[] => [
  { key: 'card-request', args: { request: cutText(request, FACTS_SHOWN) } },
  { key: 'card-facts', args: { facts: cutText(facts, FACTS_SHOWN), files } },
  { key: 'card-place', args: { place: placeLine(place, pack) } },
  ...(about === undefined ? [] : [{ key: 'card-about', args: { about: cutText(about, TEXT_SHOWN) } }]),
  ...transcripts.map(({ text, confirmed }) => ({
    key: confirmed ? 'card-transcript' : 'card-transcript-open',
    args: { text: cutText(text, FACTS_SHOWN) },
  })),
  ...toldBesides(details),
]

/** What the petitioner said after the number. */
function toldBesides({
  decisionOn,
  labourSince,
  earlier = [],
  acting,
  began,
}: DeskCard['details']): Message[] {
  return [
    ...(decisionOn === undefined
      ? []
      : decisionOn === 'none'
        ? [{ key: 'forms-more-no-decision' }]
        : [{ key: 'forms-more-decision', args: { on: { date: decisionOn } } }]),
    ...earlier.map((one) => ({ key: `card-earlier-${one}` })),
    ...(labourSince === undefined || labourSince === 'none'
      ? []
      : [{ key: 'forms-more-labour', args: { on: { date: labourSince } } }]),
    ...(acting?.kind === 'for-other' ? [{ key: 'card-for-other', args: { mandate: acting.mandate } }] : []),
    ...(acting?.kind === 'jointly' ? [{ key: 'card-jointly', args: { people: acting.people } }] : []),
    ...(began === undefined ? [] : [{ key: 'forms-more-began', args: { text: began } }]),
  ]
}

/** Whoever passes an answer on, or may still take it back, reads it whole. */
function draft({ draft: parts, status }: DeskCard): Message[] {
  if (!parts) return []
  const { facts, opinion, basis, outcome } = parts
  return [
    {
      key: status === 'at-office' ? 'card-draft' : 'card-draft-sent',
      args: { outcome: { key: `outcome-${outcome}` } },
    },
    { key: 'answer-facts', args: { text: facts } },
    { key: 'answer-opinion', args: { text: opinion } },
    { key: 'answer-basis', args: { text: basis } },
  ]
}

const verbButton = (verb: Verb, { petition, revision }: DeskCard): Choice => ({
  label: { key: `button-verb-${verb}` },
  verb,
  id: petition,
  revision,
})

/** What can be looked at besides; who asks only by those who may, and every look is recorded. */
function looks({ petition, revision, files, mayLook, decided, draft: waits }: DeskCard): Choice[] {
  const button = (verb: string, label: Message): Choice => ({ label, verb, id: petition, revision })
  return [
    button('hist', { key: 'button-history' }),
    ...(decided && !waits ? [button('read', { key: 'button-read-answer' })] : []),
    ...(files > 0 ? [button('files', { key: 'button-files' })] : []),
    ...(mayLook ? [button('who', { key: 'button-who' })] : []),
  ]
}
