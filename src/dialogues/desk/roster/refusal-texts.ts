/** Why there is no roster. Pure. */
import type { Pack } from '../../../config/pack.types.js'
import type { Message } from '../../../config/texts.types.js'
import type { Shortage } from '../../../roster/feasible.js'
import type { Planned } from '../../../roster/plan-window.js'
import { daysBetween } from '../../../time/civil.js'
import { paragraph, unitName, windowName } from '../report-lines.js'
import { tooLong } from './plan-questions.js'

/** More lines are read by nobody; the rest is counted. */
const LINES_AT_MOST = 10

/** Why a window of a unit can't be planned; what to do about it is in the same words. */
export function whyNotPlanned(
  planned: Exclude<Planned, { kind: 'planned' }>,
  unit: string,
  pack: Pack,
): Message {
  switch (planned.kind) {
    case 'infeasible':
      return paragraph({ key: 'plan-infeasible' }, linesOf(planned.shortages.map(shortageLine)))
    case 'overlaps': {
      const { from, to } = planned.window
      return {
        key: 'plan-overlaps',
        args: {
          unit: unitName(unit, pack),
          name: windowName(planned.window),
          from: { date: from },
          to: { date: to },
          days: daysBetween(from, to) + 1,
        },
      }
    }
    case 'past':
      return { key: 'plan-past' }
    case 'too-long':
      return tooLong
    case 'nobody':
      return { key: 'plan-nobody', args: { unit: unitName(unit, pack) } }
  }
}

const shortageLine = ({ constraint, date, role, missing }: Shortage): Message => ({
  key: `plan-short-${constraint}`,
  args: { date: { date }, role: { key: `duty-role-${role}` }, missing },
})

/** Ten lines, and how many more there are. */
export function linesOf(lines: readonly Message[]): Message[] {
  const shown = lines.slice(0, LINES_AT_MOST)
  const rest = lines.length - shown.length
  return [...shown, ...(rest > 0 ? [{ key: 'roster-lines-more', args: { rest } }] : [])]
}
