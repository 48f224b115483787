/** What is done to a window by somebody, or by the service: one write against the version that was seen. */
import { memberMay } from '../people/members.js'
import { civilDateOf } from '../time/civil.js'
import type { Acted } from './acted.js'
import { passedOn } from './handing-over.js'
import { type DutyFacts, type OfferFacts, overtaken } from './offers.js'
import { type DutyPorts, noticesOf, onWindow, type Seen, surrounded, written } from './on-window.js'
import type { RosterPerson } from './plan-input.js'
import { dutyPeople, idsOnDuty } from './plan-window.js'
import { atShortNotice } from './quiet-nights.js'
import { replace, type WhyNot } from './replace.js'
import { settledFor } from './settled.js'
import {
  AT_ONCE,
  accepted,
  type DutyShift,
  type DutyWindow,
  published,
  shiftId,
  type Tell,
} from './window.js'
import type { DutyNotice } from './window-schema.js'

/** Shows a window to its people; they are in its outbox then. `unknown`: there is none; `again`: it was before. */
export async function publishWindow(id: string, ports: DutyPorts): Promise<DutyWindow | 'unknown' | 'again'> {
  return onWindow(id, ports, async (seen) => {
    if (!seen) return 'unknown'
    const now = ports.clock.now()
    const window = published(seen.window, now)
    if (!window) return 'again'
    const people = [...new Set(window.shifts.map(({ member }) => member))]
    const tell = people.map((member): DutyNotice => {
      const soon = atShortNotice(window, member, now, ports.place)
      const rung = soon && { clock: 'published', name: AT_ONCE, due: soon.date }
      return { id: `duty-${id}-${member}`, member, kind: 'duty', ...(rung ? { rung } : {}) }
    })
    return (await written(seen, window, tell, ports.rosters)) ? window : undefined
  })
}

/** Writes down that a member will come to their shifts of a window, for who was alarmed to hear; gives how many are new. */
export async function acceptDuty(id: string, member: string, ports: DutyPorts): Promise<number> {
  return onWindow(id, ports, async (seen) => {
    const will = seen && accepted(seen.window, member, ports.clock.now(), ports.place)
    if (!seen || !will) return 0
    const { window, tell } = followed(seen, will.window, member, ports.clock.now())
    return (await written(seen, window, noticesOf(seen, tell), ports.rosters)) ? will.count : undefined
  })
}

export type Changed =
  | { readonly kind: 'changed'; readonly window: DutyWindow; readonly shift: DutyShift; readonly to: string }
  | { readonly kind: 'unknown-window' }
  /** Nobody on duty in the unit is called so, or several are. `shift`: whether there is that shift. */
  | { readonly kind: 'unknown-person'; readonly shift: boolean }
  | { readonly kind: 'refused'; readonly why: WhyNot }

/**
 * Gives a shift of a window to another member of the unit, by id or by a name that only one has; of a published window
 * both are told, and who waited for it to be settled. `by`: the member who gives it, who knows.
 */
export async function changeShift(
  id: string,
  shift: string,
  to: string,
  ports: DutyPorts,
  by?: string,
): Promise<Changed> {
  const { rosters, clock, place } = ports
  return onWindow<Changed>(id, ports, async (seen) => {
    if (!seen) return { kind: 'unknown-window' }
    const { people, beside } = await besideOf(seen, ports)
    const named = people.filter((person) => person.id === to || person.name === to)
    const [person] = named
    if (!person || named.length > 1)
      return { kind: 'unknown-person', shift: seen.window.shifts.some((one) => shiftId(one) === shift) }
    const found = replace(seen.window, shift, person, { beside, now: clock.now(), place })
    if (found.kind === 'refused') return found
    const { before } = found
    const about = { kind: 'duty-changed', clock: shift, due: before.date, name: 'changed' } as const
    const { window, tell: over } = followed(seen, found.window, by, clock.now())
    const tell = window.publishedAt ? [before.member, person.id].map((member) => ({ ...about, member })) : []
    return (await written(seen, window, noticesOf(seen, [...tell, ...over]), rosters))
      ? { kind: 'changed', window, shift: before, to: person.id }
      : undefined
  })
}

/** Who may take a shift of a window, and what else they have around it. */
async function besideOf(
  { window, active }: Pick<Seen, 'window' | 'active'>,
  { rosters, clock, place }: DutyPorts,
): Promise<{ readonly people: RosterPerson[]; readonly beside: DutyWindow[] }> {
  const today = civilDateOf(clock.now(), place.timeZone)
  const beside = await rosters.beside(window, idsOnDuty(window.unit, active), today)
  return { beside, people: dutyPeople(window, { members: active, windows: beside }, place) }
}

export type ActedOn = { readonly kind: 'unknown-window' } | Acted

/** A published window as it is, and what somebody would act by; nothing is written. */
export async function lookAt(
  id: string,
  member: string,
  ports: DutyPorts,
): Promise<{ readonly window: DutyWindow; readonly facts: OfferFacts } | undefined> {
  const read = await ports.rosters.see(id)
  if (!read?.window.publishedAt) return undefined
  const seen = await surrounded(read, ports)
  return {
    window: read.window,
    facts: { ...factsOf(member, seen, ports), ...(await besideOf(seen, ports)) },
  }
}

function factsOf(member: string, { window, active, around }: Seen, { clock, pack }: DutyPorts): DutyFacts {
  const now = clock.now()
  const managers = around.managers(now)
  const planners = active
    .filter((one) => memberMay(one, 'plan-roster', window.unit, pack))
    .map(({ id }) => id)
  const plans = [...planners, ...managers].includes(member)
  const { there, place } = around
  return { member, now, place, around, managers, planners, plans, there }
}

/** Lets somebody do something to a window as it is; who has to be told stands in its outbox then. */
export const actOnWindow = (
  id: string,
  member: string,
  ports: DutyPorts,
  act: (window: DutyWindow, facts: DutyFacts) => Acted,
): Promise<ActedOn> =>
  acting(id, member, ports, async (seen) => act(seen.window, factsOf(member, seen, ports)))

/** The same for what shifts change hands by: who may take one, by what else they have, is looked up for it alone. */
export const swapInWindow = (
  id: string,
  member: string,
  ports: DutyPorts,
  act: (window: DutyWindow, facts: OfferFacts) => Acted,
): Promise<ActedOn> =>
  acting(id, member, ports, async (seen) =>
    act(seen.window, { ...factsOf(member, seen, ports), ...(await besideOf(seen, ports)) }),
  )

function acting(
  id: string,
  member: string,
  ports: DutyPorts,
  act: (seen: Seen) => Promise<Acted>,
): Promise<ActedOn> {
  return onWindow<ActedOn>(id, ports, async (seen) => {
    if (!seen?.window.publishedAt) return { kind: 'unknown-window' }
    const done = await act(seen)
    // Done before: there is nothing to write.
    if (done.kind === 'refused' || done.window === seen.window) return done
    const { window, tell: over } = followed(seen, done.window, member, ports.clock.now())
    const tell = noticesOf(seen, [...done.tell, ...over])
    return (await written(seen, window, tell, ports.rosters)) ? { ...done, window } : undefined
  })
}

/** What follows from what was done: offers that end, notes that go on, and alarms that are settled. */
function followed(
  { window: before, around }: Seen,
  after: DutyWindow,
  by: string | undefined,
  now: Date,
): { readonly window: DutyWindow; readonly tell: readonly Tell[] } {
  const { window, tell } = overtaken(after)
  if (!window.publishedAt) return { window, tell }
  const more = [...passedOn(before, window, now, around.place), ...settledFor(before, window, by, around)]
  return { window, tell: [...tell, ...more] }
}
