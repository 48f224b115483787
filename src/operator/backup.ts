import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type mongoose from 'mongoose'
import type { Environment } from '../config/env.js'
import { loadPack, type Pack, packFolder } from '../config/pack.js'
import { settingsRepository } from '../store/settings.js'
import { civilDateOf, yearOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { type Filled, fillFrom, writeStore } from './move.js'
import { withDocuments } from './store-access.js'
import type { FileEnd } from './store-file.js'

/** The setting that says when the last backup was made. */
export const LAST_BACKUP = 'last-backup'

/**
 * Writes a backup into a folder, beside a running service or without one. Gives its path and what it holds.
 * @throws StoreFileError
 */
export async function backup(
  environment: Environment,
  folder: string,
  clock: Clock,
  signal?: AbortSignal,
): Promise<{ file: string; end: FileEnd }> {
  const pack = await loadPack(packFolder(environment.pack))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return withDocuments(environment, { attach: true }, async (connection) => {
    const stamp = clock.wall().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
    const file = join(folder, `petition-desk${pack.demo ? '-DEMO' : ''}-${stamp}.backup`)
    const end = await writeStore(connection, { file, kind: 'backup', title: 'Backup', signal })
    await settingsRepository(connection).set(LAST_BACKUP, clock.wall().toISOString())
    return { file, end }
  })
}

/**
 * Fills an empty store from what `backup` or `export` wrote, as {@link fillFrom} does; case numbers then go on well
 * above the last one in it.
 * @throws StoreFileError, KeyError, FillError
 */
export async function restore(
  environment: Environment,
  file: string,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Filled> {
  return fillFrom(environment, file, {
    signal,
    afterwards: (connection, pack) => skipSerials(connection, pack, clock.now()),
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
  const serials = connection.collection<{ _id: string; last: number }>('serials')
  const known = (await serials.find().toArray()).map(({ _id }) => _id)
  const expected = [...regions].flatMap((region) => [`${region}-${year}`, `${region}-${year + 1}`])
  for (const _id of new Set([...known, ...expected])) {
    await serials.updateOne({ _id }, { $inc: { last: SERIALS_SKIPPED } }, { upsert: true })
  }
}
