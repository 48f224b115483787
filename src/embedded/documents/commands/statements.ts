/** The statements of a writing command, read before any of them is run. */
import { type Doc, decode, decodeTyped, intOf, isDoc, plainValue, truthy } from '../bson.js'
import { refuse } from '../errors.js'
import { checkStatement } from './options.js'
import type { Request } from './request.js'

const MAX_STATEMENTS = 100_000

/** The statements of a command, from its body or from a document sequence. Throws EngineError 14 or 16. */
export function statements({ body, sequences, name }: Request, field: string): unknown[] {
  const list: unknown = sequences.get(field) ?? body[field]
  if (!Array.isArray(list))
    return refuse(40414, `BSON field '${name}.${field}' is missing but a required field`)
  if (list.length === 0 || list.length > MAX_STATEMENTS) {
    return refuse(
      16,
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${list.length} operations.`,
    )
  }
  return list
}

export interface UpdateStatement {
  filter: Doc
  /** The filter with its numeric types, for the document of an upsert. */
  typedFilter: Doc
  update: unknown
  arrayFilters: unknown
  multi: boolean
  upsert: boolean
  hint: unknown
  sort?: unknown
  collation?: unknown
}

/** Reads a statement of `update`. Throws EngineError 14, 40414 or 40415. */
export function readUpdate(raw: unknown): UpdateStatement {
  const statement = Buffer.isBuffer(raw) ? decodeTyped(raw) : raw
  if (!isDoc(statement)) return refuse(14, 'an update statement must be an object')
  checkStatement('update', statement)
  const { q, u, arrayFilters, hint, multi, upsert, collation } = statement
  if (!isDoc(q)) return refuse(14, "BSON field 'update.updates.q' is missing or no object")
  if (u === undefined) refuse(40414, "BSON field 'update.updates.u' is missing but a required field")
  const filter = plainValue(q)
  return {
    filter: isDoc(filter) ? filter : {},
    typedFilter: q,
    update: u,
    arrayFilters: arrayFilters === undefined ? undefined : plainValue(arrayFilters),
    multi: truthy(multi),
    upsert: truthy(upsert),
    hint,
    collation,
  }
}

export interface DeleteStatement {
  filter: Doc
  hint: unknown
  collation: unknown
  single: boolean
}

/** Reads a statement of `delete`. Throws EngineError 9, 14, 40414 or 40415. */
export function readDelete(raw: unknown): DeleteStatement {
  const statement = Buffer.isBuffer(raw) ? decode(raw) : raw
  if (!isDoc(statement) || !isDoc(statement.q))
    return refuse(14, "BSON field 'delete.deletes.q' is missing or no object")
  checkStatement('delete', statement)
  const { q, hint, collation } = statement
  const limit = intOf(statement.limit)
  if (limit === undefined) refuse(40414, "BSON field 'delete.deletes.limit' is missing but a required field")
  if (limit !== 0 && limit !== 1)
    refuse(9, `The limit field in delete objects must be 0 or 1. Got ${String(statement.limit)}`)
  return { filter: q, hint, collation, single: limit === 1 }
}
