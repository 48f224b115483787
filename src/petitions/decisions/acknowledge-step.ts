import { LEVELS, type Level } from '../../config/reminders.types.js'
import { mayDo, type Role } from '../../people/roles.js'
import { type Acting, type Ruling, ruled, type StepInput } from './context.js'

/** Whose word counts for a level: whoever holds one of these roles towards the unit. */
const ROLES_OF: Readonly<Record<Level, readonly Role[]>> = {
  handler: ['handler', 'registrar'],
  'unit-lead': ['unit-lead'],
  supervisor: ['supervisor'],
  leader: ['leader'],
}

/**
 * Who has read what is due or late, and when. It stops the alarms of that day at their level, and no clock. Once on a day
 * is enough.
 */
export function acknowledge({ petition, context }: StepInput, unit: string): Ruling {
  const { acting, today } = context
  const levels = LEVELS.filter((level) => standsAt(level, acting, unit, context))
  const { acknowledged } = petition
  const known = acknowledged?.on === today ? acknowledged.levels : []
  if (levels.every((level) => known.includes(level))) return ruled([])
  return ruled([{ type: 'acknowledged', on: today, levels }])
}

function standsAt(level: Level, acting: Acting, unit: string, { pack }: StepInput['context']): boolean {
  if (acting.kind !== 'member') return false
  const grants = acting.grants.filter(({ role }) => ROLES_OF[level].includes(role))
  return mayDo(grants, 'see-case', unit, pack)
}
