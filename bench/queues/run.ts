/**
 * What the embedded queue store costs beside Redis, through the product's own queues: `npm run bench:queues`, with
 * REDIS_URL for the comparison. Whoever needs more than the first column says goes to Redis.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { pino } from 'pino'
import { z } from 'zod'
import type { JobKind } from '../../jobs/job.js'
import { openQueues, QUEUES, type QueueAddress, startWorker } from '../../jobs/queues.js'
import { bars, table } from '../documents/report.js'

const { jobs: wanted } = new Command()
  .option('--jobs <number>', 'how many jobs are added and done', '2000')
  .parse()
  .opts<{ jobs: string }>()
const jobs = Number(wanted)
const [queue = ''] = QUEUES
const AT_ONCE = 50

const Opened = z.object({
  queue: z.object({
    kind: z.literal('postgres'),
    settings: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
  }),
  openedInMs: z.number(),
  documentsMb: z.number(),
})
const Memory = z.object({ anonymousMb: z.number() })
const folder = mkdtempSync(join(tmpdir(), 'bench-queues-'))
const log = pino({ level: 'silent' })

async function host(): Promise<{ child: ChildProcess; opened: z.infer<typeof Opened> }> {
  const child = fork(new URL('./host.js', import.meta.url), [join(folder, 'data')])
  const [message]: unknown[] = await once(child, 'message')
  return { child, opened: Opened.parse(message) }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}

interface Figures {
  /** Jobs a second. */
  readonly added: number
  readonly addedAtOnce: number
  readonly done: number
  /** From adding one to its being begun where nothing else waits, in ms. */
  readonly begun: number
}

/** Adds jobs one by one and many at once, then lets a worker do them all. */
async function measure(name: string, address: QueueAddress): Promise<Figures> {
  const prefix = `{bench-${process.pid}}`
  const queues = await openQueues(address, { log, prefix })
  const bar = new SingleBar({ format: `${name.padEnd(8)} {bar} {value}/{total} jobs {eta_formatted}` })
  bar.start(2 * jobs, 0)
  let next = 0
  const add = async (): Promise<void> => {
    await queues.add(queue, `job-${next++}`)
    bar.increment()
  }
  const alone = Math.ceil(jobs / 4)
  const first = await seconds(async () => {
    for (let n = 0; n < alone; n += 1) await add()
  })
  const rest = await seconds(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < jobs) await add()
      }),
    ),
  )
  let done = 0
  let told: () => void = () => undefined
  const kind: JobKind<undefined> = {
    queue,
    concurrency: 10,
    process: async () => {
      done += 1
      if (done <= jobs) bar.increment()
      told()
    },
  }
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      told = () => done >= count && resolve()
      told()
    })
  const all = next
  const begins = performance.now()
  const running = startWorker(kind, undefined, address, { log, prefix })
  await until(all)
  const worked = (performance.now() - begins) / 1_000
  bar.stop()
  const waits: number[] = []
  for (let n = 0; n < 20; n += 1) {
    const from = performance.now()
    const begun = until(all + n + 1).then(() => performance.now() - from)
    await queues.add(queue, `single-${n}`)
    waits.push(await begun)
  }
  await running.close(5_000)
  await queues.close()
  waits.sort((a, b) => a - b)
  return {
    added: alone / first,
    addedAtOnce: (all - alone) / rest,
    done: all / worked,
    begun: waits[10] ?? 0,
  }
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const begins = performance.now()
  await run()
  return (performance.now() - begins) / 1_000
}

try {
  const cold = await host()
  await stop(cold.child)
  const warm = await host()
  const { queue: address, openedInMs, documentsMb } = warm.opened
  const own = await measure('embedded', address)
  warm.child.send('memory')
  const [memory]: unknown[] = await once(warm.child, 'message')
  const { anonymousMb } = Memory.parse(memory)
  await stop(warm.child)
  const { REDIS_URL: url } = process.env
  const redis = url === undefined ? undefined : await measure('Redis', { kind: 'redis', url })
  const row = (name: string, pick: (figures: Figures) => number, digits = 0): string[] => {
    const [a, b] = [pick(own), redis && pick(redis)]
    return [name, a.toFixed(digits), b?.toFixed(digits) ?? '', b === undefined ? '' : (a / b).toFixed(2)]
  }
  const rows = [
    row('added a second, one at a time', ({ added }) => added),
    row(`added a second, ${AT_ONCE} at a time`, ({ addedAtOnce }) => addedAtOnce),
    row('done a second, 10 at a time', ({ done }) => done),
    row('from added to begun, ms', ({ begun }) => begun, 1),
  ]
  console.log(`\n${table(['', 'embedded', 'Redis', 'ratio'], rows)}`)
  console.log(
    `\nboth embedded stores opened in ${(cold.opened.openedInMs / 1_000).toFixed(1)} s the first time, ` +
      `${(openedInMs / 1_000).toFixed(1)} s after it; anonymous memory ${anonymousMb.toFixed(0)} MB, ` +
      `${documentsMb.toFixed(0)} MB before the queue store was there`,
  )
  const shown = [{ label: 'embedded', value: own.done, shown: own.done.toFixed(0) }]
  if (redis) shown.push({ label: 'Redis', value: redis.done, shown: redis.done.toFixed(0) })
  console.log(`\njobs done a second\n${bars(shown)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
