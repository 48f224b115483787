/** Whom a shift can be given or offered to, and one's own offers. Pure. */
import type { Message } from '../../config/texts.types.js'
import type { OfferFacts } from '../../roster/offers.js'
import type { RosterPerson } from '../../roster/plan-input.js'
import { whoMayNotTake, whoMayTake } from '../../roster/taking.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from '../../roster/window.js'
import type { Choice, Say } from '../messages.js'
import { atTime } from './duty-now.js'
import { line, type ShiftFacts } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName, windowName } from './report-lines.js'
import { whyText } from './roster/change-texts.js'
import { linesOf } from './roster/refusal-texts.js'

/** More names than this would be no list to choose from. */
const NAMES_AT_MOST = 12
const SHIFTS_AT_MOST = 10

const personChoice = ({ id, name }: RosterPerson, verb: string, window: string, index: number): Choice[] => [
  { label: { key: 'plain', args: { words: name } }, verb, id: `${window}${id}`, revision: index },
]

/** Who could take a shift by all rules, those with the fewest so far first. */
function candidates(window: DutyWindow, index: number, facts: OfferFacts): RosterPerson[] {
  const shift = window.shifts[index]
  if (!shift) return []
  const has = (id: string): number => window.shifts.filter(({ member }) => member === id).length
  return whoMayTake(window, shift, facts)
    .sort((a, b) => has(a.id) - has(b.id))
    .slice(0, NAMES_AT_MOST)
}

/** A shift that nobody may take, and of each person why not. */
function nobody(key: string, window: DutyWindow, shift: DutyShift, facts: OfferFacts): Message {
  const why = whoMayNotTake(window, shift, facts)
  const lines = why.map((one) => ({ key: 'roster-unable', args: { name: one.name, why: whyText(one.why) } }))
  return paragraph({ key }, [
    line(shift),
    ...(why.length > 0 ? linesOf(lines) : [{ key: 'roster-nobody-else' }]),
  ])
}

/** Whom an unaccepted shift could be given to. */
export function giveText(window: DutyWindow, index: number, facts: OfferFacts): Say {
  const shift = window.shifts[index]
  const may = candidates(window, index, facts)
  if (!shift) return { text: [{ key: 'duty-unknown' }] }
  if (may.length === 0)
    return { text: [nobody('duty-give-nobody', window, shift, facts), { key: 'duty-give-nobody-do' }] }
  return {
    text: [paragraph({ key: 'duty-give' }, [line(shift)])],
    choices: may.map((person) => personChoice(person, 'dutyto', `${window.id}${shift.member}`, index)),
  }
}

/** To whom one's own shift can be offered: to all, or to one. */
export function offerText(window: DutyWindow, index: number, facts: OfferFacts): Say {
  const shift = window.shifts[index]
  const may = candidates(window, index, facts)
  if (!shift) return { text: [{ key: 'duty-unknown' }] }
  if (may.length === 0)
    return { text: [nobody('swap-nobody-why', window, shift, facts), { key: 'swap-nobody-do' }] }
  return {
    text: [
      paragraph({ key: 'swap-whom' }, [line(shift)]),
      ...(window.swaps === 'approved' ? [{ key: 'swap-approval-needed' }] : []),
    ],
    choices: [
      [dutyChoice('button-swap-all', 'swapall', window.id, index)],
      ...may.map((person) => personChoice(person, 'swapto', window.id, index)),
    ],
  }
}

/** Of a shift that is offered, whether it is accepted is nothing to be said. */
const bare = ({ acceptedAt: _, ...shift }: DutyShift): DutyShift => shift

/** What somebody has in a window that could be swapped, and what they have offered; nothing where there is neither. */
export function swapsText(window: DutyWindow, member: string, facts: ShiftFacts): Say | undefined {
  const { now, place, pack } = facts
  const mine = window.shifts
    .map((shift, index) => ({ shift, index }))
    .filter(({ shift }) => shift.member === member && slotOfShift(shift, place).startsAt > now)
    .slice(0, SHIFTS_AT_MOST)
  if (!window.publishedAt || mine.length === 0) return undefined
  const rows = mine.map(({ shift, index }): Choice[] => {
    const offer = window.offers.findIndex((one) => one.shift === shiftId(shift) && !one.end)
    const args = { date: { date: shift.date }, from: shift.from, role: { key: `duty-role-${shift.role}` } }
    return offer >= 0
      ? [{ label: { key: 'button-swap-back', args }, verb: 'swapno', id: window.id, revision: offer }]
      : [{ label: { key: 'button-swap-one', args }, verb: 'swap', id: window.id, revision: index }]
  })
  const standing = window.offers.filter(({ from, end, until }) => from === member && !end && until > now)
  return {
    text: [
      { key: 'swap-title', args: { name: windowName(window), unit: unitName(window.unit, pack) } },
      ...standing.flatMap(({ shift: id, until }) => {
        const shift = window.shifts.find((one) => shiftId(one) === id)
        return shift
          ? [{ key: 'swap-until-of', args: { shift: line(bare(shift)), ...atTime(until, facts) } }]
          : []
      }),
    ],
    choices: rows,
  }
}
