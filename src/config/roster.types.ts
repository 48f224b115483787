import type { LocalText } from './texts.types.js'

/** Leader on duty (带班领导), desk officer (值班员), and who steps in for either (备班). */
export const DUTY_ROLES = ['leader', 'officer', 'backup'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]

/** `heightened`: covered around the clock, with a return from each unit every day. */
export const WINDOW_LEVELS = ['normal', 'heightened'] as const
export type WindowLevel = (typeof WINDOW_LEVELS)[number]

/** A part of the day, `HH:MM` by the office's clock; it ends on the next one where `to` is not after `from`. */
export interface SlotTimes {
  readonly from: string
  readonly to: string
}

/** How the days of a level are covered. */
export interface LevelRules {
  readonly slots: readonly SlotTimes[]
  readonly roles: readonly DutyRole[]
  /** `approved`: a swap between two takes effect when a roster manager has approved it. */
  readonly swaps: SwapRule
}

export const SWAP_RULES = ['free', 'approved'] as const
export type SwapRule = (typeof SWAP_RULES)[number]

/** A number of the office's own list, to be rung where nobody on duty has taken an urgent matter. */
export interface OfficePhone {
  readonly name: LocalText
  readonly phone: string
  /** The units whose windows show it; all where absent. */
  readonly units?: readonly string[]
}

/** A date on which desks are covered; its name is neutral, and says nothing of anybody. */
export interface KeyDateRule {
  readonly id: string
  readonly name: LocalText
  readonly level: WindowLevel
  readonly units: readonly string[]
  /** `MM-DD` every year, or `YYYY-MM-DD` once; both of one kind, both included. A yearly one may reach into the next year. */
  readonly from: string
  readonly to: string
}

/** When which units' desks are covered, and how; all of it an office's own decision. */
export interface RosterRules {
  readonly levels: Readonly<Record<WindowLevel, LevelRules>>
  /** Statutory holidays come from the working calendar; where this is absent they make no windows. */
  readonly holidays?: { readonly level: WindowLevel; readonly units: readonly string[] }
  readonly dates: readonly KeyDateRule[]
  /** By when, `HH:MM`, each unit's daily return of a heightened window is due (每日报告); of some units by another hour. */
  readonly returns: { readonly by: string; readonly units: Readonly<Record<string, string>> }
  readonly phones: readonly OfficePhone[]
}
