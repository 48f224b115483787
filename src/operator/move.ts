import type mongoose from 'mongoose'
import type { Environment } from '../config/env.js'
import { loadPack, type Pack, packFolder } from '../config/pack.js'
import { COLLECTIONS, countOf, sectionsOf, strangeCollections } from './collections.js'
import { type Compared, FillError, fillStore, type Survey, surveyFile } from './fill.js'
import { wantedIndexes } from './open.js'
import { withDocuments } from './store-access.js'
import type { FileEnd, FileKind } from './store-file.js'
import { writeStoreFile } from './store-file-write.js'
import { progress } from './terminal.js'

interface WriteOptions {
  readonly file: string
  readonly kind: FileKind
  readonly title: string
  readonly signal?: AbortSignal | undefined
}

/** Writes all documents of a store into a file. @throws StoreFileError */
export async function writeStore(
  connection: mongoose.Connection,
  { file, kind, title, signal }: WriteOptions,
): Promise<FileEnd> {
  const bar = progress(title, await countOf(connection))
  try {
    return await writeStoreFile(file, kind, sectionsOf(connection, bar), signal)
  } finally {
    bar.stop()
  }
}

/** Writes a store into a file, to be moved to another engine. Beside a running service it is what a backup is. */
export async function exportStore(
  environment: Environment,
  file: string,
  signal?: AbortSignal,
): Promise<{ end: FileEnd; strange: string[] }> {
  return withDocuments(environment, { attach: true }, async (connection) => ({
    end: await writeStore(connection, { file, kind: 'export', title: 'Export', signal }),
    strange: await strangeCollections(connection),
  }))
}

/**
 * Fills an empty store from what `export` wrote and changes nothing in it: numbers go on where they were.
 * @throws StoreFileError, KeyError, FillError
 */
export async function importStore(
  environment: Environment,
  file: string,
  signal?: AbortSignal,
): Promise<Filled> {
  return fillFrom(environment, file, { signal, only: 'export' })
}

/** What is in the store now, as compared with the file. */
export interface Filled {
  readonly compared: readonly Compared[]
  readonly survey: Survey
  /** Indexes that the first store had and that nobody wants here. */
  readonly left: readonly string[]
}

interface FromOptions {
  readonly signal?: AbortSignal | undefined
  /** Where files of another kind are refused. */
  readonly only?: FileKind
  afterwards?(connection: mongoose.Connection, pack: Pack): Promise<void>
}

/** Checks a file and the keys, then fills an empty store from it. @throws StoreFileError, KeyError, FillError */
export async function fillFrom(
  environment: Environment,
  file: string,
  { signal, only, afterwards }: FromOptions,
): Promise<Filled> {
  const pack = await loadPack(packFolder(environment.pack))
  const survey = await surveyFile(file, environment, signal)
  if (only !== undefined && survey.kind !== only)
    throw new FillError(
      `${file} is a ${survey.kind}: numbers may have been given out after it was made, so use restore`,
    )
  const unknown = Object.keys(survey.end.collections).find((name) => !isKnown(name))
  if (unknown !== undefined)
    throw new FillError(`${file} holds ${unknown}, of which this version knows nothing: use a newer one`)
  const wanted = wantedIndexes(pack)
  const compared = await withDocuments(environment, { attach: false }, (connection) =>
    fillStore(connection, survey, {
      wanted,
      signal,
      ...(afterwards && { afterwards: () => afterwards(connection, pack) }),
    }),
  )
  const left = survey.indexes
    .filter(
      ({ collection, name }) => !wanted.some((one) => one.collection === collection && one.name === name),
    )
    .map(({ collection, name }) => `${collection}.${name}`)
  return { survey, compared, left }
}

const isKnown = (name: string): boolean => COLLECTIONS.some((one) => one === name)
