/** Somebody on duty goes away or leaves: what they had accepted needs somebody else. */
import type { CivilDate } from '../time/civil.js'
import { type DutyPorts, onWindow, written } from './on-window.js'
import { type DutyShift, type DutyWindow, slotOfShift } from './window.js'
import type { DutyWindows } from './window-repository.js'

export interface ReopenPorts extends DutyPorts {
  readonly rosters: DutyPorts['rosters'] & Pick<DutyWindows, 'ofMember'>
}

/**
 * Opens again what a member had accepted and isn't there for any more; gives how many shifts that are. Each of their
 * windows is written, so that it looks anew at when it has to ask somebody: who came back is asked again, too.
 */
export async function reopenDuty(member: string, today: CivilDate, ports: ReopenPorts): Promise<number> {
  const { rosters, clock, place } = ports
  let count = 0
  for (const { id } of await rosters.ofMember(member, today)) {
    count += await onWindow(id, ports, async (seen) => {
      if (!seen) return 0
      const now = clock.now()
      const gone = seen.window.shifts.filter(
        (shift) =>
          shift.member === member &&
          shift.acceptedAt !== undefined &&
          slotOfShift(shift, place).startsAt > now &&
          !seen.around.there(member, shift),
      )
      const window = gone.length > 0 ? reopened(seen.window, gone, now) : seen.window
      return (await written(seen, window, [], rosters)) ? gone.length : undefined
    })
  }
  return count
}

function reopened(window: DutyWindow, gone: readonly DutyShift[], now: Date): DutyWindow {
  const open = ({ acceptedAt: _, reachableAt: __, ...shift }: DutyShift): DutyShift => ({
    ...shift,
    openSince: now,
  })
  // Somebody is asked at once: what has been told through this moment hadn't known of it.
  const before = Math.min((window.remindedThrough ?? now).getTime(), now.getTime() - 1)
  return {
    ...window,
    remindedThrough: new Date(before),
    shifts: window.shifts.map((shift) => (gone.includes(shift) ? open(shift) : shift)),
  }
}
