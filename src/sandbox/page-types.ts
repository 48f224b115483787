/** What the page asks for at its start, in types alone. */
import type { RoleOffer, Words } from './behind.js'
import type { SandboxPerson } from './settings.js'
import type { BotCommand, Message, ReplyKeyboard } from './shapes.js'

/** Somebody whom the page plays, with the end of their chat. */
export interface PersonState extends SandboxPerson {
  readonly phone: string
  readonly blocked: boolean
  readonly keyboard: ReplyKeyboard | null
  readonly commands: readonly BotCommand[]
  readonly messages: readonly Message[]
}

export interface SandboxState {
  /** Another one after everything began anew. */
  readonly epoch: string
  /** The number of the log from which the event stream is to be followed. */
  readonly seq: number
  readonly now: string
  readonly zone: string
  readonly office: Words
  readonly place: { readonly latitude: number; readonly longitude: number }
  readonly bot: { readonly name: string; readonly username?: string }
  readonly persons: readonly PersonState[]
  readonly roles: readonly RoleOffer[]
  readonly canTour: boolean
  readonly canStartOver: boolean
}
