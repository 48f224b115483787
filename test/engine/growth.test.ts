/** What a store does as it grows and shrinks: indexes built beside other work, cursors at rest, space given back. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from 'bson'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { decode, encode } from '../../src/embedded/documents/bson.js'
import { checkCollection } from '../../src/embedded/documents/check.js'
import { buildIndex } from '../../src/embedded/documents/index-build.js'
import { parseIndex } from '../../src/embedded/documents/indexes.js'
import { reclaim } from '../../src/embedded/documents/reclaim.js'
import { Store } from '../../src/embedded/documents/store.js'
import { testFolder } from '../support/folders.js'
import { startEngine } from '../support/stores.js'

const MB = 1024 * 1024
const text = 'x'.repeat(4_000)
const byNumber = { key: { number: 1 }, name: 'number_1', unique: true }

/** A store with so many documents of 4 kB in one collection. */
async function filled(folder: string, count: number): Promise<Store> {
  const store = new Store(folder)
  await store.write(() => {
    const cases = store.ensure('desk', 'cases')
    for (let n = 0; n < count; n += 1) cases.insert(encode({ _id: n, number: `C${n}`, text }))
  })
  return store
}

function casesOf(store: Store) {
  const cases = store.get('desk', 'cases')
  if (!cases) throw new Error('no collection')
  return cases
}

/** An engine in a process of its own, for as long as `act` takes. */
async function withCases(
  act: (cases: mongo.Collection<Document>, db: mongo.Db) => Promise<void>,
): Promise<void> {
  const engine = await startEngine(await testFolder(), 'documents')
  const client = new mongo.MongoClient(engine.addresses.documents, { serverSelectionTimeoutMS: 3_000 })
  try {
    await act(client.db().collection<Document>('cases'), client.db())
  } finally {
    await client.close()
    await engine.stop()
  }
}

test('writes go on while an index is built, and it holds them all in the end', async () => {
  const store = await filled(await testFolder(), 3_000)
  const cases = casesOf(store)
  const built = buildIndex(store, cases, parseIndex(byNumber)).then(() => 'built')
  let written = 0
  const writing = (async () => {
    for (; cases.indexes.length < 2; written += 1) {
      const n = written
      await store.write(() => {
        cases.insert(encode({ _id: 10_000 + n, number: `N${n}`, text }))
        const record = n + 1
        const stored = cases.get(record)
        if (stored) cases.replace(record, stored, encode({ ...decode(stored), number: `R${n}` }))
        const last = cases.get(3_000 - n)
        if (last) cases.remove(3_000 - n, decode(last))
      })
    }
  })()
  expect(await built).toBe('built')
  await writing
  expect(written).toBeGreaterThan(2)
  expect(checkCollection(store, cases).errors).toEqual([])
  await store.close()
})

test('a build that finds two documents under one unique key is refused and leaves nothing', async () => {
  const folder = await testFolder()
  const store = await filled(folder, 2_000)
  const cases = casesOf(store)
  await store.write(() => cases.insert(encode({ _id: 'twice', number: 'C1999' })))
  await expect(buildIndex(store, cases, parseIndex(byNumber))).rejects.toMatchObject({ code: 11000 })
  expect(cases.building).toEqual([])
  await store.write(() => cases.insert(encode({ _id: 'thrice', number: 'C1999' })))
  while (await store.purge());
  expect(checkCollection(store, cases).errors).toEqual([])
  expect([...store.entries.rows.getKeys({})].length).toBe(2_002)
  await store.close()
})

test('a build that the process did not survive is no index, and its entries are cleared away', async () => {
  const folder = await testFolder()
  const before = await filled(folder, 1_000)
  await before.write(() => {
    const cases = casesOf(before)
    cases.buildIndex(cases.beginIndex(parseIndex(byNumber)), 0, 700)
  })
  await before.close()
  const store = new Store(folder)
  expect(casesOf(store).indexes.map(({ record }) => record.name)).toEqual(['_id_'])
  while (await store.purge());
  expect([...store.entries.rows.getKeys({})].length).toBe(1_000)
  await buildIndex(store, casesOf(store), parseIndex(byNumber))
  expect(checkCollection(store, casesOf(store)).errors).toEqual([])
  await store.close()
})

test('a file that is mostly empty is written anew, with all that it held', async () => {
  const folder = await testFolder()
  const store = await filled(join(folder, 'documents'), 2_000)
  await store.write(() => {
    const cases = casesOf(store)
    for (let record = 1; record <= 1_800; record += 1) {
      const stored = cases.get(record)
      if (stored) cases.remove(record, decode(stored))
    }
  })
  await store.close()
  const size = (): number => statSync(join(folder, 'documents', 'data.mdb')).size
  const before = size()
  expect(await reclaim(join(folder, 'documents'))).toBe(false)
  expect(await reclaim(join(folder, 'documents'), MB)).toBe(true)
  expect(size()).toBeLessThan(before / 4)
  expect(await reclaim(join(folder, 'documents'), MB)).toBe(false)
  expect(readdirSync(folder)).toEqual(['documents'])
  const after = new Store(join(folder, 'documents'))
  expect(checkCollection(after, casesOf(after))).toMatchObject({ records: 200, errors: [] })
  await after.close()
})

test('deleted documents make room for new ones: the file does not grow for ever', async () => {
  const folder = await testFolder()
  const store = await filled(folder, 500)
  const cases = casesOf(store)
  const size = (): number => store.space().size
  const turn = (from: number): Promise<void> =>
    store.write(() => {
      for (let n = 0; n < 500; n += 1) {
        const record = from * 500 + n + 1
        const stored = cases.get(record)
        if (stored) cases.remove(record, decode(stored))
        cases.insert(encode({ _id: (from + 1) * 500 + n, text }))
      }
    })
  for (let round = 0; round < 5; round += 1) await turn(round)
  const after = size()
  for (let round = 5; round < 20; round += 1) await turn(round)
  expect(size()).toBeLessThan(after * 1.2)
  await store.close()
})

test('a cursor at rest goes on where it was and holds no snapshot: what is deleted meanwhile gives its room back', async () => {
  await withCases(async (cases) => {
    await cases.insertMany(Array.from({ length: 3_000 }, (_, n) => ({ n, text })))
    const cursor = cases.find({}, { batchSize: 10 }).sort({ _id: 1 })
    for (let n = 0; n < 10; n += 1) expect(await cursor.next()).toMatchObject({ n })
    await cases.deleteMany({ n: { $gte: 20, $lt: 2_990 } })
    const rest = await cursor.toArray()
    expect(rest.map(({ n }) => n)).toEqual(
      [...Array(10).keys(), ...Array(10).keys()].map((n, at) => (at < 10 ? 10 + n : 2_990 + n)),
    )
  })
})

test('a search without an index, a count and a change of many keep nobody waiting', async () => {
  await withCases(async (cases, db) => {
    for (let from = 0; from < 9_000; from += 3_000)
      await cases.insertMany(
        Array.from({ length: 3_000 }, (_, n) => ({ _id: from + n, n: n % 3, text }) as Document),
      )
    for (const slow of [
      () => cases.find({ missing: 1 }).toArray(),
      () => cases.countDocuments({ n: { $ne: 1 } }),
      () => cases.distinct('n'),
      () => cases.find({ n: 1 }).sort({ text: 1 }).limit(1).toArray(),
      () => cases.createIndex({ n: 1, text: 1 }),
      () => cases.updateMany({ n: 1 }, { $set: { seen: true }, $inc: { times: 1 } }),
      () => cases.deleteMany({ missing: 1 }),
    ]) {
      let over = false
      const running = slow().finally(() => {
        over = true
      })
      let read = 0
      for (; !over; read += 1)
        expect(await cases.findOne({ _id: read } as Document)).toMatchObject({ _id: read })
      await running
      expect(read).toBeGreaterThan(5)
    }
    expect(await cases.countDocuments({ n: 2 })).toBe(3_000)
    expect(await cases.countDocuments({ n: 1, seen: true, times: 1 })).toBe(3_000)
    expect(await cases.countDocuments({ seen: true })).toBe(3_000)
    expect(await cases.deleteMany({ n: 0 })).toMatchObject({ deletedCount: 3_000 })
    expect(await db.command({ validate: 'cases' })).toMatchObject({ valid: true, nrecords: 6_000 })
  })
})
