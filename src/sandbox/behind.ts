/** What the page shows of the service behind the bot, and what it may ask of it. Types alone: the page has them too. */

/** The same in both languages of the page. */
export type Words = Readonly<Record<'zh-CN' | 'en', string>>

/** Something that the service will do by itself. */
export interface AgendaItem {
  /** An instant, ISO. */
  readonly at: string
  readonly text: Words
  /** The case that it is about. */
  readonly case?: string
}

export interface Agenda {
  /** The soonest first. */
  readonly items: readonly AgendaItem[]
  /** When the office opens on its next working day. */
  readonly workday: string
}

/** A case in the list of all. */
export interface CaseLine {
  readonly id: string
  readonly number: Words
  readonly status: Words
  readonly holder: Words
  readonly urgent: boolean
}

/** Something that happened in a case, as officials read it. */
export interface CaseEvent {
  readonly at: string
  readonly type: string
  readonly text: Words
}

/** A document as it is stored; what is personal in it is ciphertext. */
export type Stored = Readonly<Record<string, unknown>>

export interface Inside {
  readonly cases: readonly CaseLine[]
  readonly queues: readonly QueueLine[]
  /** Jobs that ended, the newest first. */
  readonly jobs: readonly JobLine[]
}

export interface CaseInside {
  readonly events: readonly CaseEvent[]
  readonly document: Stored
  readonly deliveries: readonly DeliveryLine[]
}

/** One notice to one account. */
export interface DeliveryLine {
  readonly id: string
  readonly kind: string
  readonly state: string
  /** Whose chat it goes to, where the sandbox plays them. */
  readonly person?: number
  readonly channel: string
  readonly attempts: number
  /** When it was said, or until when it waits, by the office's clock. */
  readonly at?: string
}

export interface QueueLine {
  readonly name: string
  readonly waiting: number
  readonly active: number
  readonly delayed: number
}

export interface JobLine {
  readonly queue: string
  /** The id of what it was about: all that its data holds. */
  readonly subject: string
  readonly at: string
  readonly ms: number
  readonly failed: boolean
}

/** What somebody who is added may be, and where. */
export interface RoleOffer {
  readonly role: string
  readonly title: Words
  readonly units: readonly { readonly id: string; readonly name: Words }[]
}

export interface Behind {
  /** What a citizen is called. */
  readonly citizen: Words
  readonly roles: readonly RoleOffer[]
  agenda(): Promise<Agenda>
  inside(): Promise<Inside>
  /** `chats`: those whom the sandbox plays. Nothing: there is no such case. */
  caseInside(id: string, chats: readonly number[]): Promise<CaseInside | undefined>
  /** Makes an invitation into a unit; gives what `/start` takes it with, or a sentence that says why not. */
  invite(role: string, unit: string, name: string): Promise<{ payload: string } | { problem: string }>
  /** Somebody has another name or language from now on, and the bot is to follow. */
  follow(chat: number, person: { readonly name: string; readonly language: 'zh-CN' | 'en' }): Promise<void>
  /** A sentence of the bot in a language, for the tour: what its buttons are called. */
  words(language: 'zh-CN' | 'en', key: string, args?: Readonly<Record<string, string | number>>): string
  unitName(language: 'zh-CN' | 'en', unit: string): string
  /** Drops everything and begins anew; absent where the stores are not the sandbox's own. */
  startOver?(): void
}
