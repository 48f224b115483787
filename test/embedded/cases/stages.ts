import { Decimal128, type Document, Long } from 'bson'
import type { Case, Where } from './shared.js'

const given: Document[] = [
  { _id: 1, g: 'a', n: 5, t: [1, 2], d: new Decimal128('1.1'), l: Long.fromNumber(5) },
  { _id: 2, g: 'b', n: 3, t: [], d: new Decimal128('2.2'), l: Long.fromString('9007199254740993') },
  { _id: 3, g: 'a', n: 7.5, t: [2, 3], o: { x: 1 } },
  { _id: 4, g: null, n: null, t: null },
  { _id: 5, n: 'x', t: 9 },
]
/** Stands for the collection's own name. */
const SELF = { $self: true }

function named(value: unknown, name: string): unknown {
  if (value === SELF) return name
  if (Array.isArray(value)) return value.map((element) => named(element, name))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, named(field, name)]))
}

const gives = (title: string, pipeline: Document[], expect: unknown, where: Where = {}): Case => ({
  title,
  given,
  run: (c) => c.aggregate(pipeline.map((stage) => named(stage, c.collectionName) as Document)).toArray(),
  expect,
  ...where,
})
const on = (_id: number, ...stages: Document[]) => [{ $match: { _id } }, ...stages]

export const stages: Case[] = [
  gives(
    '$group reckons sums, averages and extremes, and pushes what is there',
    [
      {
        $group: {
          _id: '$g',
          sum: { $sum: '$n' },
          n: { $sum: 1 },
          avg: { $avg: '$n' },
          max: { $max: '$n' },
          o: { $push: '$o' },
        },
      },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: null, sum: 0, n: 2, avg: null, max: 'x', o: [] },
      { _id: 'a', sum: 12.5, n: 2, avg: 6.25, max: 7.5, o: [{ x: 1 }] },
      { _id: 'b', sum: 3, n: 1, avg: 3, max: 3, o: [] },
    ],
  ),
  gives(
    '$group sums decimals exactly',
    [{ $group: { _id: null, d: { $sum: '$d' } } }],
    [{ _id: null, d: new Decimal128('3.3') }],
  ),
  gives(
    '$group sums longs exactly',
    [{ $group: { _id: null, l: { $sum: '$l' } } }],
    [{ _id: null, l: Long.fromString('9007199254740998') }],
  ),
  gives(
    '$group by numbers of two kinds is one group',
    [{ $group: { _id: '$l', n: { $sum: 1 } } }, { $match: { _id: { $gt: 0 } } }, { $sort: { _id: 1 } }],
    [
      { _id: 5, n: 1 },
      { _id: Long.fromString('9007199254740993'), n: 1 },
    ],
  ),
  gives('$group by what is not there is null', [{ $group: { _id: { x: '$nope' } } }], [{ _id: { x: null } }]),
  gives(
    '$group with $top, $firstN and $mergeObjects',
    [
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: null,
          top: { $top: { output: '$_id', sortBy: { _id: -1 } } },
          first: { $firstN: { input: '$_id', n: 2 } },
          merged: { $mergeObjects: '$o' },
        },
      },
    ],
    [{ _id: null, top: 5, first: [1, 2], merged: { x: 1 } }],
    { documentdb: 'gives nothing for $mergeObjects of what is not there' },
  ),
  gives(
    '$unwind with an index',
    on(1, { $unwind: { path: '$t', includeArrayIndex: 'at' } }, { $project: { t: 1, at: 1 } }),
    [
      { _id: 1, t: 1, at: 0 },
      { _id: 1, t: 2, at: 1 },
    ],
  ),
  gives(
    '$unwind keeps what is empty when asked to',
    on(2, { $unwind: { path: '$t', preserveNullAndEmptyArrays: true } }, { $project: { t: 1 } }),
    [{ _id: 2 }],
  ),
  gives(
    '$project includes, computes and renames',
    on(3, { $project: { _id: 0, n: 1, 'o.x': 1, 'o.y': '$g', z: ['$n', '$nope'] } }),
    [{ n: 7.5, o: { x: 1, y: 'a' }, z: [7.5, null] }],
  ),
  gives('$project excludes below', on(3, { $project: { 'o.x': 0, n: 0, t: 0 } }), [
    { _id: 3, g: 'a', o: {} },
  ]),
  gives('$set merges into a document', on(3, { $set: { o: { w: 1 } } }, { $project: { o: 1 } }), [
    { _id: 3, o: { x: 1, w: 1 } },
  ]),
  gives(
    '$set in each element of an array, and in place of a scalar',
    on(1, { $set: { 't.x': 5, 'n.y': 1 } }, { $project: { t: 1, n: 1 } }),
    [{ _id: 1, t: [{ x: 5 }, { x: 5 }], n: { y: 1 } }],
  ),
  gives('$set of $$REMOVE, and $unset', on(1, { $set: { n: '$$REMOVE' } }, { $unset: ['t', 'd', 'l'] }), [
    { _id: 1, g: 'a' },
  ]),
  gives('$replaceRoot', on(3, { $replaceRoot: { newRoot: { $mergeObjects: [{ _id: 9 }, '$o'] } } }), [
    { _id: 9, x: 1 },
  ]),
  gives(
    '$lookup by values of an array',
    on(
      1,
      { $lookup: { from: SELF, localField: 't', foreignField: '_id', as: 'r' } },
      { $project: { 'r._id': 1 } },
    ),
    [{ _id: 1, r: [{ _id: 1 }, { _id: 2 }] }],
  ),
  gives(
    '$lookup by values and with a pipeline',
    on(
      1,
      {
        $lookup: {
          from: SELF,
          localField: 'g',
          foreignField: 'g',
          pipeline: [{ $match: { n: { $gt: 5 } } }, { $project: { _id: 1 } }],
          as: 'r',
        },
      },
      { $project: { r: 1 } },
    ),
    [{ _id: 1, r: [{ _id: 3 }] }],
  ),
  gives(
    '$lookup with variables',
    on(
      3,
      {
        $lookup: {
          from: SELF,
          let: { me: '$_id' },
          pipeline: [
            { $match: { $expr: { $lt: ['$_id', '$$me'] } } },
            { $project: { _id: 1 } },
            { $sort: { _id: 1 } },
          ],
          as: 'below',
        },
      },
      { $project: { below: 1 } },
    ),
    [{ _id: 3, below: [{ _id: 1 }, { _id: 2 }] }],
  ),
  gives(
    '$unionWith',
    [{ $unionWith: { coll: SELF, pipeline: [{ $match: { g: 'b' } }] } }, { $count: 'n' }],
    [{ n: 6 }],
  ),
  gives(
    '$bucket',
    [{ $bucket: { groupBy: '$_id', boundaries: [0, 2, 4], default: 'x', output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 1 },
      { _id: 2, n: 2 },
      { _id: 'x', n: 2 },
    ],
  ),
  gives(
    '$redact leaves out what is pruned',
    [
      { $redact: { $cond: [{ $eq: ['$g', 'a'] }, '$$KEEP', '$$PRUNE'] } },
      { $project: { _id: 1 } },
      { $sort: { _id: 1 } },
    ],
    [{ _id: 1 }, { _id: 3 }],
  ),
  gives(
    '$setWindowFields',
    [
      {
        $setWindowFields: {
          sortBy: { _id: 1 },
          output: { sum: { $sum: '$_id', window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $project: { sum: 1 } },
      { $limit: 3 },
    ],
    [
      { _id: 1, sum: 1 },
      { _id: 2, sum: 3 },
      { _id: 3, sum: 6 },
    ],
  ),
  gives('$sample takes no document twice', [{ $sample: { size: 100 } }, { $count: 'n' }], [{ n: 5 }]),
  gives(
    '$match with an expression over all types',
    [{ $match: { $expr: { $gt: ['$n', 7] } } }, { $sort: { _id: 1 } }, { $project: { _id: 1 } }],
    [{ _id: 3 }, { _id: 5 }],
  ),
  gives('$indexStats', [{ $indexStats: {} }, { $project: { _id: 0, name: 1 } }], [{ name: '_id_' }]),
  gives('$collStats', [{ $collStats: { count: {} } }, { $project: { _id: 0, count: 1 } }], [{ count: 5 }]),
]

/** Stages that are refused, with their code. */
const wrong: readonly (readonly [Document[], number, Where?])[] = [
  [[{ $limit: 0 }], 15958],
  [[{ $sort: {} }], 15976],
  [[{ $match: 5 }], 15959],
  [[{ $count: '' }], 40156],
  [[{ $count: '$x' }], 40158],
  [[{ $count: 'a.b' }], 40160],
  [[{ $group: { n: { $sum: 1 } } }], 15955],
  [[{ $group: { _id: 1, n: 5 } }], 40234],
  [[{ $group: { _id: 1, n: { $nope: 1 } } }], 15952],
  [[{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], 40235],
  [[{ $unwind: 't' }], 28818],
  [[{ $unwind: {} }], 28812],
  [[{ $project: { n: 1, g: 0 } }], 31254],
  [[{ $project: { n: 1, 'n.x': 1 } }], 31249],
  [[{ $project: {} }], 51272, { documentdb: 'takes it' }],
  [[{ $project: { $n: 1 } }], 16410],
  [[{ $replaceRoot: { newRoot: '$n' } }], 40228],
  [[{ a: 1 }], 40324],
  [[{ $match: {}, $limit: 1 }], 40323],
  [[{ $out: 'x' }, { $match: {} }], 40601],
  [[{ $facet: { a: [{ $nope: 1 }] } }], 40324],
  [[{ $geoNear: {} }], 115, { documentdb: 'has it' }],
  [[{ $merge: { into: 'm', on: 'n' } }], 115, { embeddedOnly: 'only by _id' }],
  [[{ $merge: { into: 'm', whenMatched: 'nope' } }], 2],
]

export const wrongStages: Case[] = wrong.map(([pipeline, error, where = {}]) => ({
  title: JSON.stringify(pipeline),
  given,
  run: (c) => c.aggregate(pipeline).toArray(),
  error,
  ...where,
}))
