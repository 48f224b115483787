/** Whether a notice may be said now. Pure. */
import type { OwnHours } from '../people/accounts.js'
import type { Rules } from '../petitions/decisions/context.js'
import { isUnitNotice, NOTICE_KINDS, type NoticeKind } from '../petitions/notice.js'
import { AT_ONCE, DUTY_KINDS } from '../roster/window.js'
import { civilDateOf } from '../time/civil.js'
import type { Delivery } from './delivery-schema.js'
import { nextDigestAt, opensAt } from './quiet.js'

export type When =
  | { readonly kind: 'now' }
  | { readonly kind: 'held'; readonly until: Date }
  | { readonly kind: 'digest'; readonly at: Date }

/** What a decision needs besides the delivery. */
export interface TimingFacts {
  readonly hours: OwnHours
  /** Somebody is in danger. */
  readonly urgent: boolean
  /** Reminders and alarms that its recipient gets singly today before this one. */
  readonly singles: number
}

/** More of them on one day go into the digest: nobody is flooded. */
export const SINGLES_A_DAY = 5

/** Alerts that have to be opened soon, or they go another way too. */
export const ALERTS: readonly Delivery['kind'][] = ['desk-urgent', 'desk-pressed']

/** What has come up and can't wait for anybody's morning: alarms, and answers to what somebody just did. */
const AT_ANY_HOUR: readonly Delivery['kind'][] = [
  ...ALERTS,
  'file-refused',
  'file-failed',
  'member-decided',
  'joined-elsewhere',
  'code-failed',
  // They come at an hour of their own, on rest days too: that is when people are on duty.
  ...DUTY_KINDS.filter((kind) => kind !== 'duty'),
]
/** By when an alert that is sent at `now` has to be opened; `undefined` for all else, and by a second channel. */
export const toBeOpenedBy = ({ kind, channel }: Delivery, now: Date, { pack }: Rules): Date | undefined =>
  channel === undefined && ALERTS.includes(kind)
    ? new Date(now.getTime() + pack.profile.reminders.unopenedMinutes * 60_000)
    : undefined

/** For officials, and of no case. */
const OF_THE_DESK: readonly Delivery['kind'][] = [
  'member-waiting',
  'hand-over',
  'deputy',
  'duty',
  'breaches',
  'digest',
]
/** What no law asks for: it may wait until somebody's own morning. */
const COURTESIES: readonly NoticeKind[] = ['window-ends', 'own-step', 'cosigned', 'transcript']

/**
 * When a delivery may be said that is ready at `now`. The answer to one's own act, and an alarm, at once; anything else
 * not in the quiet hours; a reminder whose date ends before the next opening at once all the same.
 */
export function whenToTell(delivery: Delivery, now: Date, facts: TimingFacts, rules: Rules): When {
  const { kind, own, rung, level } = delivery
  if (kind === 'duty' && rung?.name === AT_ONCE) return { kind: 'now' }
  const caseKind = NOTICE_KINDS.find((one) => one === kind)
  const official = OF_THE_DESK.includes(kind) || (caseKind !== undefined && isUnitNotice(caseKind))
  if (own || AT_ANY_HOUR.includes(kind) || (official && facts.urgent)) return { kind: 'now' }
  const legal = caseKind !== undefined && !official && !COURTESIES.includes(caseKind)
  // By the office's hours alone: others hear of a shift that isn't accepted as long after as those allow.
  const hours = kind === 'duty' ? {} : facts.hours
  const until = opensAt(now, { official, legal, hours }, rules)
  if (until > now) {
    const today = civilDateOf(now, rules.pack.timeZone)
    const over = rung && rung.due >= today && rung.due < civilDateOf(until, rules.pack.timeZone)
    if (!over) return { kind: 'held', until }
  }
  if (level && facts.singles >= SINGLES_A_DAY) {
    return { kind: 'digest', at: nextDigestAt(now, facts.hours, rules) }
  }
  return { kind: 'now' }
}
