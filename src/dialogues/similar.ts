/** A petition that looks like an open one of the same person: what was told goes there, or it is filed anew. */

import type { Fact } from '../petitions/content.js'
import type { Outcome } from './commands.js'
import { shownNumber } from './demo.js'
import { DANGER_CHOICE } from './form-step.js'
import type { Input, Say } from './messages.js'
import { draftOf, type StepContext } from './on-screen.js'
import type { DialogueState } from './state.js'
import { movedOn, offering, quiet, type Step, show } from './step-tools.js'

/** Shown at `Submit`. The draft stays until one of the two is chosen: `Submit` once more files it anew. */
export function similar(
  state: DialogueState,
  { number, petition, revision }: Extract<Outcome, { kind: 'similar' }>,
  context: StepContext,
): Step {
  const shown = show({ ...state, screen: 'form', anew: true }, context)
  const asked: Say = {
    text: [{ key: 'similar', args: { number: shownNumber(number, context.pack) } }],
    choices: [
      [{ label: { key: 'button-similar-add' }, verb: 'adddraft', id: petition, revision }],
      [{ label: { key: 'button-similar-see' }, verb: 'case', id: petition, revision }],
      [DANGER_CHOICE],
    ],
  }
  // The summary stands first, so that what is asked is the last thing that a reader hears.
  return { ...shown, state: offering(shown.state, asked), say: [...shown.say, asked] }
}

/** All that the draft tells goes to the case that is there: facts, files and what is asked for. */
export function addDraft(
  state: DialogueState,
  { id: petition }: Extract<Input, { kind: 'press' }>,
  context: StepContext,
): Step {
  const answers = state.anew ? draftOf(state)?.answers : undefined
  if (!answers) return movedOn(state, context)
  const request: Fact[] = answers.request === undefined ? [] : [{ kind: 'text', text: answers.request }]
  const facts = [...answers.facts, ...request]
  return quiet(state, {
    kind: 'addDraft',
    petition,
    facts,
    ...(state.urgent ? { urgent: context.words({ key: 'danger-reason' }).join(' / ') } : {}),
  })
}
