import type { Document } from 'bson'
import { type Case, type Collection, command, ids, three, type Where } from './shared.js'

const names = async (c: Collection) => (await c.indexes()).map(({ name }) => name)

/** One index after another, and what each attempt gives: its name, or the code of the refusal. */
const attempts = (
  title: string,
  specs: readonly [Document, Document][],
  expect: unknown[],
  where: Where = {},
): Case => ({
  title,
  given: [{ _id: 1, z: 1 }],
  run: async (c) => {
    const results: unknown[] = []
    for (const [key, options] of specs)
      results.push(
        await c
          .createIndex(key as Record<string, 1>, options)
          .catch((error: unknown) => (error as { code: number }).code),
      )
    return results
  },
  expect,
  ...where,
})

export const catalog: Case[] = [
  attempts('an index is named after its keys', [[{ a: 1, b: -1 }, { unique: true }]], ['a_1_b_-1']),
  attempts(
    'the same index twice is one',
    [
      [{ a: 1 }, {}],
      [{ a: 1 }, {}],
    ],
    ['a_1', 'a_1'],
  ),
  attempts(
    'one index under two names',
    [
      [{ a: 1 }, {}],
      [{ a: 1 }, { name: 'x' }],
    ],
    ['a_1', 85],
  ),
  attempts(
    'two indexes under one name',
    [
      [{ a: 1 }, { name: 'x' }],
      [{ b: 1 }, { name: 'x' }],
    ],
    ['x', 86],
  ),
  attempts(
    'one name, unique and not',
    [
      [{ a: 1 }, {}],
      [{ a: 1 }, { unique: true }],
    ],
    ['a_1', 86],
  ),
  attempts(
    'unique and not, under two names',
    [
      [{ a: 1 }, {}],
      [{ a: 1 }, { unique: true, name: 'u' }],
    ],
    ['a_1', 'u'],
  ),
  attempts(
    'two partial indexes of one field',
    [
      [{ a: 1 }, { name: 'p', partialFilterExpression: { b: 1 } }],
      [{ a: 1 }, { name: 'q', partialFilterExpression: { b: 2 } }],
    ],
    ['p', 'q'],
  ),
  attempts(
    'one index that expires at two times',
    [
      [{ a: 1 }, { expireAfterSeconds: 5 }],
      [{ a: 1 }, { expireAfterSeconds: 6 }],
    ],
    ['a_1', 85],
  ),
  attempts(
    'keys that are none',
    [
      [{ a: 0 }, {}],
      [{ a: 'nope' }, {}],
      [{ '': 1 }, {}],
      [{ 'a.$': 1 }, {}],
    ],
    [67, 67, 67, 67],
  ),
  attempts('a compound index does not expire', [[{ a: 1, b: 1 }, { expireAfterSeconds: 1 }]], [67]),
  attempts(
    'a partial index that is sparse too',
    [[{ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }]],
    [67],
    { documentdb: 'says 197' },
  ),
  attempts('a partial index by a denial', [[{ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }]], [67]),
  attempts('an unknown option', [[{ a: 1 }, { nope: 1 } as Document]], ['a_1'], {
    documentdb: 'the driver leaves it out',
  }),
  attempts('an option of the index on _id', [[{ _id: 1 }, { sparse: true }]], [197], {
    documentdb: 'takes it',
  }),
  attempts(
    'kinds of index that are not offered',
    [
      [{ a: 'text' }, {}],
      [{ a: '2dsphere' }, {}],
      [{ a: 'hashed' }, {}],
    ],
    [67, 67, 67],
    { embeddedOnly: 'MongoDB has them' },
  ),
  attempts('an index with a collation', [[{ a: 1 }, { collation: { locale: 'en' } }]], [115], {
    embeddedOnly: 'MongoDB has them',
  }),
  {
    title: 'listIndexes tells the options',
    given: [{ _id: 1 }],
    run: async (c) => {
      await c.createIndex({ a: 1 }, { unique: true, sparse: true })
      await c.createIndex({ b: -1 }, { partialFilterExpression: { x: { $gt: 1 } } })
      await c.createIndex({ at: 1 }, { expireAfterSeconds: 9 })
      return (await c.listIndexes().toArray()).map(({ v: _, storageEngine: __, ...index }) => index)
    },
    expect: [
      { key: { _id: 1 }, name: '_id_' },
      { key: { a: 1 }, name: 'a_1', unique: true, sparse: true },
      { key: { b: -1 }, name: 'b_-1', partialFilterExpression: { x: { $gt: 1 } } },
      { key: { at: 1 }, name: 'at_1', expireAfterSeconds: 9 },
    ],
  },
  {
    title: 'a unique index over what is not unique is refused and leaves nothing',
    given: [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
    run: async (c) => [
      await c
        .createIndex({ a: 1 }, { unique: true })
        .catch((error: unknown) => (error as { code: number }).code),
      await names(c),
    ],
    expect: [11000, ['_id_']],
  },
  {
    title: 'indexes are dropped by name, by key, in a list and all',
    given: [{ _id: 1 }],
    run: async (c) => {
      for (const field of ['a', 'b', 'c', 'd', 'e']) await c.createIndex({ [field]: 1 })
      await c.dropIndex('a_1')
      await command((dropIndexes) => ({ dropIndexes, index: { b: 1 } }))(c)
      await command((dropIndexes) => ({ dropIndexes, index: ['c_1', 'd_1'] }))(c)
      const left = await names(c)
      await c.dropIndexes()
      return [left, await names(c)]
    },
    expect: [['_id_', 'e_1'], ['_id_']],
  },
  {
    title: 'a hidden index is used by no plan, and collMod shows it again',
    given: three,
    run: async (c) => {
      await c.createIndex({ x: 1 }, { hidden: true })
      const stage = async () => JSON.stringify((await c.find({ x: 11 }).explain()).queryPlanner.winningPlan)
      const before = await stage()
      await command((collMod) => ({ collMod, index: { name: 'x_1', hidden: false } }))(c)
      return [before.includes('COLLSCAN'), (await stage()).includes('IXSCAN')]
    },
    expect: [true, true],
    documentdb: 'has none',
  },
  {
    title: 'collMod changes when an index expires',
    given: three,
    run: async (c) => {
      await c.createIndex({ a: 1 }, { expireAfterSeconds: 5 })
      const reply = await command((collMod) => ({
        collMod,
        index: { keyPattern: { a: 1 }, expireAfterSeconds: 9 },
      }))(c)
      return [reply.expireAfterSeconds_old, reply.expireAfterSeconds_new].map(Number)
    },
    expect: [5, 9],
  },
  {
    title: 'a collection is renamed with its indexes',
    given: three,
    run: async (c) => {
      await c.createIndex({ x: 1 })
      const renamed = await c.rename(`${c.collectionName}_new`)
      return [await ids(renamed.find({ x: 22 })), await names(renamed), await c.countDocuments()]
    },
    expect: [[2], ['_id_', 'x_1'], 0],
  },
  {
    title: 'a renamed collection takes the place of another when asked to',
    given: three,
    run: async (c) => {
      const other = c.db.collection<Document>(`${c.collectionName}_other`)
      await other.insertOne({ _id: 9 } as Document)
      const refusal = await c
        .rename(other.collectionName)
        .catch((error: unknown) => (error as { code: number }).code)
      await c.rename(other.collectionName, { dropTarget: true })
      return [refusal, await other.countDocuments()]
    },
    expect: [48, 3],
  },
  {
    title: 'a collection is dropped, and one that is not there too',
    given: three,
    run: async (c) => [await c.drop(), await c.countDocuments(), await c.drop()],
    expect: [true, 0, true],
  },
  {
    title: 'a collection is made and listed',
    given: [],
    run: async (c) => {
      await c.db.createCollection(c.collectionName)
      return c.db
        .listCollections({ name: c.collectionName }, { nameOnly: true })
        .toArray()
        .then((all) => all.map(({ type }) => type))
    },
    expect: ['collection'],
  },
  {
    title: '$out takes the place of what was there and keeps its indexes, or changes nothing',
    given: three,
    run: async (c) => {
      const target = c.db.collection<Document>(`${c.collectionName}_out`)
      await target.insertOne({ _id: 9, x: 9 } as Document)
      await target.createIndex({ x: 1 }, { unique: true })
      const out = { $out: target.collectionName }
      const refusal = await c
        .aggregate([{ $set: { x: 5 } }, out])
        .toArray()
        .catch((error: unknown) => (error as { code: number }).code)
      const kept = await ids(target.find())
      await c.aggregate([out]).toArray()
      return [refusal, kept, await ids(target.find().sort({ _id: 1 })), await names(target)]
    },
    expect: [11000, [9], [1, 2, 3], ['_id_', 'x_1']],
  },
  {
    title: '$merge replaces, keeps, discards and computes',
    given: three,
    run: async (c) => {
      const results: unknown[] = []
      for (const [whenMatched, whenNotMatched] of [
        ['replace', 'insert'],
        ['keepExisting', 'discard'],
        ['merge', 'discard'],
      ] as const) {
        const target = c.db.collection<Document>(`${c.collectionName}_m${results.length}`)
        await target.insertOne({ _id: 2, z: 1 } as Document)
        const $merge = { into: target.collectionName, whenMatched, whenNotMatched }
        await c.aggregate([{ $match: { _id: { $gt: 1 } } }, { $merge }]).toArray()
        results.push(await target.find().sort({ _id: 1 }).toArray())
      }
      return results
    },
    expect: [
      [
        { _id: 2, x: 22 },
        { _id: 3, x: 33 },
      ],
      [{ _id: 2, z: 1 }],
      [{ _id: 2, z: 1, x: 22 }],
    ],
  },
  {
    title: '$merge computes with what is new, and with variables',
    given: three,
    run: async (c) => {
      const target = c.db.collection<Document>(`${c.collectionName}_p`)
      await target.insertMany([
        { _id: 2, z: 1 },
        { _id: 3, z: 2 },
      ] as Document[])
      const into = target.collectionName
      const sum = (name: string) => [{ $set: { z: { $add: ['$z', name] } } }]
      await c.aggregate([{ $match: { _id: 2 } }, { $merge: { into, whenMatched: sum('$$new.x') } }]).toArray()
      const withLet = { into, let: { y: '$x' }, whenMatched: sum('$$y') }
      await c.aggregate([{ $match: { _id: 3 } }, { $merge: withLet }]).toArray()
      return target.find().sort({ _id: 1 }).toArray()
    },
    expect: [
      { _id: 2, z: 23 },
      { _id: 3, z: 35 },
    ],
    documentdb: 'no pipelines in $merge',
  },
]
