import type { ProfileLimit, RouteId } from '../../config/pack.types.js'
import type { AboutWhom, MatterClass } from '../../petitions/content.js'
import type { AnswerParts } from '../../petitions/events.js'
import type { CivilDate } from '../../time/civil.js'

/** What a desk form knows of its case: taken when the form opens, checked again when it is sent. */
export interface Target {
  readonly petition: string
  /** How many events the case had; if people act on it meanwhile, the giver is shown what happened. */
  readonly revision: number
  readonly number: string
  readonly status: string
  /** The unit that has it, and the petition office that answers for its way. */
  readonly owner: string
  readonly office: string
  /** The office to which an objection goes. */
  readonly sender?: string
  /** Units that have shown that they are not competent, and those that dispute over it. */
  readonly notCompetent: readonly string[]
  readonly dispute: readonly string[]
  /** Filed without a name: nothing can be sent to an address. */
  readonly anonymous?: boolean
  /** The petitioner has no chat. */
  readonly paper: boolean
  /** The unit for which the form is filled in. */
  readonly unit: string
  /** Named in the matter: never among the units that are offered. */
  readonly about?: AboutWhom
  readonly region?: string
  readonly class: MatterClass
  readonly category: string
  readonly route: RouteId
  readonly firstTime: boolean
  readonly urgent: boolean
  /** The petitioner's own request, offered as the first part of an answer. */
  readonly request: string
  /** The unit that an objection names as competent. */
  readonly proposed?: string
  /** Until when an objection is possible. */
  readonly objectionDue?: CivilDate
  /** The running handling limit or target. */
  readonly handling?: {
    readonly due: CivilDate
    /** Before it was moved off a rest day; more days are counted from here. */
    readonly nominal: CivilDate
    readonly kind: 'limit' | 'target'
  }
  /** Days of extension that are left, and what waits for approval. */
  readonly extensionLeft: number
  readonly extension?: {
    readonly days: number
    readonly reason: string
    readonly newDue: CivilDate
    readonly approvedOn?: CivilDate
  }
  /** Whether the window for review begins with the service. */
  readonly opensReview: boolean
  /** Those who may be named as handler, or be kept out by this person. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly tasks: readonly { readonly id: string; readonly what: 'hand-over-papers' | 'undelivered' }[]
  /** What is asked of this unit as a co-handler. */
  readonly coTask?: string
  readonly question?: string
  /** What was said aloud: the recording that waits to be typed up, and the words that wait to be confirmed. */
  readonly recording?: string
  readonly transcript?: { readonly evidence: string; readonly text: string }
  /** For so long a withdrawal can be undone, and who learns that somebody was pressed. */
  readonly undo?: Pick<ProfileLimit, 'days' | 'unit' | 'rollForward'>
  readonly higher?: string
  /** The last day for asking for a review, the unit that reviews, and since when it does. */
  readonly windowDue?: CivilDate
  readonly reviewer?: string
  readonly reviewOn?: CivilDate
  /** What was written before, of an answer that was given or taken back. */
  readonly parts?: AnswerParts
  readonly answeredOn?: CivilDate
  readonly today: CivilDate
}
