/** A pipeline taken apart: its beginning is a query with indexes, the rest goes through mingo. It only reads. */
import { type Doc, decode, encode, intOf, isDoc } from '../bson.js'
import { runPipeline } from '../expressions.js'
import { decodePart, partsOf } from '../parts.js'
import { openRows } from '../query.js'
import type { Source } from '../scan.js'
import type { Store } from '../store.js'
import { pathsOfPipeline } from './pipeline-paths.js'
import { contextOf } from './request.js'

/** What a pipeline reads from: the engine's own store, or a reader's view of it. */
export interface Reading {
  readonly store: Store
  wall(): Date
}

/** The documents that a pipeline of reading stages gives, encoded. Throws EngineError as the stages do. */
export function collect(reading: Reading, db: string, body: Doc, stages: readonly Doc[]): Buffer[] {
  const context = contextOf(reading, body)
  const lead = absorb(stages)
  const collection = typeof body.aggregate === 'string' ? reading.store.get(db, body.aggregate) : undefined
  const source = collection
    ? openRows(reading.store, collection, queryOf(lead, body.hint), context).source
    : undefined
  const results: Buffer[] = []
  for (const document of runPipeline(documentsOf(source, lead), lead.rest, context, resolver(reading, db)))
    results.push(encode(document))
  return results
}

/** The query that the beginning of a pipeline is. */
export const queryOf = ({ filter, sort, skip, limit }: Lead, hint: unknown) => ({
  filter,
  sort,
  hint,
  keep: limit > 0 ? skip + limit : 0,
})

export interface Lead {
  filter: Doc
  sort: Doc | undefined
  skip: number
  limit: number
  rest: Doc[]
}

/** The leading stages that a query can do: any `$match`, then `$sort`, then `$skip`, then `$limit`. */
export function absorb(stages: readonly Doc[]): Lead {
  const lead: Lead = { filter: {}, sort: undefined, skip: 0, limit: 0, rest: [] }
  const matches: Doc[] = []
  let at = 0
  for (let match = stages[at]?.$match; isDoc(match); match = stages[at]?.$match) {
    matches.push(match)
    at += 1
  }
  lead.filter = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  const sort = stages[at]?.$sort
  if (isDoc(sort) && Object.values(sort).every((direction) => typeof direction === 'number')) {
    lead.sort = sort
    at += 1
  }
  const skip = intOf(stages[at]?.$skip)
  if (skip !== undefined && skip >= 0) {
    lead.skip = skip
    at += 1
  }
  const limit = intOf(stages[at]?.$limit)
  if (limit !== undefined && limit > 0) {
    lead.limit = limit
    at += 1
  }
  lead.rest = stages.slice(at)
  return lead
}

/** What countDocuments sends: everything matched in one group, counted. */
export function isCount({ rest, sort }: Lead): boolean {
  const [stage] = rest
  if (rest.length !== 1 || sort || !isDoc(stage?.$group)) return false
  const { _id, n, ...more } = stage.$group
  const constant = _id === null || typeof _id === 'number'
  return constant && isDoc(n) && n.$sum === 1 && Object.keys(n).length === 1 && Object.keys(more).length === 0
}

export function countId({ rest }: Lead): unknown {
  const group = rest[0]?.$group
  return isDoc(group) ? group._id : null
}

function* documentsOf(source: Source | undefined, { skip, limit, rest }: Lead): Generator<Doc> {
  const parts = partsOf(pathsOfPipeline(rest))
  let seen = 0
  for (const { bytes, document } of source?.rows() ?? []) {
    seen += 1
    if (seen <= skip) continue
    yield document ?? decodePart(bytes, parts)
    if (limit > 0 && seen - skip >= limit) return
  }
}

function resolver({ store, wall }: Reading, db: string): (name: string) => Doc[] {
  const known = new Map<string, Doc[]>()
  return (name) => {
    let documents = known.get(name)
    if (!documents) {
      const collection = store.get(db, name)
      const rows = collection
        ? openRows(store, collection, { filter: {}, keep: 0 }, { now: wall() }).source.rows()
        : []
      documents = []
      for (const { bytes } of rows) documents.push(decode(bytes))
      known.set(name, documents)
    }
    return documents
  }
}
