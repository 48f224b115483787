import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Wait } from '../../src/telegram/deadline.js'
import { type Poller, type PollerOptions, startPoller } from '../../src/telegram/poller.js'
import type { Received } from '../../src/telegram/receiver-ports.js'
import { ALLOWED_UPDATES } from '../../src/telegram/update-schema.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor, gate, readableLog, turns } from './kit.js'

let api: FakeBotApi
const running: Poller[] = []

beforeEach(async () => {
  api = await fakeBotApi()
})

afterEach(async () => {
  for (const poller of running.splice(0)) await poller.stop(0)
  await api.close()
})

/** Waits that are noted, and pass at once; the calm ones wait for their turn so that a test can act between. */
function notedWaits() {
  const waits: number[] = []
  const held = new Set<number>()
  const waiting: Wait = async (ms, signal) => {
    if (signal?.aborted) return
    waits.push(ms)
    if (!held.has(ms)) return turns(2)
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
  }
  return { waits, held, waiting }
}

const LEASE_EVERY = 10_000

function poll(options: Partial<PollerOptions> = {}) {
  const { waits, held, waiting } = notedWaits()
  held.add(LEASE_EVERY)
  const seen: number[] = []
  const said = new Map<number, Received[]>()
  const leases: string[] = []
  const { log, text } = readableLog()
  const receive = options.receive ?? (async (): Promise<Received> => 'committed')
  const poller = startPoller({
    client: clientFor(api),
    log,
    clock: { wall: () => new Date(0) },
    allowedUpdates: ALLOWED_UPDATES,
    jitter: () => 0,
    waiting,
    lease: {
      acquire: async () => true,
      renew: async () => true,
      release: async () => {
        leases.push('released')
      },
    },
    ...options,
    receive: async (body) => {
      const id = Number(body && typeof body === 'object' && Reflect.get(body, 'update_id'))
      seen.push(id)
      const planned = said.get(id)?.shift()
      return planned ?? receive(body)
    },
  })
  running.push(poller)
  return { poller, waits, held, seen, said, leases, logged: text }
}

const offsets = () => api.calls('getUpdates').map(({ payload }) => payload.offset)
const confirmed = () => api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed')

describe('polling', () => {
  test('brings updates in order and confirms them when they are committed', async () => {
    const person = api.person(7)
    const ids = [person.text('one'), person.text('two')]
    const { seen } = poll()
    await confirmed()
    const third = person.text('three')
    await confirmed()
    expect(seen).toEqual([...ids, third])
    expect(api.calls('getUpdates')[0]?.payload).toMatchObject({
      allowed_updates: [...ALLOWED_UPDATES],
      limit: 100,
    })
  })

  test('never confirms an update that is not committed, nor lets others wait for it', async () => {
    const slow = gate<Received>()
    const first = api.person(7).text('slow')
    const { seen } = poll({
      receive: (body) =>
        Reflect.get(Object(body), 'update_id') === first ? slow.promise : Promise.resolve('committed'),
    })
    await api.until(() => seen.includes(first), 'the slow one seen')
    const later = Array.from({ length: 5 }, (_, i) => api.person(8 + i).text('quick'))
    await api.until(() => later.every((id) => seen.includes(id)), 'the quick ones seen')
    expect(api.pendingUpdates()).toEqual([first, ...later])
    expect(offsets().filter((offset) => Number(offset) > first)).toEqual([])
    slow.open('committed')
    await confirmed()
    expect(seen).toEqual([first, ...later])
  })

  test('has at most a hundred updates open', async () => {
    const all = gate<Received>()
    const person = api.person(7)
    const ids = Array.from({ length: 130 }, (_, i) => person.text(`${i}`))
    const { seen } = poll({ receive: () => all.promise })
    await api.until(() => seen.length >= 100, 'a hundred seen')
    await turns(50)
    expect(seen).toEqual(ids.slice(0, 100))
    all.open('committed')
    await confirmed()
    expect(seen).toEqual(ids)
  })

  test('asks ever more calmly while Telegram has nothing but what is open', async () => {
    const slow = gate<Received>()
    api.person(7).text('slow')
    const { waits } = poll({ receive: () => slow.promise })
    await api.until(() => api.calls('getUpdates').length > 6, 'some rounds')
    expect(waits.filter((ms) => ms !== LEASE_EVERY).slice(0, 5)).toEqual([200, 400, 800, 1000, 1000])
    slow.open('committed')
    await confirmed()
  })

  test('runs a repeated update once, and sorts those out of order', async () => {
    const person = api.person(7)
    const ids = [person.text('1'), person.text('2'), person.text('3')]
    api.fault({ method: 'getUpdates', kind: 'reorder' })
    const { seen } = poll()
    await confirmed()
    api.fault({ method: 'getUpdates', kind: 'repeat', times: 2 })
    const last = person.text('4')
    await api.until(() => api.calls('getUpdates').length > 4 && api.pendingUpdates().length === 0, 'repeated')
    expect(seen).toEqual([...ids, last])
  })

  test('asks calmly where a server answers at once that there is nothing', async () => {
    const { waits } = poll({ pollSeconds: 0 })
    await api.until(() => api.calls('getUpdates').length > 5, 'some rounds')
    expect(waits.filter((ms) => ms !== LEASE_EVERY).slice(0, 5)).toEqual([200, 400, 800, 1000, 1000])
  })

  test('loses nothing when answers get lost', async () => {
    api.fault({ method: 'getUpdates', kind: 'lost', times: 2 })
    const id = api.person(7).text('hello')
    const { seen } = poll()
    await confirmed()
    expect(seen).toEqual([id])
  })
})

describe('an update that could not be saved', () => {
  test('comes again, later each time, with what is behind it in order', async () => {
    const person = api.person(7)
    const [first, second] = [person.text('1'), person.text('2')]
    const poller = poll()
    poller.said.set(first, ['unavailable', 'unavailable', 'unavailable'])
    poller.said.set(second, ['unavailable', 'unavailable', 'unavailable'])
    await confirmed()
    expect(poller.seen).toEqual([first, second, first, second, first, second, first, second])
    expect(poller.waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)).toEqual([1_000, 2_000, 4_000])
  })

  test('is waited for no longer than half a minute, and from the start after a success', async () => {
    const person = api.person(7)
    const first = person.text('1')
    const poller = poll()
    poller.said.set(first, Array<Received>(7).fill('unavailable'))
    await confirmed()
    const second = person.text('2')
    poller.said.set(second, ['unavailable'])
    await api.until(() => poller.seen.filter((id) => id === second).length === 2, 'the second again')
    const long = poller.waits.filter((ms) => ms >= 1_000 && ms !== LEASE_EVERY)
    expect(long).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 1_000])
  })

  test('counts as not saved when receiving throws', async () => {
    let tries = 0
    const id = api.person(7).text('x')
    const { seen, logged } = poll({
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
    const { waits } = poll()
    await api.until(() => api.calls('getUpdates').length === 4, 'asked again')
    expect(longWaits(waits)).toEqual([1_000, 2_000, 4_000])
  })

  test('a limit is kept to the second', async () => {
    api.fault({ method: 'getUpdates', kind: 'limited', retryAfter: 13 })
    const { waits } = poll()
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([13_000])
  })

  test('another poller makes it step back', async () => {
    api.fault({ method: 'getUpdates', kind: 'refuse', status: 409, description: 'Conflict' })
    const { waits, logged } = poll()
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([30_000])
    expect(logged()).toContain('somebody else polls')
  })

  test('a wrong token is a loud error and rarely tried again', async () => {
    api.fault({ method: 'getUpdates', kind: 'refuse', status: 401, description: 'Unauthorized' })
    const { waits, logged } = poll()
    await api.until(() => api.calls('getUpdates').length === 2, 'asked again')
    expect(longWaits(waits)).toEqual([60_000])
    expect(logged()).toContain('"level":50')
  })

  test('a wait is spread by chance', async () => {
    api.fault({ method: 'getUpdates', kind: 'error' })
    const { waits } = poll({ jitter: () => 1 })
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
    const { seen } = poll({ lease })
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
    poll({ lease, waiting })
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
    const { seen } = poll({ lease, waiting })
    await renewed.promise
    const id = api.person(7).text('x')
    await confirmed()
    expect(seen).toEqual([id])
  })
})

describe('stopping', () => {
  test('waits for what is open, confirms what is committed and gives the lease back', async () => {
    const slow = gate<Received>()
    api.person(7).text('slow')
    const { poller, seen, leases } = poll({ receive: () => slow.promise })
    await api.until(() => seen.length === 1, 'seen')
    const stopped = poller.stop(5_000)
    await turns()
    expect(leases).toEqual([])
    slow.open('committed')
    await stopped
    expect(api.pendingUpdates()).toEqual([])
    expect(leases).toEqual(['released'])
  })

  test('ends at its deadline and leaves the open update for the next start', async () => {
    const id = api.person(7).text('stuck')
    const { poller, seen, leases } = poll({ receive: () => gate<Received>().promise })
    await api.until(() => seen.length === 1, 'seen')
    await poller.stop(5)
    expect(api.pendingUpdates()).toEqual([id])
    expect(leases).toEqual(['released'])
  })

  test('breaks off a question that Telegram holds open', async () => {
    const { poller } = poll()
    await api.waitFor('getUpdates')
    await poller.stop(1_000)
    const asked = api.calls('getUpdates').length
    await turns()
    expect(api.calls('getUpdates')).toHaveLength(asked)
  })
})

test('after days without updates a lower number is taken', async () => {
  let now = 0
  const person = api.person(7)
  person.text('before')
  const { seen } = poll({ clock: { wall: () => new Date(now) }, pollSeconds: 0 })
  await confirmed()
  now += 7 * 24 * 3_600_000
  await api.until(
    () => api.calls('getUpdates').at(-1)?.payload.offset === undefined,
    'asked without an offset',
  )
  api.pushUpdate({
    update_id: 5,
    message: { chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'after' },
  })
  await api.until(() => seen.includes(5), 'the low one seen')
})
