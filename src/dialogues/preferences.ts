/** What somebody chooses of how they are told things: hours, and other ways to reach them. The pure part. */
import type { OfficeHours } from '../config/reminders.types.js'
import type { Account, OwnHours } from '../people/accounts.js'
import { CONTACT_CHANNELS, type ContactChannel } from '../people/contacts.js'
import { readEmailAddress } from '../people/email-address.js'
import type { CommandOutcome } from './commands.js'
import { readPhone } from './intake/identity.js'
import type { Choice, Input, Say } from './messages.js'
import type { StepContext } from './on-screen.js'
import { inRows } from './rows.js'
import type { DialogueState } from './state.js'
import { quiet, type Step, say, show, showAgain } from './step-tools.js'

/** The hours that may be chosen, within the office's. */
const HOURS: Readonly<Record<keyof OwnHours, readonly string[]>> = {
  opens: ['07:00', '08:00', '09:00', '10:00'],
  closes: ['18:00', '20:00', '21:00', '22:00'],
  digest: ['08:00', '09:00', '10:00', '11:00', '14:00', '16:00'],
}
const WHICH = Object.keys(HOURS) as readonly (keyof OwnHours)[]

const button = (key: string, verb: string, id: string, args?: Say['text'][number]['args']): Choice => ({
  label: { key, ...(args ? { args } : {}) },
  verb,
  id,
  revision: 0,
})

/** How somebody is told things now, and what they can change. `official`: they have a digest. */
export function preferencesText(
  { hours, contacts }: Account,
  office: OfficeHours,
  { official, channels }: { official: boolean; channels: readonly ContactChannel[] },
): Say {
  const { opens, closes, digest } = { ...office, ...hours }
  const ways = CONTACT_CHANNELS.filter((one) => channels.includes(one))
  return {
    text: [
      { key: 'notices-title', args: { opens, closes } },
      ...(official ? [{ key: 'notices-digest', args: { digest } }] : []),
      ...ways.map((one) => {
        const address = contacts[one]
        return address === undefined
          ? { key: `notices-no-${one}` }
          : { key: `notices-${one}`, args: { address: masked(address) } }
      }),
      official ? { key: 'notices-alarms' } : { key: 'notices-always', args: { legal: office.legal } },
    ],
    choices: [
      [button('button-hour-opens', 'hour', 'opens'), button('button-hour-closes', 'hour', 'closes')],
      ...(official ? [[button('button-hour-digest', 'hour', 'digest')]] : []),
      ...ways.map((one) => [
        contacts[one] === undefined
          ? button(`button-reach-${one}`, 'reach', one)
          : button(`button-reach-${one}-off`, 'reach', `${one}-off`),
      ]),
      [button('button-language', 'lang', 'choose')],
    ],
  }
}

/** An address that whoever looks over a shoulder can't read. */
const masked = (address: string): string => {
  const [name = '', domain] = address.split('@')
  return domain === undefined
    ? `${address.slice(0, 3)}…${address.slice(-2)}`
    : `${name.slice(0, 1)}…@${domain}`
}

/** Buttons of these choices; `undefined` for all others. */
export function preferencePress(
  state: DialogueState,
  { verb, id }: { readonly verb: string; readonly id: string },
  context: StepContext,
): Step | undefined {
  if (verb === 'lang') return show({ ...state, screen: 'language' }, context)
  if (verb === 'hour') return hourPress(state, id, context)
  if (verb !== 'reach') return undefined
  const channel = CONTACT_CHANNELS.find((one) => one === id.replace(/-off$/, ''))
  if (!channel) return undefined
  return id.endsWith('-off')
    ? quiet(state, { kind: 'dropContact', channel })
    : show({ ...state, screen: 'contact', contact: channel }, context)
}

function hourPress(state: DialogueState, id: string, { pack }: StepContext): Step | undefined {
  const [name, digits] = id.split('-')
  const which = WHICH.find((one) => one === name)
  if (!which) return undefined
  const { opens, closes, due } = pack.profile.reminders.hours
  const from = which === 'digest' ? due : opens
  const offered = HOURS[which].filter((hour) => hour >= from && hour <= closes)
  if (digits === undefined) {
    const choices = offered.map((hour) =>
      button('plain', 'hour', `${which}-${hour.replace(':', '')}`, { words: hour }),
    )
    return say(state, { text: [{ key: `hour-question-${which}` }], choices: inRows(choices, 3) })
  }
  const hour = offered.find((one) => one.replace(':', '') === digits)
  return hour === undefined ? undefined : quiet(state, { kind: 'setHour', which, hour })
}

/** An address, or the code that was sent to it. `undefined`: it was neither. */
export function takeContact(state: DialogueState, input: Input, context: StepContext): Step | undefined {
  const { contact } = state
  if (contact === undefined) return undefined
  if (state.screen === 'code') {
    if (input.kind !== 'text') return undefined
    const code = input.text.normalize('NFKC').replace(/\D/g, '')
    if (!/^\d{6}$/.test(code)) return showAgain(state, context, { text: [{ key: 'contact-code-expects' }] })
    return quiet({ ...withoutContact(state), screen: 'menu' }, { kind: 'confirmContact', code })
  }
  const address = readAddress(contact, input)
  if (address === undefined) return showAgain(state, context, { text: [{ key: `contact-wrong-${contact}` }] })
  return quiet({ ...state, screen: 'code' }, { kind: 'askContact', channel: contact, address })
}

function readAddress(channel: ContactChannel, input: Input): string | undefined {
  if (channel === 'email') return input.kind === 'text' ? readEmailAddress(input.text) : undefined
  if (input.kind === 'contact')
    return input.own ? (readPhone(input.phone) ?? readPhone(`+${input.phone}`)) : undefined
  return input.kind === 'text' ? readPhone(input.text) : undefined
}

export const withoutContact = ({ contact: _, ...state }: DialogueState): DialogueState => state

/** What is said when an address was asked for or confirmed; `undefined` for all other commands. */
export function preferenceOutcome(
  state: DialogueState,
  { command, outcome }: CommandOutcome,
  context: StepContext,
): Step | undefined {
  if (outcome.kind !== 'refused' && outcome.kind !== 'done') return undefined
  const problem: Say[] = outcome.kind === 'refused' ? [{ text: [outcome.problem] }] : []
  if (command.kind === 'askContact') {
    // Where the code could not be sent, the address is asked for again.
    const screen = outcome.kind === 'done' ? 'code' : 'contact'
    return show({ ...state, screen, contact: command.channel }, context, ...problem)
  }
  if (command.kind === 'confirmContact' && outcome.kind === 'refused') return say(state, ...problem)
  return undefined
}
