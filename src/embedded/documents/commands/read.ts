/** Commands that read: find, getMore, killCursors, count, distinct. */
import { Long } from 'bson'
import { type Doc, intOf, numberOf, truthy } from '../bson.js'
import { cursorBytes } from '../cursor-bytes.js'
import { type Batches, RowCursor } from '../cursors.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { encodeKey } from '../keys.js'
import { compileFilter } from '../match.js'
import { compareValues, equalValues } from '../order.js'
import { decodePart, partsOf } from '../parts.js'
import { anyAt, MISSING } from '../paths.js'
import { compileProjection } from '../project.js'
import { countRows, inTurns, openRowsInTurns } from '../query.js'
import { parseSort } from '../sort.js'
import { collectionName, contextOf, countParam, docParam, type Handler } from './request.js'

const FIRST_BATCH = 101
const ALL = Number.MAX_SAFE_INTEGER

/** The answer that opens a cursor, with its first batch. */
export async function cursorReply(
  engine: Engine,
  namespace: string,
  batches: Batches,
  size: number,
  single = false,
): Promise<Buffer> {
  const { documents, done } = await batches.batch(size)
  const id = done || single ? 0 : engine.cursors.add(namespace, batches)
  return cursorBytes(id, namespace, 'firstBatch', documents)
}

export const find: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  if (truthy(body.tailable)) refuse(2, 'tailable cursors are not offered by the embedded engine')
  for (const option of ['returnKey', 'showRecordId'])
    if (truthy(body[option])) refuse(115, `the option '${option}' is not offered by the embedded engine`)
  const context = contextOf(engine, body)
  const filter = docParam(body, 'filter', 'find')
  const shape = compileProjection(docParam(body, 'projection', 'find'), filter, context)
  const skip = countParam(body, 'skip', 0)
  const limit = countParam(body, 'limit', 0)
  const size = countParam(body, 'batchSize', FIRST_BATCH)
  const collection = engine.store.get(db, name)
  if (!collection) {
    compileFilter(filter, context)
    parseSort(body.sort)
    return emptyCursor(`${db}.${name}`)
  }
  const keep = limit > 0 ? skip + limit : 0
  const { sort, hint, min, max } = body
  const source = await openRowsInTurns(
    engine.store,
    collection,
    { filter, sort, hint, min, max, keep },
    context,
  )
  const reply = await cursorReply(
    engine,
    collection.namespace,
    new RowCursor(engine.store, source, shape, skip, limit),
    size,
    truthy(body.singleBatch),
  )
  context.liftLimit?.()
  return reply
}

export function emptyCursor(namespace: string): Doc {
  return { cursor: { id: Long.ZERO, ns: namespace, firstBatch: [] }, ok: 1 }
}

export const getMore: Handler = async (engine, { body, db }) => {
  const id = numberOf(body.getMore)
  if (id === undefined)
    return refuse(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'")
  const namespace = `${db}.${String(body.collection)}`
  const size = countParam(body, 'batchSize', 0) || ALL
  const { documents, done } = await engine.cursors.next(Number(id), namespace, size)
  return cursorBytes(done ? 0 : Number(id), namespace, 'nextBatch', documents)
}

export const killCursors: Handler = (engine, request) => {
  const { body, db } = request
  const namespace = `${db}.${collectionName(request)}`
  if (!Array.isArray(body.cursors))
    return refuse(14, "BSON field 'killCursors.cursors' is missing or no array")
  const ids = (body.cursors as unknown[]).map((id) => intOf(id) ?? 0)
  const killed = ids.filter((id) => engine.cursors.kill(id, namespace))
  const list = (numbers: number[]): Long[] => numbers.map((id) => Long.fromNumber(id))
  return {
    cursorsKilled: list(killed),
    cursorsNotFound: list(ids.filter((id) => !killed.includes(id))),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  }
}

export const count: Handler = async (engine, request) => {
  const { body, db } = request
  const filter = docParam(body, 'query', 'count')
  const skip = countParam(body, 'skip', 0)
  const limit = Math.abs(intOf(body.limit) ?? 0)
  const context = contextOf(engine, body)
  const collection = engine.store.get(db, collectionName(request))
  compileFilter(filter, context)
  if (!collection) return { n: 0, ok: 1 }
  const total = await countRows(
    engine.store,
    collection,
    { filter, hint: body.hint, keep: 0 },
    context,
    limit > 0 ? skip + limit : 0,
  )
  return { n: Math.max(0, total - skip), ok: 1 }
}

export const distinct: Handler = async (engine, request) => {
  const { body, db } = request
  const { key } = body
  if (typeof key !== 'string' || key === '')
    return refuse(14, "BSON field 'distinct.key' must be a non-empty string")
  const filter = docParam(body, 'query', 'distinct')
  const context = contextOf(engine, body)
  const collection = engine.store.get(db, collectionName(request))
  compileFilter(filter, context)
  const { collate } = context
  const values = new Map<string, { value: unknown; order: Buffer }>()
  const add = (value: unknown): void => {
    const order = encodeKey([value], [1], Number.POSITIVE_INFINITY).bytes
    const mark = order.toString('latin1')
    if (values.has(mark)) return
    if (collate && [...values.values()].some((known) => equalValues(known.value, value, collate))) return
    values.set(mark, { value, order })
  }
  if (collection) {
    const query = { filter, hint: body.hint, keep: 0 }
    const source = await openRowsInTurns(engine.store, collection, query, context)
    const names = key.split('.')
    const parts = partsOf(new Set([key]))
    await inTurns(engine.store, source, ({ bytes, document }) => {
      anyAt(document ?? decodePart(bytes, parts), names, 0, false, (value) => {
        if (Array.isArray(value)) value.forEach(add)
        else if (value !== MISSING) add(value)
        return false
      })
      return true
    })
  }
  const sorted = [...values.values()].sort((a, b) =>
    collate ? compareValues(a.value, b.value, collate) : Buffer.compare(a.order, b.order),
  )
  return { values: sorted.map(({ value }) => value), ok: 1 }
}
