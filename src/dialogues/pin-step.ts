/** The digits of a PIN, where they are asked for. */
import { readPin } from '../people/pin.js'
import type { Input } from './messages.js'
import type { StepContext } from './on-screen.js'
import { slipIn } from './slip-words.js'
import type { DialogueState } from './state.js'
import { quiet, type Step, show, showAgain } from './step-tools.js'

/** They open what was asked for, or, typed twice, lock one's own cases from now on. `undefined`: none were sent. */
export function takePin(state: DialogueState, input: Input, context: StepContext): Step | undefined {
  if (input.kind !== 'text' || slipIn(input.text)) return undefined
  const pin = readPin(input.text)
  if (pin === undefined) return showAgain(state, context, { text: [{ key: 'pin-expects' }] })
  const { locked: after } = state
  const next = unlocked({ ...state, screen: 'menu' })
  if (state.screen === 'newpin') {
    const { pinOnce } = state
    if (pinOnce === undefined) return show({ ...state, pinOnce: pin }, context)
    const anew = withoutPin(next)
    return pinOnce === pin
      ? quiet(anew, { kind: 'setPin', pin })
      : show({ ...anew, screen: 'newpin' }, context, { text: [{ key: 'pin-differs' }] })
  }
  return after ? quiet(next, { kind: 'unlock', pin, after }) : show(next, context)
}

export const unlocked = ({ locked: _, ...state }: DialogueState): DialogueState => state

export const withoutPin = ({ pinOnce: _, ...state }: DialogueState): DialogueState => state
