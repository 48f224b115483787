/** aggregate: the beginning of the pipeline as a query with indexes, the rest through mingo. */
import { type Doc, decode, encode, intOf, isDoc, truthy, withIdFirst } from '../bson.js'
import { ListCursor, RowCursor } from '../cursors.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { runPipeline } from '../expressions.js'
import { compileFilter, type MatchContext } from '../match.js'
import { countRows, openRows } from '../query.js'
import type { Source } from '../scan.js'
import { compileUpdate } from '../update.js'
import { cursorReply } from './read.js'
import { checkCollation, contextOf, countParam, type Handler } from './request.js'

const STAGES = new Set(
  (
    '$addFields $bucket $bucketAuto $count $densify $documents $facet $fill $graphLookup $group $limit $lookup $match $merge $out ' +
    '$project $redact $replaceRoot $replaceWith $sample $set $setWindowFields $skip $sort $sortByCount $unionWith $unset $unwind'
  ).split(' '),
)
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
  const lead = absorb(writes ? stages.slice(0, -1) : stages)
  const collection = name === undefined ? undefined : engine.store.get(db, name)
  const query = {
    filter: lead.filter,
    sort: lead.sort,
    hint: body.hint,
    keep: lead.limit > 0 ? lead.skip + lead.limit : 0,
  }
  compileFilter(lead.filter, context)
  if (collection && !writes && isCount(lead)) {
    const n = countRows(engine.store, collection, query, context, query.keep)
    const rest = Math.max(0, n - lead.skip)
    return cursorReply(
      engine,
      namespace,
      new ListCursor(rest > 0 ? [encode({ _id: countId(lead), n: rest })] : []),
      size,
    )
  }
  if (collection && !writes && lead.rest.length === 0) {
    const { source } = openRows(engine.store, collection, query, context)
    return cursorReply(engine, namespace, new RowCursor(source, undefined, lead.skip, lead.limit), size)
  }
  const source = collection ? openRows(engine.store, collection, query, context).source : undefined
  const results: Buffer[] = []
  for (const document of runPipeline(documentsOf(source, lead), lead.rest, context, resolver(engine, db)))
    results.push(encode(document))
  if (writes) await writeResults(engine, db, writes, results, context)
  return cursorReply(engine, namespace, new ListCursor(writes ? [] : results), size)
}

/** Checks the stages. Throws EngineError 14, 40323, 40324, 40573 or 40601. */
function readPipeline(pipeline: unknown): Doc[] {
  if (!Array.isArray(pipeline)) return refuse(14, "'pipeline' option must be specified as an array")
  return pipeline.map((stage: unknown, index) => {
    if (!isDoc(stage)) return refuse(14, `Each element of the 'pipeline' array must be an object`)
    const [name = '', ...more] = Object.keys(stage)
    if (more.length > 0 || name === '')
      refuse(40323, 'A pipeline stage specification object must contain exactly one field.')
    if (name === '$changeStream') refuse(40573, 'The $changeStream stage is only supported on replica sets')
    if (!STAGES.has(name)) refuse(40324, `Unrecognized pipeline stage name: '${name}'`)
    if ((name === '$out' || name === '$merge') && index < pipeline.length - 1)
      refuse(40601, `${name} can only be the final stage in the pipeline`)
    return stage
  })
}

interface Lead {
  filter: Doc
  sort: Doc | undefined
  skip: number
  limit: number
  rest: Doc[]
}

/** The leading stages that a query can do: any `$match`, then `$sort`, then `$skip`, then `$limit`. */
function absorb(stages: readonly Doc[]): Lead {
  const lead: Lead = { filter: {}, sort: undefined, skip: 0, limit: 0, rest: [] }
  const matches: Doc[] = []
  let at = 0
  for (let match = stages[at]?.$match; isDoc(match); match = stages[at]?.$match) {
    matches.push(match)
    at += 1
  }
  lead.filter = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  const sort = stages[at]?.$sort
  if (isDoc(sort) && Object.values(sort).every((direction) => typeof direction === 'number')) {
    lead.sort = sort
    at += 1
  }
  const skip = intOf(stages[at]?.$skip)
  if (skip !== undefined && skip >= 0) {
    lead.skip = skip
    at += 1
  }
  const limit = intOf(stages[at]?.$limit)
  if (limit !== undefined && limit > 0) {
    lead.limit = limit
    at += 1
  }
  lead.rest = stages.slice(at)
  return lead
}

/** What countDocuments sends: everything matched in one group, counted. */
function isCount({ rest, sort }: Lead): boolean {
  const [stage] = rest
  if (rest.length !== 1 || sort || !isDoc(stage?.$group)) return false
  const { _id, n, ...more } = stage.$group
  const constant = _id === null || typeof _id === 'number'
  return constant && isDoc(n) && n.$sum === 1 && Object.keys(n).length === 1 && Object.keys(more).length === 0
}

function countId({ rest }: Lead): unknown {
  const group = rest[0]?.$group
  return isDoc(group) ? group._id : null
}

function* documentsOf(source: Source | undefined, { skip, limit }: Lead): Generator<Doc> {
  let seen = 0
  for (const { bytes, document } of source?.rows() ?? []) {
    seen += 1
    if (seen <= skip) continue
    yield document ?? decode(bytes)
    if (limit > 0 && seen - skip >= limit) return
  }
}

function resolver(engine: Engine, db: string): (name: string) => Doc[] {
  const known = new Map<string, Doc[]>()
  return (name) => {
    let documents = known.get(name)
    if (!documents) {
      const collection = engine.store.get(db, name)
      const rows = collection
        ? openRows(engine.store, collection, { filter: {}, keep: 0 }, { now: engine.wall() }).source.rows()
        : []
      documents = []
      for (const { bytes } of rows) documents.push(decode(bytes))
      known.set(name, documents)
    }
    return documents
  }
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
      collection.replace(row.record, before, after, decode(after))
    }
  })
}
