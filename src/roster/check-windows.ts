/** What must never be between published windows, looked for every night: each write looks before, two at once may not see each other. Pure. */
import { addDays, type CivilDate } from '../time/civil.js'
import { exclude, type Place } from './slots.js'
import { type DutyShift, type DutyWindow, overlap, shiftId, slotOfShift } from './window.js'

/** OVERLAP: two windows of a unit share a day; REST, NIGHTS: somebody has two shifts too near to each other. */
export const WINDOW_BREACH_CODES = ['OVERLAP', 'REST', 'NIGHTS'] as const
export type WindowBreachCode = (typeof WINDOW_BREACH_CODES)[number]

export interface WindowBreach {
  readonly code: WindowBreachCode
  readonly unit: string
  /** The names of the windows, and the shifts where it is about shifts; no person. */
  readonly windows: readonly [DutyWindow['name'], DutyWindow['name']]
  readonly shifts?: readonly [string, string]
}

/** All that is wrong from a day on, units and days in order. */
export function windowBreaches(
  windows: readonly DutyWindow[],
  today: CivilDate,
  place: Place,
): WindowBreach[] {
  const open = windows.filter(({ publishedAt, to }) => publishedAt && to >= today)
  const found: WindowBreach[] = []
  for (const [index, one] of open.entries()) {
    for (const other of open.slice(index + 1)) {
      if (one.unit === other.unit && overlap(one, other))
        found.push({ code: 'OVERLAP', unit: one.unit, windows: [one.name, other.name] })
    }
  }
  return [...found, ...nearShifts(open, today, place)]
}

/** Shifts of one person, of whatever unit, that no roster would have given to them both. */
function nearShifts(windows: readonly DutyWindow[], today: CivilDate, place: Place): WindowBreach[] {
  const byMember = new Map<string, { window: DutyWindow; shift: DutyShift }[]>()
  for (const window of windows) {
    for (const shift of window.shifts) {
      if (shift.date < addDays(today, -1)) continue
      byMember.set(shift.member, [...(byMember.get(shift.member) ?? []), { window, shift }])
    }
  }
  const start = ({ shift }: { shift: DutyShift }): number => slotOfShift(shift, place).startsAt.getTime()
  return [...byMember.values()].flatMap((mine) => {
    const inOrder = mine.sort((a, b) => start(a) - start(b))
    return inOrder.flatMap(({ window, shift }, index): WindowBreach[] => {
      const next = inOrder[index + 1]
      const why = next && exclude(slotOfShift(shift, place), slotOfShift(next.shift, place))
      if (!next || !why) return []
      return [
        {
          code: why === 'rest' ? 'REST' : 'NIGHTS',
          unit: window.unit,
          windows: [window.name, next.window.name],
          shifts: [shiftId(shift), shiftId(next.shift)],
        },
      ]
    })
  })
}
