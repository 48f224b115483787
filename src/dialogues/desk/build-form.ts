import type { Message } from '../../config/texts.types.js'
import type { CaseCommand } from '../../petitions/case-commands.js'
import { LONGEST_TEXT, lettersIn } from '../../petitions/decisions/context.js'
import type { FormContext, Given, Option, Question } from '../form.js'
import { says } from '../spoken.js'
import { type DeskAnswers, parseDeskAnswers } from './answers.js'
import type { DeskForm } from './desk-form.js'
import type { DeskQuestion } from './questions.js'
import type { Target } from './target.js'
import type { Verb } from './verbs.js'
import { caseOf, headLine } from './wording.js'

const CONFIRM: Option = { id: 'submit', label: { key: 'button-confirm' } }
const ON_PAPER: Option = { id: 'on-paper', label: { key: 'button-send-on-paper' } }

/** Forms that petitioners fill in: on every prompt of theirs help is one press away. */
const OWN: readonly Verb[] = [
  'reply',
  'urge',
  'more',
  'add',
  'correct',
  'trans',
  'leave',
  'retract',
  'review',
  'urgent',
]

interface FormSetting {
  readonly verb: Verb
  readonly questions: readonly DeskQuestion[]
  /** What will happen, to whom and by when, and what was entered. */
  says(answers: DeskAnswers, target: Target, context: FormContext): readonly Message[]
  /** Told instead of the confirmation where nothing was entered; the form ends with it. */
  empty?(answers: DeskAnswers): Message | undefined
  /** Changes the answers by words that are typed at the confirmation; `undefined` where they say nothing of it. */
  hears?(given: Given, answers: DeskAnswers, context: FormContext): DeskAnswers | undefined
  /** What is typed once everything is there is added to the text: nobody has to say it in one message. */
  readonly appends?: boolean
  /** Whether the papers can be handed over by hand where nobody of the unit uses the service. */
  readonly byHand?: boolean
  toCommand(answers: DeskAnswers, target: Target): CaseCommand
}

/** A form of the desk: its questions, each under a line that says what it is about, and the confirmation. */
export function buildForm(setting: FormSetting): DeskForm<DeskAnswers> {
  const { verb, toCommand } = setting
  const questions = [...setting.questions, confirmQuestion(setting)].map((question, index) =>
    placed(question, index + 1, verb),
  )
  return {
    id: verb,
    version: 1,
    plain: true,
    ...(OWN.includes(verb) ? { danger: true } : {}),
    count: questions.length,
    questions,
    empty: {},
    parse: parseDeskAnswers,
    toCommand,
  }
}

function placed({ lacks: _, ...question }: DeskQuestion, number: number, verb: Verb): Question<DeskAnswers> {
  return {
    ...question,
    number,
    ask(answers, context) {
      const asked = question.ask(answers, context)
      return { ...asked, text: [headLine(verb, context), ...asked.text] }
    },
  }
}

const saysAny = (given: Given, context: FormContext): boolean =>
  ['words-done', 'words-none'].some((words) => says(given, words, context))

/** The last question: nothing is done with a case before somebody has seen what it comes to. */
function confirmQuestion({ questions, says, byHand, appends, empty, hears }: FormSetting): DeskQuestion {
  return {
    id: 'confirm',
    expects: { key: 'forms-confirm-expects' },
    ask(answers, context) {
      return {
        text: says(answers, caseOf(context), context),
        options: [[CONFIRM], ...(byHand && !answers.onPaper ? [[ON_PAPER]] : [])],
      }
    },
    read({ option, input }, answers, context) {
      const heard = option === undefined ? hears?.({ input }, answers, context) : undefined
      if (heard) return { kind: 'deeper', answers: heard }
      // Somebody says that this was all: that is no part of it.
      if (appends && option === undefined && saysAny({ input }, context)) return { kind: 'unexpected' }
      if (appends && option === undefined && input.kind === 'text' && lettersIn(input.text) > 0) {
        const text = [answers.text, input.text.trim()].filter(Boolean).join('\n').slice(0, LONGEST_TEXT)
        return { kind: 'deeper', answers: { ...answers, text }, noted: [{ key: 'forms-appended' }] }
      }
      if (option === ON_PAPER.id && byHand) return { kind: 'deeper', answers: { ...answers, onPaper: true } }
      if (option !== CONFIRM.id) return { kind: 'unexpected' }
      const nothing = empty?.(answers)
      if (nothing) return { kind: 'ended', say: [nothing] }
      // Something is missing where a draft went through a change of the form or of the case.
      const missing = questions.find((question) => question.lacks?.(answers, context))
      return missing ? { kind: 'correct', question: missing.id } : { kind: 'complete' }
    },
    ...(byHand ? { back: ({ onPaper, ...rest }: DeskAnswers) => (onPaper ? rest : undefined) } : {}),
  }
}
