/** findAndModify: one document changed or removed and given back, in one write turn. */
import { type Doc, decode, encode, isDoc, plainValue, truthy, withRaw } from '../bson.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import type { MatchContext } from '../match.js'
import { compileProjection } from '../project.js'
import { openRows } from '../query.js'
import { collectionName, contextOf, type Handler, type Request } from './request.js'
import type { UpdateStatement } from './statements.js'
import { runUpdate } from './write.js'

export const findAndModify: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  const typedFilter = isDoc(body.query) ? body.query : {}
  const plainFilter = plainValue(typedFilter)
  const filter = isDoc(plainFilter) ? plainFilter : {}
  if (isDoc(body.sort) === false && body.sort !== undefined && body.sort !== null)
    refuse(14, "BSON field 'findAndModify.sort' is the wrong type, expected type 'object'")
  const context = contextOf(engine, body)
  const wantsNew = truthy(body.new)
  const fields = plainValue(body.fields ?? {})
  const shape = compileProjection(isDoc(fields) ? fields : {}, filter, context)
  const shaped = (bytes: Buffer | undefined): Buffer | undefined =>
    bytes && shape ? shape({ record: 0, bytes, document: undefined }) : bytes
  if (truthy(body.remove)) {
    if (body.update !== undefined) refuse(9, 'Cannot specify both an update and remove=true')
    if (truthy(body.upsert)) refuse(9, 'Cannot specify both upsert=true and remove=true')
    if (wantsNew)
      refuse(9, "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document")
    const removed = await engine.store.write(() => removeOne(engine, request, name, filter, context))
    return answer({ n: removed ? 1 : 0 }, shaped(removed))
  }
  if (body.update === undefined) refuse(9, 'Either an update or remove=true must be specified')
  const statement: UpdateStatement = {
    filter,
    typedFilter,
    update: body.update,
    arrayFilters: body.arrayFilters === undefined ? undefined : plainValue(body.arrayFilters),
    multi: false,
    upsert: truthy(body.upsert),
    hint: body.hint,
    sort: body.sort,
  }
  const outcome = await engine.store.write(() => runUpdate(engine, db, name, statement, context))
  const inserted = outcome.upserted !== undefined
  const status = {
    n: outcome.matched + (inserted ? 1 : 0),
    updatedExisting: outcome.matched > 0,
    ...(inserted ? { upserted: outcome.upserted } : {}),
  }
  return answer(status, shaped(wantsNew ? outcome.after : outcome.before))
}

function removeOne(
  engine: Engine,
  { db, body }: Request,
  name: string,
  filter: Doc,
  context: MatchContext,
): Buffer | undefined {
  const collection = engine.store.get(db, name)
  if (!collection) return undefined
  const { source } = openRows(
    engine.store,
    collection,
    { filter, sort: body.sort, hint: body.hint, keep: 1 },
    context,
  )
  for (const { record, bytes } of source.rows()) {
    collection.remove(record, decode(bytes))
    return bytes
  }
  return undefined
}

function answer(lastErrorObject: Doc, value: Buffer | undefined): Buffer {
  return value
    ? withRaw({ lastErrorObject, ok: 1 }, 'value', value)
    : encode({ lastErrorObject, value: null, ok: 1 })
}
