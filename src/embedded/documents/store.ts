/**
 * The document store on lmdb: records in their order of insertion, index entries beside them, and the catalogue.
 * Every write runs inside a *write turn*: turns that wait together share one durable commit, and each answers only
 * after it. Nothing else changes the data, so what a turn reads is what it writes upon.
 */
import { Collection } from './collection.js'
import { EngineError, refuse } from './errors.js'
import { ID_INDEX } from './indexes.js'
import { type CollectionRecord, Tables } from './tables.js'

interface Turn {
  run: () => void
  done: (failure?: unknown) => void
}

const PURGE_STEP = 2_000

export class Store {
  private readonly tables: Tables
  readonly records: Tables['records']
  readonly entries: Tables['entries']
  private readonly catalog: Tables['catalog']
  private readonly numbers: Tables['numbers']
  private readonly collections = new Map<string, Collection>()
  private readonly dirty = new Set<Collection>()
  private turns: Turn[] = []
  private scheduled = false
  private closed = false

  /**
   * Opens or creates the store in a folder; `readOnly`: beside the one that writes, to be read after `reload`. Throws what
   * lmdb throws (permissions, a file that is not lmdb's).
   */
  constructor(
    path: string,
    private readonly readOnly = false,
  ) {
    this.tables = new Tables(path, readOnly)
    this.records = this.tables.records
    this.entries = this.tables.entries
    this.catalog = this.tables.catalog
    this.numbers = this.tables.numbers
    if (readOnly) return
    try {
      this.giveUpBuilding()
      this.load()
    } catch (error) {
      this.letGo()
      throw error
    }
  }

  /** Indexes that were being built when the last process ended: their entries are cleared away. */
  private giveUpBuilding(): void {
    const marks = [...this.numbers.rows.getRange({ start: 'building ', end: 'building~' })]
    if (marks.length === 0) return
    this.tables.change(() => {
      for (const { key, value } of marks) {
        this.numbers.remove(key)
        this.discard(value)
      }
    })
  }

  private load(): void {
    this.collections.clear()
    for (const { key, value } of this.catalog.rows.getRange({})) this.open(key[0] ?? '', key[1] ?? '', value)
  }

  private open(db: string, name: string, record: CollectionRecord): Collection {
    const collection = new Collection(
      this,
      db,
      name,
      record,
      this.numbers.rows.get(`count ${record.id}`) ?? 0,
    )
    this.collections.set(collection.namespace, collection)
    return collection
  }

  /**
   * Runs `work` in the next write turn and gives its result once that is on disk. What it throws is thrown here;
   * `work` must be synchronous and must check before it writes, since a turn is not rolled back alone.
   */
  write<T>(work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new EngineError(1, 'the store is closed'))
    return new Promise<T>((resolve, reject) => {
      let settle = (): void => undefined
      this.turns.push({
        run: () => {
          try {
            const result = work()
            settle = () => resolve(result)
          } catch (error) {
            settle = () => reject(error)
          }
        },
        done: (failure) => (failure === undefined ? settle() : reject(failure)),
      })
      if (!this.scheduled) {
        this.scheduled = true
        setImmediate(() => this.commit())
      }
    })
  }

  private commit(): void {
    this.scheduled = false
    const turns = this.turns
    this.turns = []
    if (turns.length === 0) return
    try {
      this.tables.change(() => {
        for (const turn of turns) turn.run()
        for (const collection of this.dirty) this.saveCount(collection)
        this.dirty.clear()
      })
      for (const turn of turns) turn.done()
    } catch (error) {
      // The commit itself failed (disk full): nothing of it is there, so neither may the memory of it be.
      this.dirty.clear()
      this.load()
      for (const turn of turns) turn.done(error)
    }
  }

  private saveCount(collection: Collection): void {
    if (this.collections.get(collection.namespace) !== collection) return
    this.numbers.put(`count ${collection.record.id}`, collection.count)
  }

  /** To be called in a write turn by whoever changes a collection's count. */
  touch(collection: Collection): void {
    this.dirty.add(collection)
  }

  get(db: string, name: string): Collection | undefined {
    const known = this.collections.get(`${db}.${name}`)
    if (known || !this.readOnly) return known
    const record = this.catalog.rows.get([db, name])
    return record && this.open(db, name, record)
  }

  list(db?: string): Collection[] {
    if (this.readOnly) this.load()
    return [...this.collections.values()].filter((collection) => db === undefined || collection.db === db)
  }

  /** In a write turn: the collection, made when there is none. Throws EngineError 73 for an impossible name. */
  ensure(db: string, name: string): Collection {
    const found = this.get(db, name)
    if (found) return found
    checkNames(db, name)
    const uuid = new Uint8Array(16)
    crypto.getRandomValues(uuid)
    const record: CollectionRecord = {
      id: this.nextId(),
      uuid,
      indexes: [
        { ...ID_INDEX, fields: [...ID_INDEX.fields], id: this.nextId(), multikey: false, lossy: false },
      ],
    }
    const collection = new Collection(this, db, name, record, 0)
    this.collections.set(collection.namespace, collection)
    this.save(collection)
    return collection
  }

  /** In a write turn: writes a collection's catalogue entry. */
  save(collection: Collection): void {
    this.catalog.put([collection.db, collection.name], collection.record)
  }

  /** In a write turn: a number never used before for a collection or an index. */
  nextId(): number {
    const id = (this.numbers.rows.get('next') ?? 0) + 1
    this.numbers.put('next', id)
    return id
  }

  /** In a write turn: gives a collection another name, which must be free. Throws EngineError 73 for an impossible one. */
  rename(collection: Collection, db: string, name: string): void {
    checkNames(db, name)
    this.collections.delete(collection.namespace)
    this.dirty.delete(collection)
    this.catalog.remove([collection.db, collection.name])
    const renamed = new Collection(this, db, name, collection.record, collection.count)
    this.collections.set(renamed.namespace, renamed)
    this.save(renamed)
    this.touch(renamed)
  }

  /** In a write turn: forgets a collection at once; its data is cleared away later, in small steps. */
  drop(collection: Collection): void {
    this.collections.delete(collection.namespace)
    this.dirty.delete(collection)
    this.catalog.remove([collection.db, collection.name])
    this.numbers.remove(`count ${collection.record.id}`)
    this.numbers.put(`purge records ${collection.record.id}`, collection.record.id)
    for (const { id } of collection.record.indexes) this.discard(id)
    for (const index of [...collection.building]) collection.abandonIndex(index)
  }

  /** In a write turn: marks an index's entries for clearing away. */
  discard(indexId: number): void {
    this.numbers.put(`purge entries ${indexId}`, indexId)
  }

  /** In a write turn: an index is not whole yet; should the process end before it is, its entries are garbage. */
  markBuilding(indexId: number): void {
    this.numbers.put(`building ${indexId}`, indexId)
  }

  unmarkBuilding(indexId: number): void {
    this.numbers.remove(`building ${indexId}`)
  }

  /** Clears one step of what dropped collections and indexes left; gives whether there is more. */
  async purge(): Promise<boolean> {
    const [first] = this.numbers.rows.getRange({ start: 'purge ', end: 'purge~', limit: 1 })
    if (!first) return false
    await this.write(() => {
      const table = first.key.startsWith('purge records ') ? this.records : this.entries
      const start = prefixOf(first.value)
      const keys = [...table.rows.getKeys({ start, end: prefixOf(first.value + 1), limit: PURGE_STEP })].map(
        (key) => Buffer.from(key),
      )
      for (const key of keys) table.remove(key)
      if (keys.length < PURGE_STEP) this.numbers.remove(first.key)
    })
    return true
  }

  /** Lets go of the snapshot that earlier reads of this turn used, where it is not lmdb's open transaction itself. */
  refresh(): void {
    this.tables.refresh()
  }

  /** Lets others have their turn; reads after it see the newest commit. */
  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.refresh()
  }

  /** Of a store that another thread writes: sees what is committed by now, collections and indexes when asked for. */
  reload(): void {
    this.refresh()
    this.collections.clear()
  }

  /** Bytes of the data file, and of those that hold something. */
  space(): { size: number; used: number } {
    return this.tables.space()
  }

  /** Has other threads see all that is committed. Throws what lmdb throws (disk full). */
  settle(): void {
    this.tables.settle()
  }

  /** A consistent copy of the whole store in another folder, without what is empty, taken while it runs. */
  async backup(path: string): Promise<void> {
    await this.tables.backup(path)
  }

  /** Takes no more writes, and lets go of lmdb's lock: for a thread that ends without closing the store. */
  letGo(): void {
    this.closed = true
    this.tables.letGo()
  }

  /** Commits what waits and closes. */
  async close(): Promise<void> {
    if (this.closed) return
    this.commit()
    this.closed = true
    await this.tables.close()
  }
}

/** The four bytes that a collection's records or an index's entries begin with. */
export function prefixOf(id: number): Buffer {
  const prefix = Buffer.allocUnsafe(4)
  prefix.writeUInt32BE(id, 0)
  return prefix
}

function checkNames(db: string, name: string): void {
  if (db === '' || Buffer.byteLength(db) > 63 || /[/\\. "$\0]/.test(db))
    refuse(73, `Invalid database name: '${db}'`)
  if (name === '' || name.startsWith('.') || name.endsWith('.') || /[$\0]/.test(name))
    refuse(73, `Invalid collection name: ${name}`)
  if (name.startsWith('system.')) refuse(73, `Invalid system namespace: ${db}.${name}`)
  if (Buffer.byteLength(db) + Buffer.byteLength(name) > 254)
    refuse(73, 'Fully qualified namespace is too long')
}
