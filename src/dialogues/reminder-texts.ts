/** Reminders to petitioners: of their own windows, of limits that run elsewhere, and that an office missed one. */

import { ruleById } from '../config/pack.js'
import { OTHER_CLOCK_IDS, type OtherClockId } from '../config/pack.types.js'
import type { Argument, LocalText, Message } from '../config/texts.types.js'
import { type CaseClock, running } from '../petitions/model.js'
import type { ToldRung } from '../petitions/notice.js'
import { lastDays } from '../petitions/rights-card.js'
import { caseCard } from '../petitions/views.js'
import { otherClockId, REEXAMINATION } from '../petitions/watched.js'
import { daysBetween } from '../time/civil.js'
import { caseButton } from './case-texts.js'
import { DANGER_CHOICE } from './form-step.js'
import type { Choice, Say } from './messages.js'
import { type NoticeContext, numberOf, unitOf } from './notice-context.js'

/**
 * The clocks of the case that a rung tells of, as long as they run and end on the same days; the first one first. A right
 * that has lapsed is no lateness.
 */
export const rungClocks = (
  context: Pick<NoticeContext, 'petition' | 'today'>,
  { also = [], ...rung }: ToldRung,
): CaseClock[] =>
  [rung, ...also]
    .flatMap((one) => rungClock(context, one) ?? [])
    .filter(({ nature, limit }) => nature === 'duty' || limit.due >= context.today)

/** The clock of the case that a rung belongs to, as long as it runs and ends on the same day. */
const rungClock = (
  { petition }: Pick<NoticeContext, 'petition'>,
  rung: Pick<ToldRung, 'clock' | 'due'>,
): CaseClock | undefined =>
  running(petition).find(({ id, limit }) => id === rung.clock && limit.due === rung.due)

/** What comes late because the service was down says by how much. */
export function lateMark({ lateMinutes }: ToldRung): Message[] {
  if (lateMinutes === undefined) return []
  const hours = Math.round(lateMinutes / 60)
  return hours < 48
    ? [{ key: 'reminder-late-hours', args: { hours } }]
    : [{ key: 'reminder-late-days', args: { days: Math.round(hours / 24) } }]
}

/** Before a window of their own, or a limit elsewhere, ends. */
export function windowEndsText(context: NoticeContext, rung: ToldRung): Say | undefined {
  const { petition, today } = context
  if (rung.due < today) return undefined
  const { id, revision } = petition
  const when: Message = {
    key: 'reminder-left',
    args: { left: daysBetween(today, rung.due), last: { date: rung.due } },
  }
  const rights: Choice = { label: { key: 'button-own-rights' }, verb: 'rights', id, revision }
  const say = (what: Message, ...choices: Choice[][]): Say => ({
    text: [what, when, ...lateMark(rung)],
    choices: [...choices, [rights]],
  })
  const number = numberOf(context)
  if (rung.clock === REEXAMINATION) {
    if (petition.review?.window?.due !== rung.due) return undefined
    return say({ key: 'reminder-reexamination', args: { number } })
  }
  const other = OTHER_CLOCK_IDS.find((one) => otherClockId(one) === rung.clock)
  if (other) return elsewhereEnds(other, context, rung) ? say(elsewhere(other, context)) : undefined
  if (!rungClock(context, rung)) return undefined
  return say({ key: 'reminder-review', args: { number } }, [caseButton('review', { petition: id, revision })])
}

const elsewhereEnds = (
  id: OtherClockId,
  { petition, pack, calendar }: NoticeContext,
  rung: ToldRung,
): boolean =>
  lastDays(petition.details, { pack, calendar }).some((one) => one.id === id && one.last === rung.due)

const elsewhere = (id: OtherClockId, context: NoticeContext): Message => ({
  key: 'reminder-elsewhere',
  args: { number: numberOf(context), name: { local: context.pack.profile.otherClocks[id].name } },
})

/** What the office owed them, in everyday words; a step that has none by the pack's name. */
function stepOf({ limit: { rule } }: CaseClock, name: LocalText): Argument {
  const known = STEPS[rule]
  return known === undefined ? { local: name } : { key: `reminder-owed-${known}` }
}

const STEPS: Readonly<Record<string, 'sorting' | 'telling' | 'answer' | 'review'>> = {
  sorting: 'sorting',
  telling: 'telling',
  tellingDirect: 'telling',
  handling: 'answer',
  suggestionReply: 'answer',
  otherProcedure: 'answer',
  review: 'review',
}

/** An office has missed a limit that it owes them: what they can do now. */
export function missedText(context: NoticeContext, rung: ToldRung): Say | undefined {
  const { petition, pack, today } = context
  const clock = rungClock(context, rung)
  const rule = clock && ruleById(pack, clock.limit.rule)
  if (!clock || !rule || clock.limit.due >= today) return undefined
  const card = caseCard(petition, pack, today)
  const may = card.buttons.includes('urge')
  return {
    text: [
      {
        key: 'reminder-missed',
        args: {
          number: numberOf(context),
          unit: unitOf(context, clock.holder),
          step: stepOf(clock, rule.name),
          due: { date: clock.limit.due },
        },
      },
      ...(may ? [{ key: 'reminder-missed-urge' }] : []),
      { key: 'reminder-missed-others', args: { phone: card.phone } },
      ...lateMark(rung),
    ],
    choices: [
      ...(may ? [[caseButton('urge', { petition: petition.id, revision: petition.revision })]] : []),
      [caseButton('why', { petition: petition.id, revision: petition.revision })],
    ],
  }
}

/** A petition that they began and didn't submit: it is kept, and how to go on. */
export const unfinishedText = (): Say => ({
  text: [{ key: 'reminder-draft' }],
  choices: [[{ label: { key: 'button-draft' }, verb: 'draft', id: 'go-on', revision: 0 }], [DANGER_CHOICE]],
})
