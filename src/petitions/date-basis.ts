import { createHash } from 'node:crypto'
import type { Rules } from './decisions/context.js'

/**
 * What the running dates of a case, and the times of its reminders, were computed by: a short name that is another
 * whenever the calendar or the plan of reminders may say something else. Cases under another are brought up to it.
 */
export function dateBasis({ pack, calendar }: Rules): string {
  const plan = JSON.stringify(pack.profile.reminders)
  return `${calendar.name}.${createHash('sha256').update(plan).digest('base64url').slice(0, 8)}`
}
