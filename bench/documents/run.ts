/**
 * What the document engine can do with few and with many cases, in ratios to another engine where MONGODB_URI names
 * one: `npm run bench:documents -- --sizes 1000,10000`. The largest size of the default loads 4 GB.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { type BenchCase, caseOf } from './cases.js'
import { type BenchEngine, embedded, other } from './engines.js'
import { type Measured, measure } from './measure.js'
import { COMMIT, insertedSoFar, OPERATIONS, POINT_READ, removeInserted } from './operations.js'
import { bars, table } from './report.js'

const LOAD_AT_ONCE = 1_000
const AT_ONCE = [1, 50]
const ROUNDS = 2
/** What another engine does less often in a second is not asked of it many times at once: it would still be at it later. */
const TOO_SLOW = 10

const options = new Command()
  .option('--sizes <list>', 'numbers of cases, growing', '1000,10000,100000,1000000')
  .option('--seconds <number>', 'how long each operation is measured on each engine', '4')
  .option('--data <folder>', 'where the embedded engine keeps its files; emptied at the end', tmpdir())
  .option('--report-over <number>', 'cases that the report beside reads and commits covers', '200000')
  .parse()
  .opts<{ sizes: string; seconds: string; data: string; reportOver: string }>()
const sizes = options.sizes.split(',').map(Number)
const seconds = Number(options.seconds)
const folder = mkdtempSync(join(options.data, 'bench-documents-'))

interface Result {
  size: number
  operation: string
  atOnce: number
  byEngine: Map<string, Measured>
}
const results: Result[] = []

async function load({ connection, name }: BenchEngine, from: number, to: number): Promise<void> {
  const bar = new SingleBar({ format: `${name.padEnd(8)} {bar} {value}/{total} {eta_formatted}` })
  bar.start(to, from)
  for (let at = from; at < to; at += LOAD_AT_ONCE) {
    const count = Math.min(LOAD_AT_ONCE, to - at)
    const cases = Array.from({ length: count }, (_, index) => caseOf('load', at + index))
    // Past mongoose, which takes longer over a case than an engine does.
    await connection.collection<BenchCase>('petitions').insertMany(cases)
    bar.increment(count)
  }
  bar.stop()
}

/** Every operation, at 1 and at 50 at a time, the engines in turn. */
async function measureAll(engines: readonly BenchEngine[], size: number): Promise<void> {
  for (const atOnce of AT_ONCE) {
    for (const operation of OPERATIONS) {
      const byEngine = new Map<string, Measured>()
      const asked = engines.filter(({ name }) => name === 'embedded' || !isSlow(name, operation.name, size))
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const { name, model } of asked) {
          const before = insertedSoFar()
          const run = () => operation.run(model, size)
          const result = await timed(run, { atOnce, warmUp: round === 0 }).catch((error: unknown) => {
            // The other one may give up where this one is to go on.
            if (name === 'embedded') throw error
            console.log(`${name}: ${operation.name}: ${error instanceof Error ? error.message : error}`)
          })
          const known = byEngine.get(name)
          if (result && (!known || known.perSecond < result.perSecond)) byEngine.set(name, result)
          await removeInserted(model, before)
        }
      }
      results.push({ size, operation: operation.name, atOnce, byEngine })
      console.log(rowOf(results.at(-1) as Result).join('  '))
    }
  }
}

/** Whether it was so at one at a time. */
function isSlow(engine: string, operation: string, size: number): boolean {
  const alone = results.find((one) => one.size === size && one.operation === operation)
  return alone !== undefined && (alone.byEngine.get(engine)?.perSecond ?? 0) < TOO_SLOW
}

async function timed(
  run: () => Promise<void>,
  { atOnce, warmUp }: { atOnce: number; warmUp: boolean },
): Promise<Measured> {
  if (warmUp) await measure(run, { atOnce, seconds: seconds / 8 })
  return measure(run, { atOnce, seconds: seconds / ROUNDS })
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const ms = (value: number): string => `${value.toFixed(1)} ms`

function rowOf({ size, operation, atOnce, byEngine }: Result): string[] {
  const own = byEngine.get('embedded')
  const others = byEngine.get('other')
  const ratio = own && others ? own.perSecond / others.perSecond : undefined
  return [
    whole(size),
    operation,
    String(atOnce),
    own ? whole(own.perSecond) : '',
    own ? ms(own.p99) : '',
    others ? whole(others.perSecond) : '',
    ratio === undefined ? '' : ratio.toFixed(2),
  ]
}

/** Reads and commits while figures over many cases are counted: as a pipeline, and as the service's own walk. */
async function besideReport({ model }: BenchEngine, size: number): Promise<void> {
  const over = Math.min(size, Number(options.reportOver))
  const until = caseOf('load', over).receivedAt
  const pipeline = () =>
    model.aggregate([
      { $match: { receivedAt: { $lt: until } } },
      { $group: { _id: '$row.category', cases: { $sum: 1 }, lost: { $avg: '$row.daysLost' } } },
      { $sort: { cases: -1 } },
    ])
  const walk = async (): Promise<void> => {
    let after = ''
    for (let seen = 0; seen < over; ) {
      const rows = await model
        .find({ _id: { $gt: after } }, { row: 1 })
        .sort({ _id: 1 })
        .limit(500)
        .lean()
      const last = rows.at(-1)
      if (!last) return
      after = last._id
      seen += rows.length
    }
  }
  const scan = () => model.find({ 'row.category': 'none' }).lean()
  const count = () => model.countDocuments({ 'row.daysLost': { $gt: 2 } })
  const rows: string[][] = []
  for (const [name, report] of Object.entries({ pipeline, walk, scan, count })) {
    const begins = performance.now()
    let ended = ''
    const running = report().then(
      () => performance.now() - begins,
      () => {
        // The driver waits for twenty seconds, as in the service.
        ended = ' (given up)'
        return performance.now() - begins
      },
    )
    const [reads, commits, took] = await Promise.all([
      measure(() => POINT_READ.run(model, size), { atOnce: 1, seconds: 0 }, running),
      measure(() => COMMIT.run(model, size), { atOnce: 1, seconds: 0 }, running),
      running,
    ])
    rows.push([name, `${ms(took)}${ended}`, ms(reads.p50), ms(reads.p99), ms(commits.p50), ms(commits.p99)])
  }
  console.log(`\nBeside a report over ${whole(over)} cases (scan and count: over all)`)
  console.log(table(['report', 'took', 'read p50', 'p99', 'commit p50', 'p99'], rows))
}

/** What one operation costs at each size, as a ratio to the smallest. */
function growth(): void {
  const [first = 0] = sizes
  for (const atOnce of AT_ONCE) {
    const head = ['cost, first size = 1', ...sizes.map(whole)]
    const rows = OPERATIONS.map(({ name }) => {
      const at = (size: number): number =>
        results
          .find((one) => one.size === size && one.operation === name && one.atOnce === atOnce)
          ?.byEngine.get('embedded')?.perSecond ?? Number.NaN
      return [name, ...sizes.map((size) => (at(first) / at(size)).toFixed(2))]
    })
    rows.push(['log n', ...sizes.map((size) => (Math.log(size) / Math.log(first)).toFixed(2))])
    console.log(`\nAt ${atOnce} at a time\n${table(head, rows)}`)
  }
}

let own = await embedded(folder)
const rival = process.env.MONGODB_URI ? await other(process.env.MONGODB_URI) : undefined
try {
  await rival?.connection.dropDatabase()
  await Promise.all([own, rival].map((engine) => engine?.model.createIndexes()))
  let loaded = 0
  for (const size of sizes) {
    for (const engine of [own, rival]) if (engine) await load(engine, loaded, size)
    loaded = size
    await own.close()
    own = await embedded(folder)
    console.log(`\n${whole(size)} cases: opened in ${ms(own.openedInMs ?? 0)}`)
    await measureAll(rival ? [own, rival] : [own], size)
    console.log(`anonymous memory ${whole(own.anonymousMb() ?? 0)} MB`)
    await besideReport(own, size)
    console.log(`anonymous memory after reports ${whole(own.anonymousMb() ?? 0)} MB`)
  }
  const head = ['cases', 'operation', 'at once', 'a second', 'p99', 'other', 'ratio']
  console.log(`\n${table(head, results.map(rowOf))}`)
  growth()
  const largest = results.filter(({ size }) => size === sizes.at(-1))
  console.log(
    `\n${bars(
      largest.map(({ operation, atOnce, byEngine }) => {
        const value = byEngine.get('embedded')?.perSecond ?? 0
        return { label: `${operation} ×${atOnce}`, value, shown: whole(value) }
      }),
    )}`,
  )
} finally {
  await own.close()
  rmSync(folder, { recursive: true, force: true })
  await rival?.close()
}
