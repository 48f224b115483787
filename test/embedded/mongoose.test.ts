/** mongoose as the product uses it. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/stores.js'

const connection = mongoose.createConnection(testDatabase(), { serverSelectionTimeoutMS: 5_000 })
const Case = connection.model(
  'Case',
  new mongoose.Schema(
    {
      number: { type: String, required: true, unique: true },
      events: [{ kind: String, at: Date }],
      nextActionAt: Date,
      secret: Buffer,
    },
    { optimisticConcurrency: true, timestamps: true, strict: 'throw' },
  ).index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: { $exists: true } } }),
)

beforeAll(async () => {
  await connection.asPromise()
  await Case.init()
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
})

test('a saved document comes back, and of two that save it at once one fails', async () => {
  const secret = randomBytes(40)
  const made = await Case.create({ number: 'A1', events: [{ kind: 'filed', at: new Date(1) }], secret })
  const [first, second] = await Promise.all([Case.findById(made._id), Case.findById(made._id)])
  expect(first?.secret?.equals(secret)).toBe(true)
  expect(first?.events[0]?.at).toEqual(new Date(1))
  first?.events.push({ kind: 'accepted', at: new Date(2) })
  second?.events.push({ kind: 'objected', at: new Date(2) })
  await first?.save()
  await expect(second?.save()).rejects.toThrow(mongoose.Error.VersionError)
})

test('of many compare-and-set writes upon one version one succeeds', async () => {
  const { _id } = await Case.create({ number: 'B1' })
  const writes = Array.from({ length: 20 }, (_, n) =>
    Case.updateOne({ _id, __v: 0 }, { $inc: { __v: 1 }, $push: { events: { kind: `k${n}` } } }),
  )
  const results = await Promise.all(writes)
  expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1)
  expect((await Case.findById(_id).lean())?.events).toHaveLength(1)
})

test('concurrent upserts upon a unique key make one document', async () => {
  const upsert = () =>
    Case.findOneAndUpdate(
      { number: 'C1' },
      { $setOnInsert: { nextActionAt: new Date(7) } },
      { upsert: true, returnDocument: 'after' },
    )
  const made = await Promise.all(Array.from({ length: 10 }, upsert))
  expect(new Set(made.map((document) => String(document?._id))).size).toBe(1)
  expect(await Case.countDocuments({ number: 'C1' })).toBe(1)
  await expect(Case.create({ number: 'C1' })).rejects.toMatchObject({
    code: 11000,
    keyValue: { number: 'C1' },
  })
})

test('indexes in step with the schema are left alone, others are dropped', async () => {
  expect(await Case.syncIndexes()).toEqual([])
  await Case.collection.createIndex({ other: 1 })
  expect(await Case.syncIndexes()).toEqual(['other_1'])
})

test('a file goes into GridFS and comes out whole', async () => {
  if (!connection.db) throw new Error('not connected')
  const bucket = new mongoose.mongo.GridFSBucket(connection.db, { bucketName: 'evidence' })
  const content = randomBytes(700_000)
  const upload = bucket.openUploadStream('photo.jpg', { metadata: { case: 'A1' } })
  upload.end(content)
  await once(upload, 'finish')
  const parts: Buffer[] = []
  for await (const part of bucket.openDownloadStream(upload.id, { start: 10, end: 700_000 })) parts.push(part)
  expect(Buffer.concat(parts).equals(content.subarray(10))).toBe(true)
  expect(await bucket.find({ 'metadata.case': 'A1' }).toArray()).toMatchObject([
    { length: 700_000, filename: 'photo.jpg' },
  ])
  await bucket.delete(upload.id)
  expect(await connection.db.collection('evidence.chunks').countDocuments()).toBe(0)
})
