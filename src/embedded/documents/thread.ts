/** The document engine's own thread: opens the store, listens, and ends when it is told to. */
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../time/clock.js'
import { threadOptions } from '../worker.js'
import { Engine } from './engine.js'
import { Reader } from './reader.js'
import { reclaim } from './reclaim.js'
import { serve } from './server.js'

const { folder, socket } = threadOptions(workerData)
// Without room for a copy the store is opened as it is.
await reclaim(folder).catch(() => false)
const engine = new Engine(folder, systemClock().wall, new Reader(folder))
const stop = await serve(engine, socket)

parentPort?.on('message', (message: unknown) => {
  if (message !== 'close') return
  void stop()
    .then(() => engine.close())
    .then(() => {
      parentPort?.postMessage('closed')
      parentPort?.close()
    })
})
parentPort?.postMessage('ready')
