import { PageError } from './errors.js'
import { commandsFor } from './methods/describing.js'
import type { Office } from './office.js'
import type { SandboxState } from './page-types.js'
import type { Message } from './shapes.js'
import { canTell } from './tour/stories.js'

/** The office's clocks on the page show this zone, whatever the visitor's. */
const ZONE = 'Asia/Shanghai'
const FIRST_MESSAGES = 60
/** A square in Lu'an, where the demo office is. */
const PLACE = { latitude: 31.735, longitude: 116.516 }

/** All that a page needs to begin; it then follows the event stream from `seq`. */
export function sandboxState(office: Office): SandboxState {
  const { settings, ledger, bot } = office
  return {
    epoch: ledger.epoch,
    seq: ledger.seq,
    now: settings.clock.now().toISOString(),
    zone: ZONE,
    office: settings.office,
    place: settings.place ?? PLACE,
    bot: { name: bot.first_name, ...(bot.username === undefined ? {} : { username: bot.username }) },
    roles: settings.behind.roles,
    canTour: canTell(office.persons()),
    canStartOver: settings.behind.startOver !== undefined,
    persons: office.persons().map((person) => {
      const { keyboard, blocked } = office.world.chat(person.id)
      return {
        ...person,
        phone: person.phone ?? `1380000${String(person.id % 10_000).padStart(4, '0')}`,
        blocked,
        keyboard,
        commands: commandsFor(office.world, person),
        messages: olderMessages(office, person.id, undefined, FIRST_MESSAGES),
      }
    }),
  }
}

/** The last messages of a chat, or those before one of them; oldest first. */
export function olderMessages(
  office: Office,
  id: number,
  before: number | undefined,
  limit: number,
): Message[] {
  if (!office.person(id)) throw new PageError(404, 'no such person')
  const all = [...office.world.chat(id).messages.values()]
  const fitting = before === undefined ? all : all.filter((message) => message.message_id < before)
  return fitting.slice(-limit)
}
