/** Who is on duty now, when that changes, the whole window, its log, and the daily return. Pure. */
import type { Message } from '../../config/texts.types.js'
import { isOnDuty } from '../../roster/duty-acts.js'
import { canConfirm } from '../../roster/handing-over.js'
import { nextChange, onDuty, successor } from '../../roster/on-duty.js'
import type { WindowCounts } from '../../roster/return-counts.js'
import { type DutyShift, type DutyWindow, slotOfShift } from '../../roster/window.js'
import { addDays, type CivilDate, civilDateOf, daysBetween } from '../../time/civil.js'
import { timeOf } from '../../time/hours.js'
import type { Choice, Say } from '../messages.js'
import { noteLines } from './duty-hand-over.js'
import { line, nameOf, type ShiftFacts, whose } from './duty-texts.js'
import { dayNumber, dutyChoice } from './duty-verbs.js'
import { paragraph, unitName, windowName } from './report-lines.js'

/** When something is, on the office's wall: a day and a time. */
export const atTime = (at: Date, { place }: Pick<ShiftFacts, 'place'>) => ({
  date: { date: civilDateOf(at, place.timeZone) },
  time: timeOf(at, place.timeZone),
})

/** Everyone on duty in a window now, with their numbers, and what its reader can do there; nothing outside its days. */
export function nowText(window: DutyWindow, member: string, facts: ShiftFacts): Say | undefined {
  const { now, place, pack } = facts
  const on = onDuty(window, now, place)
  const change = nextChange(window, now, place)
  const note = noteFor(window, member, facts)
  if (on.length === 0 && !change && !note) return undefined
  const title = { name: windowName(window), unit: unitName(window.unit, pack) }
  const after: Message[] =
    on.length > 0 && change ? [{ key: 'duty-next-change', args: atTime(change, facts) }] : []
  const rows = [
    ...actions(window, member, note, facts),
    [
      dutyChoice('button-duty-all', 'dutyall', window.id, 0),
      dutyChoice('button-duty-log', 'dutyread', window.id),
    ],
  ]
  return {
    text: [
      on.length > 0
        ? paragraph(
            { key: 'duty-now', args: title },
            on.map((shift) => present(shift, facts)),
          )
        : {
            key: window.from > civilDateOf(now, place.timeZone) ? 'duty-now-later' : 'duty-now-nobody',
            args: title,
          },
      ...(on.length > 0 || !change ? [] : [comingText(window, change, facts)]),
      ...after,
      // What the button under it confirms is there to be read.
      ...(note ? noteLines({ key: 'duty-note', args: { who: nameOf(note.member, facts) } }, note) : []),
    ],
    choices: rows,
  }
}

/** Who comes where nobody is on now, and when. */
const comingText = (window: DutyWindow, at: Date, facts: ShiftFacts): Message =>
  paragraph(
    { key: 'duty-now-begins', args: atTime(at, facts) },
    onDuty(window, at, facts.place).map((shift) => whose(shift, facts)),
  )

/** Somebody who is on now, and whether they have come. */
function present(shift: DutyShift, facts: ShiftFacts): Message {
  const on = whose(shift, facts)
  return shift.role === 'backup' || shift.checkedInAt ? on : { key: 'duty-on-awaited', args: { on } }
}

/** What somebody on duty can do now. */
function actions(
  window: DutyWindow,
  member: string,
  note: DutyShift | undefined,
  facts: ShiftFacts,
): Choice[][] {
  const { now, place } = facts
  const { id, shifts } = window
  const mine = shifts.filter((shift) => shift.member === member)
  const coming = mine.find(
    (shift) =>
      shift.role !== 'backup' &&
      !shift.checkedInAt &&
      slotOfShift(shift, place).endsAt > now &&
      slotOfShift(shift, place).startsAt.getTime() - now.getTime() <= 3_600_000,
  )
  const handing = mine.some(
    (shift) => shift.role === 'officer' && shift.checkedInAt && !shift.relievedAt && !shift.note,
  )
  const on = isOnDuty(window, { member, now, place })
  return [
    ...(coming ? [[dutyChoice('button-check-in', 'dutyin', id, shifts.indexOf(coming))]] : []),
    ...(note ? [[dutyChoice('button-confirm-note', 'dutyhand', id, shifts.indexOf(note))]] : []),
    ...(handing ? [[dutyChoice('button-hand-over', 'dutynote', 'own')]] : []),
    ...(on ? [[dutyChoice('button-write-log', 'dutylog', 'own')]] : []),
  ]
}

/** The shift before somebody's own whose note waits for them and can be confirmed by now. */
function noteFor(window: DutyWindow, member: string, { now, place }: ShiftFacts): DutyShift | undefined {
  return window.shifts.findLast((shift) => {
    if (!shift.note || shift.relievedAt) return false
    const next = successor(window, shift, place)
    return next?.shift.member === member && canConfirm(next, now, place)
  })
}

const DAYS_A_PAGE = 7

/** A week of a window: every slot with all its people. */
export function windowText(window: DutyWindow, page: number, facts: ShiftFacts): Say {
  const { id, from, to, unit } = window
  const first = addDays(from, page * DAYS_A_PAGE)
  const last = addDays(first, DAYS_A_PAGE - 1)
  const slots = new Map<string, DutyShift[]>()
  for (const shift of window.shifts) {
    if (shift.date < first || shift.date > last) continue
    const key = `${shift.date} ${shift.from}`
    slots.set(key, [...(slots.get(key) ?? []), shift])
  }
  const more: Choice[] = [
    ...(page > 0 ? [dutyChoice('button-week-before', 'dutyall', id, page - 1)] : []),
    ...(last < to ? [dutyChoice('button-week-after', 'dutyall', id, page + 1)] : []),
  ]
  return {
    text: [
      {
        key: 'duty-window',
        args: {
          name: windowName(window),
          unit: unitName(unit, facts.pack),
          from: { date: from },
          to: { date: to },
          days: daysBetween(from, to) + 1,
        },
      },
      ...[...slots.values()].map((shifts) => slotLines(shifts, facts)),
    ],
    ...(more.length > 0 ? { choices: [more] } : {}),
  }
}

function slotLines(shifts: readonly DutyShift[], facts: ShiftFacts): Message {
  const [first] = shifts
  const head: Message = first
    ? { key: 'duty-slot', args: { date: { date: first.date }, from: first.from, to: first.to } }
    : { key: 'duty-none' }
  return paragraph(
    head,
    shifts.map(({ role, member, acceptedAt }) => ({
      key: acceptedAt ? 'duty-person-accepted' : 'duty-person',
      args: { role: { key: `duty-role-${role}` }, who: facts.who(member)?.name ?? '' },
    })),
  )
}

const LOG_SHOWN = 15

/** The newest lines of the duty log and the notes that were handed over. */
export function logText(window: DutyWindow, facts: ShiftFacts): Say {
  const entries = [
    ...window.log.map(({ at, by, text }) => ({ at, by, text })),
    ...window.shifts.flatMap(({ note, member }) => (note ? [{ ...note, by: member }] : [])),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const title: Message = { key: 'duty-log-title', args: { name: windowName(window) } }
  if (entries.length === 0) return { text: [title, { key: 'duty-log-empty' }] }
  return {
    text: [
      title,
      ...entries.slice(-LOG_SHOWN).map(({ at, by, text }) => ({
        key: 'duty-log-line',
        args: { ...atTime(at, facts), who: facts.who(by)?.name ?? '', text },
      })),
    ],
  }
}

/** The return of a day, with what the cases say; one tap where there is nothing else to report. */
export function returnText(
  window: DutyWindow,
  date: CivilDate,
  by: string,
  { open, late, urgent }: WindowCounts,
  { pack }: Pick<ShiftFacts, 'pack'>,
): Say {
  return {
    text: [
      { key: 'return-head', args: { unit: unitName(window.unit, pack), date: { date }, by } },
      { key: 'return-counts', args: { open, late, urgent } },
    ],
    choices: [
      [dutyChoice('button-nothing', 'dutynil', window.id, dayNumber(date))],
      [dutyChoice('button-write-return', 'report', 'own', dayNumber(date))],
    ],
  }
}

/** One's own shifts of a week, on its Monday. */
export function weekText(
  window: DutyWindow,
  member: string,
  monday: CivilDate,
  facts: ShiftFacts,
): Say | undefined {
  const { now, place } = facts
  const shifts = window.shifts.filter(
    (shift) =>
      shift.member === member &&
      shift.date >= monday &&
      shift.date < addDays(monday, 7) &&
      slotOfShift(shift, place).endsAt > now,
  )
  if (shifts.length === 0) return undefined
  const change = nextChange(window, now, place)
  return {
    text: [
      paragraph(
        { key: 'duty-week', args: { name: windowName(window), count: shifts.length } },
        shifts.map(line),
      ),
      ...(change ? [{ key: 'duty-next-change', args: atTime(change, facts) }] : []),
    ],
  }
}
