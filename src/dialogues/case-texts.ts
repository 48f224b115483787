import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import { TABLE } from '../petitions/decisions/table.js'
import type { CaseCard, CaseLine, NextDate, OwnVerb } from '../petitions/views.js'
import { demoNotice, shownNumber } from './demo.js'
import { paragraph } from './desk/report-lines.js'
import { isVerb, VERBS } from './desk/verbs.js'
import { DANGER_CHOICE } from './form-step.js'
import type { Choice, Say } from './messages.js'

export { answerText } from './answer-text.js'
export { dateText } from './date-text.js'

/** What only those may do who speak for a joint petition, by the table of steps. */
const isForSpeakers = (verb: string): boolean =>
  isVerb(verb) &&
  TABLE[VERBS[verb].kind].some(({ by }) => by.includes('petitioner') && !by.includes('cosigner'))

/** What is said to somebody who signed and doesn't speak for all: without the buttons that they may not press. */
export function forSigner(
  say: Say,
  { id, revision }: Pick<CaseLine, 'revision'> & { readonly id: string },
): Say {
  if (!say.choices) return say
  const left = say.choices
    .map((row) => row.filter(({ verb }) => !isForSpeakers(verb)))
    .filter((row) => row.length > 0)
  const way: Choice = { label: { key: 'button-open-case' }, verb: 'case', id, revision }
  return { ...say, choices: left.length > 0 ? left : [[way]] }
}

/** A person's own cases, newest first. */
export function casesText(
  { cases, more, locks }: { cases: readonly CaseLine[]; more: boolean; locks: boolean },
  pack: Pack,
  unfinished = false,
): Say {
  const none = { key: unfinished ? 'cases-none-yet' : 'cases-none' }
  if (cases.length === 0) return { text: [none], choices: [[DANGER_CHOICE]] }
  return {
    text: [
      { key: 'cases-title', args: { count: cases.length } },
      ...cases.map((line) => caseLineText(line, pack)),
      ...(more ? [{ key: 'cases-more' }] : []),
    ],
    choices: [
      ...cases.map(({ petition, revision, number }) => [
        {
          label: { key: 'plain', args: { words: shownNumber(number, pack) } },
          verb: 'case',
          id: petition,
          revision,
        },
      ]),
      [
        {
          label: { key: locks ? 'button-pin-off' : 'button-pin' },
          verb: 'pin',
          id: locks ? 'off' : 'new',
          revision: 0,
        },
      ],
      [DANGER_CHOICE],
    ],
  }
}

function caseLineText({ number, status, withdrawn, receivedOn, next }: CaseLine, pack: Pack): Message {
  const args = {
    number: shownNumber(number, pack),
    status: { key: withdrawn ? 'status-withdrawn' : `status-${status}` },
    received: { date: receivedOn },
  }
  if (!next) return { key: 'cases-line-closed', args }
  const dated = { ...args, next: { date: next.date } }
  if (next.late > 0) return { key: 'cases-line-late', args: { ...dated, days: next.late } }
  return { key: next.rule === 'reviewRequest' ? 'cases-line-window' : 'cases-line', args: dated }
}

/** One case in plain words: done, now, next. */
export function caseText(card: CaseCard, pack: Pack): Say {
  return {
    text: [
      {
        key: 'case-number',
        args: { number: shownNumber(card.number, pack), status: { key: `status-${card.status}` } },
      },
      paragraph({ key: 'case-done', args: { received: { date: card.receivedOn } } }, done(card)),
      ...(card.status === 'closed'
        ? [{ key: 'case-contact', args: { office: { local: card.office }, phone: card.phone } }]
        : [{ key: 'case-now', args: { office: { local: card.office }, phone: card.phone } }]),
      ...nextText(card),
      ...waiting(card),
      ...(card.named ? [] : [{ key: 'receipt-anonymous' }]),
    ],
    choices: buttonsOf(card),
  }
}

/** What was done since it was registered. */
function done(card: CaseCard): Message[] {
  const { sent, toldOn, acceptedOn, answeredOn, servedOn, closedOn, ending } = card
  return [
    ...(sent
      ? [
          {
            key: sent.cameBack ? 'case-done-came-back' : 'case-done-sent',
            args: { unit: { local: sent.unit }, on: { date: sent.on } },
          },
        ]
      : []),
    ...(toldOn ? [{ key: 'case-done-told', args: { on: { date: toldOn } } }] : []),
    ...(acceptedOn ? [{ key: 'case-done-accepted', args: { on: { date: acceptedOn } } }] : []),
    ...(answeredOn ? [{ key: 'case-done-answered', args: { on: { date: answeredOn } } }] : []),
    ...(servedOn ? [{ key: 'case-done-served', args: { on: { date: servedOn } } }] : []),
    ...(closedOn ? [{ key: 'case-done-closed', args: { on: { date: closedOn } } }] : []),
    ...(ending ? [{ key: 'case-done-outcome', args: { outcome: { key: `outcome-${ending}` } } }] : []),
  ]
}

/** What is next, by which date, whether that is a limit or a target, and by how much it was missed. */
export function nextText({ next, nextBy, office, buttons }: CaseCard): Message[] {
  if (!next) return []
  const args = { next: { date: next.date }, unit: { local: nextBy ?? office } }
  return [
    { key: `case-next-${next.rule}`, args },
    ...(next.rule === 'reviewRequest' ? [] : [{ key: `case-next-is-${next.kind}` }]),
    ...(next.late > 0 ? [{ key: `case-late-${next.kind}`, args: { days: next.late } }] : []),
    ...(buttons.includes('urge') ? [{ key: 'case-urge-how' }] : []),
    ...provisional(next),
  ]
}

/** What waits for the petitioner, or for an answer to them. */
function waiting({ question, urged, buttons, withdrawal, review, urgent }: CaseCard): Message[] {
  return [
    ...(urgent ? [{ key: 'case-urgent' }] : []),
    ...(withdrawal
      ? [
          {
            key: withdrawal.pressed ? 'case-withdrawn-pressed' : 'case-withdrawn',
            args: { on: { date: withdrawal.on }, until: { date: withdrawal.until } },
          },
        ]
      : []),
    ...(review
      ? [
          { key: 'case-review', args: { on: { date: review.on } } },
          ...(review.outcome ? [{ key: `case-reviewed-${review.outcome}` }] : []),
        ]
      : []),
    ...(buttons.includes('trans') ? [{ key: 'case-transcript-how' }] : []),
    ...(buttons.includes('open') ? [{ key: 'case-open-how' }] : []),
    ...(question
      ? [{ key: 'case-question', args: { on: { date: question.on }, question: question.text } }]
      : []),
    ...(urged ? [{ key: 'case-urged', args: { on: { date: urged.on }, due: { date: urged.due } } }] : []),
  ]
}

/** The receipt (受理凭证): number, registered and not yet accepted, what happens next and by which date. */
export function receiptText(card: CaseCard, pack: Pack, code?: string): Say {
  const { next } = card
  return {
    text: [
      ...(card.urgent ? [{ key: 'receipt-urgent' }] : []),
      { key: 'receipt-number', args: { number: shownNumber(card.number, pack) } },
      {
        key: 'receipt-registered',
        args: { received: { date: card.receivedOn }, office: { local: card.registeredBy } },
      },
      // Whoever gets it late reads what is next now.
      ...(next?.rule === 'sorting' && next.late === 0
        ? [{ key: 'receipt-next', args: { next: { date: next.date } } }, ...provisional(next)]
        : nextText(card)),
      ...(card.named ? [] : [{ key: 'receipt-anonymous' }]),
      { key: 'receipt-follow', args: { phone: card.phone } },
      ...(code === undefined ? [] : [{ key: 'receipt-code', args: { code } }]),
      ...demoNotice(pack),
    ],
    choices: [
      [{ label: { key: 'button-own-more' }, verb: 'more', id: card.petition, revision: card.revision }],
      ...buttonsOf(card),
    ],
  }
}

const provisional = ({ awaited }: NextDate): Message[] =>
  awaited.length > 0 ? [{ key: 'date-provisional', args: { years: awaited.join(', ') } }] : []

/** A button of a case as it was when it was read. */
export const caseButton = (
  verb: OwnVerb | 'why',
  { petition, revision }: { readonly petition: string; readonly revision: number },
): Choice => ({
  label: { key: verb === 'why' ? 'button-why-date' : `button-verb-${verb}` },
  verb,
  id: petition,
  revision,
})

function buttonsOf(card: CaseCard): Choice[][] {
  return [
    ...card.buttons.map((verb) => [caseButton(verb, card)]),
    // What was opened once can be read again.
    ...(card.servedOn
      ? [[{ label: { key: 'button-read-answer' }, verb: 'read', id: card.petition, revision: card.revision }]]
      : []),
    ...(card.next ? [[caseButton('why', card)]] : []),
    [{ label: { key: 'button-own' }, verb: 'own', id: card.petition, revision: card.revision }],
    [DANGER_CHOICE],
  ]
}
