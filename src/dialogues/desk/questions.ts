/** The kinds of questions that forms of the desk are made of. Pure. */
import type { Message } from '../../config/texts.types.js'
import { LONGEST_TEXT, lettersIn } from '../../petitions/decisions/context.js'
import { addDays, type CivilDate } from '../../time/civil.js'
import type { FormContext, Option, Question, Reading } from '../form.js'
import type { DeskAnswers, TextField } from './answers.js'
import { readDate } from './read-date.js'
import type { Target } from './target.js'
import { caseOf, cut, rowsOf } from './wording.js'

/** A question before it has its place in a form. */
export interface DeskQuestion extends Omit<Question<DeskAnswers>, 'number'> {
  /** Whether the form cannot be sent as this question was answered. */
  lacks?(answers: DeskAnswers, context: FormContext): boolean
}

/** What a question says; it may depend on the case and on what was answered before. */
type Says = (target: Target, answers: DeskAnswers, context: FormContext) => readonly Message[]

type Asking = Pick<DeskQuestion, 'when'>

interface TextSetting extends Asking {
  readonly field: TextField
  readonly asks: Says
  /** Fewest characters, where a word is not enough. */
  readonly least?: number
  /** A text that is ready to be taken by a press. */
  readonly ready?: (
    target: Target,
    context: FormContext,
  ) => { readonly label: Message; readonly text: string } | undefined
  /** What else is noted when it is answered. */
  readonly also?: (target: Target) => Partial<DeskAnswers>
  readonly lacks?: DeskQuestion['lacks']
}

/** A text that has to be typed, of at most two pages. */
export function textQuestion(setting: TextSetting): DeskQuestion {
  const { field, asks, least = 1, ready, also, when } = setting
  const take = (text: string, answers: DeskAnswers, target: Target): Reading<DeskAnswers> => ({
    kind: 'answered',
    answers: { ...answers, ...also?.(target), [field]: text },
  })
  return {
    id: field,
    expects: { key: 'forms-text-expects' },
    ...(when ? { when } : {}),
    lacks: setting.lacks ?? ((answers) => answers[field] === undefined),
    ask(answers, context) {
      const target = caseOf(context)
      const offer = ready?.(target, context)
      const usable = offer !== undefined && offer.text.trim() !== ''
      return {
        text: [
          ...asks(target, answers, context),
          ...(usable ? [{ key: 'forms-ready', args: { text: cut(offer.text) } }] : []),
        ],
        ...(usable ? { options: [[{ id: 'ready', label: offer.label }]] } : {}),
      }
    },
    read({ option, input }, answers, context) {
      const target = caseOf(context)
      const offer = ready?.(target, context)
      if (option === 'ready' && offer) return take(offer.text.trim(), answers, target)
      if (input.kind !== 'text') return { kind: 'unexpected' }
      const text = input.text.trim()
      if (lettersIn(text) === 0) return { kind: 'problem', problem: { key: 'forms-text-empty' } }
      const over = text.length - LONGEST_TEXT
      if (over > 0) {
        return {
          kind: 'problem',
          problem: { key: 'forms-text-too-long', args: { over, limit: LONGEST_TEXT } },
        }
      }
      if (text.length < least) {
        return {
          kind: 'problem',
          problem: { key: 'forms-text-too-short', args: { least, length: text.length } },
        }
      }
      return take(text, answers, target)
    },
  }
}

/** Something to choose, with what it sets. */
export interface Choosable extends Option {
  readonly sets: Partial<DeskAnswers>
}

interface ChoiceSetting extends Asking {
  readonly id: string
  readonly asks: Says
  picks(answers: DeskAnswers, context: FormContext): readonly Choosable[]
  readonly lacks: NonNullable<DeskQuestion['lacks']>
  readonly expects?: Message
}

/** One of several, by a press, its words or its number. */
export function choiceQuestion({ id, asks, picks, lacks, when, expects }: ChoiceSetting): DeskQuestion {
  return {
    id,
    expects: expects ?? { key: 'forms-choice-expects' },
    ...(when ? { when } : {}),
    lacks,
    ask: (answers, context) => ({
      text: asks(caseOf(context), answers, context),
      options: rowsOf(picks(answers, context).map(({ id, label }) => ({ id, label }))),
    }),
    read({ option }, answers, context) {
      const pick = picks(answers, context).find((one) => one.id === option)
      return pick ? { kind: 'answered', answers: { ...answers, ...pick.sets } } : { kind: 'unexpected' }
    },
  }
}

interface DaysSetting extends Asking {
  readonly asks: Says
  readonly offers: readonly number[]
  readonly most: (target: Target, context: FormContext) => number
  /** Why a number over `most` can't be taken. */
  readonly over?: (asked: number, most: number) => Message
}

const DAYS = 'n-'

/** A number of days, by a press or typed. */
export function daysQuestion({ asks, offers, most, over, when }: DaysSetting): DeskQuestion {
  return {
    id: 'days',
    // A bare number is the answer itself, not the place of a button.
    digits: () => true,
    expects: { key: 'forms-days-expects' },
    ...(when ? { when } : {}),
    lacks: (answers, context) => answers.days === undefined && (when?.(answers, context) ?? true),
    ask(answers, context) {
      const target = caseOf(context)
      const left = most(target, context)
      const shown = offers.filter((days) => days <= left)
      return {
        text: [...asks(target, answers, context), ...(left < 1 ? [{ key: 'forms-days-none-left' }] : [])],
        options: shown.map((days) => [
          { id: `${DAYS}${days}`, label: { key: 'forms-days', args: { days } } },
        ]),
      }
    },
    read({ option, input }, answers, context) {
      const left = most(caseOf(context), context)
      const typed = input.kind === 'text' ? input.text : undefined
      const days = option?.startsWith(DAYS) ? Number(option.slice(DAYS.length)) : readDays(typed)
      if (days === undefined && typed === undefined) return { kind: 'unexpected' }
      if (left < 1) return { kind: 'problem', problem: { key: 'forms-days-none-left' } }
      if (days !== undefined && days > left && over) return { kind: 'problem', problem: over(days, left) }
      if (days === undefined || days < 1 || days > left) {
        return { kind: 'problem', problem: { key: 'forms-days-wrong', args: { most: left } } }
      }
      return { kind: 'answered', answers: { ...answers, days } }
    },
  }
}

const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number of days: 15, 15 days, 15天, 十五天. */
function readDays(text: string | undefined): number | undefined {
  const typed = text?.normalize('NFKC').trim() ?? ''
  const [, digits] = /^(\d{1,6})\s*(?:days?|calendar days?|天|日)?\.?$/i.exec(typed) ?? []
  if (digits !== undefined) return Number(digits)
  const one = `[${DIGITS.join('')}]`
  const [, tens, ones] = new RegExp(`^(?:(${one}?)十)?(${one}?)(?:天|日)?$`, 'u').exec(typed) ?? []
  const value = (sign: string | undefined, none: number) => (sign ? DIGITS.indexOf(sign) + 1 : none)
  const days = (tens === undefined ? 0 : 10 * value(tens, 1)) + value(ones, 0)
  return days > 0 ? days : undefined
}

interface DateSetting extends Asking {
  readonly asks: Says
  /** The first and the last day that are possible. */
  readonly from: (target: Target) => CivilDate | undefined
  readonly to: (target: Target, today: CivilDate) => CivilDate
}

/** The day on which something happened: today, yesterday, or typed. */
export function dateQuestion({ asks, from, to, when }: DateSetting): DeskQuestion {
  const near = (context: FormContext) => {
    const target = caseOf(context)
    const [first, last] = [from(target), to(target, context.today)]
    return [
      { id: 'today', label: { key: 'button-today' }, on: context.today },
      { id: 'yesterday', label: { key: 'button-yesterday' }, on: addDays(context.today, -1) },
    ].filter(({ on }) => on <= last && (first === undefined || on >= first))
  }
  return {
    id: 'on',
    expects: { key: 'forms-date-expects' },
    ...(when ? { when } : {}),
    lacks: ({ on }) => on === undefined,
    ask: (answers, context) => ({
      text: asks(caseOf(context), answers, context),
      options: [near(context).map(({ id, label }) => ({ id, label }))],
    }),
    read({ option, input }, answers, context) {
      const pressed = near(context).find(({ id }) => id === option)
      if (pressed) return { kind: 'answered', answers: { ...answers, on: pressed.on } }
      if (input.kind !== 'text') return { kind: 'unexpected' }
      const target = caseOf(context)
      const [first, last] = [from(target), to(target, context.today)]
      const on = readDate(input.text, context.today, first)
      if (on === undefined) return { kind: 'problem', problem: { key: 'forms-date-wrong' } }
      if (on > last) {
        return {
          kind: 'problem',
          problem: { key: 'forms-date-late', args: { on: { date: on }, last: { date: last } } },
        }
      }
      if (first !== undefined && on < first) {
        return {
          kind: 'problem',
          problem: { key: 'forms-date-early', args: { on: { date: on }, first: { date: first } } },
        }
      }
      return { kind: 'answered', answers: { ...answers, on } }
    },
  }
}
