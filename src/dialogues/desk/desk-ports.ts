import type { Message } from '../../config/texts.types.js'
import type { EvidenceFiles } from '../../documents/evidence-repository.js'
import type { Accounts } from '../../people/accounts.js'
import type { joining } from '../../people/joining.js'
import type { Looks } from '../../people/looks.js'
import type { Members } from '../../people/members.js'
import type { Acting, Rules } from '../../petitions/decisions/context.js'
import type { Petitions } from '../../petitions/repository.js'
import type { ActingMember, Staff } from '../../petitions/staff.js'
import type { DutyCalendars } from '../../roster/calendar-repository.js'
import type { KeyDates } from '../../roster/key-date-repository.js'
import type { DutyWindows } from '../../roster/window-repository.js'
import { type CivilDate, civilDateOf } from '../../time/civil.js'
import type { Clock } from '../../time/clock.js'
import type { Outcome } from '../commands.js'

/** What the desk works on. */
export interface DeskPorts {
  readonly petitions: Petitions
  readonly evidence: EvidenceFiles
  readonly members: Members
  readonly accounts: Accounts
  readonly rosters: Pick<
    DutyWindows,
    | 'ofMember'
    | 'ofUnits'
    | 'get'
    | 'see'
    | 'write'
    | 'all'
    | 'beside'
    | 'coming'
    | 'insert'
    | 'drop'
    | 'replaceDraft'
  >
  readonly keyDates: Pick<KeyDates, 'all'>
  readonly calendars: Pick<DutyCalendars, 'of' | 'renew'>
  readonly looks: Looks
  readonly people: ReturnType<typeof joining>
  readonly staff: Staff
  readonly clock: Clock
  readonly rules: Rules
  words(message: Message): readonly string[]
  newCode(): string
  /** Tries these notices of a case again where they could not be delivered; gives how many deliveries that are. */
  replay(petition: string, notices: readonly string[]): Promise<number>
  /** A case has something to tell; may fail, the sweep finds it. */
  relay(petition: string): Promise<void>
  /** A duty window has something to tell; what fails is found by the sweep. */
  tellDuty(window: string): Promise<void>
  /** Somebody looks at a case: what alarmed them of it is seen. */
  opened(account: string, petition: string): Promise<void>
  /** The cases that somebody's digest of a day told of. */
  digestOf(account: string, day: string): Promise<readonly string[]>
  /** Somebody may use other commands from now on; may fail, the next `/start` makes up for it. */
  offer(account: string): Promise<void>
  /** Tells accounts that somebody waits to be confirmed, or a member what was decided. */
  tellMember(
    notice: { readonly id: string; readonly kind: 'member-waiting' | 'member-decided' | 'deputy' },
    member: string,
    accounts: readonly string[],
  ): Promise<void>
  /** The link that opens the bot with an invitation, where the bot's name is known. */
  inviteLink(code: string): string | undefined
  /** The link that opens the bot with something else. */
  startLink(payload: string): string | undefined
  /** Where the service's own pages are reached from outside, where that is known. */
  publicUrl(): string | undefined
}

/** The office's civil date. */
export const todayOf = ({ clock, rules }: Pick<DeskPorts, 'clock' | 'rules'>): CivilDate =>
  civilDateOf(clock.now(), rules.pack.timeZone)

/** The same words for a case that isn't there and for one that somebody has no right to see. */
export const NOT_FOUND: Outcome = { kind: 'refused', problem: { key: 'case-not-found' } }
/** Something for another role. */
export const NOT_YOURS: Outcome = { kind: 'refused', problem: { key: 'desk-not-yours' } }

/** Who gave a command: the account, and the official behind it, if there is one. */
export interface Giver {
  readonly account: string
  readonly member?: ActingMember
}

/** Somebody as an actor on a case: its petitioner where it is theirs, else the official that they are. */
export const actingOn = (petitioners: readonly string[], { account, member }: Giver): Acting =>
  petitioners.includes(account) || !member ? { kind: 'petitioner', account } : member
