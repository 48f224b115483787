/** One table in lmdb, and how its changes stand in the journal. */
import type { Database, Key } from 'lmdb'

type Rows<K extends Key, V> = Pick<
  Database<V, K>,
  'get' | 'getRange' | 'getKeys' | 'getKeysCount' | 'doesExist' | 'getStats'
>

/** How a key or a value stands in the journal. */
export interface Form<T> {
  write(value: T): Buffer
  read(bytes: Buffer): T
}

/** A change as the journal has it; without a value the key is removed. */
interface Change {
  table: number
  key: Buffer
  value: Buffer | undefined
}

/** Whoever keeps the journal. */
export interface Keeper {
  changed(change: Change): void
  failed(error: unknown): void
}

/** Read through `rows`, written within a change of `Tables`. */
export class Table<K extends Key, V> {
  readonly rows: Rows<K, V>

  constructor(
    private readonly database: Database<V, K>,
    private readonly number: number,
    private readonly forms: { key: Form<K>; value: Form<V> },
    private readonly keeper: Keeper,
  ) {
    this.rows = database
  }

  put(key: K, value: V): void {
    const change = {
      table: this.number,
      key: this.forms.key.write(key),
      value: this.forms.value.write(value),
    }
    this.attempt(() => this.database.putSync(key, value))
    this.keeper.changed(change)
  }

  remove(key: K): void {
    const change = { table: this.number, key: this.forms.key.write(key), value: undefined }
    this.attempt(() => this.database.removeSync(key))
    this.keeper.changed(change)
  }

  /** Writes what the journal has no need of. */
  write(key: K, value: V): void {
    this.database.putSync(key, value)
  }

  /** Does a change of the journal's again. */
  redo({ key, value }: Change): void {
    const { forms } = this
    if (value) this.database.putSync(forms.key.read(key), forms.value.read(value))
    else this.database.removeSync(forms.key.read(key))
  }

  private attempt(write: () => unknown): void {
    try {
      write()
    } catch (error) {
      this.keeper.failed(error)
      throw error
    }
  }
}

/** Table (1 byte, its highest bit for a removal), lengths of key (2) and value (4). */
const HEADER = 7
const REMOVAL = 0x80

/** A change's bytes, in pieces. */
export function changeParts({ table, key, value }: Change): Buffer[] {
  const header = Buffer.allocUnsafe(HEADER)
  header.writeUInt8(value ? table : table | REMOVAL, 0)
  header.writeUInt16BE(key.length, 1)
  header.writeUInt32BE(value?.length ?? 0, 3)
  return value ? [header, key, value] : [header, key]
}

/** The changes in a body of the journal. */
export function* changesIn(body: Buffer): Generator<Change> {
  for (let at = 0; at < body.length; ) {
    const kind = body.readUInt8(at)
    const key = at + HEADER
    const value = key + body.readUInt16BE(at + 1)
    const end = value + body.readUInt32BE(at + 3)
    yield {
      table: kind & ~REMOVAL,
      key: body.subarray(key, value),
      value: kind & REMOVAL ? undefined : body.subarray(value, end),
    }
    at = end
  }
}
