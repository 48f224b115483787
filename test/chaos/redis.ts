import { Redis } from 'ioredis'

/** One of the sixteen databases of a Redis, which nobody else uses. */
export interface OwnRedis {
  readonly url: string
  /** Empties it; gives how many keys were lost. */
  flush(): Promise<number>
  close(): Promise<void>
}

/** What other tests use, by not naming one, is number 0. */
const NUMBERS = Array.from({ length: 15 }, (_, index) => index + 1)

export async function ownRedis(url: string): Promise<OwnRedis> {
  for (const number of NUMBERS) {
    const own = new URL(url)
    own.pathname = `/${number}`
    const redis = new Redis(own.href, { maxRetriesPerRequest: 3 })
    if ((await redis.dbsize()) > 0) {
      redis.disconnect()
      continue
    }
    return {
      url: own.href,
      async flush() {
        const keys = await redis.dbsize()
        await redis.flushdb()
        return keys
      },
      async close() {
        await redis.flushdb()
        redis.disconnect()
      },
    }
  }
  throw new Error('every database of that Redis is in use')
}
