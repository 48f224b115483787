/** A store in a thread of its own: started, watched, and closed within a time. */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, Worker, workerData } from 'node:worker_threads'

export interface Hosted {
  /** Asks the thread to end and ends it when it does not. */
  close(): Promise<void>
}

export interface HostOptions {
  name: string
  folder: string
  socket: string
  /** Ends a thread that is still starting. */
  signal?: AbortSignal
  /** The thread ended by itself after it was ready. */
  onCrash: (error: Error) => void
}

/** What `host` gives to a thread. */
interface ThreadOptions {
  folder: string
  socket: string
  /** Its only number is 0 while the thread holds what would keep it from being ended. */
  free: Int32Array
}

const CLOSE_WITHIN = 1_500
const LET_GO_WITHIN = 1_000

/** A thread takes over no more of the process's switches than this one. */
const EXEC_ARGV = process.execArgv.filter((argument) => argument === '--enable-source-maps')

/** Starts a thread and waits until it listens. Throws what the thread threw before that. */
export async function host(
  entry: URL,
  { name, folder, socket, signal, onCrash }: HostOptions,
): Promise<Hosted> {
  const free = new Int32Array(new SharedArrayBuffer(4)).fill(1)
  const given: ThreadOptions = { folder, socket, free }
  const worker = new Worker(entry, { name, workerData: given, execArgv: EXEC_ARGV })
  let closing = false
  // Never terminated: a thread that is cut short while it holds lmdb's lock would wait for itself for ever.
  const end = (): void => worker.postMessage('end')
  const letGo = (): void => {
    end()
    if (Atomics.wait(free, 0, 0, LET_GO_WITHIN) === 'timed-out') process.kill(process.pid, 'SIGKILL')
  }
  process.on('exit', letGo)
  worker.once('exit', () => process.off('exit', letGo))
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end, { once: true })
  let failure: Error | undefined
  await new Promise<void>((resolve, reject) => {
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
      reject(failure)
    })
    worker.once('exit', (code) =>
      reject(failure ?? new Error(`the ${name} thread ended with ${code} while starting`)),
    )
    worker.on('message', (message: unknown) => {
      if (message === 'ready') resolve()
    })
  })
  signal?.removeEventListener('abort', end)
  worker.once('exit', (code) => {
    if (!closing) onCrash(failure ?? new Error(`the ${name} thread ended with ${code}`))
  })
  return {
    close: async () => {
      if (closing) return
      closing = true
      worker.postMessage('close')
      const timer = setTimeout(end, CLOSE_WITHIN)
      // One that does not even end is left to the end of the process.
      await Promise.race([once(worker, 'exit'), wait(2 * CLOSE_WITHIN, undefined, { ref: false })])
      clearTimeout(timer)
    },
  }
}

/**
 * In a thread of {@link host}: where it works. `close` ends its work in an orderly way; `letGo` is called however the
 * thread ends, takes no time, and belongs to a thread that holds what would keep it from ending. Throws when the thread was started by somebody else.
 */
export function hosted(
  letGo?: () => void,
): Omit<ThreadOptions, 'free'> & { ready(close: () => Promise<void>): void } {
  const { free, ...rest } = threadOptions(workerData)
  let close: () => Promise<void> = () => Promise.resolve()
  if (letGo) {
    Atomics.store(free, 0, 0)
    process.on('exit', () => {
      letGo()
      Atomics.store(free, 0, 1)
      Atomics.notify(free, 0)
    })
  }
  parentPort?.on('message', (message: unknown) => {
    if (message === 'end') process.exit()
    if (message === 'close') void close().finally(() => process.exit())
  })
  return {
    ...rest,
    ready: (given) => {
      close = given
      parentPort?.postMessage('ready')
    },
  }
}

function threadOptions(data: unknown): ThreadOptions {
  if (typeof data === 'object' && data !== null && 'folder' in data && 'socket' in data && 'free' in data) {
    const { folder, socket, free } = data
    if (typeof folder === 'string' && typeof socket === 'string' && free instanceof Int32Array)
      return { folder, socket, free }
  }
  throw new Error('a store thread needs a folder and a socket')
}
