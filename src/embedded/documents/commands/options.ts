/** What may stand in a command: a field that the engine would overlook is refused, as MongoDB does. */
import { type Doc, isDoc, numberOf } from '../bson.js'
import { refuse } from '../errors.js'

const words = (text: string): string[] => text.split(' ')

/** In every command. */
const GENERIC = words(
  '$db lsid $clusterTime $readPreference readConcern writeConcern maxTimeMS comment apiVersion apiStrict apiDeprecationErrors txnNumber autocommit startTransaction',
)

const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  find: new Set(
    words(
      'find filter sort projection hint skip limit batchSize singleBatch max min returnKey showRecordId tailable oplogReplay noCursorTimeout awaitData allowPartialResults allowDiskUse collation let',
    ),
  ),
  getMore: new Set(words('getMore collection batchSize')),
  insert: new Set(words('insert documents ordered bypassDocumentValidation')),
  update: new Set(words('update updates ordered bypassDocumentValidation let')),
  delete: new Set(words('delete deletes ordered let')),
  aggregate: new Set(
    words('aggregate pipeline explain allowDiskUse cursor bypassDocumentValidation collation hint let'),
  ),
  count: new Set(words('count query limit skip hint collation fields')),
  distinct: new Set(words('distinct key query collation hint')),
  findAndModify: new Set(
    words(
      'findAndModify findandmodify query sort remove update new fields upsert bypassDocumentValidation collation arrayFilters hint let',
    ),
  ),
}
const STATEMENTS = {
  update: new Set(words('q u c multi upsert collation arrayFilters hint')),
  delete: new Set(words('q limit collation hint')),
} as const

/** Throws EngineError 40415 for a field that the command does not have. */
export function checkFields(name: string, body: Doc): void {
  const known = FIELDS[name === 'findandmodify' ? 'findAndModify' : name]
  if (!known) return
  for (const field of Object.keys(body))
    if (!known.has(field) && !GENERIC.includes(field))
      refuse(40415, `BSON field '${name}.${field}' is an unknown field.`)
}

/** Throws EngineError 40415 for a field that a statement of `update` or `delete` does not have. */
export function checkStatement(name: keyof typeof STATEMENTS, statement: Doc): void {
  for (const field of Object.keys(statement))
    if (!STATEMENTS[name].has(field))
      refuse(40415, `BSON field '${name}.${name}s.${field}' is an unknown field.`)
}

const READ_LEVELS = new Set(['local', 'available', 'majority'])

/**
 * What a command asks of replication, of which there is none. Throws EngineError 2, 9 or 123 for what a server without
 * it refuses, 20 for a transaction.
 */
export function checkConcerns({ readConcern, writeConcern, ...body }: Doc): void {
  if (body.startTransaction === true || body.autocommit === false || body.txnNumber !== undefined)
    refuse(20, 'Transaction numbers are only allowed on a replica set member or mongos')
  if (isDoc(readConcern) && readConcern.level !== undefined) {
    const level = String(readConcern.level)
    if (level === 'snapshot' || level === 'linearizable')
      refuse(123, `node needs to be a replica set member to use read concern: ${level}`)
    if (!READ_LEVELS.has(level))
      refuse(2, `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`)
  }
  if (!isDoc(writeConcern)) return
  const { w = 1 } = writeConcern
  const nodes = numberOf(w)
  if (nodes === undefined ? w !== 'majority' : Number(nodes) > 1)
    refuse(2, "cannot use 'w' > 1 when a host is not replicated")
}
