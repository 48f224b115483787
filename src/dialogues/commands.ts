import type { Language, Message } from '../config/texts.types.js'
import type { ReadNumber } from '../petitions/case-number.js'
import type { PetitionContent } from '../petitions/content.js'
import type { CaseCard, CaseLine, DateCard } from '../petitions/views.js'
import type { SentFile } from './messages.js'

/** What a dialogue asks the rest of the service to do. Each has an id, so that doing it twice changes nothing. */
export type Command = CommandWithoutId & {
  readonly id: string
  /** How many times it has failed while the store answered. */
  readonly failures?: number
}

export type CommandWithoutId =
  | { readonly kind: 'filePetition'; readonly petition: string; readonly content: PetitionContent }
  | {
      readonly kind: 'keepEvidence'
      readonly evidence: string
      readonly petition: string
      readonly file: SentFile
    }
  | { readonly kind: 'dropEvidence'; readonly evidence: readonly string[] }
  | { readonly kind: 'setLanguage'; readonly language: Language }
  | { readonly kind: 'listCases' }
  | { readonly kind: 'showCase'; readonly asked: ReadNumber }
  | { readonly kind: 'explainDate'; readonly petition: string }

/** How a command ended. It comes back to the dialogue as an input. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'filed'; readonly number: string }
  | { readonly kind: 'cases'; readonly cases: readonly CaseLine[]; readonly more: boolean }
  | { readonly kind: 'case'; readonly case: CaseCard }
  | { readonly kind: 'date'; readonly date: DateCard }
  | { readonly kind: 'refused'; readonly problem: Message }

/** An outcome together with the command it belongs to. */
export interface CommandOutcome {
  readonly command: Command
  readonly outcome: Outcome
}
