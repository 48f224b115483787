import { createPostgresBackend, withBackend } from 'bullmq'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testPrefix, testQueue } from '../support/stores.js'

const store = testQueue()
const settings = store.kind === 'postgres' ? store.settings : undefined
const pools: pg.Pool[] = []
const onPostgres = withBackend(createPostgresBackend)

function pool(): pg.Pool {
  const made = new pg.Pool({ ...settings, max: 4 })
  made.on('error', () => undefined)
  pools.push(made)
  return made
}

afterAll(async () => {
  await Promise.all(pools.map((made) => made.end()))
})

test.runIf(settings)('a session begins in the schema of BullMQ, already migrated', async () => {
  const { rows } = await pool().query(
    'SELECT current_schema() AS schema, (SELECT count(*) FROM job)::int AS jobs',
  )
  expect(rows).toMatchObject([{ schema: 'bullmq' }])
})

test.runIf(settings)('jobs added on the socket are each done once by workers on the socket', async () => {
  const name = `embedded-${testPrefix()}`
  const done: number[] = []
  const queue = new onPostgres.Queue(name, { connection: { ...settings, max: 4 } })
  const options = { connection: { ...settings, max: 4 }, concurrency: 4, drainDelay: 0.2 }
  const workers = [1, 2].map(
    () =>
      new onPostgres.Worker<{ n: number }>(name, (job) => Promise.resolve(done.push(job.data.n)), options),
  )
  await queue.addBulk(Array.from({ length: 30 }, (_, n) => ({ name: 'count', data: { n } })))
  await expect.poll(() => done.length, { timeout: 10_000 }).toBe(30)
  expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n))
  await Promise.all([...workers.map((worker) => worker.close()), queue.close()])
})

test.runIf(settings)('a delayed job is done after its delay and a failing one is tried again', async () => {
  const name = `embedded-${testPrefix()}`
  const seen: string[] = []
  const queue = new onPostgres.Queue(name, { connection: { ...settings, max: 4 } })
  const worker = new onPostgres.Worker(
    name,
    (job) => {
      seen.push(`${job.name}:${job.attemptsMade}`)
      return job.name === 'fails' && job.attemptsMade === 0
        ? Promise.reject(new Error('once'))
        : Promise.resolve()
    },
    { connection: { ...settings, max: 4 }, drainDelay: 0.2 },
  )
  await queue.add('fails', {}, { attempts: 2 })
  await queue.add('late', {}, { delay: 300 })
  await expect.poll(() => [...seen].sort(), { timeout: 10_000 }).toEqual(['fails:0', 'fails:1', 'late:0'])
  await Promise.all([worker.close(), queue.close()])
})
