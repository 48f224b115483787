import { randomUUID } from 'node:crypto'
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Change } from './changes.js'
import { World } from './world.js'

/** What was committed together, with its number; the page's event stream uses the number as event id. */
export interface Entry {
  readonly seq: number
  readonly changes: readonly Change[]
}

const Line = z.object({ seq: z.int().positive(), changes: z.array(z.looseObject({ kind: z.string() })) })

const RECENT = 500

/**
 * The log of the sandbox: one line of JSON per commit, appended before anything else sees it.
 *
 * The write is synchronous on purpose. An update must not reach a poller before it is in the file: after a
 * kill its number would be given out a second time, and a bot that remembers numbers would drop the newcomer.
 * Handing a line to the system takes microseconds and outlives the process; only a power cut could lose it.
 */
export class Ledger {
  /** Stays the same for as long as this log goes on, over restarts too. */
  readonly epoch: string
  readonly world = new World()
  readonly recent: Entry[] = []
  readonly #listeners = new Set<(entry: Entry) => void>()
  readonly #fd: number
  #size = 0
  #seq = 0
  #closed = false

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.epoch = readEpoch(folder)
    const path = join(folder, 'log.jsonl')
    this.#fd = openSync(path, 'a+', 0o600)
    this.#replay(readFileSync(path))
  }

  get seq(): number {
    return this.#seq
  }

  /** Writes the changes as one line, takes them into the state and tells the listeners; all or nothing. */
  commit(...changes: readonly Change[]): Entry {
    // The number of a closed file may belong to another one by now.
    if (this.#closed) throw new Error('the sandbox is closed')
    const entry: Entry = { seq: this.#seq + 1, changes }
    const line = Buffer.from(`${JSON.stringify(entry)}\n`)
    try {
      for (let done = 0; done < line.length; ) done += writeSync(this.#fd, line, done)
    } catch (error) {
      ftruncateSync(this.#fd, this.#size)
      throw error
    }
    this.#size += line.length
    this.#take(entry)
    for (const listener of this.#listeners) listener(entry)
    return entry
  }

  /** Calls `listener` after every commit until the returned function is called. */
  onCommit(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#listeners.clear()
    closeSync(this.#fd)
  }

  #take(entry: Entry): void {
    for (const change of entry.changes) this.world.apply(change)
    this.#seq = entry.seq
    this.recent.push(entry)
    if (this.recent.length > RECENT) this.recent.shift()
  }

  /** A last line without its end was never acknowledged: it is cut off. Anything else unreadable stops the start. */
  #replay(content: Buffer): void {
    const end = content.lastIndexOf(0x0a) + 1
    if (end < content.length) ftruncateSync(this.#fd, end)
    this.#size = end
    for (const line of content.subarray(0, end).toString('utf8').split('\n')) {
      if (line === '') continue
      const { seq, changes } = Line.parse(JSON.parse(line))
      this.#take({ seq, changes: changes as unknown as Change[] })
    }
  }
}

function readEpoch(folder: string): string {
  const path = join(folder, 'epoch')
  try {
    writeFileSync(path, randomUUID(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(path, 'utf8')
}
