/**
 * A thread that only reads: pipelines that go through many documents run there, on a snapshot of lmdb's, while the
 * engine's own thread goes on answering. It is started when it is first needed.
 */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { type Doc, encode } from './bson.js'
import { EngineError, type ErrorCode, isErrorCode } from './errors.js'

/** What the thread is asked. The command as BSON: numbers and dates arrive as they were. */
export interface Asked {
  readonly id: number
  readonly db: string
  readonly command: Uint8Array
}

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
/** What it answers. */
const Answer = z.union([
  z.object({ id: z.number(), documents: z.array(Bytes) }),
  z.object({ id: z.number(), code: z.custom<ErrorCode>(isErrorCode), message: z.string() }),
])
export type Answer = z.output<typeof Answer>

interface Waiting {
  resolve(documents: Buffer[]): void
  reject(error: Error): void
}

/** A thread that nobody has asked for so long is let go. */
const IDLE_MS = 5_000

export class Reader {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private closed = false
  private other: Reader | undefined
  private idle: NodeJS.Timeout | undefined

  /** `folder`: the store's. */
  constructor(private readonly folder: string) {}

  /** The documents that the stages give on what is committed by now. Throws EngineError as the stages do. */
  collect(db: string, body: Doc, pipeline: readonly Doc[]): Promise<Buffer[]> {
    return this.ask(db, { ...body, pipeline })
  }

  /** What a command gives that takes long, in another thread: reports don't wait for it. Throws as {@link collect}. */
  async apart(db: string, command: Doc): Promise<Buffer[]> {
    clearTimeout(this.idle)
    this.other ??= new Reader(this.folder)
    try {
      return await this.other.ask(db, command)
    } finally {
      // Such commands come one after another, and starting a thread takes longer than most of them.
      clearTimeout(this.idle)
      this.idle = setTimeout(() => void this.closeOther(), IDLE_MS).unref()
    }
  }

  private async closeOther(): Promise<void> {
    const { other } = this
    if (!other || other.waiting.size > 0) return
    this.other = undefined
    await other.close()
  }

  private ask(db: string, command: Doc): Promise<Buffer[]> {
    if (this.closed) return Promise.reject(new EngineError(1, 'the store is closed'))
    const id = ++this.last
    const asked: Asked = { id, db, command: encode(command) }
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.thread().postMessage(asked)
    })
  }

  private thread(): Worker {
    this.worker ??= this.start()
    return this.worker
  }

  private start(): Worker {
    const worker = new Worker(new URL('./reader-thread.js', import.meta.url), {
      name: 'documents reader',
      workerData: { folder: this.folder },
    })
    worker.on('message', (message: unknown) => this.take(Answer.parse(message)))
    // Those who wait are told; whoever asks next starts it anew.
    worker.on('error', (error) => this.fail(worker, error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => this.fail(worker, 'the reader ended'))
    worker.unref()
    return worker
  }

  private take(answer: Answer): void {
    const asker = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if ('documents' in answer) asker?.resolve(answer.documents.map(asBuffer))
    else asker?.reject(new EngineError(answer.code, answer.message))
  }

  private fail(worker: Worker, reason: string): void {
    if (this.worker !== worker) return
    this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(new EngineError(1, reason))
    this.waiting.clear()
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.idle)
    await Promise.all([this.other?.close(), this.worker?.terminate()])
  }
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
