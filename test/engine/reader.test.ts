/** Pipelines have a thread of their own: what is asked meanwhile is answered meanwhile. */
import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testFolder } from '../support/folders.js'
import { type EngineProcess, startEngine } from '../support/stores.js'

let engine: EngineProcess
let client: mongo.MongoClient
let cases: mongo.Collection<{ _id: number; unit: number; days: number; words?: string }>

beforeAll(async () => {
  engine = await startEngine(await testFolder(), 'documents')
  client = new mongo.MongoClient(engine.addresses.documents, { serverSelectionTimeoutMS: 3_000 })
  cases = client.db().collection('cases')
  for (let from = 0; from < 10_000; from += 5_000) {
    await cases.insertMany(
      Array.from({ length: 5_000 }, (_, n) => ({ _id: from + n, unit: n % 7, days: n % 60 })),
    )
  }
})

afterAll(async () => {
  await client.close()
  await engine.stop()
})

const byUnit = [
  { $group: { _id: '$unit', cases: { $sum: 1 }, days: { $avg: '$days' } } },
  { $sort: { _id: 1 } },
]

test('a point read and a commit are done while a report is still counting', async () => {
  // The thread is there once it was used.
  await cases.aggregate([{ $limit: 1 }, { $set: { x: 1 } }]).toArray()
  const done: string[] = []
  const report = cases
    .aggregate(byUnit)
    .toArray()
    .then((rows) => {
      done.push('report')
      return rows
    })
  for (let n = 0; n < 5; n += 1) {
    expect(await cases.findOne({ _id: 17 + n })).toMatchObject({ _id: 17 + n })
    await cases.updateOne({ _id: 17 + n }, { $set: { words: 'written meanwhile' } })
    done.push('read and written')
  }
  const rows = await report
  expect(done[0]).toBe('read and written')
  expect(rows).toHaveLength(7)
  expect(rows.reduce((sum, row) => sum + row.cases, 0)).toBe(10_000)
})

test('a report sees every commit that was answered before it was asked, new collections and indexes too', async () => {
  for (let n = 0; n < 10; n += 1) {
    await cases.insertOne({ _id: 50_000 + n, unit: 99, days: 1 })
    const [row] = await cases.aggregate([{ $match: { unit: 99 } }, ...byUnit]).toArray()
    expect(row).toMatchObject({ _id: 99, cases: n + 1 })
  }
  const fresh = client.db().collection<{ _id: number; at: Date }>('fresh')
  await fresh.createIndex({ at: 1 })
  const at = new Date('2026-03-02T01:00:00Z')
  await fresh.insertOne({ _id: 1, at })
  expect(await fresh.aggregate([{ $match: { at } }, { $set: { seen: true } }]).toArray()).toEqual([
    { _id: 1, at, seen: true },
  ])
  await fresh.drop()
  expect(await fresh.aggregate([{ $set: { seen: true } }]).toArray()).toEqual([])
})

test('a stage that goes wrong is refused with the server’s code, and the next report is answered', async () => {
  const wrong = cases.aggregate([{ $group: { _id: '$unit', n: { $nothing: 1 } } }]).toArray()
  await expect(wrong).rejects.toMatchObject({ code: expect.any(Number) })
  expect(await cases.aggregate([{ $match: { _id: 1 } }, { $project: { unit: 1 } }]).toArray()).toEqual([
    { _id: 1, unit: 1 },
  ])
})

test('what a report gives can be written by its last stage', async () => {
  await cases.aggregate([...byUnit, { $out: 'units' }]).toArray()
  expect(await client.db().collection('units').countDocuments()).toBe(8)
})
