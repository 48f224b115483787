/** Commands that write: insert, update, delete. Each is one write turn, but for statements that may meet many documents. */
import { type Doc, decode, decodeTyped, encode, isDoc, truthy, withIdFirst } from '../bson.js'
import { collateOf } from '../collation.js'
import type { Collection } from '../collection.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import type { MatchContext } from '../match.js'
import { openRows } from '../query.js'
import { compileUpdate, isReplacement } from '../update.js'
import { seedOf } from '../upsert.js'
import { changeInSteps, isLarge } from './in-steps.js'
import { collectionName, contextOf, type Handler } from './request.js'
import { runEach, runInTurns } from './run-statements.js'
import {
  type DeleteStatement,
  readDelete,
  readUpdate,
  statements,
  type UpdateStatement,
} from './statements.js'

function withErrors(reply: Doc, errors: Doc[]): Doc {
  return errors.length > 0 ? { ...reply, writeErrors: errors, ok: 1 } : { ...reply, ok: 1 }
}

function isOrdered(body: Doc): boolean {
  return body.ordered === undefined || truthy(body.ordered)
}

export const insert: Handler = async (engine, request) => {
  const name = collectionName(request)
  const list = statements(request, 'documents').map(asBuffer)
  const { n, errors } = await engine.store.write(() => {
    const collection = engine.store.ensure(request.db, name)
    return runEach(list, isOrdered(request.body), (statement) => {
      collection.insert(withIdFirst(statement))
      return 1
    })
  })
  return withErrors({ n }, errors)
}

function asBuffer(statement: unknown): Buffer {
  if (statement instanceof Uint8Array)
    return Buffer.from(statement.buffer, statement.byteOffset, statement.byteLength)
  return isDoc(statement) ? encode(statement) : refuse(14, 'documents to insert must be objects')
}

export interface UpdateOutcome {
  matched: number
  modified: number
  /** The `_id` of a document made by an upsert. */
  upserted?: unknown
  before?: Buffer
  after?: Buffer
}

/** In a write turn: runs one update statement. Throws EngineError for what is wrong with it or does not fit. */
export function runUpdate(
  engine: Engine,
  db: string,
  name: string,
  statement: UpdateStatement,
  context: MatchContext,
): UpdateOutcome {
  const { filter, multi, upsert, hint, sort } = statement
  const change = changeOf(statement, context)
  const collection = engine.store.get(db, name)
  const records: { record: number; bytes: Buffer }[] = []
  if (collection) {
    const { source } = openRows(
      engine.store,
      collection,
      { filter, sort, hint, keep: multi ? 0 : 1 },
      context,
    )
    for (const { record, bytes } of source.rows()) {
      records.push({ record, bytes: multi ? NO_BYTES : bytes })
      if (!multi) break
    }
  }
  if (!collection || records.length === 0) {
    return upsert
      ? insertFrom(engine.store.ensure(db, name), statement, context)
      : { matched: 0, modified: 0 }
  }
  const outcome: UpdateOutcome = { matched: records.length, modified: 0 }
  for (const { record, bytes } of records) {
    const stored = bytes === NO_BYTES ? collection.get(record) : bytes
    if (!stored) continue
    const after = change(stored)
    outcome.before = stored
    outcome.after = after
    if (after.equals(stored)) continue
    collection.replace(record, stored, after)
    outcome.modified += 1
  }
  return outcome
}

/** What an update makes of a document. Throws EngineError for what is wrong with the update. */
function changeOf(
  { filter, update, arrayFilters, multi }: UpdateStatement,
  context: MatchContext,
): (stored: Buffer) => Buffer {
  if (multi && isReplacement(update)) refuse(9, 'multi update is not supported for replacement-style update')
  const changed = compileUpdate(update, arrayFilters, context)
  return (stored) => withIdFirst(encode(changed(decodeTyped(stored), positioned(filter, stored))))
}

/** The document as it was is decoded where a positional operator asks for it. */
const positioned = (filter: Doc, stored: Buffer) => ({
  filter,
  get before() {
    return decode(stored)
  },
  inserting: false,
})

const NO_BYTES = Buffer.alloc(0)

function insertFrom(
  collection: Collection,
  statement: UpdateStatement,
  context: MatchContext,
): UpdateOutcome {
  const seed = isReplacement(statement.update)
    ? idOf(seedOf(statement.typedFilter))
    : seedOf(statement.typedFilter)
  const update = compileUpdate(statement.update, statement.arrayFilters, context)
  const wanted = seed._id
  const made = update(seed, { filter: statement.filter, before: {}, inserting: true })
  if (wanted !== undefined && made._id === undefined) refuse(66, "the (immutable) field '_id' was removed")
  const bytes = withIdFirst(encode(made))
  const document = decode(bytes)
  collection.insert(bytes, document)
  return { matched: 0, modified: 0, upserted: document._id, after: bytes }
}

function idOf(seed: Doc): Doc {
  return seed._id === undefined ? {} : { _id: seed._id }
}

function collated(collation: unknown): Pick<MatchContext, 'collate'> {
  const collate = collateOf(collation)
  return collate ? { collate } : {}
}

export const update: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  const list = statements(request, 'updates').map(readUpdate)
  const context = contextOf(engine, body)
  const upserted: Doc[] = []
  let modified = 0
  const contextFor = ({ collation }: UpdateStatement) => ({ ...context, ...collated(collation) })
  const { n, errors } = await runInTurns(engine, list, isOrdered(body), {
    // One that may have to insert is decided on in one turn.
    isApart: ({ multi, upsert }) => multi && !upsert && isLarge(engine.store.get(db, name)),
    run(statement, index) {
      const outcome = runUpdate(engine, db, name, statement, contextFor(statement))
      modified += outcome.modified
      if (outcome.upserted !== undefined) upserted.push({ index, _id: outcome.upserted })
      return outcome.matched + (outcome.upserted === undefined ? 0 : 1)
    },
    async inSteps(statement) {
      const { filter, hint } = statement
      const change = changeOf(statement, contextFor(statement))
      const query = { filter, hint, keep: 0 }
      return changeInSteps(
        engine,
        { db, name },
        query,
        contextFor(statement),
        (collection, record, stored) => {
          const after = change(stored)
          if (after.equals(stored)) return
          collection.replace(record, stored, after)
          modified += 1
        },
      )
    },
  })
  return withErrors({ n, nModified: modified, ...(upserted.length > 0 ? { upserted } : {}) }, errors)
}

export const remove: Handler = async (engine, request) => {
  const { body, db } = request
  const name = collectionName(request)
  const list = statements(request, 'deletes').map(readDelete)
  const context = contextOf(engine, body)
  const contextFor = ({ collation }: DeleteStatement) => ({ ...context, ...collated(collation) })
  const { n, errors } = await runInTurns(engine, list, isOrdered(body), {
    isApart: ({ single }) => !single && isLarge(engine.store.get(db, name)),
    run(statement) {
      const { filter, hint, single } = statement
      const collection = engine.store.get(db, name)
      if (!collection) return 0
      const query = { filter, hint, keep: single ? 1 : 0 }
      const { source } = openRows(engine.store, collection, query, contextFor(statement))
      const records: number[] = []
      for (const { record } of source.rows()) {
        records.push(record)
        if (single) break
      }
      for (const record of records) {
        const bytes = collection.get(record)
        if (bytes) collection.remove(record, decode(bytes))
      }
      return records.length
    },
    async inSteps(statement) {
      const { filter, hint } = statement
      const query = { filter, hint, keep: 0 }
      return changeInSteps(engine, { db, name }, query, contextFor(statement), (collection, record, stored) =>
        collection.remove(record, decode(stored)),
      )
    },
  })
  return withErrors({ n }, errors)
}
