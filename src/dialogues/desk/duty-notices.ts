/** What duty officers and their managers are told of a window, from it as it stands; nothing where it is no longer true. Pure. */
import type { Message } from '../../config/texts.types.js'
import type { ToldRung } from '../../petitions/notice.js'
import type { WindowCounts } from '../../roster/return-counts.js'
import { type DutyKind, type DutyShift, type DutyWindow, shiftId } from '../../roster/window.js'
import { civilDate } from '../../time/civil.js'
import type { Choice, Say } from '../messages.js'
import { lateMark } from '../reminder-texts.js'
import { alarm } from './duty-alarms.js'
import { call } from './duty-calls.js'
import { endsText, noteText, relievedText } from './duty-hand-over.js'
import { atTime, returnText, weekText } from './duty-now.js'
import { line, nameOf, type ShiftFacts, shiftText } from './duty-texts.js'
import { dutyChoice } from './duty-verbs.js'
import { paragraph, unitName, windowName } from './report-lines.js'

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
        : alarm(window, shiftOf(window, told), member, told, facts)
    case 'duty-call':
      return call(window, told, facts)
    case 'duty-swap':
      return swap(window, member, told, facts)
  }
}

const shiftOf = (window: DutyWindow, { clock }: ToldRung): DutyShift | undefined =>
  window.shifts.find((shift) => shiftId(shift) === clock)

function reminder(window: DutyWindow, member: string, told: ToldRung, facts: NoticeFacts): Say | undefined {
  if (told.clock === 'week') return weekText(window, member, civilDate(told.name), facts)
  const shift = shiftOf(window, told)
  switch (told.name) {
    case 'ends':
      return shift && endsText(window, shift, member, told, facts)
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
      return shift && relievedText(window, shift, facts)
    default:
      return shiftText('duty-reminder', window, member, told, facts)
  }
}

function missingReturn(window: DutyWindow, told: ToldRung, facts: NoticeFacts): Say | undefined {
  const isIn = window.returns.some(({ date }) => date === told.due)
  if (told.name === 'return-in') {
    const args = { unit: unitName(window.unit, facts.pack), date: { date: told.due } }
    return isIn ? { text: [{ key: 'return-in', args }] } : undefined
  }
  if (isIn) return undefined
  const say = returnText(window, told.due, facts.returnBy, facts.counts, facts)
  const chase: Message[] = told.name === 'return' ? [] : [{ key: `${told.name}-head` }]
  return { ...say, text: [...chase, ...say.text, ...lateMark(told)] }
}

function swap(window: DutyWindow, member: string, told: ToldRung, facts: NoticeFacts): Say | undefined {
  const index = Number(told.clock.slice('offer-'.length))
  const offer = window.offers[index]
  const shift = window.shifts.find((one) => shiftId(one) === offer?.shift)
  if (!offer || !shift) return undefined
  const { acceptedAt: _, ...bare } = shift
  const args = {
    who: nameOf(offer.from, facts),
    to: offer.takenBy === undefined ? '' : nameOf(offer.takenBy, facts),
    name: windowName(window),
    unit: unitName(window.unit, facts.pack),
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
    default: {
      if (!offer.end || offer.end === 'swapped') return undefined
      const stays = offer.end === 'lapsed' || offer.end === 'refused'
      const key = `swap-${offer.end}${stays && offer.from === member ? '-yours' : ''}`
      return { text: [paragraph({ key, args }, [line(bare)])] }
    }
  }
}
