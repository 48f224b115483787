/** Commands about collections and indexes. */
import { Binary, Long } from 'bson'
import { type Doc, encode, isDoc, truthy } from '../bson.js'
import { collateOf } from '../collation.js'
import type { Collection } from '../collection.js'
import { ListCursor } from '../cursors.js'
import { refuse } from '../errors.js'
import { buildAtOnce, buildIndex } from '../index-build.js'
import { Index, parseIndex } from '../indexes.js'
import { compileFilter } from '../match.js'
import { cursorReply } from './read.js'
import { collectionName, countParam, type Handler } from './request.js'

export const create: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  for (const option of ['capped', 'viewOn', 'timeseries', 'clusteredIndex']) {
    if (body[option] !== undefined && body[option] !== false)
      refuse(115, `the option '${option}' is not offered by the embedded engine`)
  }
  if (isDoc(body.validator) && Object.keys(body.validator).length > 0)
    refuse(115, 'validators are not offered by the embedded engine')
  if (collateOf(body.collation))
    refuse(115, 'collections with a collation are not offered by the embedded engine')
  await engine.store.write(() => {
    if (engine.store.get(db, name)) refuse(48, `Collection ${db}.${name} already exists.`)
    engine.store.ensure(db, name)
  })
  return { ok: 1 }
}

export const drop: Handler = async (engine, request) => {
  const { db } = request
  const name = collectionName(request)
  const reply = await engine.store.write(() => {
    const collection = engine.store.get(db, name)
    if (!collection) return { ok: 1 }
    engine.store.drop(collection)
    return { nIndexesWas: collection.indexes.length, ns: collection.namespace, ok: 1 }
  })
  engine.cursors.killAll(`${db}.${name}`)
  engine.purgeSoon()
  return reply
}

export const dropDatabase: Handler = async (engine, { db }) => {
  const dropped = await engine.store.write(() => {
    const collections = engine.store.list(db)
    for (const collection of collections) engine.store.drop(collection)
    return collections
  })
  for (const { namespace } of dropped) engine.cursors.killAll(namespace)
  engine.purgeSoon()
  return dropped.length > 0 ? { dropped: db, ok: 1 } : { ok: 1 }
}

export const listCollections: Handler = (engine, { body, db }) => {
  const test = compileFilter(isDoc(body.filter) ? body.filter : {}, { now: engine.wall() })
  const nameOnly = truthy(body.nameOnly)
  const described = engine.store
    .list(db)
    .map(({ name, record }) => ({
      name,
      type: 'collection',
      ...(nameOnly
        ? {}
        : {
            options: {},
            info: { readOnly: false, uuid: new Binary(Buffer.from(record.uuid), 4) },
            idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
          }),
    }))
    .filter(test)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const size = countParam(isDoc(body.cursor) ? body.cursor : {}, 'batchSize', Number.MAX_SAFE_INTEGER)
  return cursorReply(engine, `${db}.$cmd.listCollections`, new ListCursor(described.map(encode)), size)
}

export const listDatabases: Handler = (engine, { body }) => {
  const test = compileFilter(isDoc(body.filter) ? body.filter : {}, { now: engine.wall() })
  const names = [...new Set(engine.store.list().map(({ db }) => db))].sort()
  const databases = names.map((name) => ({ name, sizeOnDisk: Long.fromNumber(1), empty: false })).filter(test)
  if (truthy(body.nameOnly)) return { databases: databases.map(({ name }) => ({ name })), ok: 1 }
  return { databases, totalSize: Long.fromNumber(databases.length), totalSizeMb: Long.ZERO, ok: 1 }
}

export const createIndexes: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  if (!Array.isArray(body.indexes) || body.indexes.length === 0)
    return refuse(2, 'Must specify at least one index to create')
  const specs = body.indexes.map((spec: unknown) =>
    parseIndex(isDoc(spec) ? spec : refuse(14, 'an index specification must be an object')),
  )
  return engine.oneIndexBuild(async () => {
    const { existed, collection, before, missing } = await engine.store.write(() => {
      const existed = engine.store.get(db, name)
      const collection = existed ?? engine.store.ensure(db, name)
      const before = collection.indexes.length
      // Whatever is in the way of one of them is said before any is built.
      const wanted = specs.filter((spec) => !isThere(collection, spec))
      const missing = wanted.filter((spec) => !isThere(collection, spec) && !buildAtOnce(collection, spec))
      return { existed, collection, before, missing }
    })
    for (const spec of missing)
      if (!isThere(collection, spec)) await buildIndex(engine.store, collection, spec)
    engine.purgeSoon()
    const after = collection.indexes.length
    return {
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: !existed,
      ...(before === after ? { note: 'all indexes already exist' } : {}),
      ok: 1,
    }
  })
}

/** Whether the same index stands already. Throws EngineError 85 or 86 where another is in its way. */
function isThere(collection: Collection, spec: ReturnType<typeof parseIndex>): boolean {
  const wanted = new Index({ ...spec, id: 0, multikey: false, lossy: false })
  const shape = (index: Index): string => encode({ ...index.describe(), name: '', v: 2 }).toString('latin1')
  if (signature(wanted) === '[[{"path":"_id","direction":1}],false,false,null]') return true
  for (const index of collection.indexes) {
    const sameName = index.record.name === spec.name
    const same = signature(index) === signature(wanted)
    if (sameName && !same)
      refuse(
        86,
        `An existing index has the same name as the requested index. Requested index: ${JSON.stringify(wanted.describe())}, existing index: ${JSON.stringify(index.describe())}`,
      )
    if (!same) continue
    if (shape(index) !== shape(wanted))
      refuse(
        85,
        `An equivalent index already exists with the same name but different options: ${index.record.name}`,
      )
    if (!sameName) refuse(85, `Index already exists with a different name: ${index.record.name}`)
    return true
  }
  return false
}

/** What tells an index apart from others on the same fields. */
function signature({ record, partialFilter }: Index): string {
  return JSON.stringify([record.fields, record.unique, record.sparse, partialFilter ?? null])
}

export const listIndexes: Handler = (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  const collection = engine.store.get(db, name)
  if (!collection) return refuse(26, `ns does not exist: ${db}.${name}`)
  const size = countParam(isDoc(body.cursor) ? body.cursor : {}, 'batchSize', Number.MAX_SAFE_INTEGER)
  return cursorReply(
    engine,
    collection.namespace,
    new ListCursor(collection.indexes.map((index) => encode(index.describe()))),
    size,
  )
}

export const dropIndexes: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  const reply = await engine.store.write((): Doc => {
    const collection = engine.store.get(db, name)
    if (!collection) return refuse(26, `ns not found ${db}.${name}`)
    const before = collection.indexes.length
    const all = body.index === '*'
    const names = all
      ? collection.indexes.map(({ record }) => record.name).filter((index) => index !== '_id_')
      : wantedNames(collection, body.index)
    for (const index of names) collection.dropIndex(index)
    return { nIndexesWas: before, ...(all ? { msg: 'non-_id indexes dropped for collection' } : {}), ok: 1 }
  })
  engine.purgeSoon()
  return reply
}

function wantedNames(collection: Collection, wanted: unknown): string[] {
  if (Array.isArray(wanted)) return wanted.flatMap((one: unknown) => wantedNames(collection, one))
  const found = indexNamed(collection, wanted)
  if (!found)
    return refuse(
      27,
      `index not found with name [${isDoc(wanted) ? JSON.stringify(wanted) : String(wanted)}]`,
    )
  if (found.record.name === '_id_') return refuse(72, 'cannot drop _id index')
  return [found.record.name]
}

/** The index of a name or of a key pattern. */
export function indexNamed(collection: Collection, wanted: unknown): Index | undefined {
  return collection.indexes.find((index) =>
    isDoc(wanted)
      ? JSON.stringify(Object.entries(index.pattern)) === JSON.stringify(Object.entries(wanted))
      : index.record.name === wanted,
  )
}
