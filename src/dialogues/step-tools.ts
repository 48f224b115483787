import type { CommandWithoutId } from './commands.js'
import type { Say } from './messages.js'
import { type StepContext, screen } from './on-screen.js'
import type { DialogueState } from './state.js'

/** What one input led to. */
export interface Step {
  readonly state: DialogueState
  readonly say: readonly Say[]
  /** Said once the burst is over; a newer one takes its place. */
  readonly status?: Say
  readonly commands: readonly CommandWithoutId[]
  /** A button that this product never made, or that was never on this screen. */
  readonly forged?: boolean
}

/** Nothing to say yet. */
export const quiet = (state: DialogueState, ...commands: CommandWithoutId[]): Step => ({
  state,
  say: [],
  commands,
})

/** Says something and leaves the screen as it is; its buttons can be answered by their number or their words. */
export function say(state: DialogueState, ...said: Say[]): Step {
  return { state: offering(state, ...said), say: said, commands: [] }
}

/** The buttons of what was said last, to be answered by their number or their words as well. */
export function offering(state: DialogueState, ...said: Say[]): DialogueState {
  const choices = said.findLast((one) => one.choices && one.choices.length > 0)?.choices?.flat()
  if (!choices) return state
  const { noticed: _, ...rest } = state
  return { ...rest, offered: choices.slice(0, OFFERED_AT_MOST) }
}

/** What is being asked is the last thing said: a number means its own buttons again. */
export function asking(state: DialogueState, said: readonly Say[], status?: Say): DialogueState {
  if (said.length === 0 && !status) return state
  const { offered: _, noticed: __, ...rest } = state
  return rest
}

/** Buttons that are kept to be answered in words. */
const OFFERED_AT_MOST = 30

/** Puts the state's screen before the person, as a new prompt. */
export function show(state: DialogueState, context: StepContext, ...first: Say[]): Step {
  const said = [...first, ...screen({ ...state, turn: state.turn + 1 }, context)]
  return { state: asking({ ...state, turn: state.turn + 1 }, said), say: said, commands: [] }
}

/** The same prompt once more: its earlier buttons stay good. */
export function showAgain(state: DialogueState, context: StepContext, ...first: Say[]): Step {
  const said = [...first, ...screen(state, context)]
  return { state: asking(state, said), say: said, commands: [] }
}

/** A button of an earlier prompt. */
export const movedOn = (state: DialogueState, context: StepContext): Step =>
  showAgain(state, context, { text: [{ key: 'moved-on' }] })
