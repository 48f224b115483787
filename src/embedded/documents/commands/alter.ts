/** Commands that change what a collection is called, and how an index behaves. */
import { type Doc, isDoc, numberOf, truthy } from '../bson.js'
import { refuse } from '../errors.js'
import { indexNamed } from './catalog.js'
import { collectionName, type Handler } from './request.js'

/** Splits a namespace. Throws EngineError 73. */
function namespace(value: unknown): [string, string] {
  const text = typeof value === 'string' ? value : ''
  const dot = text.indexOf('.')
  return dot < 1 || dot === text.length - 1
    ? refuse(73, `Invalid namespace specified '${String(value)}'`)
    : [text.slice(0, dot), text.slice(dot + 1)]
}

export const renameCollection: Handler = async (engine, { body }) => {
  const [fromDb, fromName] = namespace(body.renameCollection)
  const [toDb, toName] = namespace(body.to)
  await engine.store.write(() => {
    const source =
      engine.store.get(fromDb, fromName) ??
      refuse(26, `Source collection ${fromDb}.${fromName} does not exist`)
    if (source.building.length > 0) refuse(20, 'an index of the collection is being built')
    if (fromDb === toDb && fromName === toName) refuse(20, "Can't rename a collection to itself")
    const target = engine.store.get(toDb, toName)
    if (target && !truthy(body.dropTarget)) refuse(48, 'target namespace exists')
    if (target) engine.store.drop(target)
    engine.store.rename(source, toDb, toName)
  })
  engine.cursors.killAll(`${fromDb}.${fromName}`)
  engine.cursors.killAll(`${toDb}.${toName}`)
  engine.purgeSoon()
  return { ok: 1 }
}

export const collMod: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  for (const option of ['validator', 'validationLevel', 'validationAction', 'viewOn', 'pipeline'])
    if (body[option] !== undefined)
      refuse(115, `the option '${option}' is not offered by the embedded engine`)
  return engine.store.write((): Doc => {
    const collection = engine.store.get(db, name) ?? refuse(26, `ns does not exist: ${db}.${name}`)
    if (body.index === undefined) return { ok: 1 }
    const change = isDoc(body.index) ? body.index : refuse(14, "BSON field 'collMod.index' must be an object")
    const { record } =
      indexNamed(collection, change.name ?? change.keyPattern) ??
      refuse(27, `cannot find index for ns ${db}.${name}`)
    const reply: Doc = {}
    if (change.expireAfterSeconds !== undefined) {
      const seconds = Number(numberOf(change.expireAfterSeconds) ?? Number.NaN)
      if (!(seconds >= 0 && seconds <= 0x7fffffff))
        refuse(72, 'expireAfterSeconds must be a non-negative number')
      if (record.fields.length > 1) refuse(72, 'TTL indexes are single-field indexes')
      if (record.expireAfterSeconds !== undefined) reply.expireAfterSeconds_old = record.expireAfterSeconds
      reply.expireAfterSeconds_new = seconds
      record.expireAfterSeconds = seconds
    }
    if (change.hidden !== undefined) {
      if (record.name === '_id_') refuse(2, "can't hide _id index")
      reply.hidden_old = record.hidden === true
      reply.hidden_new = truthy(change.hidden)
      record.hidden = truthy(change.hidden)
    }
    engine.store.save(collection)
    return { ...reply, ok: 1 }
  })
}
