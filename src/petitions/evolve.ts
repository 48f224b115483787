import type { Petition, PetitionEvent } from './model.js'

/** Folds one event into a petition. Pure; every stored event was decided before and is taken as it is. */
export function evolve(petition: Petition | undefined, id: string, event: PetitionEvent): Petition {
  return {
    id,
    number: event.number,
    status: 'registered',
    owner: event.office,
    office: event.office,
    receivedAt: event.at,
    receivedOn: event.receivedOn,
    petitioners: event.actor.kind === 'petitioner' ? [event.actor.account] : [],
    content: event.content,
    clocks: [{ limit: event.sorting }],
    revision: (petition?.revision ?? 0) + 1,
  }
}

/** The petition that a history tells; absent for an empty one. */
export const fold = (id: string, events: readonly PetitionEvent[]): Petition | undefined =>
  events.reduce<Petition | undefined>((petition, event) => evolve(petition, id, event), undefined)
