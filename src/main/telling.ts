import type { Pack } from '../config/pack.js'
import { audience, petitionerOf, type Recipient } from '../notices/audience.js'
import type { Delivery } from '../notices/delivery-repository.js'
import { startDigest } from '../notices/digest.js'
import { type LostPorts, lost } from '../notices/lost.js'
import { nextChannel } from '../notices/next-channel.js'
import { type People, peopleOf } from '../notices/people.js'
import { nextDigestAt, opensAt } from '../notices/quiet.js'
import { relay } from '../notices/relay.js'
import { toBeOpenedBy, type When, whenToTell } from '../notices/timing.js'
import type { Repositories } from '../operator/open.js'
import type { OwnHours } from '../people/accounts.js'
import type { ContactChannel } from '../people/contacts.js'
import type { Rules } from '../petitions/decisions/context.js'
import { keptOut } from '../petitions/decisions/rights.js'
import type { Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import type { Staff } from '../petitions/staff.js'
import { civilDateOf, startOfDay } from '../time/civil.js'
import type { Clock } from '../time/clock.js'

export interface TellingPorts {
  readonly repositories: Repositories
  readonly clock: Clock
  readonly pack: Pack
  readonly rules: Rules
  readonly staff: Staff
  /** The second channels that are set up, in the order in which they are tried. */
  readonly channels: readonly ContactChannel[]
  wakeDelivery(delivery: string): Promise<void>
  /** Lets an urgent matter ring with those on duty in a unit; `without`: members who must not know of it. */
  ring(call: {
    readonly id: string
    readonly unit: string
    readonly number: string
    readonly without: readonly string[]
  }): Promise<void>
}

/** People of a moment, with the hours that were looked up for them. */
type Around = People & { readonly hours: Map<string, OwnHours> }

/** Who is told what, when, and by which channel: notices over one set of repositories. */
export function openTelling({
  repositories,
  clock,
  pack,
  rules,
  staff,
  channels,
  wakeDelivery,
  ring,
}: TellingPorts) {
  const { petitions, accounts, deliveries } = repositories
  const today = () => civilDateOf(clock.now(), pack.timeZone)
  const hoursOf = async (account: string): Promise<OwnHours> => (await accounts.get(account))?.hours ?? {}

  /** Everybody who works for the offices, as of now. */
  async function people(): Promise<Around> {
    const active = await staff.active()
    const tellable = await accounts.tellableAmong(active.map(({ account }) => account))
    return { ...peopleOf(active, tellable, today(), pack), hours: new Map() }
  }

  /** The ports of everything that makes deliveries; `around` where the people were looked up before. */
  function making(around?: Around) {
    let known = around
    return {
      petitions,
      deliveries,
      wake: wakeDelivery,
      async audience(petition: Petition, notice: Notice): Promise<readonly Recipient[]> {
        if ('account' in notice) return petitionerOf(petition, notice)
        known ??= await people()
        return audience(petition, notice, known, rules)
      },
      async ring(petition: Petition, { id, unit }: { id: string; unit: string }): Promise<void> {
        known ??= await people()
        const without = known.active
          .filter((member) => keptOut({ kind: 'member', member: member.id, ...member }, petition, rules))
          .map((member) => member.id)
        await ring({ id, unit, number: petition.number, without })
      },
      async digestAt(account: string): Promise<Date> {
        const hours = known?.hours.get(account) ?? (await hoursOf(account))
        known?.hours.set(account, hours)
        return nextDigestAt(clock.now(), hours, rules)
      },
    }
  }

  const second = {
    deliveries,
    channels,
    contacts: async (account: string) => (await accounts.get(account))?.contacts ?? {},
    wake: wakeDelivery,
  }

  return {
    people,

    /** Moves what waits in a case's outbox into deliveries; `petition` where it was read before. */
    relay: (id: string, around?: Around, petition?: Petition): Promise<void> =>
      relay(id, making(around), petition),

    /** Whether a notice may be said now, by the quiet hours of its recipient. */
    async when(delivery: Delivery): Promise<When> {
      const { account, subject, level, kind } = delivery
      const hours = await hoursOf(account)
      const singles = level ? await deliveries.singlyBefore(delivery, startOfDay(today(), pack.timeZone)) : 0
      const facts = { hours, urgent: false, singles }
      const found = whenToTell(delivery, clock.now(), facts, rules)
      if (found.kind === 'now' || !kind.startsWith('desk-')) return found
      const urgent = (await petitions.get(subject))?.urgent ?? false
      return urgent ? whenToTell(delivery, clock.now(), { ...facts, urgent }, rules) : found
    },

    /** Sends a notice on by the next channel of the same person, if there is one. */
    nextChannel: (delivery: Delivery): Promise<boolean> => nextChannel(delivery, second),

    /** A notice of a case that did not arrive: by the next channel, else to others, else it becomes a task. */
    async goOn(delivery: Delivery, petition: Petition, becomesTask: LostPorts['becomesTask']): Promise<void> {
      if (await nextChannel(delivery, second)) return
      await lost(delivery, petition, { ...making(), becomesTask })
    },

    /** By when an alert that is sent now has to be opened. */
    unopenedAt: (delivery: Delivery): Date | undefined => toBeOpenedBy(delivery, clock.now(), rules),

    /** An alert that nobody opened in time goes by a second channel too. */
    async alertAgain(id: string): Promise<void> {
      const delivery = await deliveries.get(id)
      if (delivery) await nextChannel(delivery, second)
      await deliveries.closeAlert(id)
    },

    /** Owes somebody the digest that is due. */
    digest: (account: string): Promise<void> =>
      startDigest(account, {
        deliveries,
        clock,
        timeZone: pack.timeZone,
        digestAt: making().digestAt,
        async isOpen() {
          const now = clock.now()
          return opensAt(now, { official: true, legal: false, hours: await hoursOf(account) }, rules) <= now
        },
        wake: wakeDelivery,
      }),
  }
}
