/** What a sweep tells of a case. Pure. */
import { LEVELS } from '../config/reminders.types.js'
import type { Rules } from './decisions/context.js'
import type { Petition, PetitionEvent } from './model.js'
import type { Notice, ToldRung } from './notice.js'
import { dueRungs, isFirstHeard, nextRungAt, type Rung } from './rungs.js'
import { watched } from './watched.js'

/** What is told more than this after its time says by how much. */
const LATE_FROM_MINUTES = 60

/** A case with its whole history, and up to when its rungs were told. */
export interface Reminded {
  readonly petition: Petition
  readonly events: readonly PetitionEvent[]
  readonly remindedThrough: Date
}

/** When a case has somebody to be reminded of something next, if ever. */
export const nextReminderAt = (
  { petition, events, remindedThrough }: Reminded,
  rules: Rules,
): Date | undefined => nextRungAt(watched(petition, events, rules), remindedThrough, rules)

/** The notices of all rungs that are due by now; the id of each is that of its case, date, due day and rung. */
export function reminders(
  { petition, events, remindedThrough }: Reminded,
  now: Date,
  rules: Rules,
): Notice[] {
  return dueRungs(watched(petition, events, rules), remindedThrough, now, rules).flatMap((rung) =>
    noticesOf(rung, petition, { told: remindedThrough, now, rules }),
  )
}

function noticesOf(
  rung: Rung,
  petition: Petition,
  { told, now, rules }: { told: Date; now: Date; rules: Rules },
): Notice[] {
  const { watched: date, name, at, to } = rung
  const late = Math.floor((now.getTime() - at.getTime()) / 60_000)
  const toldRung: ToldRung = {
    clock: date.id,
    due: date.due,
    name,
    ...(late >= LATE_FROM_MINUTES ? { lateMinutes: late } : {}),
  }
  const id = `${petition.id}-${date.id}-${date.due}-${name}`
  if (to === 'petitioners') {
    const kind = name === 'missed' ? 'missed' : 'window-ends'
    return petition.petitioners.map((account) => ({ id, kind, account, rung: toldRung }))
  }
  const unit = date.whose.kind === 'unit' ? date.whose.unit : petition.owner
  const fresh = LEVELS.filter((level) => isFirstHeard(rung, level, told, rules))
  return [{ id, kind: 'desk-reminder', unit, levels: to, fresh, rung: toldRung }]
}
