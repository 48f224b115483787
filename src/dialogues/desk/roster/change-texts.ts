/** The questions of a change: which day, which shift, whom. Pure. */
import type { Message } from '../../../config/texts.types.js'
import type { WhyNot } from '../../../roster/replace.js'
import type { Takers } from '../../../roster/standing.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from '../../../roster/window.js'
import { addDays, daysBetween } from '../../../time/civil.js'
import type { Choice, Say } from '../../messages.js'
import { inRows } from '../../rows.js'
import { paragraph } from '../report-lines.js'
import { rowsOf } from '../wording.js'
import { linesOf } from './refusal-texts.js'
import { rosterChoice } from './roster-buttons.js'
import { daysOnPage, pageButtons, pageOf, type Seen, type ViewFacts } from './roster-texts.js'

/** More buttons than a hand looks through; those with fewest shifts come first. */
const TAKERS_SHOWN = 24

const backTo = (window: DutyWindow, page: number): Choice[] => [
  rosterChoice({ do: 'show', window: window.id, page }, { key: 'button-roster-back' }),
]

const isAhead = (shift: DutyShift, { now, place }: ViewFacts): boolean =>
  slotOfShift(shift, place).startsAt > now

/** On which day; days of which every shift has begun are not offered. */
export function daysSay({ window }: Seen, page: number, facts: ViewFacts): Say {
  const pages = pageOf(window, window.to) + 1
  const at = Math.min(page, pages - 1)
  const days = daysOnPage(window, at).filter((day) =>
    window.shifts.some((shift) => shift.date === day && isAhead(shift, facts)),
  )
  return {
    text: [{ key: days.length > 0 ? 'roster-change-day' : 'roster-change-no-day' }],
    choices: [
      ...days.map((day) => [
        rosterChoice(
          { do: 'shifts', window: window.id, day: daysBetween(window.from, day) },
          { key: 'roster-day', args: { date: { date: day } } },
        ),
      ]),
      ...pageButtons('days', window.id, at, pages),
      backTo(window, at),
    ],
  }
}

/** Which shift of a day. */
export function shiftsSay({ window, nameOf }: Seen, day: number, facts: ViewFacts): Say {
  const date = addDays(window.from, Math.min(day, daysBetween(window.from, window.to)))
  const shifts = window.shifts.flatMap((shift, index) =>
    shift.date === date && isAhead(shift, facts) ? [{ shift, index }] : [],
  )
  const page = pageOf(window, date)
  return {
    text: [
      { key: shifts.length > 0 ? 'roster-change-shift' : 'roster-change-begun', args: { date: { date } } },
    ],
    choices: [
      ...inRows(
        shifts.map(({ shift, index }) =>
          rosterChoice(
            { do: 'takers', window: window.id, shift: index },
            { key: 'button-roster-shift', args: argsOf(shift, nameOf) },
          ),
        ),
        1,
      ),
      [rosterChoice({ do: 'days', window: window.id, page }, { key: 'button-roster-other-day' })],
      backTo(window, page),
    ],
  }
}

/** Whom a shift is given to: only those who could take it by the rules; where nobody can, why. */
export function takersSay(
  { window, nameOf }: Seen,
  { shift, index }: { readonly shift: DutyShift; readonly index: number },
  { able, unable }: Takers,
  ...first: Message[]
): Say {
  const args = argsOf(shift, nameOf)
  const page = pageOf(window, shift.date)
  const { id, from } = window
  const others = rosterChoice(
    { do: 'shifts', window: id, day: daysBetween(from, shift.date) },
    { key: 'button-roster-other-shift' },
  )
  return {
    text: [
      ...first,
      able.length > 0
        ? { key: 'roster-change-whom', args }
        : paragraph(
            { key: 'roster-change-nobody', args },
            unable.length > 0
              ? linesOf(
                  unable.map(({ name, why }) => ({
                    key: 'roster-unable',
                    args: { name, why: whyText(why) },
                  })),
                )
              : [{ key: 'roster-nobody-else' }],
          ),
      ...(able.length > TAKERS_SHOWN
        ? [{ key: 'roster-lines-more', args: { rest: able.length - TAKERS_SHOWN } }]
        : []),
    ],
    choices: [
      ...rowsOf(
        able
          .slice(0, TAKERS_SHOWN)
          .map(({ person, tally }) =>
            rosterChoice(
              { do: 'give', window: id, shift: index, from: shift.member, to: person.id },
              { key: 'button-roster-taker', args: { name: person.name, shifts: tally.shifts } },
            ),
          ),
      ),
      [others],
      backTo(window, page),
    ],
  }
}

/** What a shift is called where one is chosen or was given. */
export function argsOf(
  { date, from, to, role, member }: DutyShift,
  nameOf: Seen['nameOf'],
): NonNullable<Message['args']> {
  return {
    date: { date },
    from,
    to,
    role: { key: `duty-role-${role}` },
    name: nameOf(member) ?? member,
  }
}

/** A shift that has gone from one to another. */
export function givenSay(
  window: DutyWindow,
  shift: DutyShift,
  { from, to }: { readonly from: string; readonly to: string },
  nameOf: Seen['nameOf'],
): Say {
  const page = pageOf(window, shift.date)
  return {
    text: [
      {
        key: 'roster-given',
        args: { ...argsOf(shift, nameOf), before: nameOf(from) ?? from, after: nameOf(to) ?? to },
      },
      { key: window.publishedAt ? 'roster-given-told' : 'roster-given-draft' },
    ],
    choices: [
      [rosterChoice({ do: 'days', window: window.id, page }, { key: 'button-roster-change-more' })],
      backTo(window, page),
    ],
  }
}

/** Why somebody can't take a shift. */
export function whyText(why: WhyNot): Message {
  switch (why.kind) {
    case 'rest':
    case 'nights': {
      const { date, from } = why.beside
      return { key: `roster-why-${why.kind}`, args: { date: { date }, from } }
    }
    default:
      return { key: `roster-why-${why.kind}` }
  }
}

/** A window's shift at its place. */
export const shiftAt = (window: DutyWindow, index: number): { shift: DutyShift; id: string } | undefined => {
  const shift = window.shifts[index]
  return shift && { shift, id: shiftId(shift) }
}
