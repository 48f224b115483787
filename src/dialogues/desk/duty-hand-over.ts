/** One desk officer hands over to the next: what each of the two is told. Pure. */
import type { Argument, Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import { type Successor, successor } from '../../roster/on-duty.js'
import { type DutyShift, type DutyWindow, slotOfShift } from '../../roster/window.js'
import type { Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { nameOf, type ShiftFacts, whose } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, windowName } from './report-lines.js'

/** When the shift of whoever follows begins. */
const begins = ({ shift: { date, from } }: Successor): Readonly<Record<string, Argument>> => ({
  date: { date },
  from,
})

/** Whether who confirms takes over by that: where the shifts leave a gap, nobody stays for the other. */
const takesOver = (next: Successor, { now, place }: Pick<ShiftFacts, 'now' | 'place'>): boolean =>
  next.adjoins || slotOfShift(next.shift, place).startsAt <= now

/** To whoever is about to end: who comes, and the note that they need. */
export function endsText(
  window: DutyWindow,
  shift: DutyShift,
  member: string,
  told: ToldRung,
  facts: ShiftFacts,
): Say | undefined {
  if (shift.member !== member || shift.relievedAt || shift.note) return undefined
  const next = successor(window, shift, facts.place)
  const args = { to: shift.to }
  const asked: Message[] = next
    ? [
        paragraph({ key: 'duty-ends', args }, [whose(next.shift, facts)]),
        next.adjoins ? { key: 'duty-ends-note' } : { key: 'duty-ends-note-later', args: begins(next) },
      ]
    : [{ key: 'duty-ends-last', args }]
  return {
    text: [...asked, ...lateMark(told)],
    choices: [[dutyChoice('button-hand-over', 'dutynote', 'own')]],
  }
}

/** A note as it stands, under what is said of it. */
export const noteLines = (head: Message, { note }: DutyShift): Message[] =>
  note ? [head, { key: 'plain', args: { words: note.text } }] : []

/** A note that waits to be confirmed by the one who follows. */
export function noteText(
  head: Message,
  window: DutyWindow,
  shift: DutyShift,
  member: string,
  facts: ShiftFacts,
): Say | undefined {
  const next = successor(window, shift, facts.place)
  if (!shift.note || shift.relievedAt || next?.shift.member !== member) return undefined
  return {
    text: [
      ...noteLines(head, shift),
      takesOver(next, facts) ? { key: 'duty-note-confirm' } : { key: 'duty-note-read', args: begins(next) },
    ],
    choices: [[dutyChoice('button-confirm-note', 'dutyhand', window.id, window.shifts.indexOf(shift))]],
  }
}

/** To whoever has just confirmed a note: since when they are on duty, and the note, whether they saw it before or not. */
export function confirmedText(window: DutyWindow, shift: DutyShift, facts: ShiftFacts): Say {
  const next = successor(window, shift, facts.place)
  const said: Message =
    next && !takesOver(next, facts)
      ? { key: 'duty-note-noted', args: begins(next) }
      : { key: 'duty-note-confirmed' }
  return {
    text: [said, ...noteLines({ key: 'duty-note', args: { who: nameOf(shift.member, facts) } }, shift)],
  }
}

/** To whoever wrote the note, once the next one has confirmed it. */
export function relievedText(window: DutyWindow, shift: DutyShift, { place }: ShiftFacts): Say | undefined {
  if (!shift.relievedAt) return undefined
  const stayed = successor(window, shift, place)?.adjoins
  const key = stayed === false ? 'duty-note-was-read' : 'duty-relieved'
  return { text: [{ key, args: { name: windowName(window) } }] }
}
