/** From a filter, a sort and limits to the rows that answer them. */
import type { Doc } from './bson.js'
import type { Collection } from './collection.js'
import { hintOf } from './commands/request.js'
import { compileFilter, type MatchContext } from './match.js'
import { makePlan, type Plan } from './plan.js'
import { Listed, Scan, type Source, sortedRecords } from './scan.js'
import { parseSort } from './sort.js'
import type { Store } from './store.js'

export interface Query {
  filter: Doc
  sort?: unknown
  hint?: unknown
  /** How many rows will be taken at most, 0 for all: a sort in memory keeps no more. */
  keep: number
}

export interface Opened {
  source: Source
  scan: Scan
  plan: Plan
}

/** Plans a query and opens its rows. Throws EngineError 2 for a filter, sort or hint that makes no sense. */
export function openRows(store: Store, collection: Collection, query: Query, context: MatchContext): Opened {
  const { plan, natural, sort } = planFor(collection, query)
  const test = Object.keys(query.filter).length === 0 ? undefined : compileFilter(query.filter, context)
  const scan = new Scan(store, collection, plan, test)
  if (plan.sorted || natural) return { source: scan, scan, plan }
  return { source: new Listed(collection, sortedRecords(scan, sort, query.keep), test), scan, plan }
}

/** The plan alone, for `explain`. */
export function planFor(collection: Collection, { filter, sort: spec, hint }: Query) {
  const sort = parseSort(spec)
  const named = hintOf(collection, hint)
  const natural = sort.find(({ path }) => path === '$natural')
  const plain: Plan = {
    parts: undefined,
    reverse: natural?.direction === -1,
    sorted: natural !== undefined || sort.length === 0,
    exact: false,
  }
  const plan = natural || named === 'natural' ? plain : makePlan(collection.indexes, filter, sort, named)
  return { plan, sort, natural }
}

/** How many rows a query has, from the index alone where that is sure. */
export function countRows(
  store: Store,
  collection: Collection,
  query: Query,
  context: MatchContext,
  limit: number,
): number {
  if (Object.keys(query.filter).length === 0 && query.hint === undefined) {
    return limit > 0 ? Math.min(limit, collection.count) : collection.count
  }
  const { scan, plan } = openRows(store, collection, query, context)
  let count = 0
  for (const _ of plan.exact ? scan.records() : scan.rows()) {
    count += 1
    if (limit > 0 && count >= limit) break
  }
  return count
}
