/**
 * The queue store: PostgreSQL as WebAssembly in a data folder, reached over a Unix socket, for BullMQ's own
 * PostgreSQL backend. What it holds is never the truth (the documents are), so it is emptied at every start and
 * thrown away when it cannot be opened.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
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
  const database = await PGlite.create({ dataDir: folder, relaxedDurability: true })
  await migrate(database)
  await database.exec(`SET search_path TO ${SCHEMA}`)
  await empty(database)
  return database
}

/** Brings the schema up to the installed BullMQ, which is loaded only when it is another than the last time. */
async function migrate(database: PGlite): Promise<void> {
  const installed = `bullmq ${installedVersion()}`
  const { rows } = await database.query<{ made: string | null }>(
    `SELECT obj_description(oid, 'pg_namespace') AS made FROM pg_namespace WHERE nspname = '${SCHEMA}'`,
  )
  if (rows[0]?.made === installed) return
  const { runMigrations } = await import('bullmq')
  await runMigrations(queryable(database), SCHEMA)
  await database.exec(
    `ALTER DATABASE postgres SET search_path TO ${SCHEMA}; COMMENT ON SCHEMA ${SCHEMA} IS '${installed.replaceAll("'", '')}'`,
  )
}

function installedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('bullmq')
  const root = entry.slice(0, entry.lastIndexOf(`${sep}bullmq${sep}`) + 8)
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return String(version)
}

/** Only tables that hold something are truncated: each costs several new files. */
async function empty(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename <> 'migration'`,
  )
  const tables = rows.map(({ tablename }) => `${SCHEMA}."${tablename}"`)
  if (tables.length === 0) return
  const holds = tables.map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT 1 FROM ${table})`)
  const full = await database.query<{ name: string }>(holds.join(' UNION ALL '))
  if (full.rows.length > 0)
    await database.exec(`TRUNCATE ${full.rows.map(({ name }) => name).join(', ')} CASCADE`)
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
