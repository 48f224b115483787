/**
 * Reading along a plan. A scan keeps only its place (the last key), never an open read transaction, so a cursor
 * may rest as long as it likes; what changes behind its place is not seen, what changes before it is.
 */
import { type Doc, decode, decodeTyped } from './bson.js'
import type { Collection } from './collection.js'
import type { Predicate } from './match.js'
import { decodePart, type Parts, partsOf } from './parts.js'
import type { Plan } from './plan.js'
import { type SortField, sortKeyOf } from './sort.js'
import { prefixOf, type Store } from './store.js'

export interface Row {
  record: number
  bytes: Buffer
  /** Decoded already when the filter needed all of it. */
  document: Doc | undefined
}

/** Rows one after another, over several calls. */
export interface Source {
  /**
   * Goes on where the last call was left. Leave the loop to pause; with `steps`, it ends by itself after so many
   * were looked at, and `done` says whether it was the end.
   */
  rows(steps?: number): Generator<Row>
  readonly done: boolean
}

/** A filter, and what it looks at. */
export interface Test {
  matches: Predicate
  parts: Parts
  /** It has to tell numeric types apart. */
  typed?: boolean
}

/** Whether a document's bytes pass. */
export const passes = (bytes: Buffer, test: Test): boolean => tested(bytes, test).passes

/** A row as the test sees it: whether it passes, and the document where it was decoded whole. */
function tested(
  bytes: Buffer,
  { matches, parts, typed }: Test,
): { passes: boolean; document: Doc | undefined } {
  if (typed) return { passes: matches(decodeTyped(bytes)), document: undefined }
  const document = decodePart(bytes, parts)
  return { passes: matches(document), document: parts ? undefined : document }
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
    private readonly test: Test | undefined,
  ) {
    const { id } = collection.record
    this.stretches = plan.parts?.flatMap(({ ranges }) => ranges) ?? [
      { start: prefixOf(id), end: prefixOf(id + 1) },
    ]
    const twice =
      plan.parts && (plan.parts.length > 1 || plan.parts.some(({ index }) => index.record.multikey))
    this.seen = twice ? new Set() : undefined
  }

  get done(): boolean {
    return this.stretch >= this.stretches.length
  }

  /** Record numbers along the plan, each once, unfiltered. */
  *records(steps = Number.POSITIVE_INFINITY): Generator<{ record: number; bytes: Buffer | undefined }> {
    const { parts, reverse } = this.plan
    const until = this.examined + steps
    for (; this.stretch < this.stretches.length; this.stretch += 1, this.last = undefined) {
      const { start, end } = this.stretches[this.stretch] ?? { start: Buffer.alloc(0), end: Buffer.alloc(0) }
      const range = reverse
        ? { start: this.last ?? end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true }
        : { start: this.last ?? start, end, exclusiveStart: this.last !== undefined }
      const table = (parts ? this.store.entries : this.store.records).rows
      for (const entry of parts ? table.getKeys(range) : table.getRange(range)) {
        const key = Buffer.isBuffer(entry) ? entry : entry.key
        this.last = Buffer.from(key)
        this.examined += 1
        const record = key.readUIntBE(key.length - 6, 6)
        if (!this.seen?.has(record)) {
          this.seen?.add(record)
          yield { record, bytes: Buffer.isBuffer(entry) ? undefined : entry.value }
        }
        if (this.examined >= until) return
      }
    }
  }

  *rows(steps?: number): Generator<Row> {
    for (const { record, bytes: read } of this.records(steps)) {
      const bytes = read ?? this.collection.get(record)
      if (!bytes) continue
      if (!this.test) {
        yield { record, bytes, document: undefined }
        continue
      }
      const { passes, document } = tested(bytes, this.test)
      if (passes) yield { record, bytes, document }
    }
  }
}

/** A record's place in an order; its bytes too while there is room for them. */
interface Held {
  key: Buffer
  record: number
  bytes: Buffer | undefined
}

/** Bytes of documents that a sort may hold, so that they needn't be read and tested again. */
const ROOM = 4 * 1024 * 1024

/** Collects rows for a sort, holding keys and record numbers; `keep` says how many are wanted (0: all). */
export class Sorting {
  private held: Held[] = []
  private room = ROOM
  private readonly keyOf: (document: unknown) => Buffer
  private readonly parts: Parts

  constructor(
    sort: readonly SortField[],
    private readonly keep: number,
  ) {
    this.keyOf = sortKeyOf(sort)
    this.parts = partsOf(new Set(sort.map(({ path }) => path)))
  }

  add({ record, bytes, document }: Row): void {
    this.room -= bytes.length
    this.held.push({
      key: this.keyOf(document ?? decodePart(bytes, this.parts)),
      record,
      bytes: this.room >= 0 ? bytes : undefined,
    })
    if (this.keep > 0 && this.held.length >= this.keep * 2 + 1_000) this.cut()
  }

  private cut(): void {
    this.held.sort((a, b) => Buffer.compare(a.key, b.key) || a.record - b.record)
    if (this.keep > 0) this.held = this.held.slice(0, this.keep)
  }

  /** The rows in their order. */
  sorted(): readonly Omit<Held, 'key'>[] {
    this.cut()
    return this.held.map(({ record, bytes }) => ({ record, bytes }))
  }
}

/** Rows in an order that was found before. Those that had to be let go of are read again, as they are then. */
export class Listed implements Source {
  private at = 0

  constructor(
    private readonly collection: Collection,
    private readonly list: readonly Omit<Held, 'key'>[],
    private readonly test: Test | undefined,
  ) {}

  get done(): boolean {
    return this.at >= this.list.length
  }

  *rows(steps = Number.POSITIVE_INFINITY): Generator<Row> {
    const until = this.at + steps
    while (this.at < this.list.length && this.at < until) {
      const { record, bytes: held } = this.list[this.at++] ?? { record: 0, bytes: undefined }
      const bytes = held ?? this.collection.get(record)
      if (!bytes) continue
      const { passes, document } =
        held || !this.test ? { passes: true, document: undefined } : tested(bytes, this.test)
      if (passes) yield { record, bytes, document }
    }
  }
}

/** A row's document, whole. */
export const documentOf = ({ bytes, document }: Row): Doc => document ?? decode(bytes)
