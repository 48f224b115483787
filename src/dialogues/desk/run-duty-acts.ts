/** Carries out what somebody on duty asked for. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import { type Acted, wroteBefore } from '../../roster/acted.js'
import { type ActedOn, actOnWindow, lookAt, swapInWindow } from '../../roster/acting.js'
import { takeCall } from '../../roster/calls.js'
import { dayToReport, fileReturn, reports } from '../../roster/daily-return.js'
import { checkIn, confirmReach, isOnDuty, stepIn, writeLog } from '../../roster/duty-acts.js'
import { confirmNote, handNote } from '../../roster/handing-over.js'
import { neutralText } from '../../roster/neutral-text.js'
import {
  consent,
  type DutyFacts,
  decideSwap,
  endOffer,
  notToOffer,
  type OfferFacts,
  offerShift,
} from '../../roster/offers.js'
import { countsOf } from '../../roster/return-counts.js'
import { type DutyWindow, slotOfShift } from '../../roster/window.js'
import { addDays, type CivilDate } from '../../time/civil.js'
import type { CommandOf, Outcome } from '../commands.js'
import type { Say } from '../messages.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { logText, returnText, windowText } from './duty-now.js'
import { offerText, swapsText } from './duty-swaps.js'
import { type DutyAct, dutyChoice } from './duty-verbs.js'
import { dutyPorts, factsOf, windowsOf } from './run-duty.js'
import { give } from './run-give.js'

const said = (...text: Message[]): Outcome => ({ kind: 'said', say: [{ text }] })
const UNKNOWN = said({ key: 'duty-unknown' })

/** One act of somebody on duty; what can't be done is said, and nothing has changed. */
export async function actOnDuty(
  { act, id: command }: CommandOf<'actOnDuty'>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  switch (act.do) {
    case 'reach':
      return reach(act, by, ports)
    case 'checkIn':
      return on(
        act.window,
        by,
        ports,
        (window, facts) => checkIn(window, act.shift, facts),
        'duty-checked-in',
      )
    case 'stepIn':
      return on(act.window, by, ports, (window, facts) => stepIn(window, act.shift, facts), 'duty-stepped')
    case 'confirmNote':
      return on(
        act.window,
        by,
        ports,
        (window, facts) => confirmNote(window, act.shift, facts),
        'duty-note-confirmed',
      )
    case 'take':
      return on(act.window, by, ports, (window, facts) => takeCall(window, act.call, facts), 'call-yours')
    case 'nothing':
      return fileDay(act, command, by, ports)
    case 'askReturn':
      return askReturn(by, ports)
    case 'give':
      return give(act, by, ports)
    case 'swaps':
      return showSwaps(by, ports)
    case 'swap':
      return showOffer(act, by, ports)
    case 'offer':
      return swapping(
        act.window,
        by,
        ports,
        (window, facts) => offerShift(window, act.shift, act.to, facts),
        'swap-offered',
      )
    case 'consent':
      return consented(act, by, ports)
    case 'endOffer':
      return on(act.window, by, ports, (window, facts) => endOffer(window, act.offer, facts), 'swap-ended')
    case 'approve':
    case 'disapprove': {
      const yes = act.do === 'approve'
      const key = yes ? 'swap-approved' : 'swap-disapproved'
      return swapping(
        act.window,
        by,
        ports,
        (window, facts) => decideSwap(window, act.offer, yes, facts),
        key,
      )
    }
    case 'window':
    case 'readLog': {
      const window = (await windowsOf(by, ports)).find(({ id }) => id === act.window)
      if (!window) return UNKNOWN
      const facts = await factsOf(window, ports)
      const say = act.do === 'window' ? windowText(window, act.page, facts) : logText(window, facts)
      return { kind: 'said', say: [say] }
    }
    case 'note':
    case 'log':
    case 'report':
      return keepText(act, command, by, ports)
    case 'phone':
      return keepPhone(act.phone, by, ports)
  }
}

/** Acts on one window; who has to be told is told. `done`: what is said when it has happened. */
async function on(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
  act: (window: DutyWindow, facts: DutyFacts) => Acted,
  done: string,
): Promise<Outcome> {
  return answered(window, await actOnWindow(window, member, dutyPorts(ports), act), ports, done)
}

/** The same for what shifts change hands by. */
async function swapping(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
  act: (window: DutyWindow, facts: OfferFacts) => Acted,
  done: string,
): Promise<Outcome> {
  return answered(window, await swapInWindow(window, member, dutyPorts(ports), act), ports, done)
}

async function answered(window: string, found: ActedOn, ports: DeskPorts, done: string): Promise<Outcome> {
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused') return said(found.why)
  await ports.tellDuty(window)
  return said({ key: done })
}

/** The number that is known is confirmed; where none is, it is asked for. */
async function reach(
  { window, shift }: Extract<DutyAct, { do: 'reach' | 'checkIn' | 'stepIn' | 'confirmNote' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const me = await ports.members.get(by.member)
  if (me?.phone === undefined) {
    const ask: Say = {
      text: [{ key: 'duty-reach-none' }],
      choices: [[dutyChoice('button-duty-phone', 'dutyphon', 'own')]],
    }
    return { kind: 'said', say: [ask] }
  }
  return on(window, by, ports, (seen, facts) => confirmReach(seen, shift, facts), 'duty-reached')
}

/** Shifts that begin by then are those before which a number was asked for. */
const SOON_MS = 48 * 3_600_000

/** Keeps the number at which somebody can be reached, and confirms it for what they have within two days. */
async function keepPhone(phone: string, by: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { members, rosters, clock } = ports
  await members.setPhone(by.member, phone)
  const { place } = dutyPorts(ports)
  const soon = clock.now().getTime() + SOON_MS
  for (const { id } of await rosters.ofMember(by.member, todayOf(ports))) {
    await actOnWindow(id, by.member, dutyPorts(ports), (window, { now, member }) => ({
      kind: 'acted',
      tell: [],
      window: {
        ...window,
        shifts: window.shifts.map((shift) => {
          const { startsAt, endsAt } = slotOfShift(shift, place)
          const near = shift.member === member && endsAt > now && startsAt.getTime() <= soon
          return near ? { ...shift, reachableAt: now } : shift
        }),
      },
    }))
  }
  return { kind: 'acted', say: [{ text: [{ key: 'duty-phone-kept', args: { phone } }] }] }
}

/** The note, the log or the return in words; they say nothing of anybody who petitions. */
async function keepText(
  act: Extract<DutyAct, { do: 'note' | 'log' | 'report' }>,
  command: string,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const windows = await ports.rosters.ofMember(by.member, todayOf(ports))
  if (act.do === 'report') return keepReport(act, windows, command, by, ports)
  const { do: what, text } = act
  const kept: Outcome = { kind: 'acted', say: [{ text: [{ key: `duty-kept-${what}` }] }] }
  if (windows.some((one) => wroteBefore(one, command))) return kept
  const { place } = dutyPorts(ports)
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
  if (problem) return refused(problem)
  const found = await actOnWindow(window.id, by.member, dutyPorts(ports), doing)
  if (found.kind !== 'acted') return refused(found.kind === 'refused' ? found.why : { key: 'duty-unknown' })
  await ports.tellDuty(window.id)
  return kept
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
async function askReturn(by: ActingMember, ports: DeskPorts): Promise<Outcome> {
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
  if (problem) return refused(problem)
  const done = await fileDay({ window: window.id, date: found.date, text }, command, by, ports)
  return done.kind === 'said' ? { kind: 'acted', say: done.say } : done
}

/** Files a return with the counts of this moment; without a text it says that there is nothing to report. */
async function fileDay(
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
  return said({
    key: text === undefined ? 'return-nothing' : 'return-filed',
    args: { date: { date }, ...counts },
  })
}

/** `/swap`: one's own shifts that can be offered, and the offers that stand. */
async function showSwaps(by: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const say: Say[] = []
  for (const window of await ports.rosters.ofMember(by.member, todayOf(ports))) {
    const shown = swapsText(window, by.member, await factsOf(window, ports))
    if (shown) say.push(shown)
  }
  return { kind: 'said', say: say.length > 0 ? say : [{ text: [{ key: 'swap-none' }] }] }
}

/** To whom a shift can be offered. */
async function showOffer(
  { window: id, shift: index }: Extract<DutyAct, { do: 'swap' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const seen = await lookAt(id, by.member, dutyPorts(ports))
  if (!seen) return UNKNOWN
  const no = notToOffer(seen.window, index, seen.facts)
  if (no?.kind === 'refused') return said(no.why)
  return { kind: 'said', say: [offerText(seen.window, index, seen.facts)] }
}

/** Consents to a swap; who waits for approval hears that they do. */
async function consented(
  { window: id, offer }: Extract<DutyAct, { do: 'consent' | 'endOffer' | 'approve' | 'disapprove' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const found = await swapInWindow(id, by.member, dutyPorts(ports), (window, facts) =>
    consent(window, offer, facts),
  )
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused') return said(found.why)
  await ports.tellDuty(id)
  return said({ key: found.window.offers[offer]?.end ? 'swap-yours' : 'swap-to-be-approved' })
}
