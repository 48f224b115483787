/** A store in a thread of its own: started, watched, and closed within a time. */
import { Worker } from 'node:worker_threads'

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

const CLOSE_WITHIN = 1_500

/** A thread takes over no more of the process's switches than this one. */
const EXEC_ARGV = process.execArgv.filter((argument) => argument === '--enable-source-maps')

/** Starts a thread and waits until it listens. Throws what the thread threw before that. */
export async function host(
  entry: URL,
  { name, folder, socket, signal, onCrash }: HostOptions,
): Promise<Hosted> {
  const worker = new Worker(entry, { name, workerData: { folder, socket }, execArgv: EXEC_ARGV })
  let closing = false
  const cut = (): void => void worker.terminate()
  if (signal?.aborted) cut()
  signal?.addEventListener('abort', cut, { once: true })
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
  signal?.removeEventListener('abort', cut)
  worker.once('exit', (code) => {
    if (!closing) onCrash(failure ?? new Error(`the ${name} thread ended with ${code}`))
  })
  return {
    close: async () => {
      if (closing) return
      closing = true
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      worker.postMessage('close')
      const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN)
      await ended
      clearTimeout(timer)
    },
  }
}

/** What a thread was given by {@link host}. Throws when it was started by somebody else. */
export function threadOptions(data: unknown): { folder: string; socket: string } {
  if (typeof data === 'object' && data !== null && 'folder' in data && 'socket' in data) {
    const { folder, socket } = data
    if (typeof folder === 'string' && typeof socket === 'string') return { folder, socket }
  }
  throw new Error('a store thread needs a folder and a socket')
}
