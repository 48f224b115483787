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

/** A reminder of one shift: when, as what, and with whom; nothing once it is over, or somebody else has it. */
export function dutyReminder(
  window: DutyWindow,
  member: string,
  rung: ToldRung,
  {
    now,
    place,
    nameOf,
  }: { readonly now: Date; readonly place: Place; nameOf(id: string): string | undefined },
): Say | undefined {
  const shift = window.shifts.find((one) => one.member === member && shiftId(one) === rung.clock)
  if (!shift || slotOfShift(shift, place).endsAt <= now) return undefined
  const begun = slotOfShift(shift, place).startsAt <= now
  const others = window.shifts.filter(
    ({ date, from, role }) => date === shift.date && from === shift.from && role !== shift.role,
  )
  const accept: Choice = { label: { key: 'button-accept-duty' }, verb: 'dutyok', id: window.id, revision: 0 }
  const left = daysBetween(civilDateOf(now, place.timeZone), shift.date)
  return {
    text: [
      paragraph(
        {
          key: begun ? 'duty-begins' : rung.name === 'hour' ? 'duty-hour' : 'duty-days',
          args: { left, name: window.name },
        },
        [
          line(shift),
          ...others.map((other) => ({
            key: 'duty-with',
            args: { role: { key: `duty-role-${other.role}` }, who: nameOf(other.member) ?? '' },
          })),
        ],
      ),
      ...(shift.acceptedAt || begun ? [] : [{ key: 'duty-accept' }]),
      ...lateMark(rung),
    ],
    ...(shift.acceptedAt || begun ? {} : { choices: [[accept]] }),
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
