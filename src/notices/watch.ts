/** Whether notices go out in time, for the operator. */
import type { Petitions } from '../petitions/repository.js'
import type { DutyWindows } from '../roster/window-repository.js'
import type { Clock } from '../time/clock.js'
import type { Deliveries } from './delivery-repository.js'
import type { UnderWay } from './watch-repository.js'

/** So old may the oldest notice on its way be, in seconds: alerts (somebody is in danger) and all others. */
export const TARGET_SECONDS = { alerts: 60, all: 15 * 60 } as const
export type NoticeClass = keyof typeof TARGET_SECONDS

/** How old the oldest notice of a class is that is on its way. */
export interface NoticeAge {
  readonly of: NoticeClass
  readonly count: number
  readonly seconds: number
  readonly overdue: boolean
}

/** The oldest notices on their way, alerts first. What is held or waits for a digest is not on its way. */
export async function noticeAges(
  deliveries: Pick<Deliveries, 'underWay'>,
  clock: Clock,
): Promise<NoticeAge[]> {
  const found = await deliveries.underWay()
  return (['alerts', 'all'] as const).map((of) => age(of, found[of], clock.wall()))
}

/** Since when, by the office's clock, the sweeps have left something undone: a case, a duty window, or a notice whose hour has come. */
export async function behindSince(
  {
    petitions,
    deliveries,
    rosters,
  }: {
    petitions: Pick<Petitions, 'behindSince'>
    deliveries: Pick<Deliveries, 'closedSince'>
    rosters: Pick<DutyWindows, 'behindSince'>
  },
  now: Date,
): Promise<Date | undefined> {
  const found = await Promise.all([
    petitions.behindSince(now),
    deliveries.closedSince(now),
    rosters.behindSince(now),
  ])
  const times = found.flatMap((at) => (at ? [at.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : undefined
}

function age(of: NoticeClass, { count, since }: UnderWay, wall: Date): NoticeAge {
  const seconds = since ? Math.max(0, Math.round((wall.getTime() - since.getTime()) / 1000)) : 0
  return { of, count, seconds, overdue: seconds > TARGET_SECONDS[of] }
}
