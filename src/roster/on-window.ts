/** A window as it is, who stands around it, and the one write against the version that was seen. */
import type { Pack } from '../config/pack.types.js'
import type { Accounts } from '../people/accounts.js'
import { isAway } from '../people/away.js'
import { type Member, type Members, memberMay } from '../people/members.js'
import type { Role } from '../people/roles.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { nextDutyAt } from './agenda.js'
import type { Around } from './due.js'
import type { DutyPlace } from './duty-rungs.js'
import { type DutyWindow, isAwayFor, type Tell } from './window.js'
import type { DutyWindows } from './window-repository.js'
import type { DutyNotice } from './window-schema.js'

export interface DutyPorts {
  readonly rosters: Pick<DutyWindows, 'see' | 'write' | 'beside'>
  readonly members: Pick<Members, 'active'>
  readonly accounts: Pick<Accounts, 'tellableAmong'>
  readonly clock: Clock
  readonly pack: Pack
  readonly place: DutyPlace
}

/** Others may write meanwhile; more often than this they don't. */
const TRIES = 20

/** A window as it was read, and who stands around it. */
export interface Seen {
  readonly window: DutyWindow
  readonly version: number
  readonly active: readonly Member[]
  readonly around: Around
}

/** Acts on a window as it is, again as long as somebody else wrote meanwhile: then `act` gives nothing. */
export async function onWindow<T>(
  id: string,
  ports: DutyPorts,
  act: (seen: Seen | undefined) => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await ports.rosters.see(id)
    const done = await act(read && (await surrounded(read, ports)))
    if (done !== undefined) return done
  }
  throw new Error(`window ${id} is written to without end`)
}

/** A window with who stands around it now. */
export async function surrounded(
  read: Pick<Seen, 'window' | 'version'>,
  { members, accounts, pack, place }: Pick<DutyPorts, 'members' | 'accounts' | 'pack' | 'place'>,
): Promise<Seen> {
  const active = await members.active()
  const planners = plannersOf(read.window.unit, active, pack)
  const tellable = await accounts.tellableAmong(planners.flat().map(({ account }) => account))
  return { ...read, active, around: aroundOf(planners, active, tellable, place) }
}

function aroundOf(
  planners: readonly (readonly Member[])[],
  active: readonly Member[],
  tellable: ReadonlySet<string>,
  place: DutyPlace,
): Around {
  const members = new Map(active.map((member) => [member.id, member]))
  return {
    place,
    managers(at, without = []) {
      const day = civilDateOf(at, place.timeZone)
      const can = planners.map((tier) => tier.filter(({ id }) => !without.includes(id)))
      return nearest(can, (one) => tellable.has(one.account) && !isAway(one, day)).map(({ id }) => id)
    },
    there(id, shift) {
      const member = members.get(id)
      return member !== undefined && (shift === undefined || !isAwayFor(member.away, shift, place))
    },
  }
}

/** Of several groups the first in which somebody can be asked, and who can; where nobody can, the first with anybody. */
function nearest(groups: readonly (readonly Member[])[], can: (one: Member) => boolean): readonly Member[] {
  const some = (all: readonly (readonly Member[])[]) => all.find((group) => group.length > 0)
  return some(groups.map((group) => group.filter(can))) ?? some(groups) ?? []
}

/** Those who plan a unit's windows, the nearest first: its own, those of units above; and who leads the unit. */
export function plannersOf(unit: string, active: readonly Member[], pack: Pack): Member[][] {
  const has = (member: Member, ...roles: readonly Role[]): boolean =>
    member.grants.some((grant) => roles.includes(grant.role) && grant.unit === unit)
  const may = active.filter((member) => memberMay(member, 'plan-roster', unit, pack))
  return [
    may.filter((member) => has(member, 'roster-manager')),
    may.filter((member) => !has(member, 'roster-manager')),
    active.filter((member) => has(member, 'leader', 'unit-lead')),
  ]
}

/** What an act has to tell, known by the version from which it went out. */
export const noticesOf = ({ window, version }: Seen, tell: readonly Tell[]): DutyNotice[] =>
  tell.map(({ member, kind, clock, due, name }) => ({
    id: `duty-${window.id}-${clock}-${name}-v${version}-${member}`,
    member,
    kind,
    rung: { clock, due, name },
  }))

/**
 * Writes what became of a window, and when it has something to do next: at once where its first desk officer is another
 * one, since the window before hands over to them.
 */
export function written(
  { window: before, version, around }: Seen,
  window: DutyWindow,
  tell: readonly DutyNotice[],
  rosters: Pick<DutyWindows, 'write'>,
): Promise<boolean> {
  const told = window.remindedThrough
  const first = firstOfficer(window)
  const passed = told && first?.givenAt && first.member !== firstOfficer(before)?.member
  const nextActionAt = passed ? first.givenAt : told && nextDutyAt(window, told, around)
  return rosters.write(window, version, { tell, nextActionAt })
}

const firstOfficer = ({ shifts }: DutyWindow) => shifts.find(({ role }) => role === 'officer')
