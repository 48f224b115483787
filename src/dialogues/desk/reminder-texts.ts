/** Reminders and alarms to officials: one alone, or a digest of all that waited. Pure. */
import { type Pack, ruleById } from '../../config/pack.js'
import type { Level } from '../../config/reminders.types.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { type CaseClock, deskOf, type Petition } from '../../petitions/model.js'
import type { ToldRung } from '../../petitions/notice.js'
import { stageOf } from '../../reports/clocks.js'
import { type CivilDate, daysBetween } from '../../time/civil.js'
import { daysLate } from '../../time/limits.js'
import type { Choice, Say } from '../messages.js'
import { type NoticeContext, numberOf, unitOf } from '../notice-context.js'
import { lateMark, rungClocks } from '../reminder-texts.js'
import { paragraph } from './report-lines.js'

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

/** The step that a limit is for, in words; one that reports don't know by the pack's name of its rule. */
export function stepName(clock: CaseClock, pack: Pack): Argument {
  if (clock.id.startsWith('objection-')) return { key: 'reminder-step-object' }
  const stage = stageOf(clock)
  const rule = stage === 'other' ? ruleById(pack, clock.limit.rule) : undefined
  return rule ? { local: rule.name } : { key: `report-stage-${stage}` }
}

/** One reminder or alarm alone; nothing once its steps are done, or somebody at that level said that they know. */
export function deskReminder(
  context: NoticeContext,
  rung: ToldRung,
  level: Level | undefined,
): Say | undefined {
  const { petition, today, pack } = context
  const clocks = rungClocks(context, rung)
  const [first] = clocks
  if (!first || isAcknowledged(petition, level, today)) return undefined
  const worst = KINDS.find((kind) => clocks.some((clock) => standing(clock, today).kind === kind)) ?? 'soon'
  const { id, revision } = petition
  return {
    text: [
      ...(petition.urgent ? [{ key: 'notice-desk-urgent' }] : []),
      paragraph(
        { key: `reminder-desk-${worst}`, args: { number: numberOf(context) } },
        clocks.flatMap((clock) => stepLines(clock, today, pack)),
      ),
      ...(level === undefined || level === 'handler' || level === 'unit-lead'
        ? []
        : [{ key: 'reminder-desk-with', args: { unit: unitOf(context, holderOf(first, petition)) } }]),
      ...lateMark(rung),
    ],
    choices: [[openCase(petition)], [{ label: { key: 'button-acknowledge' }, verb: 'ack', id, revision }]],
  }
}

const KINDS = ['late', 'today', 'soon'] as const

/** How one step stands, in a line or two. */
function stepLines(clock: CaseClock, today: CivilDate, pack: Pack): Message[] {
  const { due, nominal } = clock.limit
  const args = { step: stepName(clock, pack), due: { date: due }, ends: { date: nominal } }
  const now = standing(clock, today)
  switch (now.kind) {
    case 'late':
      return [{ key: 'reminder-step-late', args: { ...args, days: now.days } }]
    case 'today':
      return [{ key: due === today ? 'reminder-step-today' : 'reminder-step-rolled', args }]
    case 'soon':
      return [
        { key: 'reminder-step-soon', args: { ...args, left: now.left } },
        ...(nominal === due ? [] : [{ key: 'reminder-desk-moves', args }]),
      ]
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
