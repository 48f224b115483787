/** Swaps (换班): a shift is offered to one or to all who may take it, and becomes theirs when they consent. Pure. */
import { type Acted, type ActFacts, acted, refuse } from './acted.js'
import type { Around } from './due.js'
import { MINUTE_MS } from './duty-rungs.js'
import { type Replaced, replace } from './replace.js'
import { type TakingFacts, WHY, whoMayTake } from './taking.js'
import {
  type DutyOffer,
  type DutyShift,
  type DutyWindow,
  type OfferEnd,
  shiftId,
  slotOfShift,
  type Tell,
} from './window.js'

/** Who acts on a window, and who plans it. */
export interface DutyFacts extends ActFacts {
  readonly around: Around
  /** Those who are asked to approve. */
  readonly managers: readonly string[]
  /** Whether who acts may plan the window, or stands in for those who do. */
  readonly plans: boolean
  /** All who may plan it: members' ids. */
  readonly planners: readonly string[]
}

/** With it who may take a shift. */
export interface OfferFacts extends DutyFacts, Pick<TakingFacts, 'people' | 'beside'> {}

/** Later than this before its begin nobody is found in time. */
const LEAST_MS = 120 * MINUTE_MS
/** So long an offer stands, and at the latest until this before the shift begins. */
const STANDS_MS = 24 * 60 * MINUTE_MS
const CLOSES_MS = 60 * MINUTE_MS

/** What an offer is called in what is told of it: by its place in the window. */
export const offerClock = (index: number): string => `offer-${index}`

/** Why a shift can't be offered now, before anybody is chosen. */
export function notToOffer(window: DutyWindow, index: number, facts: ActFacts): Acted | undefined {
  const shift = window.shifts[index]
  if (!shift || !window.publishedAt) return refuse('duty-unknown')
  if (shift.member !== facts.member) return refuse('duty-not-your-shift')
  const left = slotOfShift(shift, facts.place).startsAt.getTime() - facts.now.getTime()
  if (left <= 0) return refuse('swap-past')
  if (left < LEAST_MS) return refuse('swap-too-late')
  const there = window.offers.some(({ shift: id, end }) => id === shiftId(shift) && !end)
  return there ? refuse('swap-offered-before') : undefined
}

/** Offers a shift of one's own to one, or to all who may take it. */
export function offerShift(
  window: DutyWindow,
  index: number,
  to: string | undefined,
  facts: OfferFacts,
): Acted {
  const no = notToOffer(window, index, facts)
  const shift = window.shifts[index]
  if (no || !shift) return no ?? refuse('duty-unknown')
  const { member, now, place } = facts
  if (to === member) return refuse('swap-self')
  if (to !== undefined) {
    const why = whyNotTo(window, shift, to, facts)
    if (why) return why
  }
  const asked = to === undefined ? whoMayTake(window, shift, facts).map(({ id }) => id) : [to]
  if (asked.length === 0) return refuse('swap-nobody')
  const { startsAt } = slotOfShift(shift, place)
  const until = new Date(Math.min(now.getTime() + STANDS_MS, startsAt.getTime() - CLOSES_MS))
  const offer: DutyOffer = { shift: shiftId(shift), from: member, at: now, until, ...(to ? { to } : {}) }
  const clock = offerClock(window.offers.length)
  return acted(
    { ...window, offers: [...window.offers, offer] },
    ...asked.map((one): Tell => ({ member: one, kind: 'duty-swap', clock, due: shift.date, name: 'offer' })),
  )
}

function whyNotTo(window: DutyWindow, shift: DutyShift, to: string, facts: OfferFacts): Acted | undefined {
  const person = facts.people.find(({ id }) => id === to)
  if (!person) return refuse('swap-unknown-person')
  const found = replace(window, shiftId(shift), person, facts)
  return found.kind === 'refused' ? refuse(WHY[found.why.kind]) : undefined
}

/** An offer that still stands, with its shift; or why it doesn't. */
function standing(
  window: DutyWindow,
  index: number,
  { now }: ActFacts,
): { readonly offer: DutyOffer; readonly shift: DutyShift } | Acted {
  const offer = window.offers[index]
  const shift = window.shifts.find((one) => shiftId(one) === offer?.shift)
  if (!offer || !shift) return refuse('duty-unknown')
  const over = offer.end !== undefined || offer.until <= now || shift.member !== offer.from
  return over ? refuse('swap-over') : { offer, shift }
}

/** Consents to take an offered shift: it changes hands at once, or when a manager has approved it. */
export function consent(window: DutyWindow, index: number, facts: OfferFacts): Acted {
  const { takenBy, end, shift: id } = window.offers[index] ?? {}
  const has = window.shifts.find((shift) => shiftId(shift) === id)?.member
  // Once more: it is theirs.
  if (end === 'swapped' && takenBy === facts.member && has === facts.member) return acted(window)
  const found = standing(window, index, facts)
  if ('kind' in found) return found
  const { offer, shift } = found
  const { member } = facts
  if (offer.from === member) return refuse('swap-self')
  if (offer.to !== undefined && offer.to !== member) return refuse('swap-not-asked')
  if (offer.takenBy) return refuse(offer.takenBy === member ? 'swap-waits-approval' : 'swap-over')
  const why = whyNotTo(window, shift, member, facts)
  if (why) return why
  if (window.swaps === 'free') return swapped(window, index, member, facts)
  const clock = offerClock(index)
  const about = { kind: 'duty-swap', clock, due: shift.date } as const
  return acted(
    withOffer(window, index, { takenBy: member }),
    { ...about, member: offer.from, name: 'consented' },
    ...approvers(facts, [offer.from, member]).map(
      (one): Tell => ({ ...about, member: one, name: 'approve' }),
    ),
  )
}

/** Nobody approves their own swap, as long as somebody else may. */
function approvers({ managers, planners }: OfferFacts, parties: readonly string[]): readonly string[] {
  const others = [managers, planners].map((some) => some.filter((one) => !parties.includes(one)))
  return others.find((some) => some.length > 0) ?? managers
}

/** A manager approves a swap to which both have consented, or refuses it. */
export function decideSwap(window: DutyWindow, index: number, yes: boolean, facts: OfferFacts): Acted {
  const found = standing(window, index, facts)
  if ('kind' in found) return found
  const { offer, shift } = found
  if (!facts.plans) return refuse('desk-not-yours')
  if (!offer.takenBy) return refuse('swap-over')
  const parties = [offer.from, offer.takenBy]
  const another = facts.planners.some((one) => !parties.includes(one))
  if (yes && another && parties.includes(facts.member)) return refuse('swap-own-approval')
  if (yes) {
    const why = whyNotTo(window, shift, offer.takenBy, facts)
    return why ?? swapped(window, index, offer.takenBy, facts)
  }
  return ended(window, index, 'refused', [offer.from, offer.takenBy])
}

/** Takes one's own offer back, or says no to one that was made to oneself alone. */
export function endOffer(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const found = standing(window, index, facts)
  if ('kind' in found) return found
  const { offer } = found
  if (offer.from === facts.member) return ended(window, index, 'withdrawn', other(offer))
  if (offer.to !== facts.member) return refuse('swap-not-asked')
  return ended(window, index, 'declined', [offer.from])
}

/** Offers that nobody took in time: each shift stays whose it is, and they hear of it. */
export function lapse(
  window: DutyWindow,
  now: Date,
): { readonly window: DutyWindow; readonly tell: readonly Tell[] } {
  return endedWhere(window, 'lapsed', ({ until }) => until <= now)
}

/** Offers of shifts that are with somebody else by now: they stand no more, and who waited for them hears so. */
export function overtaken(window: DutyWindow): {
  readonly window: DutyWindow
  readonly tell: readonly Tell[]
} {
  return endedWhere(window, 'moved', ({ shift: id, from }) =>
    window.shifts.some((shift) => shiftId(shift) === id && shift.member !== from),
  )
}

/** Who consented, or was asked alone: they wait for what becomes of it. */
const other = ({ takenBy, to }: DutyOffer): string[] => [takenBy ?? to].filter((one) => one !== undefined)

function endedWhere(
  window: DutyWindow,
  end: OfferEnd,
  isOver: (offer: DutyOffer) => boolean,
): { readonly window: DutyWindow; readonly tell: readonly Tell[] } {
  return window.offers.reduce<{ window: DutyWindow; tell: readonly Tell[] }>(
    (so, offer, index) => {
      if (offer.end || !isOver(offer)) return so
      const done = ended(so.window, index, end, [offer.from, ...other(offer)])
      return done.kind === 'acted' ? { window: done.window, tell: [...so.tell, ...done.tell] } : so
    },
    { window, tell: [] },
  )
}

function swapped(window: DutyWindow, index: number, to: string, facts: OfferFacts): Acted {
  const { now } = facts
  const offer = window.offers[index]
  const person = facts.people.find(({ id }) => id === to)
  if (!offer || !person) return refuse('swap-unknown-person')
  const found: Replaced = replace(window, offer.shift, person, facts)
  if (found.kind === 'refused') return refuse(WHY[found.why.kind])
  const shifts = found.window.shifts.map((shift) =>
    shiftId(shift) === offer.shift ? { ...shift, givenAt: now, acceptedAt: now } : shift,
  )
  const end = { takenBy: to, end: 'swapped' } as const
  const about = { kind: 'duty-changed', clock: offer.shift, due: found.before.date, name: 'swapped' } as const
  return acted(
    withOffer({ ...found.window, shifts }, index, end),
    { ...about, member: offer.from },
    { ...about, member: to },
  )
}

function ended(window: DutyWindow, index: number, end: OfferEnd, tell: readonly string[]): Acted {
  const offer = window.offers[index]
  const shift = window.shifts.find((one) => shiftId(one) === offer?.shift)
  return acted(
    withOffer(window, index, { end }),
    ...tell.map(
      (member): Tell => ({
        member,
        kind: 'duty-swap',
        clock: offerClock(index),
        due: shift?.date ?? window.to,
        name: end,
      }),
    ),
  )
}

const withOffer = (window: DutyWindow, index: number, change: Partial<DutyOffer>): DutyWindow => ({
  ...window,
  offers: window.offers.map((offer, at) => (at === index ? { ...offer, ...change } : offer)),
})
