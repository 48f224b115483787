/** A process that holds nothing but the embedded document engine, in its thread as in the service. */
import pino from 'pino'
import { openStores } from '../../src/embedded/open-stores.js'

const [dataDir = ''] = process.argv.slice(2)
const begins = performance.now()
const log = pino({ level: 'error' }, pino.destination(2))
const stores = await openStores({ dataDir, only: 'documents', log })
process.send?.({ uri: stores.documents, openedInMs: performance.now() - begins })
process.once('disconnect', () => void stores.close().then(() => process.exit(0)))
