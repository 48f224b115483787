import type { Clock } from '../time/clock.js'
import { type Delivery, type DeliveryModel, LOST, toDelivery } from './delivery-schema.js'
import { ALERTS } from './timing.js'

/** So many deliveries, and since when the oldest is ready to be said; the machine's clock. */
export interface UnderWay {
  readonly count: number
  readonly since?: Date
}

/** What has to be looked after: what is on its way, what is lost, what nobody opened; part of the deliveries of one database. */
export function watchedDeliveries(model: DeliveryModel, clock: Clock) {
  return {
    /**
     * What is on its way and has come to no end: how many, and since when the oldest could have been said; all of it, and
     * alerts alone.
     */
    async underWay(): Promise<Readonly<Record<'all' | 'alerts', UnderWay>>> {
      const open = { state: { $in: ['pending', 'sending'] as Delivery['state'][] } }
      const of = async (filter: object): Promise<UnderWay> => {
        const count = await model.countDocuments({ ...open, ...filter })
        const oldest = await model
          .findOne({ ...open, ...filter }, { readyAt: 1 })
          .sort({ readyAt: 1 })
          .lean()
        return { count, ...(oldest?.readyAt ? { since: oldest.readyAt } : {}) }
      }
      return { all: await of({}), alerts: await of({ kind: { $in: [...ALERTS] } }) }
    },

    /** The oldest that are on their way, for whoever looks for what is stuck. */
    async oldestUnderWay(limit: number): Promise<(Delivery & { readonly since: Date })[]> {
      const rows = await model
        .find({ state: { $in: ['pending', 'sending'] } })
        .sort({ readyAt: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => ({ ...toDelivery(row), since: row.readyAt ?? row.createdAt }))
    },

    /** Tries notices of a subject again that could not be delivered; gives the deliveries. */
    async replay(subject: string, notices: readonly string[]): Promise<string[]> {
      const lost = { subject, notice: { $in: [...notices] }, state: { $in: LOST } }
      const rows = await model.find(lost, { _id: 1 }).lean()
      await model.updateMany(
        { ...lost, _id: { $in: rows.map((row) => row._id) } },
        // Now the subject has to know that it arrived: what came of the failure ends with it.
        {
          $set: { state: 'pending', unclear: 0, report: true, dueAt: clock.wall(), readyAt: clock.wall() },
          $unset: { settledAt: 1, unreported: 1 },
        },
      )
      return rows.map((row) => row._id)
    },

    /** Tries everything again that could not be delivered; gives how many that are. A worker finds them. */
    async replayAll(): Promise<number> {
      let count = 0
      for (;;) {
        const rows = await model
          .find({ state: { $in: LOST } }, { subject: 1, notice: 1 })
          .limit(500)
          .lean()
        if (rows.length === 0) return count
        await model.updateMany(
          { _id: { $in: rows.map(({ _id }) => _id) }, state: { $in: LOST } },
          {
            $set: { state: 'pending', unclear: 0, report: true, dueAt: clock.wall(), readyAt: clock.wall() },
            $unset: { settledAt: 1, unreported: 1 },
          },
        )
        count += rows.length
      }
    },

    /** Urgent alerts that nobody opened in time, by the office's clock. */
    async unopened(limit: number): Promise<string[]> {
      const rows = await model
        .find({ unopenedAt: { $exists: true, $lte: clock.now() } }, { _id: 1 })
        .limit(limit)
        .lean()
      return rows.map(({ _id }) => _id)
    },

    /** An alert needs nobody's eye any more: it was opened, or goes another way too. */
    async closeAlert(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $unset: { unopenedAt: 1 } })
    },

    /** Somebody has opened a case: what alarmed them of it is seen. */
    async opened(account: string, subject: string): Promise<void> {
      const seen = { account, subject, unopenedAt: { $exists: true } }
      await model.updateMany(seen, { $unset: { unopenedAt: 1 } })
    },
  }
}
