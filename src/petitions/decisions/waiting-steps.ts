import { type CivilDate, daysBetween } from '../../time/civil.js'
import { type Limit, recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import { handlingClock, type Petition } from '../model.js'
import { handlingRule } from '../routes.js'
import {
  type DecideContext,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toPetitioners,
} from './context.js'

/** Asks the petitioner. The clock stands still only where the profile lets it, and only up to its cap. */
export function ask(command: CaseCommandOf<'ask'>, { petition, context }: StepInput): Ruling {
  if (petition.petitioners.length === 0 && petition.content.petitioner.kind === 'anonymous') {
    return refuse('NOBODY_TO_ASK')
  }
  const handling = stopped('ask-citizen', petition, context)
  return (
    textProblem(command.text) ??
    ruled(
      [{ type: 'asked', text: command.text, on: context.today, ...(handling ? { handling } : {}) }],
      toPetitioners('asked', true),
    )
  )
}

export function reply(command: CaseCommandOf<'reply'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.text)
  if (wrong) return wrong
  // Whoever has a chat speaks for themselves.
  if (context.acting.kind === 'member' && petition.petitioners.length > 0) return refuse('NOT_YOURS')
  const open = petition.questions.filter((one) => one.reply === undefined)
  if (open.length === 0) return refuse('QUESTION_NONE')
  const since = open.find(({ stopsFrom }) => stopsFrom)?.stopsFrom
  const { hearingSince } = petition
  const then = hearingSince && !hearingSince.stopsFrom ? 'hearing' : undefined
  const again = restarted(since, then, petition, context)
  return ruled(
    [{ type: 'replied', text: command.text, on: context.today, ...again }],
    toDesk('desk-reply', petition, context),
    ...(again.goesOn ? [toPetitioners('changed')] : []),
  )
}

export function openHearing(command: CaseCommandOf<'openHearing'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  if (petition.hearingSince) return refuse('HEARING_ALREADY')
  const handling = stopped('hearing', petition, context)
  const event = { type: 'hearingOpened', reason: command.reason, on: context.today } as const
  return ruled([handling ? { ...event, handling } : event], toPetitioners('changed'))
}

export function closeHearing(
  command: CaseCommandOf<'closeHearing'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = textProblem(command.conclusion)
  if (wrong) return wrong
  const { hearingSince } = petition
  if (!hearingSince) return refuse('HEARING_NONE')
  const waits = petition.questions.some((one) => one.reply === undefined && !one.stopsFrom)
  const again = restarted(hearingSince.stopsFrom, waits ? 'ask-citizen' : undefined, petition, context)
  return ruled(
    [{ type: 'hearingClosed', conclusion: command.conclusion, on: context.today, ...again }],
    toPetitioners('changed'),
  )
}

type Cause = 'ask-citizen' | 'hearing'

/** How many days of a clock stop are left, where the profile has one for what runs now. */
function capLeft(cause: Cause, petition: Petition, { pack }: DecideContext): number {
  const handling = handlingClock(petition)
  if (!handling || handling.stoppedOn) return 0
  const stop = pack.profile.clockStops.find(
    (one) => one.cause === cause && one.limits.some((id) => id === handling.limit.rule),
  )
  return stop ? Math.max(0, stop.maxDays - petition.stoodStill[cause]) : 0
}

/** The latest date while the clock stands still: both sides know it from the first day on. */
function stopped(cause: Cause, petition: Petition, context: DecideContext): Limit | undefined {
  // A day stands still once, whatever is waited for.
  const waits =
    petition.hearingSince?.stopsFrom || petition.questions.some((one) => one.stopsFrom && !one.reply)
  const limit = handlingClock(petition)?.limit
  return waits || !limit ? undefined : standing(cause, limit, petition, context)
}

/** A limit that stands still from today on for what is left of the cap; what is missed already stays missed. */
function standing(cause: Cause, limit: Limit, petition: Petition, context: DecideContext): Limit | undefined {
  const left = context.today > limit.due ? 0 : capLeft(cause, petition, context)
  return left > 0 ? recomputeLimit(limit, context.calendar, left) : undefined
}

/**
 * The limit once the clock runs again: only the days that really passed were added. Where something else is waited
 * for as well, it stands still for that from here on.
 */
function restarted(
  since: CivilDate | undefined,
  then: Cause | undefined,
  petition: Petition,
  context: DecideContext,
): { stoodStill: number; handling?: Limit; goesOn?: true } {
  const handling = handlingClock(petition)
  if (since === undefined || !handling || handling.stoppedOn) return { stoodStill: 0 }
  // What the stop added, whatever rule the route has by now: all that is neither the rule's, extended nor kept before.
  const { stoodStill: before, extendedDays, route } = petition
  const own = handlingRule(context.pack, route).days + extendedDays + before['ask-citizen'] + before.hearing
  const added = Math.max(0, handling.limit.days - own)
  const stoodStill = Math.min(added, daysBetween(since, context.today))
  const runs = recomputeLimit(handling.limit, context.calendar, stoodStill - added)
  const further = then && standing(then, runs, petition, context)
  return { stoodStill, handling: further ?? runs, ...(further ? { goesOn: true } : {}) }
}
