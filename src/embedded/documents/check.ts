/** Whether a collection's records, their index entries and its count agree: on one snapshot, from both sides. */
import { decode } from './bson.js'
import { type Collection, entryKey } from './collection.js'
import type { Index } from './indexes.js'
import { prefixOf, type Store } from './store.js'

export interface Checked {
  readonly records: number
  /** Entries of each index, by its name. */
  readonly keys: ReadonlyMap<string, number>
  /** What is wrong, in a line each; of many of one kind the first few and how many there are. */
  readonly errors: readonly string[]
}

const SHOWN = 5

/**
 * Reads every record and every index entry of a collection once. Nothing is written.
 * An entry too many shows in the number of an index's entries; one that lacks is looked up by its key.
 */
export function checkCollection(store: Store, { record, count, indexes }: Collection): Checked {
  const missing = new Findings()
  const expected = new Map(indexes.map((index) => [index, 0]))
  let records = 0
  for (const { key, value } of store.records.rows.getRange({
    start: prefixOf(record.id),
    end: prefixOf(record.id + 1),
  })) {
    records += 1
    const number = key.readUIntBE(4, 6)
    const document = readable(value)
    if (!document) {
      missing.add(`record ${number} is not readable`)
      continue
    }
    for (const index of indexes) {
      const { keys, multikey } = index.keys(document)
      expected.set(index, (expected.get(index) ?? 0) + keys.length)
      if (multikey && !index.record.multikey) missing.add(`${index.record.name} is not marked as multikey`)
      for (const { bytes } of keys)
        if (!store.entries.rows.doesExist(entryKey(index, bytes, number)))
          missing.add(`${index.record.name} lacks an entry of record ${number}`)
    }
  }
  const keys = new Map(indexes.map((index) => [index.record.name, entriesOf(store, index)]))
  const extra = indexes.flatMap((index) => {
    const { name } = index.record
    const more = (keys.get(name) ?? 0) - (expected.get(index) ?? 0) + missing.of(`${name} lacks`)
    return more === 0 ? [] : [`${name} has ${more} entries of no record`]
  })
  const counted = count === records ? [] : [`the count says ${count}, there are ${records} records`]
  return { records, keys, errors: [...missing.lines(), ...extra, ...counted] }
}

const entriesOf = (store: Store, { record: { id } }: Index): number =>
  store.entries.rows.getKeysCount({ start: prefixOf(id), end: prefixOf(id + 1) })

function readable(bytes: Buffer) {
  try {
    return decode(bytes)
  } catch {
    return undefined
  }
}

/** Lines of which there may be very many. */
class Findings {
  private readonly shown: string[] = []
  private readonly counts = new Map<string, number>()
  private all = 0

  add(line: string): void {
    this.all += 1
    const kind = line.replace(/ an entry.*/, '')
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    if (this.shown.length < SHOWN) this.shown.push(line)
  }

  of(kind: string): number {
    return this.counts.get(kind) ?? 0
  }

  lines(): string[] {
    return this.all > SHOWN ? [...this.shown, `and ${this.all - SHOWN} more`] : this.shown
  }
}
