import { CONTACT_CHANNELS, type ContactChannel, type Contacts } from '../people/contacts.js'
import type { Deliveries, Delivery } from './delivery-repository.js'
import { subjectOf } from './delivery-schema.js'

export interface NextChannelPorts {
  readonly deliveries: Pick<Deliveries, 'add'>
  /** The second channels that are set up. */
  readonly channels: readonly ContactChannel[]
  contacts(account: string): Promise<Contacts>
  wake(delivery: string): Promise<void>
}

/**
 * Sends a notice on by the next channel of the same person: those that are set up and for which they gave an address, in
 * order, each once. False: there is none left.
 */
export async function nextChannel(delivery: Delivery, ports: NextChannelPorts): Promise<boolean> {
  const { notice, account, channel: last } = delivery
  if (notice === undefined) return false
  const contacts = await ports.contacts(account)
  const tried = last === undefined ? -1 : CONTACT_CHANNELS.indexOf(last)
  const next = CONTACT_CHANNELS.find(
    (one, at) => at > tried && ports.channels.includes(one) && contacts[one] !== undefined,
  )
  if (!next) return false
  await ports.wake(await ports.deliveries.add(notice, account, { ...subjectOf(delivery), channel: next }))
  return true
}
