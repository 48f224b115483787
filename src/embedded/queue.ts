/**
 * The queue store: PostgreSQL as WebAssembly in a data folder, reached over a Unix socket, for BullMQ's own
 * PostgreSQL backend. What it holds is never the truth (the documents are), so it is emptied at every start and
 * thrown away when it cannot be opened.
 */
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import type { PgQueryable } from 'bullmq'

/** BullMQ's schema. All clients share one session, so its search path is set here, once. */
const SCHEMA = 'bullmq'
const MAX_CLIENTS = 500

/** Opens the store and listens. Gives a function that stops. Throws when the folder or the socket cannot be had. */
export async function openQueue(folder: string, socket: string): Promise<() => Promise<void>> {
  const database = await openDatabase(folder)
  const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: MAX_CLIENTS })
  await server.start()
  chmodSync(socket, 0o600)
  return async () => {
    await server.stop()
    await database.close()
  }
}

async function openDatabase(folder: string): Promise<PGlite> {
  try {
    return await prepared(folder)
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return prepared(folder)
  }
}

async function prepared(folder: string): Promise<PGlite> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [database, { runMigrations }] = await Promise.all([
    PGlite.create({ dataDir: folder, relaxedDurability: true }),
    import('bullmq'),
  ])
  await runMigrations(queryable(database), SCHEMA)
  await database.exec(`ALTER DATABASE postgres SET search_path TO ${SCHEMA}; SET search_path TO ${SCHEMA}`)
  const { rows } = await database.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename <> 'migration'`,
  )
  const tables = rows.map(({ tablename }) => `${SCHEMA}."${tablename}"`)
  if (tables.length > 0) await database.exec(`TRUNCATE ${tables.join(', ')}`)
  return database
}

/** The database as BullMQ's migrations ask it: with parameters one statement, without them a script. */
function queryable(database: PGlite): PgQueryable {
  return {
    async query<R>(text: string, values?: readonly unknown[]) {
      if (values && values.length > 0) return database.query<R>(text, [...values])
      const results = await database.exec(text)
      // The caller says what its rows are, as with node-postgres; nothing here could know better.
      return { rows: (results.at(-1)?.rows ?? []) as R[] }
    },
  }
}
