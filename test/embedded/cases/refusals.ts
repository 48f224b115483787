import { type Document, Long } from 'bson'
import { type Case, find, one } from './shared.js'

export const refusals: Case[] = [
  { title: 'an unknown operator', given: [], run: find({ a: { $foo: 1 } }), error: 2 },
  { title: 'an unknown operator at the top', given: [], run: find({ $foo: [] }), error: 2 },
  { title: '$in without an array', given: [], run: find({ a: { $in: 1 } }), error: 2 },
  { title: 'an empty $or', given: [], run: find({ $or: [] }), error: 2 },
  {
    title: 'an unknown update operator',
    given: [{ _id: 1 }],
    run: one({ _id: 1 }, { $foo: { a: 1 } }),
    error: 9,
  },
  {
    title: 'two changes of one path',
    given: [{ _id: 1 }],
    run: one({ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }),
    error: 40,
  },
  {
    title: 'a change of a path and of one below',
    given: [{ _id: 1 }],
    run: one({ _id: 1 }, { $set: { a: 1, 'a.b': 1 } }),
    error: 40,
  },
  { title: 'a change of _id', given: [{ _id: 1 }], run: one({ _id: 1 }, { $set: { _id: 2 } }), error: 66 },
  {
    title: '$inc of a text',
    given: [{ _id: 1, a: 'x' }],
    run: one({ _id: 1 }, { $inc: { a: 1 } }),
    error: 14,
  },
  {
    title: '$inc by a text',
    given: [{ _id: 1, a: 1 }],
    run: one({ _id: 1 }, { $inc: { a: 'x' } }),
    error: 14,
  },
  {
    title: '$push to a number',
    given: [{ _id: 1, a: 1 }],
    run: one({ _id: 1 }, { $push: { a: 1 } }),
    error: 2,
  },
  {
    title: 'a path through a number',
    given: [{ _id: 1, a: 1 }],
    run: one({ _id: 1 }, { $set: { 'a.b': 1 } }),
    error: 28,
  },
  {
    title: 'an unknown pipeline stage',
    given: [{ _id: 1 }],
    run: (c) => c.aggregate([{ $foo: {} }]).toArray(),
    error: 40324,
  },
  {
    title: 'a change stream',
    given: [{ _id: 1 }],
    run: (c) => c.aggregate([{ $changeStream: {} }]).toArray(),
    error: 40573,
    embeddedOnly: 'a standalone server has none',
  },
  { title: 'an unknown command', given: [], run: (c) => c.db.command({ noSuchThing: 1 }), error: 59 },
  {
    title: 'a projection that includes and excludes',
    given: [{ _id: 1 }],
    run: (c) => c.find({}, { projection: { a: 1, b: 0 } }).toArray(),
    error: 31254,
  },
  {
    title: 'a second document with the same _id',
    given: [{ _id: 1 }],
    run: (c) => c.insertOne({ _id: 1 } as Document),
    error: 11000,
  },
  {
    title: 'an array as _id',
    given: [],
    run: (c) => c.insertOne({ _id: [1] } as Document),
    error: 53,
    documentdb: 'says 2',
  },
  {
    title: 'a document over 16 MB',
    given: [],
    run: (c) => c.insertOne({ big: 'x'.repeat(16 * 1024 * 1024) }),
    error: 10334,
    documentdb: 'says 2',
  },
  {
    title: 'an array filter that is not used',
    given: [{ _id: 1 }],
    run: one({ _id: 1 }, { $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] }),
    error: 9,
  },
  {
    title: 'a replacement of many',
    given: [{ _id: 1 }],
    run: (c) =>
      c.db
        .command({ update: c.collectionName, updates: [{ q: {}, u: { a: 1 }, multi: true }] })
        .then(failIfErrors),
    error: 9,
  },
  {
    title: 'a hint at no index',
    given: [{ _id: 1 }],
    run: (c) => c.find({ a: 1 }).hint({ a: 1 }).toArray(),
    error: 2,
  },
  {
    title: 'a negative skip',
    given: [{ _id: 1 }],
    run: (c) => c.db.command({ find: c.collectionName, skip: -1 }),
    error: 51024,
    documentdb: 'says 2',
  },
  {
    title: 'a lost cursor',
    given: [{ _id: 1 }],
    run: (c) => c.db.command({ getMore: Long.fromNumber(12345), collection: c.collectionName }),
    error: 43,
  },
  {
    title: 'dropping an index that is not there',
    given: [{ _id: 1 }],
    run: (c) => c.dropIndex('nope'),
    error: 27,
  },
  {
    title: 'the indexes of a collection that is not there',
    given: [],
    run: (c) => c.db.command({ listIndexes: 'nowhere' }),
    error: 26,
  },
  {
    title: 'creating a collection twice',
    given: [{ _id: 1 }],
    run: (c) => c.db.command({ create: c.collectionName }),
    error: 48,
    embeddedOnly: 'newer servers take it when the options are the same',
  },
]

function failIfErrors(reply: Document): void {
  const [first] = (reply.writeErrors ?? []) as { code: number }[]
  if (first) throw Object.assign(new Error('write error'), { code: first.code })
}
