/**
 * What the document engine must answer, as data: what is there, what is asked, what comes. The same cases run
 * against any MongoDB. `error` is the code of the refusal.
 */
import { Binary, BSONRegExp, type Document, Double, Long, ObjectId, Timestamp } from 'bson'
import type { mongo } from 'mongoose'

type Collection<T extends Document> = mongo.Collection<T>

export interface Case {
  title: string
  given: Document[]
  run: (collection: Collection<Document>) => Promise<unknown>
  expect?: unknown
  error?: number
  /** Why another engine may answer otherwise; the case is then run on the embedded engine only. */
  embeddedOnly?: string
}

const ids = (cursor: { toArray(): Promise<Document[]> }) => cursor.toArray().then((found) => found.map(({ _id }) => _id))
const find = (filter: Document, sort: Document = { _id: 1 }) => (c: Collection<Document>) => ids(c.find(filter).sort(sort))
const after = (change: (c: Collection<Document>) => Promise<unknown>) => async (c: Collection<Document>) => {
  await change(c)
  return c.find().sort({ _id: 1 }).toArray()
}
const one = (filter: Document, update: Document | Document[], options: Document = {}) =>
  after((c) => c.updateOne(filter, update, options))

const people = [
  { _id: 1, name: 'An', age: 30, tags: ['a', 'b'], home: { city: 'Luan', no: 1 } },
  { _id: 2, name: 'Bo', age: 41, tags: ['b'], home: { city: 'Hefei' } },
  { _id: 3, name: 'Ce', age: null, tags: [] },
  { _id: 4, name: 'De', tags: 'b' },
  { _id: 5, name: 'Ee', age: 'old', marks: [{ k: 'x', v: 1 }, { k: 'y', v: 5 }] },
]

export const filters: Case[] = [
  ['equality finds a value and an element of an array', { tags: 'b' }, [1, 2, 4]],
  ['null finds null and what is missing', { age: null }, [3, 4]],
  ['a comparison finds values of its own type only', { age: { $gt: 20 } }, [1, 2]],
  ['$gte null finds null and what is missing', { age: { $gte: null } }, [3, 4]],
  ['$ne finds what is missing too', { age: { $ne: 30 } }, [2, 3, 4, 5]],
  ['$in takes null and regular expressions', { name: { $in: [/^A/, 'Bo', null] } }, [1, 2]],
  ['$nin is the contrary of $in', { age: { $nin: [30, null] } }, [2, 5]],
  ['a dotted path enters documents', { 'home.city': 'Luan' }, [1]],
  ['an embedded document equals field by field in order', { home: { city: 'Luan', no: 1 } }, [1]],
  ['an embedded document with its fields in another order is another', { home: { no: 1, city: 'Luan' } }, []],
  ['a dotted path enters the documents of an array', { 'marks.v': { $gt: 4 } }, [5]],
  ['a numbered path picks an element', { 'tags.0': 'b' }, [2]],
  ['two conditions may be met by two elements', { 'marks.k': 'x', 'marks.v': 5 }, [5]],
  ['$elemMatch wants one element to meet all', { marks: { $elemMatch: { k: 'x', v: 5 } } }, []],
  ['$elemMatch with operators tests the elements themselves', { tags: { $elemMatch: { $gte: 'b' } } }, [1, 2]],
  ['$all wants every value', { tags: { $all: ['a', 'b'] } }, [1]],
  ['$size counts elements', { tags: { $size: 0 } }, [3]],
  ['$exists finds null but not what is missing', { age: { $exists: true } }, [1, 2, 3, 5]],
  ['$exists false finds what is missing', { age: { $exists: false } }, [4]],
  ['$type knows names', { age: { $type: 'string' } }, [5]],
  ['$type array finds arrays', { tags: { $type: 'array' } }, [1, 2, 3]],
  ['$not turns a condition round', { age: { $not: { $gt: 35 } } }, [1, 3, 4, 5]],
  ['$or, $and and $nor combine', { $or: [{ age: 30 }, { $and: [{ name: 'Bo' }, { age: { $lt: 50 } }] }] }, [1, 2]],
  ['$nor finds what meets none', { $nor: [{ age: 30 }, { tags: 'b' }] }, [3, 5]],
  ['a regular expression with options', { name: { $regex: '^a', $options: 'i' } }, [1]],
  ['$mod divides', { age: { $mod: [10, 1] } }, [2]],
  ['$expr compares two fields', { $expr: { $eq: [{ $type: '$age' }, 'string'] } }, [5]],
  ['an empty $in finds nothing', { age: { $in: [] } }, []],
  ['a whole array equals an array', { tags: ['a', 'b'] }, [1]],
].map(([title, filter, expected]) => ({
  title: String(title),
  given: people,
  run: find(filter as Document),
  expect: expected,
}))

export const refusals: Case[] = [
  { title: 'an unknown operator', given: [], run: find({ a: { $foo: 1 } }), error: 2 },
  { title: 'an unknown operator at the top', given: [], run: find({ $foo: [] }), error: 2 },
  { title: '$in without an array', given: [], run: find({ a: { $in: 1 } }), error: 2 },
  { title: 'an empty $or', given: [], run: find({ $or: [] }), error: 2 },
  { title: 'an unknown update operator', given: [{ _id: 1 }], run: one({ _id: 1 }, { $foo: { a: 1 } }), error: 9 },
  { title: 'two changes of one path', given: [{ _id: 1 }], run: one({ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }), error: 40 },
  { title: 'a change of a path and of one below', given: [{ _id: 1 }], run: one({ _id: 1 }, { $set: { a: 1, 'a.b': 1 } }), error: 40 },
  { title: 'a change of _id', given: [{ _id: 1 }], run: one({ _id: 1 }, { $set: { _id: 2 } }), error: 66 },
  { title: '$inc of a text', given: [{ _id: 1, a: 'x' }], run: one({ _id: 1 }, { $inc: { a: 1 } }), error: 14 },
  { title: '$inc by a text', given: [{ _id: 1, a: 1 }], run: one({ _id: 1 }, { $inc: { a: 'x' } }), error: 14 },
  { title: '$push to a number', given: [{ _id: 1, a: 1 }], run: one({ _id: 1 }, { $push: { a: 1 } }), error: 2 },
  { title: 'a path through a number', given: [{ _id: 1, a: 1 }], run: one({ _id: 1 }, { $set: { 'a.b': 1 } }), error: 28 },
  { title: 'an unknown pipeline stage', given: [{ _id: 1 }], run: (c) => c.aggregate([{ $foo: {} }]).toArray(), error: 40324 },
  { title: 'a change stream', given: [{ _id: 1 }], run: (c) => c.aggregate([{ $changeStream: {} }]).toArray(), error: 40573, embeddedOnly: 'a standalone server has none' },
  { title: 'an unknown command', given: [], run: (c) => c.db.command({ noSuchThing: 1 }), error: 59 },
  { title: 'a projection that includes and excludes', given: [{ _id: 1 }], run: (c) => c.find({}, { projection: { a: 1, b: 0 } }).toArray(), error: 31254 },
  { title: 'a second document with the same _id', given: [{ _id: 1 }], run: (c) => c.insertOne({ _id: 1 } as Document), error: 11000 },
  { title: 'an array as _id', given: [], run: (c) => c.insertOne({ _id: [1] } as Document), error: 53, embeddedOnly: 'DocumentDB says 2' },
  { title: 'a document over 16 MB', given: [], run: (c) => c.insertOne({ big: 'x'.repeat(16 * 1024 * 1024) }), error: 10334, embeddedOnly: 'DocumentDB says 2' },
  { title: 'an array filter that is not used', given: [{ _id: 1 }], run: one({ _id: 1 }, { $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] }), error: 9 },
  { title: 'a replacement of many', given: [{ _id: 1 }], run: (c) => c.db.command({ update: c.collectionName, updates: [{ q: {}, u: { a: 1 }, multi: true }] }).then(failIfErrors), error: 9 },
  { title: 'a hint at no index', given: [{ _id: 1 }], run: (c) => c.find({ a: 1 }).hint({ a: 1 }).toArray(), error: 2 },
  { title: 'a negative skip', given: [{ _id: 1 }], run: (c) => c.db.command({ find: c.collectionName, skip: -1 }), error: 51024, embeddedOnly: 'DocumentDB says 2' },
  { title: 'a lost cursor', given: [{ _id: 1 }], run: (c) => c.db.command({ getMore: Long.fromNumber(12345), collection: c.collectionName }), error: 43 },
  { title: 'dropping an index that is not there', given: [{ _id: 1 }], run: (c) => c.dropIndex('nope'), error: 27 },
  { title: 'the indexes of a collection that is not there', given: [], run: (c) => c.db.command({ listIndexes: 'nowhere' }), error: 26 },
  { title: 'creating a collection twice', given: [{ _id: 1 }], run: (c) => c.db.command({ create: c.collectionName }), error: 48, embeddedOnly: 'newer servers take it when the options are the same' },
]

function failIfErrors(reply: Document): void {
  const [first] = (reply.writeErrors ?? []) as { code: number }[]
  if (first) throw Object.assign(new Error('write error'), { code: first.code })
}

const doc = (fields: Document) => [{ _id: 1, ...fields }]
const updated = (title: string, before: Document, update: Document | Document[], result: Document, options: Document = {}, filter: Document = { _id: 1 }): Case => ({
  title,
  given: doc(before),
  run: one(filter, update, options),
  expect: doc(result),
})

export const updates: Case[] = [
  updated('$set makes the path', {}, { $set: { 'a.b': 1, c: [1] } }, { a: { b: 1 }, c: [1] }),
  updated('$set of a numbered path fills up with null', { a: [1] }, { $set: { 'a.2': 3 } }, { a: [1, null, 3] }),
  updated('$unset removes, and leaves null in an array', { a: 1, b: [1, 2] }, { $unset: { a: '', 'b.0': '', 'x.y': '' } }, { b: [null, 2] }),
  updated('$inc begins at nothing', { a: 1 }, { $inc: { a: 2, b: -1.5 } }, { a: 3, b: -1.5 }),
  updated('$mul begins at zero', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }),
  updated('$min and $max compare', { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 3 } }, { a: 3, b: 5, c: 1 }),
  updated('$rename moves a field', { a: 1, b: { c: 2 } }, { $rename: { a: 'x', 'b.c': 'd' } }, { b: {}, d: 2, x: 1 }),
  updated('$push adds one', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }),
  updated('$push with $each, $position, $sort and $slice', { a: [5, 1] }, { $push: { a: { $each: [3, 4], $sort: -1, $slice: 3 } } }, { a: [5, 4, 3] }),
  updated('$push with $position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }),
  updated('$push sorts documents by a field', { a: [{ k: 2 }] }, { $push: { a: { $each: [{ k: 1 }], $sort: { k: 1 } } } }, { a: [{ k: 1 }, { k: 2 }] }),
  updated('$slice of a negative number keeps the end', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }),
  updated('$addToSet adds what is not there', { a: [1, { x: 1 }] }, { $addToSet: { a: { $each: [1, 2, { x: 1 }, 2] } } }, { a: [1, { x: 1 }, 2] }),
  updated('$pull by value, by operators and by fields', { a: [1, 2, 3], b: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { $gte: 2 }, b: { x: 1 } } }, { a: [1], b: [{ x: 2 }] }),
  updated('$pull of a value', { a: [1, 'x', 1] }, { $pull: { a: 1 } }, { a: ['x'] }),
  updated('$pullAll removes every one', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }),
  updated('$pop takes from either end', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }),
  updated('$bit', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }),
  updated('the positional $ changes the element that was met', { a: [{ k: 1 }, { k: 2, v: 0 }] }, { $set: { 'a.$.v': 9 } }, { a: [{ k: 1 }, { k: 2, v: 9 }] }, {}, { 'a.k': 2 }),
  updated('the positional $ with $elemMatch', { a: [{ k: 1, v: 1 }, { k: 1, v: 2 }] }, { $inc: { 'a.$.v': 10 } }, { a: [{ k: 1, v: 1 }, { k: 1, v: 12 }] }, {}, { a: { $elemMatch: { k: 1, v: 2 } } }),
  updated('$[] changes every element', { a: [{ v: 1 }, { v: 2 }] }, { $inc: { 'a.$[].v': 1 } }, { a: [{ v: 2 }, { v: 3 }] }),
  updated('$[name] changes what its filter picks', { a: [1, 5, 7] }, { $set: { 'a.$[big]': 0 } }, { a: [1, 0, 0] }, { arrayFilters: [{ big: { $gte: 5 } }] }),
  updated('$[name] picks by a field', { a: [{ k: 1 }, { k: 2 }] }, { $set: { 'a.$[e].done': true } }, { a: [{ k: 1 }, { k: 2, done: true }] }, { arrayFilters: [{ 'e.k': 2 }] }),
  updated('a pipeline computes from other fields', { a: 2, b: 3 }, [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'a' }], { b: 3, sum: 5 }),
  updated('$setOnInsert changes nothing that is there', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }),
  {
    title: 'an upsert begins with what the filter equals',
    given: [],
    run: one({ _id: 7, kind: 'x', n: { $gt: 1 }, 'in.side': 1 }, { $set: { z: 1 }, $setOnInsert: { made: true } }, { upsert: true }),
    expect: [{ _id: 7, in: { side: 1 }, kind: 'x', made: true, z: 1 }],
  },
  { title: 'an upsert by replacement', given: [], run: after((c) => c.replaceOne({ _id: 3 } as Document, { a: 1 }, { upsert: true })), expect: [{ _id: 3, a: 1 }] },
  { title: 'a replacement keeps _id', given: doc({ a: 1 }), run: after((c) => c.replaceOne({ a: 1 }, { b: 2 })), expect: doc({ b: 2 }) },
  {
    title: 'updateMany counts what it met and what it changed',
    given: [{ _id: 1, a: 1 }, { _id: 2, a: 2 }],
    run: (c) => c.updateMany({}, { $set: { a: 1 } }).then(({ matchedCount, modifiedCount }) => ({ matchedCount, modifiedCount })),
    expect: { matchedCount: 2, modifiedCount: 1 },
  },
  {
    title: 'deleteOne and deleteMany count',
    given: [1, 2, 3, 4].map((_id) => ({ _id })),
    run: async (c) => [(await c.deleteOne({ _id: { $gt: 1 } } as Document)).deletedCount, (await c.deleteMany({})).deletedCount],
    expect: [1, 3],
  },
]

export const reads: Case[] = [
  { title: 'sorts by several fields', given: [{ _id: 1, a: 2, b: 1 }, { _id: 2, a: 1, b: 1 }, { _id: 3, a: 2, b: 0 }], run: find({}, { a: -1, b: 1 }), expect: [3, 1, 2] },
  {
    title: 'sorts values of all types in one order',
    given: [
      { _id: 1, v: new Date(0) },
      { _id: 2, v: true },
      { _id: 3, v: new ObjectId('000000000000000000000001') },
      { _id: 4, v: { a: 1 } },
      { _id: 5, v: 'x' },
      { _id: 6, v: 5 },
      { _id: 7, v: null },
      { _id: 8, v: -1.5 },
    ],
    run: find({}, { v: 1 }),
    expect: [7, 8, 6, 5, 4, 3, 2, 1],
  },
  { title: 'sorts an array by its smallest element, downward by its greatest', given: [{ _id: 1, v: [1, 9] }, { _id: 2, v: [5] }], run: async (c) => [await find({}, { v: 1 })(c), await find({}, { v: -1 })(c)], expect: [[1, 2], [1, 2]] },
  { title: 'skips and limits', given: [1, 2, 3, 4, 5].map((_id) => ({ _id })), run: (c) => ids(c.find().sort({ _id: -1 }).skip(1).limit(2)), expect: [4, 3] },
  { title: 'shows the fields asked for, in the order of the document', given: doc({ b: { x: 1, y: 2 }, a: 1 }), run: (c) => c.find({}, { projection: { a: 1, 'b.y': 1 } }).toArray(), expect: doc({ b: { y: 2 }, a: 1 }) },
  { title: 'leaves out what is asked away', given: doc({ b: { x: 1, y: 2 }, a: [{ p: 1, q: 2 }] }), run: (c) => c.find({}, { projection: { _id: 0, 'b.x': 0, 'a.p': 0 } }).toArray(), expect: [{ b: { y: 2 }, a: [{ q: 2 }] }] },
  { title: 'shows the element met by $elemMatch', given: doc({ a: [{ k: 1 }, { k: 2 }] }), run: (c) => c.find({}, { projection: { a: { $elemMatch: { k: 2 } } } }).toArray(), expect: doc({ a: [{ k: 2 }] }) },
  { title: 'shows a slice of an array', given: doc({ a: [1, 2, 3, 4], b: 1 }), run: (c) => c.find({}, { projection: { a: { $slice: [1, 2] } } }).toArray(), expect: doc({ a: [2, 3], b: 1 }) },
  { title: 'shows the positional element', given: doc({ a: [{ k: 1 }, { k: 2 }] }), run: (c) => c.find({ 'a.k': 2 }, { projection: { 'a.$': 1 } }).toArray(), expect: doc({ a: [{ k: 2 }] }) },
  { title: 'computes a field', given: doc({ a: 2 }), run: (c) => c.find({}, { projection: { twice: { $multiply: ['$a', 2] } } }).toArray(), expect: doc({ twice: 4 }) },
  { title: 'counts', given: people, run: async (c) => [await c.countDocuments({ tags: 'b' }), await c.countDocuments({ tags: 'b' }, { skip: 1, limit: 1 }), await c.estimatedDocumentCount()], expect: [3, 1, 5] },
  { title: 'lists distinct values, elements one by one', given: people, run: (c) => c.distinct('tags', { _id: { $ne: 4 } } as Document), expect: ['a', 'b'] },
  { title: 'groups', given: people, run: (c) => c.aggregate([{ $unwind: '$tags' }, { $group: { _id: '$tags', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]).toArray(), expect: [{ _id: 'a', n: 1 }, { _id: 'b', n: 3 }] },
  { title: 'looks up', given: [{ _id: 1 }, { _id: 2, of: 1 }], run: (c) => c.aggregate([{ $match: { of: 1 } }, { $lookup: { from: c.collectionName, localField: 'of', foreignField: '_id', as: 'up' } }]).toArray(), expect: [{ _id: 2, of: 1, up: [{ _id: 1 }] }] },
  { title: 'facets and counts', given: people, run: (c) => c.aggregate([{ $facet: { all: [{ $count: 'n' }], b: [{ $match: { tags: 'b' } }, { $count: 'n' }] } }]).toArray(), expect: [{ all: [{ n: 5 }], b: [{ n: 3 }] }] },
  { title: 'truncates dates in a time zone', given: doc({ at: new Date('2026-11-23T17:30:00Z') }), run: (c) => c.aggregate([{ $project: { day: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } } } }]).toArray(), expect: doc({ day: '2026-11-24' }) },
  { title: 'an aggregate over nothing gives nothing', given: [], run: (c) => c.aggregate([{ $match: {} }, { $group: { _id: null, n: { $sum: 1 } } }]).toArray(), expect: [] },
]

const binary = new Binary(Buffer.from([0, 1, 255]), 0)
export const roundTrips: Case[] = [
  ['numbers of every kind', { i: 1, d: 1.5, n: -0.25, big: 2 ** 40, max: Number.MAX_SAFE_INTEGER }],
  ['text with every sort of character', { t: '信访 \u0000 𝄞 é', empty: '' }],
  ['nothing', { n: null, e: {}, a: [] }],
  ['dates before and after 1970', { a: new Date(-1), b: new Date('2026-11-24T00:00:00.123Z') }],
  ['binary data', { b: binary }],
  ['object ids', { o: new ObjectId('64b7f0f0f0f0f0f0f0f0f0f0') }],
  ['nested arrays and documents', { a: [[1, [2, { b: [null] }]]], d: { e: { f: { g: true } } } }],
  ['time stamps', { t: new Timestamp({ t: 7, i: 3 }) }],
].map(([title, fields]) => ({
  title: `${String(title)} come back as they went`,
  given: [{ _id: 1, ...(fields as Document) }],
  run: (c: Collection<Document>) => c.find().toArray(),
  expect: [{ _id: 1, ...(fields as Document) }],
}))

roundTrips.push(
  {
    title: 'a field that an update does not touch keeps its numeric type',
    given: doc({ d: new Double(5), l: Long.fromNumber(7), r: new BSONRegExp('^a', 'i') }),
    run: async (c) => {
      await c.updateOne({ _id: 1 } as Document, { $set: { x: 1 } })
      const [found] = await c.find({}, { promoteValues: false, bsonRegExp: true }).toArray()
      return [found?.d?._bsontype, found?.l?._bsontype, found?.x?._bsontype, found?.r?.pattern]
    },
    expect: ['Double', 'Long', 'Int32', '^a'],
  },
  {
    title: '$inc turns an int that overflows into a long and leaves a double one',
    given: doc({ i: 2 ** 31 - 1, d: new Double(1) }),
    run: async (c) => {
      await c.updateOne({ _id: 1 } as Document, { $inc: { i: 1, d: 1 } })
      const [found] = await c.find({}, { promoteValues: false }).toArray()
      return [found?.i?._bsontype, String(found?.i), found?.d?._bsontype]
    },
    expect: ['Long', '2147483648', 'Double'],
  },
  {
    title: 'longs beyond 2^53 are told apart',
    given: [{ _id: 1, n: Long.fromString('9007199254740993') }, { _id: 2, n: Long.fromString('9007199254740992') }],
    run: find({ n: { $gt: Long.fromString('9007199254740992') } }),
    expect: [1],
  },
)
