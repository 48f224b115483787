/** What duty officers and their managers are told of a window, from it as it stands; nothing where it is no longer true. Pure. */
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import { successor } from '../../roster/on-duty.js'
import type { WindowCounts } from '../../roster/return-counts.js'
import {
  type DutyKind,
  type DutyShift,
  type DutyWindow,
  isAwayFor,
  shiftId,
  slotOfShift,
} from '../../roster/window.js'
import { civilDate } from '../../time/civil.js'
import { shownNumber } from '../demo.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { atTime, returnText, weekText, whose } from './duty-now.js'
import { line, type ShiftFacts, shiftText } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName } from './report-lines.js'

export interface NoticeFacts extends ShiftFacts {
  /** Of the unit's cases, now. */
  readonly counts: WindowCounts
  /** By when the unit's return is due. */
  readonly returnBy: string
}

/** The words of one notice to one member. */
export function dutyNotice(
  kind: Exclude<DutyKind, 'duty'>,
  window: DutyWindow,
  member: string,
  told: ToldRung,
  facts: NoticeFacts,
): Say | undefined {
  switch (kind) {
    case 'duty-changed':
      return shiftText(kind, window, member, told, facts)
    case 'duty-reminder':
      return reminder(window, member, told, facts)
    case 'duty-alarm':
      return told.clock.startsWith('return-')
        ? missingReturn(window, told, facts)
        : alarm(window, member, told, facts)
    case 'duty-call':
      return call(window, told, facts)
    case 'duty-swap':
      return swap(window, told, facts)
  }
}

const shiftOf = (window: DutyWindow, { clock }: ToldRung): DutyShift | undefined =>
  window.shifts.find((shift) => shiftId(shift) === clock)

const nameOf = (member: string, { who }: ShiftFacts): string => who(member)?.name ?? ''

function reminder(window: DutyWindow, member: string, told: ToldRung, facts: NoticeFacts): Say | undefined {
  if (told.clock === 'week') return weekText(window, member, civilDate(told.name), facts)
  const shift = shiftOf(window, told)
  switch (told.name) {
    case 'ends': {
      if (!shift || shift.member !== member || shift.relievedAt || shift.note) return undefined
      const next = successor(window, shift, facts.place)
      return {
        text: [
          paragraph({ key: 'duty-ends', args: { to: shift.to } }, next ? [whose(next.shift, facts)] : []),
          { key: 'duty-ends-note' },
          ...lateMark(told),
        ],
        choices: [[dutyChoice('button-hand-over', 'dutynote', 'own')]],
      }
    }
    case 'note':
      return (
        shift &&
        noteText(
          { key: 'duty-note', args: { who: nameOf(shift.member, facts) } },
          window,
          shift,
          member,
          facts,
        )
      )
    case 'relieved':
      return shift?.relievedAt ? { text: [{ key: 'duty-relieved', args: { name: window.name } }] } : undefined
    default:
      return shiftText('duty-reminder', window, member, told, facts)
  }
}

/** A note that waits to be confirmed by the one who follows. */
function noteText(
  head: Message,
  window: DutyWindow,
  shift: DutyShift,
  member: string,
  { place }: ShiftFacts,
): Say | undefined {
  if (!shift.note || shift.relievedAt) return undefined
  if (successor(window, shift, place)?.shift.member !== member) return undefined
  return {
    text: [head, { key: 'plain', args: { words: shift.note.text } }, { key: 'duty-note-confirm' }],
    choices: [[dutyChoice('button-confirm-note', 'dutyhand', window.id, window.shifts.indexOf(shift))]],
  }
}

/** Something that should have happened hasn't. */
function alarm(window: DutyWindow, member: string, told: ToldRung, facts: NoticeFacts): Say | undefined {
  const shift = shiftOf(window, told)
  if (!shift) return undefined
  const index = window.shifts.indexOf(shift)
  const { startsAt, endsAt } = slotOfShift(shift, facts.place)
  const { name = '', phone } = facts.who(shift.member) ?? {}
  const args = {
    who: name,
    role: { key: `duty-role-${shift.role}` },
    name: window.name,
    unit: unitName(window.unit, facts.pack),
  }
  const { acceptedAt: _, ...bare } = shift
  const ring: Message[] = phone === undefined ? [] : [{ key: 'duty-ring-them', args: { who: name, phone } }]
  const said = (head: string, what: string, choice?: Choice): Say => ({
    text: [paragraph({ key: head, args }, [line(bare), ...ring]), { key: what, args }, ...lateMark(told)],
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
      return shift.checkedInAt || endsAt <= facts.now ? undefined : said('duty-absent', 'duty-absent-act')
    case 'no-note':
      if (shift.note || shift.relievedAt) return undefined
      return {
        text: [{ key: 'duty-no-note', args: { name: window.name } }, ...lateMark(told)],
        choices: [[dutyChoice('button-hand-over', 'dutynote', 'own')]],
      }
    case 'unconfirmed':
      return noteText({ key: 'duty-unconfirmed', args }, window, shift, member, facts)
    case 'no-hand-over':
      return shift.relievedAt ? undefined : said('duty-no-hand-over', 'duty-no-hand-over-act')
    default:
      return undefined
  }
}

function missingReturn(window: DutyWindow, told: ToldRung, facts: NoticeFacts): Say | undefined {
  if (window.returns.some(({ date }) => date === told.due)) return undefined
  const say = returnText(window, told.due, facts.returnBy, facts.counts, facts)
  const chase: Message[] = told.name === 'return' ? [] : [{ key: `${told.name}-head` }]
  return { ...say, text: [...chase, ...say.text, ...lateMark(told)] }
}

/** An urgent matter: its number and nothing of what it says. */
function call(window: DutyWindow, told: ToldRung, facts: NoticeFacts): Say | undefined {
  const index = window.calls.findIndex(({ id }) => id === told.clock)
  const found = window.calls[index]
  if (!found) return undefined
  const args = { number: shownNumber(found.number, facts.pack), ...atTime(found.at, facts) }
  if (told.name === 'taken') {
    return found.takenBy
      ? { text: [{ key: 'call-taken', args: { ...args, who: nameOf(found.takenBy, facts) } }] }
      : undefined
  }
  if (found.takenBy) return undefined
  const list = told.name === 'list' ? phoneList(window.unit, facts) : []
  return {
    text: [
      { key: told.name === 'list' ? 'call-list' : told.name === 'ring-1' ? 'call' : 'call-again', args },
      ...list,
      ...lateMark(told),
    ],
    choices: [[dutyChoice('button-taken', 'dutytake', window.id, index)]],
  }
}

/** The office's phone list for a unit; the office's own duty phone where there is none. */
function phoneList(unit: string, { pack }: ShiftFacts): Message[] {
  const own = (pack.roster?.phones ?? []).filter(({ units }) => !units || units.includes(unit))
  const listed =
    own.length > 0
      ? own.map(({ name, phone }) => ({ name, phone }))
      : [{ name: pack.office.name, phone: pack.office.dutyPhone }]
  return listed.map(({ name, phone }) => ({ key: 'call-phone', args: { name: { local: name }, phone } }))
}

function swap(window: DutyWindow, told: ToldRung, facts: NoticeFacts): Say | undefined {
  const index = Number(told.clock.slice('offer-'.length))
  const offer = window.offers[index]
  const shift = window.shifts.find((one) => shiftId(one) === offer?.shift)
  if (!offer || !shift) return undefined
  const { acceptedAt: _, ...bare } = shift
  const args = {
    who: nameOf(offer.from, facts),
    to: offer.takenBy === undefined ? '' : nameOf(offer.takenBy, facts),
    name: window.name,
    ...atTime(offer.until, facts),
  }
  const button = (key: string, verb: string): Choice => dutyChoice(key, verb, window.id, index)
  switch (told.name) {
    case 'offer':
      if (offer.end || offer.takenBy || offer.until <= facts.now) return undefined
      return {
        text: [paragraph({ key: 'swap-offer', args }, [line(bare)]), { key: 'swap-until', args }],
        choices: [
          [button('button-swap-yes', 'swapyes')],
          ...(offer.to === undefined ? [] : [[button('button-swap-no', 'swapno')]]),
        ],
      }
    case 'consented':
      return offer.end ? undefined : { text: [paragraph({ key: 'swap-consented', args }, [line(bare)])] }
    case 'approve':
      if (offer.end || offer.until <= facts.now) return undefined
      return {
        text: [paragraph({ key: 'swap-approve', args }, [line(bare)]), { key: 'swap-until', args }],
        choices: [[button('button-swap-approve', 'swapok')], [button('button-swap-refuse', 'swapnok')]],
      }
    default:
      return offer.end && offer.end !== 'swapped'
        ? { text: [paragraph({ key: `swap-${offer.end}`, args }, [line(bare)])] }
        : undefined
  }
}
