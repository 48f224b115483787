/** aggregate: what a query can do is done as one, the rest goes to a reader; results are given, or written. */
import { type Doc, decode, encode, isDoc, truthy, withIdFirst } from '../bson.js'
import { ListCursor, RowCursor } from '../cursors.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { compileFilter, type MatchContext } from '../match.js'
import { countRows, openRows, openRowsInTurns } from '../query.js'
import { compileUpdate } from '../update.js'
import { absorb, collect, countId, isCount, queryOf, readPipeline } from './pipeline.js'
import { cursorReply } from './read.js'
import { checkCollation, contextOf, countParam, type Handler } from './request.js'

const FIRST_BATCH = 101

export const aggregate: Handler = async (engine, { body, db }) => {
  checkCollation(body)
  const stages = readPipeline(body.pipeline)
  const cursor = isDoc(body.cursor) ? body.cursor : undefined
  if (!cursor && !truthy(body.explain))
    refuse(9, "The 'cursor' option is required, except for aggregate with the explain argument")
  const size = countParam(cursor ?? {}, 'batchSize', FIRST_BATCH)
  const context = contextOf(engine, body)
  const name = typeof body.aggregate === 'string' ? body.aggregate : undefined
  const namespace = `${db}.${name ?? '$cmd.aggregate'}`
  const last = stages.at(-1)
  const writes = last && ('$out' in last || '$merge' in last) ? last : undefined
  const reads = writes ? stages.slice(0, -1) : stages
  const lead = absorb(reads)
  const collection = name === undefined ? undefined : engine.store.get(db, name)
  const query = queryOf(lead, body.hint)
  compileFilter(lead.filter, context)
  if (collection && !writes && isCount(lead)) {
    const n = await countRows(engine.store, collection, query, context, query.keep)
    const rest = Math.max(0, n - lead.skip)
    return cursorReply(
      engine,
      namespace,
      new ListCursor(rest > 0 ? [encode({ _id: countId(lead), n: rest })] : []),
      size,
    )
  }
  if (collection && !writes && lead.rest.length === 0) {
    const source = await openRowsInTurns(engine.store, collection, query, context)
    return cursorReply(
      engine,
      namespace,
      new RowCursor(engine.store, source, undefined, lead.skip, lead.limit),
      size,
    )
  }
  // What may go through many documents must not keep others waiting.
  const results =
    collection && engine.reader
      ? await engine.reader.collect(db, body, reads)
      : collect(engine, db, body, reads)
  if (writes) await writeResults(engine, db, writes, results, context)
  return cursorReply(engine, namespace, new ListCursor(writes ? [] : results), size)
}

async function writeResults(
  engine: Engine,
  db: string,
  stage: Doc,
  results: Buffer[],
  context: MatchContext,
): Promise<void> {
  if ('$out' in stage) {
    const { $out } = stage
    const target =
      typeof $out === 'string'
        ? { db, coll: $out }
        : isDoc($out)
          ? $out
          : refuse(9, '$out needs a collection name')
    const { db: toDb, coll } = target
    if (typeof toDb !== 'string' || typeof coll !== 'string') return refuse(9, '$out needs db and coll')
    await engine.store.write(() => {
      const old = engine.store.get(toDb, coll)
      if (old) {
        for (const row of openRows(engine.store, old, { filter: {}, keep: 0 }, context).source.rows())
          old.remove(row.record, decode(row.bytes))
      }
      const collection = engine.store.ensure(toDb, coll)
      for (const bytes of results) collection.insert(withIdFirst(bytes))
    })
    return
  }
  await mergeResults(engine, db, stage.$merge, results, context)
}

async function mergeResults(
  engine: Engine,
  db: string,
  spec: unknown,
  results: Buffer[],
  context: MatchContext,
): Promise<void> {
  const options = isDoc(spec) ? spec : { into: spec }
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = options
  const target = typeof into === 'string' ? { db, coll: into } : isDoc(into) ? into : {}
  const { db: toDb = db, coll } = target
  if (typeof toDb !== 'string' || typeof coll !== 'string')
    return refuse(9, '$merge needs a target collection')
  if (on !== '_id') return refuse(2, "$merge with 'on' other than _id is not offered by the embedded engine")
  await engine.store.write(() => {
    const collection = engine.store.ensure(toDb, coll)
    for (const result of results) {
      const bytes = withIdFirst(result)
      const document = decode(bytes)
      const { source } = openRows(
        engine.store,
        collection,
        { filter: { _id: document._id }, keep: 1 },
        context,
      )
      const [row] = source.rows()
      if (!row) {
        if (whenNotMatched === 'fail')
          refuse(13113, '$merge could not find a matching document in the target collection')
        if (whenNotMatched === 'insert') collection.insert(bytes, document)
        continue
      }
      if (whenMatched === 'fail') refuse(11000, '$merge found a matching document in the target collection')
      if (whenMatched === 'keepExisting') continue
      const before = decode(row.bytes)
      const { _id, ...fields } = document
      const change =
        whenMatched === 'replace' ? document : Array.isArray(whenMatched) ? whenMatched : { $set: fields }
      const made = compileUpdate(change, undefined, {
        ...context,
        variables: { ...context.variables, new: document },
      })
      const after = withIdFirst(encode(made(decode(row.bytes), { filter: {}, before, inserting: false })))
      collection.replace(row.record, row.bytes, after)
    }
  })
}
