import { z } from 'zod'
import type { Level } from '../config/reminders.types.js'
import type { EventType } from './events.js'
import { Civil } from './limit-schema.js'

/** Notices to the petitioners of a case. */
export const PETITIONER_NOTICES = [
  'receipt',
  'sent-on',
  'told',
  'accepted',
  'asked',
  'extended',
  'answer',
  'opened',
  'decision',
  'changed',
  'dates-moved',
  'urge-answered',
  'came-back',
  'closed',
  'rights',
  'joined-elsewhere',
  'code-failed',
  'cosigned',
  'transcript',
  'withdrawn',
  'review-receipt',
  'reviewed',
  'own-step',
  'window-ends',
  'missed',
] as const
/** Notices to the officials of a unit. */
export const UNIT_NOTICES = [
  'desk-arrived',
  'desk-objection',
  'desk-objection-refused',
  'desk-dispute',
  'desk-extension',
  'desk-extension-decided',
  'desk-answer',
  'desk-answer-returned',
  'desk-reply',
  'desk-urged',
  'desk-task',
  'desk-co-handling',
  'desk-served',
  'desk-dates-moved',
  'desk-urge-answered',
  'desk-answered',
  'desk-urgent',
  'desk-added',
  'desk-withdrawn',
  'desk-pressed',
  'desk-review',
  'desk-reminder',
] as const
export const NOTICE_KINDS = [...PETITIONER_NOTICES, ...UNIT_NOTICES] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What one of several petitioners does for all, and the others are told (`own-step`); other steps all are told anyhow. */
export const OWN_STEPS = [
  'replied',
  'urged',
  'urgencySet',
  'transcriptConfirmed',
  'supplemented',
] as const satisfies readonly EventType[]

/** Whether a notice is for officials. */
export const isUnitNotice = (kind: NoticeKind): kind is (typeof UNIT_NOTICES)[number] =>
  UNIT_NOTICES.some((one) => one === kind)

/** What has to be told because of an event; it waits in the case's outbox until deliveries exist. */
export type Notice = {
  readonly id: string
  readonly kind: NoticeKind
  /** Whether the case has to know if it arrived. */
  readonly report?: boolean
  /** The rung that it tells of. */
  readonly rung?: ToldRung
} & (
  | {
      readonly account: string
      /** It answers what they themselves just did. */
      readonly own?: boolean
    }
  /** Everybody of the unit who may do this. */
  | { readonly unit: string; readonly who: 'handle' | 'approve' | 'sort' | 'designate' }
  /** The levels above a limit's step; `fresh` are those that hear of it for the first time. */
  | { readonly unit: string; readonly levels: readonly Level[]; readonly fresh: readonly Level[] }
)

/** A rung as it was told: of which date of the case, and by how much an outage made it late. */
export const StoredRung = z.object({
  clock: z.string(),
  due: Civil,
  name: z.string(),
  lateMinutes: z.number().exactOptional(),
  /** Other dates of the case for which the same unit is reminded at the same time: one message tells of all. */
  also: z.array(z.object({ clock: z.string(), due: Civil })).exactOptional(),
})
export type ToldRung = z.output<typeof StoredRung>

/** What is told more than this after its time says by how much. */
const LATE_FROM_MINUTES = 60

/** By how many minutes a rung that was due `at` is told late `now`, where that is worth saying. */
export function lateBy(at: Date, now: Date): Pick<ToldRung, 'lateMinutes'> {
  const lateMinutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  return lateMinutes >= LATE_FROM_MINUTES ? { lateMinutes } : {}
}

/** The id of a notice: of the command that led to it, and of its kind. */
export const noticeId = (command: string, kind: NoticeKind): string => `${command}-${kind}`
