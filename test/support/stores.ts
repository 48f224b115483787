/**
 * Stores for tests. As vitest's global set-up it gives one document store and one queue store to the whole run:
 * those of MONGODB_URI and REDIS_URL, and for what is not set the compiled embedded engine in a child process.
 * A test file asks for a database and a queue of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import type { QueueStore } from '../../src/embedded/open-stores.js'
import { wantedIndexes } from '../../src/operator/open.js'
import { connect } from '../../src/store/connect.js'
import { createIndexes } from '../../src/store/indexes.js'
import { demoPack } from './demo-pack.js'

export interface StoreAddresses {
  documents: string
  queue: QueueStore
}

declare module 'vitest' {
  export interface ProvidedContext {
    stores: StoreAddresses
  }
}

const ROOT = join(import.meta.dirname, '..', '..')
const COMPILED = join(ROOT, 'dist/src/embedded/open-stores.js')

/** A fresh database on the run's document store: a MongoDB connection string. */
export function testDatabase(): string {
  return withDatabase(inject('stores').documents, `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`)
}

/** The run's queue store. Give every queue {@link testPrefix} as its BullMQ prefix. */
export function testQueue(): QueueStore {
  return inject('stores').queue
}

/** A BullMQ prefix that no other test has. */
export function testPrefix(): string {
  return `{t${randomUUID().slice(0, 8)}}`
}

/** The connection string with another database's name. */
export function withDatabase(uri: string, name: string): string {
  const [, head = uri, query = ''] = /^([a-z+]+:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? []
  return `${head}/${name}${query}`
}

/** Builds the indexes of a database, as `petition-desk indexes` does: on MongoDB no service starts without them. */
export async function buildIndexes(uri: string): Promise<void> {
  const connection = await connect(uri)
  try {
    await createIndexes(connection, wantedIndexes(demoPack))
  } finally {
    await connection.close()
  }
}

/** An embedded engine in a process of its own, for tests that kill it or look at its files. */
export interface EngineProcess {
  addresses: StoreAddresses
  child: ChildProcess
  stop(): Promise<void>
}

const SCRIPT = `
const [compiled, settings] = process.argv.slice(1)
const { default: pino } = await import('pino')
const { openStores } = await import(compiled)
try {
  const stores = await openStores({ ...JSON.parse(settings), log: pino({ level: 'error' }, pino.destination(2)) })
  await stores.queueReady
  process.stdout.write(JSON.stringify({ documents: stores.documents, queue: stores.queue }) + '\\n')
  process.stdin.on('end', () => stores.close().then(() => process.exit(0)))
  process.stdin.resume()
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }) + '\\n')
  process.exit(1)
}
`

/**
 * Starts the compiled engine on a data folder. Throws an Error whose message begins with the StoreError's code
 * when it refuses to start.
 */
export async function startEngine(
  dataDir: string,
  only?: 'documents',
  env: Record<string, string> = {},
): Promise<EngineProcess> {
  if (!existsSync(COMPILED)) throw new Error('the engine is not compiled: run npm run build first')
  const settings = JSON.stringify({ dataDir, ...(only ? { only } : {}) })
  const args = ['--input-type=module', '-e', SCRIPT, '--', pathToFileURL(COMPILED).href, settings]
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const line = await firstLine(child)
  const answer: unknown = JSON.parse(line)
  if (!isAddresses(answer)) throw new Error(line.replace(/^\{"code":"(\w+)","message":"(.*)"\}$/, '$1 $2'))
  return {
    addresses: answer,
    child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.stdin?.end()
      await ended
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the engine ended without an answer')
}

function isAddresses(value: unknown): value is StoreAddresses {
  return typeof value === 'object' && value !== null && 'documents' in value && 'queue' in value
}

/** Making a queue store's folder takes seconds, so the run begins with a copy of one that was made before. */
const TEMPLATE = join(ROOT, 'node_modules/.cache/petition-desk/queue')

function keepTemplate(from: string): void {
  if (existsSync(TEMPLATE) || !existsSync(from)) return
  const fresh = `${TEMPLATE}-${randomUUID()}`
  mkdirSync(join(TEMPLATE, '..'), { recursive: true })
  cpSync(from, fresh, { recursive: true })
  try {
    renameSync(fresh, TEMPLATE)
  } catch {
    // Another run was quicker.
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** A file system in memory, as Linux has one, and the room that a run may need there. */
const IN_MEMORY = '/dev/shm'
const ROOM = 2 * 1024 ** 3

/** For the stores of the whole run, which nobody kills: what has to outlive a process has a folder of its own. */
function folderOfTheRun(): string {
  const room = existsSync(IN_MEMORY) ? statfsSync(IN_MEMORY) : undefined
  const inMemory = room !== undefined && room.bavail * room.bsize >= ROOM
  return mkdtempSync(join(inMemory ? IN_MEMORY : tmpdir(), 'petition-desk-test-'))
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { MONGODB_URI, REDIS_URL } = process.env
  const redis: QueueStore | undefined = REDIS_URL ? { kind: 'redis', url: REDIS_URL } : undefined
  if (MONGODB_URI && redis) {
    project.provide('stores', { documents: MONGODB_URI, queue: redis })
    return () => Promise.resolve()
  }
  const dataDir = folderOfTheRun()
  if (!redis && existsSync(TEMPLATE)) cpSync(TEMPLATE, join(dataDir, 'queue'), { recursive: true })
  const engine = await startEngine(dataDir, redis ? 'documents' : undefined)
  const { documents, queue } = engine.addresses
  project.provide('stores', { documents: MONGODB_URI ?? documents, queue: redis ?? queue })
  return async () => {
    await engine.stop()
    if (!redis) keepTemplate(join(dataDir, 'queue'))
    rmSync(dataDir, { recursive: true, force: true })
  }
}
