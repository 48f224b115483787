/** What a roster manager is asked for a window. Pure. */

import type { Pack, Unit } from '../../../config/pack.types.js'
import { findUnits, unitById } from '../../../config/pack-lookup.js'
import { WINDOW_LEVELS, type WindowLevel } from '../../../config/roster.types.js'
import type { Argument, Message } from '../../../config/texts.types.js'
import { numbersIn } from '../../../roster/neutral-text.js'
import { DAYS_AT_MOST } from '../../../roster/plan-input.js'
import { NAME_LETTERS, readWindowName } from '../../../roster/window-name.js'
import { type CivilDate, daysBetween } from '../../../time/civil.js'
import type { Question, Reading } from '../../form.js'
import { readComingDate } from '../read-date.js'
import { listed } from '../report-lines.js'
import { rowsOf, unitName } from '../wording.js'
import { type OfferedDate, type PlanAnswers, unitsOffered } from './plan-answers.js'

type PlanQuestion = Question<PlanAnswers>

const KEY_DATE = 'k-'
const UNIT = 'u-'
const LEVEL = 'l-'
const MOST_BUTTONS = 8

/** A key date fills the form in; otherwise each is asked. */
const isAsked = ({ chosen }: PlanAnswers): boolean => chosen !== 'key-date'

export const dateQuestion: PlanQuestion = {
  id: 'date',
  number: 1,
  expects: { key: 'plan-date-expects' },
  ask({ offers }, { pack }) {
    const dates = offers?.dates ?? []
    return {
      text: [{ key: dates.length > 0 ? 'plan-date-question' : 'plan-date-none' }],
      options: [
        ...dates.map((date, index) => [{ id: `${KEY_DATE}${index}`, label: dateLabel(date, pack) }]),
        [{ id: 'other', label: { key: 'button-plan-other' } }],
      ],
    }
  },
  read({ option }, answers) {
    const { offers } = answers
    const given = offers ? { offers } : {}
    if (option === 'other') {
      // What a key date filled in is not what is meant now; what was typed before is.
      const typed = answers.chosen === 'key-date' ? given : answers
      return { kind: 'answered', answers: { ...typed, chosen: 'other' } }
    }
    const date = option?.startsWith(KEY_DATE)
      ? offers?.dates[Number(option.slice(KEY_DATE.length))]
      : undefined
    if (!date) return { kind: 'unexpected' }
    return { kind: 'answered', answers: { ...given, chosen: 'key-date', ...date } }
  },
}

const dateLabel = ({ name, unit, from, to }: OfferedDate, pack: Pack): Message => ({
  key: 'plan-date-offer',
  args: {
    name: { local: name },
    from: dayAndMonth(from),
    to: dayAndMonth(to),
    days: daysBetween(from, to) + 1,
    unit: unitName(pack, unit),
  },
})

/** `09-03`: buttons are short. */
const dayAndMonth = (date: CivilDate): string => date.slice(5)

export const unitQuestion: PlanQuestion = {
  id: 'unit',
  number: 2,
  expects: { key: 'invite-unit-expects' },
  when: (answers) => isAsked(answers) && unitsOffered(answers).length > 1,
  ask(answers, { pack }) {
    const units = answers.found ?? unitsOffered(answers)
    return {
      text: [
        { key: answers.found ? 'invite-unit-which' : 'plan-unit-question' },
        ...(units.length > MOST_BUTTONS
          ? [{ key: 'plan-unit-more', args: { rest: units.length - MOST_BUTTONS } }]
          : []),
      ],
      options: rowsOf(
        units.slice(0, MOST_BUTTONS).map((id) => ({
          id: `${UNIT}${id}`,
          label: { key: 'plain', args: { words: unitName(pack, id) } },
        })),
      ),
    }
  },
  read({ option, input }, answers, { pack }) {
    const { found: _, ...rest } = answers
    const units = unitsOffered(answers)
    const pressed = units.find((id) => option === `${UNIT}${id}`)
    if (pressed !== undefined) return { kind: 'answered', answers: { ...rest, unit: pressed } }
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const named = unitsNamed(input.text.trim(), pack)
    const fit = named.filter(({ id }) => units.includes(id))
    const [first] = fit
    if (fit.length > 1)
      return { kind: 'deeper', answers: { ...rest, found: fit.slice(0, MOST_BUTTONS).map(({ id }) => id) } }
    if (first) return { kind: 'answered', answers: { ...rest, unit: first.id } }
    const [other] = named
    return {
      kind: 'problem',
      problem: other
        ? { key: 'plan-unit-not-here', args: { unit: { local: other.name } } }
        : { key: 'plan-unit-unknown' },
    }
  },
  back({ found, ...rest }) {
    return found === undefined ? undefined : rest
  },
}

function unitsNamed(typed: string, pack: Pack): Unit[] {
  const named = findUnits(pack, typed)
  return named.length > 0 ? named : [unitById(pack, typed)].filter((unit) => unit !== undefined)
}

export const nameQuestion: PlanQuestion = {
  id: 'name',
  number: 3,
  expects: { key: 'plan-name-expects' },
  when: isAsked,
  ask: () => ({ text: [{ key: 'plan-name-question' }] }),
  read({ input }, answers) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const read = readWindowName(input.text)
    if (read.kind === 'wrong') return { kind: 'problem', problem: nameProblem }
    // Names of people are looked up when it is kept; a number is seen at once.
    const number = numbersIn(read.name)
    return number
      ? { kind: 'problem', problem: number }
      : { kind: 'answered', answers: { ...answers, name: read.name } }
  },
}

/** Why a window can't be called so. */
export const nameProblem: Message = { key: 'plan-name-wrong', args: { limit: NAME_LETTERS } }

/** The first day, then the last: together they are one answer, so that neither is ever left alone. */
export const daysQuestion: PlanQuestion = {
  id: 'days',
  number: 4,
  expects: { key: 'plan-days-expects' },
  when: isAsked,
  ask: ({ first }) =>
    first === undefined
      ? { text: [{ key: 'plan-from-question' }] }
      : {
          text: [{ key: 'plan-to-question', args: { from: { date: first } } }],
          options: [[{ id: 'one-day', label: { key: 'button-plan-one-day' } }]],
        },
  read({ option, input }, answers, { today }) {
    const { first, ...rest } = answers
    if (option === 'one-day' && first !== undefined)
      return { kind: 'answered', answers: { ...rest, from: first, to: first } }
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const day = readComingDate(input.text, first ?? today)
    if (day === undefined) return { kind: 'problem', problem: { key: 'forms-date-wrong' } }
    if (first === undefined) {
      return day < today ? early(day, today) : { kind: 'deeper', answers: { ...rest, first: day } }
    }
    if (day < first) return early(day, first)
    if (daysBetween(first, day) >= DAYS_AT_MOST) return { kind: 'problem', problem: tooLong }
    return { kind: 'answered', answers: { ...rest, from: first, to: day } }
  },
  back({ first, ...rest }) {
    return first === undefined ? undefined : rest
  },
}

/** A window that is longer than one roster may be. */
export const tooLong: Message = { key: 'plan-too-long', args: { days: DAYS_AT_MOST } }

const early = (on: CivilDate, first: CivilDate): Reading<PlanAnswers> => ({
  kind: 'problem',
  problem: { key: 'forms-date-early', args: { on: { date: on }, first: { date: first } } },
})

export const levelQuestion: PlanQuestion = {
  id: 'level',
  number: 5,
  expects: { key: 'forms-choice-expects' },
  when: isAsked,
  ask: (_, { pack }) => ({
    text: [{ key: 'plan-level-question' }],
    options: WINDOW_LEVELS.map((level) => [
      {
        id: `${LEVEL}${level}`,
        label: {
          key: 'plan-level-offer',
          args: { level: levelName(level), slots: slotsOf(level, pack) },
        },
      },
    ]),
  }),
  read({ option }, answers) {
    const level = WINDOW_LEVELS.find((one) => option === `${LEVEL}${one}`)
    return level === undefined ? { kind: 'unexpected' } : { kind: 'answered', answers: { ...answers, level } }
  },
}

export const levelName = (level: WindowLevel): Message => ({ key: `roster-level-${level}` })

/** `08:00–20:00, 20:00–08:00` */
function slotsOf(level: WindowLevel, { roster }: Pack): Argument {
  const [first = '', ...others] = (roster?.levels[level].slots ?? []).map(({ from, to }) => `${from}–${to}`)
  return listed([first, ...others])
}
