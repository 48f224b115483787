/** What the forms of the desk have in common when they say something. Pure. */
import { nameOfUnit, type Pack, type ProfileLimit } from '../../config/pack.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { addDays, type CivilDate } from '../../time/civil.js'
import { cutText } from '../cut-text.js'
import { shownNumber } from '../demo.js'
import type { FormContext } from '../form.js'
import { inRows } from '../rows.js'
import type { Target } from './target.js'
import type { Verb } from './verbs.js'

/** The case that the form is about. @throws Error where the engine gave none, which it always does */
export function caseOf({ target }: FormContext): Target {
  if (!target) throw new Error('a form of the desk without its case')
  return target
}

/** What is being done with which case: whoever comes back after hours has to know. */
export function headLine(verb: Verb, context: FormContext): Message {
  const number = shownNumber(caseOf(context).number, context.pack)
  return { key: 'forms-head', args: { act: { key: `forms-act-${verb}` }, number } }
}

/** A unit's name; the id where the pack no longer has it. */
export const unitName = (pack: Pack, id: string | undefined): Argument =>
  id === undefined ? '' : { local: nameOfUnit(pack, id) }

/** How much of a text a confirmation repeats, the sign of a cut included. */
const SHOWN = 301

/** A text as a confirmation repeats it. */
export const cut = (text: string | undefined): string => cutText(text ?? '', SHOWN)

/** "Reason: …" */
export const shownReason = (text: string | undefined): Message => ({
  key: 'forms-shown-reason',
  args: { text: cut(text) },
})

/** "60 days, until …": the rest days of a calendar that isn't at hand are named as what may move it. */
export function stretch(
  { days, unit, rollForward }: Pick<ProfileLimit, 'days' | 'unit' | 'rollForward'>,
  from: CivilDate,
): Message {
  if (unit === 'working') return { key: 'forms-stretch-working', args: { days } }
  const args = { days, date: { date: addDays(from, days) } }
  return { key: rollForward ? 'forms-stretch-rolling' : 'forms-stretch', args }
}

/** Whether the clock stands still meanwhile, and for how long at most (only where the profile says so). */
export function clockLine(
  cause: 'hearing' | 'ask-citizen',
  rule: string,
  { pack, target }: FormContext,
): Message {
  const stop = pack.profile.clockStops.find(
    (one) => one.cause === cause && one.limits.some((limit) => limit === rule),
  )
  return stop && target?.handling
    ? { key: 'forms-clock-stops', args: { days: stop.maxDays } }
    : { key: 'forms-clock-runs' }
}

/** One column, or two where there are many. */
export const rowsOf = <T>(list: readonly T[]): T[][] => inRows(list, list.length > 8 ? 2 : 1)
