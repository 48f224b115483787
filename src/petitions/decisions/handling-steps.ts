import { categoryById, UNKNOWN_CATEGORY, unitById } from '../../config/pack.js'
import type { RouteId } from '../../config/pack.types.js'
import { mayDo } from '../../people/roles.js'
import { type CivilDate, daysBetween } from '../../time/civil.js'
import { computeLimit, type Limit, recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { EventBody } from '../events.js'
import { excludedUnits } from '../exclusion.js'
import { handlingClock, type Petition } from '../model.js'
import { defaultRoute, handlingRule, routesOf } from '../routes.js'
import {
  type DecideContext,
  limitFrom,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toPetitioners,
  toUnit,
} from './context.js'
import { keptOut } from './rights.js'

/** 告知: received, and by which route and procedure it goes on; in writing, within 15 days (2022 §23). */
export function tell(_: CaseCommandOf<'tell'>, { petition, context }: StepInput): Ruling {
  return ruled([toldEvent(petition, context)], toPetitioners('told', true))
}

/** 受理: handling runs from today (2022 §34). Where nobody was told yet, this tells too. */
export function accept(_: CaseCommandOf<'accept'>, { petition, context }: StepInput): Ruling {
  const told: EventBody[] = petition.status === 'forwarded' ? [toldEvent(petition, context)] : []
  const rule = handlingRule(context.pack, petition.route)
  const handling = computeLimit(rule, context.today, context.calendar)
  return ruled([...told, { type: 'accepted', on: context.today, handling }], toPetitioners('accepted', true))
}

function toldEvent(petition: Petition, context: DecideContext): EventBody {
  const { today } = context
  return {
    type: 'told',
    on: today,
    route: petition.route,
    // "Whether accepted" is owed from the organ's receipt on, like the telling itself.
    acceptance: limitFrom('acceptance', petition.forwardedOn ?? today, context),
  }
}

export function nameHandler(command: CaseCommandOf<'nameHandler'>, { petition, context }: StepInput): Ruling {
  const { member, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (petition.handler === member) return refuse('NOTHING_CHANGES')
  if (!mayBeNamed(member, petition, context)) return refuse('MEMBER_UNKNOWN')
  return ruled([{ type: 'handlerNamed', member, reason, on: context.today }])
}

/** Whether somebody can be the handler: of the organ, and neither named in the matter nor recused. */
export function mayBeNamed(member: string, petition: Petition, context: DecideContext): boolean {
  const official = context.official(member)
  return (
    official !== undefined &&
    mayDo(official.grants, 'handle', petition.organ ?? petition.owner, context.pack) &&
    !keptOut({ kind: 'member', member, ...official }, petition, context)
  )
}

/** Whether somebody may keep an official out: oneself, one's own people, or as one of those over the unit. */
export function mayRecuse(member: string, { owner }: Petition, context: DecideContext): boolean {
  const { acting, pack } = context
  if (acting.kind !== 'member') return false
  const units = context.official(member)?.grants.map(({ unit }) => unit) ?? []
  return (
    acting.member === member ||
    units.some((unit) => mayDo(acting.grants, 'approve', unit, pack)) ||
    mayDo(acting.grants, 'designate', owner, pack)
  )
}

/** Class, topic, route or the first-time mark change with a reason, and the petitioner is told. */
export function reclassify(command: CaseCommandOf<'reclassify'>, { petition, context }: StepInput): Ruling {
  const wrong = textProblem(command.reason)
  if (wrong) return wrong
  const next = {
    class: command.class ?? petition.class,
    category: command.category ?? petition.category,
    route: command.route ?? routeAfter(command, petition),
    firstTime: command.firstTime ?? petition.firstTime,
  }
  // 2022 §30: what becomes a report of misconduct must not lie where any handler can read it.
  if (next.class === 'accusation' && petition.class !== 'accusation')
    return refuse('REPORTS_NEED_SEALED_LANE')
  if (next.category !== UNKNOWN_CATEGORY && !categoryById(context.pack, next.category)) {
    return refuse('CATEGORY_UNKNOWN')
  }
  if (!routesOf(next.class).includes(next.route)) return refuse('ROUTE_UNKNOWN')
  const same =
    next.class === petition.class &&
    next.category === petition.category &&
    next.route === petition.route &&
    next.firstTime === petition.firstTime
  if (same) return refuse('NOTHING_CHANGES')
  const handling = rerouted(next.route, petition, context)
  return ruled(
    [
      {
        type: 'reclassified',
        ...next,
        reason: command.reason,
        on: context.today,
        ...(handling ? { handling } : {}),
      },
    ],
    toPetitioners('changed'),
  )
}

const routeAfter = (command: CaseCommandOf<'reclassify'>, petition: Petition): RouteId =>
  command.class === undefined || command.class === petition.class
    ? petition.route
    : defaultRoute(command.class)

/** The handling limit of another route, from the same acceptance, with what was extended and stood still. */
function rerouted(route: RouteId, petition: Petition, { pack, calendar }: DecideContext): Limit | undefined {
  const handling = handlingClock(petition)
  if (!handling || handling.stoppedOn || route === petition.route) return undefined
  const rule = handlingRule(pack, route)
  const old = handlingRule(pack, petition.route)
  if (rule.id === old.id) return undefined
  const more = handling.limit.days - old.days
  return recomputeLimit(computeLimit(rule, handling.limit.from, calendar), calendar, Math.max(0, more))
}

export function setUrgent(command: CaseCommandOf<'setUrgent'>, { petition, context }: StepInput): Ruling {
  const { urgent, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (petition.urgent === urgent) return refuse('NOTHING_CHANGES')
  // A petitioner raises it; only the petition office lowers it again, with a reason.
  if (!urgent && context.acting.kind === 'petitioner') return refuse('NOT_YOURS')
  return ruled([{ type: 'urgencySet', urgent, reason, on: context.today }])
}

/** Lead and co-handlers: one clock and one answer, each co-handler with a date inside it (M18). */
export function addCoHandler(
  command: CaseCommandOf<'addCoHandler'>,
  { petition, context }: StepInput,
): Ruling {
  const { unit, task, days } = command
  const { pack, calendar, today } = context
  const wrong = textProblem(task)
  if (wrong) return wrong
  const found = unitById(pack, unit)
  if (found?.kind !== 'organ') return refuse('UNIT_UNKNOWN', { unit })
  if (unit === petition.owner) return refuse('UNIT_SAME')
  if (excludedUnits(pack, petition.content.about).has(unit)) return refuse('UNIT_EXCLUDED')
  if (!context.reachable(unit)) return refuse('UNIT_NOT_REACHABLE', { unit: { local: found.name } })
  if (petition.coHandlers.some((one) => one.unit === unit && one.opinion === undefined)) {
    return refuse('CO_HANDLER_ALREADY')
  }
  const whole = handlingClock(petition)?.limit.due
  if (!Number.isInteger(days) || days < 1 || days > 365) return refuse('CO_HANDLER_DAYS', { most: 365 })
  const due = computeLimit({ ...pack.profile.targets.coHandling, days }, today, calendar)
  if (whole !== undefined && due.due > whole) {
    return refuse('CO_HANDLER_DAYS', { most: Math.max(1, daysBetween(today, whole)) })
  }
  return ruled([{ type: 'coHandlerAdded', unit, task, on: today, due }], toUnit('desk-co-handling', unit))
}

export function answerCoHandling(
  command: CaseCommandOf<'answerCoHandling'>,
  { petition, context }: StepInput,
  unit: string,
): Ruling {
  const wrong = textProblem(command.opinion)
  if (wrong) return wrong
  if (!petition.coHandlers.some((one) => one.unit === unit && one.opinion === undefined)) {
    return refuse('CO_HANDLER_NONE')
  }
  return ruled(
    [{ type: 'coHandlerAnswered', unit, opinion: command.opinion, on: context.today }],
    toDesk('desk-reply', petition, context),
  )
}

/** 回避: who has an interest in the matter has nothing more to do with it (2022 §28 para 3). */
export function recuse(command: CaseCommandOf<'recuse'>, { petition, context }: StepInput): Ruling {
  const { member, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (!context.official(member)) return refuse('MEMBER_UNKNOWN')
  if (petition.recused.includes(member)) return refuse('NOTHING_CHANGES')
  if (!mayRecuse(member, petition, context)) return refuse('NOT_YOURS')
  return ruled([{ type: 'recused', member, reason, on: context.today }])
}

/** Asks the petitioner. The clock stands still only where the profile lets it, and only up to its cap. */
export function ask(command: CaseCommandOf<'ask'>, { petition, context }: StepInput): Ruling {
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

export function note(command: CaseCommandOf<'note'>, { context }: StepInput): Ruling {
  return textProblem(command.text) ?? ruled([{ type: 'noted', text: command.text, on: context.today }])
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
