import type mongoose from 'mongoose'
import { listIndexes } from '../store/indexes.js'
import { StoreFileError } from './store-file.js'
import type { Section } from './store-file-write.js'
import { tallies } from './tally.js'
import type { Progress } from './terminal.js'

/**
 * What a backup or an export holds, in the order that keeps it consistent while the service runs: whatever a document
 * of one collection relies on lies in it or in a later one. A conversation written before its case was filed files it
 * again under the same id; an outbox that is empty has its deliveries further down; numbers given out are never
 * above the counter; an invitation is never open beside the member who took it, and every account that is named
 * is there. Leases are left out: they belong to running processes.
 */
export const COLLECTIONS = [
  'conversations',
  'looks',
  'petitions',
  'serials',
  'deliveries',
  'evidence',
  'evidence.files',
  'evidence.chunks',
  'rosters',
  'duty_calendars',
  'key_dates',
  'members',
  'invitations',
  'accounts',
  'deadletters',
  'settings',
] as const

export const LEASES = 'leases'

/** The setting that stands in a store while it is filled, and that is never part of a file. */
export const FILLING = 'being-filled'

const BATCH = 1_000
/** So that the documents of one answer stay within some megabytes, whatever they are. */
const BATCH_OF_PARTS = 32

/** All documents of a collection but the mark. */
const allBut = (name: string): { _id?: { $ne: string } } =>
  name === 'settings' ? { _id: { $ne: FILLING } } : {}

const databaseOf = ({ db }: mongoose.Connection): NonNullable<mongoose.Connection['db']> => {
  if (!db) throw new Error('the document store is not connected')
  return db
}

/** The documents of a collection as bytes, by `_id`, so that none comes twice however long it takes. */
export async function* bytesOf(connection: mongoose.Connection, name: string): AsyncGenerator<Uint8Array> {
  const documents = databaseOf(connection)
    .collection<{ _id: string }>(name)
    .find(allBut(name), { raw: true })
    .sort({ _id: 1 })
    .batchSize(name === 'evidence.chunks' ? BATCH_OF_PARTS : BATCH)
  for await (const bytes of documents) {
    if (!(bytes instanceof Uint8Array)) throw new Error('the driver gave no bytes')
    yield bytes
  }
}

export async function countOf(connection: mongoose.Connection): Promise<number> {
  const database = databaseOf(connection)
  const counts = await Promise.all(
    COLLECTIONS.map((name) => database.collection(name).estimatedDocumentCount()),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** All that a file holds, collection after collection. */
export async function* sectionsOf(connection: mongoose.Connection, bar: Progress): AsyncGenerator<Section> {
  for (const name of COLLECTIONS) {
    const indexes = (await listIndexes(connection, name)).map((index) => ({ ...index }))
    yield { name, indexes, documents: stepping(bytesOf(connection, name), bar) }
  }
}

async function* stepping(documents: AsyncIterable<Uint8Array>, bar: Progress): AsyncGenerator<Uint8Array> {
  for await (const bytes of documents) {
    bar.step()
    yield bytes
  }
}

/** Counts and sums of what a store holds now, read back from it. */
export async function talliesOf(connection: mongoose.Connection, bar: Progress, signal?: AbortSignal) {
  const counted = tallies()
  for (const name of COLLECTIONS) {
    for await (const bytes of stepping(bytesOf(connection, name), bar)) {
      if (signal?.aborted) throw new StoreFileError('interrupted')
      counted.add(name, bytes)
    }
  }
  return counted.all()
}

/** Collections that hold something, of those that the service knows. */
export async function filledCollections(connection: mongoose.Connection): Promise<string[]> {
  const filled: string[] = []
  for (const name of [...COLLECTIONS, LEASES]) {
    const of = databaseOf(connection).collection<{ _id: string }>(name)
    if ((await of.findOne(allBut(name), { projection: { _id: 1 } })) !== null) filled.push(name)
  }
  return filled
}

/** Collections beside those that the service knows: they are nobody's here, and stay where they are. */
export async function strangeCollections(connection: mongoose.Connection): Promise<string[]> {
  const known: readonly string[] = [...COLLECTIONS, LEASES]
  const there = await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray()
  return there
    .map(({ name }) => name)
    .filter((name) => !known.includes(name) && !name.startsWith('system.'))
    .sort()
}

/** Takes everything out of a store, step by step; indexes, and how a collection is sharded, stay. */
export async function emptyStore(connection: mongoose.Connection): Promise<void> {
  for (const name of COLLECTIONS) {
    const of = databaseOf(connection).collection<{ _id: string }>(name)
    for (;;) {
      const some = await of
        .find(allBut(name), { projection: { _id: 1 } })
        .limit(BATCH)
        .toArray()
      if (some.length === 0) break
      await of.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } })
    }
  }
}
