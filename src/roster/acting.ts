/** What is done to a window by somebody: one write against the version that was seen. */
import type { Clock } from '../time/clock.js'
import type { Place } from './slots.js'
import { accepted, type DutyWindow, published } from './window.js'
import type { DutyWindows } from './window-repository.js'

export interface DutyPorts {
  readonly rosters: Pick<DutyWindows, 'see' | 'write'>
  readonly clock: Clock
  readonly place: Place
}

/** Others may write meanwhile; more often than this they don't. */
const TRIES = 20

/** Shows a window to its people; they are in its outbox then. `unknown`: there is none; `again`: it was before. */
export async function publishWindow(
  id: string,
  { rosters, clock }: Pick<DutyPorts, 'rosters' | 'clock'>,
): Promise<DutyWindow | 'unknown' | 'again'> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await rosters.see(id)
    if (!seen) return 'unknown'
    const window = published(seen.window, clock.now())
    if (!window) return 'again'
    const people = [...new Set(window.shifts.map(({ member }) => member))]
    if (await rosters.write(window, seen.version, people)) return window
  }
  throw new Error(`window ${id} is written to without end`)
}

/** Writes down that a member will come to their shifts of a window; gives how many are new. */
export async function acceptDuty(
  id: string,
  member: string,
  { rosters, clock, place }: DutyPorts,
): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await rosters.see(id)
    const will = seen && accepted(seen.window, member, clock.now(), place)
    if (!seen || !will) return 0
    if (await rosters.write(will.window, seen.version)) return will.count
  }
  throw new Error(`window ${id} is written to without end`)
}
