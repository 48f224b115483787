import { z } from 'zod'
import { LANGUAGES, type Language } from '../config/texts.types.js'
import { CONTACT_CHANNELS, type ContactChannel } from '../people/contacts.js'
import type { LockedCommand } from './commands.js'
import type { Target } from './desk/target.js'
import { isVerb, type Verb } from './desk/verbs.js'
import type { Draft } from './form.js'
import type { Choice } from './messages.js'

/** What is on somebody's screen. */
export const SCREENS = [
  'menu',
  'form',
  'cancel',
  'language',
  'reopen',
  'task',
  'clash',
  'pin',
  'newpin',
  'contact',
  'code',
] as const
export type Screen = (typeof SCREENS)[number]

/** Forms of the desk that are about no case: registering what came in on paper, inviting somebody, and duty's. */
export const FREE_FORMS = ['register', 'invite', 'plan', 'dutynote', 'dutylog', 'report', 'dutyphon'] as const
export type FreeForm = (typeof FREE_FORMS)[number]

/** A form of the desk being filled in; `target` is its case, where it has one. */
export interface Task {
  readonly form: Verb | FreeForm
  readonly draft: Draft<unknown>
  readonly target?: Target
}

/** What somebody wanted to begin while a form of the desk was unfinished. */
export type Wanted =
  | { readonly verb: Verb; readonly petition: string; readonly revision: number }
  /** `day`: of which a return is to tell, as its button has it. */
  | { readonly form: FreeForm; readonly day?: number }

/** A conversation as it stands. `turn` rises with every new prompt; buttons of older turns have moved on. */
export interface DialogueState {
  readonly language: Language
  readonly turn: number
  readonly screen: Screen
  readonly draft?: Draft<unknown>
  /** The number of the case filed last, for somebody who presses `Submit` again. */
  readonly filed?: string
  /** Somebody is in danger: what is being written is filed as urgent. */
  readonly urgent?: boolean
  /** It was said that a case of one's own looks the same; submitting again files it all the same. */
  readonly anew?: boolean
  readonly task?: Task
  /** A form of one's own case that waits until another is done: the office asked something meanwhile. */
  readonly aside?: Task
  readonly wanted?: Wanted
  /** The buttons under what was said last, for those who answer by number or in words. */
  readonly offered?: readonly Choice[]
  /** Those buttons came with a notice, not in answer to this person. */
  readonly noticed?: boolean
  /** The channel whose address, or the code sent to it, is asked for. */
  readonly contact?: ContactChannel
  /** A new PIN as it was typed the first time. */
  readonly pinOnce?: string
  /** What was asked for before the PIN had to be given. */
  readonly locked?: LockedCommand
  /** Matters of the pool that a registrar has put off while working through it; absent when they are not. */
  readonly later?: readonly string[]
}

const StoredDraft = z.object({
  id: z.string(),
  form: z.string(),
  version: z.number(),
  at: z.string(),
  correcting: z.boolean(),
  answers: z.unknown(),
})

const StoredVerb = z.custom<Verb>((verb) => typeof verb === 'string' && isVerb(verb))

const StoredTask = z
  .object({
    form: z.union([StoredVerb, z.enum(FREE_FORMS)]),
    draft: StoredDraft,
    target: z.custom<Target>((target) => typeof target === 'object' && target !== null).exactOptional(),
  })
  .optional()
  .catch(undefined)

const StoredState = z.object({
  language: z.enum(LANGUAGES),
  turn: z.number().int().nonnegative(),
  screen: z.enum(SCREENS).catch('menu'),
  draft: StoredDraft.exactOptional(),
  filed: z.string().exactOptional(),
  urgent: z.boolean().exactOptional(),
  anew: z.boolean().exactOptional(),
  // A form that no longer exists is dropped; what was written by this service is otherwise taken as it is.
  task: StoredTask,
  aside: StoredTask,
  wanted: z
    .union([
      z.object({ verb: StoredVerb, petition: z.string(), revision: z.number() }),
      z.object({ form: z.enum(FREE_FORMS), day: z.number().exactOptional() }),
    ])
    .optional()
    .catch(undefined),
  locked: z
    .custom<LockedCommand>((command) => typeof command === 'object' && command !== null)
    .exactOptional(),
  pinOnce: z.string().exactOptional(),
  contact: z.enum(CONTACT_CHANNELS).exactOptional(),
  offered: z
    .array(z.custom<Choice>((choice) => typeof choice === 'object' && choice !== null))
    .exactOptional(),
  noticed: z.boolean().exactOptional(),
  later: z.array(z.string()).exactOptional(),
})

/** A conversation that has not begun. */
export const newState = (language: Language): DialogueState => ({ language, turn: 0, screen: 'menu' })

/** Reads a stored state. @throws ZodError when it is none. */
export function parseState(stored: unknown): DialogueState {
  const { task, aside, wanted, ...state } = StoredState.parse(stored)
  return {
    ...state,
    ...(task ? { task } : {}),
    ...(aside ? { aside } : {}),
    ...(wanted ? { wanted } : {}),
  }
}
