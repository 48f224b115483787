/** Who may take a shift by the rules, and why others may not. Pure. */
import type { RosterPerson } from './plan-input.js'
import { replace, type WhyNot } from './replace.js'
import type { Place } from './slots.js'
import { type DutyShift, type DutyWindow, shiftId } from './window.js'

/** Who may be asked, and what else they have: the unit's other windows, and theirs in other units. */
export interface TakingFacts {
  readonly people: readonly RosterPerson[]
  readonly beside: readonly DutyWindow[]
  readonly now: Date
  readonly place: Place
}

/** Members who may take a shift by all rules, but for who has it. */
export function whoMayTake(
  window: DutyWindow,
  shift: DutyShift,
  { people, beside, now, place }: TakingFacts,
): RosterPerson[] {
  return people.filter(
    (person) =>
      person.id !== shift.member &&
      replace(window, shiftId(shift), person, { beside, now, place }).kind === 'replaced',
  )
}

/** Of all others why not, by name; who may not have the role anyway comes last. */
export function whoMayNotTake(
  window: DutyWindow,
  shift: DutyShift,
  { people, beside, now, place }: TakingFacts,
): { readonly name: string; readonly why: WhyNot }[] {
  const never = ({ why }: { readonly why: WhyNot }): number => (why.kind === 'role' ? 1 : 0)
  return people
    .flatMap((person) => {
      const found = replace(window, shiftId(shift), person, { beside, now, place })
      const named = found.kind === 'refused' && person.id !== shift.member
      return named ? [{ name: person.name, why: found.why }] : []
    })
    .sort((one, other) => never(one) - never(other))
}

/** Why somebody may not take a shift, as a key of the texts. */
export const WHY: Readonly<Record<WhyNot['kind'], string>> = {
  'unknown-shift': 'duty-unknown',
  begun: 'swap-past',
  'has-it': 'swap-self',
  role: 'swap-not-role',
  leave: 'swap-not-leave',
  rest: 'swap-not-rest',
  nights: 'swap-not-nights',
}
