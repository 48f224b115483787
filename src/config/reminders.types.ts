import type { LimitId, TargetId } from './pack.types.js'

/** Who is told of a limit that a unit has to keep, nearest first: 承办人, 负责人, 督查员, 领导. */
export const LEVELS = ['handler', 'unit-lead', 'supervisor', 'leader'] as const
export type Level = (typeof LEVELS)[number]

/** Who is reminded of what and when; all of it an office's own decision. */
export interface Reminders {
  /**
   * Calendar days before the last counted day on which whoever has to act is reminded. The first row whose `from` (the
   * length of the limit in its own days) the limit reaches counts; on the last day itself they always are.
   */
  readonly before: readonly { readonly from: number; readonly days: readonly number[] }[]
  /** The same for single limits and targets. */
  readonly limits: Readonly<Partial<Record<LimitId | TargetId, readonly number[]>>>
  /**
   * On which working day after the last lawful one each level hears that a limit is missed; from then on on every working
   * day until the step is done. 0 counts as 1.
   */
  readonly levels: Readonly<Record<Level, number>>
  /** Days before the end of their own windows, and of the other limits that run meanwhile, that petitioners are reminded. */
  readonly petitioner: readonly number[]
  /** Limits and targets whose missing is told to the petitioner, with the right that follows from it. */
  readonly missed: readonly (LimitId | TargetId)[]
  /** Days after which somebody is reminded, once, of a petition that they began and didn't submit. */
  readonly draftAfterDays: number
  /** Minutes after which an urgent alert that nobody opened takes a second channel too. */
  readonly unopenedMinutes: number
  readonly hours: OfficeHours
}

/** Times of day, `HH:MM` by the office's clock. */
export interface OfficeHours {
  /** Nobody is told anything but what can't wait before … */
  readonly opens: string
  /** … or after; officials not on rest days either. */
  readonly closes: string
  /** When what came in at night at the latest goes to petitioners, where the law asks for it. */
  readonly legal: string
  /** When what has become due on a day is told. */
  readonly due: string
  /** When the digest goes out, where somebody chose no other hour. */
  readonly digest: string
}
