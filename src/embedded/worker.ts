/** A store in a thread of its own: started, watched, and closed within a time. */
import { MessageChannel, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'

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
  /** Closed with the thread. */
  life: MessagePort
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
  const { port1: life, port2 } = new MessageChannel()
  const given: ThreadOptions = { folder, socket, free, life: port2 }
  const options = { name, workerData: given, transferList: [port2], execArgv: EXEC_ARGV }
  const worker = new Worker(entry, options)
  const ended = endOf(worker, life, name)
  let closing = false
  // A thread that is cut short while it holds lmdb's lock would wait for itself for ever.
  const end = (): void => {
    if (Atomics.load(free, 0) === 0) worker.postMessage('end')
    else void worker.terminate()
  }
  const letGo = (): void => {
    end()
    if (Atomics.wait(free, 0, 0, LET_GO_WITHIN) === 'timed-out') process.kill(process.pid, 'SIGKILL')
  }
  process.on('exit', letGo)
  worker.once('exit', () => process.off('exit', letGo))
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end, { once: true })
  await new Promise<void>((resolve, reject) => {
    void ended.then(reject)
    worker.on('message', (message: unknown) => {
      if (message === 'ready') resolve()
    })
  })
  signal?.removeEventListener('abort', end)
  void ended.then((reason) => {
    if (!closing) onCrash(reason)
  })
  return {
    close: async () => {
      if (closing) return
      closing = true
      worker.postMessage('close')
      const timer = setTimeout(end, CLOSE_WITHIN)
      await ended
      clearTimeout(timer)
    },
  }
}

/**
 * Why a thread ended, once it has. One without memory never says so where it holds lmdb's lock; only its ports are
 * closed then.
 */
function endOf(worker: Worker, life: MessagePort, name: string): Promise<Error> {
  life.unref()
  return new Promise((resolve) => {
    let failure: Error | undefined
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
    })
    worker.once('exit', (code) => resolve(failure ?? new Error(`the ${name} thread ended with ${code}`)))
    life.once('close', () => {
      setTimeout(() => resolve(new Error(`the ${name} thread ended without a word`)), LET_GO_WITHIN).unref()
    })
  })
}

/**
 * In a thread of {@link host}: where it works. `close` ends its work in an orderly way; `letGo` is called however the
 * thread ends, takes no time, and belongs to a thread that holds what would keep it from ending. Throws when the thread
 * was started by somebody else.
 */
export function hosted(
  letGo?: () => void,
): Pick<ThreadOptions, 'folder' | 'socket'> & { ready(close: () => Promise<void>): void } {
  const { folder, socket, free } = threadOptions(workerData)
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
    folder,
    socket,
    ready: (given) => {
      close = given
      parentPort?.postMessage('ready')
    },
  }
}

function threadOptions(data: unknown): Omit<ThreadOptions, 'life'> {
  if (typeof data === 'object' && data !== null && 'folder' in data && 'socket' in data && 'free' in data) {
    const { folder, socket, free } = data
    if (typeof folder === 'string' && typeof socket === 'string' && free instanceof Int32Array)
      return { folder, socket, free }
  }
  throw new Error('a store thread needs a folder and a socket')
}
