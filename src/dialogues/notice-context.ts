import { nameOfUnit, type Pack } from '../config/pack.js'
import type { Argument } from '../config/texts.types.js'
import type { EventOf, EventType, PetitionEvent } from '../petitions/events.js'
import { fold } from '../petitions/evolve.js'
import type { Petition } from '../petitions/model.js'
import type { WorkingCalendar } from '../time/calendar.js'
import type { CivilDate } from '../time/civil.js'
import { shownNumber } from './demo.js'

/** A case at the moment when something of it is told, and what the notice is about. */
export interface NoticeContext {
  readonly petition: Petition
  /** The events of the command that the notice tells of. */
  readonly events: readonly PetitionEvent[]
  /** The case as it was before them; absent where they began it. */
  readonly before?: Petition
  readonly pack: Pack
  readonly calendar: WorkingCalendar
  readonly today: CivilDate
}

/** What a notice is about, found in the history by the id of its command. */
export function eventsOf(
  petition: Petition,
  history: readonly PetitionEvent[],
  command: string | undefined,
): Pick<NoticeContext, 'petition' | 'events' | 'before'> {
  const first = history.findIndex(({ id }) => id === command)
  const events = first < 0 ? [] : history.filter(({ id }) => id === command)
  const before = first < 0 ? undefined : fold(petition.id, history.slice(0, first))
  return { petition, events, ...(before ? { before } : {}) }
}

/** The event of a kind that the notice is about. */
export const told = <Type extends EventType>(
  { events }: Pick<NoticeContext, 'events'>,
  type: Type,
): EventOf<Type> | undefined => events.find((event): event is EventOf<Type> => event.type === type)

/** The case number as people see it. */
export const numberOf = ({ petition, pack }: Pick<NoticeContext, 'petition' | 'pack'>): Argument =>
  shownNumber(petition.number, pack)

/** A unit's name; one that the pack no longer has stands as its id. */
export const unitOf = ({ pack }: Pick<NoticeContext, 'pack'>, id: string): Argument => ({
  local: nameOfUnit(pack, id),
})
