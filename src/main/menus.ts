import type { Logger } from 'pino'
import type { Pack } from '../config/pack.js'
import type { Texts } from '../config/texts.js'
import type { Accounts } from '../people/accounts.js'
import type { Members } from '../people/members.js'
import { type Action, type Grant, unitsWithin } from '../people/roles.js'
import type { Staff } from '../petitions/staff.js'
import type { TelegramClient } from '../telegram/client.js'
import { type MenuCommand, setCommands } from '../telegram/commands.js'

/** What citizens may use, as the menu offers it. */
export const CITIZEN_COMMANDS: readonly MenuCommand[] = [
  { name: 'start', description: { key: 'command-start' } },
  { name: 'new', description: { key: 'command-new' } },
  { name: 'my', description: { key: 'command-my' } },
  { name: 'status', description: { key: 'command-status' } },
  { name: 'help', description: { key: 'command-help' } },
  { name: 'notices', description: { key: 'command-notices' } },
  { name: 'language', description: { key: 'command-language' } },
  { name: 'privacy', description: { key: 'command-privacy' } },
  { name: 'cancel', description: { key: 'command-cancel' } },
]

/** What officials may use, by what they need the right to do somewhere. */
const OFFICIAL_COMMANDS: readonly (MenuCommand & { readonly action?: Action })[] = [
  { name: 'pool', description: { key: 'command-pool' }, action: 'sort' },
  { name: 'inbox', description: { key: 'command-inbox' }, action: 'see-case' },
  { name: 'case', description: { key: 'command-case' }, action: 'see-case' },
  { name: 'late', description: { key: 'command-late' }, action: 'see-late' },
  { name: 'undelivered', description: { key: 'command-undelivered' }, action: 'see-undelivered' },
  { name: 'stats', description: { key: 'command-stats' }, action: 'see-stats' },
  { name: 'register', description: { key: 'command-register' }, action: 'register' },
  { name: 'invite', description: { key: 'command-invite' }, action: 'invite' },
  { name: 'duty', description: { key: 'command-duty' }, action: 'be-on-duty' },
  { name: 'swap', description: { key: 'command-swap' }, action: 'be-on-duty' },
  { name: 'report', description: { key: 'command-report' }, action: 'be-on-duty' },
  { name: 'roster', description: { key: 'command-roster' }, action: 'plan-roster' },
  { name: 'away', description: { key: 'command-away' } },
]

/** The commands that somebody with these grants may use, their own first. Pure. */
export const commandsFor = (grants: readonly Grant[], pack: Pack): MenuCommand[] =>
  grants.length === 0
    ? [...CITIZEN_COMMANDS]
    : [
        ...OFFICIAL_COMMANDS.filter(
          ({ action }) => action === undefined || unitsWithin(grants, action, pack).length > 0,
        ).map(({ name, description }) => ({ name, description })),
        ...CITIZEN_COMMANDS,
      ]

/** Offers an account what it may use now. A Telegram that is away is logged; the next `/start` makes up for it. */
export function menuOffer({
  accounts,
  members,
  staff,
  client,
  texts,
  pack,
  log,
}: {
  accounts: Accounts
  members: Members
  staff: Staff
  client: TelegramClient
  texts: Texts
  pack: Pack
  log: Logger
}): (account: string) => Promise<void> {
  return async (account) => {
    const found = await accounts.get(account)
    // A citizen's menu is everybody's; only who is or was an official has one of their own.
    if (!found || !(await members.ever(account))) return
    const grants = (await staff.acting(account))?.grants ?? []
    const scope = { type: 'chat', chat_id: Number(found.address) } as const
    const set = await setCommands(client, commandsFor(grants, pack), texts.render, { scope })
    if (set.kind !== 'ok') log.warn({ account, kind: set.kind }, 'menu not offered')
  }
}
