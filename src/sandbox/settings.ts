import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../time/clock.js'
import type { Behind } from './behind.js'

/** The token of the sandbox's bot where no admin token guards the page. It opens nothing but the sandbox. */
export const SANDBOX_TOKEN = '700000001:SANDBOX-of-Petition-Desk-DEMO-only'

/** A token that only the holder of the admin token can know, for a sandbox on a public address. */
export function sandboxTokenFor(adminToken: string): string {
  const secret = createHmac('sha256', adminToken).update('sandbox bot token').digest('base64url')
  return `700000001:${secret.slice(0, 35)}`
}

/** One of the people whom the page plays. The id is the user id and the id of the private chat. */
export interface SandboxPerson {
  readonly id: number
  readonly name: string
  /** `citizen` has to write first, as everybody on Telegram; the office's people have opened their chats. */
  readonly role: string
  /** Where an official works. */
  readonly unit?: string
  readonly title: Readonly<Record<'zh-CN' | 'en', string>>
  readonly language: 'zh-CN' | 'en'
  /** What the contact button offers. */
  readonly phone?: string
}

export interface SandboxSettings {
  /** State is kept in `<dataDir>/sandbox/`: a log of JSON lines and a folder of files. */
  readonly dataDir: string
  readonly token: string
  /** Message dates follow `now()`; waiting, life times and rates follow `wall()`. */
  readonly clock: Clock
  readonly persons: readonly SandboxPerson[]
  /** Shown at the top of the page. */
  readonly office: Readonly<Record<'zh-CN' | 'en', string>>
  /** Where the page's location button starts from. */
  readonly place?: { readonly latitude: number; readonly longitude: number }
  /**
   * Moves the product's clock; answers when all is quiet, rejects with a message fit to be shown. `passing` is told each
   * instant at which it stops on its way.
   */
  readonly moveClock: (to: Date, passing: (at: Date) => void) => Promise<Date>
  /** The service behind the bot. */
  readonly behind: Behind
  /** If set, the page and its API ask for it (`Authorization: Bearer`, or `?token=` once). */
  readonly adminToken?: string
  /** How many messages one chat takes within how many seconds before 429. */
  readonly burst?: { readonly messages: number; readonly seconds: number }
  readonly log: Logger
}
