/** Help for somebody in danger: offered on words of it, given at one press, wherever one stands. */
import { DANGER_CHOICE } from './form-step.js'
import type { Input, Say } from './messages.js'
import type { StepContext } from './on-screen.js'
import { dangerText } from './screens.js'
import { listed, says } from './spoken.js'
import type { DialogueState } from './state.js'
import { type Step, show, showAgain } from './step-tools.js'

/** Words of fire, violence or despair: help is offered at once, and nothing is decided for anybody. */
export function withHelp(state: DialogueState, input: Input, context: StepContext, next: Step): Step {
  const named = input.kind === 'text' && context.grants.length === 0 && !state.urgent
  if (!named || !listed('words-danger', context).some((word) => names(input.text, word))) return next
  const offer: Say = { text: [{ key: 'danger-offer' }], choices: [[DANGER_CHOICE]] }
  return { ...next, say: [offer, ...next.say] }
}

/** Somebody writes nothing but that there is danger, or the number to call: the latter where no number is asked. */
export const asksForHelp = ({ screen }: DialogueState, input: Input, context: StepContext): boolean =>
  says({ input }, 'words-danger-now', context) &&
  (screen === 'menu' || (input.kind === 'text' && !/^\s*\d/.test(input.text)))

/** Latin words stand by themselves (`fire`, not `fired`); Chinese has no gaps between words. */
const names = (text: string, word: string): boolean =>
  /^[\x20-\x7e]+$/.test(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`, 'i').test(text) : text.includes(word)

/** Nobody is in danger any more: the petition is filed like others. */
export function notUrgent(state: DialogueState, context: StepContext): Step {
  const { urgent: _, ...rest } = state
  return show(rest, context, { text: [{ key: 'danger-unmarked' }] })
}

/** The emergency numbers at once, then the same prompt again: nothing entered is lost. */
export function danger(state: DialogueState, context: StepContext): Step {
  // What is being written, or is filed next, is urgent from now on, until somebody says otherwise on the summary; of
  // those filed before one can be marked. Officials press it for others, so theirs has to be under way.
  const theirs = state.draft !== undefined || context.grants.length === 0
  const marked: DialogueState = theirs ? { ...state, urgent: true } : state
  const shown = showAgain(marked, context, { text: dangerText(context.pack) })
  return { ...shown, commands: [...shown.commands, { kind: 'showDanger' }] }
}
