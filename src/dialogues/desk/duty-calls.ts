/** An urgent matter, to those whom it rings. Pure. */
import type { Pack } from '../../config/pack.js'
import { unitById } from '../../config/pack-lookup.js'
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import type { DutyWindow } from '../../roster/window.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { atTime } from './duty-now.js'
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
      paragraph({ key: 'call-numbers' }, phoneList(window.unit, facts.pack)),
      ...lateMark(told),
    ],
    choices: [[dutyChoice('button-taken', 'dutytake', window.id, index)]],
  }
}

/** To whoever has just taken a matter: it is theirs, and the numbers that help. */
export const takenText = ({ unit }: Pick<DutyWindow, 'unit'>, { pack }: Pick<ShiftFacts, 'pack'>): Say => ({
  text: [{ key: 'call-yours' }, paragraph({ key: 'call-numbers' }, phoneList(unit, pack))],
})

/** The office's phone list for a unit, or the office's own duty phone where there is none; and the unit's own number. */
function phoneList(unit: string, pack: Pack): Message[] {
  const own = (pack.roster?.phones ?? []).filter(({ units }) => !units || units.includes(unit))
  const here = unitById(pack, unit)
  const listed = [
    ...(own.length > 0 ? own : [{ name: pack.office.name, phone: pack.office.dutyPhone }]),
    ...(here ? [{ name: here.name, phone: here.phone }] : []),
  ]
  return listed
    .filter(({ phone }, index) => listed.findIndex((one) => one.phone === phone) === index)
    .map(({ name, phone }) => ({ key: 'call-phone', args: { name: { local: name }, phone } }))
}
