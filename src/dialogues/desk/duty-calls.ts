/** An urgent matter, to those whom it rings. Pure. */
import type { ToldRung } from '../../petitions/notice.js'
import type { DutyWindow } from '../../roster/window.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { atTime } from './duty-now.js'
import { phoneList } from './duty-ring.js'
import { nameOf, type ShiftFacts } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph } from './report-lines.js'

/** An urgent matter: its number and nothing of what it says. */
export function call(window: DutyWindow, told: ToldRung, facts: ShiftFacts): Say | undefined {
  const index = window.calls.findIndex(({ id }) => id === told.clock)
  const found = window.calls[index]
  if (!found) return undefined
  const args = { number: shownNumber(found.number, facts.pack), ...atTime(found.at, facts) }
  if (told.name === 'taken') {
    return found.takenBy
      ? { text: [{ key: 'call-taken', args: { ...args, who: nameOf(found.takenBy, facts) } }] }
      : undefined
  }
  if (found.takenBy) return undefined
  return {
    text: [
      { key: told.name === 'list' ? 'call-list' : told.name === 'ring-1' ? 'call' : 'call-again', args },
      paragraph({ key: 'call-numbers' }, phoneList([window.unit], facts.pack)),
      ...lateMark(told),
    ],
    choices: [[dutyChoice('button-taken', 'dutytake', window.id, index)]],
  }
}

/** To whoever has just taken a matter: it is theirs, and the numbers that help. */
export const takenText = ({ unit }: Pick<DutyWindow, 'unit'>, { pack }: Pick<ShiftFacts, 'pack'>): Say => ({
  text: [{ key: 'call-yours' }, paragraph({ key: 'call-numbers' }, phoneList([unit], pack))],
})
