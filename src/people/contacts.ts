import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../time/clock.js'
import type { AccountModel } from './accounts.js'
import type { Vault } from './vault.js'

/** Ways to reach somebody besides the chat. */
export const CONTACT_CHANNELS = ['email', 'webhook'] as const
export type ContactChannel = (typeof CONTACT_CHANNELS)[number]
/** Addresses that were confirmed. */
export type Contacts = Readonly<Partial<Record<ContactChannel, string>>>

/** How a code that was typed was taken. */
export type Confirmed = 'confirmed' | 'wrong' | 'over'

const VALID_MS = 30 * 60 * 1000
const TRIES_AT_MOST = 5

const Stored = z.object({ email: z.string().exactOptional(), webhook: z.string().exactOptional() })
/** An address that waits for its code; times are the machine's. */
const Waiting = z.object({
  command: z.string(),
  channel: z.enum(CONTACT_CHANNELS),
  address: z.string(),
  code: z.string(),
  until: z.date(),
  tries: z.number(),
})

/** The addresses of accounts besides the chat: personal data, sealed; part of the accounts of one database. */
export function contactsOf(model: AccountModel, vault: Vault, clock: Clock) {
  const place = (id: string, field: string) => ({ collection: 'accounts', field, id })
  const open = (id: string, stored: unknown): Contacts =>
    Object.fromEntries(
      Object.entries(Stored.parse(stored ?? {})).map(([channel, sealed]) => [
        channel,
        vault.open(place(id, `contacts.${channel}`), sealed),
      ]),
    )
  const waitingOf = async (id: string) => {
    const row = await model.findById(id, { contactWaiting: 1 }).lean()
    return row?.contactWaiting === undefined ? undefined : Waiting.parse(row.contactWaiting)
  }

  return {
    open,

    /** Keeps an address until its code is typed; the same command gives the same code again. */
    async ask(id: string, command: string, channel: ContactChannel, address: string): Promise<string> {
      const known = await waitingOf(id)
      if (known?.command === command) return vault.open(place(id, 'contact.code'), known.code)
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const contactWaiting = {
        command,
        channel,
        address: vault.seal(place(id, `contacts.${channel}`), address),
        code: vault.seal(place(id, 'contact.code'), code),
        until: new Date(clock.wall().getTime() + VALID_MS),
        tries: 0,
      }
      await model.updateOne({ _id: id }, { $set: { contactWaiting } })
      return code
    },

    /** Takes the code that was sent to an address; after five wrong ones, or half an hour, another has to be sent. */
    async confirm(id: string, code: string): Promise<Confirmed> {
      const known = await waitingOf(id)
      if (!known || known.until <= clock.wall() || known.tries >= TRIES_AT_MOST) return 'over'
      if (vault.open(place(id, 'contact.code'), known.code) !== code) {
        await model.updateOne({ _id: id }, { $inc: { 'contactWaiting.tries': 1 } })
        return 'wrong'
      }
      await model.updateOne(
        { _id: id },
        { $set: { [`contacts.${known.channel}`]: known.address }, $unset: { contactWaiting: 1 } },
      )
      return 'confirmed'
    },

    /** Forgets an address. */
    async drop(id: string, channel: ContactChannel): Promise<void> {
      await model.updateOne({ _id: id }, { $unset: { [`contacts.${channel}`]: 1 } })
    },
  }
}
