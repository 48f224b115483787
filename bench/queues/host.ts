/** A process that holds both embedded stores, as the service does; says how long each took and what memory it has. */
import { readFileSync } from 'node:fs'
import pino from 'pino'
import { openStores } from '../../src/embedded/open-stores.js'

const [dataDir = ''] = process.argv.slice(2)
const anonymousMb = (): number =>
  Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024

const begins = performance.now()
const log = pino({ level: 'error' }, pino.destination(2))
const stores = await openStores({ dataDir, log })
const documentsMb = anonymousMb()
await stores.queueReady
process.send?.({ queue: stores.queue, openedInMs: performance.now() - begins, documentsMb })
process.on('message', () => process.send?.({ anonymousMb: anonymousMb() }))
process.once('disconnect', () => void stores.close().then(() => process.exit(0)))
