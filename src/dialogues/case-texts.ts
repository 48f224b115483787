import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { CaseCard, CaseLine, DateCard } from '../petitions/views.js'
import type { Limit } from '../time/limits.js'
import { demoNotice, shownNumber } from './demo.js'
import type { Say } from './messages.js'

/** A person's own cases, newest first. */
export function casesText({ cases, more }: { cases: readonly CaseLine[]; more: boolean }, pack: Pack): Say {
  if (cases.length === 0) return { text: [{ key: 'cases-none' }] }
  return {
    text: [
      { key: 'cases-title', args: { count: cases.length } },
      ...cases.map((line) => ({
        key: 'cases-line',
        args: {
          number: shownNumber(line.number, pack),
          status: { key: `status-${line.status}` },
          received: { date: line.receivedOn },
          next: { date: line.next },
        },
      })),
      ...(more ? [{ key: 'cases-more' }] : []),
      { key: 'cases-how' },
    ],
  }
}

/** One case in plain words: done, now, next. */
export function caseText(card: CaseCard, pack: Pack): Say {
  return {
    text: [
      {
        key: 'case-number',
        args: { number: shownNumber(card.number, pack), status: { key: `status-${card.status}` } },
      },
      { key: 'case-done', args: { received: { date: card.receivedOn } } },
      { key: 'case-now', args: { office: { local: card.office }, phone: card.phone } },
      { key: 'case-next', args: { next: { date: card.next } } },
      ...provisional(card),
    ],
    choices: [[whyButton(card)]],
  }
}

/** The receipt (受理凭证): number, registered and not yet accepted, what happens next and by which date. */
export function receiptText(card: CaseCard, pack: Pack): Say {
  return {
    text: [
      { key: 'receipt-number', args: { number: shownNumber(card.number, pack) } },
      {
        key: 'receipt-registered',
        args: { received: { date: card.receivedOn }, office: { local: card.office } },
      },
      { key: 'receipt-next', args: { next: { date: card.next } } },
      ...provisional(card),
      ...(card.named ? [] : [{ key: 'receipt-anonymous' }]),
      { key: 'receipt-clocks' },
      { key: 'receipt-follow', args: { phone: card.phone } },
      ...demoNotice(pack),
    ],
    choices: [[whyButton(card)]],
  }
}

const provisional = (card: CaseCard): Message[] => (card.provisional ? [{ key: 'date-provisional' }] : [])

const whyButton = (card: CaseCard) => ({
  label: { key: 'button-why-date' },
  verb: 'why',
  id: card.petition,
  revision: card.revision,
})

/** "Why this date?": first counted day, days, roll-forward, article. */
export function dateText({ number, limit }: DateCard, pack: Pack): Say {
  const text: Message[] = [
    { key: 'why-title', args: { due: { date: limit.due }, number: shownNumber(number, pack) } },
    { key: `why-from-${limit.rule}`, args: { from: { date: limit.from } } },
    { key: 'why-first', args: { first: { date: limit.firstCounted } } },
    {
      key: `why-days-${limit.unit}`,
      args: { days: limit.days, nominal: { date: limit.nominal } },
    },
    ...rolled(limit),
    {
      key: limit.basis.paragraph === undefined ? 'why-basis' : 'why-basis-paragraph',
      args: {
        instrument: { local: limit.basis.instrument },
        article: limit.basis.article,
        paragraph: limit.basis.paragraph ?? 0,
      },
    },
  ]
  const years = limit.crossesUnpublished.join(', ')
  return { text: limit.provisional ? [...text, { key: 'why-provisional', args: { years } }] : text }
}

function rolled({ rolled: days, due }: Limit): Message[] {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return [{ key: 'why-not-rolled' }]
  const named = days.find((day) => day.holiday !== undefined)?.holiday
  const args = { first: { date: first.date }, last: { date: last.date }, due: { date: due } }
  if (named && days.length === 1)
    return [{ key: 'why-rolled-holiday-one', args: { ...args, holiday: { local: named } } }]
  if (named) return [{ key: 'why-rolled-holiday', args: { ...args, holiday: { local: named } } }]
  return [{ key: days.length > 1 ? 'why-rolled-weekend' : 'why-rolled', args }]
}
