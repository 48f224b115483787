import type { Pack, Unit } from '../config/pack.types.js'
import { isWithin, regionAndAbove, unitById } from '../config/pack-lookup.js'

/** What somebody is in the office; a person may be several things, in several units. */
export const ROLES = [
  'registrar', // 登记员 of a petition office
  'handler', // 承办人
  'unit-lead', // 负责人
  'supervisor', // 督查员
  'leader', // 领导
  'duty-officer', // 值班员
  'roster-manager', // 值班安排员
  'analyst', // 统计员
  'admin', // 管理员: invites, and sees no case
] as const
export type Role = (typeof ROLES)[number]

/** A role in a unit; a `region` narrows it to units of that region and those below it. */
export interface Grant {
  readonly role: Role
  readonly unit: string
  readonly region?: string
}

/** What a role may allow, always towards a unit: the one that has the case, or that a person belongs to. */
export const ACTIONS = [
  'sort', // transfer, assign or divert what waits in the pool
  'register', // 登记 what came by letter, call or in person
  'decide-objection',
  'classify',
  'see-case', // all but who it is from
  'see-person', // who it is from; each look is recorded
  'handle',
  'approve', // such as an extension
  'supervise', // 督办
  'designate', // who is competent, where units disagree
  'see-late',
  'see-stats',
  'see-undelivered',
  'invite',
  'confirm-member',
  'urge',
  'be-on-duty',
  'plan-roster', // 值班安排
] as const
export type Action = (typeof ACTIONS)[number]

/**
 * How far a right reaches from the grant's unit: that unit; it and all below it; or, for a petition office, also
 * every unit of its region and of the regions below.
 */
export type Scope = 'unit' | 'subtree' | 'region'

const OVERSIGHT = {
  'see-case': 'region',
  supervise: 'region',
  urge: 'region',
  designate: 'region',
  'see-late': 'region',
  'see-stats': 'region',
} as const satisfies Partial<Record<Action, Scope>>

/** The one table of who may do what. */
export const RIGHTS: Readonly<Record<Role, Readonly<Partial<Record<Action, Scope>>>>> = {
  registrar: {
    sort: 'unit',
    register: 'unit',
    'decide-objection': 'unit',
    classify: 'unit',
    'see-case': 'unit',
    'see-person': 'unit',
    'see-undelivered': 'unit',
    'see-late': 'unit',
    'see-stats': 'unit',
  },
  handler: { handle: 'unit', 'see-case': 'unit', 'see-person': 'unit', classify: 'unit' },
  'unit-lead': {
    handle: 'unit',
    approve: 'unit',
    'see-person': 'unit',
    classify: 'unit',
    'see-case': 'subtree',
    'see-late': 'subtree',
    'see-stats': 'subtree',
    'confirm-member': 'subtree',
    'be-on-duty': 'unit',
  },
  supervisor: OVERSIGHT,
  leader: { ...OVERSIGHT, 'confirm-member': 'subtree', 'be-on-duty': 'unit' },
  'duty-officer': { 'be-on-duty': 'unit' },
  'roster-manager': { 'plan-roster': 'region' },
  analyst: { 'see-stats': 'region' },
  admin: { invite: 'region' },
}

/**
 * Whether grants that are in force allow an action towards a unit. A unit that the pack doesn't know is out of
 * everybody's reach. Whose grants they are, and whether that person is still active, is the caller's to know:
 * see `memberMay`.
 */
export function mayDo(grants: readonly Grant[], action: Action, unit: string, pack: Pack): boolean {
  const towards = unitById(pack, unit)
  return towards !== undefined && grants.some((grant) => reaches(grant, action, towards, pack))
}

/** Ids of all units of the pack towards which the grants allow the action, in the pack's order: for lists. */
export function unitsWithin(grants: readonly Grant[], action: Action, pack: Pack): string[] {
  return pack.units
    .filter((unit) => grants.some((grant) => reaches(grant, action, unit, pack)))
    .map(({ id }) => id)
}

/** Whether a region is another one or lies below it in the tree of regions. */
export const isRegionWithin = (pack: Pack, region: string, ancestor: string): boolean =>
  regionAndAbove(pack, region).includes(ancestor)

function reaches(grant: Grant, action: Action, unit: Unit, pack: Pack): boolean {
  const scope = RIGHTS[grant.role][action]
  if (scope === undefined) return false
  if (grant.region !== undefined && !isRegionWithin(pack, unit.region, grant.region)) return false
  if (unit.id === grant.unit) return true
  if (scope === 'unit') return false
  if (isWithin(pack, unit.id, grant.unit)) return true
  if (scope === 'subtree') return false
  const office = unitById(pack, grant.unit)
  return office?.kind === 'petition-office' && isRegionWithin(pack, unit.region, office.region)
}
