import type { RouteId } from '../config/pack.types.js'
import type { CivilDate } from '../time/civil.js'
import type { Details, Fact, MatterClass } from './content.js'
import type { AnswerParts, DIVERSIONS, REVIEW_OUTCOMES, SERVICE_ROUTES } from './events.js'

/** What somebody wants done with a case. Free texts are as typed, trimmed; the decision checks them. */
export type CaseCommand =
  /** 转送 or 交办; `returnDays` is the return date of an assignment, in days from today. */
  | {
      readonly kind: 'forward'
      readonly to: string
      readonly mode: 'transfer' | 'assign'
      readonly returnDays?: number
      readonly reason: string
      /** The registrar knows that nobody of the unit uses the service, and hands the papers over. */
      readonly onPaper?: boolean
    }
  | {
      readonly kind: 'divert'
      readonly decision: (typeof DIVERSIONS)[number]
      readonly reason: string
      readonly elsewhere?: string
    }
  | { readonly kind: 'passDown'; readonly to: string; readonly reason: string; readonly onPaper?: boolean }
  | { readonly kind: 'object'; readonly reason: string; readonly proposed?: string }
  | { readonly kind: 'agreeObjection'; readonly reason: string }
  | { readonly kind: 'refuseObjection'; readonly reason: string }
  | { readonly kind: 'refer'; readonly reason: string }
  | { readonly kind: 'designate'; readonly to: string; readonly reason: string; readonly onPaper?: boolean }
  | { readonly kind: 'takeOn'; readonly reason: string }
  | { readonly kind: 'tell' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'nameHandler'; readonly member: string; readonly reason: string }
  | {
      readonly kind: 'reclassify'
      readonly class?: MatterClass
      readonly category?: string
      readonly route?: RouteId
      readonly firstTime?: boolean
      readonly reason: string
    }
  | { readonly kind: 'setUrgent'; readonly urgent: boolean; readonly reason: string }
  | { readonly kind: 'addCoHandler'; readonly unit: string; readonly task: string; readonly days: number }
  | { readonly kind: 'answerCoHandling'; readonly unit: string; readonly opinion: string }
  | { readonly kind: 'recuse'; readonly member: string; readonly reason: string }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'openHearing'; readonly reason: string }
  | { readonly kind: 'closeHearing'; readonly conclusion: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'requestExtension'; readonly days: number; readonly reason: string }
  | { readonly kind: 'approveExtension' }
  | { readonly kind: 'refuseExtension'; readonly reason: string }
  | { readonly kind: 'answer'; readonly parts: Partial<AnswerParts>; readonly skipReason?: string }
  | { readonly kind: 'releaseAnswer' }
  | { readonly kind: 'returnAnswer'; readonly reason: string }
  | { readonly kind: 'takeBack'; readonly reason: string }
  | { readonly kind: 'issue' }
  /** The petitioner pressed `Open answer`. */
  | { readonly kind: 'open' }
  /** Staff record that the paper reached the petitioner otherwise. */
  | {
      readonly kind: 'recordService'
      readonly route: (typeof SERVICE_ROUTES)[number]
      readonly on: CivilDate
    }
  | { readonly kind: 'recordExtensionService'; readonly on: CivilDate }
  | { readonly kind: 'close' }
  | { readonly kind: 'urge'; readonly reason: string }
  | { readonly kind: 'answerUrge'; readonly text: string }
  | { readonly kind: 'doTask'; readonly task: string; readonly how: string }
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'renewCode'; readonly code: string; readonly reason: string }
  | { readonly kind: 'supplement'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'giveDetails'
      readonly details: Details
      readonly address?: string
      readonly facts?: readonly Fact[]
    }
  | { readonly kind: 'correct'; readonly name?: string; readonly phone?: string; readonly address?: string }
  | { readonly kind: 'openJoint'; readonly code: string }
  | { readonly kind: 'cosign'; readonly code: string; readonly representative: boolean }
  | { readonly kind: 'leaveJoint' }
  | { readonly kind: 'transcribe'; readonly evidence: string; readonly text: string }
  | { readonly kind: 'confirmTranscript'; readonly evidence: string; readonly text?: string }
  | { readonly kind: 'withdraw'; readonly reason: string; readonly pressed: boolean }
  | { readonly kind: 'undoWithdrawal' }
  | { readonly kind: 'concludeWithdrawal' }
  | { readonly kind: 'requestReview'; readonly reason: string }
  | {
      readonly kind: 'recordReview'
      readonly outcome: (typeof REVIEW_OUTCOMES)[number]
      readonly on: CivilDate
    }
  /** An official has read what a case is late or due with; its dates run on. */
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'reportDelivered'; readonly notice: string }
  | {
      readonly kind: 'reportUndelivered'
      readonly notice: string
      /** Whom it was for; a petitioner, where it isn't said. */
      readonly whom?: 'official' | 'petitioner'
    }
  | { readonly kind: 'lapseExtension' }
  | { readonly kind: 'recompute'; readonly calendar: string }

export type CaseCommandKind = CaseCommand['kind']
export type CaseCommandOf<Kind extends CaseCommandKind> = Extract<CaseCommand, { kind: Kind }>
