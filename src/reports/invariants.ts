import type { Pack } from '../config/pack.types.js'
import type { Status } from '../petitions/model.js'
import type { CaseRow } from '../petitions/row.js'
import type { WindowBreach } from '../roster/check-windows.js'
import { type CivilDate, daysBetween } from '../time/civil.js'
import { isOpen } from './clocks.js'

/**
 * What must never be true of a case (件件有着落、事事有回音): each is an alert, with a code that stays. In the order of
 * how badly it leaves somebody waiting.
 */
export const BREACH_CODES = [
  'NO_OWNER', // open, and the unit that has it is not in the pack
  'NO_NEXT_DATE', // open, and nothing has a date
  'CLOSED_NOT_SERVED', // closed, not withdrawn, and no answer reached the petitioner
  'OWNER_UNREACHABLE', // open, and nobody can be reached of the unit that has it, or stands in for it on paper
  'NO_ORGAN', // in a stage that an organ has to be in, and there is none
  'NEXT_DATE_FAR', // the next date is more than FARTHEST days away
] as const
export type BreachCode = (typeof BREACH_CODES)[number]

/** Longer than the longest lawful chain of steps (240 days) by far: a slip in a limit, not a plan. */
export const FARTHEST = 400
/** Case numbers kept per code. */
const NUMBERS = 10

export interface Breach {
  readonly code: BreachCode
  /** Id of the case, for logs and look-ups. */
  readonly petition: string
  readonly number: string
  /** The unit that has it. */
  readonly unit: string
}

/** Stages in which an organ has the matter. */
const WITH_ORGAN: readonly Status[] = ['forwarded', 'told', 'accepted', 'at-office']

/** What is wrong with a case on a day. `reachable` tells whether anybody of a unit can be reached. */
export function breaches(
  row: CaseRow,
  id: string,
  pack: Pick<Pack, 'units'>,
  today: CivilDate,
  reachable: (unit: string) => boolean,
): Breach[] {
  const { status, owner, desk = owner, withdrawn, organ, next, servedOn, number } = row
  const open = isOpen(row)
  const known = pack.units.some((unit) => unit.id === owner)
  const wrong: Readonly<Record<BreachCode, boolean>> = {
    NO_OWNER: open && !known,
    NO_NEXT_DATE: open && next === undefined,
    CLOSED_NOT_SERVED: !open && servedOn === undefined && !withdrawn,
    OWNER_UNREACHABLE: open && known && !reachable(desk),
    NO_ORGAN: WITH_ORGAN.includes(status) && organ === undefined,
    NEXT_DATE_FAR: next !== undefined && daysBetween(today, next.due) > FARTHEST,
  }
  return BREACH_CODES.filter((code) => wrong[code]).map((code) => ({
    code,
    petition: id,
    number,
    unit: owner,
  }))
}

/** The breaches of a code, and the first few cases. */
export interface BreachCount {
  readonly code: BreachCode
  readonly count: number
  readonly numbers: readonly string[]
}

export interface BreachReport {
  readonly asOf: CivilDate
  /** Cases with any breach, each once. */
  readonly cases: number
  /** Codes that were found, in the order of {@link BREACH_CODES}. */
  readonly found: readonly BreachCount[]
  /** What is wrong between duty windows. */
  readonly windows: readonly WindowBreach[]
}

/** Whether nothing was found. */
export const isClean = ({ found, windows }: BreachReport): boolean =>
  found.length === 0 && windows.length === 0

/** Goes through cases one by one and keeps counts and a few numbers. */
export function breachReport(
  pack: Pick<Pack, 'units'>,
  today: CivilDate,
  reachable: (unit: string) => boolean,
  windows: readonly WindowBreach[] = [],
): { add(row: CaseRow, id: string): void; report(): BreachReport } {
  const found = new Map<BreachCode, BreachCount>()
  let cases = 0
  return {
    add(row, id) {
      const wrong = breaches(row, id, pack, today, reachable)
      if (wrong.length > 0) cases += 1
      for (const { code, number } of wrong) {
        const { count, numbers } = found.get(code) ?? { count: 0, numbers: [] }
        found.set(code, {
          code,
          count: count + 1,
          numbers: numbers.length < NUMBERS ? [...numbers, number] : numbers,
        })
      }
    },
    report: () => ({
      asOf: today,
      cases,
      found: BREACH_CODES.flatMap((code) => found.get(code) ?? []),
      windows,
    }),
  }
}
