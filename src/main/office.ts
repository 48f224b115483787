import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { DeskPorts } from '../dialogues/desk/desk-ports.js'
import { audience, type Recipient } from '../notices/audience.js'
import type { Delivery } from '../notices/delivery-repository.js'
import { startDigest } from '../notices/digest.js'
import { lost } from '../notices/lost.js'
import { nextChannel } from '../notices/next-channel.js'
import { nextDigestAt, opensAt } from '../notices/quiet.js'
import { relay as relayOutbox } from '../notices/relay.js'
import { toBeOpenedBy, type When, whenToTell } from '../notices/timing.js'
import type { Repositories } from '../operator/open.js'
import type { ContactChannel } from '../people/contacts.js'
import { randomId } from '../people/ids.js'
import { joining } from '../people/joining.js'
import { newSlipCode } from '../people/slip-code.js'
import type { Rules } from '../petitions/decisions/context.js'
import type { Petition } from '../petitions/model.js'
import type { Notice } from '../petitions/notice.js'
import { ownActions } from '../petitions/own-actions.js'
import { staff as staffOf } from '../petitions/staff.js'
import { workingCalendar } from '../time/calendar.js'
import { civilDateOf, startOfDay } from '../time/civil.js'
import type { Clock } from '../time/clock.js'

export interface OfficePorts {
  readonly repositories: Repositories
  readonly clock: Clock
  readonly pack: Pack
  words(message: Message): readonly string[]
  /** Asks a worker to try a delivery now; may fail, the sweep finds it. */
  wakeDelivery(delivery: string): Promise<void>
  /** The second channels that are set up, in the order in which they are tried. */
  readonly channels: readonly ContactChannel[]
  /** Offers an account the commands that it may use now; may fail. */
  offer(account: string): Promise<void>
  inviteLink(code: string): string | undefined
  startLink(payload: string): string | undefined
}

export type Office = ReturnType<typeof openOffice>

/** What the office's work runs on: rules, people, cases and what is told of them, over one set of repositories. */
export function openOffice(ports: OfficePorts) {
  const { repositories, clock, pack, wakeDelivery } = ports
  const { petitions, members, accounts, invitations, looks, evidence, deliveries } = repositories
  const rules: Rules = { pack, calendar: workingCalendar({ overrides: pack.calendar }) }
  const staff = staffOf({ members, accounts, clock, pack })
  const acting = { petitions, clock, rules, staffing: () => staff.staffing() }
  const own = ownActions(acting)

  const today = () => civilDateOf(clock.now(), pack.timeZone)
  const audienceOf = async (found: Petition, notice: Notice): Promise<Recipient[]> => {
    const active = 'account' in notice ? [] : await staff.active()
    const reachable = await accounts.tellableAmong(active.map(({ account }) => account))
    return audience(found, notice, { pack, calendar: rules.calendar, today: today(), active, reachable })
  }
  const digestAt = async (account: string): Promise<Date> =>
    nextDigestAt(clock.now(), (await accounts.get(account))?.hours ?? {}, rules)
  const telling = { petitions, deliveries, wake: wakeDelivery, audience: audienceOf, digestAt }
  const relay = (petition: string): Promise<void> => relayOutbox(petition, telling)

  const second = {
    deliveries,
    channels: ports.channels,
    contacts: async (account: string) => (await accounts.get(account))?.contacts ?? {},
    wake: wakeDelivery,
  }

  /** Whether a notice may be said now, by the quiet hours of its recipient. */
  async function when(delivery: Delivery): Promise<When> {
    const { account, subject, level, kind } = delivery
    const hours = (await accounts.get(account))?.hours ?? {}
    const singles = level ? await deliveries.singlySince(account, startOfDay(today(), pack.timeZone)) : 0
    const facts = { hours, urgent: false, singles }
    const found = whenToTell(delivery, clock.now(), facts, rules)
    if (found.kind === 'now' || !kind.startsWith('desk-')) return found
    const urgent = (await petitions.get(subject))?.urgent ?? false
    return urgent ? whenToTell(delivery, clock.now(), { ...facts, urgent }, rules) : found
  }

  const desk: DeskPorts = {
    petitions,
    evidence,
    members,
    looks,
    people: joining({ members, invitations, pack, clock, newId: randomId }),
    staff,
    clock,
    rules,
    words: ports.words,
    newCode: newSlipCode,
    relay,
    async replay(petition, notices) {
      const again = await deliveries.replay(petition, notices)
      for (const delivery of again) await wakeDelivery(delivery)
      return again.length
    },
    opened: (account, petition) => deliveries.opened(account, petition),
    async digestOf(account, day) {
      const of = await deliveries.ofDigest(account, day)
      return [...new Set(of.map(({ subject }) => subject))]
    },
    offer: ports.offer,
    async tellMember({ id, kind }, member, told) {
      for (const account of told) {
        await wakeDelivery(await deliveries.add(`${id}-${kind}`, account, { kind, subject: member }))
      }
    },
    inviteLink: ports.inviteLink,
    startLink: ports.startLink,
  }

  return {
    rules,
    staff,
    desk,
    relay,
    when,

    /** Sends a notice on by the next channel of the same person, if there is one. */
    nextChannel: (delivery: Delivery): Promise<boolean> => nextChannel(delivery, second),

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
        digestAt,
        isOpen: async () => {
          const hours = (await accounts.get(account))?.hours ?? {}
          const now = clock.now()
          return opensAt(now, { official: true, legal: false, hours }, rules) <= now
        },
        wake: wakeDelivery,
      }),

    /** Does what the service itself has to do with a case by now. */
    async attendCase(petition: string): Promise<void> {
      await own.attend(petition)
      await own.remind(petition)
      await relay(petition)
    },

    /** Brings the running dates of a case to the calendar as it is now. */
    async recompute(petition: string): Promise<void> {
      await own.recompute(petition)
      await relay(petition)
    },

    /** Tells a case how a delivery of it ended. */
    async report(id: string): Promise<void> {
      const delivery = await deliveries.get(id)
      if (delivery?.notice === undefined) return
      const { subject, notice, state } = delivery
      if (state === 'sent') {
        if (delivery.report) await own.report(subject, notice, 'arrived')
      } else if (state === 'refused' || state === 'failed') {
        const petition = await petitions.get(subject)
        if (petition && !(await nextChannel(delivery, second))) {
          await lost(delivery, petition, {
            ...telling,
            becomesTask: own.report,
          })
        }
      } else {
        return
      }
      await deliveries.reported(id)
      await relay(subject)
    },
  }
}
