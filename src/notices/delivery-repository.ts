import mongoose from 'mongoose'
import { NOTICE_KINDS } from '../petitions/notice.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'

const KINDS = [
  ...NOTICE_KINDS,
  'file-refused',
  'file-failed',
  'member-waiting',
  'member-decided',
  // What somebody takes over from a member who left; the subject is that member.
  'hand-over',
  'deputy',
  // What the nightly check found; the subject is its day.
  'breaches',
] as const
const STATES = ['pending', 'sending', 'sent', 'refused', 'failed', 'superseded'] as const

/** What a notice is about: a case, a file or a member. Its words are made when it is sent. */
export interface NoticeSubject {
  readonly kind: (typeof KINDS)[number]
  readonly subject: string
  /** The notice itself, where the subject has several of a kind. */
  readonly notice?: string
  /** Whether the subject has to know that it arrived; that it didn't is always told. */
  readonly report?: boolean
  /** The unit whose people it is for, where it is for officials. */
  readonly unit?: string
}

/** One notice to one account, from the moment it is owed until it has arrived or failed. */
export interface Delivery extends NoticeSubject {
  /** `<notice>-<account>`: one notice reaches one account once. */
  readonly id: string
  readonly account: string
  readonly state: (typeof STATES)[number]
  readonly attempts: number
  /** Answers that left open whether it arrived. */
  readonly unclear: number
  /** Parts of a long text that have arrived. */
  readonly partsSent: number
  /** It may have arrived before: the text says so. */
  readonly mayRepeat: boolean
}

/** A delivery taken for one try; `by` is the proof of the lease. */
export interface Claimed extends Delivery {
  readonly by: string
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true, enum: KINDS },
    subject: { type: String, required: true },
    account: { type: String, required: true },
    state: { type: String, required: true, enum: STATES },
    attempts: { type: Number, required: true },
    unclear: { type: Number, required: true },
    partsSent: { type: Number, required: true },
    mayRepeat: { type: Boolean, required: true },
    notice: { type: String },
    report: { type: Boolean },
    unit: { type: String },
    // Set when it ended and its subject has not been told yet.
    unreported: { type: Boolean },
    messageIds: { type: [Number], required: true },
    by: { type: String },
    // When the next try is due, or when the lease of the present one ends; the machine's clock.
    dueAt: { type: Date },
    createdAt: { type: Date, required: true },
    settledAt: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'deliveries' },
)
schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })
schema.index({ state: 1, createdAt: 1 })
schema.index({ unreported: 1 }, { partialFilterExpression: { unreported: { $exists: true } } })

const LEASE_MS = 30_000
const LOST: Delivery['state'][] = ['refused', 'failed']

export type Deliveries = ReturnType<typeof deliveryRepository>

/** The deliveries of one database. */
export function deliveryRepository(
  connection: mongoose.Connection,
  { clock, newId }: { clock: Clock; newId: () => string },
) {
  const model = connection.model('Delivery', schema)
  type Row = mongoose.InferSchemaType<typeof schema>
  const toDelivery = ({
    _id,
    kind,
    subject,
    account,
    state,
    attempts,
    unclear,
    partsSent,
    mayRepeat,
    notice,
    report,
    unit,
  }: Row): Delivery => ({
    id: _id,
    kind,
    subject,
    account,
    state,
    attempts,
    unclear,
    partsSent,
    mayRepeat,
    ...(notice ? { notice } : {}),
    ...(report ? { report } : {}),
    ...(unit ? { unit } : {}),
  })
  const wallIn = (ms: number) => new Date(clock.wall().getTime() + ms)

  return {
    model,

    /** Makes the delivery of a notice. The same notice to the same account is made once. */
    async add(notice: string, account: string, about: NoticeSubject): Promise<string> {
      const id = `${notice}-${account}`
      try {
        await model.create({
          _id: id,
          ...about,
          account,
          state: 'pending',
          attempts: 0,
          unclear: 0,
          partsSent: 0,
          mayRepeat: false,
          messageIds: [],
          dueAt: clock.wall(),
          createdAt: clock.wall(),
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      return id
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
    ): Promise<void> {
      const lost = notice !== undefined && (state === 'refused' || state === 'failed')
      const unreported = lost || (report && state === 'sent') ? { unreported: true } : {}
      await model.updateOne(
        { _id: id, by },
        {
          $set: { state, settledAt: clock.wall(), ...unreported },
          $push: { messageIds: { $each: [...messageIds] } },
          $unset: { dueAt: 1, by: 1 },
        },
      )
    },

    /** Gives a delivery back to be tried again after `ms`. */
    async postpone(
      { id, by }: Claimed,
      ms: number,
      progress: Pick<Delivery, 'unclear' | 'partsSent' | 'mayRepeat'>,
      messageIds: readonly number[],
    ): Promise<void> {
      await model.updateOne(
        { _id: id, by },
        {
          $set: { ...progress, state: 'pending', dueAt: wallIn(ms) },
          $push: { messageIds: { $each: [...messageIds] } },
          $unset: { by: 1 },
        },
      )
    },

    /** Ends every lease; only for a single process at its start, when nobody can be sending. */
    async takeBack(): Promise<void> {
      await model.updateMany({ state: 'sending' }, { $set: { dueAt: clock.wall() } })
    },

    /** Tries notices of a subject again that could not be delivered; gives the deliveries. */
    async replay(subject: string, notices: readonly string[]): Promise<string[]> {
      const lost = { subject, notice: { $in: [...notices] }, state: { $in: LOST } }
      const rows = await model.find(lost, { _id: 1 }).lean()
      await model.updateMany(
        { ...lost, _id: { $in: rows.map((row) => row._id) } },
        // Now the subject has to know that it arrived: what came of the failure ends with it.
        {
          $set: { state: 'pending', unclear: 0, report: true, dueAt: clock.wall() },
          $unset: { settledAt: 1, unreported: 1 },
        },
      )
      return rows.map((row) => row._id)
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
        .find({ dueAt: { $lte: clock.wall() } }, { _id: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },

    /** How many deliveries were made before a moment and have come to no end. */
    waitingSince: (before: Date): Promise<number> =>
      model.countDocuments({ state: { $in: ['pending', 'sending'] }, createdAt: { $lte: before } }),

    /** How many deliveries are in a state. */
    count: (state: Delivery['state']): Promise<number> => model.countDocuments({ state }),
  }
}
