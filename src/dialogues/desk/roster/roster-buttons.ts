/** Buttons under rosters, and what a press of one asks for. Pure. */
import type { Message } from '../../../config/texts.types.js'
import type { Choice } from '../../messages.js'
import type { RosterAct } from './roster-acts.js'

/** Ids of the service have so many letters (`people/ids.ts`): three fit into one button. */
const ID_LETTERS = 16
const NONE = 'all'

const VERBS = {
  list: 'rosters',
  show: 'roster',
  again: 'rosagain',
  publish: 'rospub',
  drop: 'rosdrop',
  days: 'roschg',
  shifts: 'rosday',
  takers: 'rosshift',
  give: 'rosgive',
} as const satisfies Readonly<Record<RosterAct['do'], string>>
/** The same, after it was asked whether that is meant. */
const SURE = { publish: 'rospuby', drop: 'rosdropy' } as const

/** Opens the form for a new window. */
export const PLAN_VERB = 'rosplan'
export const planChoice: Choice = {
  label: { key: 'button-roster-plan' },
  verb: PLAN_VERB,
  id: NONE,
  revision: 0,
}

/** A button for something to do with a window. */
export function rosterChoice(act: RosterAct, label: Message): Choice {
  const verb = VERBS[act.do]
  switch (act.do) {
    case 'list':
      return { label, verb, id: NONE, revision: 0 }
    case 'show':
    case 'days':
      return { label, verb, id: act.window, revision: act.page }
    case 'again':
      return { label, verb, id: act.window, revision: act.version }
    case 'publish':
    case 'drop':
      return { label, verb: act.sure ? SURE[act.do] : verb, id: act.window, revision: act.version }
    case 'shifts':
      return { label, verb, id: act.window, revision: act.day }
    case 'takers':
      return { label, verb, id: act.window, revision: act.shift }
    case 'give':
      return { label, verb, id: `${act.window}${act.from}${act.to}`, revision: act.shift }
  }
}

/** What a press asks for; nothing where the button is none of a roster's. */
export function rosterPress({ verb, id: window, revision }: Omit<Choice, 'label'>): RosterAct | undefined {
  switch (verb) {
    case VERBS.list:
      return { do: 'list' }
    case VERBS.show:
      return { do: 'show', window, page: revision }
    case VERBS.again:
      return { do: 'again', window, version: revision }
    case VERBS.publish:
    case SURE.publish:
      return { do: 'publish', window, version: revision, sure: verb === SURE.publish }
    case VERBS.drop:
    case SURE.drop:
      return { do: 'drop', window, version: revision, sure: verb === SURE.drop }
    case VERBS.days:
      return { do: 'days', window, page: revision }
    case VERBS.shifts:
      return { do: 'shifts', window, day: revision }
    case VERBS.takers:
      return { do: 'takers', window, shift: revision }
    case VERBS.give: {
      const [of = '', from = '', to = ''] = [0, 1, 2].map((part) =>
        window.slice(part * ID_LETTERS, (part + 1) * ID_LETTERS),
      )
      return { do: 'give', window: of, shift: revision, from, to }
    }
    default:
      return undefined
  }
}
