import type { Member } from '../../../people/members.js'
import type { PlanPorts } from '../../../roster/drafting.js'
import { dutyPlace } from '../../../roster/duty-rungs.js'
import { idsOnDuty } from '../../../roster/plan-window.js'
import { sharesOf } from '../../../roster/standing.js'
import type { DutyWindow } from '../../../roster/window.js'
import type { DutyWindows } from '../../../roster/window-repository.js'
import { type DeskPorts, todayOf } from '../desk-ports.js'
import type { Seen, ViewFacts } from './roster-texts.js'

/** What every view of a window has to know. */
export const factsOf = ({
  rules: { pack, calendar },
  clock,
}: DeskPorts): ViewFacts & {
  readonly place: ReturnType<typeof dutyPlace>
} => ({ pack, place: dutyPlace(pack, calendar), now: clock.now() })

/** The ports of planning; nothing where the pack says nothing of rosters. */
export function planPorts(ports: DeskPorts): (PlanPorts & Pick<DeskPorts, 'rosters'>) | undefined {
  const { rosters, members, clock, rules } = ports
  const { roster } = rules.pack
  return roster && { rosters, members, clock, rules: roster, place: factsOf(ports).place }
}

/** A window as it is now, with its people's names and shares. */
export async function seeWindow(id: string, ports: DeskPorts): Promise<Seen | undefined> {
  const found = await ports.rosters.see(id)
  if (!found) return undefined
  const { window, version } = found
  const members = await ports.members.active()
  const around = { members, beside: await besides(window, members, ports) }
  const nameOf = await ports.staff.names(window.shifts.map(({ member }) => member))
  return { window, version, nameOf, ...sharesOf(window, around, factsOf(ports).place) }
}

/** The unit's other windows, and what its people have near it in other units. */
export const besides = (
  window: DutyWindow,
  members: readonly Member[],
  ports: DeskPorts,
): Promise<DutyWindow[]> => ports.rosters.beside(window, idsOnDuty(window.unit, members), todayOf(ports))

/**
 * The windows as far as one still is what somebody saw when they decided: to a write that looks again it is gone
 * otherwise, so that nothing is done to something else.
 */
export const asSeen = <Rosters extends Pick<DutyWindows, 'see'>>(
  rosters: Rosters,
  isSame: (now: { readonly window: DutyWindow; readonly version: number }) => boolean,
): Rosters => ({
  ...rosters,
  see: async (id: string) => {
    const now = await rosters.see(id)
    return now && isSame(now) ? now : undefined
  },
})
