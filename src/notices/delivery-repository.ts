import type mongoose from 'mongoose'
import type { ContactChannel } from '../people/contacts.js'
import { areDuplicateKeys, isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'
import {
  type Claimed,
  type Delivery,
  deliveryModel,
  LOST,
  type NoticeSubject,
  toDelivery,
} from './delivery-schema.js'
import { digestDeliveries } from './digest-repository.js'
import { watchedDeliveries } from './watch-repository.js'

export type { Claimed, Delivery, NoticeSubject } from './delivery-schema.js'

/** One notice reaches one account by one channel once. */
const deliveryId = (notice: string, account: string, channel?: ContactChannel): string =>
  channel === undefined ? `${notice}-${account}` : `${notice}-${account}-${channel}`

const LEASE_MS = 30_000

export type Deliveries = ReturnType<typeof deliveryRepository>

/** The deliveries of one database. */
export function deliveryRepository(
  connection: mongoose.Connection,
  { clock, newId }: { clock: Clock; newId: () => string },
) {
  const model = deliveryModel(connection)
  const fresh = (notice: string, account: string, about: NoticeSubject, digestAt?: Date) => ({
    _id: deliveryId(notice, account, about.channel),
    ...about,
    account,
    state: digestAt ? ('waiting' as const) : ('pending' as const),
    attempts: 0,
    unclear: 0,
    partsSent: 0,
    mayRepeat: false,
    messageIds: [],
    ...(digestAt ? { opensAt: digestAt } : { dueAt: clock.wall(), readyAt: clock.wall() }),
    createdAt: clock.wall(),
  })
  const wallIn = (ms: number) => new Date(clock.wall().getTime() + ms)

  return {
    model,

    ...digestDeliveries(model, clock),
    ...watchedDeliveries(model, clock),

    /**
     * Makes the delivery of a notice, `digestAt`: one that waits for the digest then (the office's clock). The same notice
     * to the same account by the same channel is made once.
     */
    async add(notice: string, account: string, about: NoticeSubject, digestAt?: Date): Promise<string> {
      const row = fresh(notice, account, about, digestAt)
      try {
        await model.create(row)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      return row._id
    },

    /** Makes the deliveries of a notice to many, each as `add` does, in one write; gives those that can be said now. */
    async addAll(
      notice: string,
      recipients: readonly { account: string; about: NoticeSubject; digestAt?: Date }[],
    ): Promise<string[]> {
      const rows = recipients.map(({ account, about, digestAt }) => fresh(notice, account, about, digestAt))
      try {
        await model.insertMany(rows, { ordered: false })
      } catch (error) {
        if (!areDuplicateKeys(error)) throw error
      }
      return rows.filter(({ state }) => state === 'pending').map(({ _id }) => _id)
    },

    async get(id: string): Promise<Delivery | undefined> {
      const row = await model.findById(id).lean()
      return row ? toDelivery(row) : undefined
    },

    /** Takes a due delivery for one try. One whose lease ran out may have been sent: it is marked so. */
    async claim(id: string): Promise<Claimed | undefined> {
      const by = newId()
      const due = { _id: id, dueAt: { $lte: clock.wall() } }
      const lease = { state: 'sending', by, dueAt: wallIn(LEASE_MS) }
      for (const [state, extra] of [
        ['pending', {}],
        ['sending', { mayRepeat: true }],
      ] as const) {
        const row = await model
          .findOneAndUpdate(
            { ...due, state },
            { $set: { ...lease, ...extra }, $inc: { attempts: 1 } },
            { returnDocument: 'after' },
          )
          .lean()
        if (row) return { ...toDelivery(row), by }
      }
      return undefined
    },

    /** Whether the try still has its delivery; asked right before the messenger is called. */
    async stillOurs({ id, by }: Claimed): Promise<boolean> {
      return (await model.exists({ _id: id, by, state: 'sending', dueAt: { $gt: clock.wall() } })) !== null
    },

    /** The end of a delivery. */
    async settle(
      { id, by, report, notice }: Claimed,
      state: 'sent' | 'refused' | 'failed' | 'superseded',
      messageIds: readonly number[] = [],
      unopenedAt?: Date,
    ): Promise<void> {
      const lost = notice !== undefined && (state === 'refused' || state === 'failed')
      const unreported = lost || (report && state === 'sent') ? { unreported: true } : {}
      await model.updateOne(
        { _id: id, by },
        {
          $set: {
            state,
            settledAt: clock.wall(),
            ...(state === 'sent' ? { toldAt: clock.now() } : {}),
            ...(unopenedAt ? { unopenedAt } : {}),
            ...unreported,
          },
          $push: { messageIds: { $each: [...messageIds] } },
          $unset: { dueAt: 1, by: 1 },
        },
      )
    },

    /** Keeps what was taken for a try until its recipient may be told something, or for their digest. */
    async hold({ id, by }: Claimed, state: 'held' | 'waiting', opensAt: Date): Promise<void> {
      await model.updateOne(
        { _id: id, by },
        { $set: { state, opensAt }, $inc: { attempts: -1 }, $unset: { dueAt: 1, by: 1 } },
      )
    },

    /** Gives a delivery back to be tried again after `ms`. */
    async postpone(
      { id, by }: Claimed,
      ms: number,
      { unclear, partsSent, mayRepeat }: Pick<Delivery, 'unclear' | 'partsSent' | 'mayRepeat'>,
      messageIds: readonly number[],
    ): Promise<void> {
      await model.updateOne(
        { _id: id, by },
        {
          $set: { unclear, partsSent, mayRepeat, state: 'pending', dueAt: wallIn(ms) },
          $push: { messageIds: { $each: [...messageIds] } },
          $unset: { by: 1 },
        },
      )
    },

    /** Ends every lease; only for a single process at its start, when nobody can be sending. */
    async takeBack(): Promise<void> {
      await model.updateMany({ state: 'sending' }, { $set: { dueAt: clock.wall() } })
    },

    /** Whether a notice reached somebody else, or still may. */
    async reaches(notice: string, accounts: readonly string[]): Promise<boolean> {
      const ids = accounts.map((account) => `${notice}-${account}`)
      return (await model.exists({ _id: { $in: ids }, state: { $nin: LOST } })) !== null
    },

    /** The subject knows how it ended. */
    async reported(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $unset: { unreported: 1 } })
    },

    /** Deliveries that ended and whose subject doesn't know yet. */
    async unreported(limit: number): Promise<string[]> {
      const rows = await model.find({ unreported: true }, { _id: 1 }).limit(limit).lean()
      return rows.map((row) => row._id)
    },

    /** Deliveries that are due for a try. */
    async due(limit: number): Promise<string[]> {
      const rows = await model
        .find({ dueAt: { $exists: true, $lte: clock.wall() } }, { _id: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },

    /** How many deliveries are in a state. */
    count: (state: Delivery['state']): Promise<number> => model.countDocuments({ state }),
  }
}
