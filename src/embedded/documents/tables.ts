/**
 * The four tables in lmdb, and how what is written to them reaches the disk: each change goes to the journal in one
 * piece, lmdb's pages are written for many changes at once. In between lmdb's own transaction stays open, and what is
 * read in this thread is read in it. Where it has to be given up, it is made again from the journal.
 */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { open, type RootDatabase } from 'lmdb'
import { z } from 'zod'
import type { IndexRecord } from './indexes.js'
import { Journal, MARKS } from './journal.js'
import { changeParts, changesIn, type Form, type Keeper, Table } from './table.js'
import { openTransaction, type Transaction } from './transaction.js'

/** As kept in the catalogue. */
export interface CollectionRecord {
  id: number
  uuid: Uint8Array
  indexes: IndexRecord[]
}

/** Puts and removals for which lmdb's pages may wait: to write those of more would keep others waiting too long. */
const MOST = 1_000
/** Where lmdb keeps the journal's mark. */
const MARK = 'journal'

const BYTES = { encoding: 'binary', keyEncoding: 'binary' } as const
const WORDS = { encoding: 'msgpack', keyEncoding: 'ordered-binary' } as const
const same: Form<Buffer> = { write: (bytes) => bytes, read: (bytes) => bytes }

/** What lmdb says of its file and its tables. */
const Root = z.object({ lastPageNumber: z.number(), pageSize: z.number() })
const Tree = z.object({
  treeBranchPageCount: z.number(),
  treeLeafPageCount: z.number(),
  overflowPages: z.number(),
})

export class Tables {
  readonly records: Table<Buffer, Buffer>
  readonly entries: Table<Buffer, Buffer>
  readonly catalog: Table<string[], CollectionRecord>
  readonly numbers: Table<string, number>
  private readonly root: RootDatabase<Buffer, Buffer>
  private readonly journal: Journal | undefined
  private transaction: Transaction | undefined
  /** Of the change that is being made. */
  private body: Buffer[] = []
  private size = 0
  private failure: { error: unknown } | undefined
  /** Puts and removals since lmdb's pages were written. */
  private pending = 0

  /**
   * Opens or makes them in a folder, with what the journal has beyond lmdb; `readOnly`: as lmdb's pages were last
   * written. Throws what lmdb or the disk throws.
   */
  constructor(path: string, readOnly: boolean) {
    this.root = open<Buffer, Buffer>({
      path,
      maxDbs: 8,
      overlappingSync: false,
      noSubdir: false,
      readOnly,
      ...BYTES,
    })
    const keeper: Keeper = {
      changed: (change) => {
        this.size += 1
        // More than the journal is to take goes to lmdb's pages.
        if (this.pending + this.size > MOST) this.body = []
        else this.body.push(...changeParts(change))
      },
      failed: (error) => {
        this.failure ??= { error }
      },
    }
    const [bytes, words] = [
      { key: same, value: same },
      { key: form<string>(), value: form<number>() },
    ]
    const catalog = { key: form<string[]>(), value: form<CollectionRecord>() }
    this.records = new Table(this.root.openDB<Buffer, Buffer>('records', BYTES), 0, bytes, keeper)
    this.entries = new Table(this.root.openDB<Buffer, Buffer>('entries', BYTES), 1, bytes, keeper)
    this.catalog = new Table(
      this.root.openDB<CollectionRecord, string[]>('catalog', WORDS),
      2,
      catalog,
      keeper,
    )
    this.numbers = new Table(this.root.openDB<number, string>('numbers', WORDS), 3, words, keeper)
    if (readOnly) return
    this.journal = new Journal(join(path, 'journal'))
    const mark = this.numbers.rows.get(MARK)
    if (mark !== undefined) this.journal.recover(mark)
    const held = this.journal.bodies.length
    try {
      if (mark === undefined || held > 0) this.writePages()
    } catch (error) {
      this.letGo()
      if (held === 0) throw error
      // No room: the journal goes on holding what it holds, and the next change tries again.
      this.begin()
    }
  }

  /** Opens lmdb's transaction, with all that the journal has beyond its pages. */
  private begin(): void {
    const transaction = openTransaction(this.root)
    try {
      this.pending = this.redo()
    } catch (error) {
      transaction.abort()
      throw error
    }
    this.transaction = transaction
  }

  private redo(): number {
    const tables = [this.records, this.entries, this.catalog, this.numbers]
    const changes = (this.journal?.bodies ?? []).flatMap((body) => [...changesIn(body)])
    for (const change of changes) tables[change.table]?.redo(change)
    return changes.length
  }

  /**
   * Makes a change, which is on the disk when this returns. Throws what `work` throws, and what lmdb or the disk throws
   * (no room): nothing of the change is there then.
   */
  change(work: () => void): void {
    if (!this.transaction) this.begin()
    this.body = []
    this.size = 0
    this.failure = undefined
    try {
      this.orRollBack(() => {
        work()
        if (this.failure) throw this.failure.error
        this.keep()
      })
    } catch (error) {
      // What was refused may stand in the journal all the same: with another mark it does not count.
      if (this.journal?.doubtful) this.settleIfPossible()
      throw error
    } finally {
      this.body = []
    }
  }

  private keep(): void {
    if (this.size === 0) return
    if (this.pending + this.size <= MOST && this.journal?.append(this.body)) this.pending += this.size
    else this.writePages()
  }

  /** Has lmdb write its pages, so that other threads see all that was changed. Throws what lmdb throws (no room). */
  settle(): void {
    if (this.pending > 0 || this.journal?.doubtful) this.orRollBack(() => this.writePages())
  }

  private writePages(): void {
    if (!this.transaction) this.begin()
    const mark = randomInt(MARKS)
    this.numbers.write(MARK, mark)
    const { transaction } = this
    this.transaction = undefined
    transaction?.commit()
    this.journal?.restart(mark)
    this.pending = 0
  }

  private orRollBack(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.rollBack()
      throw error
    }
  }

  private rollBack(): void {
    try {
      this.letGo()
      this.begin()
    } catch (error) {
      // What is read from now on would not be true: the thread must end, the next one opens what the disk has.
      process.nextTick(() => {
        throw error
      })
    }
  }

  /** Lets go of the snapshot that earlier reads of this turn used, where it is not the open transaction itself. */
  refresh(): void {
    this.root.resetReadTxn()
  }

  /** Bytes of the data file, and of those that hold something. */
  space(): { size: number; used: number } {
    const { lastPageNumber, pageSize } = Root.parse(this.root.getStats())
    const pages = [this.records, this.entries, this.catalog, this.numbers]
      .map((table) => Tree.parse(table.rows.getStats()))
      .reduce((sum, tree) => sum + tree.treeBranchPageCount + tree.treeLeafPageCount + tree.overflowPages, 0)
    return { size: (lastPageNumber + 1) * pageSize, used: pages * pageSize }
  }

  /** A consistent copy of lmdb's file in another folder, without what is empty. Throws what lmdb or the disk throws. */
  async backup(path: string): Promise<void> {
    this.settle()
    await this.root.backup(path, true)
  }

  private settleIfPossible(): void {
    try {
      this.settle()
    } catch {}
  }

  /** Gives lmdb's transaction up, and with it the lock without which no other is begun. The journal has what it had. */
  letGo(): void {
    this.transaction?.abort()
    this.transaction = undefined
  }

  /** Closes them. What lmdb has no room for stays in the journal. */
  async close(): Promise<void> {
    this.settleIfPossible()
    this.letGo()
    this.journal?.close()
    await this.root.close()
  }
}

const form = <T>(): Form<T> => ({
  write: (value) => serialize(value),
  read: (bytes) => deserialize(bytes) as T,
})
