/** Finds who is on duty for an urgent matter: in its unit, else in the nearest one above it. */
import { unitAndAbove } from '../config/pack-lookup.js'
import { civilDateOf } from '../time/civil.js'
import { answers, raiseCall } from './calls.js'
import { type DutyPorts, onWindow, written } from './on-window.js'
import type { DutyCall } from './window.js'
import type { DutyWindows } from './window-repository.js'

export interface RingingPorts extends DutyPorts {
  readonly rosters: DutyPorts['rosters'] & Pick<DutyWindows, 'ofUnits'>
}

type Call = Pick<DutyCall, 'id' | 'number' | 'without' | 'unit'>

/**
 * Lets an urgent matter of a unit ring where somebody is on duty who may know of it; gives the windows in which it rings
 * from now on. None where nobody is on duty up to the top, or it rings already.
 */
export async function ringFor(
  { unit, ...call }: Call & { readonly unit: string },
  ports: RingingPorts,
): Promise<string[]> {
  const today = civilDateOf(ports.clock.now(), ports.pack.timeZone)
  for (const here of unitAndAbove(ports.pack, unit)) {
    const rung: string[] = []
    let answered = false
    for (const { id } of await ports.rosters.ofUnits([here], today)) {
      const found = await ringIn(id, here === unit ? call : { ...call, unit }, ports)
      answered ||= found !== 'nobody'
      if (found === 'rings') rung.push(id)
    }
    if (answered) return rung
  }
  return []
}

/** `again`: it rings there already. */
async function ringIn(id: string, call: Call, ports: DutyPorts): Promise<'rings' | 'again' | 'nobody'> {
  return onWindow(id, ports, async (seen) => {
    const now = ports.clock.now()
    if (!seen || !answers(seen.window, call.without, now, ports.place)) return 'nobody'
    const window = raiseCall(seen.window, call, now, ports.place)
    if (!window) return 'again'
    return (await written(seen, window, [], ports.rosters)) ? 'rings' : undefined
  })
}
