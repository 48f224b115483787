/** The ways in which a matter is handled, by its class (2022 §29 to §31). Pure. */
import type { LimitId, Pack, ProfileLimit, RouteId, TargetId } from '../config/pack.types.js'
import type { MatterClass } from './content.js'

/** The six sub-routes of appeals (申诉求决), in the order of 2022 §31. */
const APPEALS = [
  'appealLitigation',
  'appealArbitration',
  'appealParty',
  'appealAdministrative',
  'appealDuty',
  'appealOpinion',
] as const satisfies readonly RouteId[]

const ROUTES: Readonly<Record<MatterClass, readonly RouteId[]>> = {
  suggestion: ['suggestion'],
  accusation: ['accusation'],
  appeal: APPEALS,
  // Not classified yet: as an appeal, the class that gives the petitioner most.
  unknown: APPEALS,
}

const DEFAULTS: Readonly<Record<MatterClass, RouteId>> = {
  suggestion: 'suggestion',
  accusation: 'accusation',
  appeal: 'appealOpinion',
  unknown: 'appealOpinion',
}

/**
 * The route that holds until somebody chooses: for suggestions §29, for accusations §30, for appeals and matters not
 * yet classified §31(6), the one for what nothing else fits and the only one with a written opinion and a review.
 */
export function defaultRoute(matterClass: MatterClass): RouteId {
  return DEFAULTS[matterClass]
}

/** The routes from which registrar and handler may choose; `defaultRoute` is one of them (2022 §29 to §31). */
export function routesOf(matterClass: MatterClass): readonly RouteId[] {
  return ROUTES[matterClass]
}

/**
 * By when a matter on that route is answered: the limit of §34 where the profile gives it, else a target. `kind` says
 * which, and a target is never called a limit.
 */
export function handlingRule(pack: Pack, route: RouteId): ProfileLimit {
  const { limits, targets, routes } = pack.profile
  const rules: Readonly<Record<LimitId | TargetId, ProfileLimit>> = { ...limits, ...targets }
  return rules[routes[route].handledBy]
}

/**
 * Whether the answer opens the petitioner's 30 days to ask for review (2022 §35): only the written opinion of §31(6)
 * does, what other procedures decide has remedies of its own.
 */
export function hasReview(route: RouteId): boolean {
  return route === 'appealOpinion'
}
