import mongoose from 'mongoose'
import { z } from 'zod'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import { caseNumber } from './case-number.js'
import { eventFromText, eventToText } from './codec.js'
import { fold } from './evolve.js'
import type { Notice, Petition, PetitionEvent } from './model.js'

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    // What queries need of the snapshot; the whole of it is folded from the events.
    number: { type: String, required: true },
    status: { type: String, required: true },
    owner: { type: String, required: true },
    petitioners: { type: [String], required: true },
    receivedAt: { type: Date, required: true },
    // One sealed value per event: it holds people's words.
    events: { type: [String], required: true },
    outbox: {
      type: [
        new mongoose.Schema({ id: String, kind: String, account: String }, { _id: false, strict: 'throw' }),
      ],
      required: true,
    },
    // Set while the outbox holds something, so that the relay's sweep finds it by a small index.
    outboxSince: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'petitions' },
)
schema.index({ number: 1 }, { unique: true })
schema.index({ petitioners: 1, receivedAt: -1 })
schema.index({ owner: 1, receivedAt: 1 })
schema.index({ outboxSince: 1 }, { partialFilterExpression: { outboxSince: { $exists: true } } })

const serials = new mongoose.Schema(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { strict: 'throw', versionKey: false, collection: 'serials' },
)

const OutboxEntry = z.object({ id: z.string(), kind: z.literal('receipt'), account: z.string() })

export type Petitions = ReturnType<typeof petitionRepository>

/** The petitions of one database. Events are sealed on save and opened on load. */
export function petitionRepository(connection: mongoose.Connection, vault: Vault) {
  const model = connection.model('Petition', schema)
  const counters = connection.model('Serial', serials)
  type Row = mongoose.InferSchemaType<typeof schema>

  // The event's place in the history is part of what is sealed: events can't be reordered unnoticed.
  const place = (id: string, index: number) => ({ collection: 'petitions', field: `events.${index}`, id })
  const sealEvent = (id: string, event: PetitionEvent, index: number) =>
    vault.seal(place(id, index), eventToText(event))
  const openEvent = (id: string, sealed: string, index: number): PetitionEvent =>
    eventFromText(vault.open(place(id, index), sealed))
  const toPetition = (row: Pick<Row, '_id' | 'events'>): Petition => {
    const petition = fold(
      row._id,
      row.events.map((sealed, index) => openEvent(row._id, sealed, index)),
    )
    if (!petition) throw new Error(`petition ${row._id} has no events`)
    return petition
  }
  const snapshot = (petition: Petition) => ({
    number: petition.number,
    status: petition.status,
    owner: petition.owner,
    petitioners: [...petition.petitioners],
    receivedAt: petition.receivedAt,
  })

  return {
    model,
    counters,

    /** The next case number of a receiving office's region and year. Gaps are allowed, reuse never. */
    async nextNumber(region: string, year: number): Promise<string> {
      const row = await counters
        .findOneAndUpdate(
          { _id: `${region}-${year}` },
          { $inc: { last: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return caseNumber(region, year, row.last)
    },

    async get(id: string): Promise<Petition | undefined> {
      const row = await model.findById(id).lean()
      return row ? toPetition(row) : undefined
    },

    /** Stores a new petition with what has to be told. `false`: a petition with this id exists already. */
    async insert(
      id: string,
      events: readonly PetitionEvent[],
      notices: readonly Notice[],
      wall: Date,
    ): Promise<boolean> {
      const petition = fold(id, events)
      if (!petition) throw new Error('a new petition needs an event')
      try {
        await model.create({
          _id: id,
          version: 1,
          ...snapshot(petition),
          events: events.map((event, index) => sealEvent(id, event, index)),
          outbox: [...notices],
          ...(notices.length > 0 ? { outboxSince: wall } : {}),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error) && (await model.exists({ _id: id })) !== null) return false
        throw error
      }
    },

    /** The cases of one petitioner, newest first. */
    async ofPetitioner(account: string, limit: number): Promise<Petition[]> {
      const rows = await model.find({ petitioners: account }).sort({ receivedAt: -1 }).limit(limit).lean()
      return rows.map(toPetition)
    },

    /** A petitioner's own case by its number, or by the number's last seven characters. */
    async ownByNumber(
      account: string,
      asked: { number: string } | { tail: string },
    ): Promise<Petition | undefined> {
      if ('number' in asked) {
        const row = await model.findOne({ number: asked.number, petitioners: account }).lean()
        return row ? toPetition(row) : undefined
      }
      const own = await model.find({ petitioners: account }, { number: 1 }).lean()
      const found = own.filter((row) => row.number.endsWith(asked.tail))
      const [only, another] = found
      if (!only || another) return undefined
      const row = await model.findById(only._id).lean()
      return row ? toPetition(row) : undefined
    },

    /** What waits in a case's outbox. */
    async outboxOf(id: string): Promise<Notice[]> {
      const row = await model.findById(id, { outbox: 1 }).lean()
      return (row?.outbox ?? []).map((entry) => OutboxEntry.parse(entry))
    },

    /** The relay's only write: takes one entry out, after its delivery exists. Needs no version. */
    async takeFromOutbox(id: string, notice: string): Promise<void> {
      await model.updateOne({ _id: id }, { $pull: { outbox: { id: notice } } })
    },

    /** Lets the sweep forget a case whose outbox is empty; after a crash it may have been emptied without this. */
    async closeOutbox(id: string): Promise<void> {
      await model.updateOne({ _id: id, outbox: { $size: 0 } }, { $unset: { outboxSince: 1 } })
    },

    /** Cases whose outbox was filled before `before` (wall clock) and still holds something. */
    async withOutbox(before: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ outboxSince: { $lte: before } }, { _id: 1 })
        .sort({ outboxSince: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },
  }
}
