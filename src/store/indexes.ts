import { isDeepStrictEqual } from 'node:util'
import type mongoose from 'mongoose'

/** An index that the product wants. */
export interface WantedIndex {
  readonly collection: string
  readonly name: string
  readonly key: Readonly<Record<string, 1 | -1>>
  /** What is right about the data rests on it: without it, two of what there must be one of could be stored. */
  readonly unique: boolean
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>
}

export type IndexState = 'there' | 'missing' | 'differs' | 'unwanted'

/** How an index of the store stands to what is wanted. */
export interface IndexFinding {
  readonly state: IndexState
  readonly collection: string
  readonly name: string
  readonly unique: boolean
  /** Of a wanted one. */
  readonly wanted?: WantedIndex
}

interface IndexedModel {
  readonly collection: { readonly collectionName: string }
  readonly schema: { indexes(): [Record<string, unknown>, Record<string, unknown>][] }
}

const asName = (key: Record<string, unknown>): string =>
  Object.entries(key)
    .map(([path, direction]) => `${path}_${direction}`)
    .join('_')

/** The indexes that the schemas of these models declare. */
export function indexesOf(models: readonly IndexedModel[]): WantedIndex[] {
  return models.flatMap(({ collection, schema }) =>
    schema.indexes().map(([fields, { unique, partialFilterExpression }]): WantedIndex => {
      const key = Object.fromEntries(
        Object.entries(fields).map(([path, direction]) => [path, direction === -1 ? -1 : 1] as const),
      )
      return {
        collection: collection.collectionName,
        name: asName(key),
        key,
        unique: unique === true,
        ...(isFilter(partialFilterExpression) ? { partialFilterExpression } : {}),
      }
    }),
  )
}

const isFilter = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** An index as the database lists it. */
export type ListedIndex = Readonly<Record<string, unknown>>

const NAMESPACE_MISSING = 26

/** The indexes of a collection but that of `_id`; none where there is no such collection. */
export async function listIndexes(
  connection: mongoose.Connection,
  collection: string,
): Promise<ListedIndex[]> {
  try {
    const all: ListedIndex[] = await connection.collection(collection).listIndexes().toArray()
    return all.filter(({ name, key }) => name !== '_id_' && !isByHashedId(key))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NAMESPACE_MISSING) return []
    throw error
  }
}

/** What a collection needs that is sharded by `{ _id: 'hashed' }`; it is never in the way. */
const isByHashedId = (key: unknown): boolean => isDeepStrictEqual(key, { _id: 'hashed' })

/** Holds the indexes of the store against those that are wanted, in the collections of the latter. */
export async function compareIndexes(
  connection: mongoose.Connection,
  wanted: readonly WantedIndex[],
): Promise<IndexFinding[]> {
  const found: IndexFinding[] = []
  for (const collection of new Set(wanted.map((one) => one.collection))) {
    const there = await listIndexes(connection, collection)
    const of = wanted.filter((one) => one.collection === collection)
    for (const one of of) {
      const { name, unique } = one
      const likes = there.find((index) => isLike(index, one))
      const state = likes === undefined ? 'missing' : does(likes, one) ? 'there' : 'differs'
      found.push({ state, collection, name, unique, wanted: one })
    }
    for (const index of there) {
      if (of.some((one) => isLike(index, one))) continue
      found.push({
        state: 'unwanted',
        collection,
        name: String(index.name),
        unique: index.unique === true,
      })
    }
  }
  return found
}

/** The same keys in the same order, or the same name: two of them can't be. */
const isLike = (index: ListedIndex, { name, key }: WantedIndex): boolean =>
  index.name === name || (isSameKey(index.key, key) && index.partialFilterExpression === undefined)

const isSameKey = (one: unknown, other: WantedIndex['key']): boolean =>
  typeof one === 'object' && one !== null && asName({ ...one }) === asName(other)

function does(index: ListedIndex, { key, unique, partialFilterExpression }: WantedIndex): boolean {
  return (
    isSameKey(index.key, key) &&
    (index.unique === true) === unique &&
    index.sparse !== true &&
    index.expireAfterSeconds === undefined &&
    index.collation === undefined &&
    isDeepStrictEqual(index.partialFilterExpression, partialFilterExpression)
  )
}

/** Creates what is missing; gives what was found before. */
export async function createIndexes(
  connection: mongoose.Connection,
  wanted: readonly WantedIndex[],
): Promise<IndexFinding[]> {
  const found = await compareIndexes(connection, wanted)
  for (const { state, wanted: one } of found) if (one && state === 'missing') await create(connection, one)
  return found
}

async function create(connection: mongoose.Connection, wanted: WantedIndex): Promise<void> {
  const { collection, name, key, unique, partialFilterExpression } = wanted
  await connection.collection(collection).createIndex(
    { ...key },
    {
      name,
      ...(unique ? { unique } : {}),
      ...(partialFilterExpression ? { partialFilterExpression: { ...partialFilterExpression } } : {}),
    },
  )
}

/** Drops what differs or isn't wanted, and creates anew what differed. */
export async function replaceIndexes(
  connection: mongoose.Connection,
  found: readonly IndexFinding[],
): Promise<void> {
  for (const { state, collection, name, wanted } of found) {
    if (state !== 'differs' && state !== 'unwanted') continue
    const there = await listIndexes(connection, collection)
    const old = wanted ? there.filter((index) => isLike(index, wanted)).map((index) => index.name) : [name]
    for (const one of old) await connection.collection(collection).dropIndex(String(one))
    if (wanted) await create(connection, wanted)
  }
}

/** Makes the indexes what is wanted and nothing else: for a store that only we use, at the start of a new version. */
export async function bringIndexes(
  connection: mongoose.Connection,
  wanted: readonly WantedIndex[],
): Promise<void> {
  await replaceIndexes(connection, await createIndexes(connection, wanted))
}
