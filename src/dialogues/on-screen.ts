import type { Message } from '../config/texts.types.js'
import type { Grant } from '../people/roles.js'
import type { CivilDate } from '../time/civil.js'
import { taskForm } from './desk/task-forms.js'
import type { Draft, FormContext, Option } from './form.js'
import { askCurrent, fitDraft, optionsOf } from './form-step.js'
import type { IntakeAnswers } from './intake/answers.js'
import { intakeForm } from './intake/form.js'
import type { Say } from './messages.js'
import { cancelSay, clashSay, contactSay, languageSay, menuSay, pinSay, reopenSay } from './screens.js'
import type { DialogueState, Task } from './state.js'

/** What a step may look at: the pack, chance, the day, who it is, and the words of a message in every language. */
export interface StepContext {
  readonly pack: FormContext['pack']
  readonly today: CivilDate
  /** What somebody may do as an official, those they stand in for included; empty for everybody else. */
  readonly grants: readonly Grant[]
  newId(): string
  words(message: Message): readonly string[]
}

/** What the present screen says. */
export function screen(state: DialogueState, context: StepContext): Say[] {
  const draft = draftOf(state)
  const { task } = state
  switch (state.screen) {
    case 'form':
      return draft
        ? [askCurrent(intakeForm, draft, intakeContext(state, draft, context), state.turn)]
        : [menuSay(state, context)]
    case 'task':
      return task
        ? [taskForm(task.form).ask(task.draft, taskContext(task, context), state.turn)]
        : [menuSay(state, context)]
    case 'menu':
      return [menuSay(state, context)]
    case 'cancel':
      return [cancelSay(state)]
    case 'reopen':
      return [reopenSay(state)]
    case 'clash':
      return [clashSay(state, context.pack)]
    case 'language':
      return [languageSay(state)]
    case 'pin':
    case 'newpin':
      return [pinSay(state)]
    case 'contact':
    case 'code':
      return [contactSay(state)]
  }
}

/** The options now on the screen, row by row. */
export function screenOptions(state: DialogueState, context: StepContext): Option[][] {
  const draft = draftOf(state)
  const { task } = state
  if (state.screen === 'form' && draft)
    return optionsOf(intakeForm, draft, intakeContext(state, draft, context))
  if (state.screen === 'task' && task) {
    return taskForm(task.form).options(task.draft, taskContext(task, context))
  }
  return screen(state, context).flatMap((said) =>
    (said.choices ?? []).map((row) => row.map(({ id, label }) => ({ id, label }))),
  )
}

/** Whether a bare number is an answer to what is asked now, and not the number of a button. */
export function takesDigits({ screen, task }: DialogueState): boolean {
  return screen === 'task' && task !== undefined && taskForm(task.form).digits(task.draft)
}

/** The draft of a conversation, fitted to the form as it is now. */
export const draftOf = (state: DialogueState): Draft<IntakeAnswers> | undefined =>
  state.draft ? fitDraft(intakeForm, state.draft) : undefined

/** What the form of a petition may look at. */
export const intakeContext = (
  { urgent }: DialogueState,
  draft: Draft<unknown>,
  context: StepContext,
): FormContext => ({ ...formContext(draft, context), ...(urgent ? { urgent } : {}) })

const formContext = (draft: Draft<unknown>, context: StepContext): FormContext => ({
  pack: context.pack,
  draftId: draft.id,
  today: context.today,
  newId: context.newId,
  words: context.words,
})

export const taskContext = ({ draft, target }: Task, context: StepContext): FormContext => ({
  ...formContext(draft, context),
  ...(target ? { target } : {}),
})
