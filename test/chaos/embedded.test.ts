import { expect, test } from 'vitest'
import { fakeBotApi } from '../support/fake-bot-api.js'
import { dataFolder, startService } from '../support/service.js'
import { chaosOffice } from './hours.js'
import { printed } from './print.js'
import { ownRedis } from './redis.js'
import { KILLS_EMBEDDED, KILLS_WITH_REDIS, LIMIT_MS, REDIS, SEED } from './settings.js'
import { survives } from './survival.js'
import type { Summary } from './verdict.js'
import { victim } from './victim.js'

test(
  `one box, killed ${KILLS_EMBEDDED} times, delivers every notice (seed ${SEED})`,
  async () => {
    const summary = await oneBox('box', KILLS_EMBEDDED, SEED)
    printed('one box', [summary])
    expect(summary.kills).toBe(KILLS_EMBEDDED)
  },
  LIMIT_MS,
)

// Quicker to start, so where there is Redis but no other document store it takes most of the kills.
test.runIf(KILLS_WITH_REDIS > 0)(
  `one box with Redis, killed ${KILLS_WITH_REDIS} times and Redis emptied twice, delivers every notice (seed ${SEED})`,
  async () => {
    const redis = await ownRedis(REDIS ?? '')
    const flushes = new Set([Math.floor(KILLS_WITH_REDIS / 4), Math.floor((3 * KILLS_WITH_REDIS) / 4)])
    try {
      const summary = await oneBox('box with Redis', KILLS_WITH_REDIS, SEED + 500, {
        redis: redis.url,
        misfortune: async (kill) => {
          if (flushes.has(kill)) console.log(`Redis emptied, ${await redis.flush()} keys gone`)
        },
      })
      printed('one box with Redis', [summary])
      expect(summary.kills).toBe(KILLS_WITH_REDIS)
    } finally {
      await redis.close()
    }
  },
  LIMIT_MS,
)

async function oneBox(
  name: string,
  kills: number,
  seed: number,
  more: { readonly redis?: string; readonly misfortune?: (kill: number) => Promise<void> } = {},
): Promise<Summary> {
  const api = await fakeBotApi()
  const office = await chaosOffice()
  const process = await startService({
    DATA_DIR: await dataFolder(),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    PACK: office.pack,
    ...(more.redis === undefined ? {} : { REDIS_URL: more.redis }),
  })
  try {
    return await survives({
      name,
      api,
      env: process.env,
      office,
      victims: [victim(process, { name, patient: false, happened: api.happened })],
      seed,
      kills,
      work: 150,
      citizens: 12,
      ...(more.misfortune && { misfortune: more.misfortune }),
    })
  } finally {
    await process.stop()
    await api.close()
  }
}
