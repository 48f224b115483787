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
  /** A limit of the embedded engine or of what it stands for: the case is run on it only. */
  embeddedOnly?: string
  /** Where DocumentDB answers otherwise than MongoDB: the case is not run on it. */
  documentdb?: string
}

/** Where a case is run. */
export type Where = Pick<Case, 'embeddedOnly' | 'documentdb'>

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

/** A refusal, by its code. */
export const refused = (
  title: string,
  error: number,
  run: Case['run'],
  where: Where = {},
  given: Document[] = three,
): Case => ({ title, given, run, error, ...where })

/** Three documents as the drivers' specifications have them. */
export const three = [
  { _id: 1, x: 11 },
  { _id: 2, x: 22 },
  { _id: 3, x: 33 },
]
/** The same word in three ways. */
export const pings = [
  { _id: 1, x: 'ping' },
  { _id: 2, x: 'Ping' },
  { _id: 3, x: 'PING' },
]
/** Texts without regard to case. */
export const anyCase = { locale: 'en', strength: 2 }

/** A command to the collection's database. */
export const command = (of: (name: string) => Document) => (c: Collection) =>
  c.db.command(of(c.collectionName))

/** What a run gives, and what the collection holds then. */
export const leaving =
  (run: (c: Collection) => Promise<unknown>) =>
  async (c: Collection): Promise<unknown[]> => [await run(c), await c.find().sort({ _id: 1 }).toArray()]
