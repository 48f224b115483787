/** Which command is done by whom, and what every command has in common. */
import { decode, decodeInsert, decodeTyped, encode, firstName } from '../bson.js'
import type { Engine } from '../engine.js'
import { asEngineError, errorReply, refuse } from '../errors.js'
import type { Message } from '../wire.js'
import * as admin from './admin.js'
import { aggregate } from './aggregate.js'
import * as alter from './alter.js'
import * as catalog from './catalog.js'
import { explain } from './explain.js'
import { findAndModify } from './find-and-modify.js'
import { checkConcerns, checkFields } from './options.js'
import * as read from './read.js'
import type { Handler, Request } from './request.js'
import { validate } from './validate.js'
import * as write from './write.js'

const HANDLERS: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    hello: admin.hello,
    ismaster: admin.hello,
    isMaster: admin.hello,
    ping: admin.ok,
    endSessions: admin.ok,
    refreshSessions: admin.ok,
    killSessions: admin.ok,
    logout: admin.ok,
    buildInfo: admin.buildInfo,
    buildinfo: admin.buildInfo,
    serverStatus: admin.serverStatus,
    connectionStatus: admin.connectionStatus,
    getParameter: admin.getParameter,
    getLog: admin.getLog,
    getCmdLineOpts: admin.getCmdLineOpts,
    whatsmyuri: admin.whatsmyuri,
    collStats: admin.collStats,
    dbStats: admin.dbStats,
    create: catalog.create,
    drop: catalog.drop,
    dropDatabase: catalog.dropDatabase,
    listCollections: catalog.listCollections,
    listDatabases: catalog.listDatabases,
    createIndexes: catalog.createIndexes,
    listIndexes: catalog.listIndexes,
    dropIndexes: catalog.dropIndexes,
    renameCollection: alter.renameCollection,
    collMod: alter.collMod,
    validate,
    deleteIndexes: catalog.dropIndexes,
    insert: write.insert,
    update: write.update,
    delete: write.remove,
    findAndModify,
    findandmodify: findAndModify,
    find: read.find,
    getMore: read.getMore,
    killCursors: read.killCursors,
    count: read.count,
    distinct: read.distinct,
    aggregate,
    explain,
    currentOp: admin.currentOp,
  } satisfies Record<string, Handler>),
)

/** Commands whose numbers must keep their kind. */
const TYPED = new Set(['update', 'findAndModify', 'findandmodify'])

/** Runs one message's command. Never throws: what goes wrong is the answer. */
export async function runCommand(engine: Engine, message: Message, connection: number): Promise<Buffer> {
  try {
    const name = firstName(message.body)
    const body =
      name === 'insert'
        ? decodeInsert(message.body)
        : TYPED.has(name)
          ? decodeTyped(message.body)
          : decode(message.body)
    if (message.kind === 'query' && !/^(hello|ismaster)$/i.test(name)) {
      refuse(352, `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`)
    }
    const handler = HANDLERS.get(name)
    if (!handler) refuse(59, `no such command: '${name}'`)
    checkConcerns(body)
    checkFields(name, body)
    const request: Request = {
      name,
      db: typeof body.$db === 'string' ? body.$db : 'admin',
      body,
      sequences: message.sequences,
      connection,
    }
    engine.store.refresh()
    const reply = await handler(engine, request)
    return Buffer.isBuffer(reply) ? reply : encode(reply)
  } catch (error) {
    return encode(errorReply(asEngineError(error)))
  }
}
