/**
 * What the document engine must answer, as data: what is there, what is asked, what comes. The same cases run
 * against any MongoDB.
 */
import type { Document } from 'bson'
import type { mongo } from 'mongoose'

export type Collection = mongo.Collection<Document>

export interface Case {
  title: string
  given: Document[]
  run: (collection: Collection) => Promise<unknown>
  expect?: unknown
  /** The code of the refusal. */
  error?: number
  /** Why another engine may answer otherwise; the case is then run on the embedded engine only. */
  embeddedOnly?: string
}

export const ids = (cursor: { toArray(): Promise<Document[]> }) =>
  cursor.toArray().then((found) => found.map(({ _id }) => _id))
export const find =
  (filter: Document, sort: Document = { _id: 1 }) =>
  (c: Collection) =>
    ids(c.find(filter).sort(sort))
export const after = (change: (c: Collection) => Promise<unknown>) => async (c: Collection) => {
  await change(c)
  return c.find().sort({ _id: 1 }).toArray()
}
export const one = (filter: Document, update: Document | Document[], options: Document = {}) =>
  after((c) => c.updateOne(filter, update, options))

export const people = [
  { _id: 1, name: 'An', age: 30, tags: ['a', 'b'], home: { city: 'Luan', no: 1 } },
  { _id: 2, name: 'Bo', age: 41, tags: ['b'], home: { city: 'Hefei' } },
  { _id: 3, name: 'Ce', age: null, tags: [] },
  { _id: 4, name: 'De', tags: 'b' },
  {
    _id: 5,
    name: 'Ee',
    age: 'old',
    marks: [
      { k: 'x', v: 1 },
      { k: 'y', v: 5 },
    ],
  },
]

export const doc = (fields: Document) => [{ _id: 1, ...fields }]
export const updated = (
  title: string,
  before: Document,
  update: Document | Document[],
  result: Document,
  options: Document = {},
  filter: Document = { _id: 1 },
): Case => ({
  title,
  given: doc(before),
  run: one(filter, update, options),
  expect: doc(result),
})
