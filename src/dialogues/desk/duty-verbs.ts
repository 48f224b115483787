/** Buttons about duty, and what a press of each asks for. Pure. */
import type { CivilDate } from '../../time/civil.js'
import { isCivilDate } from '../../time/civil.js'
import type { Choice, Input } from '../messages.js'

/** What somebody on duty asks for; shifts, offers and calls are named by their place in the window. */
export type DutyAct =
  | {
      readonly do: 'reach' | 'checkIn' | 'stepIn' | 'confirmNote'
      readonly window: string
      readonly shift: number
    }
  /** Whom a shift could be given to, and giving it; `from`: who had it when it was shown. */
  | {
      readonly do: 'give'
      readonly window: string
      readonly shift: number
      readonly to?: { readonly from: string; readonly member: string }
    }
  | { readonly do: 'take'; readonly window: string; readonly call: number }
  | { readonly do: 'nothing'; readonly window: string; readonly date: CivilDate }
  | { readonly do: 'askReturn' | 'swaps' }
  /** Whom a shift could be offered to, and offering it. */
  | { readonly do: 'swap'; readonly window: string; readonly shift: number }
  | { readonly do: 'offer'; readonly window: string; readonly shift: number; readonly to?: string }
  | {
      readonly do: 'consent' | 'endOffer' | 'approve' | 'disapprove'
      readonly window: string
      readonly offer: number
    }
  /** The whole window from a day on, and its log. */
  | { readonly do: 'window'; readonly window: string; readonly page: number }
  | { readonly do: 'readLog'; readonly window: string }
  | { readonly do: 'note' | 'log'; readonly text: string }
  /** Of the day that was shown. */
  | { readonly do: 'report'; readonly text: string; readonly date?: CivilDate }
  | { readonly do: 'phone'; readonly phone: string }

type Press = Extract<Input, { kind: 'press' }>

const ID_LETTERS = 16
/** Ids of windows and members, as `randomId` makes them: three of them fit into a button. */
const PAIR = /^([A-Za-z0-9_-]{16})([A-Za-z0-9_-]{16})$/

/** What a press asks for; nothing for buttons that are about something else. */
export function dutyAct({ verb, id, revision }: Press): DutyAct | undefined {
  switch (verb) {
    case 'dutyph':
      return { do: 'reach', window: id, shift: revision }
    case 'dutyin':
      return { do: 'checkIn', window: id, shift: revision }
    case 'dutystep':
      return { do: 'stepIn', window: id, shift: revision }
    case 'dutyhand':
      return { do: 'confirmNote', window: id, shift: revision }
    case 'dutygive':
      return { do: 'give', window: id, shift: revision }
    case 'dutyto':
      return pair(id.slice(0, -ID_LETTERS), (window, from) => ({
        do: 'give',
        window,
        shift: revision,
        to: { from, member: id.slice(-ID_LETTERS) },
      }))
    case 'dutytake':
      return { do: 'take', window: id, call: revision }
    case 'dutynil': {
      const date = dateOf(revision)
      return date && { do: 'nothing', window: id, date }
    }
    case 'dutyall':
      return { do: 'window', window: id, page: revision }
    case 'dutyread':
      return { do: 'readLog', window: id }
    case 'swap':
      return { do: 'swap', window: id, shift: revision }
    case 'swapall':
      return { do: 'offer', window: id, shift: revision }
    case 'swapto':
      return pair(id, (window, to) => ({ do: 'offer', window, shift: revision, to }))
    case 'swapyes':
      return { do: 'consent', window: id, offer: revision }
    case 'swapno':
      return { do: 'endOffer', window: id, offer: revision }
    case 'swapok':
      return { do: 'approve', window: id, offer: revision }
    case 'swapnok':
      return { do: 'disapprove', window: id, offer: revision }
    default:
      return undefined
  }
}

function pair(id: string, act: (window: string, member: string) => DutyAct): DutyAct | undefined {
  const [, window, member] = PAIR.exec(id) ?? []
  return window !== undefined && member !== undefined ? act(window, member) : undefined
}

/** A button about something in a window, by its place there. */
export const dutyChoice = (key: string, verb: string, window: string, index = 0): Choice => ({
  label: { key },
  verb,
  id: window,
  revision: index,
})

/** A day as the number of a button: 20260217. */
export const dayNumber = (date: CivilDate): number => Number(date.replaceAll('-', ''))

/** The day of such a number; nothing for others. */
export function dateOf(number: number): CivilDate | undefined {
  const date = String(number).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return isCivilDate(date) ? date : undefined
}
