import { createPostgresBackend, type JobsOptions, type JobType, Queue, Worker, withBackend } from 'bullmq'
import type { Logger } from 'pino'
import { openRedis } from '../src/store/redis.js'
import { deliverNotice } from './deliver-notice.js'
import { fetchFile } from './fetch-file.js'
import type { JobData, JobKind } from './job.js'
import { sweep } from './sweep.js'

/** Every queue there is; each has a consumer of the same name. */
export const QUEUES: readonly string[] = [deliverNotice.queue, fetchFile.queue, sweep.queue]

/** Where the queues lie: Redis, or PostgreSQL over a socket for the embedded store. */
export type QueueAddress =
  | { readonly kind: 'redis'; readonly url: string }
  | {
      readonly kind: 'postgres'
      readonly settings: {
        readonly host: string
        readonly port?: number
        readonly user: string
        readonly database: string
      }
    }

/**
 * What every key of the queues begins with. In braces, so that a Redis Cluster keeps all of them in one slot: BullMQ's
 * scripts touch several keys at once.
 */
const PREFIX = '{petition-desk}'

export interface AddOptions {
  /** The job's own id, where it is not that of the thing to be done. */
  readonly as?: string
  /** Not before so many milliseconds; says how often to look, never when something is due. */
  readonly delayMs?: number
  /** Keep the finished job so long, so that the same id isn't run again meanwhile; 0 if not given. */
  readonly keepSeconds?: number
}

/** Adding jobs. The id is the job's identity: while it waits, the same id is added once. */
export interface Queues {
  add(queue: string, id: string, options?: AddOptions): Promise<void>
  /** Jobs waiting or running, over all queues. */
  busy(): Promise<number>
  /** How many jobs there are in each queue. */
  counts(): Promise<QueueCount[]>
  close(): Promise<void>
}

export interface QueueCount {
  readonly name: string
  readonly waiting: number
  readonly active: number
  /** To be looked at later. */
  readonly delayed: number
}

/** A job that has ended. */
export interface JobEnd {
  readonly queue: string
  /** What it was about. */
  readonly subject: string
  readonly ms: number
  readonly failed: boolean
}

/** What both kinds of queue have in common here. */
interface AnyQueue {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>
  getJobCounts(...types: JobType[]): Promise<Record<string, number>>
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

const onPostgres = withBackend(createPostgresBackend)

/** A consumer that runs. */
export type Running = { close(deadlineMs: number): Promise<void> }

interface OpenOptions {
  readonly log: Logger
  readonly prefix?: string
}

interface WorkerOptions extends OpenOptions {
  /** Told of every job that ends. */
  ended?(end: JobEnd): void
}

/** Opens every queue for adding. A store that is away makes `add` fail fast; the sweep makes up for it. */
export async function openQueues(
  address: QueueAddress,
  { log, prefix = PREFIX }: OpenOptions,
): Promise<Queues> {
  const connection = producerConnection(address)
  const queues = new Map<string, AnyQueue>()
  for (const name of QUEUES) {
    const queue = connection.queue(name, prefix)
    queue.on('error', (error) => log.warn({ queue: name, reason: error.name }, 'queue store'))
    await queue.waitUntilReady()
    queues.set(name, queue)
  }
  const all = () => [...queues.values()]
  return {
    async add(queue, id, { as = id, delayMs = 0, keepSeconds = 0 } = {}) {
      const target = queues.get(queue)
      if (!target) throw new Error(`there is no queue ${queue}`)
      await target.add(
        queue,
        { id },
        {
          jobId: as,
          delay: delayMs,
          attempts: 5,
          backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
          removeOnComplete: keepSeconds > 0 ? { age: keepSeconds } : true,
          removeOnFail: true,
        },
      )
    },
    async busy() {
      const counts = await Promise.all(
        all().map((queue) => queue.getJobCounts('waiting', 'active', 'prioritized')),
      )
      return counts.reduce((sum, count) => sum + Object.values(count).reduce((a, b) => a + b, 0), 0)
    },
    async counts() {
      return Promise.all(
        [...queues].map(async ([name, queue]) => {
          const {
            waiting = 0,
            prioritized = 0,
            active = 0,
            delayed = 0,
          } = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed')
          return { name, waiting: waiting + prioritized, active, delayed }
        }),
      )
    },
    async close() {
      for (const queue of all()) await queue.close()
      await connection.close()
    },
  }
}

/** What is known of a job when it ends; the queue store's own times. */
interface EndedJob {
  readonly data: JobData
  readonly processedOn?: number | undefined
  readonly finishedOn?: number | undefined
}

/** Starts the consumer of one kind of job. Short locks: a killed worker's job runs again within seconds. */
export function startWorker<Ports>(
  kind: JobKind<Ports>,
  ports: Ports,
  address: QueueAddress,
  { log, prefix = PREFIX, ended }: WorkerOptions,
): Running {
  const options = {
    prefix,
    concurrency: kind.concurrency,
    lockDuration: 10_000,
    stalledInterval: 5_000,
    maxStalledCount: 10,
  }
  const run = async (job: { data: JobData }) => kind.process(job.data, ports)
  const tell = (job: EndedJob | undefined, failed: boolean): void => {
    if (!job) return
    const ms = (job.finishedOn ?? 0) - (job.processedOn ?? 0)
    ended?.({ queue: kind.queue, subject: job.data.id, ms: Math.max(0, ms), failed })
  }
  const redis = address.kind === 'redis' ? openRedis(address.url, { maxRetriesPerRequest: null }) : undefined
  const worker =
    redis === undefined
      ? // Notifications of the embedded store reach the wrong client, so the worker looks five times a second.
        new onPostgres.Worker<JobData, void, string>(kind.queue, run, {
          ...options,
          connection: postgres(address),
          drainDelay: 0.2,
        })
      : new Worker<JobData, void, string>(kind.queue, run, { ...options, connection: redis })
  worker.on('error', (error) => log.warn({ queue: kind.queue, reason: error.name }, 'worker'))
  worker.on('completed', (job) => tell(job, false))
  worker.on('failed', (job, error) => {
    log.warn({ queue: kind.queue, job: job?.id, reason: error.name }, 'job failed')
    tell(job, true)
  })
  return {
    async close(deadlineMs) {
      // Once asked to close, BullMQ can't be hurried: what isn't done by then is left, and runs again as stalled.
      const late = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref())
      await Promise.race([worker.close(), late])
      redis?.disconnect()
    },
  }
}

function producerConnection(address: QueueAddress): {
  queue(name: string, prefix: string): AnyQueue
  close(): Promise<void>
} {
  if (address.kind === 'postgres') {
    return {
      queue: (name, prefix) =>
        new onPostgres.Queue<JobData, void, string>(name, { prefix, connection: postgres(address) }),
      close: async () => undefined,
    }
  }
  const redis = openRedis(address.url, { maxRetriesPerRequest: 1, commandTimeout: 3_000 })
  return {
    queue: (name, prefix) => new Queue<JobData, void, string>(name, { prefix, connection: redis }),
    close: async () => redis.disconnect(),
  }
}

function postgres(address: QueueAddress) {
  if (address.kind !== 'postgres') throw new Error('not a PostgreSQL address')
  return { ...address.settings, max: 4 }
}
