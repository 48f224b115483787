import type { Language } from '../../config/texts.types.js'
import type { CommandWithoutId } from '../commands.js'
import type { Draft, Form, FormContext, Given, Option } from '../form.js'
import { answerForm, askCurrent, type FormStep, fitDraft, openDraft, optionsOf } from '../form-step.js'
import type { Say } from '../messages.js'
import { FREE_FORMS, type FreeForm, type Task } from '../state.js'
import { DUTY_TEXTS, dutyPhoneForm, dutyTextForm } from './duty-forms.js'
import { deskForm, filesOf } from './forms.js'
import { invitationOf, inviteForm } from './invite-form.js'
import { registeredEvidence, registerForm, registrationOf } from './register/form.js'
import { planCommand, planForm } from './roster/plan-form.js'
import type { Verb } from './verbs.js'

/** A form of the desk, whatever its answers are made of. */
export interface TaskForm {
  open(id: string): Draft<unknown>
  /** The draft with answers that the service gives: newer ones take the place of older ones. */
  with(draft: Draft<unknown>, given: Readonly<Record<string, unknown>> | undefined): Draft<unknown>
  options(draft: Draft<unknown>, context: FormContext): Option[][]
  ask(draft: Draft<unknown>, context: FormContext, turn: number): Say
  answer(draft: Draft<unknown>, given: Given, context: FormContext, turn: number): FormStep<unknown>
  /** Whether a bare number is an answer to what is asked now. */
  digits(draft: Draft<unknown>): boolean
  /** Whether something was entered that would be lost. */
  begun(draft: Draft<unknown>): boolean
  /** The draft without the answer to its first question, which is asked again: what was refused mustn't stay. */
  anew(draft: Draft<unknown>): Draft<unknown>
  /** The files that were handed in for it. */
  files(draft: Draft<unknown>): string[]
  /** What a complete form asks the service to do. */
  command(draft: Draft<unknown>, context: FormContext, language: Language): CommandWithoutId
}

const isFree = (form: Task['form']): form is FreeForm => FREE_FORMS.some((free) => free === form)

/** The form of a task. */
export function taskForm(id: Task['form']): TaskForm {
  if (!isFree(id)) return verbForm(id)
  switch (id) {
    case 'register':
      return closed(
        registerForm,
        (answers, context, language) => ({
          kind: 'registerMatter',
          petition: context.draftId,
          registration: registrationOf(answers, context, language),
        }),
        registeredEvidence,
      )
    case 'invite':
      return closed(inviteForm, (answers) => ({ kind: 'invite', ...invitationOf(answers) }))
    case 'dutynote':
    case 'dutylog':
      return closed(dutyTextForm(id), ({ text }) => ({
        kind: 'actOnDuty',
        act: { do: DUTY_TEXTS[id], text: text ?? '' },
      }))
    case 'report':
      return closed(dutyTextForm(id), ({ text, date }) => ({
        kind: 'actOnDuty',
        act: { do: 'report', text: text ?? '', ...(date ? { date } : {}) },
      }))
    case 'dutyphon':
      return closed(dutyPhoneForm, ({ phone }) => ({
        kind: 'actOnDuty',
        act: { do: 'phone', phone: phone ?? '' },
      }))
    case 'plan':
      return closed(planForm, planCommand)
  }
}

function verbForm(verb: Verb): TaskForm {
  const form = deskForm(verb)
  return closed(
    form,
    (answers, { target }) => {
      if (!target) throw new Error(`form ${verb} without its case`)
      const { petition, revision } = target
      return { kind: 'actOnCase', petition, revision, act: form.toCommand(answers, target) }
    },
    filesOf,
  )
}

/** Closes over the kind of answers, so that forms of all kinds can stand in one place. */
function closed<A>(
  form: Form<A>,
  command: (answers: A, context: FormContext, language: Language) => CommandWithoutId,
  files: (answers: A) => string[] = () => [],
): TaskForm {
  const fitted = (draft: Draft<unknown>) => fitDraft(form, draft)
  return {
    open: (id) => openDraft(form, id),
    with: (draft, given) => {
      if (given === undefined) return draft
      const { answers, ...rest } = fitted(draft)
      return { ...rest, answers: form.parse({ ...answers, ...given }) }
    },
    options: (draft, context) => optionsOf(form, fitted(draft), context),
    ask: (draft, context, turn) => askCurrent(form, fitted(draft), context, turn),
    answer: (draft, given, context, turn) => answerForm(form, fitted(draft), given, context, turn),
    digits: (draft) => {
      const { at, answers } = fitted(draft)
      return form.questions.find(({ id }) => id === at)?.digits?.(answers) ?? false
    },
    begun: (draft) => draft.at !== form.questions[0]?.id,
    anew: (draft) => {
      const { answers, ...rest } = fitted(draft)
      // Where answers are kept by the question that they belong to.
      const others = Object.entries(answers ?? {}).filter(([key]) => key !== form.questions[0]?.id)
      const at = form.questions[0]?.id ?? rest.at
      return { ...rest, at, correcting: false, answers: form.parse(Object.fromEntries(others)) }
    },
    files: (draft) => files(fitted(draft).answers),
    command: (draft, context, language) => command(fitted(draft).answers, context, language),
  }
}
