import type { Document } from 'bson'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/stores.js'
import { catalog } from './cases/catalog.js'
import { codes } from './cases/codes.js'
import { expressions, wrongExpressions } from './cases/expressions.js'
import { filters } from './cases/filters.js'
import { options } from './cases/options.js'
import { projections } from './cases/projections.js'
import { reads } from './cases/reads.js'
import { refusals } from './cases/refusals.js'
import { roundTrips } from './cases/round-trips.js'
import type { Case } from './cases/shared.js'
import { stages, wrongStages } from './cases/stages.js'
import { updates } from './cases/updates.js'
import { values } from './cases/values.js'
import { writes } from './cases/writes.js'

const real = process.env.MONGODB_URI !== undefined
const client = new mongo.MongoClient(testDatabase(), { serverSelectionTimeoutMS: 5_000 })
let number = 0
let documentdb = false

beforeAll(async () => {
  await client.connect()
  const { storageEngines } = await client.db().command({ buildInfo: 1 })
  documentdb = Array.isArray(storageEngines) && storageEngines.includes('documentdb')
})
afterAll(async () => {
  await client.db().dropDatabase()
  await client.close()
})

async function prepared(given: Document[]): Promise<mongo.Collection<Document>> {
  number += 1
  const collection = client.db().collection(`c${number}`)
  if (given.length > 0) await collection.insertMany(structuredCopy(given))
  return collection
}

/** The driver adds ids to what it inserts. */
function structuredCopy(documents: Document[]): Document[] {
  return documents.map((document) => ({ ...document }))
}

function runAll(cases: Case[]): void {
  for (const { title, given, run, expect: expected, error, embeddedOnly, documentdb: otherwise } of cases) {
    test.skipIf(real && embeddedOnly)(title, async ({ skip }) => {
      if (documentdb && otherwise) skip(otherwise)
      const collection = await prepared(given)
      if (error === undefined) expect(await run(collection)).toEqual(expected)
      else await expect(run(collection)).rejects.toMatchObject({ code: error })
    })
  }
}

describe('a filter', () => runAll(filters))
describe('an update', () => runAll(updates))
describe('a read', () => runAll(reads))
describe('a document', () => runAll(roundTrips))
describe('of values of all types:', () => runAll(values))
describe('a write', () => runAll(writes))
describe('options of a read:', () => runAll(options))
describe('a projection', () => runAll(projections))
describe('an expression', () => runAll(expressions))
describe('a stage', () => runAll(stages))
describe('collections and indexes:', () => runAll(catalog))
describe('refused with its code:', () => runAll([...refusals, ...codes]))
describe('an expression that is refused:', () => runAll(wrongExpressions))
describe('a stage that is refused:', () => runAll(wrongStages))

test('an ordered insert ends at the first error, an unordered one goes on', async () => {
  const collection = await prepared([{ _id: 2 }])
  const three = [{ _id: 1 }, { _id: 2 }, { _id: 3 }] as Document[]
  await expect(collection.insertMany(structuredCopy(three))).rejects.toMatchObject({
    code: 11000,
    result: { insertedCount: 1 },
  })
  await expect(collection.insertMany(structuredCopy(three), { ordered: false })).rejects.toMatchObject({
    writeErrors: [
      { index: 0, code: 11000 },
      { index: 1, code: 11000 },
    ],
  })
  expect(await collection.countDocuments()).toBe(3)
})

test('findAndModify gives the document before or after, and tells an upsert', async () => {
  const collection = await prepared([
    { _id: 1, n: 1, x: 'a' },
    { _id: 2, n: 2, x: 'b' },
  ])
  const up = { $inc: { n: 10 } }
  expect(await collection.findOneAndUpdate({}, up, { sort: { n: -1 } })).toEqual({ _id: 2, n: 2, x: 'b' })
  expect(
    await collection.findOneAndUpdate({ n: 12 }, up, { returnDocument: 'after', projection: { n: 1 } }),
  ).toEqual({ _id: 2, n: 22 })
  const made = await collection.findOneAndUpdate({ k: 9 }, up, {
    upsert: true,
    returnDocument: 'after',
    includeResultMetadata: true,
  })
  expect(made).toMatchObject({ value: { k: 9, n: 10 }, lastErrorObject: { n: 1, updatedExisting: false } })
  expect(made.lastErrorObject?.upserted).toEqual(made.value?._id)
  expect(await collection.findOneAndUpdate({ k: 8 }, up)).toBeNull()
  expect(await collection.findOneAndDelete({ n: 1 })).toEqual({ _id: 1, n: 1, x: 'a' })
  expect(await collection.findOneAndReplace({ x: 'b' }, { y: 1 }, { returnDocument: 'after' })).toEqual({
    _id: 2,
    y: 1,
  })
})

test('a bulk of mixed writes counts each kind', async () => {
  const collection = await prepared([
    { _id: 1, n: 1 },
    { _id: 2, n: 1 },
  ])
  const result = await collection.bulkWrite([
    { insertOne: { document: { _id: 3, n: 1 } as Document } },
    { updateMany: { filter: { n: 1 }, update: { $inc: { n: 1 } } } },
    { deleteOne: { filter: { _id: 1 } as Document } },
    { updateOne: { filter: { _id: 9 } as Document, update: { $set: { n: 0 } }, upsert: true } },
  ])
  expect(result).toMatchObject({
    insertedCount: 1,
    modifiedCount: 3,
    deletedCount: 1,
    upsertedCount: 1,
    upsertedIds: { 3: 9 },
  })
})

test('a cursor gives everything in batches, and ends when it is closed', async () => {
  const collection = await prepared(Array.from({ length: 250 }, (_, _id) => ({ _id })))
  const seen: unknown[] = []
  for await (const { _id } of collection.find().sort({ _id: 1 }).batchSize(60)) seen.push(_id)
  expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => n))
  const cursor = collection.find().batchSize(2)
  await cursor.next()
  await cursor.close()
  expect(await collection.find().batchSize(100).limit(120).toArray()).toHaveLength(120)
})

test('a write without acknowledgement is done all the same', async () => {
  const collection = await prepared([])
  await collection.insertOne({ _id: 1 } as Document, { writeConcern: { w: 0 } })
  await expect.poll(() => collection.countDocuments()).toBe(1)
})

test.skipIf(real)('a transaction is refused with code 20', async () => {
  const collection = await prepared([{ _id: 1 }])
  const session = client.startSession()
  session.startTransaction()
  await expect(collection.insertOne({ _id: 2 } as Document, { session })).rejects.toMatchObject({
    originalError: { code: 20 },
  })
  await session.endSession()
})

test('$out and $merge write what a pipeline gives', async () => {
  const collection = await prepared([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])
  const target = client.db().collection('target')
  await collection.aggregate([{ $match: { n: 1 } }, { $out: 'target' }]).toArray()
  await collection
    .aggregate([
      { $set: { n: { $add: ['$n', 1] } } },
      { $merge: { into: 'target', whenMatched: 'merge', whenNotMatched: 'insert' } },
    ])
    .toArray()
  expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 2 },
    { _id: 2, n: 3 },
  ])
})
