import { type Document, Long } from 'bson'
import { type Case, command, find, one, refused } from './shared.js'

const only = { embeddedOnly: 'not offered' }
const own = (documentdb: string) => ({ documentdb })
const insert =
  (document: Document): Case['run'] =>
  (c) =>
    c.insertOne(document)
const upsert = (filter: Document, update: Document): Case['run'] => one(filter, update, { upsert: true })

/** What is refused, with MongoDB's code. */
export const codes: Case[] = [
  refused(
    'a field that a command does not have',
    40415,
    command((name) => ({ find: name, nope: 1 })),
    own('says 2'),
  ),
  refused(
    'a field that a statement does not have',
    40415,
    command((name) => ({ update: name, updates: [{ q: {}, u: {}, nope: 1 }] })),
  ),
  refused(
    'the sort of an update, which came with 8.0',
    40415,
    (c) => c.updateOne({}, { $set: { a: 1 } }, { sort: { _id: 1 } }),
    own('takes it'),
  ),
  refused("a client's bulk, which came with 8.0", 59, (c) =>
    c.db.admin().command({ bulkWrite: 1, ops: [], nsInfo: [] }),
  ),
  refused(
    'a filter that is no document',
    14,
    command((name) => ({ find: name, filter: 5 })),
  ),
  refused(
    'a sort that is no document',
    14,
    command((name) => ({ find: name, sort: 5 })),
  ),
  refused(
    'a sort in no direction',
    2,
    command((name) => ({ find: name, sort: { x: 2 } })),
  ),
  refused('a sort by an empty name', 2, find({}, { '': 1 })),
  refused(
    'an empty collection name',
    73,
    command(() => ({ find: '' })),
  ),
  refused(
    'a negative batch',
    51024,
    command((name) => ({ find: name, batchSize: -1 })),
    own('says 2'),
  ),
  refused(
    'a statement without an update',
    40414,
    command((name) => ({ update: name, updates: [{ q: {} }] })),
  ),
  refused(
    'no statements',
    16,
    command((name) => ({ update: name, updates: [] })),
    own('says 2'),
  ),
  refused(
    'a delete of two',
    9,
    command((name) => ({ delete: name, deletes: [{ q: {}, limit: 2 }] })),
  ),
  refused(
    'a delete without a limit',
    40414,
    command((name) => ({ delete: name, deletes: [{ q: {} }] })),
  ),
  refused(
    'a document that is none',
    14,
    command((name) => ({ insert: name, documents: [5] })),
  ),
  refused('a name with a dollar in an _id', 52, insert({ _id: { $a: 1 } })),
  refused('a regular expression as _id', 53, insert({ _id: /x/ }), own('says 2')),
  refused('an _id that an upsert would change', 66, upsert({ _id: 8 }, { $set: { _id: 7 } })),
  refused('an _id that a replacement would change', 66, (c) =>
    c.replaceOne({ _id: 1 } as Document, { _id: 2, a: 1 } as Document),
  ),
  refused('an upsert by an expression', 224, upsert({ _id: 9, $expr: { $eq: [1, 2] } }, { $set: { a: 1 } })),
  refused(
    'an upsert whose filter says twice what a field is',
    54,
    upsert({ x: 1, $and: [{ x: 2 }] }, { $set: { a: 1 } }),
  ),
  refused('an empty path', 56, one({ _id: 1 }, { $set: { '': 1 } })),
  refused(
    'a name with a dollar at the top of an update',
    52,
    one({ _id: 1 }, { $set: { $a: 1 } }),
    own('says 2'),
  ),
  refused('an array stretched too far', 34, one({ _id: 1 }, { $set: { 'x.2000000': 1 } }), {}, [
    { _id: 1, x: [] },
  ]),
  refused('$bit with nothing to do', 2, one({ _id: 1 }, { $bit: { x: {} } })),
  refused('$bit of a fraction', 2, one({ _id: 1 }, { $bit: { x: { or: 1.5 } } })),
  refused('$currentDate with a number', 2, one({ _id: 1 }, { $currentDate: { d: 5 } })),
  refused('$pop of neither end', 9, one({ _id: 1 }, { $pop: { x: 2 } })),
  refused('$pop of a number', 14, one({ _id: 1 }, { $pop: { x: 1 } }), own('says 2')),
  refused('$pullAll without a list', 2, one({ _id: 1 }, { $pullAll: { x: 1 } })),
  refused(
    '$addToSet with more than $each',
    2,
    one({ _id: 1 }, { $addToSet: { y: { $each: [1], $slice: 1 } } }),
  ),
  refused('$push by an empty order', 2, one({ _id: 1 }, { $push: { y: { $each: [1], $sort: {} } } })),
  refused('$rename of an element', 2, one({ _id: 1 }, { $rename: { 'x.0': 'y' } }), {}, [{ _id: 1, x: [1] }]),
  refused('$rename to itself', 2, one({ _id: 1 }, { $rename: { x: 'x' } }), own('says 40')),
  refused('a long that overflows', 2, one({ _id: 1 }, { $inc: { x: 1 } }), {}, [
    { _id: 1, x: Long.MAX_VALUE },
  ]),
  refused('the positional $ where nothing was met', 2, one({ _id: 1 }, { $set: { 'x.$': 1 } }), {}, [
    { _id: 1, x: [1] },
  ]),
  refused(
    'the positional $ where something was denied',
    2,
    one({ x: { $ne: 5 } }, { $set: { 'x.$': 1 } }),
    own('takes the first'),
    [{ _id: 1, x: [1] }],
  ),
  refused(
    'an array filter of two names',
    9,
    one({ _id: 1 }, { $set: { 'x.$[e]': 1 } }, { arrayFilters: [{ e: 1, f: 2 }] }),
    {},
    [{ _id: 1, x: [1] }],
  ),
  refused(
    'array filters of a pipeline',
    9,
    one({ _id: 1 }, [{ $set: { a: 1 } }], { arrayFilters: [{ e: 1 }] }),
    own('says 2'),
  ),
  refused('a stage that a pipeline of an update does not have', 72, one({ _id: 1 }, [{ $match: {} }])),
  refused('a variable that is not there', 17276, (c) =>
    c.find({ $expr: { $eq: ['$_id', '$$nope'] } }).toArray(),
  ),
  refused('an unknown update operator of no field', 9, one({ _id: 1 }, { $nope: {} })),
  refused(
    'a hint of an update at no index',
    2,
    one({ _id: 1 }, { $set: { a: 1 } }, { hint: 'nope' }),
    own('is overlooked'),
  ),
  refused(
    'findAndModify without an update',
    9,
    command((name) => ({ findAndModify: name, query: {} })),
  ),
  refused(
    'findAndModify that removes and updates',
    9,
    command((name) => ({ findAndModify: name, remove: true, update: { a: 1 } })),
  ),
  refused(
    'findAndModify that removes and gives what is new',
    9,
    command((name) => ({ findAndModify: name, remove: true, new: true })),
  ),
  refused('an unknown collation', 2, (c) => c.find({}, { collation: { locale: 'xx_nope' } }).toArray()),
  refused(
    'a collation without a locale',
    40414,
    command((name) => ({ find: name, collation: { strength: 2 } })),
  ),
  refused(
    '$group with a collation',
    115,
    (c) => c.aggregate([{ $group: { _id: '$x' } }], { collation: { locale: 'en' } }).toArray(),
    only,
  ),
  refused(
    'a collation with a strength over 3',
    115,
    (c) => c.find({}, { collation: { locale: 'en', strength: 4 } }).toArray(),
    only,
  ),
  refused('$text without an index', 27, find({ $text: { $search: 'x' } })),
  refused('$where', 115, find({ $where: 'true' }), only),
  refused('$jsonSchema', 115, find({ $jsonSchema: { required: ['x'] } }), only),
  refused('a place on the globe', 115, find({ x: { $near: [1, 2] } }), only),
  refused('$type of nothing', 9, find({ x: { $type: [] } })),
  refused('$type of a type that is none', 2, find({ x: { $type: 'nope' } })),
  refused('a regular expression that does not compile', 51091, find({ x: { $regex: '(' } }), own('says 2')),
  refused(
    'an option of a regular expression that is none',
    51108,
    command((name) => ({ find: name, filter: { x: { $regex: 'a', $options: 'q' } } })),
    own('says 2'),
  ),
  refused(
    'options of a regular expression twice',
    51075,
    find({ x: { $regex: /a/i, $options: 'm' } }),
    own('says 2'),
  ),
  refused('a negative mask of bits', 9, find({ x: { $bitsAllSet: -1 } })),
  refused('$mod by zero', 2, find({ x: { $mod: [0, 1] } })),
  refused('$elemMatch of no document', 2, find({ x: { $elemMatch: 5 } })),
  refused('an empty $and', 2, find({ $and: [] })),
  refused('min without a hint', 51173, (c) => c.find({}, { min: { x: 1 } }).toArray(), own('is overlooked')),
  refused(
    'min of another index',
    51174,
    (c) => c.find({}, { min: { x: 1 }, hint: '_id_' }).toArray(),
    own('is overlooked'),
  ),
  refused(
    'a cursor of another collection',
    13,
    async (c) => {
      const { cursor } = await command((name) => ({ find: name, batchSize: 1 }))(c)
      return c.db.command({ getMore: Long.fromValue(cursor.id), collection: 'other' })
    },
    own('gives it'),
  ),
  refused(
    'a command that takes longer than it may',
    50,
    (c) => c.find({ $expr: { $gt: [{ $sum: '$list' }, 1e9] } }, { maxTimeMS: 1 }).toArray(),
    own('is quicker'),
    Array.from({ length: 3_000 }, (_, _id) => ({ _id, list: [1, 2, 3] })),
  ),
  refused(
    'a time limit that is none',
    14,
    command((name) => ({ find: name, maxTimeMS: 'x' })),
    own('is overlooked'),
  ),
  refused(
    'a read concern of replica sets',
    123,
    command((name) => ({ find: name, readConcern: { level: 'linearizable' } })),
    own('is overlooked'),
  ),
  refused(
    'an unknown read concern',
    2,
    command((name) => ({ find: name, readConcern: { level: 'nope' } })),
    own('is overlooked'),
  ),
  refused(
    'an acknowledgement of two',
    2,
    (c) => c.insertOne({ a: 1 }, { writeConcern: { w: 2 } }),
    own('is overlooked'),
  ),
  refused('a collection without a database’s own stage', 73, (c) =>
    c.db.aggregate([{ $match: {} }]).toArray(),
  ),
  refused(
    'documents of a database in a collection',
    73,
    (c) => c.aggregate([{ $documents: [{ a: 1 }] }]).toArray(),
    own('says 2'),
  ),
  refused(
    'a capped collection',
    115,
    (c) => c.db.createCollection('capped', { capped: true, size: 1000 }),
    only,
  ),
  refused('a view', 115, (c) => c.db.createCollection('view', { viewOn: c.collectionName }), only),
  refused('a validator', 115, (c) => c.db.createCollection('checked', { validator: { a: 1 } }), only),
  refused(
    'a collection with a collation',
    115,
    (c) => c.db.createCollection('collated', { collation: { locale: 'fr' } }),
    only,
  ),
  refused(
    "a system's collection",
    73,
    command(() => ({ create: 'system.nope' })),
  ),
  refused(
    'an impossible name',
    73,
    command(() => ({ create: 'a$b' })),
    own('takes it'),
  ),
  refused('renaming what is not there', 26, (c) => c.db.collection('nowhere').rename('else')),
  refused('renaming to itself', 20, (c) =>
    c.db.admin().command({ renameCollection: c.namespace, to: c.namespace }),
  ),
  refused(
    'changing what is not there',
    26,
    command(() => ({ collMod: 'nowhere' })),
  ),
  refused(
    'changing an index that is not there',
    27,
    command((collMod) => ({ collMod, index: { name: 'nope', expireAfterSeconds: 1 } })),
  ),
  refused('dropping the index on _id', 72, (c) => c.dropIndex('_id_')),
  refused(
    'an update that makes a document too large',
    17419,
    (c) => c.updateOne({}, { $set: { b: 'x'.repeat(2 ** 21) } }),
    {},
    [{ _id: 1, a: 'x'.repeat(15 * 2 ** 20) }],
  ),
]
