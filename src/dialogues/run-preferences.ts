import type { Accounts } from '../people/accounts.js'
import type { ContactChannel } from '../people/contacts.js'
import type { CommandOf, Outcome } from './commands.js'
import type { DeskPorts, Giver } from './desk/desk-ports.js'
import { preferencesText } from './preferences.js'

/** An address that somebody gave and hasn't confirmed; `id` tells one sending from another. */
export interface AskedAddress {
  readonly account: string
  readonly channel: ContactChannel
  readonly address: string
  readonly id: string
}

export interface PreferencePorts extends Pick<DeskPorts, 'rules'> {
  readonly accounts: Accounts
  /** The second channels that are set up, in the order in which they are tried. */
  readonly channels: readonly ContactChannel[]
  /** Sends the code for an address; whether it was taken by the channel. */
  sendCode(to: AskedAddress, code: string): Promise<'sent' | 'unclear' | 'refused' | 'failed' | 'later'>
}

export type PreferenceCommand =
  | CommandOf<'showNotices'>
  | CommandOf<'setHour'>
  | CommandOf<'askContact'>
  | CommandOf<'confirmContact'>
  | CommandOf<'dropContact'>

/** Shows or changes how somebody is told things. */
export async function runPreference(
  command: PreferenceCommand,
  giver: Giver,
  ports: PreferencePorts,
): Promise<Outcome> {
  const { accounts, channels } = ports
  const { account } = giver
  switch (command.kind) {
    case 'showNotices':
      return shown(giver, ports)
    case 'setHour':
      await accounts.setHour(account, command.which, command.hour)
      return shown(giver, ports)
    case 'dropContact':
      await accounts.contacts.drop(account, command.channel)
      return shown(giver, ports)
    case 'askContact': {
      const { id, channel, address } = command
      if (!channels.includes(channel)) return { kind: 'refused', problem: { key: 'contact-not-sent' } }
      const code = await accounts.contacts.ask(account, id, channel, address)
      const told = await ports.sendCode({ account, channel, address, id }, code)
      // An answer that leaves it open may still bring the code.
      if (told === 'sent' || told === 'unclear') return { kind: 'done' }
      return {
        kind: 'refused',
        problem: { key: told === 'later' ? 'contact-not-sent' : `contact-wrong-${channel}` },
      }
    }
    case 'confirmContact': {
      const confirmed = await accounts.contacts.confirm(account, command.code)
      if (confirmed === 'confirmed') return shown(giver, ports)
      return {
        kind: 'refused',
        problem: { key: confirmed === 'wrong' ? 'contact-code-wrong' : 'contact-code-over' },
      }
    }
  }
}

async function shown(
  { account, member }: Giver,
  { accounts, channels, rules }: PreferencePorts,
): Promise<Outcome> {
  const known = await accounts.get(account)
  if (!known) return { kind: 'refused', problem: { key: 'command-failed' } }
  const say = preferencesText(known, rules.pack.profile.reminders.hours, {
    official: member !== undefined,
    channels,
  })
  return { kind: 'said', say: [say] }
}
