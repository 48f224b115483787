import type { Pack } from '../../config/pack.types.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { type BreachCount, type BreachReport, FARTHEST, isClean } from '../../reports/invariants.js'
import type { WindowBreach } from '../../roster/check-windows.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { listed, paragraph, unitName, windowName } from './report-lines.js'

/** Tells a petition office which cases are without what every case must have, and what to do about each kind. */
export function breachText(report: BreachReport, pack: Pack): Say {
  const { asOf, cases, found, windows } = report
  const args = { date: { date: asOf }, count: cases }
  if (isClean(report)) return { text: [{ key: 'report-breach-none', args }] }
  return {
    text: [
      ...(found.length > 0 ? [{ key: 'report-breach-title', args }] : []),
      ...found.map((one) => paragraph(kindOf(one), numbersOf(one, pack))),
      ...windows.slice(0, WINDOWS_SHOWN).map((one) => windowLine(one, pack)),
      ...(windows.length > WINDOWS_SHOWN
        ? [{ key: 'report-breach-windows-more', args: { more: windows.length - WINDOWS_SHOWN } }]
        : []),
    ],
  }
}

const WINDOWS_SHOWN = 5

/** Two duty windows that can't both be as they are. */
const windowLine = (
  { code, unit, windows: [first, second], shifts = ['', ''] }: WindowBreach,
  pack: Pack,
): Message => ({
  key: `report-breach-${code}`,
  args: {
    unit: unitName(unit, pack),
    first: windowName({ name: first }),
    second: windowName({ name: second }),
    one: shifts[0],
    other: shifts[1],
  },
})

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
