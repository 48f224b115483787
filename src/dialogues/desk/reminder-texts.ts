/** Reminders and alarms to officials: one alone, or a digest of all that waited. Pure. */
import type { Level } from '../../config/reminders.types.js'
import type { Message } from '../../config/texts.types.js'
import { type CaseClock, deskOf, type Petition } from '../../petitions/model.js'
import type { ToldRung } from '../../petitions/notice.js'
import { stageOf } from '../../reports/clocks.js'
import { type CivilDate, daysBetween } from '../../time/civil.js'
import { daysLate } from '../../time/limits.js'
import type { Choice, Say } from '../messages.js'
import { type NoticeContext, numberOf, unitOf } from '../notice-context.js'
import { lateMark, rungClock } from '../reminder-texts.js'

/** How a limit stands on a day. Before and on the day people count from the nominal date, after it from the rolled one. */
export type Standing =
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly left: number }

export function standing({ limit }: CaseClock, today: CivilDate): Standing {
  if (today > limit.due) return { kind: 'late', days: daysLate(today, limit) }
  return today >= limit.nominal
    ? { kind: 'today' }
    : { kind: 'soon', left: daysBetween(today, limit.nominal) }
}

/** Whether somebody at that level has said today that they know. */
export const isAcknowledged = (
  { acknowledged }: Petition,
  level: Level | undefined,
  today: CivilDate,
): boolean => acknowledged?.on === today && level !== undefined && acknowledged.levels.includes(level)

/** The step that a limit is for, in words. */
export const stepName = (clock: CaseClock): Message => ({ key: `report-stage-${stageOf(clock)}` })

/** One reminder or alarm alone; nothing once the step is done, its date moved, or somebody at that level said so. */
export function deskReminder(
  context: NoticeContext,
  rung: ToldRung,
  level: Level | undefined,
): Say | undefined {
  const { petition, today } = context
  const clock = rungClock(context, rung)
  if (!clock || isAcknowledged(petition, level, today)) return undefined
  const now = standing(clock, today)
  const args = { number: numberOf(context), step: stepName(clock), due: { date: clock.limit.due } }
  const { id, revision } = petition
  return {
    text: [
      ...(petition.urgent ? [{ key: 'notice-desk-urgent' }] : []),
      now.kind === 'late'
        ? { key: 'reminder-desk-late', args: { ...args, days: now.days } }
        : now.kind === 'today'
          ? { key: clock.limit.due === today ? 'reminder-desk-today' : 'reminder-desk-rolled', args }
          : {
              key: 'reminder-desk-soon',
              args: { ...args, left: now.left, ends: { date: clock.limit.nominal } },
            },
      ...(now.kind === 'soon' && clock.limit.nominal !== clock.limit.due
        ? [{ key: 'reminder-desk-moves', args: { due: { date: clock.limit.due } } }]
        : []),
      ...(level === undefined || level === 'handler'
        ? []
        : [{ key: 'reminder-desk-with', args: { unit: unitOf(context, holderOf(clock, petition)) } }]),
      ...lateMark(rung),
    ],
    choices: [[openCase(petition)], [{ label: { key: 'button-acknowledge' }, verb: 'ack', id, revision }]],
  }
}

const openCase = ({ id, revision }: Petition): Choice => ({
  label: { key: 'button-open-case' },
  verb: 'case',
  id,
  revision,
})

/** Who has to do it in the service. */
const holderOf = ({ holder }: CaseClock, petition: Petition): string =>
  holder === petition.owner ? deskOf(petition) : holder
