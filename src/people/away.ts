import type { Pack } from '../config/pack.types.js'
import { isWithin } from '../config/pack-lookup.js'
import { normalise } from '../config/pack-text.js'
import type { Message } from '../config/texts.types.js'
import { type CivilDate, civilDate, daysBetween } from '../time/civil.js'
import { readStretch } from './away-dates.js'
import { type Away, type Member, memberMay } from './members.js'

export type AwayRead =
  | { readonly kind: 'away'; readonly away: Away }
  /** Back again: what was set is to be taken away. */
  | { readonly kind: 'off' }
  | { readonly kind: 'problem'; readonly problem: Message }

const MOST_DAYS = 60
const HALF_A_YEAR = 183
const OFF = new Set(['off', 'back', '结束', '取消', '回来了'])

/**
 * Reads what follows `/away`: the first and the last day and the deputy's name or id, or a word for being back.
 * `active` are the active members; the deputy must be another one of the same unit, or lead a unit above it, must
 * be allowed to see that unit's cases if `me` is, and must not be away at that time. Pure.
 */
export function readAway(
  text: string,
  { me, active, today, pack }: { me: Member; active: readonly Member[]; today: CivilDate; pack: Pack },
): AwayRead {
  if (OFF.has(normalise(text))) return { kind: 'off' }
  const read = readStretch(text, today)
  if (read === undefined) return problem({ key: 'people-away-how' })
  if ('bad' in read) return problem({ key: 'people-away-no-such-day', args: { day: read.bad } })
  const { from, to, rest } = read
  if (from > to)
    return problem({ key: 'people-away-order', args: { from: { date: from }, to: { date: to } } })
  if (to < today) return problem({ key: 'people-away-past', args: { to: { date: to } } })
  const days = daysBetween(from, to) + 1
  // A last day that lay in the year after was meant for this one: the two were swapped.
  if (days > HALF_A_YEAR) {
    const meant = civilDate(`${Number(to.slice(0, 4)) - 1}${to.slice(4)}`)
    return problem({ key: 'people-away-order', args: { from: { date: from }, to: { date: meant } } })
  }
  if (days > MOST_DAYS) return problem({ key: 'people-away-too-long', args: { days, most: MOST_DAYS } })

  const wanted = normalise(rest)
  if (wanted === '') return problem({ key: 'people-away-deputy-missing' })
  if (isCalled(me, rest, wanted)) return problem({ key: 'people-away-deputy-self' })
  const named = active.filter(
    (one) => one.id !== me.id && isCalled(one, rest, wanted) && canStandIn(one, me, pack),
  )
  const [deputy, another] = named
  if (deputy === undefined) return problem({ key: 'people-away-deputy-unknown', args: { name: rest } })
  if (another !== undefined) {
    const ids = named.map(({ id }) => id).join(', ')
    return problem({ key: 'people-away-deputy-several', args: { name: rest, ids } })
  }
  if (deputy.away && deputy.away.from <= to && from <= deputy.away.to) {
    const { from: first, to: last } = deputy.away
    const args = { name: deputy.name, from: { date: first }, to: { date: last } }
    return problem({ key: 'people-away-deputy-away', args })
  }
  return { kind: 'away', away: { from, to, deputy: deputy.id } }
}

/** Whether a member is away on a day. */
export const isAway = ({ away }: Member, today: CivilDate): boolean =>
  away !== undefined && away.from <= today && today <= away.to

/**
 * The members who get what is meant for some, as far as they are active: they themselves and, while one is away, the deputy too; where
 * the deputy has left, the leads of the absent one's units. A deputy who is away is not followed further. `active`
 * are the active members. What is about a case must still be withheld from those who may not see its unit's cases.
 */
export function recipients(
  meant: readonly Member[],
  active: readonly Member[],
  today: CivilDate,
): readonly Member[] {
  const reached = meant.flatMap((member) => [
    member,
    ...(isAway(member, today) ? standIns(member, active) : []),
  ])
  const still = reached.filter(({ state }) => state === 'active')
  return [...new Map(still.map((member) => [member.id, member])).values()]
}

function standIns({ id, away, grants }: Member, active: readonly Member[]): Member[] {
  const deputies = active.filter((one) => one.id === away?.deputy)
  if (deputies.length > 0) return deputies
  const units = new Set(grants.map(({ unit }) => unit))
  return active.filter(
    (one) => one.id !== id && one.grants.some(({ role, unit }) => role === 'unit-lead' && units.has(unit)),
  )
}

/** By name, however its letters and blanks are written, or by id. */
const isCalled = (member: Member, asked: string, wanted: string): boolean =>
  member.id === asked || normalise(member.name) === wanted

/** In one of the units: a colleague, or who leads a unit above; and nobody learns of cases they may not see. */
const canStandIn = (deputy: Member, me: Member, pack: Pack): boolean =>
  me.grants.some(
    ({ unit: mine }) =>
      deputy.grants.some(
        ({ role, unit }) => unit === mine || (role === 'unit-lead' && isWithin(pack, mine, unit)),
      ) &&
      (memberMay(deputy, 'see-case', mine, pack) || !memberMay(me, 'see-case', mine, pack)),
  )

const problem = (message: Message): AwayRead => ({ kind: 'problem', problem: message })
