/**
 * The planner: which index, and which stretches of it, can hold what a filter asks for. It may give too much,
 * never too little: whoever runs the plan tests every document against the whole filter.
 */
import type { Doc } from './bson.js'
import { type Conditions, type FieldCondition, gather } from './conditions.js'
import { impliesFilter } from './implied.js'
import type { Index } from './indexes.js'
import { after, encodeKey, MAX_KEY, typeByte } from './keys.js'
import type { SortField } from './sort.js'
import { prefixOf } from './store.js'

/** A stretch of index keys, `end` not included. */
export interface Range {
  start: Buffer
  end: Buffer
}

export interface Part {
  index: Index
  ranges: Range[]
}

export interface Plan {
  /** Index stretches in reading order; undefined: every record in its order of insertion. */
  parts: Part[] | undefined
  reverse: boolean
  /** The rows come in the order that was asked for. */
  sorted: boolean
  /** The stretches hold exactly what the filter wants, each record once: counting needs no documents. */
  exact: boolean
}

const MAX_RANGES = 1_000
/** The score of an index of which every field has one value. */
const ONE_RECORD = 1_000

/** Chooses the way to read. `hint` narrows the choice to one index. */
export function makePlan(
  indexes: readonly Index[],
  filter: Doc,
  sort: readonly SortField[],
  hint?: Index,
): Plan {
  const conditions = gather(filter)
  let best: { plan: Plan; score: number } | undefined
  for (const index of hint ? [hint] : indexes) {
    const found = tryIndex(index, conditions, sort, hint !== undefined)
    if (found && (!best || found.score > best.score)) best = found
    // One record at most: no other index can be better.
    if (best && best.score >= ONE_RECORD) break
  }
  if (best && (best.score >= 50 || !conditions.or)) return best.plan
  const union = conditions.or ? unionPlan(indexes, filter, conditions.or, sort) : undefined
  return union ?? best?.plan ?? { parts: undefined, reverse: false, sorted: sort.length === 0, exact: false }
}

/** `$or` whose every branch has an index: the stretches of all. */
function unionPlan(
  indexes: readonly Index[],
  filter: Doc,
  branches: readonly Doc[],
  sort: readonly SortField[],
): Plan | undefined {
  const { $or: _, ...rest } = filter
  const parts: Part[] = []
  for (const branch of branches) {
    const plan = makePlan(indexes, { $and: [rest, branch] }, [])
    if (!plan.parts) return undefined
    parts.push(...plan.parts)
  }
  return { parts, reverse: false, sorted: sort.length === 0, exact: false }
}

interface Found {
  plan: Plan
  score: number
}

function tryIndex(
  index: Index,
  conditions: Conditions,
  sort: readonly SortField[],
  forced: boolean,
): Found | undefined {
  const { fields, multikey, lossy, unique, sparse } = index.record
  if (!forced && sort.length === 0 && !conditions.byPath.has(fields[0]?.path ?? '')) return undefined
  if (index.partialFilter && !impliesFilter(conditions, index.partialFilter)) return undefined
  if (sparse && !fields.some(({ path }) => provesPresence(conditions.byPath.get(path)))) return undefined
  let prefixes = [prefixOf(index.record.id)]
  let exact = conditions.complete && !lossy
  const used = new Set<string>()
  const roots = new Set<string>()
  const single = new Set<string>()
  let score = 0
  let ranges: Range[] | undefined
  for (const [position, { path, direction }] of fields.entries()) {
    const condition = conditions.byPath.get(path)
    const root = path.split('.')[0] ?? path
    // Two paths through one array: an entry pairs values of one element, a filter need not.
    if (!condition || (multikey && roots.has(root))) break
    roots.add(root)
    const points = condition.points
    if (points && points.length * prefixes.length <= MAX_RANGES) {
      const keys = points.map((value) => encodeKey([value], [direction]))
      prefixes = prefixes.flatMap((prefix) => keys.map(({ bytes }) => Buffer.concat([prefix, bytes])))
      exact &&= condition.exact && !keys.some((key) => key.lossy)
      used.add(path)
      if (points.length === 1) single.add(path)
      score += points.length === 1 ? 100 : 80
      if (unique && position === fields.length - 1 && points.length === 1) score += ONE_RECORD
      continue
    }
    if (!condition.lower && !condition.upper) break
    ranges = prefixes.map((prefix) => stretch(prefix, condition, direction, multikey, lossy))
    // Of several keys per document one may meet one bound and another the other.
    exact &&= condition.exact && !multikey
    used.add(path)
    score += condition.lower && condition.upper && !multikey ? 60 : 50
    break
  }
  const order = multikey || lossy ? undefined : givesOrder(index, sort, single)
  if (score === 0 && !order && !forced) return undefined
  ranges ??= prefixes.map((prefix) => cut(prefix, prefix))
  exact &&= [...conditions.byPath.keys()].every((path) => used.has(path))
  const distinct = new Map(ranges.map((range) => [range.start.toString('latin1'), range]))
  const sortedRanges = [...distinct.values()].sort((a, b) => Buffer.compare(a.start, b.start))
  const reverse = order === -1
  if (reverse) sortedRanges.reverse()
  return {
    plan: {
      parts: [{ index, ranges: sortedRanges }],
      reverse,
      sorted: sort.length === 0 || order !== undefined,
      exact,
    },
    score: score + (order && sort.length > 0 ? 30 : 0),
  }
}

/** 1 or -1 when reading the index forward or backward gives the order asked for. */
function givesOrder(
  index: Index,
  sort: readonly SortField[],
  single: ReadonlySet<string>,
): 1 | -1 | undefined {
  if (sort.length === 0) return undefined
  let direction: 1 | -1 | undefined
  let at = 0
  const { fields } = index.record
  for (const wanted of sort) {
    while (fields[at] && fields[at]?.path !== wanted.path && single.has(fields[at]?.path ?? '')) at += 1
    const field = fields[at]
    if (field?.path !== wanted.path) {
      if (single.has(wanted.path)) continue
      return undefined
    }
    at += 1
    if (single.has(wanted.path)) continue
    const way = field.direction === wanted.direction ? 1 : -1
    if (direction !== undefined && direction !== way) return undefined
    direction = way
  }
  return direction ?? 1
}

/** The stretch between a condition's bounds, behind a prefix. */
function stretch(
  prefix: Buffer,
  condition: FieldCondition,
  direction: 1 | -1,
  multikey: boolean,
  lossy: boolean,
): Range {
  const lower = condition.lower
  // Of several keys per document one may meet the lower bound and another the upper: only one can be used.
  const upper = multikey && lower ? undefined : condition.upper
  const value = lower?.value ?? upper?.value
  const rank = direction === 1 ? typeByte(value) : ~typeByte(value) & 0xff
  const whole = Buffer.concat([prefix, Buffer.from([rank])])
  const [first, last] = direction === 1 ? [lower, upper] : [upper, lower]
  const edge = (bound: typeof lower): Range | undefined => {
    if (!bound) return undefined
    const key = encodeKey([bound.value], [direction])
    return cut(Buffer.concat([prefix, key.bytes]), prefix)
  }
  const from = edge(first)
  const to = edge(last)
  const open = cut(whole, prefix)
  const wide = lossy || (from?.start.length ?? 0) >= MAX_KEY || (to?.start.length ?? 0) >= MAX_KEY
  return {
    start: from ? (first?.inclusive || wide ? from.start : from.end) : open.start,
    end: to ? (last?.inclusive || wide ? to.end : to.start) : open.end,
  }
}

/** Every key that begins with `bytes`, or with as much of them as a key can hold. */
function cut(bytes: Buffer, prefix: Buffer): Range {
  const start = bytes.length > 4 + MAX_KEY ? bytes.subarray(0, 4 + MAX_KEY) : bytes
  return { start, end: after(start) ?? Buffer.concat([prefix, Buffer.from([0xff])]) }
}

/** Whether a condition can hold only where the field is there. */
export function provesPresence(condition: FieldCondition | undefined): boolean {
  if (!condition) return false
  if (condition.exists) return true
  if (condition.points) return condition.points.every((value) => value !== null && value !== undefined)
  return condition.lower !== undefined || condition.upper !== undefined
}
