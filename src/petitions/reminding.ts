/** What a sweep tells of a case. Pure. */
import { LEVELS } from '../config/reminders.types.js'
import type { Rules } from './decisions/context.js'
import type { Petition, PetitionEvent } from './model.js'
import { lateBy, type Notice, type ToldRung } from './notice.js'
import { dueRungs, isFirstHeard, nextRungAt, type Rung } from './rungs.js'
import { watched } from './watched.js'

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

/**
 * The notices of all rungs that are due by now. What one unit is told of a case at one time is one notice, known by the
 * case and by date, due day and rung of what ends first.
 */
export function reminders(
  { petition, events, remindedThrough }: Reminded,
  now: Date,
  rules: Rules,
): Notice[] {
  const due = dueRungs(watched(petition, events, rules), remindedThrough, now, rules)
  const petitioners = due.filter(({ to }) => to === 'petitioners')
  const unitOf = ({ watched: { whose } }: Rung): string =>
    whose.kind === 'unit' ? whose.unit : petition.owner
  const rungs = due.filter(({ to }) => to !== 'petitioners').sort(endsFirst)
  const units = [...new Set(rungs.map(unitOf))]
  return [
    ...petitioners.flatMap((rung) => toPetitioners(rung, petition, now)),
    ...units.flatMap((unit) =>
      toUnit(
        unit,
        rungs.filter((rung) => unitOf(rung) === unit),
        petition,
        { told: remindedThrough, now, rules },
      ),
    ),
  ]
}

const endsFirst = (a: Rung, b: Rung): number =>
  a.watched.due < b.watched.due
    ? -1
    : a.watched.due > b.watched.due
      ? 1
      : a.watched.id < b.watched.id
        ? -1
        : 1

const noticeOf = ({ watched: { id, due }, name }: Rung, petition: Petition): string =>
  `${petition.id}-${id}-${due}-${name}`

function toPetitioners(rung: Rung, petition: Petition, now: Date): Notice[] {
  const kind = rung.name === 'missed' ? 'missed' : 'window-ends'
  const id = noticeOf(rung, petition)
  return petition.petitioners.map((account) => ({ id, kind, account, rung: toldRung(rung, now) }))
}

function toUnit(
  unit: string,
  rungs: readonly Rung[],
  petition: Petition,
  { told, now, rules }: { told: Date; now: Date; rules: Rules },
): Notice[] {
  const [first, ...others] = rungs
  if (!first) return []
  const levels = LEVELS.filter((level) => rungs.some(({ to }) => to.includes(level)))
  const fresh = LEVELS.filter((level) => rungs.some((rung) => isFirstHeard(rung, level, told, rules)))
  const also = others.map(({ watched: { id, due } }) => ({ clock: id, due }))
  const rung = { ...toldRung(first, now), ...(also.length > 0 ? { also } : {}) }
  return [{ id: noticeOf(first, petition), kind: 'desk-reminder', unit, levels, fresh, rung }]
}

function toldRung({ watched: date, name, at }: Rung, now: Date): ToldRung {
  return { clock: date.id, due: date.due, name, ...lateBy(at, now) }
}
