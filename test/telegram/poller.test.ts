import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Received } from '../../src/telegram/receiver-ports.js'
import { ALLOWED_UPDATES } from '../../src/telegram/update-schema.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { gate, turns } from './kit.js'
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
const offsets = () => api.calls('getUpdates').map(({ payload }) => payload.offset)

describe('polling', () => {
  test('brings updates in order and confirms them when they are committed', async () => {
    const person = api.person(7)
    const ids = [person.text('one'), person.text('two')]
    const { seen } = poll(api)
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
    const { seen } = poll(api, {
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
    const { seen } = poll(api, { receive: () => all.promise })
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
    const { waits } = poll(api, { receive: () => slow.promise })
    await api.until(() => api.calls('getUpdates').length > 6, 'some rounds')
    expect(waits.filter((ms) => ms !== LEASE_EVERY).slice(0, 5)).toEqual([200, 400, 800, 1000, 1000])
    slow.open('committed')
    await confirmed()
  })

  test('runs a repeated update once, and sorts those out of order', async () => {
    const person = api.person(7)
    const ids = [person.text('1'), person.text('2'), person.text('3')]
    api.fault({ method: 'getUpdates', kind: 'reorder' })
    const { seen } = poll(api)
    await confirmed()
    api.fault({ method: 'getUpdates', kind: 'repeat', times: 2 })
    const last = person.text('4')
    await api.until(() => api.calls('getUpdates').length > 4 && api.pendingUpdates().length === 0, 'repeated')
    expect(seen).toEqual([...ids, last])
  })

  test('asks calmly where a server answers at once that there is nothing', async () => {
    const { waits } = poll(api, { pollSeconds: 0 })
    await api.until(() => api.calls('getUpdates').length > 5, 'some rounds')
    expect(waits.filter((ms) => ms !== LEASE_EVERY).slice(0, 5)).toEqual([200, 400, 800, 1000, 1000])
  })

  test('loses nothing when answers get lost', async () => {
    api.fault({ method: 'getUpdates', kind: 'lost', times: 2 })
    const id = api.person(7).text('hello')
    const { seen } = poll(api)
    await confirmed()
    expect(seen).toEqual([id])
  })
})

describe('stopping', () => {
  test('waits for what is open, confirms what is committed and gives the lease back', async () => {
    const slow = gate<Received>()
    api.person(7).text('slow')
    const { poller, seen, leases } = poll(api, { receive: () => slow.promise })
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
    const { poller, seen, leases } = poll(api, { receive: () => gate<Received>().promise })
    await api.until(() => seen.length === 1, 'seen')
    await poller.stop(5)
    expect(api.pendingUpdates()).toEqual([id])
    expect(leases).toEqual(['released'])
  })

  test('breaks off a question that Telegram holds open', async () => {
    const { poller } = poll(api)
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
  const { seen } = poll(api, { clock: { wall: () => new Date(now) }, pollSeconds: 0 })
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
