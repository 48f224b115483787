import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type mongoose from 'mongoose'
import type { Environment } from '../config/env.js'
import { loadPack, type Pack, packFolder } from '../config/pack.js'
import { openStores } from '../embedded/open-stores.js'
import { connect } from '../store/connect.js'
import { settingsRepository } from '../store/settings.js'
import { civilDateOf, yearOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { type BackupDocument, type Counts, readBackup, verifyBackup, writeBackup } from './backup-file.js'
import { checkKeys, KEY_CHECK, KeyError } from './keys.js'
import { progress, quietLog } from './terminal.js'

/**
 * What a backup holds, in the order that keeps it consistent while the service runs: whatever a document of one
 * collection relies on lies in it or in a later one. A conversation written before its case was filed files it
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

/** The setting that says when the last backup was made. */
export const LAST_BACKUP = 'last-backup'

const BATCH = 200

/** Writes a backup into a folder, beside a running service or without one. Gives its path and what it holds. */
export async function backup(
  environment: Environment,
  folder: string,
  clock: Clock,
): Promise<{ file: string; counts: Counts }> {
  const pack = await loadPack(packFolder(environment.pack))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return withStore(environment, { attach: true }, async (connection) => {
    const stamp = clock.wall().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
    const file = join(folder, `petition-desk${pack.demo ? '-DEMO' : ''}-${stamp}.backup`)
    const counts = await writeBackup(file, documentsOf(connection))
    await settingsRepository(connection).set(LAST_BACKUP, clock.wall().toISOString())
    return { file, counts }
  })
}

async function* documentsOf(connection: mongoose.Connection): AsyncGenerator<BackupDocument> {
  const database = databaseOf(connection)
  const total = await Promise.all(COLLECTIONS.map((name) => database.collection(name).countDocuments()))
  const bar = progress(
    'Backup',
    total.reduce((sum, count) => sum + count, 0),
  )
  try {
    for (const name of COLLECTIONS) {
      for await (const document of database.collection(name).find().sort({ _id: 1 }).batchSize(BATCH)) {
        bar.step()
        yield { in: name, document }
      }
    }
  } finally {
    bar.stop()
  }
}

/**
 * Fills an empty store from a backup; checks the whole file and the keys before the first write.
 * @throws BackupError, KeyError, RestoreError
 */
export async function restore(environment: Environment, file: string, clock: Clock): Promise<Counts> {
  const pack = await loadPack(packFolder(environment.pack))
  const counts = await verifyBackup(file)
  const check = await keyCheckOf(file)
  await checkKeys(check, environment)
  return withStore(environment, {}, async (connection) => {
    const database = databaseOf(connection)
    for (const name of COLLECTIONS.filter((one) => one !== 'settings')) {
      if ((await database.collection(name).countDocuments({}, { limit: 1 })) > 0) {
        throw new RestoreError(`the store already holds ${name}: a backup is restored into an empty one only`)
      }
    }
    const bar = progress(
      'Restore',
      Object.values(counts).reduce((sum, count) => sum + count, 0),
    )
    let batch: BackupDocument[] = []
    const flush = async (): Promise<void> => {
      const [first] = batch
      if (first) {
        await database
          .collection<Record<string, unknown>>(first.in)
          .insertMany(batch.map(({ document }) => ({ ...document })))
      }
      bar.step(batch.length)
      batch = []
    }
    for await (const document of readBackup(file)) {
      if (batch.length >= BATCH || (batch[0] && batch[0].in !== document.in)) await flush()
      batch.push(document)
    }
    await flush()
    await skipSerials(connection, pack, clock.now())
    bar.stop()
    return counts
  })
}

/**
 * Numbers given out after the backup was made must never be given to another case, so counting goes on well
 * above what the backup knows: for every receiving office of the pack, this year and the next.
 */
const SERIALS_SKIPPED = 1_000

async function skipSerials(connection: mongoose.Connection, pack: Pack, now: Date): Promise<void> {
  const year = yearOf(civilDateOf(now, pack.timeZone))
  const regions = new Set(
    pack.units.filter(({ kind }) => kind === 'petition-office').map(({ region }) => region),
  )
  const serials = databaseOf(connection).collection<{ _id: string; last: number }>('serials')
  const known = (await serials.find().toArray()).map(({ _id }) => _id)
  const expected = [...regions].flatMap((region) => [`${region}-${year}`, `${region}-${year + 1}`])
  for (const _id of new Set([...known, ...expected])) {
    await serials.updateOne({ _id }, { $inc: { last: SERIALS_SKIPPED } }, { upsert: true })
  }
}

/** Why a backup can't be restored here; one line for the operator. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError'
}

async function keyCheckOf(file: string): Promise<unknown> {
  for await (const { in: name, document } of readBackup(file)) {
    if (name === 'settings' && document._id === KEY_CHECK) return document.value
  }
  throw new KeyError('KEYS_WRONG', 'the backup says nothing of the keys that it was made with')
}

function databaseOf(connection: mongoose.Connection): NonNullable<mongoose.Connection['db']> {
  if (!connection.db) throw new Error('the document store is not connected')
  return connection.db
}

async function withStore<T>(
  { dataDir, mongodbUri }: Environment,
  { attach }: { attach?: boolean },
  work: (connection: mongoose.Connection) => Promise<T>,
): Promise<T> {
  const stores = await openStores({ dataDir, mongodbUri, only: 'documents', attach, log: quietLog() })
  try {
    const connection = await connect(stores.documents)
    try {
      return await work(connection)
    } finally {
      await connection.close()
    }
  } finally {
    await stores.close()
  }
}
