import { stat } from 'node:fs/promises'
import { deserialize, serialize } from 'bson'
import mongoose from 'mongoose'
import type { Environment } from '../config/env.js'
import { createIndexes, type WantedIndex } from '../store/indexes.js'
import type { Settings } from '../store/settings.js'
import { emptyStore, FILLING, filledCollections, talliesOf } from './collections.js'
import { checkKeys, KEY_CHECK, KeyError } from './keys.js'
import { type FileEnd, type FileKind, readStoreFile, StoreFileError } from './store-file.js'
import { isSame, type Tally } from './tally.js'
import { progress } from './terminal.js'

/** Why a store can't be filled from a file, or could not; one line for the operator. */
export class FillError extends Error {
  override readonly name = 'FillError'
}

/** What a file holds, once it was read to its end and found whole. */
export interface Survey {
  readonly file: string
  readonly kind: FileKind
  readonly end: FileEnd
  /** The keys that it names and that are not among those given. */
  readonly missingKeys: readonly string[]
  /** Names of the indexes that the store had which it was written from. */
  readonly indexes: readonly { readonly collection: string; readonly name: string }[]
}

/**
 * Reads a whole file through and holds it against the keys, before anything is written.
 * @throws StoreFileError where it is not whole or a document could not be written as it is; KeyError
 */
export async function surveyFile(
  file: string,
  environment: Environment,
  signal?: AbortSignal,
): Promise<Survey> {
  const bar = progress('Checking', await sizeOf(file), 'bytes')
  let kind: FileKind = 'backup'
  let end: FileEnd | undefined
  let check: unknown
  let before = 0
  const indexes: { collection: string; name: string }[] = []
  const passed = (bytes: number): void => {
    bar.step(bytes - before)
    before = bytes
  }
  try {
    for await (const entry of readStoreFile(file, { passed, signal })) {
      if (entry.at === 'head') kind = entry.kind
      if (entry.at === 'end') end = entry
      if (entry.at === 'collection')
        for (const { name } of entry.indexes) indexes.push({ collection: entry.name, name: String(name) })
      if (entry.at !== 'document') continue
      const { _id, value } = documentOf(file, entry.in, entry.bytes)
      if (entry.in === 'settings' && _id === KEY_CHECK) check = value
    }
  } finally {
    bar.stop()
  }
  if (!end) throw new StoreFileError(`${file} ends too early: it was not written to its end`)
  if (check === undefined)
    throw new KeyError('KEYS_WRONG', `${file} says nothing of the keys that it was made with`)
  const keys = await checkKeys(check, environment)
  return { file, kind, end, indexes, missingKeys: end.keys.filter((id) => !keys.keys.has(id)) }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch {
    throw new StoreFileError(`${file} can't be read`)
  }
}

/** The document as the driver takes it, every type kept apart. @throws StoreFileError if it would not come out the same */
function documentOf(file: string, collection: string, bytes: Uint8Array): Record<string, unknown> {
  const document = deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true })
  if (Buffer.compare(serialize(document), bytes) !== 0)
    throw new StoreFileError(`${file}: a document of ${collection} can't be written as it is`)
  return document
}

/** One collection of the file beside what the store gave back. */
export interface Compared {
  readonly collection: string
  readonly written: Tally
  readonly found: Tally | undefined
  readonly same: boolean
}

export interface FillOptions {
  readonly wanted: readonly WantedIndex[]
  readonly signal?: AbortSignal | undefined
  /** What is left to do once everything is there and was compared. */
  afterwards?(): Promise<void>
}

/**
 * Fills an empty store from a file that was surveyed, reads it back and compares. A mark stands in the store meanwhile,
 * so that no service starts on half of it; whatever ends it early takes out again what was written, and where even
 * that was not possible the next call begins with it.
 * @throws FillError, and what the database throws
 */
export async function fillStore(
  connection: mongoose.Connection,
  { file, end }: Survey,
  { wanted, signal, afterwards }: FillOptions,
): Promise<Compared[]> {
  const settings = connection.collection<{ _id: string; value: unknown }>('settings')
  const isLeftOver = (await settings.findOne({ _id: FILLING })) !== null
  if (isLeftOver) await emptyStore(connection)
  const [filled] = await filledCollections(connection)
  if (filled !== undefined)
    throw new FillError(`the store already holds ${filled}: only an empty one is filled from a file`)
  await settings.updateOne({ _id: FILLING }, { $set: { value: true } }, { upsert: true })
  try {
    await createIndexes(connection, wanted)
    await write(connection, { file, end, signal })
    const compared = await compare(connection, { file, end, signal })
    const wrong = compared.filter(({ same }) => !same).map(({ collection }) => collection)
    if (wrong.length > 0)
      throw new FillError(`what the store gave back of ${wrong.join(', ')} is not what was written`)
    await afterwards?.()
    await settings.deleteOne({ _id: FILLING })
    return compared
  } catch (error) {
    throw await takenOut(connection, error)
  }
}

/** Takes out again what was written; gives what is to be told. */
async function takenOut(connection: mongoose.Connection, error: unknown): Promise<unknown> {
  const why = reasonOf(error)
  try {
    await emptyStore(connection)
    await connection.collection<{ _id: string }>('settings').deleteOne({ _id: FILLING })
  } catch {
    return new FillError(
      `${why}; part of it is still in the store, where no service starts on it: run this command again`,
    )
  }
  return why === undefined ? error : new FillError(`${why}; what was written was taken out again`)
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof FillError || error instanceof StoreFileError) return error.message
  if (error instanceof mongoose.mongo.MongoServerError)
    return `the store refused what was written (${error.code ?? error.name})`
  if (error instanceof mongoose.mongo.MongoError) return `the store went away (${error.name})`
  return undefined
}

const DOCUMENTS_AT_ONCE = 1_000
const BYTES_AT_ONCE = 4 * 1024 * 1024

async function write(
  connection: mongoose.Connection,
  { file, end, signal }: { file: string; end: FileEnd; signal: AbortSignal | undefined },
): Promise<void> {
  const bar = progress('Writing', documentsIn(end))
  let into = ''
  let batch: Record<string, unknown>[] = []
  let bytes = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await connection.collection(into).insertMany(batch)
    bar.step(batch.length)
    batch = []
    bytes = 0
  }
  try {
    for await (const entry of readStoreFile(file, { signal })) {
      if (entry.at !== 'document') continue
      if (entry.in !== into || batch.length >= DOCUMENTS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush()
      into = entry.in
      batch.push(documentOf(file, into, entry.bytes))
      bytes += entry.bytes.length
    }
    await flush()
  } finally {
    bar.stop()
  }
}

async function compare(
  connection: mongoose.Connection,
  { end, signal }: { file: string; end: FileEnd; signal: AbortSignal | undefined },
): Promise<Compared[]> {
  const bar = progress('Comparing', documentsIn(end))
  try {
    const found = await talliesOf(connection, bar, signal)
    const names = new Set([...Object.keys(end.collections), ...Object.keys(found)])
    return [...names].map((collection) => {
      const written = end.collections[collection] ?? { count: 0, sum: '' }
      return {
        collection,
        written,
        found: found[collection],
        same: isSame(written, found[collection]),
      }
    })
  } finally {
    bar.stop()
  }
}

const documentsIn = ({ collections }: FileEnd): number =>
  Object.values(collections).reduce((sum, { count }) => sum + count, 0)

/** Refuses a store in which a fill has not come to its end. @throws FillError */
export async function refuseHalfFilled(settings: Settings): Promise<void> {
  if ((await settings.get(FILLING)) !== undefined)
    throw new FillError(
      'this store is being filled by import or restore, or that did not end: run that command again',
    )
}
