/** Duty windows to those who are on in them. Pure. */
import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { Place } from '../../roster/slots.js'
import { type DutyShift, type DutyWindow, slotOfShift } from '../../roster/window.js'
import type { Choice, Say } from '../messages.js'
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
  const accept: Choice = { label: { key: 'button-accept-duty' }, verb: 'dutyok', id: window.id, revision: 0 }
  return {
    text: [
      paragraph(
        { key: 'duty-title', args: { name: window.name, unit: unitName(window.unit, pack) } },
        shifts.map(line),
      ),
      { key: open ? 'duty-accept' : 'duty-accepted' },
    ],
    ...(open ? { choices: [[accept]] } : {}),
  }
}

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
