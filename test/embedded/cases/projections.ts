import { type Document, Double } from 'bson'
import type { Case, Where } from './shared.js'

const fields: Document = {
  _id: 1,
  x: 11,
  a: { b: 1, c: 2 },
  arr: [1, 2, 3],
  docs: [
    { k: 1, v: 1 },
    { k: 2, v: 2 },
  ],
}
const { _id, x, arr, docs } = fields

type Row = readonly [projection: Document, result: Document | number, where?: Where]

/** What a projection shows, or the code with which it is refused. */
const table: readonly Row[] = [
  [{ x: 1 }, { _id, x }],
  [{ x: true, _id: false }, { x }],
  [
    { a: 0, arr: 0 },
    { _id, x, docs },
  ],
  [
    { _id: 0, a: 0 },
    { x, arr, docs },
  ],
  [{ 'a.b': 1 }, { _id, a: { b: 1 } }],
  [
    { a: { b: 0 }, docs: 0, arr: 0 },
    { _id, x, a: { c: 2 } },
  ],
  [{ 'docs.k': 1 }, { _id, docs: [{ k: 1 }, { k: 2 }] }],
  [{ nope: 1 }, { _id }],
  [
    { x: new Double(0), a: 0, docs: 0 },
    { _id, arr },
  ],
  [
    { arr: { $slice: -1 }, a: 0, docs: 0 },
    { _id, x, arr: [3] },
  ],
  [
    { arr: { $slice: [1, 1] }, x: 1 },
    { _id, x, arr: [2] },
  ],
  [{ docs: { $elemMatch: { k: 2 } } }, { _id, docs: [{ k: 2, v: 2 }] }],
  [{ docs: { $elemMatch: { k: 9 } } }, { _id }],
  [
    { docs: { $elemMatch: { k: 2 } }, a: 0, arr: 0 },
    { _id, x, docs: [{ k: 2, v: 2 }] },
  ],
  [{ y: { $add: ['$x', 1] } }, { _id, y: 12 }],
  [{ y: '$a.b', _id: 0 }, { y: 1 }],
  [{ y: 'word' }, { _id, y: 'word' }],
  [{ x: 1, a: 0 }, 31254],
  [{ x: 0, a: 1 }, 31253, { documentdb: 'says 31254' }],
  [{ a: 1, 'a.b': 1 }, 31249],
  [{ 'a.b': 1, a: 1 }, 31250],
  [{ a: {} }, 51270, { documentdb: 'takes it' }],
  [{ $x: 1 }, 16410],
  [{ arr: { $slice: 'x' } }, 28667],
  [{ arr: { $slice: [1, 0] } }, 28724],
  [{ 'arr.$': 0 }, 31395],
  [{ x: { $nope: 1 } }, 168, { documentdb: 'says 31325' }],
]

export const projections: Case[] = table.map(([projection, result, where = {}]) => ({
  title: JSON.stringify(projection),
  given: [fields],
  run: (c) => c.find({ arr: { $exists: true } }, { projection }).next(),
  ...(typeof result === 'number' ? { error: result } : { expect: result }),
  ...where,
}))
