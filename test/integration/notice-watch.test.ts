import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeMetrics } from '../../src/main/notice-metrics.js'
import { noticeAges } from '../../src/notices/watch.js'
import { clerk, sentTo } from '../support/many.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

let site: Site
let replica: Replica
const registry = new Registry()
let counters: ReturnType<typeof noticeMetrics>

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-02T10:00').getTime() })
  replica = await site.replica()
  counters = noticeMetrics(registry, replica.repositories, { clock: site.clock, queued: async () => 7 })
})

afterAll(() => site.close())

const metric = async (name: string): Promise<number> => {
  const text = await registry.metrics()
  const line = text.split('\n').find((one) => one.startsWith(`petition_desk_${name} `))
  return Number(line?.split(' ').at(-1))
}

describe('what the operator sees of notices', () => {
  test('the depth of the queue, the age of the oldest unsent one, what came of tries, and how far the sweep lags', async () => {
    const registrar = await clerk(replica, 'registrar', 'huoqiu-petition')
    await clerk(replica, 'handler', 'huoqiu-land')
    const { id: petitioner } = await replica.repositories.accounts.ofAddress('77', 'en')
    await sentTo(site, replica, { petitioner, registrar, unit: 'huoqiu-land' })
    const { deliveries } = replica.repositories
    await deliveries.add('alarm', petitioner, { kind: 'desk-urgent', subject: 'nothing' })
    site.pass(90_000)
    expect(await metric('queue_depth')).toBe(7)
    expect(await metric('oldest_unsent_seconds{of="all"}')).toBeGreaterThanOrEqual(90)
    expect(await metric('oldest_unsent_seconds{of="alerts"}')).toBeGreaterThanOrEqual(90)
    // An alarm may be on its way for one minute, all else for a quarter of an hour.
    expect(await noticeAges(deliveries, site.clock)).toMatchObject([
      { of: 'alerts', count: 1, overdue: true },
      { of: 'all', overdue: false },
    ])
    replica.logged.length = 0
    await replica.sweep()
    const alarm = replica.logged.filter((line) => line.includes('notices wait longer than they may'))
    expect(alarm).toHaveLength(1)
    expect(alarm[0]).toContain('"of":"alerts"')
    await replica.settle()
    expect(await metric('oldest_unsent_seconds{of="all"}')).toBe(0)
    replica.logged.length = 0
    await replica.sweep()
    expect(replica.logged.join()).not.toContain('notices wait longer')
    counters.counted('repeated')
    expect(await metric('notices_total{outcome="repeated"}')).toBe(1)
    expect(await metric('sweep_lag_seconds')).toBe(0)
    const next = await replica.repositories.petitions.nextActionAfter(site.clock.now())
    site.pass((next?.getTime() ?? 0) - site.clock.now().getTime() + 600_000)
    expect(await metric('sweep_lag_seconds')).toBeGreaterThanOrEqual(600)
    counters.swept()
    expect(await metric('last_sweep_timestamp_seconds')).toBeCloseTo(site.clock.wall().getTime() / 1000, -1)
  })
})
