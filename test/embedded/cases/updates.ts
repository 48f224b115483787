import type { Document } from 'bson'
import { after, type Case, doc, one, updated } from './shared.js'

export const updates: Case[] = [
  updated('$set makes the path', {}, { $set: { 'a.b': 1, c: [1] } }, { a: { b: 1 }, c: [1] }),
  updated(
    '$set of a numbered path fills up with null',
    { a: [1] },
    { $set: { 'a.2': 3 } },
    { a: [1, null, 3] },
  ),
  updated(
    '$unset removes, and leaves null in an array',
    { a: 1, b: [1, 2] },
    { $unset: { a: '', 'b.0': '', 'x.y': '' } },
    { b: [null, 2] },
  ),
  updated('$inc begins at nothing', { a: 1 }, { $inc: { a: 2, b: -1.5 } }, { a: 3, b: -1.5 }),
  updated('$mul begins at zero', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }),
  updated(
    '$min and $max compare',
    { a: 5, b: 5 },
    { $min: { a: 3, c: 1 }, $max: { b: 3 } },
    { a: 3, b: 5, c: 1 },
  ),
  updated(
    '$rename moves a field',
    { a: 1, b: { c: 2 } },
    { $rename: { a: 'x', 'b.c': 'd' } },
    { b: {}, d: 2, x: 1 },
  ),
  updated('$push adds one', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }),
  updated(
    '$push with $each, $position, $sort and $slice',
    { a: [5, 1] },
    { $push: { a: { $each: [3, 4], $sort: -1, $slice: 3 } } },
    { a: [5, 4, 3] },
  ),
  updated(
    '$push with $position',
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ),
  updated(
    '$push sorts documents by a field',
    { a: [{ k: 2 }] },
    { $push: { a: { $each: [{ k: 1 }], $sort: { k: 1 } } } },
    { a: [{ k: 1 }, { k: 2 }] },
  ),
  updated(
    '$slice of a negative number keeps the end',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ),
  updated(
    '$addToSet adds what is not there',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { $each: [1, 2, { x: 1 }, 2] } } },
    { a: [1, { x: 1 }, 2] },
  ),
  updated(
    '$pull by value, by operators and by fields',
    { a: [1, 2, 3], b: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { $gte: 2 }, b: { x: 1 } } },
    { a: [1], b: [{ x: 2 }] },
  ),
  updated('$pull of a value', { a: [1, 'x', 1] }, { $pull: { a: 1 } }, { a: ['x'] }),
  updated('$pullAll removes every one', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }),
  updated(
    '$pop takes from either end',
    { a: [1, 2, 3], b: [1, 2] },
    { $pop: { a: 1, b: -1 } },
    { a: [1, 2], b: [2] },
  ),
  updated('$bit', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }),
  updated(
    'the positional $ changes the element that was met',
    { a: [{ k: 1 }, { k: 2, v: 0 }] },
    { $set: { 'a.$.v': 9 } },
    { a: [{ k: 1 }, { k: 2, v: 9 }] },
    {},
    { 'a.k': 2 },
  ),
  updated(
    'the positional $ with $elemMatch',
    {
      a: [
        { k: 1, v: 1 },
        { k: 1, v: 2 },
      ],
    },
    { $inc: { 'a.$.v': 10 } },
    {
      a: [
        { k: 1, v: 1 },
        { k: 1, v: 12 },
      ],
    },
    {},
    { a: { $elemMatch: { k: 1, v: 2 } } },
  ),
  updated(
    '$[] changes every element',
    { a: [{ v: 1 }, { v: 2 }] },
    { $inc: { 'a.$[].v': 1 } },
    { a: [{ v: 2 }, { v: 3 }] },
  ),
  updated(
    '$[name] changes what its filter picks',
    { a: [1, 5, 7] },
    { $set: { 'a.$[big]': 0 } },
    { a: [1, 0, 0] },
    { arrayFilters: [{ big: { $gte: 5 } }] },
  ),
  updated(
    '$[name] picks by a field',
    { a: [{ k: 1 }, { k: 2 }] },
    { $set: { 'a.$[e].done': true } },
    { a: [{ k: 1 }, { k: 2, done: true }] },
    { arrayFilters: [{ 'e.k': 2 }] },
  ),
  updated(
    'a pipeline computes from other fields',
    { a: 2, b: 3 },
    [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
    { b: 3, sum: 5 },
  ),
  updated('$setOnInsert changes nothing that is there', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }),
  {
    title: 'an upsert begins with what the filter equals',
    given: [],
    run: one(
      { _id: 7, kind: 'x', n: { $gt: 1 }, 'in.side': 1 },
      { $set: { z: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    ),
    expect: [{ _id: 7, in: { side: 1 }, kind: 'x', made: true, z: 1 }],
  },
  {
    title: 'an upsert by replacement',
    given: [],
    run: after((c) => c.replaceOne({ _id: 3 } as Document, { a: 1 }, { upsert: true })),
    expect: [{ _id: 3, a: 1 }],
  },
  {
    title: 'a replacement keeps _id',
    given: doc({ a: 1 }),
    run: after((c) => c.replaceOne({ a: 1 }, { b: 2 })),
    expect: doc({ b: 2 }),
  },
  {
    title: 'updateMany counts what it met and what it changed',
    given: [
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ],
    run: (c) =>
      c
        .updateMany({}, { $set: { a: 1 } })
        .then(({ matchedCount, modifiedCount }) => ({ matchedCount, modifiedCount })),
    expect: { matchedCount: 2, modifiedCount: 1 },
  },
  {
    title: 'deleteOne and deleteMany count',
    given: [1, 2, 3, 4].map((_id) => ({ _id })),
    run: async (c) => [
      (await c.deleteOne({ _id: { $gt: 1 } } as Document)).deletedCount,
      (await c.deleteMany({})).deletedCount,
    ],
    expect: [1, 3],
  },
]
