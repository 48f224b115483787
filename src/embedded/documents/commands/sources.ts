/** Stages that a pipeline can begin with in place of a collection's documents. */
import { type Doc, isDoc } from '../bson.js'
import type { Collection } from '../collection.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { compute } from '../expressions.js'

/** Those that belong to no collection. */
const OF_NONE = new Set(['$documents', '$currentOp', '$listLocalSessions'])
const OF_A_COLLECTION = new Set(['$indexStats', '$collStats'])

/**
 * The documents of a first stage that is a source, or undefined where the pipeline reads a collection. Throws
 * EngineError 26 or 73 where it asks of the wrong kind of thing.
 */
export function sourceOf(
  engine: Engine,
  { body, db }: { body: Doc; db: string },
  collection: Collection | undefined,
  [first]: readonly Doc[],
): Doc[] | undefined {
  const [name = ''] = Object.keys(first ?? {})
  const named = typeof body.aggregate === 'string'
  if (OF_NONE.has(name) ? named : !named)
    refuse(73, `{aggregate: ${named ? "'…'" : 1}} is not valid for '${name}'`)
  if (!OF_NONE.has(name) && !OF_A_COLLECTION.has(name)) return undefined
  const operand = first?.[name]
  if (name === '$documents') {
    const documents = compute(operand, { now: engine.wall() })
    return Array.isArray(documents) && documents.every(isDoc)
      ? documents
      : refuse(5858203, "error during aggregation: '$documents' needs an array of objects")
  }
  if (name === '$listLocalSessions')
    return isDoc(body.lsid) ? [{ _id: body.lsid, lastUse: engine.wall() }] : []
  if (name === '$currentOp')
    return [{ type: 'op', active: true, op: 'command', ns: `${db}.$cmd.aggregate`, command: body }]
  if (!collection)
    return name === '$indexStats' ? [] : refuse(26, `Collection [${db}.${String(body.aggregate)}] not found.`)
  if (name === '$indexStats')
    return collection.indexes.map((index) => ({
      name: index.record.name,
      key: index.pattern,
      spec: index.describe(),
    }))
  const asked = isDoc(operand) ? operand : {}
  return [
    {
      ns: collection.namespace,
      localTime: engine.wall(),
      ...('count' in asked ? { count: collection.count } : {}),
      ...('storageStats' in asked
        ? { storageStats: { count: collection.count, nindexes: collection.indexes.length, capped: false } }
        : {}),
    },
  ]
}
