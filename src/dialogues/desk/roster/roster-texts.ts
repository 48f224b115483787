/** Windows as their manager sees them. Pure. */
import type { Pack } from '../../../config/pack.types.js'
import type { Argument, Message } from '../../../config/texts.types.js'
import type { DutyPlace } from '../../../roster/duty-rungs.js'
import type { Tally } from '../../../roster/plan-input.js'
import { toldLater } from '../../../roster/quiet-nights.js'
import type { Place } from '../../../roster/slots.js'
import { type Share, standingOf } from '../../../roster/standing.js'
import type { DutyShift, DutyWindow } from '../../../roster/window.js'
import { addDays, type CivilDate, daysBetween } from '../../../time/civil.js'
import type { Choice, Say } from '../../messages.js'
import { atTime } from '../duty-now.js'
import { listed, paragraph, unitName, windowName } from '../report-lines.js'
import { levelName } from './plan-questions.js'
import { planChoice, rosterChoice } from './roster-buttons.js'

/** A window as it was read, with what has to be known to show it. */
export interface Seen {
  readonly window: DutyWindow
  readonly version: number
  readonly shares: readonly Share[]
  readonly gaps: Tally
  nameOf(member: string): string | undefined
}

export interface ViewFacts {
  readonly pack: Pack
  readonly place: Place
  readonly now: Date
}

/** So many days are read at a time. */
const DAYS_ON_PAGE = 7
const WINDOWS_SHOWN = 20

/** The page on which a day of a window stands. */
export const pageOf = ({ from, to }: Pick<DutyWindow, 'from' | 'to'>, day: CivilDate): number =>
  Math.max(0, Math.floor(daysBetween(from, day < to ? day : to) / DAYS_ON_PAGE))

/** Windows that are not over, and the way to a new one. */
export function listSay(
  windows: readonly DutyWindow[],
  today: CivilDate,
  { pack, place, now }: ViewFacts,
): Say {
  const open = windows.filter((window) => !standingOf(window, now, place).over)
  const shown = open.slice(0, WINDOWS_SHOWN)
  return {
    text: [
      { key: open.length > 0 ? 'roster-list' : 'roster-none', args: { count: open.length } },
      ...shown.map((window) =>
        paragraph(headOf(window, pack), [daysOf(window), stateOf(window, { place, now })]),
      ),
      ...(open.length > shown.length
        ? [{ key: 'roster-more', args: { rest: open.length - shown.length } }]
        : []),
    ],
    choices: [
      ...shown.map((window) => [
        rosterChoice(
          { do: 'show', window: window.id, page: pageOf(window, today) },
          { key: 'button-roster-open', args: { name: windowName(window), from: window.from } },
        ),
      ]),
      [planChoice],
    ],
  }
}

const headOf = (window: DutyWindow, pack: Pack): Message => ({
  key: 'roster-head',
  args: { name: windowName(window), unit: unitName(window.unit, pack) },
})

const daysOf = ({ from, to, level }: DutyWindow): Message => ({
  key: 'roster-days',
  args: {
    from: { date: from },
    to: { date: to },
    days: daysBetween(from, to) + 1,
    level: levelName(level),
  },
})

function stateOf(window: DutyWindow, { place, now }: Pick<ViewFacts, 'place' | 'now'>): Message {
  const { over, ahead, accepted } = standingOf(window, now, place)
  if (over) return { key: 'roster-state-over' }
  return window.publishedAt
    ? { key: 'roster-state-published', args: { ahead, accepted } }
    : { key: 'roster-state-draft' }
}

/** A window, seven days at a time, and what can be done with it; `first`: what is said before it. */
export function windowSay(seen: Seen, page: number, facts: ViewFacts, ...first: Message[]): Say {
  const { window, shares, gaps, nameOf } = seen
  const pages = pageOf(window, window.to) + 1
  const at = Math.min(page, pages - 1)
  const days = daysOnPage(window, at)
  const shifts = window.shifts.filter(({ date }) => days.includes(date))
  return {
    text: [
      ...first,
      paragraph(headOf(window, facts.pack), [
        daysOf(window),
        stateOf(window, facts),
        ...(pages > 1 ? [{ key: 'roster-page', args: { page: at + 1, pages } }] : []),
      ]),
      ...days.map((date) =>
        paragraph(
          { key: 'roster-day', args: { date: { date } } },
          slotLines(
            shifts.filter((shift) => shift.date === date),
            nameOf,
          ),
        ),
      ),
      ...(shifts.some(({ acceptedAt }) => acceptedAt) ? [{ key: 'roster-mark' }] : []),
      gapsLine(gaps),
      ...(at === 0 && shares.length > 0 ? [paragraph({ key: 'roster-shares' }, shares.map(shareLine))] : []),
    ],
    choices: [
      ...pageButtons('show', window.id, at, pages),
      ...buttonsOf(seen, at, facts),
      [rosterChoice({ do: 'list' }, { key: 'button-roster-all' })],
    ],
  }
}

/** The days of a page. */
export function daysOnPage({ from, to }: DutyWindow, page: number): CivilDate[] {
  const first = addDays(from, page * DAYS_ON_PAGE)
  return Array.from({ length: DAYS_ON_PAGE }, (_, day) => addDays(first, day)).filter((day) => day <= to)
}

/** To the days before and after, where there are any. */
export function pageButtons(act: 'show' | 'days', window: string, page: number, pages: number): Choice[][] {
  const row = [
    ...(page > 0
      ? [rosterChoice({ do: act, window, page: page - 1 }, { key: 'button-roster-earlier' })]
      : []),
    ...(page < pages - 1
      ? [rosterChoice({ do: act, window, page: page + 1 }, { key: 'button-roster-later' })]
      : []),
  ]
  return row.length > 0 ? [row] : []
}

/** One line for each slot: from when to when, and who is what. */
function slotLines(shifts: readonly DutyShift[], nameOf: Seen['nameOf']): Message[] {
  const begins = [...new Set(shifts.map(({ from }) => from))]
  return begins.flatMap((begin) => {
    const slot = shifts.filter(({ from }) => from === begin)
    const [first, ...others] = slot.map(
      (shift): Argument => ({
        key: shift.acceptedAt ? 'roster-who-accepted' : 'roster-who',
        args: { role: { key: `duty-role-${shift.role}` }, name: nameOf(shift.member) ?? shift.member },
      }),
    )
    const { from = begin, to = begin } = slot[0] ?? {}
    return first ? [{ key: slotKey({ from, to }), args: { from, to, who: listed([first, ...others]) } }] : []
  })
}

const slotKey = ({ from, to }: Pick<DutyShift, 'from' | 'to'>): string =>
  to > from ? 'roster-slot' : 'roster-night'

/** How far apart those with most and those with fewest are. */
export const gapsLine = ({ shifts, nights, holidays }: Tally): Message => ({
  key: 'roster-gaps',
  args: { shifts, nights, holidays },
})

const shareLine = ({ person: { name }, tally: { shifts, nights, holidays } }: Share): Message => ({
  key: 'roster-share',
  args: { name, shifts, nights, holidays },
})

function buttonsOf({ window, version }: Seen, page: number, { now, place }: ViewFacts): Choice[][] {
  const { over, ahead } = standingOf(window, now, place)
  const { id } = window
  const change = rosterChoice({ do: 'days', window: id, page }, { key: 'button-roster-change' })
  const changes = ahead > 0 ? [change] : []
  if (over || window.publishedAt) return changes.length > 0 ? [changes] : []
  return [
    [
      rosterChoice({ do: 'publish', window: id, version, sure: false }, { key: 'button-roster-publish' }),
      rosterChoice({ do: 'again', window: id, version }, { key: 'button-roster-again' }),
    ],
    [
      ...changes,
      rosterChoice({ do: 'drop', window: id, version, sure: false }, { key: 'button-roster-drop' }),
    ],
  ]
}

/** How many are told of a window. */
export const peopleIn = ({ shifts }: DutyWindow): number => new Set(shifts.map(({ member }) => member)).size

/** To whoever has published a window: how many are told, and when, where that isn't now. */
export function publishedText(window: DutyWindow, place: DutyPlace): Message[] {
  const { publishedAt } = window
  const people = peopleIn(window)
  const later = publishedAt && toldLater(window, publishedAt, place)
  const said = { key: 'roster-published', args: { name: windowName(window), count: people } }
  if (!later) return [said]
  const args = { ...atTime(later.at, { place }), now: people - later.count }
  return [said, { key: later.count < people ? 'roster-published-some' : 'roster-published-later', args }]
}

/** Whether a draft is meant to be published, or dropped. */
export function sureSay(act: 'publish' | 'drop', { window, version, gaps }: Seen, page = 0): Say {
  const { id } = window
  return {
    text: [
      { key: `roster-${act}-question`, args: { name: windowName(window), count: peopleIn(window) } },
      ...(act === 'publish' ? [gapsLine(gaps)] : []),
    ],
    choices: [
      [rosterChoice({ do: act, window: id, version, sure: true }, { key: `button-roster-${act}-yes` })],
      [rosterChoice({ do: 'show', window: id, page }, { key: 'button-roster-back' })],
    ],
  }
}
