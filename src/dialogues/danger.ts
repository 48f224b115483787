/** Help for somebody in danger: offered on words of it, given at one press, wherever one stands. */
import { DANGER_CHOICE } from './form-step.js'
import type { Input, Say } from './messages.js'
import type { StepContext } from './on-screen.js'
import { dangerText } from './screens.js'
import { listed } from './spoken.js'
import type { DialogueState } from './state.js'
import { type Step, showAgain } from './step-tools.js'

/** Words of fire, violence or despair: help is offered at once, and nothing is decided for anybody. */
export function withHelp(state: DialogueState, input: Input, context: StepContext, next: Step): Step {
  const named = input.kind === 'text' && context.grants.length === 0 && !state.urgent
  if (!named || !listed('words-danger', context).some((word) => names(input.text, word))) return next
  const offer: Say = { text: [{ key: 'danger-offer' }], choices: [[DANGER_CHOICE]] }
  return { ...next, say: [offer, ...next.say] }
}

/** Latin words stand by themselves (`fire`, not `fired`); Chinese has no gaps between words. */
const names = (text: string, word: string): boolean =>
  /^[\x20-\x7e]+$/.test(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`, 'i').test(text) : text.includes(word)

/** The emergency numbers at once, then the same prompt again: nothing entered is lost. */
export function danger(state: DialogueState, context: StepContext): Step {
  // A petition that is being written is urgent from now on; of those filed before one can be marked.
  const marked: DialogueState = state.draft ? { ...state, urgent: true } : state
  const shown = showAgain(marked, context, { text: dangerText(context.pack) })
  return { ...shown, commands: [...shown.commands, { kind: 'showDanger' }] }
}
