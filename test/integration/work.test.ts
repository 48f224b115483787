import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createWork, type WorkPorts } from '../../src/main/work.js'
import { systemClock } from '../../src/time/clock.js'
import { testQueue } from '../support/stores.js'

/** Work of one process on the run's queue store, whose opening the test holds in its hands. */
function work() {
  let open: () => void = () => undefined
  const queueReady = new Promise<void>((resolve) => {
    open = resolve
  })
  const crashes: unknown[] = []
  let sweeps = 0
  const stores = {
    documents: '',
    queue: testQueue(),
    queueReady,
    embedded: { documents: true, queue: true },
    close: async () => undefined,
  }
  const created = createWork({
    stores,
    roles: ['worker', 'scheduler'],
    clock: systemClock(),
    log: pino({ level: 'silent' }),
    onCrash: (error) => crashes.push(error),
  })
  // No job is added here, so the consumers' own ports are never asked for anything.
  const ports = {
    deliver: {},
    fetch: {},
    sweep: async () => {
      sweeps += 1
    },
  } as unknown as WorkPorts
  return { ...created, begin: () => created.begin(ports), open: () => open(), sweeps: () => sweeps, crashes }
}

test('work that opens sweeps once and stops', async () => {
  const one = work()
  one.begin()
  one.open()
  await expect.poll(one.sweeps, { timeout: 15_000 }).toBe(1)
  await one.stop()
  expect(one.crashes).toEqual([])
})

test('stopped while the queues are being opened, it starts no consumer afterwards', async () => {
  const one = work()
  one.begin()
  one.open()
  // One turn of the loop later the connections are being made: answers from the store take longer than that.
  await new Promise((resolve) => setImmediate(resolve))
  await one.stop()
  // Whoever opened after the stop would sweep, and then ask a closed store for jobs without a pause.
  const other = work()
  other.begin()
  other.open()
  await expect.poll(other.sweeps, { timeout: 15_000 }).toBe(1)
  await other.stop()
  expect(one.sweeps()).toBe(0)
  expect(one.crashes).toEqual([])
})

test('stopped before its store answers, it is done at once and stays so', async () => {
  const one = work()
  one.begin()
  await one.stop()
  one.open()
  const other = work()
  other.begin()
  other.open()
  await expect.poll(other.sweeps, { timeout: 15_000 }).toBe(1)
  await other.stop()
  expect(one.sweeps()).toBe(0)
})
