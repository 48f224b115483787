import { z } from 'zod'
import { LANGUAGES, type Language } from '../config/texts.types.js'
import type { Draft } from './form.js'

/** What is on somebody's screen. */
export const SCREENS = ['menu', 'form', 'cancel', 'language', 'reopen'] as const
export type Screen = (typeof SCREENS)[number]

/** A conversation as it stands. `turn` rises with every new prompt; buttons of older turns have moved on. */
export interface DialogueState {
  readonly language: Language
  readonly turn: number
  readonly screen: Screen
  readonly draft?: Draft<unknown>
  /** The number of the case filed last, for somebody who presses `Submit` again. */
  readonly filed?: string
}

const StoredState = z.object({
  language: z.enum(LANGUAGES),
  turn: z.number().int().nonnegative(),
  screen: z.enum(SCREENS).catch('menu'),
  draft: z
    .object({
      id: z.string(),
      form: z.string(),
      version: z.number(),
      at: z.string(),
      correcting: z.boolean(),
      answers: z.unknown(),
    })
    .exactOptional(),
  filed: z.string().exactOptional(),
})

/** A conversation that has not begun. */
export const newState = (language: Language): DialogueState => ({ language, turn: 0, screen: 'menu' })

/** Reads a stored state. @throws ZodError when it is none. */
export function parseState(stored: unknown): DialogueState {
  return StoredState.parse(stored)
}
