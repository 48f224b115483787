import type { Clock } from '../time/clock.js'
import type { Delivery } from './delivery-repository.js'

/** Between two messages of the bulk lane: about twenty a second, well below what the messenger allows a bot. */
const SPACING_MS = 50
/** So many chats that are told to wait within so long mean the bot as a whole. */
const CHATS = 3
const WITHIN_MS = 10_000

/** A place that nobody came back for. */
const FORGOTTEN_MS = 60_000

/** What comes in crowds, at nine in the morning above all; answers to a person's own act and alarms are never paced. */
const BULK: readonly Delivery['kind'][] = [
  'digest',
  'desk-reminder',
  'missed',
  'window-ends',
  'draft',
  'breaches',
]

export type BulkLane = ReturnType<typeof bulkLane>

/** The pace of bulk in one process, so that one crowd never delays anybody's own notice. */
export function bulkLane(clock: Clock) {
  let free = 0
  /** Places that were taken and not used yet, by delivery; another process may use what was given back here. */
  const taken = new Map<string, number>()
  const forget = (before: number) => {
    for (const [id, at] of taken) if (at < before) taken.delete(id)
  }
  let limits: { account: string; at: number }[] = []
  return {
    /** Takes a place in the lane, once for each delivery; gives the milliseconds until it, 0 for what isn't bulk. */
    wait({ id, kind, channel }: Delivery): number {
      if (channel !== undefined || !BULK.includes(kind)) return 0
      const now = clock.wall().getTime()
      const known = taken.get(id)
      if (known !== undefined && known <= now) {
        taken.delete(id)
        return 0
      }
      if (known !== undefined) return known - now
      const at = Math.max(now, free)
      free = at + SPACING_MS
      if (at > now) taken.set(id, at)
      forget(now - FORGOTTEN_MS)
      return at - now
    },

    /** The messenger told a chat to wait; several at once pause the lane for as long. */
    limited(account: string, seconds: number): void {
      const now = clock.wall().getTime()
      limits = [...limits.filter(({ at }) => at > now - WITHIN_MS), { account, at: now }]
      if (new Set(limits.map((one) => one.account)).size >= CHATS) free = Math.max(free, now + seconds * 1000)
    },
  }
}
