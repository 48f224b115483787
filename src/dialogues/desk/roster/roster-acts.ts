import type { WindowLevel } from '../../../config/roster.types.js'
import type { DutyWindow } from '../../../roster/window.js'
import type { CivilDate } from '../../../time/civil.js'

/** A window that a roster manager wants to be planned; the form's draft lends it its id. */
export interface PlanWindow {
  readonly kind: 'planWindow'
  readonly window: string
  readonly unit: string
  /** In each language where it is that of a key date. */
  readonly name: DutyWindow['name']
  readonly from: CivilDate
  readonly to: CivilDate
  readonly level: WindowLevel
}

/**
 * What a roster manager does with windows. `version`: of the draft as it was shown, so that nothing is done to another
 * one than was seen; `sure`: asked before. A shift is known by its place in the window, which never changes.
 */
export type RosterAct =
  | { readonly do: 'list' }
  | { readonly do: 'show'; readonly window: string; readonly page: number }
  | { readonly do: 'again'; readonly window: string; readonly version: number }
  | {
      readonly do: 'publish' | 'drop'
      readonly window: string
      readonly version: number
      readonly sure: boolean
    }
  /** Which day, which shift of it, and whom: the questions of a change. */
  | { readonly do: 'days'; readonly window: string; readonly page: number }
  | { readonly do: 'shifts'; readonly window: string; readonly day: number }
  | { readonly do: 'takers'; readonly window: string; readonly shift: number }
  /** `from`: who had the shift when it was shown. */
  | {
      readonly do: 'give'
      readonly window: string
      readonly shift: number
      readonly from: string
      readonly to: string
    }
