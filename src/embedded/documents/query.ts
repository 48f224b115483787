/** From a filter, a sort and limits to the rows that answer them. */
import { type Doc, isDoc } from './bson.js'
import { CollatedSorting } from './collation.js'
import type { Collection } from './collection.js'
import { hintOf } from './commands/request.js'
import { refuse } from './errors.js'
import type { Index } from './indexes.js'
import { compileFilter, type MatchContext } from './match.js'
import { asksForTypes } from './match-operators.js'
import { partsOf, pathsOf } from './parts.js'
import { makePlan, type Plan } from './plan.js'
import { Listed, passes, Scan, Sorting, type Source, type Test } from './scan.js'
import { parseSort } from './sort.js'
import { prefixOf, type Store } from './store.js'

export interface Query {
  filter: Doc
  sort?: unknown
  hint?: unknown
  /** Bounds of the hinted index's keys: from `min` on, and before `max`. */
  min?: unknown
  max?: unknown
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
  sorting: Pick<Sorting, 'add' | 'sorted'> | undefined
}

function prepare(store: Store, collection: Collection, query: Query, context: MatchContext): Planned {
  const { plan, natural, sort } = planFor(collection, query, context)
  const { filter } = query
  const { collate } = context
  const inMemory = collate ? new CollatedSorting(sort, collate) : new Sorting(sort, query.keep)
  const sorting = plan.sorted || natural ? undefined : inMemory
  // Along an exact plan there is nothing to be tested, but for what a sort had to let go of.
  const none = Object.keys(filter).length === 0 || (plan.exact && !sorting)
  const test = none ? undefined : timed(testOf(filter, context), context)
  return { plan, scan: new Scan(store, collection, plan, plan.exact ? undefined : test), test, sorting }
}

function testOf(filter: Doc, context: MatchContext): Test {
  return {
    matches: compileFilter(filter, context),
    parts: partsOf(pathsOf(filter)),
    typed: asksForTypes(filter),
  }
}

/** Whether a document, by its bytes, is one that a filter asks for. Throws EngineError 2 as a query with it does. */
export function rowTest(filter: Doc, context: MatchContext): (bytes: Buffer) => boolean {
  const test = timed(testOf(filter, context), context)
  return (bytes) => passes(bytes, test)
}

/** Documents between two looks at the clock. */
const LOOK = 64

function timed(test: Test, { checkTime }: MatchContext): Test {
  if (!checkTime) return test
  let count = 0
  const matches = (document: unknown): boolean => {
    if (count++ % LOOK === 0) checkTime()
    return test.matches(document)
  }
  return { ...test, matches }
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
export function planFor(
  collection: Collection,
  { filter, sort: spec, hint, min, max }: Query,
  { collate }: Pick<MatchContext, 'collate'> = {},
) {
  const sort = parseSort(spec)
  const named = hintOf(collection, hint)
  const natural = sort.find(({ path }) => path === '$natural')
  const plain: Plan = {
    parts: undefined,
    reverse: natural?.direction === -1,
    sorted: natural !== undefined || sort.length === 0,
    exact: false,
  }
  if (isDoc(min) || isDoc(max)) {
    if (!named || named === 'natural')
      return refuse(51173, 'When using min()/max() a hint of which index to use must be provided')
    return { plan: bounded(named, min, max, sort.length === 0), sort, natural }
  }
  // Index keys of texts stand in their own order, not in a collation's.
  if (natural || named === 'natural' || collate) return { plan: plain, sort, natural }
  const visible = collection.indexes.filter(({ record }) => !record.hidden)
  return { plan: makePlan(visible, filter, sort, named), sort, natural }
}

/** The stretch of an index between two keys, the second not included. */
function bounded(index: Index, min: unknown, max: unknown, sorted: boolean): Plan {
  const prefix = prefixOf(index.record.id)
  const edge = (bound: unknown, otherwise: Buffer): Buffer => {
    if (!isDoc(bound)) return otherwise
    const paths = Object.keys(bound)
    if (paths.join() !== index.record.fields.map(({ path }) => path).join())
      refuse(51174, 'The index hinted at does not have the fields of min()/max()')
    return Buffer.concat([prefix, index.keyOf(Object.values(bound))])
  }
  const range = { start: edge(min, prefix), end: edge(max, prefixOf(index.record.id + 1)) }
  return { parts: [{ index, ranges: [range] }], reverse: false, sorted, exact: false }
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
