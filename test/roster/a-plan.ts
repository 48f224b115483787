/** Windows to be planned, and what comes of them as the command prints it. */
import { DUTY_ROLES } from '../../src/config/roster.types.js'
import { generate } from '../../src/roster/generate.js'
import { PlanInput } from '../../src/roster/plan-input.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { shownWithZone } from '../../src/time/hours.js'
import { workedByTable } from '../time/holiday-table.js'
import type { Counts, PrintedShift } from './checker.js'

export const place = { timeZone: 'Asia/Shanghai', calendar: workingCalendar() }
export const isRestDay = (date: string): boolean => !workedByTable(civilDate(date))
export const TWO_SLOTS = [
  { from: '08:00', to: '20:00' },
  { from: '20:00', to: '08:00' },
]

type Given = Parameters<typeof PlanInput.parse>[0]

/** The roster as the command prints it, or why there is none. */
export function made(
  given: Given,
  seed = 1,
): { shifts?: PrintedShift[]; fairness?: Counts; short?: unknown[] } {
  const generated = generate(PlanInput.parse(given), place, seed)
  if (generated.kind === 'infeasible') return { short: [...generated.shortages] }
  return {
    fairness: generated.fairness,
    shifts: generated.shifts.map(({ slot, role, person }) => ({
      date: slot.date,
      from: shownWithZone(slot.startsAt, place.timeZone),
      to: shownWithZone(slot.endsAt, place.timeZone),
      role,
      person,
    })),
  }
}

export interface Plan {
  readonly window: { name: string; from: string; to: string; level: 'normal' | 'heightened' }
  readonly slots: { from: string; to: string }[]
  readonly roles: string[]
  readonly people: { id: string; name: string; roles: string[]; leave: string[]; history: Counts }[]
}

export const NOTHING: Counts = { shifts: 0, nights: 0, holidays: 0 }

export function plan(
  from: string,
  to: string,
  people: readonly Partial<Plan['people'][number]>[],
  more: Partial<Plan> = {},
): Plan {
  return {
    window: { name: 'Spring Festival', from, to, level: 'heightened' },
    slots: TWO_SLOTS,
    roles: [...DUTY_ROLES],
    people: people.map((person, index) => ({
      id: `p${index}`,
      name: `Person ${index}`,
      roles: [...DUTY_ROLES],
      leave: [],
      history: NOTHING,
      ...person,
    })),
    ...more,
  }
}

export const many = (
  count: number,
  person: (index: number) => Partial<Plan['people'][number]> = () => ({}),
) => Array.from({ length: count }, (_, index) => person(index))
