/** One collection: its records and their index entries, always changed together in a write turn. */
import { type Doc, isDoc, MAX_DOCUMENT } from './bson.js'
import { EngineError, refuse } from './errors.js'
import { Index, type IndexSpec } from './indexes.js'
import type { EncodedKey } from './keys.js'
import { equalValues, rankOf } from './order.js'
import { decodePart, joinPaths, type Parts, partsOf } from './parts.js'
import { keyTuples } from './paths.js'
import { prefixOf, type Store } from './store.js'
import type { CollectionRecord } from './tables.js'

const NOTHING = Buffer.alloc(0)

interface Placed {
  index: Index
  keys: EncodedKey[]
  multikey: boolean
}

export class Collection {
  indexes: Index[] = []
  /** Being built: kept up by every write, used by no plan. */
  building: readonly Index[] = []
  private parts: Parts
  private next: number

  constructor(
    private readonly store: Store,
    readonly db: string,
    readonly name: string,
    readonly record: CollectionRecord,
    public count: number,
  ) {
    this.useIndexes(record.indexes.map((index) => new Index(index)))
    const [last] = store.records.rows.getKeys({
      start: prefixOf(record.id + 1),
      end: prefixOf(record.id),
      reverse: true,
      limit: 1,
    })
    this.next = last && last.readUInt32BE(0) === record.id ? last.readUIntBE(4, 6) + 1 : 1
  }

  private useIndexes(indexes: Index[]): void {
    this.indexes = indexes
    this.parts = partsOf(joinPaths([new Set(['_id']), ...this.kept.map(({ looksAt }) => looksAt)]))
  }

  private get kept(): Index[] {
    return [...this.indexes, ...this.building]
  }

  get namespace(): string {
    return `${this.db}.${this.name}`
  }

  /** A record's bytes, or undefined when it is gone. */
  get(record: number): Buffer | undefined {
    return this.store.records.rows.get(recordKey(this.record.id, record))
  }

  /**
   * In a write turn: stores a new document, whose `_id` is its first element.
   * Throws EngineError 11000 (a unique key is taken), 171, 10334 or 53.
   */
  insert(bytes: Buffer, document: Doc = this.keyed(bytes)): void {
    checkSize(bytes)
    checkId(document._id)
    const placed = this.place(document)
    for (const { index, keys } of placed) this.checkUnique(index, keys, document, 0)
    const record = this.next++
    this.store.records.put(recordKey(this.record.id, record), bytes)
    for (const place of placed) this.addKeys(place, place.keys, record)
    this.count += 1
    this.store.touch(this)
  }

  /** In a write turn: puts a document in the place of another. Throws as {@link insert}, 17419 for one that grew too large. */
  replace(record: number, stored: Buffer, bytes: Buffer): void {
    if (bytes.length > MAX_DOCUMENT)
      refuse(17419, `Resulting document after update is larger than ${MAX_DOCUMENT}`)
    const before = this.keyed(stored)
    const document = this.keyed(bytes)
    const changes = this.kept.map((index) => {
      const old = index.keys(before).keys
      const { keys, multikey } = index.keys(document)
      const kept = new Set(old.map((key) => key.bytes.toString('latin1')))
      const fresh = keys.filter((key) => !kept.delete(key.bytes.toString('latin1')))
      this.checkUnique(index, index.record.lossy ? keys : fresh, document, record)
      return { place: { index, keys, multikey }, fresh, gone: [...kept] }
    })
    this.store.records.put(recordKey(this.record.id, record), bytes)
    for (const { place, fresh, gone } of changes) {
      for (const key of gone)
        this.store.entries.remove(entryKey(place.index, Buffer.from(key, 'latin1'), record))
      this.addKeys(place, fresh, record)
    }
  }

  /** In a write turn: removes a document and its entries. */
  remove(record: number, document: Doc): void {
    for (const index of this.kept) {
      for (const { bytes } of index.keys(document).keys)
        this.store.entries.remove(entryKey(index, bytes, record))
    }
    this.store.records.remove(recordKey(this.record.id, record))
    this.count -= 1
    this.store.touch(this)
  }

  /** In a write turn: gives a collection that holds nothing yet an index as another has it. */
  addEmptyIndex(spec: IndexSpec): void {
    const index = new Index({ ...spec, id: this.store.nextId(), multikey: false, lossy: false })
    this.record.indexes.push(index.record)
    this.useIndexes([...this.indexes, index])
    this.store.save(this)
  }

  /** In a write turn: begins a new index, which {@link buildIndex} has to fill before {@link finishIndex}. */
  beginIndex(spec: IndexSpec): Index {
    const index = new Index({ ...spec, id: this.store.nextId(), multikey: false, lossy: false })
    this.store.markBuilding(index.record.id)
    this.building = [...this.building, index]
    this.useIndexes(this.indexes)
    return index
  }

  /**
   * In a write turn: takes the next `steps` records after `from` into an index. Gives the last of them, or undefined at
   * the end. Throws EngineError 11000 or 171.
   */
  buildIndex(index: Index, from: number, steps: number): number | undefined {
    let [done, last] = [0, from]
    for (const { key, value } of this.store.records.rows.getRange({
      start: recordKey(this.record.id, from + 1),
      end: prefixOf(this.record.id + 1),
      limit: steps,
    })) {
      last = key.readUIntBE(4, 6)
      done += 1
      const document = decodePart(value, index.parts)
      const { keys, multikey } = index.keys(document)
      this.checkUnique(index, keys, document, last)
      this.addKeys({ index, keys, multikey }, keys, last)
    }
    return done < steps ? undefined : last
  }

  /** In a write turn: from now on queries use the index. */
  finishIndex(index: Index): void {
    this.building = this.building.filter((other) => other !== index)
    this.record.indexes.push(index.record)
    this.useIndexes([...this.indexes, index])
    this.store.unmarkBuilding(index.record.id)
    this.store.save(this)
  }

  /** In a write turn: gives a new index up. */
  abandonIndex(index: Index): void {
    this.building = this.building.filter((other) => other !== index)
    this.useIndexes(this.indexes)
    this.store.unmarkBuilding(index.record.id)
    this.store.discard(index.record.id)
  }

  /** In a write turn: drops an index by name. Gives false when there is none. */
  dropIndex(name: string): boolean {
    const at = this.record.indexes.findIndex((index) => index.name === name)
    const [dropped] = at < 0 ? [] : this.record.indexes.splice(at, 1)
    if (!dropped) return false
    this.useIndexes(this.indexes.filter((index) => index.record !== dropped))
    this.store.discard(dropped.id)
    this.store.save(this)
    return true
  }

  /** What the indexes need of a document. */
  private keyed(bytes: Buffer): Doc {
    return decodePart(bytes, this.parts)
  }

  private place(document: Doc): Placed[] {
    return this.kept.map((index) => ({ index, ...index.keys(document) }))
  }

  private addKeys({ index, keys, multikey }: Placed, fresh: EncodedKey[], record: number): void {
    for (const { bytes } of fresh) this.store.entries.put(entryKey(index, bytes, record), NOTHING)
    const lossy = keys.some((key) => key.lossy)
    if ((multikey && !index.record.multikey) || (lossy && !index.record.lossy)) {
      index.record.multikey ||= multikey
      index.record.lossy ||= lossy
      if (this.indexes.includes(index)) this.store.save(this)
    }
  }

  private checkUnique(index: Index, keys: EncodedKey[], document: Doc, own: number): void {
    if (!index.record.unique) return
    for (const { bytes, lossy } of keys) {
      const start = entryKey(index, bytes, 0)
      const end = entryKey(index, bytes, 0xffffffffffff)
      for (const key of this.store.entries.rows.getKeys({ start, end, inclusiveEnd: true })) {
        if (key.length !== start.length) continue
        const other = key.readUIntBE(key.length - 6, 6)
        if (other === own) continue
        if ((lossy || index.record.lossy) && !this.sharesKey(index, document, other)) continue
        throw this.duplicate(index, document, bytes)
      }
    }
  }

  /** Whether two documents really have a key in common, where the bytes alone do not tell. */
  private sharesKey(index: Index, document: Doc, other: number): boolean {
    const bytes = this.get(other)
    if (!bytes) return false
    const mine = keyTuples(document, index.paths).tuples
    const theirs = keyTuples(decodePart(bytes, index.parts), index.paths).tuples
    return mine.some((tuple) =>
      theirs.some((their) => tuple.every((value, i) => equalValues(value, their[i]))),
    )
  }

  private duplicate(index: Index, document: Doc, key: Buffer): EngineError {
    const { tuples } = keyTuples(document, index.paths)
    const tuple = tuples.find((values) => index.keyOf(values).equals(key)) ?? tuples[0] ?? []
    const keyValue = Object.fromEntries(index.record.fields.map(({ path }, i) => [path, shown(tuple[i])]))
    const text = index.record.fields.map(({ path }, i) => `${path}: ${literal(shown(tuple[i]))}`).join(', ')
    return new EngineError(
      11000,
      `E11000 duplicate key error collection: ${this.namespace} index: ${index.record.name} dup key: { ${text} }`,
      { keyPattern: index.pattern, keyValue },
    )
  }
}

function shown(value: unknown): unknown {
  return typeof value === 'symbol' || value === undefined ? null : value
}

function literal(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : rankOf(value) === 36
        ? `ObjectId('${String(value)}')`
        : (JSON.stringify(value) ?? String(value))
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function recordKey(collection: number, record: number): Buffer {
  const key = Buffer.allocUnsafe(10)
  key.writeUInt32BE(collection, 0)
  key.writeUIntBE(record, 4, 6)
  return key
}

/** Where an index has a key of a record. */
export function entryKey(index: Index, bytes: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(4 + bytes.length + 6)
  key.writeUInt32BE(index.record.id, 0)
  bytes.copy(key, 4)
  key.writeUIntBE(record, 4 + bytes.length, 6)
  return key
}

function checkSize(bytes: Buffer): void {
  if (bytes.length > MAX_DOCUMENT) {
    refuse(10334, `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT}`)
  }
}

function checkId(id: unknown): void {
  const rank = rankOf(id)
  if (Array.isArray(id)) refuse(53, "The '_id' value cannot be of type array")
  if (rank === rankOf(undefined)) refuse(53, "The '_id' value cannot be of type undefined")
  if (rank === 51) refuse(53, "The '_id' value cannot be of type regex")
  const dollar = isDoc(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined
  if (dollar !== undefined)
    refuse(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`)
}
