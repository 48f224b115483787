/** Carries out what somebody on duty asked for. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import type { Acted } from '../../roster/acted.js'
import { type ActedOn, actOnWindow, swapInWindow } from '../../roster/acting.js'
import { takeCall } from '../../roster/calls.js'
import { checkIn, confirmReach, stepIn } from '../../roster/duty-acts.js'
import { confirmNote } from '../../roster/handing-over.js'
import { type DutyFacts, decideSwap, endOffer, type OfferFacts } from '../../roster/offers.js'
import { successor } from '../../roster/on-duty.js'
import { type DutyWindow, slotOfShift } from '../../roster/window.js'
import type { CommandOf, Outcome } from '../commands.js'
import type { Say } from '../messages.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { takenText } from './duty-calls.js'
import { confirmedText } from './duty-hand-over.js'
import { logText, windowText } from './duty-now.js'
import { type DutyAct, dutyChoice } from './duty-verbs.js'
import { dutyPorts, factsOf, windowsOf } from './run-duty.js'
import { askReturn, fileDay, keepText } from './run-duty-texts.js'
import { give } from './run-give.js'
import { consented, offered, showOffer, showSwaps } from './run-swaps.js'

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
      await comeFirst(act.window, act.shift, by, ports)
      return on(
        act.window,
        by,
        ports,
        (window, facts) => confirmNote(window, act.shift, facts),
        async (window) => {
          const shift = window.shifts[act.shift]
          return shift ? confirmedText(window, shift, await factsOf(window, ports)) : asText('duty-unknown')
        },
      )
    case 'take':
      return on(
        act.window,
        by,
        ports,
        (window, facts) => takeCall(window, act.call, facts),
        async (window) => takenText(window, ports.rules, window.calls[act.call]),
      )
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
      return offered(act, by, ports)
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

/**
 * Who takes over in a window of their own has come by that: first there, so that what is done twice after a crash is done.
 * Whatever is in the way of either is said by the confirmation.
 */
async function comeFirst(id: string, index: number, by: ActingMember, ports: DeskPorts): Promise<void> {
  const window = await ports.rosters.get(id)
  const shift = window?.shifts[index]
  const { place } = dutyPorts(ports)
  const follows = window?.follows
  if (!shift || !follows || successor(window, shift, place)?.shift !== follows.shift) return
  await actOnWindow(follows.window, by.member, dutyPorts(ports), (seen, facts) =>
    checkIn(seen, follows.index, facts),
  )
  await ports.tellDuty(follows.window)
}

/** What is said when something has happened: a sentence, or what becomes of the window as it is then. */
type Done = string | ((window: DutyWindow) => Promise<Say>)

const asText = (key: string): Say => ({ text: [{ key }] })

/** Acts on one window; who has to be told is told. */
async function on(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
  act: (window: DutyWindow, facts: DutyFacts) => Acted,
  done: Done,
): Promise<Outcome> {
  return answered(window, await actOnWindow(window, member, dutyPorts(ports), act), ports, done)
}

/** The same for what shifts change hands by. */
async function swapping(
  window: string,
  { member }: ActingMember,
  ports: DeskPorts,
  act: (window: DutyWindow, facts: OfferFacts) => Acted,
  done: Done,
): Promise<Outcome> {
  return answered(window, await swapInWindow(window, member, dutyPorts(ports), act), ports, done)
}

async function answered(window: string, found: ActedOn, ports: DeskPorts, done: Done): Promise<Outcome> {
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused') return said(found.why)
  await ports.tellDuty(window)
  return { kind: 'said', say: [typeof done === 'string' ? asText(done) : await done(found.window)] }
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
