import type { SandboxPerson } from './settings.js'
import type { BotCommand, Message, ReplyKeyboard, StoredFile, Update, WebhookSettings } from './shapes.js'

/** An update that waits for its confirmation. */
export interface WaitingUpdate {
  readonly update: Update
  /** Updates of one queue are delivered one after the other; different queues run side by side. */
  readonly queue: string
  /** Dropped after this wall time (milliseconds). */
  readonly until: number
}

/** A press of an inline button. */
export interface Press {
  readonly id: string
  readonly chat: number
  readonly message: number
  /** Wall time, milliseconds. */
  readonly at: number
}

/** Everything that can happen in the sandbox; its state is these, one after the other. */
export type Change =
  /** Somebody was added, or is called otherwise or speaks another language from now on. */
  | { readonly kind: 'person'; readonly person: SandboxPerson }
  | {
      readonly kind: 'message'
      readonly message: Message
      /** The keyboard in place of the phone's own from now on; null takes it away. */
      readonly keyboard?: ReplyKeyboard | null
    }
  | { readonly kind: 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly chat: number; readonly message: number }
  | { readonly kind: 'waiting'; readonly entry: WaitingUpdate }
  /** Confirmed by the bot, expired or dropped: waits no longer. */
  | { readonly kind: 'settled'; readonly updates: readonly number[] }
  | { readonly kind: 'pressed'; readonly press: Press }
  | {
      readonly kind: 'answered'
      readonly press: string
      readonly chat: number
      readonly text?: string
      readonly alert: boolean
      readonly url?: string
    }
  | { readonly kind: 'blocked'; readonly chat: number; readonly blocked: boolean }
  /** Commands of a scope and language; null deletes them. */
  | { readonly kind: 'commands'; readonly scope: string; readonly commands: readonly BotCommand[] | null }
  | { readonly kind: 'webhook'; readonly webhook: WebhookSettings | null }
  /** The kinds of update that the bot asked for; null is the default. */
  | { readonly kind: 'allowed'; readonly kinds: readonly string[] | null }
  | { readonly kind: 'file'; readonly files: readonly StoredFile[] }
