import type { Document } from 'bson'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/stores.js'

const real = process.env.MONGODB_URI !== undefined
const client = new mongo.MongoClient(testDatabase(), { serverSelectionTimeoutMS: 5_000 })
let number = 0

beforeAll(async () => {
  await client.connect()
})
afterAll(async () => {
  await client.db().dropDatabase()
  await client.close()
})

function collection(): mongo.Collection<Document> {
  number += 1
  return client.db().collection(`c${number}`)
}

/** The stages of a winning plan from the outside in, with the index's name. */
async function plan(cursor: mongo.FindCursor<Document>): Promise<string> {
  const { queryPlanner } = await cursor.explain('queryPlanner')
  const stages: string[] = []
  for (let stage = queryPlanner.winningPlan; stage; stage = stage.inputStage) {
    stages.push(stage.indexName ? `${stage.stage} ${stage.indexName}` : stage.stage)
  }
  return stages.join(' < ')
}

const ids = (cursor: mongo.FindCursor<Document>) =>
  cursor.toArray().then((found) => found.map(({ _id }) => _id))

test.skipIf(real)('equality, range and order come from an index', async () => {
  const c = collection()
  await c.createIndex({ state: 1, due: -1 })
  await c.insertMany(
    Array.from({ length: 50 }, (_, _id) => ({ _id, state: _id % 2 ? 'open' : 'shut', due: _id }) as Document),
  )
  expect(await plan(c.find({ state: 'open' }))).toBe('FETCH < IXSCAN state_1_due_-1')
  expect(await plan(c.find({ state: 'open', due: { $gt: 5 } }).sort({ due: -1 }))).toBe(
    'FETCH < IXSCAN state_1_due_-1',
  )
  expect(await plan(c.find({ state: 'open' }).sort({ due: 1 }))).toBe('FETCH < IXSCAN state_1_due_-1')
  expect(await plan(c.find({ due: 3 }))).toBe('COLLSCAN')
  expect(await plan(c.find({ state: 'open' }).sort({ other: 1 }))).toBe(
    'SORT < FETCH < IXSCAN state_1_due_-1',
  )
  expect(await plan(c.find({ _id: 3 } as Document))).toBe('FETCH < IXSCAN _id_')
  expect(await ids(c.find({ state: 'open', due: { $gt: 5, $lte: 11 } }).sort({ due: -1 }))).toEqual([
    11, 9, 7,
  ])
  expect(
    await ids(
      c
        .find({ state: { $in: ['shut', 'open'] } })
        .sort({ state: 1, due: -1 })
        .limit(2),
    ),
  ).toEqual([49, 47])
  expect(await ids(c.find({ state: 'open' }).sort({ due: 1 }).limit(2))).toEqual([1, 3])
  expect(await c.countDocuments({ state: 'open', due: { $gte: 40 } })).toBe(5)
})

test('an index over an array finds each element and gives a document once', async () => {
  const c = collection()
  await c.createIndex({ tags: 1 })
  await c.insertMany([
    { _id: 1, tags: ['a', 'b', 'a'] },
    { _id: 2, tags: 'b' },
    { _id: 3, tags: [] },
    { _id: 4 },
  ] as Document[])
  expect(await ids(c.find({ tags: { $gte: 'a' } }).sort({ _id: 1 }))).toEqual([1, 2])
  expect(await ids(c.find({ tags: 'b' }).sort({ _id: 1 }))).toEqual([1, 2])
  expect(await ids(c.find({ tags: null }))).toEqual([4])
  expect(await ids(c.find({}).sort({ tags: 1, _id: 1 }))).toEqual([3, 4, 1, 2])
  await c.updateOne({ _id: 1 } as Document, { $pull: { tags: 'b' } } as Document)
  expect(await ids(c.find({ tags: 'b' }))).toEqual([2])
})

test('an array met by one bound with one element and by the other with another is found', async () => {
  const c = collection()
  await c.createIndex({ n: 1 })
  await c.insertMany([
    { _id: 1, n: [1, 10] },
    { _id: 2, n: 5 },
    { _id: 3, n: 20 },
  ] as Document[])
  expect(await ids(c.find({ n: { $gt: 4, $lt: 6 } }).sort({ _id: 1 }))).toEqual([1, 2])
})

test.skipIf(real)('two arrays in one index are refused', async () => {
  const c = collection()
  await c.createIndex({ a: 1, b: 1 })
  await expect(c.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 })
  expect(await c.countDocuments()).toBe(0)
})

test('a unique index refuses a second value and names it', async () => {
  const c = collection()
  await c.createIndex({ no: 1, 'in.year': 1 }, { unique: true })
  await c.insertOne({ _id: 1, no: 'X', in: { year: 2026 } } as Document)
  const refused = { code: 11000, keyPattern: { no: 1, 'in.year': 1 }, keyValue: { no: 'X', 'in.year': 2026 } }
  await expect(c.insertOne({ no: 'X', in: { year: 2026 } })).rejects.toMatchObject(refused)
  await c.insertOne({ _id: 2, no: 'X', in: { year: 2025 } } as Document)
  await expect(c.updateOne({ _id: 2 } as Document, { $inc: { 'in.year': 1 } })).rejects.toMatchObject(
    real ? { code: 11000 } : refused,
  )
  await expect(c.findOneAndUpdate({ _id: 2 } as Document, { $inc: { 'in.year': 1 } })).rejects.toMatchObject({
    code: 11000,
  })
  expect(await ids(c.find({ 'in.year': 2025 }))).toEqual([2])
  await c.deleteOne({ _id: 1 } as Document)
  await c.updateOne({ _id: 2 } as Document, { $inc: { 'in.year': 1 } })
  expect(await ids(c.find({ no: 'X', 'in.year': 2026 }))).toEqual([2])
})

test('a unique index counts what is missing as null, a sparse or partial one leaves it out', async () => {
  const c = collection()
  await c.createIndex({ a: 1 }, { unique: true })
  await c.insertOne({ b: 1 })
  await expect(c.insertOne({ b: 2 })).rejects.toMatchObject({ code: 11000 })
  const sparse = collection()
  await sparse.createIndex({ a: 1 }, { unique: true, sparse: true })
  await sparse.insertMany([{ b: 1 }, { b: 2 }, { a: 1 }])
  await expect(sparse.insertOne({ a: 1 })).rejects.toMatchObject({ code: 11000 })
  const partial = collection()
  await partial.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } })
  await partial.insertMany([{ a: 1 }, { a: 1 }, { a: 1, open: true }])
  await expect(partial.insertOne({ a: 1, open: true })).rejects.toMatchObject({ code: 11000 })
  await expect(partial.updateOne({ open: { $ne: true } }, { $set: { open: true } })).rejects.toMatchObject({
    code: 11000,
  })
})

test.skipIf(real)('a partial or sparse index is used only where it holds all that is asked for', async () => {
  const c = collection()
  await c.createIndex({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: { $exists: true } } })
  await c.createIndex({ due: 1 }, { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } })
  await c.createIndex({ rare: 1 }, { sparse: true })
  await c.insertMany([
    { _id: 1, nextActionAt: new Date(5), state: 'pending', due: 1 },
    { _id: 2, state: 'sent', due: 1 },
  ] as Document[])
  const due = c.find({ nextActionAt: { $lte: new Date(9) } }).sort({ nextActionAt: 1 })
  expect(await plan(due)).toBe('FETCH < IXSCAN nextActionAt_1')
  expect(await ids(due.clone())).toEqual([1])
  expect(await plan(c.find({ nextActionAt: null }))).toBe('COLLSCAN')
  expect(await ids(c.find({ nextActionAt: null }))).toEqual([2])
  expect(await plan(c.find({ state: 'pending', due: { $lt: 5 } }))).toBe('FETCH < IXSCAN due_1')
  expect(await plan(c.find({ due: { $lt: 5 } }))).toBe('COLLSCAN')
  expect(await ids(c.find({ due: { $lt: 5 } }).sort({ _id: 1 }))).toEqual([1, 2])
  expect(await plan(c.find({ rare: 3 }))).toBe('FETCH < IXSCAN rare_1')
  expect(await plan(c.find({ rare: { $ne: 3 } }))).toBe('COLLSCAN')
})

test.skipIf(real)('$or uses an index for every branch or none', async () => {
  const c = collection()
  await c.createIndex({ a: 1 })
  await c.createIndex({ b: 1 })
  await c.insertMany([{ _id: 1, a: 1 }, { _id: 2, b: 1 }, { _id: 3, a: 1, b: 1 }, { _id: 4 }] as Document[])
  expect(await plan(c.find({ $or: [{ a: 1 }, { b: 1 }] }))).toBe('FETCH < OR')
  expect(await ids(c.find({ $or: [{ a: 1 }, { b: 1 }] }).sort({ _id: 1 }))).toEqual([1, 2, 3])
  expect(await plan(c.find({ $or: [{ a: 1 }, { c: 1 }] }))).toBe('COLLSCAN')
})

test('keys longer than the store can hold are still told apart', async () => {
  const c = collection()
  const long = 'x'.repeat(5_000)
  await c.createIndex({ t: 1, n: 1 }, real ? {} : { unique: true })
  await c.insertMany([
    { _id: 1, t: `${long}a`, n: 1 },
    { _id: 2, t: `${long}b`, n: 1 },
    { _id: 3, t: long, n: 2 },
  ] as Document[])
  expect(await ids(c.find({ t: `${long}b` }))).toEqual([2])
  expect(await ids(c.find({ t: { $gt: long } }).sort({ t: -1 }))).toEqual([2, 1])
  expect(await ids(c.find({}).sort({ t: 1 }))).toEqual([3, 1, 2])
  if (!real) await expect(c.insertOne({ t: `${long}a`, n: 1 })).rejects.toMatchObject({ code: 11000 })
  await c.updateOne({ _id: 1 } as Document, { $set: { t: 'short' } })
  expect(await ids(c.find({ t: { $gte: 'x' } }).sort({ _id: 1 }))).toEqual([2, 3])
})

test('an index built later holds what was there before, or is refused', async () => {
  const c = collection()
  await c.insertMany([
    { _id: 1, a: 1, b: 1 },
    { _id: 2, a: 1, b: 2 },
  ] as Document[])
  await expect(c.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 })
  expect((await c.indexes()).map(({ name }) => name)).toEqual(['_id_'])
  await c.createIndex({ b: -1 }, { unique: true })
  expect(await ids(c.find({ b: 2 }))).toEqual([2])
  await c.createIndex({ b: -1 }, { unique: true })
  await expect(c.createIndex({ b: -1 }, { unique: false, name: 'b_-1' })).rejects.toMatchObject({
    code: 86,
  })
  await c.dropIndex('b_-1')
  expect(await ids(c.find({ b: 2 }))).toEqual([2])
})

test.skipIf(real)('a prefix of a text finds what begins with it', async () => {
  const c = collection()
  await c.createIndex({ t: 1 })
  await c.insertMany(['信访', '信件', 'ab', 'abc', 'b'].map((t, _id) => ({ _id, t }) as Document))
  expect(await ids(c.find({ t: /^信/ }).sort({ _id: 1 }))).toEqual([0, 1])
  expect(await ids(c.find({ t: /^abc?$/ }).sort({ _id: 1 }))).toEqual([2, 3])
})
