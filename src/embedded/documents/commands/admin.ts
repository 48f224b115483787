/** Commands about the server itself: what drivers and shells ask on connecting. */
import { Long } from 'bson'
import { MAX_DOCUMENT } from '../bson.js'
import { MAX_MESSAGE } from '../wire.js'
import { collectionName, type Handler } from './request.js'

const VERSION = '7.0.0'

/** A standalone server: no `setName`, so drivers send neither retryable writes nor transactions. */
export const hello: Handler = (engine, { connection, name }) => ({
  ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
  helloOk: true,
  maxBsonObjectSize: MAX_DOCUMENT,
  maxMessageSizeBytes: MAX_MESSAGE,
  maxWriteBatchSize: 100_000,
  localTime: engine.wall(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: connection,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
})

export const ok: Handler = () => ({ ok: 1 })

export const buildInfo: Handler = () => ({
  version: VERSION,
  versionArray: [7, 0, 0, 0],
  gitVersion: 'embedded',
  modules: [],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT,
  storageEngines: ['lmdb'],
  ok: 1,
})

export const serverStatus: Handler = (engine) => ({
  host: 'embedded',
  version: VERSION,
  process: 'petition-desk',
  pid: Long.fromNumber(process.pid),
  uptime: process.uptime(),
  localTime: engine.wall(),
  metrics: { cursor: { open: { total: Long.fromNumber(engine.cursors.size) } } },
  ok: 1,
})

export const connectionStatus: Handler = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
  ok: 1,
})

export const getParameter: Handler = () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 })
/** Commands end in the order in which they come: none runs beside this one that could be shown. */
export const currentOp: Handler = () => ({ inprog: [], ok: 1 })

export const getLog: Handler = () => ({ totalLinesWritten: 0, log: [], ok: 1 })
export const getCmdLineOpts: Handler = () => ({ argv: [], parsed: {}, ok: 1 })
export const whatsmyuri: Handler = () => ({ you: 'socket', ok: 1 })

export const collStats: Handler = (engine, request) => {
  const name = collectionName(request)
  const collection = engine.store.get(request.db, name)
  return {
    ns: `${request.db}.${name}`,
    count: collection?.count ?? 0,
    nindexes: collection?.indexes.length ?? 0,
    indexSizes: {},
    capped: false,
    ok: 1,
  }
}

export const dbStats: Handler = (engine, { db }) => {
  const collections = engine.store.list(db)
  return {
    db,
    collections: collections.length,
    objects: collections.reduce((sum, { count }) => sum + count, 0),
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
    ok: 1,
  }
}
