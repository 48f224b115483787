import type { Language, Message } from '../config/texts.types.js'
import type { OwnHours } from '../people/accounts.js'
import type { ContactChannel } from '../people/contacts.js'
import type { Role } from '../people/roles.js'
import type { CaseCommand } from '../petitions/case-commands.js'
import type { ReadNumber } from '../petitions/case-number.js'
import type { Fact, PetitionContent } from '../petitions/content.js'
import type { CaseCard, CaseLine, DateCard } from '../petitions/views.js'
import type { CivilDate } from '../time/civil.js'
import type { DutyAct } from './desk/duty-verbs.js'
import type { PlanWindow, RosterAct } from './desk/roster/roster-acts.js'
import type { Target } from './desk/target.js'
import type { Verb } from './desk/verbs.js'
import type { Say, SentFile } from './messages.js'
import type { FreeForm, Task } from './state.js'

/** What a dialogue asks the rest of the service to do. Each has an id, so that doing it twice changes nothing. */
export type Command = CommandWithoutId & {
  readonly id: string
  /** How many times it has failed while the store answered. */
  readonly failures?: number
}

/** What shows something of one's own cases: behind the PIN, where there is one. */
export const LOCKED = [
  'listCases',
  'showCase',
  'explainDate',
  'openCase',
  'openTask',
  'actOnCase',
  'readAnswer',
  'showOwn',
  'showRights',
  'showLooks',
  'exportCase',
  'openJoint',
  'setPin',
] as const
export type LockedCommand = Extract<CommandWithoutId, { kind: (typeof LOCKED)[number] }>
export const isLockedCommand = (command: CommandWithoutId): command is LockedCommand =>
  LOCKED.some((kind) => kind === command.kind)

/** One kind of command, with its id. */
export type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

export type CommandWithoutId =
  | {
      readonly kind: 'filePetition'
      readonly petition: string
      readonly content: PetitionContent
      /** Somebody is in danger, as the petitioner said on the way. */
      readonly urgent?: boolean
      /** Filed although a case of one's own looks like the same matter. */
      readonly anew?: boolean
    }
  | {
      readonly kind: 'keepEvidence'
      readonly evidence: string
      readonly petition: string
      readonly file: SentFile
    }
  | { readonly kind: 'dropEvidence'; readonly evidence: readonly string[] }
  /** What a draft told goes to a case of one's own that is there; `urgent`: the reason, where somebody is in danger. */
  | {
      readonly kind: 'addDraft'
      readonly petition: string
      readonly facts: readonly Fact[]
      readonly urgent?: string
    }
  | { readonly kind: 'setLanguage'; readonly language: Language }
  | { readonly kind: 'showNotices' }
  | { readonly kind: 'setHour'; readonly which: keyof OwnHours; readonly hour: string }
  | { readonly kind: 'askContact'; readonly channel: ContactChannel; readonly address: string }
  | { readonly kind: 'confirmContact'; readonly code: string }
  | { readonly kind: 'dropContact'; readonly channel: ContactChannel }
  | { readonly kind: 'listCases' }
  /** Sets a PIN for one's own cases; without one it is taken away. */
  | { readonly kind: 'setPin'; readonly pin?: string }
  /** A PIN, and what was asked for before it had to be given. */
  | { readonly kind: 'unlock'; readonly pin: string; readonly after: LockedCommand }
  | { readonly kind: 'showCase'; readonly asked: ReadNumber }
  | { readonly kind: 'explainDate'; readonly petition: string }
  | { readonly kind: 'claimCase'; readonly asked: ReadNumber; readonly code: string }
  | DeskCommand

/** What officials ask for, and what both sides do with a case. */
export type DeskCommand =
  | { readonly kind: 'showPool' }
  /** The next matter of the pool; `later` are those put off in this run. */
  | { readonly kind: 'nextMatter'; readonly later: readonly string[] }
  | { readonly kind: 'putOff'; readonly petition: string }
  | {
      readonly kind: 'sendProposed'
      readonly petition: string
      readonly revision: number
      readonly onPaper?: boolean
    }
  | { readonly kind: 'showInbox'; readonly filter: InboxFilter; readonly page: number }
  | { readonly kind: 'openCase'; readonly petition: string }
  | { readonly kind: 'showHistory'; readonly petition: string }
  | { readonly kind: 'showPerson'; readonly petition: string }
  | { readonly kind: 'showFiles'; readonly petition: string }
  /** What petitioners ask for about their own case. */
  | { readonly kind: 'showOwn'; readonly petition: string }
  | { readonly kind: 'showRights'; readonly petition: string }
  | { readonly kind: 'exportCase'; readonly petition: string }
  | { readonly kind: 'openJoint'; readonly petition: string }
  | { readonly kind: 'showJoint'; readonly petition: string; readonly code: string }
  | {
      readonly kind: 'cosign'
      readonly petition: string
      readonly code: string
      readonly representative: boolean
    }
  | { readonly kind: 'showDanger' }
  /** Who looked at the petitioner's data: for petitioners. */
  | { readonly kind: 'showLooks'; readonly petition: string }
  /** The answer once more, after it was opened. */
  | { readonly kind: 'readAnswer'; readonly petition: string }
  | { readonly kind: 'openTask'; readonly verb: Verb; readonly petition: string; readonly revision: number }
  | {
      readonly kind: 'actOnCase'
      readonly petition: string
      readonly revision: number
      readonly act: CaseCommand
    }
  | { readonly kind: 'openForm'; readonly form: FreeForm; readonly day?: number }
  | {
      readonly kind: 'registerMatter'
      readonly petition: string
      readonly registration: Registration
    }
  /** All that a digest of a day told is read. */
  | { readonly kind: 'acknowledgeDigest'; readonly day: string }
  /** What somebody has on duty, and that they will come. */
  | { readonly kind: 'showDuty' }
  | { readonly kind: 'acceptDuty'; readonly window: string }
  | { readonly kind: 'actOnDuty'; readonly act: DutyAct }
  /** The address of one's own calendar; `renew`: another in place of the one of that round. */
  | { readonly kind: 'showDutyCalendar'; readonly renew?: number }
  | { readonly kind: 'showLate' }
  | { readonly kind: 'showStats' }
  | { readonly kind: 'showUndelivered' }
  /** Tries again what could not be delivered. */
  | { readonly kind: 'replayUndelivered' }
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'decideMember'; readonly member: string; readonly yes: boolean }
  | { readonly kind: 'invite'; readonly name: string; readonly role: Role; readonly unit: string }
  | { readonly kind: 'setAway'; readonly asked: string }
  | PlanWindow
  | { readonly kind: 'roster'; readonly act: RosterAct }

export const INBOX_FILTERS = ['all', 'late', 'week', 'urgent'] as const
export type InboxFilter = (typeof INBOX_FILTERS)[number]

/** A matter that came in on paper, by phone or in person, as a registrar takes it down. */
export interface Registration {
  readonly channel: 'visit' | 'letter' | 'call'
  readonly receivedOn: CivilDate
  readonly persons: number
  readonly firstTime: boolean
  readonly content: PetitionContent
}

/** How a command ended. It comes back to the dialogue as an input. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'filed'; readonly number: string }
  /** A case of one's own looks like the same matter: add to it, or file anew? */
  | {
      readonly kind: 'similar'
      readonly number: string
      readonly petition: string
      readonly revision: number
    }
  /** The draft is part of that case now. */
  | { readonly kind: 'added'; readonly say: readonly Say[] }
  | {
      readonly kind: 'cases'
      readonly cases: readonly CaseLine[]
      readonly more: boolean
      /** Whether they are shown only after a PIN. */
      readonly locks: boolean
    }
  /** A PIN has to be given first; `wrong`: the one that was given isn't it. */
  | { readonly kind: 'locked'; readonly after: LockedCommand; readonly wrong: boolean }
  | { readonly kind: 'case'; readonly case: CaseCard }
  | { readonly kind: 'date'; readonly date: DateCard }
  /** `anew`: what was written first in the form is dropped, and asked for again. */
  | { readonly kind: 'refused'; readonly problem: Message; readonly anew?: true }
  /** What was asked for, in words. */
  | { readonly kind: 'said'; readonly say: readonly Say[] }
  /** A form may be filled in. */
  | {
      readonly kind: 'task'
      readonly form: Task['form']
      readonly target?: Target
      /** Answers that are there before anything is asked, such as what there is to choose from. */
      readonly given?: Readonly<Record<string, unknown>>
    }
  /** A form of the desk, or a button, has done its work. */
  | { readonly kind: 'acted'; readonly say: readonly Say[] }
  /** People have acted on the case meanwhile: what they did, and the number of events from which to go on. */
  | { readonly kind: 'overtaken'; readonly say: readonly Say[]; readonly revision: number }

/** An outcome together with the command it belongs to. */
export interface CommandOutcome {
  readonly command: Command
  readonly outcome: Outcome
}
