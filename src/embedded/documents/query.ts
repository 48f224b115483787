/** From a filter, a sort and limits to the rows that answer them. */
import type { Doc } from './bson.js'
import type { Collection } from './collection.js'
import { hintOf } from './commands/request.js'
import { compileFilter, type MatchContext } from './match.js'
import { rootsOf } from './parts.js'
import { makePlan, type Plan } from './plan.js'
import { Listed, Scan, Sorting, type Source, type Test } from './scan.js'
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

/** Documents that are looked at before others have their turn; some milliseconds' work. */
export const STEP = 200
/** The same of index keys alone. */
const KEY_STEP = 4_000

interface Planned extends Omit<Opened, 'source'> {
  test: Test | undefined
  /** Where the rows have to be sorted in memory. */
  sorting: Sorting | undefined
}

function prepare(store: Store, collection: Collection, query: Query, context: MatchContext): Planned {
  const { plan, natural, sort } = planFor(collection, query)
  const { filter } = query
  const sorting = plan.sorted || natural ? undefined : new Sorting(sort, query.keep)
  // Along an exact plan there is nothing to be tested, but for what a sort had to let go of.
  const none = Object.keys(filter).length === 0 || (plan.exact && !sorting)
  const test = none ? undefined : { matches: compileFilter(filter, context), roots: rootsOf(filter) }
  return { plan, scan: new Scan(store, collection, plan, plan.exact ? undefined : test), test, sorting }
}

/**
 * Plans a query and opens its rows, all at once: for a write turn, and for a thread of its own. Throws EngineError 2
 * for a filter, sort or hint that makes no sense.
 */
export function openRows(store: Store, collection: Collection, query: Query, context: MatchContext): Opened {
  const { plan, scan, test, sorting } = prepare(store, collection, query, context)
  if (!sorting) return { source: scan, scan, plan }
  for (const row of scan.rows()) sorting.add(row)
  return { source: new Listed(collection, sorting.sorted(), test), scan, plan }
}

/** As {@link openRows}; where many documents have to be sorted first, others have their turns in between. */
export async function openRowsInTurns(
  store: Store,
  collection: Collection,
  query: Query,
  context: MatchContext,
): Promise<Source> {
  const { scan, test, sorting } = prepare(store, collection, query, context)
  if (!sorting) return scan
  await inTurns(store, scan, (row) => {
    sorting.add(row)
    return true
  })
  return new Listed(collection, sorting.sorted(), test)
}

/** Takes rows until `take` gives false or they end, and lets others have their turns in between. */
export async function inTurns<Row>(
  store: Store,
  source: { rows(steps: number): Iterable<Row>; readonly done: boolean },
  take: (row: Row) => boolean,
  steps = STEP,
): Promise<void> {
  for (;;) {
    for (const row of source.rows(steps)) if (!take(row)) return
    if (source.done) return
    await store.turn()
  }
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

/** How many rows a query has, from the index alone where that is sure. Others have their turns in between. */
export async function countRows(
  store: Store,
  collection: Collection,
  query: Query,
  context: MatchContext,
  limit: number,
): Promise<number> {
  if (Object.keys(query.filter).length === 0 && query.hint === undefined) {
    return limit > 0 ? Math.min(limit, collection.count) : collection.count
  }
  const { scan, plan } = prepare(store, collection, query, context)
  let count = 0
  const take = (): boolean => {
    count += 1
    return limit === 0 || count < limit
  }
  if (plan.exact) {
    const keys = {
      rows: (steps: number) => scan.records(steps),
      get done() {
        return scan.done
      },
    }
    await inTurns(store, keys, take, KEY_STEP)
  } else await inTurns(store, scan, take)
  return count
}
