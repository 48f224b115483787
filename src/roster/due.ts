/** What a window says by itself, and who stands around it. */
import type { DutyPlace } from './duty-rungs.js'
import { type DutyShift, shiftId, type Tell } from './window.js'

/** Something to tell at a time. Of several of one group that are due to one member the newest is told. */
export interface Due extends Tell {
  readonly at: Date
  /** From then on it is of no use to anybody. */
  readonly until: Date
  readonly group: string
  /** Since when it is so: what was told of the same before is told again, to the same people too. */
  readonly since?: Date
}

/** Who stands around a window. */
export interface Around {
  readonly place: DutyPlace
  /** Those who plan it and can be asked on a day: members' ids. Others are chosen where `without` would be alone. */
  managers(at: Date, without?: readonly string[]): readonly string[]
  /** Whether a member still works there, and isn't away at the time of a shift. */
  there(member: string, shift?: DutyShift): boolean
}

/** A notice of a shift: the day and place it is known by, and what of it. */
export const about = <K extends Tell['kind']>(shift: DutyShift, kind: K, name: string) => ({
  kind,
  clock: shiftId(shift),
  due: shift.date,
  name,
})
