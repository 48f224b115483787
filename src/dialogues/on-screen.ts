import type { Message } from '../config/texts.types.js'
import type { Draft, FormContext, Option } from './form.js'
import { askCurrent, fitDraft, optionsOf } from './form-step.js'
import type { IntakeAnswers } from './intake/answers.js'
import { intakeForm } from './intake/form.js'
import type { Say } from './messages.js'
import { cancelSay, languageSay, menuSay, reopenSay } from './screens.js'
import type { DialogueState } from './state.js'

/** What a step may look at: the pack, chance, and the words of a message in every language. */
export interface StepContext {
  readonly pack: FormContext['pack']
  newId(): string
  words(message: Message): readonly string[]
}

/** What the present screen says. */
export function screen(state: DialogueState, context: StepContext): Say[] {
  const draft = draftOf(state)
  switch (state.screen) {
    case 'form':
      return draft
        ? [askCurrent(intakeForm, draft, formContext(draft, context), state.turn)]
        : [menuSay(state, context.pack)]
    case 'menu':
      return [menuSay(state, context.pack)]
    case 'cancel':
      return [cancelSay(state)]
    case 'reopen':
      return [reopenSay(state)]
    case 'language':
      return [languageSay(state)]
  }
}

/** The options now on the screen, row by row. */
export function screenOptions(state: DialogueState, context: StepContext): Option[][] {
  const draft = draftOf(state)
  if (state.screen === 'form' && draft) return optionsOf(intakeForm, draft, formContext(draft, context))
  return screen(state, context).flatMap((said) =>
    (said.choices ?? []).map((row) => row.map(({ id, label }) => ({ id, label }))),
  )
}

/** Whether any words are an answer to what is asked now. */
export function freeText(state: DialogueState): boolean {
  if (state.screen !== 'form') return false
  return intakeForm.questions.find((question) => question.id === state.draft?.at)?.freeText ?? false
}

/** The draft of a conversation, fitted to the form as it is now. */
export const draftOf = (state: DialogueState): Draft<IntakeAnswers> | undefined =>
  state.draft ? fitDraft(intakeForm, state.draft) : undefined

export const formContext = (draft: Draft<unknown>, context: StepContext): FormContext => ({
  pack: context.pack,
  draftId: draft.id,
  newId: context.newId,
  words: context.words,
})
