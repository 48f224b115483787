import type { RouteId } from '../config/pack.types.js'
import type { Level } from '../config/reminders.types.js'
import { addDays, type CivilDate } from '../time/civil.js'
import type { Limit } from '../time/limits.js'
import type { Details, MatterClass, PetitionContent } from './content.js'
import type { Actor, AnswerParts, EventOf } from './events.js'

export type { Actor, PetitionEvent } from './events.js'

/**
 * Where a petition stands:
 * registered 已登记, forwarded 已转送或交办, objected 承办机关提出异议, disputed 管辖争议, told 已告知,
 * accepted 已受理, at-office 答复待信访部门转交, answered 已答复未送达, served 已送达, review 复查中, closed 已办结.
 */
export const STATUSES = [
  'registered',
  'forwarded',
  'objected',
  'disputed',
  'told',
  'accepted',
  'at-office',
  'answered',
  'served',
  'review',
  'closed',
] as const
export type Status = (typeof STATUSES)[number]

/** Whose window it is, where the clock is the petitioner's own. */
export const PETITIONER = 'petitioner'

/** A limit of a case, running until it is stopped. Who missed it and by how much stays readable for ever. */
export interface CaseClock {
  /** The limit's rule and the number of the event that started it. */
  readonly id: string
  readonly limit: Limit
  /** The unit that has to act, or the petitioner. */
  readonly holder: string
  /** `right`: somebody may act until then; letting it pass is no lateness. */
  readonly nature: 'duty' | 'right'
  /** The day on which what it asked for was done; absent while it runs. */
  readonly stoppedOn?: CivilDate
}

/** Something that came up beside the procedure and needs somebody by a date. */
export interface CaseTask {
  readonly id: string
  readonly what: 'hand-over-papers' | 'undelivered'
  readonly unit: string
  /** The notice that did not arrive. */
  readonly notice?: string
  readonly clock: string
}

/** Time for which a unit held the case (责任倒查). */
export interface Holding {
  readonly unit: string
  readonly from: Date
  readonly to?: Date
}

/** A question to the petitioner. */
export interface Question {
  readonly id: string
  readonly text: string
  readonly on: CivilDate
  /** Since when the clock stands still for it, where the profile lets it. */
  readonly stopsFrom?: CivilDate
  readonly reply?: { readonly text: string; readonly on: CivilDate }
}

export interface CoHandler {
  readonly unit: string
  readonly task: string
  readonly clock: string
  readonly opinion?: string
}

/** How the matter ended, or is to end once it is served. */
export type Decision =
  | { readonly kind: 'answer'; readonly parts: AnswerParts; readonly skipped?: string }
  | ({ readonly kind: 'diversion' } & Pick<EventOf<'diverted'>, 'decision' | 'reason' | 'elsewhere'>)

/**
 * An extension (延期) on its way: asked for, approved, told to the petitioner; or lapsed because the old date passed
 * before anybody recorded that it was told.
 */
export interface Extension {
  readonly state: 'requested' | 'approved' | 'told' | 'lapsed'
  readonly days: number
  readonly reason: string
  /** Who asked; the head who approves looks at somebody else's reasons where there is somebody else. */
  readonly by: Actor
  readonly approval?: {
    readonly by: Actor
    readonly on: CivilDate
    /** Id of the command by which its notice goes out. */
    readonly command: string
  }
}

/** An urging (催办) that is owed an answer. */
export interface Urge {
  /** Everybody who urged and has no answer yet, the last one last. */
  readonly by: readonly Actor[]
  readonly reason: string
  readonly on: CivilDate
  readonly clock: string
}

/** The words of a recording: an official typed them, the petitioner confirms or corrects them. */
export interface Transcript {
  readonly evidence: string
  readonly text: string
  readonly confirmed: boolean
}

export type ReviewOutcome = EventOf<'reviewed'>['outcome']

/** A petition as folded from its events. */
export interface Petition {
  readonly id: string
  readonly number: string
  readonly status: Status
  /** The unit that has to act next: every open case has one. */
  readonly owner: string
  /** The petition office that registered it and answers for its way. */
  readonly office: string
  /** The petition office that sent it on; objections go there. */
  readonly sender?: string
  /** The competent organ it was sent to. */
  readonly organ?: string
  /** Nobody of that organ uses the service: its petition office writes down what the organ does on paper. */
  readonly onPaper?: true
  readonly channel: EventOf<'registered'>['channel']
  readonly persons: number
  readonly code?: string
  readonly receivedAt: Date
  readonly receivedOn: CivilDate
  /** Accounts that may see the case as its petitioners; everything is told to all of them. */
  readonly petitioners: readonly string[]
  /** Those who act for all: whoever filed it, and of a joint petition at most so many as the profile says. */
  readonly representatives: readonly string[]
  /** Those who signed by the link: the data of whoever filed it are none of theirs, nor is its end. */
  readonly signers: readonly string[]
  /** With it others join a joint petition. */
  readonly jointCode?: string
  /** Wrong codes of a day. */
  readonly failedCodes?: {
    readonly on: CivilDate
    readonly count: number
    readonly by: Readonly<Record<string, number>>
  }
  readonly details: Details
  /** What was said aloud, as typed up, by the id of the recording. */
  readonly transcripts: readonly Transcript[]
  /** Withdrawn, and until when that can be undone. */
  readonly withdrawal?: {
    readonly on: CivilDate
    readonly until: CivilDate
    /** Somebody pressed: then nothing ends by itself, and those above look into it first. */
    readonly pressed: boolean
  }
  readonly review?: {
    readonly on: CivilDate
    readonly reason: string
    readonly outcome?: ReviewOutcome
    /** When the opinion of the review organ reached the petitioner. */
    readonly receivedOn?: CivilDate
    /** For asking for a re-examination 复核, which comes to paper. */
    readonly window?: Limit
  }
  readonly content: PetitionContent
  readonly class: MatterClass
  readonly category: string
  /** Set when the petitioner is told by which route it goes. */
  readonly route: RouteId
  readonly firstTime: boolean
  readonly urgent: boolean
  /** 首办责任制: kept for ever; without a member where the organ works on paper. */
  readonly firstHandler?: { readonly unit: string; readonly member?: string }
  readonly handler?: string
  readonly recused: readonly string[]
  readonly held: readonly Holding[]
  /** Organs whose objection was agreed with: it can't go back to them but by a common superior. */
  readonly notCompetent: readonly string[]
  readonly daysLost: number
  readonly objection?: {
    readonly reason: string
    readonly by: string
    readonly on: CivilDate
    readonly proposed?: string
  }
  readonly dispute?: readonly string[]
  /** An agreed objection: from which unit it came back, when, and whom that unit thinks competent. */
  readonly cameBack?: { readonly unit: string; readonly on: CivilDate; readonly proposed?: string }
  readonly assigned: boolean
  readonly coHandlers: readonly CoHandler[]
  /** Received by the organ, told and accepted are three dates (2022 blurred them). */
  readonly forwardedOn?: CivilDate
  readonly toldOn?: CivilDate
  readonly acceptedOn?: CivilDate
  readonly answeredOn?: CivilDate
  readonly servedOn?: CivilDate
  readonly closedOn?: CivilDate
  readonly clocks: readonly CaseClock[]
  readonly questions: readonly Question[]
  readonly hearingSince?: { readonly on: CivilDate; readonly stopsFrom?: CivilDate }
  /** Days for which handling stood still so far, by what. */
  readonly stoodStill: Readonly<Record<'ask-citizen' | 'hearing', number>>
  readonly extension?: Extension
  /** Days granted so far; one budget in all (2022 §34). */
  readonly extendedDays: number
  /** An answer that was given back or taken back: what was written of it, to go on from. */
  readonly lastDraft?: AnswerParts
  readonly draftAnswer?: { readonly parts: AnswerParts; readonly skipped?: string }
  readonly decision?: Decision
  /** The unit that gave it. */
  readonly decidedBy?: string
  /** The answer's notice goes out then; until then it can be taken back. */
  readonly issueAt?: Date
  /** What a taken-back answer returns to. */
  readonly beforeDecision?: Pick<Petition, 'status' | 'owner' | 'clocks' | 'urge' | 'extension'>
  readonly urge?: Urge
  /** At which levels somebody has read, on that day, what is late or due. */
  readonly acknowledged?: { readonly on: CivilDate; readonly levels: readonly Level[] }
  readonly tasks: readonly CaseTask[]
  /** How many events: the version that buttons carry. */
  readonly revision: number
}

/** The clocks that still run. */
export const running = ({ clocks }: Pick<Petition, 'clocks'>): CaseClock[] =>
  clocks.filter(({ stoppedOn }) => stoppedOn === undefined)

/** The unit whose people act on the case in the service: its owner, or the office that stands in for one on paper. */
export const deskOf = ({ owner, organ, office, onPaper }: Petition): string =>
  onPaper && owner === organ ? office : owner

/** The units whose people have something to do with the case now; of a closed one only what still has to be brought. */
export function waitsAt(petition: Petition): string[] {
  const { status, owner, tasks, coHandlers } = petition
  const asked = coHandlers.filter(({ opinion }) => opinion === undefined)
  const open = status === 'closed' ? [] : [owner, deskOf(petition), ...asked.map(({ unit }) => unit)]
  return [...new Set([...open, ...tasks.map(({ unit }) => unit)])]
}

/** A holiday that nobody has published yet may still move a last day by so much. */
const MAY_MOVE_DAYS = 15

/** The day on which the petitioner's window is over for certain: a calendar to come may still move its end. */
export const surelyOver = ({ due, provisional }: Limit): CivilDate =>
  provisional ? addDays(due, MAY_MOVE_DAYS) : due

export const isWindowOver = ({ limit }: CaseClock, today: CivilDate): boolean => today > surelyOver(limit)

/** The newest clock of a rule, running or not. */
export const clockOf = ({ clocks }: Pick<Petition, 'clocks'>, rule: string): CaseClock | undefined =>
  clocks.findLast(({ limit }) => limit.rule === rule)

/** The handling limit or target, whichever rule the route has. */
export const handlingClock = ({ clocks }: Pick<Petition, 'clocks'>): CaseClock | undefined =>
  clocks.findLast(({ id }) => id.startsWith('handling-'))

/**
 * The limit that ends first of those that somebody has to keep; for a served answer the petitioner's window.
 * A closed case has none.
 */
export function nextClock(petition: Pick<Petition, 'clocks'>): CaseClock | undefined {
  const open = running(petition)
  const duties = open.filter(({ nature }) => nature === 'duty')
  return (duties.length > 0 ? duties : open.filter(({ holder }) => holder === PETITIONER)).reduce<
    CaseClock | undefined
  >((next, clock) => (next && next.limit.due <= clock.limit.due ? next : clock), undefined)
}
