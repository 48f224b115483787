/** Alarms of a shift: nobody has accepted it, nobody came, or it isn't handed over; and that one is settled. Pure. */
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import { nearBy } from '../../roster/chasing.js'
import { successor } from '../../roster/on-duty.js'
import { type DutyShift, type DutyWindow, isAwayFor, shiftId, slotOfShift } from '../../roster/window.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { noteText } from './duty-hand-over.js'
import { ringThem } from './duty-ring.js'
import { line, nameOf, type ShiftFacts } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName, windowName } from './report-lines.js'

/** Something that should have happened hasn't. */
export function alarm(
  window: DutyWindow,
  shift: DutyShift | undefined,
  member: string,
  told: ToldRung,
  facts: ShiftFacts,
): Say | undefined {
  if (!shift) return undefined
  const index = window.shifts.indexOf(shift)
  const { startsAt, endsAt } = slotOfShift(shift, facts.place)
  const args = {
    who: nameOf(shift.member, facts),
    role: { key: `duty-role-${shift.role}` },
    name: windowName(window),
    unit: unitName(window.unit, facts.pack),
    holder: holderOf(shift, facts),
  }
  const { acceptedAt: _, ...bare } = shift
  const said = (
    head: string,
    what: string,
    choice?: Choice,
    more: readonly Message[] = ringThem([shift.member], window, facts),
  ): Say => ({
    text: [paragraph({ key: head, args }, [line(bare), ...more]), { key: what, args }, ...lateMark(told)],
    ...(choice ? { choices: [[choice]] } : {}),
  })
  const step = dutyChoice('button-step-in', 'dutystep', window.id, index)
  const give = dutyChoice('button-give-shift', 'dutygive', window.id, index)
  switch (told.name) {
    case 'open-backup':
    case 'open-leader':
    case 'open-manager': {
      if (startsAt <= facts.now || (shift.acceptedAt && args.holder === 'there')) return undefined
      if (told.name === 'open-backup') return said('duty-open', 'duty-open-backup', step)
      if (told.name === 'open-leader') return said('duty-open', 'duty-open-give', give)
      const asked = { key: 'duty-asked', args: { asked: askedBefore(window, shift, facts) } }
      return said('duty-gap', 'duty-open-give', give, [...ringThem([shift.member], window, facts), asked])
    }
    case 'absent':
      if (shift.checkedInAt || shift.member !== member || endsAt <= facts.now) return undefined
      return {
        text: [paragraph({ key: 'duty-absent-you', args }, [line(bare)]), ...lateMark(told)],
        choices: [[dutyChoice('button-check-in', 'dutyin', window.id, index)]],
      }
    case 'absent-backup':
      return shift.checkedInAt || endsAt <= facts.now
        ? undefined
        : said('duty-absent', 'duty-absent-backup', step)
    case 'absent-leader':
    case 'absent-manager':
      return shift.checkedInAt || endsAt <= facts.now
        ? undefined
        : said('duty-absent', 'duty-absent-act', give, whomToRing(window, shift, facts))
    case 'settled':
    case 'accepted':
    case 'came':
    case 'handed-over':
      return settled(window, shift, member, told, facts)
    case 'no-note':
      if (shift.note || shift.relievedAt) return undefined
      return {
        text: [{ key: 'duty-no-note', args: { name: windowName(window) } }, ...lateMark(told)],
        choices: [[dutyChoice('button-hand-over', 'dutynote', 'own')]],
      }
    case 'unconfirmed':
      return noteText({ key: 'duty-unconfirmed', args }, window, shift, member, facts)
    case 'no-hand-over':
    case 'no-hand-over-manager': {
      if (shift.relievedAt) return undefined
      const next = successor(window, shift, facts.place)
      if (!next) return undefined
      const both = [shift.member, next.shift.member]
      return {
        text: [
          paragraph({ key: 'duty-no-hand-over', args }, [line(bare), ...ringThem(both, window, facts)]),
          { key: 'duty-no-hand-over-act', args: { ...args, next: nameOf(next.shift.member, facts) } },
          ...lateMark(told),
        ],
      }
    }
    default:
      return undefined
  }
}

/** To whoever was alarmed of a shift: what has come right with it, as it is now. */
function settled(
  window: DutyWindow,
  shift: DutyShift,
  member: string,
  { name }: ToldRung,
  facts: ShiftFacts,
): Say | undefined {
  if (shift.member === member) return undefined
  const { acceptedAt, ...bare } = shift
  const about = (key: string, who: string): Say => ({
    text: [paragraph({ key, args: { who, name: windowName(window) } }, [line(bare)])],
  })
  if (name === 'handed-over') {
    const next = successor(window, shift, facts.place)
    return shift.relievedAt && next
      ? about('duty-settled-handed', nameOf(next.shift.member, facts))
      : undefined
  }
  if (slotOfShift(shift, facts.place).endsAt <= facts.now) return undefined
  const who = nameOf(shift.member, facts)
  if (shift.checkedInAt) return about('duty-settled-came', who)
  if (!acceptedAt) return name === 'settled' ? about('duty-settled-open', who) : undefined
  return about(name === 'settled' ? 'duty-settled' : 'duty-settled-accepted', who)
}

/** Whether whoever has a shift is there for it: gone from the office, away, or there. */
function holderOf(shift: DutyShift, { who, place }: ShiftFacts): 'gone' | 'away' | 'there' {
  const holder = who(shift.member)
  if (!holder) return 'gone'
  return isAwayFor(holder.away, shift, place) ? 'away' : 'there'
}

/** Who was asked before those who plan are: the words say no more than what happened. */
function askedBefore(window: DutyWindow, shift: DutyShift, { who, place }: ShiftFacts): string {
  const near = nearBy(window, shift, (id) => {
    const one = who(id)
    return one !== undefined && !isAwayFor(one.away, shift, place)
  })
  return near.length > 1 ? 'both' : (near[0]?.name ?? 'nobody')
}

/**
 * Whoever hasn't come, and the desk officer before who can't go home because of it: who looks for somebody may want to ring
 * either.
 */
function whomToRing(window: DutyWindow, shift: DutyShift, facts: ShiftFacts): Message[] {
  const { place } = facts
  const before = window.shifts.find((one) => {
    if (one.role !== 'officer' || !one.checkedInAt || one.relievedAt) return false
    const next = successor(window, one, place)
    return next?.adjoins === true && shiftId(next.shift) === shiftId(shift)
  })
  if (!before) return ringThem([shift.member], window, facts)
  return [
    { key: 'duty-stays', args: { who: nameOf(before.member, facts) } },
    ...ringThem([shift.member, before.member], window, facts),
  ]
}
