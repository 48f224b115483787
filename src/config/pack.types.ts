import type { Reminders } from './reminders.types.js'
import type { RosterRules } from './roster.types.js'
import type { Language, LocalText } from './texts.types.js'

/**
 * A jurisdiction pack: everything that an office decides or that the law of its place lays down. All of it is
 * data; code has no name, number or limit of its own. The form of the files is described in `config/README.md`.
 */
export interface Pack {
  readonly id: string
  readonly version: string
  /** A demo pack reaches no office; everything shown from it carries `texts.mark`. */
  readonly demo: boolean
  /** IANA name of the zone in which all civil dates are meant. */
  readonly timeZone: string
  readonly office: Office
  readonly emergency: readonly EmergencyNumber[]
  readonly regions: readonly Region[]
  readonly units: readonly Unit[]
  readonly categories: readonly Category[]
  readonly disciplineOrgans: readonly DisciplineOrgan[]
  /** The national hotline for reports of misconduct (12388), where the pack gives it. */
  readonly disciplineHotline?: string
  /** The national hotline for free legal advice (12348), where the pack gives it. */
  readonly legalAidHotline?: string
  /** Subjects that other bodies decide. */
  readonly elsewhere: readonly ElsewhereSubject[]
  readonly profile: Profile
  /** Role accounts of the sandbox; empty outside a demo. */
  readonly people: readonly DemoPerson[]
  readonly calendar: readonly CalendarYear[]
  readonly texts: PackTexts
  /** When desks are covered; without it there are no duty windows but those that somebody plans. */
  readonly roster?: RosterRules
}

export interface Office {
  readonly name: LocalText
  /** Id of the petition office that receives what comes through this service. */
  readonly unit: string
  /** Who runs the service and answers for personal data; required in production. */
  readonly operator?: Operator
  readonly dutyPhone: string
  /** When the petition office receives people. */
  readonly hours: LocalText
  readonly location: GeoPoint
}

export interface Operator {
  readonly legalName: LocalText
  readonly address: LocalText
  readonly phone: string
  readonly hours: LocalText
  /** The office's official page (https). */
  readonly page: string
}

/** WGS 84, degrees. */
export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
}

export interface EmergencyNumber {
  readonly number: string
  readonly name: LocalText
}

/** A county-level region (or the root above them), with its six-digit code. */
export interface Region {
  readonly code: string
  readonly name: LocalText
  readonly aliases: readonly string[]
  readonly parent?: string
  /** First and last civil date (`YYYY-MM-DD`) on which the region belonged here; absent means open. */
  readonly validFrom?: string
  readonly validTo?: string
  /** The petition office of the region above serves this one, on purpose. */
  readonly servedByParent?: boolean
  readonly townships: readonly Township[]
}

/** A township-level division (乡、镇、街道 or a zone), with its nine-digit code. */
export interface Township {
  readonly code: string
  readonly name: LocalText
  readonly aliases: readonly string[]
}

export type UnitKind = 'petition-office' | 'organ'

export interface Unit {
  readonly id: string
  readonly name: LocalText
  readonly aliases: readonly string[]
  readonly kind: UnitKind
  /** Code of the region it serves. */
  readonly region: string
  /** The unit it belongs to (unit tree: scope of roles, exclusion of subordinates). */
  readonly parent?: string
  /** The next-higher organ for review (复查, 复核), when it is a unit of this pack … */
  readonly superior?: string
  /** … or when it is not. */
  readonly outsideSuperior?: Body
  readonly address: LocalText
  readonly phone: string
  /** Ids of the categories it is competent for in its region. */
  readonly subjects: readonly string[]
}

/** A body that the citizen is pointed to. */
export interface Body {
  readonly name: LocalText
  readonly address: LocalText
  readonly phone: string
}

/** A topic. "I don't know" (`UNKNOWN_CATEGORY`) always exists beside those listed. */
export interface Category {
  readonly id: string
  readonly name: LocalText
  /** Everyday words by which people speak of it. */
  readonly words: Readonly<Record<Language, readonly string[]>>
}

/** The category of a matter whose topic nobody has named yet. */
export const UNKNOWN_CATEGORY = 'unknown'

/** A discipline inspection and supervision organ (纪委监委), competent for misconduct of officials. */
export interface DisciplineOrgan extends Body {
  readonly region: string
}

/** A subject that this office's organs don't decide: who does, and the limit of that route. */
export interface ElsewhereSubject {
  readonly id: string
  readonly name: LocalText
  readonly words: Readonly<Record<Language, readonly string[]>>
  readonly body: Body
  readonly limits: readonly RouteLimit[]
}

/** A limit outside petitioning that keeps running meanwhile. */
export interface RouteLimit {
  readonly name: LocalText
  readonly amount: number
  readonly unit: 'days' | 'months' | 'years'
  readonly runsFrom: LocalText
  readonly basis: Basis
}

/** Limits of other procedures that every petitioner is told of, since a petition stops none of them. */
export const OTHER_CLOCK_IDS = [
  'reconsideration', // 行政复议
  'court', // 行政诉讼, straight against the act
  'court-after-reconsideration', // 不服复议决定的行政诉讼
  'labour-arbitration', // 劳动争议仲裁
] as const
export type OtherClockId = (typeof OTHER_CLOCK_IDS)[number]

export interface Basis {
  readonly instrument: LocalText
  readonly article: string
  /** The paragraph (款), where the article has several. */
  readonly paragraph?: number
}

/** Limits that the law sets. The comment gives the step of the procedure. */
export const LIMIT_IDS = [
  'sorting', // D2: the petition office transfers, assigns or diverts
  'tellingDirect', // D3: an organ that got the matter directly tells the petitioner
  'telling', // D4: an organ to which it was transferred tells the petitioner
  'objection', // D5: that organ says it is not competent
  'handling', // D6: from acceptance to the opinion
  'extension', // D6: most days, in all, by which handling may be extended
  'reviewRequest', // D7: the petitioner asks for review 复查
  'review', // D8: its opinion
  'reexaminationRequest', // D9: the petitioner asks for re-examination 复核
  'reexamination', // D10: its opinion
] as const
export type LimitId = (typeof LIMIT_IDS)[number]

/** What the office promises where the law gives no number. Never called a limit. */
export const TARGET_IDS = [
  'objectionDecision', // the sender decides on an objection
  'assignedReport', // D6a: return date that is proposed for an assignment 交办
  'suggestionReply', // 建议意见
  'accusationHandover', // 检举控告
  'otherProcedure', // appeals led into another procedure
  'supervisionAnswer', // D13: the organ answers a supervision suggestion
  'urgeAnswer', // the organ answers somebody who urges
  'acceptance', // 受理: the organ tells whether it accepts, from the day it received the matter
  'service', // 送达: an answer that was not opened reaches the petitioner by another route
  'closing', // 终结: the case is closed once the window for review has ended
  'deliveryTask', // a notice that could not be delivered reaches the person otherwise
  'competenceDecision', // 争议: the common superior says who is competent
  'withdrawalUndo', // 撤回: so long a withdrawal can be undone
  'coHandling', // a co-handler gives its opinion to the lead organ
] as const
export type TargetId = (typeof TARGET_IDS)[number]

/** Ways in which a matter is handled: by class, and for appeals (申诉求决) by the six routes of 2022 §31. */
export const ROUTE_IDS = [
  'suggestion',
  'accusation',
  'appealLitigation',
  'appealArbitration',
  'appealParty',
  'appealAdministrative',
  'appealDuty',
  'appealOpinion',
] as const
export type RouteId = (typeof ROUTE_IDS)[number]

/** Who has to act within a limit; the organs' days and the petitioner's are summed apart. */
export type Actor = 'petition-office' | 'organ' | 'review-organ' | 're-examination-organ' | 'petitioner'

/** A limit or target; it is a `LimitRule` of `time/` with what people need to understand it. */
export interface ProfileLimit {
  readonly id: LimitId | TargetId
  readonly kind: 'limit' | 'target'
  readonly name: LocalText
  readonly actor: Actor
  readonly days: number
  readonly unit: 'calendar' | 'working'
  readonly rollForward: boolean
  /** The event from which it runs, in words. */
  readonly runsFrom: LocalText
  readonly basis: Basis
  readonly note?: LocalText
}

export interface Route {
  readonly id: RouteId
  readonly name: LocalText
  readonly basis: Basis
  /** The limit or target by which the answer is due. */
  readonly handledBy: LimitId | TargetId
}

/** Time that does not count against the organ, for these limits, at most so many days. */
export interface ClockStop {
  readonly cause: 'hearing' | 'ask-citizen'
  readonly limits: readonly (LimitId | TargetId)[]
  readonly maxDays: number
  readonly basis: Basis
}

/** The rule profile: one place's statutory stages and limits. */
export interface Profile {
  readonly id: string
  readonly name: LocalText
  readonly limits: Readonly<Record<LimitId, ProfileLimit>>
  readonly targets: Readonly<Record<TargetId, ProfileLimit>>
  readonly routes: Readonly<Record<RouteId, Route>>
  /** Most representatives of a joint petition, and the channels for which the rule is written. */
  readonly representatives: {
    readonly max: number
    /** Fewer for a group of at most so many people. */
    readonly small?: { readonly people: number; readonly max: number }
    readonly channels: readonly string[]
    readonly basis: Basis
  }
  readonly clockStops: readonly ClockStop[]
  readonly otherClocks: Readonly<Record<OtherClockId, RouteLimit>>
  /** Whether the organ's answer goes out through the petition office (一个窗口进、一个窗口出). */
  readonly answerThroughPetitionOffice: boolean
  readonly reminders: Reminders
}

export const DEMO_ROLES = [
  'citizen',
  'registrar',
  'handler',
  'unit-lead',
  'supervisor',
  'leader',
  'duty-officer',
  'roster-manager',
] as const
export type DemoRole = (typeof DEMO_ROLES)[number]

/** A role account of the sandbox; it has a title and never a person's name. */
export interface DemoPerson {
  readonly key: string
  readonly role: DemoRole
  readonly unit?: string
  readonly title: LocalText
  readonly language: Language
}

/** One year's arrangement of rest days and worked weekends; see `YearOverride` of `time/`. */
export interface CalendarYear {
  readonly year: number
  readonly mode: 'replace' | 'extend'
  readonly rest: readonly CalendarYearDay[]
  readonly worked: readonly CalendarYearDay[]
}

export interface CalendarYearDay {
  readonly date: string
  readonly name?: LocalText
}

export interface PackTexts {
  /** Short mark on every message, number and file; required in a demo. */
  readonly mark?: LocalText
  /** One sentence shown at the start, such as that nothing reaches an office. */
  readonly notice?: LocalText
}
