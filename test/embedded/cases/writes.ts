import { type Document, Double, Long } from 'bson'
import { anyCase, type Case, doc, leaving, pings, three } from './shared.js'

const byId = { $expr: { $eq: ['$_id', '$$id'] } }

export const writes: Case[] = [
  {
    title: 'a bulk does its writes in order and counts each kind',
    given: three,
    run: leaving(async (c) => {
      const result = await c.bulkWrite([
        { insertOne: { document: { _id: 4, x: 44 } as Document } },
        { updateOne: { filter: { _id: 1 } as Document, update: { $inc: { x: 1 } } } },
        { updateMany: { filter: { _id: { $gt: 2 } } as Document, update: { $inc: { x: 1 } } } },
        { replaceOne: { filter: { _id: 3 } as Document, replacement: { y: 1 } } },
        { deleteOne: { filter: { _id: 2 } as Document } },
        { deleteMany: { filter: { x: { $gt: 1000 } } } },
        { updateOne: { filter: { _id: 5 } as Document, update: { $set: { x: 5 } }, upsert: true } },
        { replaceOne: { filter: { _id: 6 } as Document, replacement: { x: 6 }, upsert: true } },
      ])
      const { insertedCount, matchedCount, modifiedCount, deletedCount, upsertedIds } = result
      return { insertedCount, matchedCount, modifiedCount, deletedCount, upsertedIds }
    }),
    expect: [
      { insertedCount: 1, matchedCount: 4, modifiedCount: 4, deletedCount: 1, upsertedIds: { 6: 5, 7: 6 } },
      [
        { _id: 1, x: 12 },
        { _id: 3, y: 1 },
        { _id: 4, x: 45 },
        { _id: 5, x: 5 },
        { _id: 6, x: 6 },
      ],
    ],
  },
  {
    title: 'a bulk with a collation, a hint, array filters and variables',
    given: [
      { _id: 1, s: 'ping', a: [1, 2] },
      { _id: 2, s: 'PING', a: [2] },
      { _id: 3, s: 'pong' },
    ],
    run: leaving((c) =>
      c
        .bulkWrite(
          [
            { updateMany: { filter: { s: 'Ping' }, update: { $set: { met: true } }, collation: anyCase } },
            {
              updateOne: {
                filter: { _id: 1 } as Document,
                update: { $set: { 'a.$[big]': 9 } },
                arrayFilters: [{ big: 2 }],
                hint: '_id_',
              },
            },
            { updateOne: { filter: byId, update: [{ $set: { from: '$$name' } }] } },
            { deleteOne: { filter: { s: 'PONG' }, collation: anyCase, hint: { _id: 1 } } },
          ],
          { let: { id: 2, name: 'let' }, comment: { why: 'said' } },
        )
        .then(({ matchedCount, deletedCount }) => [matchedCount, deletedCount]),
    ),
    expect: [
      [4, 1],
      [
        { _id: 1, s: 'ping', a: [1, 9], met: true },
        { _id: 2, s: 'PING', a: [2], met: true, from: 'let' },
      ],
    ],
    documentdb: 'no collation in writes',
  },
  {
    title: 'an ordered bulk ends at the first error, with what was done',
    given: three,
    run: leaving((c) =>
      c
        .bulkWrite([
          { insertOne: { document: { _id: 4 } as Document } },
          { insertOne: { document: { _id: 1 } as Document } },
          { insertOne: { document: { _id: 5 } as Document } },
        ])
        .catch(summary),
    ),
    expect: [{ errors: [[1, 11000]], inserted: 1 }, [...three, { _id: 4 }]],
  },
  {
    title: 'an unordered bulk goes on after an error',
    given: three,
    run: leaving((c) =>
      c
        .bulkWrite(
          [
            { insertOne: { document: { _id: 1 } as Document } },
            { deleteOne: { filter: { _id: 2 } as Document } },
            { insertOne: { document: { _id: 5 } as Document } },
          ],
          { ordered: false },
        )
        .catch(summary),
    ),
    expect: [{ errors: [[0, 11000]], inserted: 1 }, [{ _id: 1, x: 11 }, { _id: 3, x: 33 }, { _id: 5 }]],
  },
  {
    title: 'a duplicate key is named with its pattern and value',
    given: three,
    run: async (c) => {
      await c.createIndex({ x: 1 }, { unique: true })
      return c.insertOne({ x: 11 }).catch((error: unknown) => {
        const { code, keyPattern, keyValue } = error as Document
        return { code, keyPattern, keyValue }
      })
    },
    expect: { code: 11000, keyPattern: { x: 1 }, keyValue: { x: 11 } },
  },
  {
    title: 'names with dots and dollars are kept',
    given: [{ _id: 1, 'a.b': 1, $c: 2, d: { $e: 1, 'f.g': 2 } }],
    run: (c) => c.find().toArray(),
    expect: [{ _id: 1, 'a.b': 1, $c: 2, d: { $e: 1, 'f.g': 2 } }],
  },
  {
    title: 'a replacement keeps names with dots and dollars below its top',
    given: doc({}),
    run: leaving((c) => c.replaceOne({ _id: 1 } as Document, { 'a.b': 1, c: { $d: 2 } }).then(() => true)),
    expect: [true, doc({ 'a.b': 1, c: { $d: 2 } })],
  },
  {
    title: 'a pipeline sets names with dots and dollars',
    given: doc({ foo: {} }),
    run: leaving((c) =>
      c
        .updateOne({ _id: 1 } as Document, [
          { $replaceWith: { $setField: { field: { $literal: '$a' }, value: 1, input: '$$ROOT' } } },
          { $set: { foo: { $setField: { field: 'b.c', value: 2, input: '$foo' } } } },
        ])
        .then(({ modifiedCount }) => modifiedCount),
    ),
    expect: [1, doc({ foo: { 'b.c': 2 }, $a: 1 })],
  },
  {
    title: 'an upsert makes a document with null for its _id when it is asked for one',
    given: [],
    run: leaving((c) =>
      c
        .updateOne({ _id: null } as Document, { $set: { a: 1 } }, { upsert: true })
        .then(({ upsertedCount }) => upsertedCount),
    ),
    expect: [1, [{ _id: null, a: 1 }]],
  },
  {
    title: 'an upsert takes what $eq, $and, a $in of one and $all say',
    given: [],
    run: leaving((c) =>
      c
        .updateOne(
          {
            _id: 1,
            a: { $eq: 1 },
            b: { $in: [2] },
            c: { $all: [3] },
            $and: [{ d: 4 }],
            $or: [{ e: 5 }],
            f: { $gt: 6 },
            g: { $in: [7, 8] },
          } as Document,
          { $set: { z: 1 } },
          { upsert: true },
        )
        .then(({ upsertedId }) => upsertedId),
    ),
    expect: [1, [{ _id: 1, a: 1, b: 2, c: 3, d: 4, e: 5, z: 1 }]],
  },
  {
    title: 'one number of two kinds is one _id; two longs that a double cannot tell apart are two',
    given: [{ _id: 1 }, { _id: Long.fromString('9007199254740993') }],
    run: async (c) => {
      const code = (id: unknown) =>
        c.insertOne({ _id: id } as Document).then(
          () => 0,
          (error: unknown) => (error as { code: number }).code,
        )
      return [await code(new Double(1)), await code(Long.fromString('9007199254740992'))]
    },
    expect: [11000, 0],
  },
  {
    title: 'findOneAndUpdate with array filters, a pipeline, variables and a collation',
    given: [{ _id: 1, s: 'ping', a: [1, 2, 3] }],
    run: async (c) => [
      await c.findOneAndUpdate(
        { s: 'PING' },
        { $set: { 'a.$[n]': 0 } },
        { arrayFilters: [{ n: { $gt: 1 } }], collation: anyCase, returnDocument: 'after' },
      ),
      await c.findOneAndUpdate(byId, [{ $set: { a: '$$x' } }], {
        let: { id: 1, x: 'foo' },
        returnDocument: 'after',
        hint: { _id: 1 },
      }),
    ],
    expect: [
      { _id: 1, s: 'ping', a: [1, 0, 0] },
      { _id: 1, s: 'ping', a: 'foo' },
    ],
    documentdb: 'no collation and no hint in findAndModify',
  },
  {
    title: 'findOneAndDelete by a sort, a projection and a variable',
    given: three,
    run: async (c) => [
      await c.findOneAndDelete({ _id: { $gt: 1 } } as Document, {
        sort: { x: -1 },
        projection: { _id: 0, x: 1 },
      }),
      await c.findOneAndDelete(byId, { let: { id: 2 } }),
      await c.findOneAndDelete({ _id: 9 } as Document),
      await c.countDocuments(),
    ],
    expect: [{ x: 33 }, { _id: 2, x: 22 }, null, 1],
  },
  {
    title: 'deletes with a collation',
    given: pings,
    run: async (c) => [
      (await c.deleteOne({ x: 'pINg' }, { collation: anyCase })).deletedCount,
      (await c.deleteMany({ x: 'pINg' }, { collation: anyCase })).deletedCount,
    ],
    expect: [1, 2],
    documentdb: 'no collation in writes',
  },
]

function summary(error: unknown): Document {
  const { writeErrors, result } = error as { writeErrors: Document[]; result: Document }
  return { errors: writeErrors.map(({ index, code }) => [index, code]), inserted: result.insertedCount }
}
