import type { CivilDate } from '../time/civil.js'
import type { Limit } from '../time/limits.js'
import type { PetitionContent } from './content.js'

/** Who did something. A petitioner is an account, never a name. */
export type Actor = { readonly kind: 'petitioner'; readonly account: string } | { readonly kind: 'service' }

interface EventFrame {
  /** The command that led to it: the same command twice makes one event. */
  readonly id: string
  readonly at: Date
  readonly actor: Actor
}

/** What happened to a petition, in order: its whole history (责任倒查). */
export type PetitionEvent = EventFrame & {
  /** 登记: on receipt, before anything is decided (2022 §22, §23). */
  readonly type: 'registered'
  readonly number: string
  /** The petition office that received it. */
  readonly office: string
  readonly receivedOn: CivilDate
  readonly content: PetitionContent
  /** D2, the sorting limit of the petition office. */
  readonly sorting: Limit
}

/** A running limit of a case. */
export interface CaseClock {
  readonly limit: Limit
}

/** A petition as folded from its events. */
export interface Petition {
  readonly id: string
  readonly number: string
  readonly status: 'registered'
  /** The unit that has to act next: every open case has one. */
  readonly owner: string
  readonly office: string
  readonly receivedAt: Date
  readonly receivedOn: CivilDate
  /** Accounts that may see the case as its petitioners. */
  readonly petitioners: readonly string[]
  readonly content: PetitionContent
  readonly clocks: readonly CaseClock[]
  /** How many events: the version that buttons carry. */
  readonly revision: number
}

/** What has to be told because of an event; it waits in the case's outbox until deliveries exist. */
export interface Notice {
  readonly id: string
  readonly kind: 'receipt'
  readonly account: string
}
