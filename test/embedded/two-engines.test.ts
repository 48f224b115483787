/** Random documents, filters and updates on the embedded engine and on the one of MONGODB_URI: both answer alike. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, EJSON } from 'bson'
import fc from 'fast-check'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineProcess, startEngine, testDatabase, withDatabase } from '../support/stores.js'
import { document, filter, update } from './cases/arbitraries.js'

const uri = process.env.MONGODB_URI
const folder = mkdtempSync(join(tmpdir(), 'petition-desk-two-'))
let engine: EngineProcess | undefined
let clients: mongo.MongoClient[] = []
let number = 0

beforeAll(async () => {
  if (!uri) return
  engine = await startEngine(folder, 'documents')
  const addresses = [withDatabase(engine.addresses.documents, 'two'), testDatabase()]
  clients = await Promise.all(addresses.map((address) => mongo.MongoClient.connect(address)))
}, 60_000)
afterAll(async () => {
  for (const client of clients) {
    await client.db().dropDatabase()
    await client.close()
  }
  await engine?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What both engines give: every value with its type, or that it was refused. Field order is not asked of them. */
async function both(work: (collection: mongo.Collection<Document>) => Promise<unknown>): Promise<string[]> {
  number += 1
  return Promise.all(
    clients.map(async (client) => {
      const collection = client.db().collection<Document>(`c${number}`)
      try {
        return EJSON.stringify(sorted(await work(collection)), { relaxed: false })
      } catch (error) {
        if (error instanceof mongo.MongoServerError) return 'refused'
        throw error
      } finally {
        await collection.drop()
      }
    }),
  )
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  )
}

const rows = (documents: readonly Document[]): Document[] =>
  documents.map((fields, _id) => ({ _id, ...fields }))
const seed = Number(process.env.SEED ?? 20_261_130)

test.skipIf(!uri)(
  `filters find the same, with an index and without (seed ${seed})`,
  async () => {
    const documents = fc.array(document, { minLength: 8, maxLength: 12 })
    const filters = fc.array(filter, { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(documents, filters, fc.boolean(), async (given, asked, indexed) => {
        const [ours, theirs] = await both(async (collection) => {
          await collection.insertMany(rows(given))
          if (indexed)
            await collection.createIndexes([{ key: { a: 1 } }, { key: { c: -1 } }, { key: { 'b.y': 1 } }])
          const found: unknown[] = []
          for (const one of asked)
            found.push([one, (await collection.find(one).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)])
          return found
        })
        expect(ours).toEqual(theirs)
      }),
      { seed, numRuns: 25 },
    )
  },
  120_000,
)

test.skipIf(!uri)(
  `updates leave the same, down to the types of numbers (seed ${seed})`,
  async () => {
    const changes = fc.array(fc.tuple(document, update), { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(changes, async (asked) => {
        const [ours, theirs] = await both(async (collection) => {
          await collection.insertMany(rows(asked.map(([given]) => given)))
          const left: unknown[] = []
          for (const [_id, [, change]] of asked.entries()) {
            const refused = await collection.updateOne({ _id } as Document, change).then(
              () => false,
              () => true,
            )
            left.push([
              change,
              refused,
              await collection.findOne({ _id } as Document, { promoteValues: false }),
            ])
          }
          return left
        })
        expect(ours).toEqual(theirs)
      }),
      { seed, numRuns: 25 },
    )
  },
  120_000,
)
