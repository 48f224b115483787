/** Keeps what somebody on duty writes: the hand-over note, a line of the log, the daily return. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import { type Acted, wroteBefore } from '../../roster/acted.js'
import { actOnWindow } from '../../roster/acting.js'
import { dayToReport, fileReturn, reports } from '../../roster/daily-return.js'
import { isOnDuty, writeLog } from '../../roster/duty-acts.js'
import { canConfirm, handNote, toHandOver } from '../../roster/handing-over.js'
import { neutralText, sendAnew } from '../../roster/neutral-text.js'
import type { DutyFacts } from '../../roster/offers.js'
import { successor } from '../../roster/on-duty.js'
import { countsOf } from '../../roster/return-counts.js'
import type { Place } from '../../roster/slots.js'
import type { DutyWindow } from '../../roster/window.js'
import { addDays, type CivilDate } from '../../time/civil.js'
import type { Outcome } from '../commands.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { returnText } from './duty-now.js'
import type { DutyAct } from './duty-verbs.js'
import { dutyPorts, factsOf } from './run-duty.js'

const said = (...text: Message[]): Outcome => ({ kind: 'said', say: [{ text }] })
const UNKNOWN = said({ key: 'duty-unknown' })

/** The note, the log or the return in words; they say nothing of anybody who petitions. */
export async function keepText(
  act: Extract<DutyAct, { do: 'note' | 'log' | 'report' }>,
  command: string,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const windows = await ports.rosters.ofMember(by.member, todayOf(ports))
  if (act.do === 'report') return keepReport(act, windows, command, by, ports)
  const { do: what, text } = act
  const { place } = dutyPorts(ports)
  const kept = (window: DutyWindow): Outcome => ({
    kind: 'acted',
    say: [{ text: [what === 'note' ? noteKept(window, command, place) : { key: 'duty-kept-log' }] }],
  })
  const before = windows.find((one) => wroteBefore(one, command))
  if (before) return kept(before)
  const facts = { member: by.member, now: ports.clock.now(), place }
  const doing = (window: DutyWindow, more: DutyFacts): Acted =>
    what === 'note'
      ? handNote(window, text, { ...more, command })
      : writeLog(window, text, { ...more, command })
  // Where it belongs is where it could be written now.
  const window =
    windows.find((one) =>
      what === 'note' ? handNote(one, text, facts).kind === 'acted' : isOnDuty(one, facts),
    ) ?? windows[0]
  if (!window) return refused({ key: what === 'note' ? 'duty-nothing-to-hand-over' : 'duty-not-on' })
  const problem = await neutralText(text, window.unit, ports)
  if (problem) return { kind: 'refused', problem: sendAnew(problem), anew: true }
  const found = await actOnWindow(window.id, by.member, dutyPorts(ports), doing)
  if (found.kind !== 'acted') return refused(found.kind === 'refused' ? found.why : { key: 'duty-unknown' })
  await ports.tellDuty(window.id)
  return kept(found.window)
}

/** Why a text of duty can't be asked for now; nothing where it can, so that nobody writes in vain. */
export async function notToWrite(
  what: 'dutynote' | 'dutylog',
  { member }: ActingMember,
  ports: DeskPorts,
): Promise<Message | undefined> {
  const facts = { member, now: ports.clock.now(), place: dutyPorts(ports).place }
  const windows = await ports.rosters.ofMember(member, todayOf(ports))
  if (what === 'dutylog')
    return windows.some((one) => isOnDuty(one, facts)) ? undefined : { key: 'duty-not-on' }
  return windows.some((one) => toHandOver(one, facts)) ? undefined : { key: 'duty-nothing-to-hand-over' }
}

/** Who is asked to confirm a note that was just written, and when. */
function noteKept(window: DutyWindow, command: string, place: Place): Message {
  const shift = window.shifts.find(({ note }) => note?.id === command)
  const next = shift && successor(window, shift, place)
  if (!shift?.note || !next) return { key: 'duty-kept-note-last' }
  const { date, from } = next.shift
  return canConfirm(next, shift.note.at, place)
    ? { key: 'duty-kept-note' }
    : { key: 'duty-kept-note-early', args: { date: { date }, from } }
}

const refused = (problem: Message): Outcome => ({ kind: 'refused', problem })

/** The window and day of which somebody may report now. */
function toReport(
  windows: readonly DutyWindow[],
  by: ActingMember,
  ports: DeskPorts,
): { readonly window: DutyWindow; readonly date: CivilDate } | undefined {
  const { place } = dutyPorts(ports)
  const facts = { member: by.member, now: ports.clock.now(), place }
  for (const window of windows) {
    const date = dayToReport(window, facts, addDays(todayOf(ports), -1))
    if (date) return { window, date }
  }
  return undefined
}

/** `/report`: the counts of the day that is to be reported, and what can be said to them. */
export async function askReturn(by: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const found = toReport(await ports.rosters.ofMember(by.member, todayOf(ports)), by, ports)
  if (!found) return said({ key: 'duty-no-return' })
  const { window, date } = found
  const counts = await countsFor(window.unit, ports)
  const { returns } = ports.rules.pack.roster ?? {}
  const due = returns?.units[window.unit] ?? returns?.by ?? ''
  return { kind: 'said', say: [returnText(window, date, due, counts, await factsOf(window, ports))] }
}

const countsFor = async (unit: string, ports: DeskPorts) =>
  countsOf(unit, await ports.petitions.openOf([unit]), todayOf(ports))

async function keepReport(
  { text, date: asked }: Extract<DutyAct, { do: 'report' }>,
  windows: readonly DutyWindow[],
  command: string,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const before = windows.find((one) => wroteBefore(one, command))
  const date = before?.returns.find(({ id }) => id === command)?.date ?? asked
  // The day that was shown, not the one that is missing by now.
  const shown = before ?? windows.find((one) => date && reports(one, date))
  const found = date && shown ? { window: shown, date } : date ? undefined : toReport(windows, by, ports)
  if (!found) return refused({ key: 'duty-no-return' })
  const { window } = found
  const problem = await neutralText(text, window.unit, ports)
  if (problem) return { kind: 'refused', problem: sendAnew(problem), anew: true }
  const done = await fileDay({ window: window.id, date: found.date, text }, command, by, ports)
  return done.kind === 'said' ? { kind: 'acted', say: done.say } : done
}

/** Files a return with the counts of this moment; without a text it says that there is nothing to report. */
export async function fileDay(
  { window, date, text }: { readonly window: string; readonly date: CivilDate; readonly text?: string },
  command: string,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const known = await ports.rosters.get(window)
  if (!known) return UNKNOWN
  const counts = await countsFor(known.unit, ports)
  const found = await actOnWindow(window, by.member, dutyPorts(ports), (seen, facts) =>
    fileReturn(seen, { date, ...counts, ...(text === undefined ? {} : { text }) }, { ...facts, command }),
  )
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused') return said(found.why)
  await ports.tellDuty(window)
  return said({
    key: text === undefined ? 'return-nothing' : 'return-filed',
    args: { date: { date }, ...counts },
  })
}
