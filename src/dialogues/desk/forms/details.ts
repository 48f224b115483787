/** After the number: what may be said besides. Each can be skipped, and nothing of it moves a date. */
import type { Message } from '../../../config/texts.types.js'
import { ELSEWHERES } from '../../../petitions/content.js'
import { civilDate } from '../../../time/civil.js'
import { countOf } from '../../intake/facts.js'
import type { DeskAnswers } from '../answers.js'
import { buildForm } from '../build-form.js'
import type { DeskQuestion } from '../questions.js'
import { readDate } from '../read-date.js'
import { cut } from '../wording.js'
import { toldQuestion } from './told.js'

/** Most people that a joint petition is taken to have. */
const PEOPLE_AT_MOST = 100_000

/** No office decided anything before that day (1 October 1949): an older one is a slip of the finger. */
const FIRST_DAY = civilDate('1949-10-01')

/** A day of the past from which another limit counts, or that there is none. */
function dayOf(
  field: 'decided' | 'reconsidered' | 'labour',
  asks: string,
  none: string,
): Omit<DeskQuestion, 'id'> {
  return {
    optional: true,
    expects: { key: 'forms-more-decision-expects' },
    skip: ({ [field]: _, ...rest }) => rest,
    ask: () => ({
      text: [{ key: asks }],
      options: [[{ id: 'none', label: { key: none } }]],
    }),
    read({ option, input }, answers, { today }) {
      if (option === 'none') return { kind: 'answered', answers: { ...answers, [field]: 'none' } }
      if (input.kind !== 'text') return { kind: 'unexpected' }
      const on = readDate(input.text, today, undefined)
      if (on === undefined) return { kind: 'problem', problem: { key: 'forms-more-decision-expects' } }
      if (on > today) {
        return { kind: 'problem', problem: { key: 'forms-more-decision-ahead', args: { on: { date: on } } } }
      }
      if (on < FIRST_DAY) {
        return { kind: 'problem', problem: { key: 'forms-more-decision-old', args: { on: { date: on } } } }
      }
      return { kind: 'answered', answers: { ...answers, [field]: on } }
    },
  }
}

/** Did an office give a decision, and on what day? The last days for other rights are counted from it. */
const decisionQuestion: DeskQuestion = {
  id: 'decision',
  ...dayOf('decided', 'forms-more-decision-question', 'button-no-decision'),
}

/** After the decision on a reconsideration there are fifteen days, and none of the other clocks (行政诉讼法 §45). */
const reconsideredQuestion: DeskQuestion = {
  id: 'reconsidered',
  ...dayOf('reconsidered', 'forms-more-reconsidered-question', 'button-no-decision'),
  when: ({ earlier }) => earlier?.includes('reconsideration') ?? false,
}

/** Labour arbitration has one year from the day on which somebody knew or should have known (调解仲裁法 §27). */
const labourQuestion: DeskQuestion = {
  id: 'labour',
  ...dayOf('labour', 'forms-more-labour-question', 'button-not-work'),
}

/** Where written notices go; who gave no name gets none. */
const addressQuestion: DeskQuestion = {
  id: 'address',
  when: (_, { target }) => target?.anonymous !== true,
  optional: true,
  expects: { key: 'forms-more-address-expects' },
  skip: ({ address: _, ...rest }) => rest,
  ask: () => ({ text: [{ key: 'forms-more-address-question' }] }),
  read({ input }, answers) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const address = input.text.trim()
    if (address.length < 4 || address.length > 200) {
      return { kind: 'problem', problem: { key: 'forms-more-address-wrong' } }
    }
    return { kind: 'answered', answers: { ...answers, address } }
  },
}

/** Where else it is or was: each press turns one on or off. */
const earlierQuestion: DeskQuestion = {
  id: 'earlier',
  optional: true,
  expects: { key: 'forms-more-earlier-expects' },
  skip: ({ earlier: _, ...rest }) => rest,
  ask: ({ earlier = [] }) => ({
    text: [{ key: 'forms-more-earlier-question' }],
    options: [
      ...ELSEWHERES.map((one) => [
        {
          id: one,
          label: { key: earlier.includes(one) ? `button-yes-${one}` : `button-${one}` },
        },
      ]),
      [{ id: 'done', label: { key: earlier.length > 0 ? 'button-done' : 'button-none-of-these' } }],
    ],
  }),
  read({ option }, answers) {
    const { earlier = [] } = answers
    if (option === 'done') return { kind: 'answered', answers: { ...answers, earlier } }
    const one = ELSEWHERES.find((known) => known === option)
    if (!one) return { kind: 'unexpected' }
    const next = earlier.includes(one) ? earlier.filter((other) => other !== one) : [...earlier, one]
    return { kind: 'deeper', answers: { ...answers, earlier: next } }
  },
}

/** For oneself, for somebody else, or with others. */
const actingQuestion: DeskQuestion = {
  id: 'acting',
  optional: true,
  expects: { key: 'forms-more-acting-expects' },
  skip: ({ acting: _, ...rest }) => rest,
  digits: ({ acting }) => acting?.kind === 'jointly',
  back: ({ acting, ...rest }) => (acting === undefined || acting.kind === 'alone' ? undefined : rest),
  ask: ({ acting }) =>
    acting?.kind === 'for-other'
      ? { text: [{ key: 'forms-more-mandate-question' }] }
      : acting?.kind === 'jointly'
        ? { text: [{ key: 'forms-more-people-question' }] }
        : {
            text: [{ key: 'forms-more-acting-question' }],
            options: [
              [{ id: 'alone', label: { key: 'button-alone' } }],
              [{ id: 'for-other', label: { key: 'button-for-other' } }],
              [{ id: 'jointly', label: { key: 'button-jointly' } }],
            ],
          },
  read({ option, input }, answers) {
    const { acting } = answers
    if (option === 'alone') return { kind: 'answered', answers: { ...answers, acting: { kind: 'alone' } } }
    if (option === 'for-other') {
      return { kind: 'deeper', answers: { ...answers, acting: { kind: 'for-other', mandate: '' } } }
    }
    if (option === 'jointly') {
      return { kind: 'deeper', answers: { ...answers, acting: { kind: 'jointly', people: 0 } } }
    }
    if (input.kind !== 'text' || acting === undefined || acting.kind === 'alone')
      return { kind: 'unexpected' }
    if (acting.kind === 'for-other') {
      return {
        kind: 'answered',
        answers: { ...answers, acting: { kind: 'for-other', mandate: input.text.trim().slice(0, 300) } },
      }
    }
    const people = Number(/^\s*(\d{1,6})/.exec(input.text.normalize('NFKC'))?.[1] ?? 0)
    if (people < 2 || people > PEOPLE_AT_MOST) {
      return { kind: 'problem', problem: { key: 'forms-more-people-wrong' } }
    }
    return { kind: 'answered', answers: { ...answers, acting: { kind: 'jointly', people } } }
  },
}

/** More words and files, as at filing. */
const evidenceQuestion: DeskQuestion = {
  ...toldQuestion('forms-more-evidence-question'),
  optional: true,
  skip: (answers) => answers,
}

const beganQuestion: DeskQuestion = {
  id: 'began',
  optional: true,
  expects: { key: 'forms-text-expects' },
  skip: ({ began: _, ...rest }) => rest,
  ask: () => ({ text: [{ key: 'forms-more-began-question' }] }),
  read({ input }, answers) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    return { kind: 'answered', answers: { ...answers, began: input.text.trim().slice(0, 100) } }
  },
}

export const moreForm = buildForm({
  verb: 'more',
  questions: [
    decisionQuestion,
    addressQuestion,
    earlierQuestion,
    reconsideredQuestion,
    labourQuestion,
    actingQuestion,
    beganQuestion,
    evidenceQuestion,
  ],
  says: (answers) => {
    const lines = entered(answers)
    return lines.length > 0 ? [...lines, { key: 'forms-no-clock' }] : [{ key: 'forms-more-nothing' }]
  },
  empty: (answers) => (entered(answers).length > 0 ? undefined : { key: 'forms-more-left' }),
  toCommand: ({ decided, reconsidered, labour, address, earlier, acting, began, told = [] }) => ({
    kind: 'giveDetails',
    details: {
      ...(decided === undefined ? {} : { decisionOn: decided }),
      ...(reconsidered === undefined || reconsidered === 'none' ? {} : { reconsiderationOn: reconsidered }),
      ...(earlier === undefined ? {} : { earlier }),
      ...(labour === undefined ? {} : { labourSince: labour }),
      ...(acting === undefined ? {} : { acting }),
      ...(began === undefined ? {} : { began }),
    },
    ...(address === undefined ? {} : { address }),
    ...(told.length > 0 ? { facts: told } : {}),
  }),
})

/** What was said, line by line; nothing where all was skipped. */
function entered(answers: DeskAnswers): Message[] {
  const { decided, reconsidered, labour, address, earlier, acting, began, told = [] } = answers
  return [
    ...(decided === undefined
      ? []
      : decided === 'none'
        ? [{ key: 'forms-more-no-decision' }]
        : [{ key: 'forms-more-decision', args: { on: { date: decided } } }]),
    ...(reconsidered === undefined || reconsidered === 'none'
      ? []
      : [{ key: 'forms-more-reconsidered', args: { on: { date: reconsidered } } }]),
    ...(address === undefined ? [] : [{ key: 'forms-more-address', args: { text: cut(address) } }]),
    ...(earlier ?? []).map((one) => ({ key: `button-${one}` })),
    ...(earlier?.length === 0 ? [{ key: 'button-none-of-these' }] : []),
    ...labourText(labour),
    ...(acting?.kind === 'alone' ? [{ key: 'button-alone' }] : []),
    ...(acting?.kind === 'for-other' ? [{ key: 'card-for-other', args: { mandate: acting.mandate } }] : []),
    ...(acting?.kind === 'jointly' ? [{ key: 'card-jointly', args: { people: acting.people } }] : []),
    ...(began === undefined ? [] : [{ key: 'forms-more-began', args: { text: cut(began) } }]),
    ...(told.length > 0 ? [{ key: 'forms-more-evidence', args: { what: countOf(told) } }] : []),
  ]
}

const labourText = (labour: DeskAnswers['labour']): Message[] => {
  if (labour === undefined) return []
  return [
    labour === 'none'
      ? { key: 'button-not-work' }
      : { key: 'forms-more-labour', args: { on: { date: labour } } },
  ]
}
