/** What somebody can swap, with whom, and their consent. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import { lookAt, swapInWindow } from '../../roster/acting.js'
import { consent, notToOffer, offerShift } from '../../roster/offers.js'
import type { Outcome } from '../commands.js'
import type { Say } from '../messages.js'
import { type DeskPorts, todayOf } from './desk-ports.js'
import { offerText, swapsText } from './duty-swaps.js'
import type { DutyAct } from './duty-verbs.js'
import { dutyPorts, factsOf } from './run-duty.js'

const said = (...text: Message[]): Outcome => ({ kind: 'said', say: [{ text }] })
const UNKNOWN = said({ key: 'duty-unknown' })

/** `/swap`: one's own shifts that can be offered, and the offers that stand. */
export async function showSwaps(by: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const say: Say[] = []
  for (const window of await ports.rosters.ofMember(by.member, todayOf(ports))) {
    const shown = swapsText(window, by.member, await factsOf(window, ports))
    if (shown) say.push(shown)
  }
  return { kind: 'said', say: say.length > 0 ? say : [{ text: [{ key: 'swap-none' }] }] }
}

/** To whom a shift can be offered. */
export async function showOffer(
  { window: id, shift: index }: Extract<DutyAct, { do: 'swap' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const seen = await lookAt(id, by.member, dutyPorts(ports))
  if (!seen) return UNKNOWN
  const no = notToOffer(seen.window, index, seen.facts)
  if (no?.kind === 'refused') return said(no.why)
  return { kind: 'said', say: [offerText(seen.window, index, seen.facts)] }
}

/** Offers a shift; where nobody may take it, each reason is named. */
export async function offered(
  act: Extract<DutyAct, { do: 'offer' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { window: id, shift, to } = act
  const found = await swapInWindow(id, by.member, dutyPorts(ports), (window, facts) =>
    offerShift(window, shift, to, facts),
  )
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused')
    return found.why.key === 'swap-nobody'
      ? showOffer({ do: 'swap', window: id, shift }, by, ports)
      : said(found.why)
  await ports.tellDuty(id)
  return said({ key: 'swap-offered' })
}

/** Consents to a swap; who waits for approval hears that they do. */
export async function consented(
  { window: id, offer }: Extract<DutyAct, { do: 'consent' | 'endOffer' | 'approve' | 'disapprove' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const found = await swapInWindow(id, by.member, dutyPorts(ports), (window, facts) =>
    consent(window, offer, facts),
  )
  if (found.kind === 'unknown-window') return UNKNOWN
  if (found.kind === 'refused') return said(found.why)
  await ports.tellDuty(id)
  return said({ key: found.window.offers[offer]?.end ? 'swap-yours' : 'swap-to-be-approved' })
}
