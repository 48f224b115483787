import type { Message } from '../../../config/texts.types.js'
import type { CaseCommand } from '../../../petitions/case-commands.js'
import type { FormContext } from '../../form.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import type { DeskForm } from '../desk-form.js'
import { textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import type { Verb } from '../verbs.js'
import { cut } from '../wording.js'

interface OneText {
  readonly verb: Verb
  asks(target: Target, context: FormContext): readonly Message[]
  says(target: Target, context: FormContext): readonly Message[]
  command(text: string, target: Target): CaseCommand
}

/** A form of one text and its confirmation. */
export const oneText = ({ verb, asks, says, command }: OneText): DeskForm<DeskAnswers> =>
  buildForm({
    verb,
    appends: true,
    questions: [textQuestion({ field: 'text', asks: (target, _, context) => asks(target, context) })],
    says: ({ text }, target, context) => [
      ...says(target, context),
      { key: 'forms-shown-text', args: { text: cut(text) } },
    ],
    toCommand: ({ text }, target) => command(required(text, 'text'), target),
  })
