/** An urgent matter, to those whom it rings. Pure. */
import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import type { DutyCall, DutyWindow } from '../../roster/window.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { atTime } from './duty-now.js'
import { phoneList } from './duty-ring.js'
import { nameOf, type ShiftFacts } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName } from './report-lines.js'

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
      ...(found.unit === undefined
        ? []
        : [{ key: 'call-of-unit', args: { unit: unitName(found.unit, facts.pack) } }]),
      numbersOf(window, found, facts.pack),
      ...lateMark(told),
    ],
    choices: [[dutyChoice('button-taken', 'dutytake', window.id, index)]],
  }
}

/** To whoever has just taken a matter: it is theirs, and the numbers that help. */
export const takenText = (
  window: Pick<DutyWindow, 'unit'>,
  { pack }: Pick<ShiftFacts, 'pack'>,
  call: Pick<DutyCall, 'unit'> = {},
): Say => ({ text: [{ key: 'call-yours' }, numbersOf(window, call, pack)] })

/** The numbers of the unit that is on duty, and those of the one that the matter is of. */
const numbersOf = (
  { unit }: Pick<DutyWindow, 'unit'>,
  { unit: of }: Pick<DutyCall, 'unit'>,
  pack: Pack,
): Message => paragraph({ key: 'call-numbers' }, phoneList(of === undefined ? [unit] : [of, unit], pack))
