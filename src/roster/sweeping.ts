/** What a window says by itself once it is due, and what it owes the window before it. */
import { lateBy } from '../petitions/notice.js'
import { dueDuties, dutiesAhead } from './agenda.js'
import type { Due } from './due.js'
import { lapse } from './offers.js'
import { type DutyPorts, noticesOf, surrounded, written } from './on-window.js'
import type { DutyWindow } from './window.js'
import type { DutyWindows } from './window-repository.js'
import type { DutyNotice } from './window-schema.js'

export interface SweepingPorts extends DutyPorts {
  readonly rosters: DutyPorts['rosters'] & Pick<DutyWindows, 'before'>
}

/** What a window would say next by itself, the soonest first; nothing of a draft. */
export async function aheadOf(
  window: DutyWindow,
  ports: Pick<DutyPorts, 'members' | 'accounts' | 'pack' | 'place'>,
  count: number,
): Promise<Due[]> {
  const { remindedThrough } = window
  if (!remindedThrough) return []
  const { around } = await surrounded({ window, version: 0 }, ports)
  return dutiesAhead(window, remindedThrough, around, count)
}

/**
 * Owes those on duty in a window whatever has become due, and ends offers whose time is over; somebody who wrote
 * meanwhile leaves it to the next sweep. The window before comes first: what it hasn't heard of yet is looked for as long
 * as this one is due.
 */
export async function remindDuty(id: string, ports: SweepingPorts): Promise<void> {
  const { rosters, clock } = ports
  await remindBefore(id, ports)
  const read = await rosters.see(id)
  const told = read?.window.remindedThrough
  if (!read || !told) return
  const seen = await surrounded(read, ports)
  const now = clock.now()
  const lapsed = lapse(seen.window, now)
  const due = dueDuties(lapsed.window, told, now, seen.around).map(
    ({ member, kind, clock: of, due: day, name, at, since }): DutyNotice => ({
      id: `duty-${id}-${of}-${name}${since ? `-${since.getTime()}` : ''}-${member}`,
      member,
      kind,
      rung: { clock: of, due: day, name, ...lateBy(at, now) },
    }),
  )
  const window = { ...lapsed.window, remindedThrough: now }
  await written(seen, window, [...noticesOf(seen, lapsed.tell), ...due], rosters)
}

/** Somebody may write to the window before meanwhile; more often than this they don't. */
const TRIES = 3

/**
 * The first desk officer of a window is another one than the window before has heard of: its last one hands over to them,
 * so it looks anew at whom it has to tell. Gives its id, where it did.
 */
export async function remindBefore(id: string, ports: SweepingPorts): Promise<string | undefined> {
  const { rosters } = ports
  const window = (await rosters.see(id))?.window
  const given = window?.shifts.find(({ role }) => role === 'officer')?.givenAt
  if (!window || !given) return undefined
  let done: string | undefined
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await rosters.before(window)
    const last = before?.shifts.findLast(({ role }) => role === 'officer')
    const told = before?.remindedThrough
    if (!before || !last || last.relievedAt || !told || told >= given) return done
    await remindDuty(before.id, ports)
    done = before.id
  }
  return done
}
