/** Duty windows to those who are on in them: their shifts, and that one comes or changed. Pure. */
import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { Away } from '../../people/members.js'
import type { ToldRung } from '../../petitions/notice.js'
import type { Place } from '../../roster/slots.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from '../../roster/window.js'
import { civilDateOf, daysBetween } from '../../time/civil.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName, windowName } from './report-lines.js'

/** Somebody on duty, as the others of the window may know them. */
export interface OnDuty {
  readonly name: string
  readonly phone?: string
  readonly away?: Pick<Away, 'from' | 'to'>
}

export interface ShiftFacts {
  readonly now: Date
  readonly place: Place
  readonly pack: Pack
  who(id: string): OnDuty | undefined
}

/** A member's shifts of a window that are not over; nothing where there is none. */
const ahead = (window: DutyWindow, member: string, now: Date, place: Place): DutyShift[] =>
  window.shifts.filter((shift) => shift.member === member && slotOfShift(shift, place).endsAt > now)

/** What somebody has in a window, and what they can say to it; nothing where it is over, or they have no part in it. */
export function dutyText(
  window: DutyWindow,
  member: string,
  { now, pack, place }: Pick<ShiftFacts, 'now' | 'pack' | 'place'>,
): Say | undefined {
  const shifts = ahead(window, member, now, place)
  if (!window.publishedAt || shifts.length === 0) return undefined
  const open = shifts.some((shift) => !shift.acceptedAt && slotOfShift(shift, place).startsAt > now)
  return {
    text: [
      paragraph(
        { key: 'duty-title', args: { name: windowName(window), unit: unitName(window.unit, pack) } },
        shifts.map(line),
      ),
      ...(open ? [{ key: 'duty-accept' }] : []),
      ...(shifts.every(({ acceptedAt }) => acceptedAt) ? [{ key: 'duty-accepted' }] : []),
    ],
    ...(open ? { choices: [[acceptChoice(window)]] } : {}),
  }
}

/**
 * Of one shift: that it comes, when, as what, and with whom; or that it has become somebody's, or is theirs no more.
 * Nothing once it is over, or for a reminder of what somebody else has.
 */
export function shiftText(
  kind: 'duty-reminder' | 'duty-changed',
  window: DutyWindow,
  member: string,
  rung: ToldRung,
  facts: ShiftFacts,
): Say | undefined {
  const shift = window.shifts.find((one) => shiftId(one) === rung.clock)
  if (!shift) return undefined
  const args = { name: windowName(window) }
  if (shift.member === member) {
    const gained = rung.name === 'stepped-in' ? 'duty-stepped-in' : 'duty-gained'
    const head = kind === 'duty-changed' ? { key: gained, args } : comes(shift, window, rung, facts)
    return oneShift(head, shift, window, rung, facts)
  }
  if (kind === 'duty-reminder') return undefined
  const { acceptedAt: _, ...theirs } = shift
  const swapped = window.swaps === 'approved' ? 'duty-lost-approved' : 'duty-lost-swapped'
  const key = rung.name === 'swapped' ? swapped : 'duty-lost'
  const who = nameOf(shift.member, facts)
  return { text: [paragraph({ key, args: { ...args, who } }, [line(theirs)])] }
}

function comes(shift: DutyShift, window: DutyWindow, rung: ToldRung, { now, place }: ShiftFacts): Message {
  const begun = slotOfShift(shift, place).startsAt <= now
  const left = daysBetween(civilDateOf(now, place.timeZone), shift.date)
  const key = begun ? 'duty-begins' : rung.name === 'hour' ? 'duty-hour' : 'duty-days'
  return { key, args: { left, name: windowName(window) } }
}

function oneShift(
  head: Message,
  shift: DutyShift,
  window: DutyWindow,
  rung: ToldRung,
  facts: ShiftFacts,
): Say | undefined {
  const { now, place, who } = facts
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (endsAt <= now) return undefined
  const others = window.shifts.filter(
    ({ date, from, role }) => date === shift.date && from === shift.from && role !== shift.role,
  )
  const index = window.shifts.indexOf(shift)
  const asked = !shift.acceptedAt && startsAt > now
  // The day before and the hour before they say how they can be reached (M29); on time, that they have come.
  const reach = (rung.name === 'days-1' || rung.name === 'hour') && !shift.reachableAt && startsAt > now
  const begins = rung.name === 'begins' || (rung.name === 'changed' && startsAt <= now)
  const comesNow = shift.role !== 'backup' && !shift.checkedInAt && begins
  const phone = who(shift.member)?.phone
  const rows: Choice[][] = [
    ...(asked ? [[acceptChoice(window)]] : []),
    ...(reach && phone !== undefined ? [[dutyChoice('button-reach', 'dutyph', window.id, index)]] : []),
    ...(reach ? [[dutyChoice('button-duty-phone', 'dutyphon', 'own')]] : []),
    ...(comesNow ? [[dutyChoice('button-check-in', 'dutyin', window.id, index)]] : []),
  ]
  return {
    text: [
      paragraph(head, [line(shift), ...others.map((other) => beside(other, facts))]),
      ...(asked ? [{ key: 'duty-accept' }] : []),
      ...(reach
        ? [phone === undefined ? { key: 'duty-reach-none' } : { key: 'duty-reach', args: { phone } }]
        : []),
      ...(comesNow ? [{ key: 'duty-check-in' }] : []),
      ...lateMark(rung),
    ],
    ...(rows.length > 0 ? { choices: rows } : {}),
  }
}

/** Whose a shift is, with a number to tap. */
export function whose({ role, member }: DutyShift, { who }: ShiftFacts): Message {
  const { name = '', phone } = who(member) ?? {}
  const args = { role: { key: `duty-role-${role}` }, who: name, phone: phone ?? '' }
  return { key: phone === undefined ? 'duty-on' : 'duty-on-phone', args }
}

export const nameOf = (member: string, { who }: Pick<ShiftFacts, 'who'>): string => who(member)?.name ?? ''

/** Who is on in another place, with their number, which a phone lets one tap. */
export function beside({ role, member, reachableAt, checkedInAt }: DutyShift, { who }: ShiftFacts): Message {
  const { name = '', phone } = who(member) ?? {}
  const args = { role: { key: `duty-role-${role}` }, who: name, phone: phone ?? '' }
  const reached = phone !== undefined && (reachableAt ?? checkedInAt) !== undefined
  return { key: phone === undefined ? 'duty-with' : reached ? 'duty-with-phone' : 'duty-with-unsure', args }
}

export const acceptChoice = ({ id }: DutyWindow): Choice => dutyChoice('button-accept-duty', 'dutyok', id)

/** One shift in a line: when, as what, and whether it is accepted. */
export function line({ date, from, to, role, acceptedAt }: DutyShift): Message {
  const args = { date: { date }, from, to, role: { key: `duty-role-${role}` } }
  const when = to > from ? 'duty-line' : 'duty-night'
  return { key: acceptedAt ? `${when}-accepted` : when, args }
}
