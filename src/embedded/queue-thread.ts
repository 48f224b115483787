/** The queue store's own thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { openQueue } from './queue.js'
import { threadOptions } from './worker.js'

const { folder, socket } = threadOptions(workerData)
const stop = await openQueue(folder, socket)

parentPort?.on('message', (message: unknown) => {
  if (message !== 'close') return
  void stop().finally(() => {
    parentPort?.postMessage('closed')
    parentPort?.close()
  })
})
parentPort?.postMessage('ready')
