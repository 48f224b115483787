/** More words and files about a case, as at filing; the files belong to the case from the start. */
import type { Question } from '../../form.js'
import { type IntakeAnswers, parseIntakeAnswers } from '../../intake/answers.js'
import { factsQuestion } from '../../intake/facts.js'
import type { DeskAnswers } from '../answers.js'
import type { DeskQuestion } from '../questions.js'
import { lift } from '../register/lift.js'
import { caseOf } from '../wording.js'

/** `asks`: the first sentence of the question. */
export const toldQuestion = (asks: string): Omit<DeskQuestion, 'lacks'> =>
  withinCase(
    lift<DeskAnswers, IntakeAnswers>(
      factsQuestion,
      {
        get: ({ told }) => ({ ...parseIntakeAnswers({}), facts: told ?? [] }),
        set: (whole, { facts }) => ({ ...whole, told: facts }),
      },
      { 'intake-facts-question': asks },
    ),
  )

function withinCase({ number: _, ...question }: Question<DeskAnswers>): Omit<DeskQuestion, 'lacks'> {
  return {
    ...question,
    read(given, answers, context) {
      const reading = question.read(given, answers, context)
      const { petition } = caseOf(context)
      if (!reading.commands) return reading
      return {
        ...reading,
        commands: reading.commands.map((command) =>
          command.kind === 'keepEvidence' ? { ...command, petition } : command,
        ),
      }
    },
  }
}
