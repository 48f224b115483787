/** validate: whether a collection and its indexes agree. */
import { type Doc, decode, encode } from '../bson.js'
import { checkCollection } from '../check.js'
import { refuse } from '../errors.js'
import type { Store } from '../store.js'
import { collectionName, type Handler } from './request.js'

/** Goes through the whole collection in a thread of its own, so that neither commands nor reports wait for it. */
export const validate: Handler = async (engine, request) => {
  const name = collectionName(request)
  const [found] = (await engine.inReader((reader) => reader.apart(request.db, { validate: name }))) ?? [
    encode(validated(engine.store, request.db, name)),
  ]
  return found ? decode(found) : refuse(1, 'the check gave no answer')
}

/** What `validate` answers, as MongoDB shows it. Throws EngineError 26 where there is no such collection. */
export function validated(store: Store, db: string, name: string): Doc {
  const collection =
    store.get(db, name) ?? refuse(26, `Collection '${db}.${name}' does not exist to validate.`)
  const { records, keys, errors } = checkCollection(store, collection)
  return {
    ns: collection.namespace,
    nrecords: records,
    nIndexes: collection.indexes.length,
    keysPerIndex: Object.fromEntries(keys),
    valid: errors.length === 0,
    repaired: false,
    warnings: [],
    errors: [...errors],
    ok: 1,
  }
}
