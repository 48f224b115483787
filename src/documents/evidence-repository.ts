import mongoose from 'mongoose'
import { z } from 'zod'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { WantedIndex } from '../store/indexes.js'
import type { Clock } from '../time/clock.js'

const KINDS = ['photo', 'document', 'voice', 'audio', 'video'] as const
const STATES = ['waiting', 'fetching', 'stored', 'refused', 'failed', 'dropped'] as const

/** A file that somebody handed in, from the messenger's handle on it to its stored content. */
export interface Evidence {
  readonly id: string
  /** The draft or case that it belongs to. */
  readonly petition: string
  readonly account: string
  readonly kind: (typeof KINDS)[number]
  readonly fileId: string
  readonly name?: string
  readonly state: (typeof STATES)[number]
  readonly attempts: number
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    petition: { type: String, required: true },
    account: { type: String, required: true },
    kind: { type: String, required: true, enum: KINDS },
    // The messenger's handle and the name that the sender gave: personal data.
    // Gone once the file is dropped.
    sealed: { type: String },
    size: { type: Number },
    state: { type: String, required: true, enum: STATES },
    mime: { type: String },
    attempts: { type: Number, required: true },
    // When the next try is due, by the machine's clock; unset once the file is settled.
    dueAt: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'evidence' },
)
schema.index({ petition: 1 })
schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })

/** The indexes of the files' content, as the driver would create them at the first file if they weren't there. */
export const contentIndexes: readonly WantedIndex[] = [
  {
    collection: 'evidence.files',
    name: 'filename_1_uploadDate_1',
    key: { filename: 1, uploadDate: 1 },
    unique: false,
  },
  { collection: 'evidence.chunks', name: 'files_id_1_n_1', key: { files_id: 1, n: 1 }, unique: true },
]

const Sealed = z.object({ fileId: z.string(), name: z.string().exactOptional() })

/** How long one try may take before another worker may try. */
const LEASE_MS = 180_000
/**
 * How long a dropped file's record stays: longer than any try, and than a write that was on its way when its
 * connection broke. After that its content is deleted once more, and the record with it.
 */
const BURIED_AFTER_MS = 10 * 60 * 1000

export type EvidenceFiles = ReturnType<typeof evidenceRepository>

/** Evidence files: their records, and their content in GridFS, all of it sealed. */
export function evidenceRepository(
  connection: mongoose.Connection,
  { vault, clock }: { vault: Vault; clock: Clock },
) {
  const model = connection.model('Evidence', schema)
  type Row = mongoose.InferSchemaType<typeof schema>
  const place = (id: string, field: 'sealed' | 'content') => ({ collection: 'evidence', field, id })
  const bucket = () => {
    if (!connection.db) throw new Error('the document store is not connected')
    return new mongoose.mongo.GridFSBucket(connection.db, { bucketName: 'evidence' })
  }
  const toEvidence = (row: Row): Evidence => ({
    id: row._id,
    petition: row.petition,
    account: row.account,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    ...Sealed.parse(JSON.parse(vault.open(place(row._id, 'sealed'), row.sealed ?? ''))),
  })

  /**
   * Each try writes under an id of its own that begins with the evidence's, so that what a try left behind when
   * it died is found again, and two tries at once don't mix their parts.
   */
  const contentOf = (id: string, except = '') => ({ $gte: `${id}-`, $lt: `${id}.`, $ne: except })
  async function dropContent(id: string, except?: string): Promise<void> {
    const of = contentOf(id, except)
    const { db } = connection
    await db?.collection<{ _id: string }>('evidence.files').deleteMany({ _id: of })
    await db?.collection<{ files_id: string }>('evidence.chunks').deleteMany({ files_id: of })
  }

  const tryOf = ({ id, attempts }: Evidence) => ({ _id: id, state: 'fetching' as const, attempts })

  async function dropAttempt(attempt: string): Promise<void> {
    const { db } = connection
    await db?.collection<{ _id: string }>('evidence.files').deleteOne({ _id: attempt })
    await db?.collection<{ files_id: string }>('evidence.chunks').deleteMany({ files_id: attempt })
  }

  return {
    model,

    /** Notes a file to be fetched. Twice is once. */
    async note(file: Omit<Evidence, 'state' | 'attempts'> & { size?: number }): Promise<void> {
      const { id, fileId, name, ...rest } = file
      const sealed = JSON.stringify({ fileId, ...(name === undefined ? {} : { name }) })
      try {
        await model.create({
          _id: id,
          ...rest,
          sealed: vault.seal(place(id, 'sealed'), sealed),
          state: 'waiting',
          attempts: 0,
          dueAt: clock.wall(),
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async get(id: string): Promise<Evidence | undefined> {
      const row = await model.findById(id).lean()
      return row && row.state !== 'dropped' ? toEvidence(row) : undefined
    },

    /** Takes a file for one try, if it is due; nobody else gets it until the try has had its time. */
    async claim(id: string): Promise<Evidence | undefined> {
      const wall = clock.wall()
      const row = await model
        .findOneAndUpdate(
          { _id: id, state: { $in: ['waiting', 'fetching'] }, dueAt: { $lte: wall } },
          {
            $set: { state: 'fetching', dueAt: new Date(wall.getTime() + LEASE_MS) },
            $inc: { attempts: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean()
      return row ? toEvidence(row) : undefined
    },

    /** Stores the content, sealed. `false`: the file was given up meanwhile, and nothing is kept. */
    async store(id: string, content: Buffer, mime: string): Promise<boolean> {
      const sealed = vault.sealBytes(place(id, 'content'), content)
      const attempt = `${id}-${new mongoose.mongo.ObjectId().toHexString()}`
      await new Promise<void>((resolve, reject) => {
        // The driver's types want an ObjectId, its server any id.
        const upload = bucket().openUploadStreamWithId(attempt as never, id)
        upload.on('finish', () => resolve())
        upload.on('error', reject)
        upload.end(sealed)
      })
      const result = await model.updateOne(
        { _id: id, state: { $nin: ['stored', 'dropped'] } },
        { $set: { state: 'stored', mime }, $unset: { dueAt: 1 } },
      )
      const stored = result.matchedCount === 1
      if (stored) await dropContent(id, attempt)
      else await dropAttempt(attempt)
      return stored
    },

    /** The content of a stored file, opened. */
    async content(id: string): Promise<Buffer> {
      const parts: Buffer[] = []
      for await (const part of bucket().openDownloadStreamByName(id)) parts.push(Buffer.from(part))
      return vault.openBytes(place(id, 'content'), Buffer.concat(parts))
    },

    /** The file can't or may not be kept; its sender is told by whoever calls this. */
    async settle(file: Evidence, state: 'refused' | 'failed', mime?: string): Promise<void> {
      const result = await model.updateOne(tryOf(file), {
        $set: { state, ...(mime === undefined ? {} : { mime }) },
        $unset: { dueAt: 1 },
      })
      if (result.matchedCount === 1) await dropContent(file.id)
    },

    /** Whether this try is still the latest one, and nobody has stored the file meanwhile. */
    isTrying: async (file: Evidence): Promise<boolean> => (await model.exists(tryOf(file))) !== null,

    async retryAt(id: string, dueAt: Date): Promise<void> {
      await model.updateOne({ _id: id, state: 'fetching' }, { $set: { state: 'waiting', dueAt } })
    },

    /** Files that were handed in for one petition belong to another from now on. */
    async moveTo(petition: string, ids: readonly string[]): Promise<void> {
      if (ids.length > 0) await model.updateMany({ _id: { $in: ids } }, { $set: { petition } })
    },

    /**
     * Forgets files whose draft was given up: name, handle and content at once. The bare record stays a little, so
     * that a command that comes late can't note the file again, and what was still being written is found.
     */
    async drop(ids: readonly string[]): Promise<void> {
      const dueAt = new Date(clock.wall().getTime() + BURIED_AFTER_MS)
      await model.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { state: 'dropped', dueAt }, $unset: { sealed: 1, mime: 1, size: 1 } },
      )
      for (const id of ids) await dropContent(id)
    },

    /** The end of a dropped file, once its time has come; `false` for any other. */
    async bury(id: string): Promise<boolean> {
      const due = { _id: id, state: 'dropped' as const, dueAt: { $lte: clock.wall() } }
      if ((await model.exists(due)) === null) return false
      await dropContent(id)
      await model.deleteOne(due)
      return true
    },

    /** How many files are in a state. */
    count: (state: Evidence['state']): Promise<number> => model.countDocuments({ state }),

    /** Ends every lease; only for a single process at its start, when nobody can be fetching. */
    async takeBack(): Promise<void> {
      await model.updateMany({ state: 'fetching' }, { $set: { dueAt: clock.wall() } })
    },

    /** Files that are due for a try. */
    async due(limit: number): Promise<string[]> {
      const rows = await model
        .find({ dueAt: { $exists: true, $lte: clock.wall() } }, { _id: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },
  }
}
