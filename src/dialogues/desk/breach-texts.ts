import type { Pack } from '../../config/pack.types.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { type BreachCount, type BreachReport, FARTHEST } from '../../reports/invariants.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { listed, paragraph } from './report-lines.js'

/** Tells a petition office which cases are without what every case must have, and what to do about each kind. */
export function breachText({ asOf, cases, found }: BreachReport, pack: Pack): Say {
  const args = { date: { date: asOf }, count: cases }
  if (found.length === 0) return { text: [{ key: 'report-breach-none', args }] }
  return {
    text: [
      { key: 'report-breach-title', args },
      ...found.map((one) => paragraph(kindOf(one), numbersOf(one, pack))),
    ],
  }
}

const kindOf = ({ code, count }: BreachCount): Message => ({
  key: `report-breach-${code}`,
  args: { count, farthest: FARTHEST },
})

function numbersOf({ numbers, count }: BreachCount, pack: Pack): Message[] {
  const [first, ...others]: Argument[] = numbers.map((number) => shownNumber(number, pack))
  if (first === undefined) return []
  const cases = listed([first, ...others])
  const more = count - numbers.length
  return [
    more > 0
      ? { key: 'report-breach-cases-more', args: { cases, more } }
      : { key: 'report-breach-cases', args: { cases } },
  ]
}
