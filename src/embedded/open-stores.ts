/** The two stores of the product: those that the environment names, or the embedded ones for one box. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import {
  holdsData,
  prepareDataFolder,
  prepareSockets,
  raiseFormat,
  type Sockets,
  unwritable,
} from './data-folder.js'
import { isHeld, takeLock } from './lock.js'
import { StoreError } from './store-error.js'
import { type Hosted, host } from './worker.js'

export { StoreError, type StoreErrorCode } from './store-error.js'

const Postgres = z.object({
  host: z.string(),
  port: z.number().optional(),
  user: z.string(),
  database: z.string(),
  password: z.string().optional(),
  max: z.number().optional(),
})
const Addresses = z.object({ documents: z.string().optional(), queue: Postgres.optional() })

/** Settings for node-postgres. */
export interface PostgresSettings {
  host: string
  port?: number
  user: string
  database: string
  password?: string
  max?: number
}

export type QueueStore = { kind: 'redis'; url: string } | { kind: 'postgres'; settings: PostgresSettings }

export interface Stores {
  /** A MongoDB connection string. */
  documents: string
  queue: QueueStore
  /** Fulfilled once the queue store answers; an embedded one takes seconds longer than the documents. */
  queueReady: Promise<void>
  /** Which of the two this product brings itself. */
  embedded: { documents: boolean; queue: boolean }
  /** Stops what was started here; what another process runs goes on. */
  close(): Promise<void>
}

export interface StoreSettings {
  mongodbUri?: string | undefined
  redisUrl?: string | undefined
  dataDir: string
  log: Logger
  /** An operator's command that needs no queue: none is started, and `queue` names one that nobody serves. */
  only?: 'documents' | undefined
  /** Beside a running service: use its stores, and start embedded ones only when none runs on this data. */
  attach?: boolean | undefined
  /** An embedded store died: the process can no longer work. Always logged as fatal too. */
  onCrash?: ((error: Error) => void) | undefined
}

const ADDRESSES = 'embedded.json'
const STARTING = 30_000

/**
 * Opens both stores; resolves as soon as the documents can be used. Throws StoreError: DATA_IN_USE (another process has this data), DATA_UNWRITABLE,
 * DATA_VERSION (written by a newer version), NO_DATA (an operator's command, before the service has run), START_FAILED.
 */
export async function openStores(settings: StoreSettings): Promise<Stores> {
  const { mongodbUri, redisUrl, dataDir, only } = settings
  const embedded = { documents: mongodbUri === undefined, queue: redisUrl === undefined }
  const redis = redisUrl === undefined ? undefined : ({ kind: 'redis', url: redisUrl } as const)
  if (mongodbUri !== undefined && redis) {
    return {
      documents: mongodbUri,
      queue: redis,
      queueReady: Promise.resolve(),
      embedded,
      close: () => Promise.resolve(),
    }
  }
  if (settings.attach && embedded.documents && !holdsData(dataDir))
    throw new StoreError('NO_DATA', `There is no data in ${dataDir} yet: start the service first.`)
  const folder = prepareDataFolder(dataDir)
  const sockets = prepareSockets(folder)
  if (settings.attach && (await isHeld(sockets.lock))) {
    const running = await runningAddresses(folder, sockets)
    return {
      documents: mongodbUri ?? running.documents ?? documentsUri(sockets),
      queue: redis ?? { kind: 'postgres', settings: queueSettings(sockets) },
      queueReady: Promise.resolve(),
      embedded,
      close: () => Promise.resolve(),
    }
  }
  const unlock = await lockOrRefuse(folder, sockets)
  try {
    raiseFormat(folder)
  } catch (error) {
    await unlock()
    throw error
  }
  const stopping = new AbortController()
  const start = starter(settings, folder, stopping.signal)
  const queue =
    embedded.queue && only !== 'documents' ? start('queue', './queue-thread.js', sockets.queue) : undefined
  const documents = embedded.documents
    ? start('documents', './documents/thread.js', sockets.documents)
    : undefined
  const stop = async (): Promise<void> => {
    rmSync(join(folder, ADDRESSES), { force: true })
    stopping.abort()
    const started = await Promise.allSettled([documents, queue])
    await Promise.all(
      started.map((store) => (store.status === 'fulfilled' ? store.value?.close() : undefined)),
    )
    await unlock()
  }
  const queueReady = Promise.resolve(queue).then(
    () => undefined,
    (error: unknown) => {
      throw startFailed(folder, error)
    },
  )
  // Stopping while it starts is nobody's failure; whoever waits for it still hears of a real one.
  queueReady.catch(() => undefined)
  try {
    await documents
    const addresses = {
      ...(embedded.documents ? { documents: documentsUri(sockets) } : {}),
      ...(embedded.queue && only !== 'documents' ? { queue: queueSettings(sockets) } : {}),
    }
    writeFileSync(join(folder, ADDRESSES), `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 })
  } catch (error) {
    await stop()
    throw error instanceof StoreError ? error : startFailed(folder, error)
  }
  return {
    documents: mongodbUri ?? documentsUri(sockets),
    queue: redis ?? { kind: 'postgres', settings: queueSettings(sockets) },
    queueReady,
    embedded,
    close: stop,
  }
}

/** Starts one store in a thread of its own, which ends with `stopping` while it still starts. */
function starter({ log, onCrash }: StoreSettings, folder: string, stopping: AbortSignal) {
  return async (name: string, entry: string, socket: string): Promise<Hosted> => {
    rmSync(socket, { force: true })
    const crashed = (error: Error): void => {
      log.fatal({ err: error, store: name }, 'embedded store died')
      onCrash?.(error)
    }
    const options = { name, folder: join(folder, name), socket, signal: stopping, onCrash: crashed }
    const store = await host(new URL(entry, import.meta.url), options)
    log.debug({ store: name }, 'embedded store ready')
    return store
  }
}

function startFailed(folder: string, error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : String(error)
  if (/EACCES|EROFS|EPERM|ENOSPC|permission denied|read-only/i.test(reason)) return unwritable(folder, error)
  return new StoreError('START_FAILED', `The embedded stores in ${folder} could not be started: ${reason}`, {
    cause: error,
  })
}

async function lockOrRefuse(folder: string, sockets: Sockets): Promise<() => Promise<void>> {
  let unlock: (() => Promise<void>) | undefined
  try {
    unlock = await takeLock(sockets.lock)
  } catch (error) {
    throw unwritable(sockets.folder, error)
  }
  if (unlock) return unlock
  throw new StoreError(
    'DATA_IN_USE',
    `Another process is using the data in ${folder}. Stop it first, or set another DATA_DIR.`,
  )
}

/** The addresses of the process that holds the lock; while it starts they are not there yet. */
async function runningAddresses(folder: string, sockets: Sockets): Promise<z.infer<typeof Addresses>> {
  for (let waited = 0; waited < STARTING; waited += 100) {
    try {
      return Addresses.parse(JSON.parse(readFileSync(join(folder, ADDRESSES), 'utf8')))
    } catch {
      if (!(await isHeld(sockets.lock))) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new StoreError(
    'DATA_IN_USE',
    `Another process holds the data in ${folder} but does not say where its stores are. Stop it, or wait until it has started.`,
  )
}

function documentsUri(sockets: Sockets): string {
  return `mongodb://${encodeURIComponent(sockets.documents)}/petition-desk`
}

function queueSettings(sockets: Sockets): PostgresSettings {
  return { host: sockets.folder, port: sockets.queuePort, user: 'postgres', database: 'postgres' }
}
