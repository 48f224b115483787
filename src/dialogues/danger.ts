/** Help for somebody in danger: offered on words of it, given at one press, wherever one stands. */
import type { Message } from '../config/texts.types.js'
import { DANGER_CHOICE, toChoice } from './form-step.js'
import type { Choice, Input, Say } from './messages.js'
import type { StepContext } from './on-screen.js'
import { dangerText } from './screens.js'
import { names, says } from './spoken.js'
import type { DialogueState } from './state.js'
import { asking, offering, type Step, say, show } from './step-tools.js'

/** Words of fire, violence or despair: help is offered at once, and nothing is decided for anybody. */
export function withHelp(state: DialogueState, input: Input, context: StepContext, next: Step): Step {
  const named = input.kind === 'text' && context.grants.length === 0
  if (!named || !names(input.text, 'words-danger', context)) return next
  const numbers = context.pack.emergency.map(({ number }) => number).join(' / ')
  const offer: Say = { text: [{ key: 'danger-offer', args: { numbers } }], choices: [[DANGER_CHOICE]] }
  // Where nothing is asked, that they weren't understood is the last thing that somebody in danger needs to hear.
  if (state.screen === 'menu' && next.commands.length === 0) return say(state, offer)
  // What is urgent already needs no other offer at each message.
  return state.urgent && state.draft ? next : { ...next, say: [offer, ...next.say] }
}

/** Somebody writes nothing but that there is danger, or the number to call: the latter where no number is asked. */
export const asksForHelp = ({ screen }: DialogueState, input: Input, context: StepContext): boolean =>
  says({ input }, 'words-danger-now', context) &&
  (screen === 'menu' || (input.kind === 'text' && !/^\s*\d/.test(input.text)))

/** Nobody is in danger any more: the petition is filed like others. */
export function notUrgent(state: DialogueState, context: StepContext): Step {
  const { urgent: _, ...rest } = state
  return show(rest, context, { text: [{ key: 'danger-unmarked' }] })
}

/** Puts the question once more that was open when somebody pressed. */
export const RESUME: Choice = toChoice({ id: 'resume', label: { key: 'button-resume' } }, 0)

/** The emergency numbers at once, and what the press does: nothing entered is lost. */
export function danger(state: DialogueState, context: StepContext): Step {
  // What is being written, or is filed next, is urgent from now on, until somebody says otherwise on the summary; of
  // those filed before one can be marked. Officials press it for others, so theirs has to be under way.
  const theirs = state.draft !== undefined || context.grants.length === 0
  const marked: DialogueState = theirs ? { ...state, urgent: true } : state
  const noted: Message[] = [
    ...(marked.urgent ? [{ key: state.draft ? 'danger-noted' : 'danger-noted-next' }] : []),
    ...(state.screen === 'menu' ? [] : [{ key: 'danger-go-on' }]),
  ]
  const back: Choice[][] = state.screen === 'menu' ? [] : [[RESUME]]
  // The question stays as it was; to put it once more at once would push the numbers off the screen.
  const said: Say = { text: [...dangerText(context.pack), ...noted], choices: back }
  return { state: offering(asking(marked, [said]), said), say: [said], commands: [{ kind: 'showDanger' }] }
}
