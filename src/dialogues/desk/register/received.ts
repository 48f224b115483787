import { addDays, type CivilDate } from '../../../time/civil.js'
import type { FormContext, Question, Reading } from '../../form.js'
import { readDate } from '../read-date.js'
import { REGISTER_LIMITS, type RegisterAnswers } from './answers.js'

/** On which day it came in: the sorting limit runs from there (2022 §22), not from when it is typed in. */
export const receivedQuestion: Question<RegisterAnswers> = {
  id: 'received',
  number: 2,
  expects: { key: 'register-received-expects' },
  ask: () => ({
    text: [{ key: 'register-received-question' }],
    options: [
      [
        { id: 'today', label: { key: 'button-today' } },
        { id: 'yesterday', label: { key: 'button-yesterday' } },
      ],
    ],
  }),
  read({ option, input }, answers, context) {
    const { today } = context
    if (option === 'today') return take(answers, today, context)
    if (option === 'yesterday') return take(answers, addDays(today, -1), context)
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const read = readDate(input.text, today, addDays(today, -REGISTER_LIMITS.daysBack))
    return read === undefined
      ? { kind: 'problem', problem: { key: 'register-received-expects' } }
      : take(answers, read, context)
  },
}

/** Takes a day that has come and isn't too long ago. */
function take(
  answers: RegisterAnswers,
  receivedOn: CivilDate,
  { today }: FormContext,
): Reading<RegisterAnswers> {
  const args = { date: { date: receivedOn } }
  if (receivedOn > today) return { kind: 'problem', problem: { key: 'register-received-future', args } }
  const first = addDays(today, -REGISTER_LIMITS.daysBack)
  if (receivedOn < first) {
    const limits = { ...args, days: REGISTER_LIMITS.daysBack, first: { date: first } }
    return { kind: 'problem', problem: { key: 'register-received-too-old', args: limits } }
  }
  return {
    kind: 'answered',
    answers: { ...answers, receivedOn },
    noted: [{ key: 'register-received-noted', args }],
  }
}
