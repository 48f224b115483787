/** The queue store's own thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openQueue } from './queue.js'

const { folder, socket } = z.object({ folder: z.string(), socket: z.string() }).parse(workerData)
const stop = await openQueue(folder, socket)

parentPort?.on('message', (message: unknown) => {
  if (message !== 'close') return
  void stop().finally(() => {
    parentPort?.postMessage('closed')
    parentPort?.close()
  })
})
parentPort?.postMessage('ready')
