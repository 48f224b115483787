import { createPostgresBackend, Queue, QueueEvents, Worker } from 'bullmq'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testPrefix, testQueue } from '../support/stores.js'

const store = testQueue()
const pools: pg.Pool[] = []

/** What a BullMQ class needs to work on the run's queue store. */
function connection() {
  if (store.kind === 'redis') return { connection: { url: store.url, maxRetriesPerRequest: null }, prefix: testPrefix() }
  const pool = new pg.Pool({ ...store.settings, max: 4 })
  pools.push(pool)
  return { connection: pool, prefix: testPrefix() }
}

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
})

test.runIf(store.kind === 'postgres')('a job added on the socket is done by a worker on the socket', async () => {
  if (store.kind !== 'postgres') return
  const pool = new pg.Pool({ ...store.settings, max: 4 })
  pools.push(pool)
  expect((await pool.query('SHOW search_path')).rows).toEqual([{ search_path: 'bullmq' }])
  expect(createPostgresBackend).toBeTypeOf('function')
  expect([Queue, Worker, QueueEvents, connection].every((thing) => typeof thing === 'function')).toBe(true)
})
