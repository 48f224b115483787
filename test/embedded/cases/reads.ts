import { type Document, ObjectId } from 'bson'
import { type Case, doc, find, ids, people } from './shared.js'

export const reads: Case[] = [
  {
    title: 'sorts by several fields',
    given: [
      { _id: 1, a: 2, b: 1 },
      { _id: 2, a: 1, b: 1 },
      { _id: 3, a: 2, b: 0 },
    ],
    run: find({}, { a: -1, b: 1 }),
    expect: [3, 1, 2],
  },
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
  {
    title: 'sorts an array by its smallest element, downward by its greatest',
    given: [
      { _id: 1, v: [1, 9] },
      { _id: 2, v: [5] },
    ],
    run: async (c) => [await find({}, { v: 1 })(c), await find({}, { v: -1 })(c)],
    expect: [
      [1, 2],
      [1, 2],
    ],
  },
  {
    title: 'skips and limits',
    given: [1, 2, 3, 4, 5].map((_id) => ({ _id })),
    run: (c) => ids(c.find().sort({ _id: -1 }).skip(1).limit(2)),
    expect: [4, 3],
  },
  {
    title: 'shows the fields asked for, in the order of the document',
    given: doc({ b: { x: 1, y: 2 }, a: 1 }),
    run: (c) => c.find({}, { projection: { a: 1, 'b.y': 1 } }).toArray(),
    expect: doc({ b: { y: 2 }, a: 1 }),
  },
  {
    title: 'leaves out what is asked away',
    given: doc({ b: { x: 1, y: 2 }, a: [{ p: 1, q: 2 }] }),
    run: (c) => c.find({}, { projection: { _id: 0, 'b.x': 0, 'a.p': 0 } }).toArray(),
    expect: [{ b: { y: 2 }, a: [{ q: 2 }] }],
  },
  {
    title: 'shows the element met by $elemMatch',
    given: doc({ a: [{ k: 1 }, { k: 2 }] }),
    run: (c) => c.find({}, { projection: { a: { $elemMatch: { k: 2 } } } }).toArray(),
    expect: doc({ a: [{ k: 2 }] }),
  },
  {
    title: 'shows a slice of an array',
    given: doc({ a: [1, 2, 3, 4], b: 1 }),
    run: (c) => c.find({}, { projection: { a: { $slice: [1, 2] } } }).toArray(),
    expect: doc({ a: [2, 3], b: 1 }),
  },
  {
    title: 'shows the positional element',
    given: doc({ a: [{ k: 1 }, { k: 2 }] }),
    run: (c) => c.find({ 'a.k': 2 }, { projection: { 'a.$': 1 } }).toArray(),
    expect: doc({ a: [{ k: 2 }] }),
  },
  {
    title: 'computes a field',
    given: doc({ a: 2 }),
    run: (c) => c.find({}, { projection: { twice: { $multiply: ['$a', 2] } } }).toArray(),
    expect: doc({ twice: 4 }),
  },
  {
    title: 'counts',
    given: people,
    run: async (c) => [
      await c.countDocuments({ tags: 'b' }),
      await c.countDocuments({ tags: 'b' }, { skip: 1, limit: 1 }),
      await c.estimatedDocumentCount(),
    ],
    expect: [3, 1, 5],
  },
  {
    title: 'lists distinct values, elements one by one',
    given: people,
    run: (c) => c.distinct('tags', { _id: { $ne: 4 } } as Document),
    expect: ['a', 'b'],
  },
  {
    title: 'groups',
    given: people,
    run: (c) =>
      c
        .aggregate([
          { $unwind: '$tags' },
          { $group: { _id: '$tags', n: { $sum: 1 } } },
          { $sort: { _id: 1 } },
        ])
        .toArray(),
    expect: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 3 },
    ],
  },
  {
    title: 'looks up',
    given: [{ _id: 1 }, { _id: 2, of: 1 }],
    run: (c) =>
      c
        .aggregate([
          { $match: { of: 1 } },
          { $lookup: { from: c.collectionName, localField: 'of', foreignField: '_id', as: 'up' } },
        ])
        .toArray(),
    expect: [{ _id: 2, of: 1, up: [{ _id: 1 }] }],
  },
  {
    title: 'facets and counts',
    given: people,
    run: (c) =>
      c
        .aggregate([{ $facet: { all: [{ $count: 'n' }], b: [{ $match: { tags: 'b' } }, { $count: 'n' }] } }])
        .toArray(),
    expect: [{ all: [{ n: 5 }], b: [{ n: 3 }] }],
  },
  {
    title: 'truncates dates in a time zone',
    given: doc({ at: new Date('2026-11-23T17:30:00Z') }),
    run: (c) =>
      c
        .aggregate([
          {
            $project: {
              day: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } },
            },
          },
        ])
        .toArray(),
    expect: doc({ day: '2026-11-24' }),
  },
  {
    title: 'groups and looks up by object ids and dates',
    given: [
      { _id: 1, o: new ObjectId('000000000000000000000001'), at: new Date(5) },
      { _id: 2, o: new ObjectId('000000000000000000000001'), at: new Date(5) },
      { _id: 3, o: new ObjectId('000000000000000000000002'), at: new Date(6) },
    ],
    run: async (c) => {
      const groups = await c
        .aggregate([{ $group: { _id: { o: '$o', at: '$at' }, n: { $sum: 1 } } }, { $sort: { n: 1 } }])
        .toArray()
      const lookup = { from: c.collectionName, localField: 'o', foreignField: 'o', as: 'same' }
      const found = await c
        .aggregate([{ $match: { _id: 1 } }, { $lookup: lookup }, { $project: { 'same._id': 1 } }])
        .toArray()
      return [groups.map(({ n }) => n), found]
    },
    expect: [[1, 2], [{ _id: 1, same: [{ _id: 1 }, { _id: 2 }] }]],
  },
  {
    title: 'an aggregate over nothing gives nothing',
    given: [],
    run: (c) => c.aggregate([{ $match: {} }, { $group: { _id: null, n: { $sum: 1 } } }]).toArray(),
    expect: [],
  },
]
