import type { CivilDate } from '../time/civil.js'
import type { Limit } from '../time/limits.js'
import type { PetitionEvent } from './events.js'
import { type CaseClock, handlingClock, type Petition, type Status } from './model.js'

/** A clock that begins with the event after `revision` events. */
export const start = (
  name: string,
  revision: number,
  limit: Limit,
  holder: string,
  nature: CaseClock['nature'] = 'duty',
): CaseClock => ({ id: `${name}-${revision}`, limit, holder, nature })

/** Stops the running clocks whose id begins so. */
export const stop = (clocks: readonly CaseClock[], on: CivilDate, ...prefixes: string[]): CaseClock[] =>
  clocks.map((clock) =>
    clock.stoppedOn === undefined && prefixes.some((prefix) => clock.id.startsWith(prefix))
      ? { ...clock, stoppedOn: on }
      : clock,
  )

/** Stops the running clock of this id. */
export const stopOne = (clocks: readonly CaseClock[], on: CivilDate, id: string): CaseClock[] =>
  clocks.map((clock) =>
    clock.id === id && clock.stoppedOn === undefined ? { ...clock, stoppedOn: on } : clock,
  )

/** Stops every running clock but those whose id begins so; tasks and urgings always outlive the step they arose in. */
export function stopAll(clocks: readonly CaseClock[], on: CivilDate, ...but: string[]): CaseClock[] {
  const kept = ['task-', 'urgeAnswer-', ...but]
  return clocks.map((clock) =>
    clock.stoppedOn !== undefined || kept.some((prefix) => clock.id.startsWith(prefix))
      ? clock
      : { ...clock, stoppedOn: on },
  )
}

/** Puts another limit in the place of the running handling limit. */
export function rehandle(petition: Petition, limit: Limit | undefined): readonly CaseClock[] {
  const handling = handlingClock(petition)
  if (!limit || !handling) return petition.clocks
  return petition.clocks.map((clock) => (clock === handling ? { ...clock, limit } : clock))
}

/** Co-handlers whose opinion is there; those still asked were asked by a lead that no longer has the matter. */
export const heardCoHandlers = ({ coHandlers }: Petition): Petition['coHandlers'] =>
  coHandlers.filter(({ opinion }) => opinion !== undefined)

/** A new stage, and the unit that has to act in it. */
export function move(petition: Petition, event: PetitionEvent, status: Status, owner: string): Petition {
  if (owner === petition.owner) return { ...petition, status }
  const held = petition.held.map((holding) => (holding.to ? holding : { ...holding, to: event.at }))
  // Who is urged is who has it now.
  const clocks = petition.clocks.map((clock) =>
    clock.id.startsWith('urgeAnswer-') && !clock.stoppedOn ? { ...clock, holder: owner } : clock,
  )
  return { ...petition, status, owner, clocks, held: [...held, { unit: owner, from: event.at }] }
}
