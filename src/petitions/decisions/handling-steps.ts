import { categoryById, UNKNOWN_CATEGORY } from '../../config/pack.js'
import type { RouteId } from '../../config/pack.types.js'
import { computeLimit, type Limit, recomputeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { EventBody } from '../events.js'
import { deskOf, handlingClock, type Petition } from '../model.js'
import { defaultRoute, handlingRule, routesOf } from '../routes.js'
import {
  type DecideContext,
  limitFrom,
  type NoticeDraft,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toPetitioners,
  toUnit,
  whoAt,
} from './context.js'

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

/** 2022 §25: those who have it and those who stand over them know at once, at any hour. */
function alarm(petition: Petition, context: DecideContext): NoticeDraft[] {
  const unit = deskOf(petition)
  const who = whoAt(unit, context)
  const office: NoticeDraft[] =
    unit === petition.office ? [] : [toUnit('desk-urgent', petition.office, 'sort')]
  return [
    // The head of an organ is among those who may handle its cases.
    toUnit('desk-urgent', unit, who),
    ...office,
    toUnit('desk-urgent', petition.office, 'designate'),
  ]
}

export function setUrgent(command: CaseCommandOf<'setUrgent'>, { petition, context }: StepInput): Ruling {
  const { urgent, reason } = command
  const wrong = textProblem(reason)
  if (wrong) return wrong
  if (petition.urgent === urgent) return refuse('NOTHING_CHANGES')
  // A petitioner raises it; only the petition office lowers it again, with a reason.
  if (!urgent && context.acting.kind === 'petitioner') return refuse('NOT_YOURS')
  const event = { type: 'urgencySet', urgent, reason, on: context.today } as const
  return ruled([event], ...(urgent ? alarm(petition, context) : []))
}

export function note(command: CaseCommandOf<'note'>, { context }: StepInput): Ruling {
  return textProblem(command.text) ?? ruled([{ type: 'noted', text: command.text, on: context.today }])
}
