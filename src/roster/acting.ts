/** What is done to a window by somebody: one write against the version that was seen. */
import type { Members } from '../people/members.js'
import { lateBy } from '../petitions/notice.js'
import type { Clock } from '../time/clock.js'
import { type DutyPlace, type DutyRung, dueDutyRungs, nextDutyRungAt, shiftId } from './duty-rungs.js'
import { dutyPeople } from './plan-window.js'
import { replace, type WhyNot } from './replace.js'
import { accepted, type DutyShift, type DutyWindow, published } from './window.js'
import type { DutyNotice, DutyWindows } from './window-repository.js'

export interface DutyPorts {
  readonly rosters: Pick<DutyWindows, 'see' | 'write'>
  readonly clock: Clock
  readonly place: DutyPlace
}

/** Others may write meanwhile; more often than this they don't. */
const TRIES = 20

/** Acts on a window as it is, again as long as somebody else wrote meanwhile: then `act` gives nothing. */
async function onWindow<T>(
  id: string,
  rosters: Pick<DutyWindows, 'see'>,
  act: (seen: Awaited<ReturnType<DutyWindows['see']>>) => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const done = await act(await rosters.see(id))
    if (done !== undefined) return done
  }
  throw new Error(`window ${id} is written to without end`)
}

/** Shows a window to its people; they are in its outbox then. `unknown`: there is none; `again`: it was before. */
export async function publishWindow(
  id: string,
  { rosters, clock, place }: DutyPorts,
): Promise<DutyWindow | 'unknown' | 'again'> {
  return onWindow(id, rosters, async (seen) => {
    if (!seen) return 'unknown'
    const window = published(seen.window, clock.now())
    if (!window) return 'again'
    const people = [...new Set(window.shifts.map(({ member }) => member))]
    const tell = people.map((member) => ({ id: `duty-${id}-${member}`, member, kind: 'duty' }) as const)
    const nextActionAt = nextDutyRungAt(window, clock.now(), place)
    return (await rosters.write(window, seen.version, { tell, nextActionAt })) ? window : undefined
  })
}

/** Writes down that a member will come to their shifts of a window; gives how many are new. */
export async function acceptDuty(
  id: string,
  member: string,
  { rosters, clock, place }: DutyPorts,
): Promise<number> {
  return onWindow(id, rosters, async (seen) => {
    const will = seen && accepted(seen.window, member, clock.now(), place)
    if (!seen || !will) return 0
    return (await rosters.write(will.window, seen.version)) ? will.count : undefined
  })
}

export interface ChangePorts extends DutyPorts {
  readonly rosters: Pick<DutyWindows, 'see' | 'write' | 'all'>
  readonly members: Pick<Members, 'active'>
}

export type Changed =
  | { readonly kind: 'changed'; readonly window: DutyWindow; readonly shift: DutyShift; readonly to: string }
  | { readonly kind: 'unknown-window' }
  /** Nobody on duty in the unit is called so, or several are. */
  | { readonly kind: 'unknown-person' }
  | { readonly kind: 'refused'; readonly why: WhyNot }

/**
 * Gives a shift of a window to another member of the unit, by id or by a name that only one has; of a published window
 * both are told, and nobody else.
 */
export async function changeShift(
  id: string,
  shift: string,
  to: string,
  ports: ChangePorts,
): Promise<Changed> {
  const { rosters, members, clock, place } = ports
  return onWindow<Changed>(id, rosters, async (seen) => {
    if (!seen) return { kind: 'unknown-window' }
    const beside = (await rosters.all(seen.window.unit)).filter((other) => other.id !== id)
    const people = dutyPeople(seen.window, { members: await members.active(), windows: [] }, place)
    const named = people.filter((person) => person.id === to || person.name === to)
    const [person] = named
    if (!person || named.length > 1) return { kind: 'unknown-person' }
    const found = replace(seen.window, shift, person, { beside, now: clock.now(), place })
    if (found.kind === 'refused') return found
    const { window, before } = found
    const rung = { clock: shift, due: before.date, name: 'changed' }
    const tell = [before.member, person.id].map(
      (member) =>
        ({
          id: `duty-${id}-${shift}-v${seen.version}-${member}`,
          member,
          kind: 'duty-changed',
          rung,
        }) as const,
    )
    const written = await rosters.write(window, seen.version, window.publishedAt ? { tell } : {})
    return written ? { kind: 'changed', window, shift: before, to: person.id } : undefined
  })
}

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
  const clock = shiftId(shift)
  return {
    id: `duty-${window}-${clock}-${name}-${shift.member}`,
    member: shift.member,
    kind: 'duty-reminder',
    rung: { clock, due: shift.date, name, ...lateBy(at, now) },
  }
}
