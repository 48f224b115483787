/**
 * Reading along a plan. A scan keeps only its place (the last key), never an open read transaction, so a cursor
 * may rest as long as it likes; what changes behind its place is not seen, what changes before it is.
 */
import { type Doc, decode } from './bson.js'
import type { Collection } from './collection.js'
import type { Predicate } from './match.js'
import type { Plan } from './plan.js'
import { type SortField, sortKeyOf } from './sort.js'
import { prefixOf, type Store } from './store.js'

export interface Row {
  record: number
  bytes: Buffer
  /** Decoded already when the filter needed it. */
  document: Doc | undefined
}

/** Rows one after another, over several calls. */
export interface Source {
  /** Goes on where the last call was left. Leave the loop to pause. */
  rows(): Generator<Row>
}

export class Scan implements Source {
  private stretch = 0
  private last: Buffer | undefined
  private readonly seen: Set<number> | undefined
  private readonly stretches: { start: Buffer; end: Buffer }[]
  /** Keys looked at, for `explain`. */
  examined = 0

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
    private readonly plan: Plan,
    private readonly filter: Predicate | undefined,
  ) {
    const { id } = collection.record
    this.stretches = plan.parts?.flatMap(({ ranges }) => ranges) ?? [
      { start: prefixOf(id), end: prefixOf(id + 1) },
    ]
    const twice =
      plan.parts && (plan.parts.length > 1 || plan.parts.some(({ index }) => index.record.multikey))
    this.seen = twice ? new Set() : undefined
  }

  /** Record numbers along the plan, each once, unfiltered. */
  *records(): Generator<{ record: number; bytes: Buffer | undefined }> {
    const { parts, reverse } = this.plan
    for (; this.stretch < this.stretches.length; this.stretch += 1, this.last = undefined) {
      const { start, end } = this.stretches[this.stretch] ?? { start: Buffer.alloc(0), end: Buffer.alloc(0) }
      const range = reverse
        ? { start: this.last ?? end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true }
        : { start: this.last ?? start, end, exclusiveStart: this.last !== undefined }
      const table = parts ? this.store.entries : this.store.records
      for (const entry of parts ? table.getKeys(range) : table.getRange(range)) {
        const key = Buffer.isBuffer(entry) ? entry : entry.key
        this.last = Buffer.from(key)
        this.examined += 1
        const record = key.readUIntBE(key.length - 6, 6)
        if (this.seen) {
          if (this.seen.has(record)) continue
          this.seen.add(record)
        }
        yield { record, bytes: Buffer.isBuffer(entry) ? undefined : entry.value }
      }
    }
  }

  *rows(): Generator<Row> {
    for (const { record, bytes: read } of this.records()) {
      const bytes = read ?? this.collection.get(record)
      if (!bytes) continue
      if (!this.filter) {
        yield { record, bytes, document: undefined }
        continue
      }
      const document = decode(bytes)
      if (this.filter(document)) yield { record, bytes, document }
    }
  }
}

/** Rows by record number, in the order of a list made before. */
export class Listed implements Source {
  private at = 0

  constructor(
    private readonly collection: Collection,
    private readonly list: readonly number[],
    private readonly filter: Predicate | undefined,
  ) {}

  *rows(): Generator<Row> {
    while (this.at < this.list.length) {
      const record = this.list[this.at++] ?? 0
      const bytes = this.collection.get(record)
      if (!bytes) continue
      const document = this.filter ? decode(bytes) : undefined
      if (document && this.filter && !this.filter(document)) continue
      yield { record, bytes, document }
    }
  }
}

/** Sorts what a source gives, holding keys and record numbers only; `keep` says how many are wanted (0: all). */
export function sortedRecords(source: Source, sort: readonly SortField[], keep: number): number[] {
  const keyOf = sortKeyOf(sort)
  let held: { key: Buffer; record: number }[] = []
  const order = (a: { key: Buffer; record: number }, b: { key: Buffer; record: number }): number =>
    Buffer.compare(a.key, b.key) || a.record - b.record
  for (const { record, bytes, document } of source.rows()) {
    held.push({ key: keyOf(document ?? decode(bytes)), record })
    if (keep > 0 && held.length >= keep * 2 + 1_000) held = held.sort(order).slice(0, keep)
  }
  held.sort(order)
  return (keep > 0 ? held.slice(0, keep) : held).map(({ record }) => record)
}
