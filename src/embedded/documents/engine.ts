/** The engine without its socket: the store, the open cursors, the clock, and what runs once a minute. */
import { expireDocuments } from './commands/expire.js'
import { Cursors } from './cursors.js'
import type { Reader } from './reader.js'
import { Store } from './store.js'

const MINUTE = 60_000

export class Engine {
  readonly store: Store
  readonly cursors: Cursors
  private replies = 0
  private readonly timer: NodeJS.Timeout
  private purging: Promise<void> | undefined
  private stopped = false
  private building: Promise<unknown> = Promise.resolve()

  /** Opens the store in `path`. `wall` gives the machine's time; `reader` does what goes through many documents. */
  constructor(
    path: string,
    readonly wall: () => Date,
    private readonly reader?: Reader,
  ) {
    this.store = new Store(path)
    this.cursors = new Cursors(wall)
    this.timer = setInterval(() => void this.tick().catch(() => undefined), MINUTE)
    this.timer.unref()
    this.purgeSoon()
  }

  nextReplyId(): number {
    this.replies = (this.replies + 1) & 0x7fffffff
    return this.replies
  }

  /**
   * What the reader's thread answers, on all that is committed by now; undefined where it can't see that (there is none,
   * or no room on the disk for lmdb's pages), so that it has to be done in this one.
   */
  async inReader(ask: (reader: Reader) => Promise<Buffer[]>): Promise<Buffer[] | undefined> {
    if (!this.reader) return undefined
    try {
      this.store.settle()
    } catch {
      return undefined
    }
    return await ask(this.reader)
  }

  /** What is due once a minute: idle cursors and expired documents go. */
  async tick(): Promise<void> {
    this.cursors.sweep()
    await expireDocuments(this)
  }

  /** Runs builds of indexes one after another: a second one for the same index finds it there. */
  oneIndexBuild<T>(build: () => Promise<T>): Promise<T> {
    const built = this.building.then(build)
    this.building = built.catch(() => undefined)
    return built
  }

  /** Clears away what dropped collections and indexes left, in steps between other work. */
  purgeSoon(): void {
    this.purging ??= this.purge()
      .catch(() => undefined)
      .finally(() => {
        this.purging = undefined
      })
  }

  private async purge(): Promise<void> {
    while (!this.stopped && (await this.store.purge())) await new Promise((resolve) => setImmediate(resolve))
  }

  async close(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.purging
    await this.reader?.close()
    await this.store.close()
  }
}
