import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { DeskPorts } from '../dialogues/desk/desk-ports.js'
import { LOST } from '../notices/delivery-schema.js'
import { lostDuty } from '../notices/lost-duty.js'
import type { Repositories } from '../operator/open.js'
import type { ContactChannel } from '../people/contacts.js'
import { randomId } from '../people/ids.js'
import { joining } from '../people/joining.js'
import type { Member } from '../people/members.js'
import { newSlipCode } from '../people/slip-code.js'
import { dateBasis } from '../petitions/date-basis.js'
import type { Rules } from '../petitions/decisions/context.js'
import { ownActions } from '../petitions/own-actions.js'
import { staff as staffOf } from '../petitions/staff.js'
import { dutyPlace } from '../roster/duty-rungs.js'
import { ringFor } from '../roster/ringing.js'
import { remindBefore, remindDuty } from '../roster/sweeping.js'
import { tellDuty } from '../roster/telling.js'
import { DUTY_KINDS } from '../roster/window.js'
import { workingCalendar } from '../time/calendar.js'
import type { Clock } from '../time/clock.js'
import { openTelling } from './telling.js'

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
  publicUrl(): string | undefined
}

export type Office = ReturnType<typeof openOffice>

/** What the office's work runs on: rules, people, cases and what is told of them, over one set of repositories. */
export function openOffice(ports: OfficePorts) {
  const { repositories, clock, pack, wakeDelivery } = ports
  const { petitions, members, accounts, invitations, looks, evidence, deliveries, rosters, calendars } =
    repositories
  const rules: Rules = { pack, calendar: workingCalendar({ overrides: pack.calendar }) }
  const staff = staffOf({ members, accounts, clock, pack })
  const acting = { petitions, clock, rules, staffing: () => staff.staffing() }
  const own = ownActions(acting)

  const duty = { rosters, members, accounts, clock, pack, place: dutyPlace(pack, rules.calendar) }
  const tellWindow = (window: string): Promise<void> =>
    tellDuty(window, { rosters, members, deliveries, wake: wakeDelivery })
  /** Owes those on duty in a window whatever has become due. */
  const remindWindow = (window: string): Promise<void> => remindDuty(window, duty)

  const telling = openTelling({
    ...ports,
    rules,
    staff,
    async ring(call) {
      for (const window of await ringFor(call, duty)) {
        await remindWindow(window)
        await tellWindow(window)
      }
    },
  })
  const { relay } = telling

  const desk: DeskPorts = {
    petitions,
    evidence,
    members,
    accounts,
    rosters,
    keyDates: repositories.keyDates,
    calendars,
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
    async tellDuty(window) {
      await tellWindow(window)
      const before = await remindBefore(window, duty)
      if (before !== undefined) await tellWindow(before)
    },
    inviteLink: ports.inviteLink,
    startLink: ports.startLink,
    publicUrl: ports.publicUrl,
  }

  return {
    rules,
    /** What the dates of cases are computed by now. */
    basis: dateBasis(rules),
    staff,
    desk,
    ...telling,

    /**
     * Gives what does for a case what the service itself has to do by now. Who is to be told is looked up once for all the
     * cases that it is used for: take a new one for each batch.
     */
    async attender(): Promise<(petition: string) => Promise<void>> {
      const people = await telling.people()
      return async (id) => {
        const seen = await own.attend(id)
        await telling.relay(id, people, seen?.petition)
      }
    },

    /** Makes the deliveries of whatever a duty window has to tell. */
    tellDuty: tellWindow,

    /**
     * Gives what owes those on duty in a window whatever has become due. Who works for the offices is read once for all the
     * windows that it is used for: take a new one for each batch.
     */
    dutyReminder(): (window: string) => Promise<void> {
      let known: Promise<Member[]> | undefined
      const active = (): Promise<Member[]> => {
        known ??= members.active()
        return known
      }
      return (window) => remindDuty(window, { ...duty, members: { active } })
    },

    /** Brings the running dates of a case to the calendar as it is now. */
    async recompute(petition: string): Promise<void> {
      await own.recompute(petition)
      await relay(petition)
    },

    /** Tells a case how a delivery of it ended; one of a duty window goes on to others where it didn't arrive. */
    async report(id: string): Promise<void> {
      const delivery = await deliveries.get(id)
      if (delivery?.notice === undefined) return
      if (DUTY_KINDS.some((kind) => kind === delivery.kind)) {
        if (LOST.includes(delivery.state) && !(await telling.nextChannel(delivery)))
          await lostDuty(delivery, { ...duty, deliveries, wake: wakeDelivery })
        return deliveries.reported(id)
      }
      const { subject, notice, state } = delivery
      if (state === 'sent') {
        if (delivery.report) await own.report(subject, notice, 'arrived')
      } else if (state === 'refused' || state === 'failed') {
        const petition = await petitions.get(subject)
        if (petition) await telling.goOn(delivery, petition, own.report)
      } else {
        return
      }
      await deliveries.reported(id)
      await relay(subject)
    },
  }
}
