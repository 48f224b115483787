import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverNotice } from '../../jobs/deliver-notice.js'
import { fetchFile } from '../../jobs/fetch-file.js'
import { openQueues, QUEUES, type Queues, startWorker } from '../../jobs/queues.js'
import { sweep } from '../../jobs/sweep.js'
import { testPrefix, testQueue } from '../support/stores.js'

const KINDS = { deliverNotice, fetchFile, sweep }
const log = pino({ level: 'silent' })
const prefix = testPrefix()

let queues: Queues

beforeAll(async () => {
  queues = await openQueues(testQueue(), { log, prefix })
})

afterAll(() => queues.close())

test('every declared queue has one kind of job, and the service starts its consumer', () => {
  expect(
    Object.values(KINDS)
      .map(({ queue }) => queue)
      .sort(),
  ).toEqual([...QUEUES].sort())
  const service = readFileSync('src/main/work.ts', 'utf8')
  const imported = (name: string) =>
    new RegExp(`import \\{ ${name}(?: as (\\w+))? \\} from '../../jobs/`).exec(service)
  const started = [...service.matchAll(/startWorker\(\s*(\w+)/g)].map(([, name]) => name)
  for (const name of Object.keys(KINDS)) {
    const found = imported(name)
    expect(found, `${name} is imported`).not.toBeNull()
    expect(started).toContain(found?.[1] ?? name)
  }
})

test('a job put into each queue is processed once, and then the queues are empty', async () => {
  const seen: string[] = []
  const workers = QUEUES.map((queue) =>
    startWorker(
      {
        queue,
        concurrency: 2,
        process: async ({ id }, ports: string) => {
          seen.push(`${ports} ${id}`)
        },
      },
      queue,
      testQueue(),
      { log, prefix },
    ),
  )
  try {
    for (const queue of QUEUES) {
      await queues.add(queue, 'a')
      await queues.add(queue, 'b', { as: 'b-soon', delayMs: 100 })
    }
    const expected = QUEUES.flatMap((queue) => [`${queue} a`, `${queue} b`]).sort()
    await expect.poll(() => [...seen].sort(), { timeout: 20_000, interval: 50 }).toEqual(expected)
    await expect.poll(() => queues.busy(), { timeout: 10_000, interval: 50 }).toBe(0)
  } finally {
    await Promise.all(workers.map((worker) => worker.close(5_000)))
  }
  await expect(queues.add('no-such-queue', 'x')).rejects.toThrow('no queue')
}, 60_000)

test('a job that fails is tried again; the same id added while it waits is one job', async () => {
  const tries: string[] = []
  await queues.add(sweep.queue, 'same')
  await queues.add(sweep.queue, 'same')
  const worker = startWorker(
    {
      queue: sweep.queue,
      concurrency: 1,
      process: async ({ id }) => {
        tries.push(id)
        if (tries.length === 1) throw new Error('the first time')
      },
    },
    undefined,
    testQueue(),
    { log, prefix },
  )
  try {
    await expect.poll(() => tries, { timeout: 20_000, interval: 50 }).toEqual(['same', 'same'])
    await expect.poll(() => queues.busy(), { timeout: 10_000, interval: 50 }).toBe(0)
  } finally {
    await worker.close(5_000)
  }
  expect(tries).toHaveLength(2)
}, 60_000)

test('a consumer whose job does not end is left at its deadline', async () => {
  let begun: () => void = () => undefined
  let end: () => void = () => undefined
  const begin = new Promise<void>((resolve) => {
    begun = resolve
  })
  const endless = new Promise<void>((resolve) => {
    end = resolve
  })
  const process = () => {
    begun()
    return endless
  }
  const queue = sweep.queue
  const worker = startWorker({ queue, concurrency: 1, process }, undefined, testQueue(), { log, prefix })
  await queues.add(queue, 'endless')
  await begin
  const from = performance.now()
  await worker.close(200)
  expect(performance.now() - from).toBeLessThan(5_000)
  end()
}, 30_000)
