/** aggregate: what a query can do is done as one, the rest goes to a reader; results are given, or written. */
import { readPipeline } from '../aggregation/stages.js'
import { encode, isDoc, truthy } from '../bson.js'
import { ListCursor, RowCursor } from '../cursors.js'
import { refuse } from '../errors.js'
import { runPipeline } from '../expressions.js'
import { compileFilter } from '../match.js'
import { countRows, openRowsInTurns } from '../query.js'
import { absorb, collect, countId, isCount, type Lead, queryOf } from './pipeline.js'
import { cursorReply } from './read.js'
import { contextOf, countParam, type Handler } from './request.js'
import { writeResults } from './results.js'
import { sourceOf } from './sources.js'

const FIRST_BATCH = 101

export const aggregate: Handler = async (engine, { body, db }) => {
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
  const given = sourceOf(engine, { body, db }, collection, stages)
  if (given) {
    const made = [...runPipeline(given, reads.slice(1), context)].map((document) => encode(document))
    return cursorReply(engine, namespace, new ListCursor(made), size)
  }
  if (context.collate) checkCollated(lead)
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
    (collection && (await engine.inReader((reader) => reader.collect(db, body, reads)))) ??
    collect(engine, db, body, reads)
  if (writes) await writeResults(engine, db, writes, results, context)
  return cursorReply(engine, namespace, new ListCursor(writes ? [] : results), size)
}

const COLLATED = new Set(['$skip', '$limit', '$count', '$unset'])

/** Under a collation nothing but what a query does compares texts. Throws EngineError 115 for other stages. */
function checkCollated(lead: Lead): void {
  if (isCount(lead)) return
  const [name] = lead.rest.flatMap((stage) => Object.keys(stage)).filter((stage) => !COLLATED.has(stage))
  if (name !== undefined) refuse(115, `${name} with a collation is not offered by the embedded engine`)
}
