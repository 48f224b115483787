import { type Document, Long } from 'bson'
import { anyCase, type Case, command, ids, pings, three } from './shared.js'

const byId = { $expr: { $eq: ['$_id', '$$id'] } }

/** Options of reading commands. */
export const options: Case[] = [
  {
    title: 'a negative limit is a limit, and all comes in one batch',
    given: three,
    run: (c) => ids(c.find({}, { limit: -2, sort: { _id: 1 } })),
    expect: [1, 2],
  },
  {
    title: 'a first batch of none opens a cursor',
    given: three,
    run: async (c) => {
      const { cursor } = await command((find) => ({ find, batchSize: 0 }))(c)
      const more = await command((collection) => ({ getMore: Long.fromValue(cursor.id), collection }))(c)
      return [cursor.firstBatch, more.cursor.nextBatch.length, Number(more.cursor.id)]
    },
    expect: [[], 3, 0],
  },
  {
    title: 'singleBatch leaves no cursor open',
    given: three,
    run: async (c) => {
      const { cursor } = await command((find) => ({ find, batchSize: 1, singleBatch: true }))(c)
      return [cursor.firstBatch.length, Number(cursor.id)]
    },
    expect: [1, 0],
  },
  {
    title: 'killCursors tells those killed from those not found',
    given: three,
    run: async (c) => {
      const { cursor } = await command((find) => ({ find, batchSize: 1 }))(c)
      const reply = await command((killCursors) => ({
        killCursors,
        cursors: [Long.fromValue(cursor.id), Long.fromNumber(5)],
      }))(c)
      return [reply.cursorsKilled.length, reply.cursorsNotFound.map(Number)]
    },
    expect: [1, [5]],
  },
  {
    title: 'a collation compares without regard to case: find, count, distinct, aggregate',
    given: pings,
    run: async (c) => [
      await ids(c.find({ x: 'pinG' }, { collation: anyCase, sort: { _id: 1 } })),
      await c.countDocuments({ x: { $in: ['PINg'] } }, { collation: anyCase }),
      (await c.distinct('x', {}, { collation: anyCase })).length,
      await ids(
        c.aggregate([{ $match: { x: { $gte: 'PING', $lte: 'ping' } } }, { $sort: { _id: 1 } }], {
          collation: anyCase,
        }),
      ),
    ],
    expect: [[1, 2, 3], 3, 1, [1, 2, 3]],
    documentdb: 'no collation in distinct',
  },
  {
    title: 'a collation sorts by a language, and digits as numbers when asked to',
    given: [
      { _id: 1, x: 'b' },
      { _id: 2, x: 'A' },
      { _id: 3, x: 'a' },
      { _id: 4, x: 5 },
      { _id: 5, x: 'a10' },
      { _id: 6, x: 'a2' },
    ],
    run: async (c) => [
      await ids(c.find({}, { collation: { locale: 'en' }, sort: { x: 1 } })),
      await ids(c.find({}, { collation: { locale: 'en', numericOrdering: true }, sort: { x: -1 } })),
    ],
    expect: [
      [4, 3, 2, 5, 6, 1],
      [1, 5, 6, 2, 3, 4],
    ],
  },
  {
    title: 'variables of let are expressions',
    given: three,
    run: (c) =>
      c
        .find(byId, {
          let: { id: { $add: [1, 1] }, y: { $literal: '$bar' } },
          projection: { _id: 0, y: '$$y' },
        })
        .toArray(),
    expect: [{ y: '$bar' }],
  },
  {
    title: 'an aggregate has variables, also in a facet',
    given: three,
    run: (c) =>
      c
        .aggregate([{ $facet: { a: [{ $match: byId }, { $project: { x: '$$x' } }] } }], {
          let: { id: 1, x: 'foo' },
        })
        .toArray(),
    expect: [{ a: [{ _id: 1, x: 'foo' }] }],
  },
  {
    title: 'hints by name and by key, forward and in natural order',
    given: three,
    run: async (c) => [
      await ids(c.find({ _id: { $gt: 1 } } as Document, { hint: '_id_' })),
      await ids(c.find({ x: { $gt: 11 } }, { hint: { _id: 1 } })),
      await ids(c.find({}, { sort: { $natural: -1 } })),
      await c.countDocuments({ x: 22 }, { hint: '_id_' }),
    ],
    expect: [[2, 3], [2, 3], [3, 2, 1], 1],
  },
  {
    title: 'min and max bound the keys of the hinted index',
    given: three,
    run: async (c) => {
      await c.createIndex({ x: 1 })
      return ids(c.find({}, { min: { x: 22 }, max: { x: 33 }, hint: { x: 1 } }))
    },
    expect: [2],
    documentdb: 'they are overlooked',
  },
  {
    title: 'allowDiskUse, comment, maxTimeMS and readConcern change nothing',
    given: three,
    run: async (c) => [
      await ids(
        c.find(
          {},
          {
            allowDiskUse: true,
            comment: { a: 1 },
            maxTimeMS: 60_000,
            readConcern: { level: 'majority' },
            sort: { _id: 1 },
          },
        ),
      ),
      await c.estimatedDocumentCount({ comment: 'x', maxTimeMS: 60_000 }),
    ],
    expect: [[1, 2, 3], 3],
  },
  {
    title: 'a session groups commands without a transaction',
    given: three,
    run: async (c) => {
      const session = c.db.client.startSession()
      await c.insertOne({ _id: 4 } as Document, { session })
      const n = await c.countDocuments({}, { session })
      await session.endSession()
      return n
    },
    expect: 4,
  },
  {
    title: 'a database gives documents that are written in the pipeline, and its sessions',
    given: [],
    run: async (c) => [
      await c.db.aggregate([{ $documents: [{ a: { $add: [1, 2] } }] }]).toArray(),
      await c.db
        .aggregate([{ $listLocalSessions: {} }, { $limit: 1 }, { $project: { _id: 0, dummy: 'x' } }])
        .toArray(),
    ],
    expect: [[{ a: 3 }], [{ dummy: 'x' }]],
    documentdb: 'no $listLocalSessions',
  },
  {
    title: 'explain tells a scan of an index from one of the collection, and a count without documents',
    given: three,
    run: async (c) => {
      await c.createIndex({ x: 1 })
      const plan = async (asked: Document) =>
        JSON.stringify(
          (await c.db.command({ explain: asked, verbosity: 'queryPlanner' })).queryPlanner.winningPlan,
        )
      const shown = await Promise.all([
        plan({ find: c.collectionName, filter: { x: 11 } }),
        plan({ find: c.collectionName, filter: { y: 11 } }),
        plan({ count: c.collectionName, query: { x: 11 } }),
      ])
      return ['IXSCAN', 'COLLSCAN', 'COUNT_SCAN'].map((stage, index) => shown[index]?.includes(stage))
    },
    expect: [true, true, true],
    documentdb: 'explains a count otherwise',
  },
]
