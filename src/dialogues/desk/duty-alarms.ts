/** Alarms of a shift: nobody has accepted it, nobody came, or it isn't handed over; and that one is settled. Pure. */
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import { nearBy } from '../../roster/chasing.js'
import { successor } from '../../roster/on-duty.js'
import { type DutyShift, type DutyWindow, isAwayFor, shiftId, slotOfShift } from '../../roster/window.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { noteText } from './duty-hand-over.js'
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
    asked: askedBefore(window, shift, facts),
  }
  const { acceptedAt: _, ...bare } = shift
  const ring = ringThem(shift.member, facts)
  const said = (head: string, what: string, choice?: Choice, more: readonly Message[] = []): Say => ({
    text: [
      paragraph({ key: head, args }, [line(bare), ...ring, ...more]),
      { key: what, args },
      ...lateMark(told),
    ],
    ...(choice ? { choices: [[choice]] } : {}),
  })
  const step = dutyChoice('button-step-in', 'dutystep', window.id, index)
  switch (told.name) {
    case 'open-backup':
    case 'open-leader':
    case 'open-manager': {
      const holder = facts.who(shift.member)
      const comes = shift.acceptedAt && holder && !isAwayFor(holder.away, shift, facts.place)
      if (startsAt <= facts.now || comes) return undefined
      if (told.name === 'open-backup') return said('duty-open', 'duty-open-backup', step)
      const give = dutyChoice('button-give-shift', 'dutygive', window.id, index)
      return said(told.name === 'open-leader' ? 'duty-open' : 'duty-gap', 'duty-open-give', give)
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
        : said('duty-absent', 'duty-absent-act', undefined, whoStays(window, shift, facts))
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
      const both = next ? ringThem(next.shift.member, facts) : []
      return said('duty-no-hand-over', 'duty-no-hand-over-act', undefined, both)
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

/** A number to ring, where one is known. */
function ringThem(member: string, { who }: ShiftFacts): Message[] {
  const { name = '', phone } = who(member) ?? {}
  return phone === undefined ? [] : [{ key: 'duty-ring-them', args: { who: name, phone } }]
}

/** Who was asked before those who plan are: the words say no more than what happened. */
function askedBefore(window: DutyWindow, shift: DutyShift, { who, place }: ShiftFacts): string {
  const near = nearBy(window, shift, (id) => {
    const one = who(id)
    return one !== undefined && !isAwayFor(one.away, shift, place)
  })
  return near.length > 1 ? 'both' : (near[0]?.name ?? 'nobody')
}

/** The desk officer before who can't go home because nobody has come: whoever looks for somebody may want to ring them. */
function whoStays(window: DutyWindow, shift: DutyShift, facts: ShiftFacts): Message[] {
  const { place } = facts
  const before = window.shifts.find((one) => {
    if (one.role !== 'officer' || !one.checkedInAt || one.relievedAt) return false
    const next = successor(window, one, place)
    return next?.adjoins === true && shiftId(next.shift) === shiftId(shift)
  })
  if (!before) return []
  return [
    { key: 'duty-stays', args: { who: nameOf(before.member, facts) } },
    ...ringThem(before.member, facts),
  ]
}
