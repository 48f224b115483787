/** The checker: what it says of a store that is whole, and of each way in which it may be out of step. */
import { mongo } from 'mongoose'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { encode } from '../../src/embedded/documents/bson.js'
import { checkCollection } from '../../src/embedded/documents/check.js'
import { type Collection, entryKey } from '../../src/embedded/documents/collection.js'
import { buildIndex } from '../../src/embedded/documents/index-build.js'
import { parseIndex } from '../../src/embedded/documents/indexes.js'
import { Store } from '../../src/embedded/documents/store.js'
import { testFolder } from '../support/folders.js'
import { startEngine } from '../support/stores.js'

const opened: Store[] = []
afterAll(() => Promise.all(opened.map((store) => store.close())))

let store: Store
let cases: Collection

beforeEach(async () => {
  store = new Store(await testFolder())
  opened.push(store)
  cases = await store.write(() => store.ensure('desk', 'cases'))
  for (const spec of [
    { key: { number: 1 }, name: 'number_1', unique: true },
    { key: { tags: 1, day: -1 }, name: 'tags_1_day_-1' },
    { key: { late: 1 }, name: 'late_1', partialFilterExpression: { late: true } },
  ])
    await buildIndex(store, cases, parseIndex(spec))
  await store.write(() => {
    for (let n = 0; n < 20; n += 1)
      cases.insert(encode({ _id: n, number: `C${n}`, tags: ['a', `t${n % 3}`], day: n, late: n % 4 === 0 }))
  })
})

const checked = () => checkCollection(store, cases)
/** The entry of a record in an index. */
function entry(name: string, record: number): Buffer {
  const index = cases.indexes.find((one) => one.record.name === name)
  const bytes =
    index &&
    [...store.entries.rows.getKeys({})].find(
      (key) => key.readUInt32BE(0) === index.record.id && key.readUIntBE(key.length - 6, 6) === record,
    )
  if (!index || !bytes) throw new Error(`no entry in ${name}`)
  return Buffer.from(bytes)
}

describe('a collection', () => {
  test('that is whole has no errors, and says how many keys each index holds', () => {
    expect(checked().errors).toEqual([])
    expect(checked().records).toBe(20)
    expect(Object.fromEntries(checked().keys)).toEqual({
      _id_: 20,
      number_1: 20,
      'tags_1_day_-1': 40,
      late_1: 5,
    })
  })

  test('one of whose entries is gone', async () => {
    await store.write(() => store.entries.remove(entry('number_1', 3)))
    expect(checked().errors).toEqual(['number_1 lacks an entry of record 3'])
  })

  test('one of whose entries stands for a document that is gone, or was changed', async () => {
    const index = cases.indexes.find(({ record }) => record.name === 'number_1')
    if (!index) throw new Error('no index')
    await store.write(() => store.entries.put(entryKey(index, index.keyOf(['C99']), 3), Buffer.alloc(0)))
    expect(checked().errors).toEqual(['number_1 has 1 entries of no record'])
    await store.write(() => store.entries.remove(entry('number_1', 5)))
    expect(checked().errors).toEqual([
      'number_1 lacks an entry of record 5',
      'number_1 has 1 entries of no record',
    ])
  })

  test('whose record is gone under its entries, or can’t be read', async () => {
    const [first, second] = [...store.records.rows.getKeys({})].map((key) => Buffer.from(key))
    if (!first || !second) throw new Error('no records')
    await store.write(() => store.records.remove(first))
    expect(checked().errors).toContain('the count says 20, there are 19 records')
    expect(checked().errors).toContain('number_1 has 1 entries of no record')
    await store.write(() => store.records.put(second, Buffer.from('no document')))
    expect(checked().errors).toContain('record 2 is not readable')
  })

  test('of which very much is wrong: the first few, and how many more', async () => {
    await store.write(() => {
      for (let record = 1; record <= 20; record += 1) store.entries.remove(entry('number_1', record))
    })
    expect(checked().errors).toHaveLength(6)
    expect(checked().errors.at(-1)).toBe('and 15 more')
  })
})

test('validate answers through the driver, from a thread of its own', async () => {
  const engine = await startEngine(await testFolder(), 'documents')
  const client = new mongo.MongoClient(engine.addresses.documents, { serverSelectionTimeoutMS: 3_000 })
  try {
    const db = client.db('desk')
    await db.collection('cases').createIndex({ n: 1 })
    await db.collection('cases').insertMany([{ n: 1 }, { n: [2, 3] }])
    expect(await db.command({ validate: 'cases' })).toMatchObject({
      ns: 'desk.cases',
      valid: true,
      nrecords: 2,
      nIndexes: 2,
      keysPerIndex: { _id_: 2, n_1: 3 },
      errors: [],
    })
    await expect(db.command({ validate: 'none' })).rejects.toMatchObject({ code: 26 })
  } finally {
    await client.close()
    await engine.stop()
  }
})
