import { type Pack, ruleById, unitById } from '../../config/pack.js'
import type { LimitId, TargetId } from '../../config/pack.types.js'
import type { Argument } from '../../config/texts.types.js'
import type { Grant } from '../../people/roles.js'
import type { WorkingCalendar } from '../../time/calendar.js'
import type { CivilDate } from '../../time/civil.js'
import { computeLimit, type Limit } from '../../time/limits.js'
import type { Actor, EventBody } from '../events.js'
import { deskOf, type Petition, type PetitionEvent } from '../model.js'
import type { Notice, NoticeKind } from '../notice.js'

/** What every decision may look at besides the petition itself. */
export interface Rules {
  readonly pack: Pack
  readonly calendar: WorkingCalendar
}

/** Who gives a command: a petitioner's account, an official with what they may do, or the service itself. */
export type Acting =
  | { readonly kind: 'petitioner'; readonly account: string }
  | {
      readonly kind: 'member'
      readonly member: string
      readonly name: string
      readonly grants: readonly Grant[]
    }
  | { readonly kind: 'service' }

/** What a decision knows of the world. Everything comes in; nothing is looked up. */
export interface DecideContext extends Rules {
  readonly now: Date
  readonly today: CivilDate
  readonly acting: Acting
  /** Whether anybody of the unit can be reached through the service. */
  reachable(unit: string): boolean
  /** An official who may be named as handler or be recused; absent for somebody unknown or gone. */
  official(member: string): Official | undefined
}

/** Somebody who works for the offices, with what they may do themselves. */
export interface Official {
  readonly name: string
  readonly grants: readonly Grant[]
}

/** Why a command was not carried out: a stable code with what its sentence needs. */
export interface Refusal {
  readonly code: RefusalCode
  readonly args?: Readonly<Record<string, Argument>>
}

export const REFUSALS = [
  'OFFICE_IS_CONCERNED',
  'REPORTS_NEED_SEALED_LANE',
  'NOT_FOUND',
  'NOT_YOURS',
  'WRONG_STAGE',
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'UNIT_UNKNOWN',
  'UNIT_SAME',
  'UNIT_EXCLUDED',
  'UNIT_OUTSIDE',
  'UNIT_CIRCLE',
  'UNIT_NOT_REACHABLE',
  'UNIT_NOT_SUBORDINATE',
  'RETURN_DAYS_WRONG',
  'OBJECTION_LATE',
  'OBJECTION_SETTLED',
  'CATEGORY_UNKNOWN',
  'ROUTE_UNKNOWN',
  'SUBJECT_UNKNOWN',
  'NOTHING_CHANGES',
  'MEMBER_UNKNOWN',
  'CO_HANDLER_DAYS',
  'CO_HANDLER_ALREADY',
  'CO_HANDLER_NONE',
  'CO_HANDLERS_OPEN',
  'QUESTION_NONE',
  'NOBODY_TO_ASK',
  'HEARING_NONE',
  'HEARING_ALREADY',
  'EXTENSION_ONLY_LIMITS',
  'EXTENSION_DAYS',
  'EXTENSION_TOO_LONG',
  'EXTENSION_LATE',
  'EXTENSION_ALREADY',
  'EXTENSION_NONE',
  'ANSWER_INCOMPLETE',
  'SKIP_REASON_MISSING',
  'TAKE_BACK_LATE',
  'NOTHING_TO_OPEN',
  'SERVICE_DATE_WRONG',
  'WINDOW_RUNS',
  'URGE_NOT_YET',
  'URGE_WAITS',
  'URGE_NONE',
  'TASK_UNKNOWN',
  'DATE_AHEAD',
  'ANONYMOUS',
  'WITHDRAWN_ALREADY',
  'WITHDRAWAL_NONE',
  'WITHDRAWAL_CLOSED',
  'REVIEW_NONE',
  'REVIEW_LATE',
  'RECORDING_UNKNOWN',
  'CODE_LOCKED',
  'REPRESENTATIVES_FULL',
  'REPRESENTATIVE_LAST',
  'MOVED_ON',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

export type Decision =
  | {
      readonly kind: 'accepted'
      readonly events: readonly PetitionEvent[]
      readonly notices: readonly Notice[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a step decides before it is framed: bodies of events and what has to be told. */
export type Ruling =
  | {
      readonly kind: 'ruled'
      readonly events: readonly EventBody[]
      readonly notices: readonly NoticeDraft[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A notice before it has its id: to the petitioners, or to those of a unit who may do something. */
export type NoticeDraft =
  | { readonly to: 'petitioners'; readonly kind: NoticeKind; readonly report?: boolean }
  | {
      readonly to: 'unit'
      readonly kind: NoticeKind
      readonly unit: string
      readonly who: 'handle' | 'approve' | 'sort' | 'designate'
    }

export const refuse = (code: RefusalCode, args?: Refusal['args']): Extract<Ruling, { kind: 'refused' }> => ({
  kind: 'refused',
  refusal: args ? { code, args } : { code },
})

export const ruled = (events: readonly EventBody[], ...notices: readonly NoticeDraft[]): Ruling => ({
  kind: 'ruled',
  events,
  notices,
})

/** To the petitioners. `report`: the case has to know whether it arrived. */
export const toPetitioners = (kind: NoticeKind, report = false): NoticeDraft => ({
  to: 'petitioners',
  kind,
  ...(report ? { report } : {}),
})

export const toUnit = (
  kind: NoticeKind,
  unit: string,
  who: Extract<NoticeDraft, { to: 'unit' }>['who'] = 'handle',
): NoticeDraft => ({ to: 'unit', kind, unit, who })

/** Who of a unit has to act on what lies there: those who sort in a petition office, those who handle in an organ. */
export const whoAt = (unit: string, { pack }: Rules): 'sort' | 'handle' =>
  unitById(pack, unit)?.kind === 'petition-office' ? 'sort' : 'handle'

/** To those who act on the case now. */
export function toDesk(kind: NoticeKind, petition: Petition, context: Rules): NoticeDraft {
  const unit = deskOf(petition)
  return toUnit(kind, unit, whoAt(unit, context))
}

/** The longest reason or text that is taken; two pages. */
export const LONGEST_TEXT = 3_000

/** How many letters and digits a text has: a full stop alone says nothing. */
export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** What is wrong with a text that is required; `undefined` when nothing is. */
export function textProblem(text: string): Ruling | undefined {
  if (lettersIn(text) === 0) return refuse('TEXT_MISSING')
  if (text.length > LONGEST_TEXT) {
    return refuse('TEXT_TOO_LONG', { length: text.length, most: LONGEST_TEXT })
  }
  return undefined
}

/** A limit or target of the profile that begins on `from`. */
export function limitFrom(
  rule: LimitId | TargetId,
  from: CivilDate,
  { pack, calendar }: Rules,
  days?: number,
): Limit {
  const found = ruleById(pack, rule)
  if (!found) throw new Error(`the profile has no rule ${rule}`)
  return computeLimit(days === undefined ? found : { ...found, days }, from, calendar)
}

/** An answer or decision can be taken back for so long before its notice goes out. */
const TAKE_BACK_MS = 10 * 60 * 1000

/** When the notice of an answer given now goes out. */
export const issueTime = ({ now }: DecideContext): Date => new Date(now.getTime() + TAKE_BACK_MS)

/** The actor as it is written into the history. */
export function actorOf(acting: Acting, unit: string): Actor {
  return acting.kind === 'member' ? { kind: 'member', member: acting.member, unit } : acting
}

/** Everything a step needs. */
export interface StepInput {
  readonly petition: Petition
  readonly context: DecideContext
}
