import type { Clock } from '../time/clock.js'
import { type Claimed, type Delivery, type DeliveryModel, toDelivery } from './delivery-schema.js'

/** What is held for a time or waits for a digest; part of the deliveries of one database. */
export function digestDeliveries(model: DeliveryModel, clock: Clock) {
  return {
    /** Held deliveries whose time has come, by the office's clock. */
    async opening(limit: number): Promise<string[]> {
      const rows = await model
        .find({ opensAt: { $exists: true, $lte: clock.now() }, state: 'held' }, { _id: 1 })
        .sort({ opensAt: 1 })
        .limit(limit)
        .lean()
      return rows.map(({ _id }) => _id)
    },

    /** Since when, by the office's clock, something that was held, or a digest, could have been said and wasn't. */
    async closedSince(now: Date): Promise<Date | undefined> {
      const due = { opensAt: { $exists: true, $lte: now } }
      const row = await model.findOne(due, { opensAt: 1 }).sort({ opensAt: 1 }).lean()
      return row?.opensAt ?? undefined
    },

    /** Lets a held delivery be tried. */
    async open(id: string): Promise<void> {
      await model.updateOne(
        { _id: id, state: 'held' },
        { $set: { state: 'pending', dueAt: clock.wall(), readyAt: clock.wall() }, $unset: { opensAt: 1 } },
      )
    },

    /** Accounts for whose digest the time has come. */
    async digestsDue(limit: number): Promise<string[]> {
      const due = { opensAt: { $exists: true, $lte: clock.now() }, state: 'waiting' } as const
      const rows: { _id: string }[] = await model.aggregate([
        { $match: due },
        { $group: { _id: '$account' } },
        { $limit: limit },
      ])
      return rows.map(({ _id }) => _id)
    },

    /** Leaves what still waits of an account to a later digest. */
    async leaveToNext(account: string, digestAt: Date): Promise<void> {
      const due = { account, state: 'waiting', opensAt: { $lte: clock.now() } } as const
      await model.updateMany(due, { $set: { opensAt: digestAt } })
    },

    /**
     * Takes everything that waits for a person into their digest. A digest does so once: what comes later waits for the
     * next, and a repeated run tells the same.
     */
    async stamp({ id, account, channel }: Claimed): Promise<void> {
      if (channel !== undefined || (await model.exists({ _id: id, stamped: true })) !== null) return
      await model.updateMany(
        { account, state: 'waiting', digest: { $exists: false } },
        { $set: { digest: id }, $unset: { opensAt: 1 } },
      )
      await model.updateOne({ _id: id }, { $set: { stamped: true } })
    },

    /** Whether a digest has taken in what waited for it, and takes in nothing more. */
    isOver: async (id: string): Promise<boolean> => (await model.exists({ _id: id, stamped: true })) !== null,

    /** What a digest consists of. */
    async ofDigest(account: string, day: string): Promise<Delivery[]> {
      return (
        await model
          .find({ digest: digestId(account, day) })
          .sort({ _id: 1 })
          .lean()
      ).map(toDelivery)
    },

    /** The end of what a digest consists of; where it didn't arrive, each has to be told another way. */
    async settleOfDigest(
      { account, subject }: Claimed,
      state: 'sent' | 'refused' | 'failed' | 'superseded',
    ): Promise<void> {
      const lost = state === 'refused' || state === 'failed'
      await model.updateMany(
        { digest: digestId(account, subject), state: 'waiting' },
        {
          $set: {
            state,
            settledAt: clock.wall(),
            ...(state === 'sent' ? { toldAt: clock.now() } : {}),
            ...(lost ? { unreported: true } : {}),
          },
        },
      )
    },

    /**
     * How many reminders and alarms somebody got singly since a moment of the office's clock, or will before this one: those
     * on their way have the order in which they were made, so that several at once don't overlook each other.
     */
    async singlyBefore({ id, account }: Delivery, since: Date): Promise<number> {
      const made = (await model.findById(id, { createdAt: 1 }).lean())?.createdAt ?? clock.wall()
      const single = { account, level: { $exists: true }, digest: { $exists: false } }
      const open = { ...single, state: { $in: ['pending', 'sending'] as Delivery['state'][] } }
      const counts = await Promise.all([
        model.countDocuments({ ...single, state: 'sent', toldAt: { $gte: since } }),
        model.countDocuments({ ...open, createdAt: { $lt: made } }),
        model.countDocuments({ ...open, createdAt: made, _id: { $lt: id } }),
      ])
      return counts.reduce((sum, count) => sum + count, 0)
    },

    /** The reminders and alarms that somebody got singly since a moment of the office's clock, or is about to get. */
    async singlesSince(account: string, since: Date): Promise<Delivery[]> {
      const single = { account, level: { $exists: true }, digest: { $exists: false } }
      const rows = await Promise.all([
        model.find({ ...single, state: 'sent', toldAt: { $gte: since } }).lean(),
        model.find({ ...single, state: { $in: ['pending', 'sending'] } }).lean(),
      ])
      return rows.flat().map(toDelivery)
    },

    /** What waits for a time after `now`, the soonest first: how many, and whether held, for a digest, or unopened. */
    async ahead(
      now: Date,
      limit: number,
    ): Promise<{ at: Date; state: 'held' | 'waiting' | 'unopened'; count: number }[]> {
      const later = { $exists: true, $gt: now }
      const opening = await model
        .find({ opensAt: later }, { opensAt: 1, state: 1 })
        .sort({ opensAt: 1 })
        .limit(limit)
        .lean()
      const unopened = await model
        .find({ unopenedAt: later }, { unopenedAt: 1 })
        .sort({ unopenedAt: 1 })
        .limit(limit)
        .lean()
      const groups = new Map<string, { at: Date; state: 'held' | 'waiting' | 'unopened'; count: number }>()
      const take = (at: Date | null | undefined, state: 'held' | 'waiting' | 'unopened'): void => {
        if (!at) return
        const key = `${at.getTime()} ${state}`
        groups.set(key, { at, state, count: (groups.get(key)?.count ?? 0) + 1 })
      }
      for (const row of opening) take(row.opensAt, row.state === 'waiting' ? 'waiting' : 'held')
      for (const row of unopened) take(row.unopenedAt, 'unopened')
      return [...groups.values()].sort((a, b) => a.at.getTime() - b.at.getTime())
    },

    /** When something that is held or waits opens next after `now`, or an alert has to have been opened, if ever. */
    async nextOpening(now: Date): Promise<Date | undefined> {
      const later = { $exists: true, $gt: now }
      const [opens, unopened] = await Promise.all([
        model.findOne({ opensAt: later }, { opensAt: 1 }).sort({ opensAt: 1 }).lean(),
        model.findOne({ unopenedAt: later }, { unopenedAt: 1 }).sort({ unopenedAt: 1 }).lean(),
      ])
      const next = [opens?.opensAt, unopened?.unopenedAt].flatMap((at) => (at ? [at.getTime()] : []))
      return next.length > 0 ? new Date(Math.min(...next)) : undefined
    },
  }
}

/** The notice that a digest of a day is. */
export const digestNotice = (day: string): string => `digest-${day}`

/** A digest in the chat; what it consists of keeps to it also where it goes on by another channel. */
const digestId = (account: string, day: string): string => `${digestNotice(day)}-${account}`
