/** Open cursors, each a place in a source of rows and never a database snapshot. */
import { randomInt } from 'node:crypto'
import { refuse } from './errors.js'
import { STEP } from './query.js'
import type { Row, Source } from './scan.js'
import type { Store } from './store.js'

/** As MongoDB: a cursor that rests for ten minutes is closed. */
const IDLE = 10 * 60_000
const MAX_BATCH = 16 * 1024 * 1024

export interface Batch {
  documents: Buffer[]
  done: boolean
}

/** Something that gives encoded documents in batches. */
export interface Batches {
  batch(size: number): Batch | Promise<Batch>
}

/** Rows of a scan, shaped, from `skip` on and at most `limit` (0: all). Others have their turns while it looks for them. */
export class RowCursor implements Batches {
  private skipped = 0
  private given = 0

  constructor(
    private readonly store: Store,
    private readonly source: Source,
    private readonly shape: ((row: Row) => Buffer) | undefined,
    private readonly skip: number,
    private readonly limit: number,
  ) {}

  async batch(size: number): Promise<Batch> {
    const documents: Buffer[] = []
    if (size <= 0) return { documents, done: false }
    for (let bytes = 0; ; await this.store.turn()) {
      for (const row of this.source.rows(STEP)) {
        if (this.skipped < this.skip) {
          this.skipped += 1
          continue
        }
        const document = this.shape ? this.shape(row) : row.bytes
        documents.push(document)
        bytes += document.length
        this.given += 1
        if (this.limit > 0 && this.given >= this.limit) return { documents, done: true }
        if (documents.length >= size || bytes >= MAX_BATCH) return { documents, done: false }
      }
      if (this.source.done) return { documents, done: true }
    }
  }
}

/** Documents that are there already. */
export class ListCursor implements Batches {
  private at = 0

  constructor(private readonly documents: Buffer[]) {}

  batch(size: number): Batch {
    const start = this.at
    let bytes = 0
    while (this.at < this.documents.length && this.at - start < size && bytes < MAX_BATCH) {
      bytes += this.documents[this.at]?.length ?? 0
      this.at += 1
    }
    return { documents: this.documents.slice(start, this.at), done: this.at >= this.documents.length }
  }
}

interface Open {
  namespace: string
  batches: Batches
  used: number
}

export class Cursors {
  private readonly open = new Map<number, Open>()

  constructor(private readonly wall: () => Date) {}

  get size(): number {
    return this.open.size
  }

  /** Keeps a cursor and gives its number. */
  add(namespace: string, batches: Batches): number {
    let id = 0
    do id = randomInt(1, 2 ** 47)
    while (this.open.has(id))
    this.open.set(id, { namespace, batches, used: this.wall().getTime() })
    return id
  }

  /** The next batch. Throws EngineError 43 for a cursor that is not there, 13 for one of another collection. */
  async next(id: number, namespace: string, size: number): Promise<Batch> {
    const cursor = this.open.get(id)
    if (!cursor) return refuse(43, `cursor id ${id} not found`)
    if (cursor.namespace !== namespace)
      return refuse(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      )
    cursor.used = this.wall().getTime()
    try {
      const batch = await cursor.batches.batch(size)
      if (batch.done) this.open.delete(id)
      return batch
    } catch (error) {
      this.open.delete(id)
      throw error
    }
  }

  kill(id: number, namespace: string): boolean {
    return this.open.get(id)?.namespace === namespace && this.open.delete(id)
  }

  /** Closes the cursors of a collection that is dropped. */
  killAll(namespace: string): void {
    for (const [id, cursor] of this.open) if (cursor.namespace === namespace) this.open.delete(id)
  }

  /** Closes what has rested too long. */
  sweep(): void {
    const before = this.wall().getTime() - IDLE
    for (const [id, cursor] of this.open) if (cursor.used < before) this.open.delete(id)
  }
}
