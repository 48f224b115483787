/** The reader's thread: sees what is committed, runs a pipeline or checks a collection, gives documents. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { systemClock } from '../../time/clock.js'
import { readPipeline } from './aggregation/stages.js'
import { decode, encode } from './bson.js'
import { collect } from './commands/pipeline.js'
import { validated } from './commands/validate.js'
import { asEngineError } from './errors.js'
import type { Answer } from './reader.js'
import { Store } from './store.js'

const { folder } = z.object({ folder: z.string() }).parse(workerData)
const Asked = z.object({ id: z.number(), db: z.string(), command: z.instanceof(Uint8Array) })

const reading = { store: new Store(folder, true), wall: systemClock().wall }

function answer({ id, db, command }: z.output<typeof Asked>): Answer {
  try {
    reading.store.reload()
    const body = decode(Buffer.from(command))
    const documents =
      typeof body.validate === 'string'
        ? [encode(validated(reading.store, db, body.validate))]
        : collect(reading, db, body, readPipeline(body.pipeline))
    return { id, documents }
  } catch (error) {
    const { code, message } = asEngineError(error)
    return { id, code, message }
  } finally {
    // A snapshot that is kept would keep what was deleted since on the disk.
    reading.store.refresh()
  }
}

parentPort?.on('message', (message: unknown) => parentPort?.postMessage(answer(Asked.parse(message))))
