import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TelegramClient } from '../../src/telegram/client.js'
import type { Wait } from '../../src/telegram/deadline.js'
import type { Received } from '../../src/telegram/receiver-ports.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, gate, turns } from './kit.js'
import { LEASE_EVERY, poll, stopPollers } from './poller-kit.js'

let api: FakeBotApi

beforeEach(async () => {
  api = await fakeBotApi()
})

afterEach(async () => {
  await stopPollers()
  await api.close()
})

const confirmed = () => api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed')

describe('an update that could not be saved', () => {
  test('comes again, later each time, with what is behind it in order', async () => {
    const person = api.person(7)
    const [first, second] = [person.text('1'), person.text('2')]
    const poller = poll(api)
    poller.said.set(first, ['unavailable', 'unavailable', 'unavailable'])
    poller.said.set(second, ['unavailable', 'unavailable', 'unavailable'])
    await confirmed()
    expect(poller.seen).toEqual([first, second, first, second, first, second, first, second])
    expect(poller.waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)).toEqual([1_000, 2_000, 4_000])
  })

  test('is waited for no longer than half a minute, and from the start after a success', async () => {
    const person = api.person(7)
    const first = person.text('1')
    const poller = poll(api)
    poller.said.set(first, Array<Received>(7).fill('unavailable'))
    await confirmed()
    const second = person.text('2')
    poller.said.set(second, ['unavailable'])
    await api.until(() => poller.seen.filter((id) => id === second).length === 2, 'the second again')
    const long = poller.waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)
    expect(long).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 1_000])
  })

  test('is not overtaken by what Telegram gave while it was failing', async () => {
    const person = api.person(7)
    const first = person.text('1')
    const failing = gate<Received>()
    const answering = gate()
    const real = clientFor(api)
    let asked = 0
    const call: TelegramClient['call'] = async (...args: Parameters<TelegramClient['call']>) => {
      asked += 1
      const answer = await real.call(...args)
      if (asked === 2) await answering.promise
      return answer
    }
    const poller = poll(api, {
      client: { ...real, call },
      receive: () => (poller.seen.length === 1 ? failing.promise : Promise.resolve('committed')),
    })
    await api.until(() => poller.seen.length === 1, 'the first seen')
    const second = person.text('2')
    await api.until(() => asked === 2, 'asked again')
    failing.open('unavailable')
    await turns()
    answering.open()
    await confirmed()
    expect(poller.seen).toEqual([first, first, second])
    expect(poller.waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)).toEqual([1_000])
  })

  test('counts as not saved when receiving throws', async () => {
    let tries = 0
    const id = api.person(7).text('x')
    const { seen, logged } = poll(api, {
      receive: async () => {
        tries += 1
        if (tries === 1) throw new Error('their words')
        return 'committed'
      },
    })
    await confirmed()
    expect(seen).toEqual([id, id])
    expect(logged()).not.toContain('their words')
  })
})

describe('when Telegram does not answer as it should', () => {
  const longWaits = (waits: readonly number[]) => waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)

  test('it is asked again after a wait that doubles, and starts anew after a success', async () => {
    api.fault({ method: 'getUpdates', kind: 'error', times: 2 })
    api.fault({ method: 'getUpdates', kind: 'reset' })
    const { waits } = poll(api)
    await api.until(() => api.calls('getUpdates').length === 4, 'asked again')
    expect(longWaits(waits)).toEqual([1_000, 2_000, 4_000])
  })

  test('a limit is kept to the second', async () => {
    api.fault({ method: 'getUpdates', kind: 'limited', retryAfter: 13 })
    const { waits } = poll(api)
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([13_000])
  })

  test('another poller makes it step back', async () => {
    api.fault({ method: 'getUpdates', kind: 'refuse', status: 409, description: 'Conflict' })
    const { waits, logged } = poll(api)
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([30_000])
    expect(logged()).toContain('somebody else polls')
  })

  test('a wrong token is a loud error and rarely tried again', async () => {
    api.fault({ method: 'getUpdates', kind: 'refuse', status: 401, description: 'Unauthorized' })
    const { waits, logged } = poll(api)
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([60_000])
    expect(logged()).toContain('"level":50')
  })

  test('a wait is spread by chance', async () => {
    api.fault({ method: 'getUpdates', kind: 'error' })
    const { waits } = poll(api, { jitter: () => 1 })
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(waits).toContain(500)
  })
})

describe('the lease', () => {
  test('is waited for before anything is asked', async () => {
    let free = false
    const asked = gate()
    const lease = {
      acquire: async () => {
        asked.open()
        return free
      },
      renew: async () => true,
      release: async () => {},
    }
    const { seen } = poll(api, { lease })
    await asked.promise
    await turns()
    expect(api.calls('getUpdates')).toEqual([])
    free = true
    const id = api.person(7).text('x')
    await confirmed()
    expect(seen).toEqual([id])
  })

  test('lost to another replica ends the polling until it is free again', async () => {
    let ours = true
    const renewal = gate()
    let acquired = 0
    const waiting: Wait = async (ms, signal) => {
      if (ms === LEASE_EVERY)
        await Promise.race([
          renewal.promise,
          new Promise<void>((end) => signal?.addEventListener('abort', () => end())),
        ])
      else await turns(2)
    }
    const lease = {
      acquire: async () => {
        acquired += 1
        return ours
      },
      renew: async () => ours,
      release: async () => {},
    }
    poll(api, { lease, waiting })
    await api.waitFor('getUpdates')
    ours = false
    renewal.open()
    await expect.poll(() => acquired).toBeGreaterThan(3)
    const before = api.calls('getUpdates').length
    await turns(50)
    expect(api.calls('getUpdates')).toHaveLength(before)
  })

  test('whose store does not answer is not lost', async () => {
    const renewed = gate()
    let renewals = 0
    const waiting: Wait = async (ms, signal) => {
      if (ms !== LEASE_EVERY || renewals < 2) return turns(2)
      await new Promise<void>((end) => signal?.addEventListener('abort', () => end()))
    }
    const lease = {
      acquire: async () => true,
      renew: async (): Promise<boolean> => {
        renewals += 1
        if (renewals === 2) renewed.open()
        throw new Error('no connection')
      },
      release: async () => {},
    }
    const { seen } = poll(api, { lease, waiting })
    await renewed.promise
    const id = api.person(7).text('x')
    await confirmed()
    expect(seen).toEqual([id])
  })
})
