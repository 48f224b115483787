import type { Message } from '../../../config/texts.types.js'
import { daysBetween } from '../../../time/civil.js'
import type { CommandWithoutId } from '../../commands.js'
import type { Form, FormContext, Option, Question } from '../../form.js'
import { unitName } from '../wording.js'
import { type PlanAnswers, parsePlanAnswers, unitOf, unitsOffered } from './plan-answers.js'
import {
  dateQuestion,
  daysQuestion,
  levelName,
  levelQuestion,
  nameQuestion,
  unitQuestion,
} from './plan-questions.js'

/** What can be changed before the roster is made, or after it turned out that there is none. */
const CHANGES = ['name', 'days', 'level', 'unit'] as const
const CHANGE = 'c-'

const change = (line: (typeof CHANGES)[number]): Option => ({
  id: `${CHANGE}${line}`,
  label: { key: `button-plan-${line}` },
})

const confirmQuestion: Question<PlanAnswers> = {
  id: 'confirm',
  number: 6,
  expects: { key: 'invite-confirm-expects' },
  ask(answers, { pack }) {
    const several = unitsOffered(answers).length > 1
    return {
      text: [
        {
          key: 'plan-confirm',
          args: { unit: unitName(pack, unitOf(answers)), name: nameOf(answers), ...daysOf(answers) },
        },
        { key: 'plan-confirm-means' },
      ],
      options: [
        [{ id: 'submit', label: { key: 'button-confirm' } }],
        [change('name'), change('days')],
        [change('level'), ...(several ? [change('unit')] : [])],
      ],
    }
  },
  read({ option }, answers) {
    const line = CHANGES.find((one) => option === `${CHANGE}${one}`)
    if (line !== undefined) return { kind: 'correct', question: line }
    if (option !== 'submit') return { kind: 'unexpected' }
    // Something is missing where a draft went through a change of the form.
    const missing = lacking(answers)
    return missing === undefined ? { kind: 'complete' } : { kind: 'correct', question: missing }
  },
}

const nameOf = ({ name = '' }: PlanAnswers) => (typeof name === 'string' ? name : { local: name })

function daysOf({ from, to, level }: PlanAnswers): NonNullable<Message['args']> {
  return {
    from: from === undefined ? '' : { date: from },
    to: to === undefined ? '' : { date: to },
    days: from === undefined || to === undefined ? 0 : daysBetween(from, to) + 1,
    level: level === undefined ? '' : levelName(level),
  }
}

function lacking(answers: PlanAnswers): string | undefined {
  if (unitOf(answers) === undefined) return 'unit'
  if (answers.name === undefined) return 'name'
  if (answers.from === undefined || answers.to === undefined) return 'days'
  return answers.level === undefined ? 'level' : undefined
}

/** A roster manager plans a window of a unit. */
export const planForm: Form<PlanAnswers> = {
  id: 'plan',
  version: 1,
  plain: true,
  count: 6,
  questions: [dateQuestion, unitQuestion, nameQuestion, daysQuestion, levelQuestion, confirmQuestion],
  empty: {},
  parse: parsePlanAnswers,
}

/** The window that is to be planned. @throws Error when the answers are not complete */
export function planCommand(answers: PlanAnswers, { draftId }: FormContext): CommandWithoutId {
  const { name, from, to, level } = answers
  const unit = unitOf(answers)
  if (!unit || name === undefined || !from || !to || !level) {
    throw new Error('a window was asked for before its form was complete')
  }
  return { kind: 'planWindow', window: draftId, unit, name, from, to, level }
}
