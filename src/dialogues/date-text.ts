import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { DateCard } from '../petitions/views.js'
import type { Limit } from '../time/limits.js'
import { shownNumber } from './demo.js'
import { lawText } from './law.js'
import type { Say } from './messages.js'

/** "Why this date?": first counted day, days and what they are made of, roll-forward, article. */
export function dateText(card: DateCard, pack: Pack): Say {
  const { limit, number } = card
  const shown = shownNumber(number, pack)
  if (!limit) return { text: [{ key: 'why-none', args: { number: shown } }] }
  const years = limit.crossesUnpublished.join(', ')
  return {
    text: [
      { key: 'why-title', args: { due: { date: limit.due }, number: shown } },
      { key: `why-from-${limit.rule}`, args: { from: { date: limit.from } } },
      { key: 'why-first', args: { first: { date: limit.firstCounted } } },
      { key: `why-days-${limit.unit}`, args: { days: limit.days, nominal: { date: limit.nominal } } },
      ...madeOf(card),
      ...rolled(limit),
      ...(limit.kind === 'target' ? [{ key: 'why-target' }] : []),
      { key: limit.kind === 'target' ? 'why-related' : 'why-basis', args: { law: lawText(limit.basis) } },
      ...(limit.provisional ? [{ key: 'why-provisional', args: { years } }] : []),
    ],
  }
}

/** Days that came to those of the rule. */
function madeOf({ extended, stoodStill, standsSince }: DateCard): Message[] {
  return [
    ...(extended > 0 ? [{ key: 'why-extended', args: { days: extended } }] : []),
    ...(stoodStill > 0 ? [{ key: 'why-stood-still', args: { days: stoodStill } }] : []),
    ...(standsSince ? [{ key: 'why-stands', args: { since: { date: standsSince } } }] : []),
  ]
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
