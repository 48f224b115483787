/** Random writes and queries on an engine with indexes, against a model that knows nothing but arrays. */
import type { Document } from 'bson'
import fc from 'fast-check'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/stores.js'

const client = new mongo.MongoClient(testDatabase(), { serverSelectionTimeoutMS: 5_000 })
let number = 0

beforeAll(async () => {
  await client.connect()
})
afterAll(async () => {
  await client.db().dropDatabase()
  await client.close()
})

type Value = null | number | string | Value[]
interface Row {
  _id: number
  a?: Value
  b?: Value
}
type Filter = {
  field: 'a' | 'b' | '_id'
  operator: '$eq' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$ne' | '$exists'
  value: Value
}

const scalar = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'x', 'xy', 'y'),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
)
/** Two arrays in one compound index are refused, so `b` has none. */
const fields = fc.record({ a: value, b: scalar }, { requiredKeys: [] })
const filter: fc.Arbitrary<Filter> = fc.record({
  field: fc.constantFrom('a' as const, 'b' as const, '_id' as const),
  operator: fc.constantFrom(
    '$eq' as const,
    '$gt' as const,
    '$gte' as const,
    '$lt' as const,
    '$lte' as const,
    '$in' as const,
    '$ne' as const,
    '$exists' as const,
  ),
  value: scalar,
})
const id = fc.integer({ min: 0, max: 8 })
const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), id, fields }),
  fc.record({ kind: fc.constant('set' as const), filter, fields }),
  fc.record({ kind: fc.constant('unset' as const), filter }),
  fc.record({ kind: fc.constant('delete' as const), filter, many: fc.boolean() }),
  fc.record({
    kind: fc.constant('find' as const),
    filters: fc.array(filter, { minLength: 1, maxLength: 3 }),
    down: fc.boolean(),
    or: fc.boolean(),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function passes(test: Filter, row: Row): boolean {
  const has = Object.hasOwn(row, test.field)
  const held = row[test.field] ?? null
  const candidates: Value[] = Array.isArray(held) ? [...held, held] : [held]
  const rank = (v: Value) => (v === null ? 0 : typeof v === 'number' ? 1 : typeof v === 'string' ? 2 : 3)
  const any = (ok: (v: Value) => boolean) => candidates.some(ok)
  const wanted = test.value
  const ordered = (ok: (a: number | string, b: number | string) => boolean, orEqual: boolean) =>
    any((v) => {
      if (wanted === null) return orEqual && v === null
      if (rank(v) !== rank(wanted) || v === null || Array.isArray(v) || Array.isArray(wanted)) return false
      return ok(v, wanted)
    })
  switch (test.operator) {
    case '$eq':
      return any((v) => v === wanted)
    case '$ne':
      return !any((v) => v === wanted)
    case '$in':
      return any((v) => v === wanted || v === 2)
    case '$exists':
      return has === (wanted !== null)
    case '$gt':
      return ordered((a, b) => a > b, false)
    case '$gte':
      return ordered((a, b) => a >= b, true)
    case '$lt':
      return ordered((a, b) => a < b, false)
    case '$lte':
      return ordered((a, b) => a <= b, true)
  }
}

function asQuery({ field, operator, value: wanted }: Filter): Document {
  if (operator === '$in') return { [field]: { $in: [wanted, 2] } }
  if (operator === '$exists') return { [field]: { $exists: wanted !== null } }
  return { [field]: { [operator]: wanted } }
}

/** The order of two rows by `b`, then `_id`. */
function byB(down: boolean) {
  const rank = (v: Value | undefined) => (v === null || v === undefined ? 0 : typeof v === 'number' ? 1 : 2)
  return (x: Row, y: Row) => {
    const kind = rank(x.b) - rank(y.b)
    const [p, q] = [x.b ?? 0, y.b ?? 0]
    const order = kind || (p < q ? -1 : p > q ? 1 : 0)
    return (down ? -order : order) || x._id - y._id
  }
}

async function run(steps: Step[]): Promise<void> {
  number += 1
  const c = client.db().collection<Document>(`c${number}`)
  await c.createIndexes([
    { key: { a: 1 } },
    { key: { b: -1, _id: 1 } },
    { key: { b: 1, a: -1 } },
    { key: { a: 1, b: 1 }, name: 'part', partialFilterExpression: { b: { $gt: 0 } } },
  ])
  let model: Row[] = []
  for (const step of steps) {
    if (step.kind === 'insert') {
      const row = { _id: step.id, ...step.fields }
      const taken = model.some(({ _id }) => _id === step.id)
      const inserted = await c.insertOne({ ...row } as Document).then(
        () => true,
        () => false,
      )
      expect(inserted).toBe(!taken)
      if (!taken) model.push(row)
    } else if (step.kind === 'set' || step.kind === 'unset') {
      const change = step.kind === 'set' ? { $set: { ...step.fields, touched: 1 } } : { $unset: { a: '' } }
      const met = model.filter((row) => passes(step.filter, row))
      const { matchedCount } = await c.updateMany(asQuery(step.filter), change)
      expect(matchedCount).toBe(met.length)
      for (const row of met) {
        if (step.kind === 'set') Object.assign(row, step.fields)
        else delete row.a
      }
    } else if (step.kind === 'delete') {
      const met = model.filter((row) => passes(step.filter, row))
      const query = asQuery(step.filter)
      if (step.many) {
        expect((await c.deleteMany(query)).deletedCount).toBe(met.length)
        model = model.filter((row) => !met.includes(row))
      } else {
        const gone = await c.findOneAndDelete(query, { sort: { _id: 1 } })
        const first = met.sort((x, y) => x._id - y._id)[0]
        expect(gone?._id).toBe(first?._id)
        model = model.filter((row) => row !== first)
      }
    } else {
      const query = step.or ? { $or: step.filters.map(asQuery) } : { $and: step.filters.map(asQuery) }
      const met = model.filter((row) =>
        step.or ? step.filters.some((f) => passes(f, row)) : step.filters.every((f) => passes(f, row)),
      )
      const found = await c
        .find(query)
        .sort({ b: step.down ? -1 : 1, _id: 1 })
        .batchSize(2)
        .toArray()
      expect(found.map(({ _id }) => _id)).toEqual([...met].sort(byB(step.down)).map(({ _id }) => _id))
      expect(await c.countDocuments(query)).toBe(met.length)
    }
  }
  const left = await c.find().sort({ _id: 1 }).toArray()
  expect(left.map(({ touched: _, ...row }) => row)).toEqual([...model].sort((x, y) => x._id - y._id))
}

test('random writes and queries do what a list of documents does', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), run), {
    numRuns: 60,
    interruptAfterTimeLimit: 12_000,
  })
}, 30_000)
