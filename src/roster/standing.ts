/** How a window stands, for whoever plans it. Pure. */
import type { Member } from '../people/members.js'
import { fairnessOf, peersOf, talliesOf } from './fairness.js'
import type { RosterPerson, Tally } from './plan-input.js'
import { dutyPeople } from './plan-window.js'
import { replace, type WhyNot } from './replace.js'
import type { Place } from './slots.js'
import { type DutyWindow, slotOfShift } from './window.js'

export interface Standing {
  /** Its last shift has ended. */
  readonly over: boolean
  /** Shifts that haven't begun, and how many of them are accepted. */
  readonly ahead: number
  readonly accepted: number
}

export function standingOf({ shifts }: DutyWindow, now: Date, place: Place): Standing {
  const ahead = shifts.filter((shift) => slotOfShift(shift, place).startsAt > now)
  return {
    over: shifts.every((shift) => slotOfShift(shift, place).endsAt <= now),
    ahead: ahead.length,
    accepted: ahead.filter(({ acceptedAt }) => acceptedAt).length,
  }
}

/** What somebody has in the end, the year before a window included. */
export interface Share {
  readonly person: RosterPerson
  readonly tally: Tally
}

export interface Around {
  /** All who are in force. */
  readonly members: readonly Member[]
  /** The unit's other windows. */
  readonly beside: readonly DutyWindow[]
}

/** How a window is shared out among those of its unit who may be on duty now, and the largest gaps between peers. */
export function sharesOf(
  window: DutyWindow,
  { members, beside }: Around,
  place: Place,
): { readonly shares: readonly Share[]; readonly gaps: Tally } {
  const people = dutyPeople(window, { members, windows: beside }, place).sort(byPeers)
  const taken = window.shifts.map((shift) => ({ person: shift.member, slot: slotOfShift(shift, place) }))
  const tallies = talliesOf(people, taken)
  const shares = people.flatMap((person) => {
    const tally = tallies.get(person.id)
    return tally ? [{ person, tally }] : []
  })
  return { shares, gaps: fairnessOf(people, tallies) }
}

/** Leaders first, then by name: those who are compared stand together. */
const byPeers = (a: RosterPerson, b: RosterPerson): number =>
  peersOf(b).localeCompare(peersOf(a)) || a.name.localeCompare(b.name)

export interface Takers {
  /** Who has fewest shifts comes first. */
  readonly able: readonly Share[]
  /** Who may not have the role anyway comes last. */
  readonly unable: readonly { readonly name: string; readonly why: WhyNot }[]
}

/** Who could take a shift (`shiftId`) by the rules; of all others but its holder, why not. */
export function takersOf(
  window: DutyWindow,
  shift: string,
  { now, ...around }: Around & { readonly now: Date },
  place: Place,
): Takers {
  const able: Share[] = []
  const unable: { name: string; why: WhyNot }[] = []
  for (const share of sharesOf(window, around, place).shares) {
    const found = replace(window, shift, share.person, { beside: around.beside, now, place })
    if (found.kind === 'replaced') able.push(share)
    else if (found.why.kind !== 'has-it') unable.push({ name: share.person.name, why: found.why })
  }
  const never = ({ why }: (typeof unable)[number]): number => (why.kind === 'role' ? 1 : 0)
  return {
    able: able.sort((a, b) => a.tally.shifts - b.tally.shifts),
    unable: unable.sort((a, b) => never(a) - never(b)),
  }
}
