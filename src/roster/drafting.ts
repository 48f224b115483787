/** Plans a window and keeps it as a draft, of which nobody hears before it is published. */
import type { RosterRules } from '../config/roster.types.js'
import type { Members } from '../people/members.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { idsOnDuty, type Planned, planWindow, type WantedWindow } from './plan-window.js'
import type { Place } from './slots.js'
import { type DutyShift, type DutyWindow, overlap } from './window.js'
import type { DutyWindows } from './window-repository.js'

export interface PlanPorts {
  readonly rosters: Pick<DutyWindows, 'beside'>
  readonly members: Pick<Members, 'active'>
  readonly clock: Clock
  readonly rules: RosterRules
  readonly place: Place
}

/** A window from those who are in the unit now, kept nowhere; or why there is none. */
export async function planDraft(
  wanted: WantedWindow,
  { rosters, members, clock, rules, place }: PlanPorts,
): Promise<Planned> {
  const now = clock.now()
  const today = civilDateOf(now, place.timeZone)
  const active = await members.active()
  const windows = await rosters.beside(wanted, idsOnDuty(wanted.unit, active), today)
  const facts = { rules, members: active, windows, today, now }
  return planWindow(wanted, facts, place)
}

/**
 * Keeps a window that was planned. Gives the one that shares a day with it, where somebody else kept that meanwhile:
 * then this one is gone again, so that of two at once never both stay. Safe to repeat.
 */
export async function keepDraft(
  window: DutyWindow,
  rosters: Pick<DutyWindows, 'all' | 'insert' | 'drop'>,
): Promise<DutyWindow | undefined> {
  try {
    await rosters.insert(window)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const other = (await rosters.all(window.unit)).find((one) => one.id !== window.id && overlap(one, window))
  if (other) await rosters.drop(window.id)
  return other
}

export interface RedrawPorts extends PlanPorts {
  readonly rosters: Pick<DutyWindows, 'beside' | 'see' | 'replaceDraft'>
}

export type Redrawn =
  | { readonly kind: 'redrawn'; readonly window: DutyWindow; readonly version: number }
  /** It is published, gone, or somebody wrote to it since that version. */
  | { readonly kind: 'moved' }
  /** The rules leave one roster only, or the same came out each time. */
  | { readonly kind: 'same' }
  | Exclude<Planned, { kind: 'planned' }>

/** Small windows give the same roster for several seeds. */
const SEEDS_TRIED = 5

/** Puts another roster in the place of a draft's, as it was seen at `version`. */
export async function redraw(id: string, version: number, ports: RedrawPorts): Promise<Redrawn> {
  const seen = await ports.rosters.see(id)
  if (!seen || seen.version !== version || seen.window.publishedAt) return { kind: 'moved' }
  const { window } = seen
  for (let more = 1; more <= SEEDS_TRIED; more += 1) {
    const planned = await planDraft({ ...window, seed: window.seed + more }, ports)
    if (planned.kind !== 'planned') return planned
    if (isSame(planned.window.shifts, window.shifts)) continue
    const written = await ports.rosters.replaceDraft(planned.window, version)
    return written ? { kind: 'redrawn', window: planned.window, version: version + 1 } : { kind: 'moved' }
  }
  return { kind: 'same' }
}

const isSame = (some: readonly DutyShift[], others: readonly DutyShift[]): boolean =>
  some.length === others.length && some.every(({ member }, index) => member === others[index]?.member)
