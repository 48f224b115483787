/** `$out` and `$merge`: what a pipeline gives is written to a collection. */
import { type Doc, decode, decodeTyped, encode, isDoc, withIdFirst } from '../bson.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { compute } from '../expressions.js'
import type { MatchContext } from '../match.js'
import { openRows } from '../query.js'
import { compileUpdate } from '../update.js'

/** Where `$out` or `$merge` writes to. Throws EngineError 9, 16990 or 51178. */
interface Target {
  db: string
  coll: string
}

/** Writes the results by the last stage. Throws EngineError for what is wrong with it or does not fit. */
export async function writeResults(
  engine: Engine,
  db: string,
  stage: Doc,
  results: readonly Buffer[],
  context: MatchContext,
): Promise<void> {
  if ('$out' in stage) await replaceAll(engine, targetOf('$out', stage.$out, db), results)
  else await merge(engine, db, stage.$merge, results, context)
}

function targetOf(name: string, spec: unknown, db: string): Target {
  const { db: toDb = db, coll } = isDoc(spec) ? spec : { coll: spec }
  if (typeof toDb !== 'string' || typeof coll !== 'string')
    return refuse(name === '$out' ? 16990 : 51178, `${name} needs the name of a collection`)
  if (coll === '') refuse(73, `Invalid namespace specified '${toDb}.'`)
  return { db: toDb, coll }
}

/** The collection holds the results or, when one of them is refused, what it held before. */
async function replaceAll(engine: Engine, { db, coll }: Target, results: readonly Buffer[]): Promise<void> {
  const { store } = engine
  await store.write(() => {
    const old = store.get(db, coll)
    const fresh = store.ensure(db, `tmp.agg_out.${store.nextId()}`)
    try {
      for (const index of old?.indexes ?? [])
        if (index.record.name !== '_id_') fresh.addEmptyIndex(index.record)
      for (const bytes of results) fresh.insert(withIdFirst(bytes))
    } catch (error) {
      store.drop(fresh)
      throw error
    }
    if (old) store.drop(old)
    store.rename(fresh, db, coll)
  })
  engine.cursors.killAll(`${db}.${coll}`)
  engine.purgeSoon()
}

const WHEN_MATCHED = ['merge', 'replace', 'keepExisting', 'fail']
const WHEN_NOT_MATCHED = ['insert', 'discard', 'fail']

/** The variables of a `$merge`: by default `$$new` is the result. */
function letOf(spec: unknown, document: Doc, context: MatchContext): Doc {
  if (!isDoc(spec)) return { new: document }
  return Object.fromEntries(
    Object.entries(spec).map(([name, value]) => [name, compute(value, context, document)]),
  )
}

async function merge(
  engine: Engine,
  db: string,
  spec: unknown,
  results: readonly Buffer[],
  context: MatchContext,
): Promise<void> {
  const options = isDoc(spec) ? spec : { into: spec }
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = options
  const target = targetOf('$merge', into, db)
  if (on !== '_id')
    return refuse(115, "$merge with 'on' other than _id is not offered by the embedded engine")
  if (!Array.isArray(whenMatched) && !WHEN_MATCHED.includes(String(whenMatched)))
    refuse(
      2,
      `Enumeration value '${String(whenMatched)}' for field '$merge.whenMatched' is not a valid value.`,
    )
  if (!WHEN_NOT_MATCHED.includes(String(whenNotMatched)))
    refuse(
      2,
      `Enumeration value '${String(whenNotMatched)}' for field '$merge.whenNotMatched' is not a valid value.`,
    )
  await engine.store.write(() => {
    const collection = engine.store.ensure(target.db, target.coll)
    for (const result of results) {
      const bytes = withIdFirst(result)
      const document = decode(bytes)
      const query = { filter: { _id: document._id }, keep: 1 }
      const [row] = openRows(engine.store, collection, query, { now: context.now }).source.rows()
      if (!row) {
        if (whenNotMatched === 'fail')
          refuse(13113, '$merge could not find a matching document in the target collection')
        if (whenNotMatched === 'insert') collection.insert(bytes)
        continue
      }
      if (whenMatched === 'fail') refuse(11000, '$merge found a matching document in the target collection')
      if (whenMatched === 'keepExisting') continue
      const { _id, ...fields } = document
      const change =
        whenMatched === 'replace' ? document : Array.isArray(whenMatched) ? whenMatched : { $set: fields }
      const variables = { ...context.variables, ...letOf(options.let, document, context) }
      const update = compileUpdate(change, undefined, { ...context, variables })
      const situation = { filter: {}, before: decode(row.bytes), inserting: false }
      const after = withIdFirst(encode(update(decodeTyped(row.bytes), situation)))
      if (!after.equals(row.bytes)) collection.replace(row.record, row.bytes, after)
    }
  })
}
