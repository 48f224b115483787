/** What is done to a window by somebody: one write against the version that was seen. */
import type { Clock } from '../time/clock.js'
import { type DutyPlace, type DutyRung, dueDutyRungs, nextDutyRungAt, shiftId } from './duty-rungs.js'
import { accepted, type DutyWindow, published } from './window.js'
import type { DutyNotice, DutyWindows } from './window-repository.js'

export interface DutyPorts {
  readonly rosters: Pick<DutyWindows, 'see' | 'write'>
  readonly clock: Clock
  readonly place: DutyPlace
}

/** Others may write meanwhile; more often than this they don't. */
const TRIES = 20

/** Shows a window to its people; they are in its outbox then. `unknown`: there is none; `again`: it was before. */
export async function publishWindow(
  id: string,
  { rosters, clock, place }: DutyPorts,
): Promise<DutyWindow | 'unknown' | 'again'> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await rosters.see(id)
    if (!seen) return 'unknown'
    const window = published(seen.window, clock.now())
    if (!window) return 'again'
    const people = [...new Set(window.shifts.map(({ member }) => member))]
    const tell = people.map((member) => ({ id: `duty-${id}-${member}`, member, kind: 'duty' }) as const)
    const nextActionAt = nextDutyRungAt(window, clock.now(), place)
    if (await rosters.write(window, seen.version, { tell, nextActionAt })) return window
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

/** What is told more than this after its time says by how much. */
const LATE_FROM_MINUTES = 60

/** Owes those on duty in a window whatever has become due; somebody who wrote meanwhile leaves it to the next sweep. */
export async function remindDuty(id: string, { rosters, clock, place }: DutyPorts): Promise<void> {
  const seen = await rosters.see(id)
  const told = seen?.window.remindedThrough
  if (!seen || !told) return
  const now = clock.now()
  const tell = dueDutyRungs(seen.window, told, now, place).map((rung) => noticeOf(id, rung, now))
  const nextActionAt = nextDutyRungAt(seen.window, now, place)
  await rosters.write({ ...seen.window, remindedThrough: now }, seen.version, { tell, nextActionAt })
}

function noticeOf(window: string, { shift, name, at }: DutyRung, now: Date): DutyNotice {
  const lateMinutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  const clock = shiftId(shift)
  return {
    id: `duty-${window}-${clock}-${name}-${shift.member}`,
    member: shift.member,
    kind: 'duty-reminder',
    rung: { clock, due: shift.date, name, ...(lateMinutes >= LATE_FROM_MINUTES ? { lateMinutes } : {}) },
  }
}
