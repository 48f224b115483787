/** What the journal is for: whatever was acknowledged is there, wherever the machine stopped, and nothing else is. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, fdatasyncSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { mongo } from 'mongoose'
import { expect, test, vi } from 'vitest'
import { decode, encode } from '../../src/embedded/documents/bson.js'
import { checkCollection } from '../../src/embedded/documents/check.js'
import { buildIndex } from '../../src/embedded/documents/index-build.js'
import { parseIndex } from '../../src/embedded/documents/indexes.js'
import { Store } from '../../src/embedded/documents/store.js'
import { testFolder } from '../support/folders.js'
import { startEngine } from '../support/stores.js'
import { scaled } from '../support/thorough.js'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, fdatasyncSync: vi.fn(fs.fdatasyncSync) }
})

type Known = Map<number, string>
const byText = { key: { text: 1 }, name: 'text_1' }

const casesIn = (store: Store) => store.ensure('desk', 'cases')

/** Record numbers and what stands there; that every index agrees. */
function found(store: Store): Known {
  const cases = store.get('desk', 'cases')
  if (!cases) return new Map()
  expect(checkCollection(store, cases).errors).toEqual([])
  const records = store.records.rows
    .getRange({})
    .map(({ key, value }) => [key.readUIntBE(4, 6), value] as const)
  const known = new Map([...records].map(([record, value]) => [record, String(decode(value).text)]))
  expect(cases.count).toBe(known.size)
  return known
}

/** What a store opened on the files as they are now would hold: as if the machine had stopped. */
async function afterStop(folder: string, meanwhile?: (copy: string) => void): Promise<Known> {
  const copy = `${folder}-copy`
  cpSync(folder, copy, { recursive: true })
  meanwhile?.(copy)
  const store = new Store(copy)
  try {
    return found(store)
  } finally {
    await store.close()
    rmSync(copy, { recursive: true })
  }
}

const insert = (store: Store, _id: number, text: string): Promise<void> =>
  store.write(() => casesIn(store).insert(encode({ _id, text })))

type Step = { kind: 'insert' | 'change'; length: number } | { kind: 'remove' | 'settle' | 'index' | 'many' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('insert', 'change'), length: fc.nat(6_000) }),
  fc.record({ kind: fc.constantFrom('remove', 'settle', 'index', 'many') }),
)

/** Does a step in the store and in what is expected of it. */
async function take(
  store: Store,
  expected: Known,
  { kind, ...rest }: Step,
  next: () => number,
): Promise<void> {
  const text = 'length' in rest ? 'x'.repeat(rest.length) : 'many'
  const [first] = expected.keys()
  if (kind === 'settle') return store.settle()
  if (kind === 'index') {
    const cases = await store.write(() => casesIn(store))
    if (cases.indexes.length === 1) await buildIndex(store, cases, parseIndex(byText))
    return
  }
  await store.write(() => {
    const cases = casesIn(store)
    if (kind === 'insert' || kind === 'many') {
      for (let n = 0; n < (kind === 'many' ? 400 : 1); n += 1) {
        const record = next()
        cases.insert(encode({ _id: record, text }))
        expected.set(record, text)
      }
      return
    }
    const stored = first === undefined ? undefined : cases.get(first)
    if (first === undefined || !stored) return
    if (kind === 'change') {
      cases.replace(first, stored, encode({ ...decode(stored), text }))
      expected.set(first, text)
    } else {
      cases.remove(first, decode(stored))
      expected.delete(first)
    }
  })
}

test('wherever the machine stops, what was acknowledged is there and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const folder = await testFolder()
      const store = new Store(folder)
      const expected: Known = new Map()
      let last = 0
      for (const one of steps) {
        await take(store, expected, one, () => ++last)
        expect(await afterStop(folder)).toEqual(expected)
      }
      await store.close()
      expect(await afterStop(folder)).toEqual(expected)
    }),
    { numRuns: scaled(10, 100) },
  )
})

/** A store with so many documents of one text, none of which is in lmdb's pages yet, after others that are. */
async function inJournal(
  folder: string,
  count: number,
  { text = 'x'.repeat(1_000), before = 0 } = {},
): Promise<Known> {
  const store = new Store(folder)
  await store.write(() => {
    for (let n = 1; n <= before; n += 1) casesIn(store).insert(encode({ _id: -n, text }))
    casesIn(store)
  })
  store.settle()
  for (let n = 1; n <= count; n += 1) await insert(store, n, text)
  const known = found(store)
  cpSync(folder, `${folder}-left`, { recursive: true })
  await store.close()
  rmSync(folder, { recursive: true })
  cpSync(`${folder}-left`, folder, { recursive: true })
  return known
}

/** Linux's: how large a file may become for a process. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0

const ROOT = join(import.meta.dirname, '../..')
const compiled = (name: string): string => pathToFileURL(join(ROOT, 'dist/src/embedded', `${name}.js`)).href
const journalOf = (folder: string): string => join(folder, 'journal')

/** Where the frames in a journal begin and where the last one ends. */
function frames(bytes: Buffer): number[] {
  const places = [0]
  const mark = bytes.subarray(8, 14)
  for (let at = 0; bytes.subarray(at + 8, at + 14).equals(mark); places.push(at))
    at += 14 + bytes.readUInt32BE(at)
  return places
}

test('of a frame that was not written to its end nothing is done, of those before it all', async () => {
  const folder = await testFolder()
  const whole = await inJournal(folder, 5)
  const bytes = readFileSync(journalOf(folder))
  const places = frames(bytes)
  expect(places.length).toBe(6)
  const [last = 0, end = 0] = places.slice(-2)
  const allButLast = new Map([...whole].slice(0, -1))
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: last, max: end - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const torn = Buffer.from(bytes)
        torn[at] = (torn[at] ?? 0) ^ flip
        expect(await afterStop(folder, (copy) => writeFileSync(journalOf(copy), torn))).toEqual(allButLast)
        const cut = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(bytes.length - at)])
        expect(await afterStop(folder, (copy) => writeFileSync(journalOf(copy), cut))).toEqual(allButLast)
        expect(
          await afterStop(folder, (copy) => writeFileSync(journalOf(copy), bytes.subarray(0, at))),
        ).toEqual(allButLast)
      },
    ),
    { numRuns: scaled(10, 200) },
  )
  expect(await afterStop(folder)).toEqual(whole)
})

test('frames from before the pages were written are void', async () => {
  const folder = await testFolder()
  await inJournal(folder, 3)
  const old = readFileSync(journalOf(folder))
  const store = new Store(folder)
  await store.write(() => {
    for (const record of [1, 2, 3]) casesIn(store).remove(record, { _id: record })
  })
  store.settle()
  await insert(store, 4, 'new')
  const expected = new Map([[4, 'new']])
  // Shorter than the frames before it, which still lie behind it in the file.
  expect(await afterStop(folder)).toEqual(expected)
  await store.close()
  expect(await afterStop(folder, (copy) => writeFileSync(journalOf(copy), old))).toEqual(expected)
})

test('a commit that the disk refuses is not there, nor does it come back; those before and after it are there', async () => {
  const folder = await testFolder()
  const store = new Store(folder)
  await insert(store, 1, 'before')
  // The frame is written whole, and the disk fails to keep it.
  vi.mocked(fdatasyncSync).mockImplementationOnce(() => {
    throw new Error('EIO')
  })
  const both = await Promise.allSettled([insert(store, 2, 'refused'), insert(store, 3, 'with it')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(found(store)).toEqual(new Map([[1, 'before']]))
  expect(await afterStop(folder)).toEqual(new Map([[1, 'before']]))
  await insert(store, 4, 'after')
  const expected = [...found(store).values()]
  expect(expected).toEqual(['before', 'after'])
  expect([...(await afterStop(folder)).values()]).toEqual(expected)
  await store.close()
  expect([...(await afterStop(folder)).values()]).toEqual(expected)
})

test.skipIf(!canLimit)(
  'on a full disk writes are refused, all that was acknowledged is read, and it goes on when there is room',
  async () => {
    const folder = await testFolder()
    const engine = await startEngine(folder, 'documents')
    const client = new mongo.MongoClient(engine.addresses.documents, { serverSelectionTimeoutMS: 3_000 })
    const limit = (bytes: number | string): void => {
      execFileSync('prlimit', ['--pid', String(engine.child.pid), `--fsize=${bytes}:unlimited`])
    }
    try {
      const cases = client.db('desk').collection<{ _id: number; text: string }>('cases')
      const text = 'x'.repeat(10_000)
      await cases.insertOne({ _id: 0, text })
      limit(Math.max(statSync(join(folder, 'documents', 'data.mdb')).size, 2_200_000) + 1_000_000)
      let [acknowledged, refused] = [1, 0]
      for (let n = 1; refused < 3 && n < 2_000; n += 1) {
        await cases.insertOne({ _id: n, text }).then(
          () => {
            acknowledged += 1
          },
          () => {
            refused += 1
          },
        )
      }
      expect(refused).toBe(3)
      expect(acknowledged).toBeGreaterThan(50)
      expect(await cases.countDocuments()).toBe(acknowledged)
      expect(await cases.find().toArray()).toHaveLength(acknowledged)
      const lengths = { _id: { $strLenCP: '$text' }, n: { $sum: 1 } }
      const [sum] = await cases.aggregate([{ $group: lengths }]).toArray()
      expect(sum).toEqual({ _id: 10_000, n: acknowledged })
      limit('unlimited')
      await cases.insertOne({ _id: 10_000, text })
      expect(await client.db('desk').command({ validate: 'cases' })).toMatchObject({
        valid: true,
        nrecords: acknowledged + 1,
      })
    } finally {
      await client.close()
      await engine.stop()
    }
  },
)

test.skipIf(!canLimit)('a start on a full disk has all that was acknowledged', async () => {
  const folder = await testFolder()
  const known = await inJournal(folder, 40, { text: 'x'.repeat(10_000), before: 300 })
  const script = `
    import { Store } from '${compiled('documents/store')}'
    const store = new Store(${JSON.stringify(folder)})
    const cases = store.get('desk', 'cases')
    const counts = () => cases.count + ' ' + [...store.records.rows.getKeys({})].length
    const first = counts()
    const refused = await store.write(() => cases.insert(Buffer.from(cases.get(1)))).catch((error) => error.message)
    await store.close()
    console.log(first, refused)`
  const size = statSync(join(folder, 'data.mdb')).size
  const limited = [`--fsize=${size}`, process.execPath, '--input-type=module', '-e', script]
  const ended = spawnSync('prlimit', limited, { timeout: 20_000, encoding: 'utf8' })
  expect(ended.stdout).toMatch(/^340 340 (?!undefined)/)
  expect(await afterStop(folder)).toEqual(known)
})

/** Runs a script with the compiled engine; gives how it ended. */
function runs(script: string): number | null {
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000, cwd: ROOT })
    .status
}

test('a process that ends without a word ends at once, and leaves what it acknowledged', async () => {
  const folder = await testFolder()
  const status = runs(`
    import { Store } from '${compiled('documents/store')}'
    import { encode } from '${compiled('documents/bson')}'
    const store = new Store(${JSON.stringify(folder)})
    await store.write(() => store.ensure('desk', 'cases').insert(encode({ _id: 1, text: 'kept' })))
    process.exit(7)`)
  expect(status).toBe(7)
  expect(await afterStop(folder)).toEqual(new Map([[1, 'kept']]))
})

test.each([
  ['the process is ended', 'process.exit(7)', 7],
  ['nobody catches an error', "setTimeout(() => { throw new Error('x') })", 1],
])('with the engine in its own thread: %s', async (_, ending, expected) => {
  const folder = await testFolder()
  const status = runs(`
    import pino from 'pino'
    import { mongo } from 'mongoose'
    import { openStores } from '${compiled('open-stores')}'
    const log = pino({ level: 'silent' })
    const stores = await openStores({ dataDir: ${JSON.stringify(folder)}, log, only: 'documents' })
    const client = new mongo.MongoClient(stores.documents)
    await client.db('desk').collection('cases').insertOne({ _id: 1, text: 'kept' })
    ${ending}`)
  expect(status).toBe(expected)
  expect(await afterStop(join(folder, 'documents'))).toEqual(new Map([[1, 'kept']]))
})

test.each([
  ['an error that nobody catches', "throw new Error('as it happens')", 'as it happens'],
  [
    'no memory left',
    'const all = []; for (;;) all.push(new Array(10_000).fill({}))',
    'the x thread ended without a word',
  ],
])('of an engine’s thread that ends one hears, and why: %s', async (_, ending, reason) => {
  const folder = await testFolder()
  const entry = join(folder, 'thread.mjs')
  writeFileSync(
    entry,
    `import { hosted } from '${compiled('worker')}'
     import { Store } from '${compiled('documents/store')}'
     let store
     const { folder, ready } = hosted(() => store?.letGo())
     store = new Store(folder)
     await store.write(() => store.ensure('desk', 'cases'))
     ready(() => store.close())
     setTimeout(() => { ${ending} }, 10)`,
  )
  const script = `
    import { host } from '${compiled('worker')}'
    const onCrash = (error) => {
      console.log(error.message)
      process.kill(process.pid, 'SIGKILL')
    }
    await host(new URL('${pathToFileURL(entry).href}'), { name: 'x', folder: ${JSON.stringify(folder)}, socket: '', onCrash })
    setInterval(() => undefined, 1_000)`
  const options = ['--max-old-space-size=60', '--input-type=module', '-e', script]
  const { stdout } = spawnSync(process.execPath, options, { timeout: 20_000, encoding: 'utf8' })
  expect(stdout).toBe(`${reason}\n`)
})
