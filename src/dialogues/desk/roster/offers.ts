/** What a roster manager can plan. Pure. */
import type { Pack } from '../../../config/pack.types.js'
import type { RosterRules } from '../../../config/roster.types.js'
import type { Member } from '../../../people/members.js'
import type { Grant } from '../../../people/roles.js'
import { unitsWithin } from '../../../people/roles.js'
import { keyDates } from '../../../roster/key-dates.js'
import { dutyPeople } from '../../../roster/plan-window.js'
import type { Place } from '../../../roster/slots.js'
import { type DutyWindow, overlap } from '../../../roster/window.js'
import type { WorkingCalendar } from '../../../time/calendar.js'
import { addDays, type CivilDate } from '../../../time/civil.js'
import type { Offers } from './plan-answers.js'

/** How far ahead key dates are offered. */
const DAYS_AHEAD = 60
/** More buttons are no help: later ones come up when their time has come. */
const DATES_AT_MOST = 12

interface OfferFacts {
  readonly pack: Pack
  readonly rules: RosterRules
  readonly calendar: WorkingCalendar
  readonly members: readonly Member[]
  /** Windows of those units that are not over. */
  readonly windows: readonly DutyWindow[]
  readonly today: CivilDate
  readonly place: Place
}

/** The units with people on duty that somebody may plan for, and their key dates ahead that have no window yet. */
export function planOffers(grants: readonly Grant[], facts: OfferFacts): Offers {
  const { pack, rules, calendar, members, windows, today, place } = facts
  const units = unitsWithin(grants, 'plan-roster', pack).filter(
    (unit) => dutyPeople({ unit, from: today, to: today }, { members, windows: [] }, place).length > 0,
  )
  const dates = keyDates({ from: today, to: addDays(today, DAYS_AHEAD) }, rules, calendar).flatMap(
    ({ name, level, from, to, units: where }) => {
      // Of one that has begun, what is left is planned.
      const days = { from: notBefore(today, from), to }
      return units
        .filter((unit) => where.includes(unit))
        .filter((unit) => !windows.some((window) => window.unit === unit && overlap(window, days)))
        .map((unit) => ({ name, unit, level, ...days }))
    },
  )
  return { dates: dates.slice(0, DATES_AT_MOST), units }
}

const notBefore = (first: CivilDate, date: CivilDate): CivilDate => {
  if (date < first) return first
  return date
}
