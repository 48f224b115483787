import type { Pack, Unit } from '../config/pack.types.js'
import type { Member } from './members.js'
import type { Role } from './roles.js'

/** Who does a unit's daily work: without one of them, what comes to it lies there. */
const NEEDED: Readonly<Record<Unit['kind'], readonly Role[]>> = {
  'petition-office': ['registrar'],
  organ: ['handler', 'unit-lead'],
}

/** The units of the pack in which nobody of the given members does the daily work. Pure. */
export function unstaffedUnits(pack: Pack, members: readonly Member[]): Unit[] {
  return pack.units.filter(
    ({ id, kind }) =>
      !members.some(
        ({ state, grants }) =>
          state === 'active' && grants.some(({ role, unit }) => unit === id && NEEDED[kind].includes(role)),
      ),
  )
}
