import { Cluster, Redis } from 'ioredis'
import { readRedisAddress } from '../config/redis-address.js'

export interface RedisSettings {
  /** How often a command is tried while the connection comes and goes; `null`: until it is through. */
  readonly maxRetriesPerRequest: number | null
  /** A command that has no answer by then has failed. */
  readonly commandTimeout?: number
}

/**
 * Connects to Redis: one server, the one that sentinels name, or a cluster (`config/redis-address.ts` has the forms).
 * It connects again by itself, for as long as it takes, and learns of a failover from sentinels or from the cluster.
 */
export function openRedis(url: string, settings: RedisSettings): Redis | Cluster {
  const address = readRedisAddress(url)
  if (!address) throw new Error('REDIS_URL is no address of Redis')
  const { kind, nodes, tls, username, password, database, name = '' } = address
  const options = {
    ...settings,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
  }
  const redis =
    kind === 'cluster'
      ? new Cluster([...nodes], {
          redisOptions: options,
          // Certificates name hosts, so over TLS a node is reached by its name.
          ...(tls ? { dnsLookup: (host, callback) => callback(null, host) } : {}),
        })
      : kind === 'sentinel'
        ? new Redis({
            ...options,
            sentinels: [...nodes],
            name,
            // Sentinels take the same login; one that asks for none ignores it.
            ...(password === undefined ? {} : { sentinelPassword: password }),
            ...(username === undefined ? {} : { sentinelUsername: username }),
            ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
          })
        : new Redis({ ...options, host: nodes[0]?.host ?? '', port: nodes[0]?.port ?? 0, db: database })
  // Each call reports its own failure; without a listener the event would end the process.
  redis.on('error', () => undefined)
  return redis
}

/** What every server that holds something does when its memory is full; by `INFO`, as managed ones refuse `CONFIG`. */
export async function evictionPolicies(redis: Redis | Cluster): Promise<string[]> {
  const servers = redis instanceof Cluster ? redis.nodes('master') : [redis]
  const answers = await Promise.all(servers.map((server) => server.info('memory')))
  return answers.map((answer) => /^maxmemory_policy:(\S+)/m.exec(answer)?.[1] ?? 'unknown')
}
