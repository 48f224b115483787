import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openQueues, QUEUES, type Queues, startWorker } from '../../jobs/queues.js'
import { sweep } from '../../jobs/sweep.js'
import { evictionPolicies, openRedis } from '../../src/store/redis.js'
import { testFolder } from '../support/folders.js'
import { hasRedis, type RedisCluster, redisCluster } from '../support/redis-cluster.js'

const log = pino({ level: 'silent' })

describe.runIf(hasRedis)('on a Redis Cluster', () => {
  let cluster: RedisCluster
  let queues: Queues
  const address = () => ({ kind: 'redis', url: cluster.url }) as const

  beforeAll(async () => {
    cluster = await redisCluster(await testFolder())
    queues = await openQueues(address(), { log })
  })

  afterAll(async () => {
    await queues.close()
    await cluster.close()
  })

  /** Consumers of all queues, and what they were given. */
  function consumers() {
    const seen: string[] = []
    const workers = QUEUES.map((queue) =>
      startWorker(
        {
          queue,
          concurrency: 2,
          process: async ({ id }: { readonly id: string }) => {
            seen.push(`${queue} ${id}`)
          },
        },
        undefined,
        address(),
        { log },
      ),
    )
    return { seen, close: () => Promise.all(workers.map((worker) => worker.close(5_000))) }
  }

  test('every job of every queue runs once, at once or later, and all keys lie in one slot', async () => {
    const { seen, close } = consumers()
    const expected = QUEUES.flatMap((queue) => [`${queue} now`, `${queue} soon`]).sort()
    for (const queue of QUEUES) {
      await queues.add(queue, 'now')
      await queues.add(queue, 'now')
      await queues.add(queue, 'soon', { delayMs: 100, keepSeconds: 60 })
    }
    await expect.poll(() => [...new Set(seen)].sort(), { timeout: 20_000, interval: 50 }).toEqual(expected)
    await expect.poll(() => queues.busy(), { timeout: 10_000, interval: 50 }).toBe(0)
    await close()

    const redis = openRedis(cluster.url, { maxRetriesPerRequest: 1 })
    const holding = await Promise.all(
      cluster.ports.map(async (port) => {
        const one = openRedis(`redis://127.0.0.1:${port}`, { maxRetriesPerRequest: 1 })
        const keys = await one.keys('*')
        one.disconnect()
        return keys
      }),
    )
    expect(holding.filter((keys) => keys.length > 0)).toHaveLength(1)
    for (const key of holding.flat()) expect(key).toMatch(/^\{petition-desk\}:/)
    expect(await evictionPolicies(redis)).toEqual(Array(3).fill('noeviction'))
    redis.disconnect()
  }, 60_000)

  test('with the server of that slot away adding fails within seconds; back and empty, it goes on by itself', async () => {
    const redis = openRedis(cluster.url, { maxRetriesPerRequest: 1 })
    await redis.set('{petition-desk}', 'here')
    redis.disconnect()
    const holder = await holderOf(cluster)
    const { seen, close } = consumers()
    await cluster.stop(holder)
    const from = performance.now()
    await expect(queues.add(sweep.queue, 'lost')).rejects.toThrow()
    expect(performance.now() - from).toBeLessThan(10_000)
    await cluster.start(holder)
    await expect
      .poll(
        async () => {
          await queues.add(sweep.queue, 'after').catch(() => undefined)
          return seen
        },
        { timeout: 40_000, interval: 200 },
      )
      .toContain(`${sweep.queue} after`)
    await close()
  }, 90_000)
})

/** The port of the server on which the queues lie. */
async function holderOf({ ports }: RedisCluster): Promise<number> {
  for (const port of ports) {
    const redis = openRedis(`redis://127.0.0.1:${port}`, { maxRetriesPerRequest: 1 })
    const keys = await redis.dbsize()
    redis.disconnect()
    if (keys > 0) return port
  }
  throw new Error('nothing lies anywhere')
}
