/** Plans a window of a unit from its members, what they have done before, and the windows beside it. Pure. */
import type { DutyRole, RosterRules } from '../config/roster.types.js'
import type { Member } from '../people/members.js'
import type { Role } from '../people/roles.js'
import { addDays, type CivilDate, daysBetween } from '../time/civil.js'
import type { Shortage } from './feasible.js'
import { type Busy, generate, type Roster } from './generate.js'
import { DAYS_AT_MOST, PlanInput, type RosterPerson } from './plan-input.js'
import type { Place } from './slots.js'
import { type DutyWindow, historyOf, overlap, slotOfShift } from './window.js'
import { englishName } from './window-name.js'

/** What a member has to be in the unit to have a role on duty. */
const ROLES_OF: Readonly<Partial<Record<Role, readonly DutyRole[]>>> = {
  leader: ['leader'],
  'unit-lead': ['leader'],
  'duty-officer': ['officer', 'backup'],
}

export interface WantedWindow
  extends Pick<DutyWindow, 'id' | 'unit' | 'name' | 'level' | 'from' | 'to' | 'seed'> {}

export interface PlanFacts {
  readonly rules: RosterRules
  /** All who are in force. */
  readonly members: readonly Member[]
  /** The unit's other windows, and what its people have near it in other units. */
  readonly windows: readonly DutyWindow[]
  readonly today: CivilDate
  readonly now: Date
}

export type Planned =
  | {
      readonly kind: 'planned'
      readonly window: DutyWindow
      readonly input: PlanInput
      readonly roster: Roster
    }
  | { readonly kind: 'infeasible'; readonly shortages: readonly Shortage[] }
  | { readonly kind: 'overlaps'; readonly window: DutyWindow }
  | { readonly kind: 'past' }
  | { readonly kind: 'too-long'; readonly days: number }
  | { readonly kind: 'nobody' }

/** A window with its roster, or why there is none; the reasons in the order in which they are looked for. */
export function planWindow(wanted: WantedWindow, facts: PlanFacts, place: Place): Planned {
  const { rules, windows, today, now } = facts
  if (wanted.from < today) return { kind: 'past' }
  if (daysBetween(wanted.from, wanted.to) >= DAYS_AT_MOST) return { kind: 'too-long', days: DAYS_AT_MOST }
  const other = windows.find((window) => window.unit === wanted.unit && overlap(window, wanted))
  if (other) return { kind: 'overlaps', window: other }
  const people = dutyPeople(wanted, facts, place)
  if (people.length === 0) return { kind: 'nobody' }
  const { slots, roles, swaps } = rules.levels[wanted.level]
  const { from, to, level } = wanted
  const input = PlanInput.parse({
    window: { name: englishName(wanted), from, to, level },
    slots,
    roles,
    people,
  })
  const made = generate(input, place, wanted.seed, besides(windows, place))
  if (made.kind === 'infeasible') return made
  // Of a window that begins today some of it may be over.
  const ahead = made.shifts.filter(({ slot }) => slot.endsAt > now)
  if (ahead.length === 0) return { kind: 'past' }
  const shifts = ahead.map(({ slot: { date, from: begins, to: ends }, role, person }) => ({
    date,
    from: begins,
    to: ends,
    role,
    member: person,
  }))
  const nothing = { offers: [], calls: [], log: [], returns: [] }
  const window = { ...wanted, roles, swaps, plannedAt: now, shifts, ...nothing }
  return { kind: 'planned', window, input, roster: made }
}

/** Ids of those who may be on duty in a unit. */
export const idsOnDuty = (unit: string, members: readonly Member[]): string[] =>
  members
    .filter(({ grants }) => grants.some((grant) => grant.unit === unit && ROLES_OF[grant.role]))
    .map(({ id }) => id)

/** Who of the unit may be on duty, when they are away around those days, and what they have done. */
export function dutyPeople(
  { unit, from, to }: Pick<DutyWindow, 'unit' | 'from' | 'to'>,
  { members, windows }: Pick<PlanFacts, 'members' | 'windows'>,
  place: Place,
): RosterPerson[] {
  // What is even is so within a unit.
  const own = windows.filter((window) => window.unit === unit)
  return members.flatMap(({ id, name, grants, away }) => {
    const roles = new Set(
      grants.flatMap((grant) => (grant.unit === unit ? (ROLES_OF[grant.role] ?? []) : [])),
    )
    if (roles.size === 0) return []
    const leave: CivilDate[] = []
    // A night of the last day ends on the day after it.
    for (let day = from; away && day <= addDays(to, 1); day = addDays(day, 1)) {
      if (away.from <= day && day <= away.to) leave.push(day)
    }
    return [{ id, name, roles: [...roles], leave, history: historyOf(id, own, from, place) }]
  })
}

/** Shifts of other windows, which keep people from what is too near to them. */
const besides = (windows: readonly DutyWindow[], place: Place): Busy[] =>
  windows.flatMap(({ shifts }) =>
    shifts.map((shift) => ({ person: shift.member, slot: slotOfShift(shift, place) })),
  )
