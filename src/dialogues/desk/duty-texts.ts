/** Duty windows to those who are on in them. Pure. */
import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import { shiftId } from '../../roster/duty-rungs.js'
import type { Place } from '../../roster/slots.js'
import { type DutyShift, type DutyWindow, slotOfShift } from '../../roster/window.js'
import { civilDateOf, daysBetween } from '../../time/civil.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { paragraph, unitName } from './report-lines.js'

/** A member's shifts of a window that are not over; nothing where there is none. */
function ahead(window: DutyWindow, member: string, now: Date, place: Place): DutyShift[] {
  return window.shifts.filter((shift) => shift.member === member && slotOfShift(shift, place).endsAt > now)
}

/** What somebody has in a window, and what they can say to it; nothing where it is over, or they have no part in it. */
export function dutyText(
  window: DutyWindow,
  member: string,
  { now, pack, place }: { readonly now: Date; readonly pack: Pack; readonly place: Place },
): Say | undefined {
  const shifts = ahead(window, member, now, place)
  if (!window.publishedAt || shifts.length === 0) return undefined
  const open = shifts.some((shift) => !shift.acceptedAt && slotOfShift(shift, place).startsAt > now)
  return {
    text: [
      paragraph(
        { key: 'duty-title', args: { name: window.name, unit: unitName(window.unit, pack) } },
        shifts.map(line),
      ),
      ...(open ? [{ key: 'duty-accept' }] : []),
      ...(shifts.every(({ acceptedAt }) => acceptedAt) ? [{ key: 'duty-accepted' }] : []),
    ],
    ...(open ? { choices: [[acceptChoice(window)]] } : {}),
  }
}

export interface ShiftFacts {
  readonly now: Date
  readonly place: Place
  nameOf(id: string): string | undefined
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
  const args = { name: window.name }
  if (shift.member === member) {
    const head = kind === 'duty-changed' ? { key: 'duty-gained', args } : comes(shift, window, rung, facts)
    return oneShift(head, shift, window, rung, facts)
  }
  if (kind === 'duty-reminder') return undefined
  const { acceptedAt: _, ...theirs } = shift
  return { text: [paragraph({ key: 'duty-lost', args }, [line(theirs)])] }
}

function comes(shift: DutyShift, { name }: DutyWindow, rung: ToldRung, { now, place }: ShiftFacts): Message {
  const begun = slotOfShift(shift, place).startsAt <= now
  const left = daysBetween(civilDateOf(now, place.timeZone), shift.date)
  const key = begun ? 'duty-begins' : rung.name === 'hour' ? 'duty-hour' : 'duty-days'
  return { key, args: { left, name } }
}

function oneShift(
  head: Message,
  shift: DutyShift,
  window: DutyWindow,
  rung: ToldRung,
  { now, place, nameOf }: ShiftFacts,
): Say | undefined {
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (endsAt <= now) return undefined
  const others = window.shifts.filter(
    ({ date, from, role }) => date === shift.date && from === shift.from && role !== shift.role,
  )
  const asked = !shift.acceptedAt && startsAt > now
  return {
    text: [
      paragraph(head, [
        line(shift),
        ...others.map((other) => ({
          key: 'duty-with',
          args: { role: { key: `duty-role-${other.role}` }, who: nameOf(other.member) ?? '' },
        })),
      ]),
      ...(asked ? [{ key: 'duty-accept' }] : []),
      ...lateMark(rung),
    ],
    ...(asked ? { choices: [[acceptChoice(window)]] } : {}),
  }
}

const acceptChoice = ({ id }: DutyWindow): Choice => ({
  label: { key: 'button-accept-duty' },
  verb: 'dutyok',
  id,
  revision: 0,
})

function line({ date, from, to, role, acceptedAt }: DutyShift): Message {
  const args = { date: { date }, from, to, role: { key: `duty-role-${role}` } }
  return {
    key:
      to > from
        ? acceptedAt
          ? 'duty-line-accepted'
          : 'duty-line'
        : acceptedAt
          ? 'duty-night-accepted'
          : 'duty-night',
    args,
  }
}
