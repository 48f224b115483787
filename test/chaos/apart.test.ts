import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cutProxy } from '../support/cut-proxy.js'
import { fakeBotApi } from '../support/fake-bot-api.js'
import { testKeysLine } from '../support/keys.js'
import { dataFolder, freePort, startService } from '../support/service.js'
import { withDatabase } from '../support/stores.js'
import { chaosOffice } from './hours.js'
import { printed } from './print.js'
import { type OwnRedis, ownRedis } from './redis.js'
import { KILLS_APART, LIMIT_MS, SEED, stores } from './settings.js'
import { survives } from './survival.js'
import { type Victim, victim } from './victim.js'

/** A process each, and how often it is killed compared with the others: most where most is under way. */
const PROCESSES = [
  ['bot', 2],
  ['worker', 4],
  ['worker', 4],
  ['scheduler', 1],
  ['web', 1],
] as const
const AWAY_MS = 60_000

test.runIf(stores !== undefined)(
  `roles apart, killed ${KILLS_APART} times, Redis emptied twice, the database away for a minute: every notice arrives (seed ${SEED})`,
  async () => {
    if (!stores) throw new Error('there are no stores')
    const api = await fakeBotApi()
    const redis = await ownRedis(stores.redis)
    const documents = withDatabase(stores.documents, `chaos_${randomUUID().slice(0, 8)}`)
    const proxy = await cutProxy(documents)
    const outages: { from: number; to: number }[] = []
    const running: Victim[] = []
    const back: Promise<void>[] = []

    async function away(): Promise<void> {
      const outage = { from: api.happened(), to: Number.POSITIVE_INFINITY }
      outages.push(outage)
      proxy.cut()
      await pause(AWAY_MS)
      proxy.mend()
      outage.to = api.happened()
      console.log('apart: the database is back')
    }

    try {
      const office = await chaosOffice()
      const port = String(await freePort())
      const env = {
        TELEGRAM_BOT_TOKEN: api.token,
        TELEGRAM_API_ROOT: api.root,
        TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_WEBHOOK_SECRET: 'chaos',
        REDIS_URL: redis.url,
        MONGODB_URI: proxy.uri,
        PERSONAL_DATA_KEYS: testKeysLine,
        PACK: office.pack,
        DATA_DIR: await dataFolder(),
      }
      for (const [role, weight] of PROCESSES) {
        const process = await startService({ ...env, ROLES: role, ...(role === 'bot' && { PORT: port }) })
        running.push(victim(process, { name: role, weight, patient: true, happened: api.happened }))
      }
      const summary = await survives({
        name: 'apart',
        api,
        env: { ...env, MONGODB_URI: documents },
        office,
        victims: running,
        seed: SEED + 1_000,
        kills: KILLS_APART,
        work: 60,
        citizens: 20,
        outages,
        async misfortune(kill) {
          if (flushes.has(kill)) await emptied(redis)
          if (kill === Math.floor(KILLS_APART / 2)) back.push(away())
        },
      })
      await Promise.all(back)
      printed('roles apart', [summary])
      expect(summary.kills).toBe(KILLS_APART)
    } finally {
      await Promise.all(running.map(({ process }) => process.stop()))
      await proxy.close()
      await redis.close()
      await api.close()
    }
  },
  LIMIT_MS,
)

/** The kills before which Redis loses all that it holds. */
const flushes: ReadonlySet<number> = new Set([Math.floor(KILLS_APART / 4), Math.floor((3 * KILLS_APART) / 4)])

async function emptied(redis: OwnRedis): Promise<void> {
  const keys = await redis.flush()
  console.log(`apart: Redis emptied, ${keys} keys gone`)
}
