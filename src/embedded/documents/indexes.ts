/** What an index is, and under which keys a document stands in it. */
import { type Doc, decode, encode, isDoc, numberOf, truthy } from './bson.js'
import { refuse } from './errors.js'
import { type EncodedKey, encodeKey } from './keys.js'
import { compileFilter, type Predicate } from './match.js'
import { joinPaths, type Parts, type Paths, partsOf, pathsOf } from './parts.js'
import { anyAt, keyTuples, MISSING } from './paths.js'
import type { SortField } from './sort.js'

/** As kept in the catalogue; the options' documents are BSON. */
export interface IndexRecord {
  id: number
  name: string
  fields: SortField[]
  unique: boolean
  sparse: boolean
  partial?: Uint8Array
  expireAfterSeconds?: number
  /** Kept up and guarding what it guards, but used by no plan. */
  hidden?: boolean
  /** Some document stands under several keys. */
  multikey: boolean
  /** Some key is cut or rounded (keys.ts): no sort order and no bare counts from this index. */
  lossy: boolean
}

/** What `createIndexes` asks for. */
export type IndexSpec = Omit<IndexRecord, 'id' | 'multikey' | 'lossy'>

/** An index ready for use. */
export class Index {
  readonly paths: string[][]
  readonly directions: number[]
  readonly partialFilter: Doc | undefined
  /** The fields that decide under which keys a document stands. */
  readonly looksAt: Paths
  readonly parts: Parts
  private readonly belongs: Predicate | undefined

  constructor(readonly record: IndexRecord) {
    this.paths = record.fields.map(({ path }) => path.split('.'))
    this.directions = record.fields.map(({ direction }) => direction)
    this.partialFilter = record.partial ? decode(record.partial) : undefined
    const fields = new Set(record.fields.map(({ path }) => path))
    this.looksAt = joinPaths([fields, pathsOf(this.partialFilter ?? {})])
    this.parts = partsOf(this.looksAt)
    this.belongs = this.partialFilter ? compileFilter(this.partialFilter, { now: new Date(0) }) : undefined
  }

  /** Whether the index holds the document at all. */
  holds(document: Doc): boolean {
    if (this.belongs && !this.belongs(document)) return false
    if (!this.record.sparse) return true
    return this.paths.some((path) => anyAt(document, path, 0, false, (value) => value !== MISSING))
  }

  /** The keys under which a document stands, each once. Throws EngineError 171 for parallel arrays. */
  keys(document: Doc): { keys: EncodedKey[]; multikey: boolean } {
    if (!this.holds(document)) return { keys: [], multikey: false }
    const { tuples, multikey } = keyTuples(document, this.paths)
    if (!multikey) return { keys: [encodeKey(tuples[0] ?? [], this.directions)], multikey }
    const distinct = new Map<string, EncodedKey>()
    for (const tuple of tuples) {
      const key = encodeKey(tuple, this.directions)
      distinct.set(key.bytes.toString('latin1'), key)
    }
    return { keys: [...distinct.values()], multikey }
  }

  /** The key of one tuple of values. */
  keyOf(tuple: readonly unknown[]): Buffer {
    return encodeKey(tuple, this.directions).bytes
  }

  /** `{a: 1}` as the user gave it. */
  get pattern(): Doc {
    return Object.fromEntries(this.record.fields.map(({ path, direction }) => [path, direction]))
  }

  /** What `listIndexes` shows. */
  describe(): Doc {
    const { name, unique, sparse, expireAfterSeconds, hidden } = this.record
    return {
      v: 2,
      key: this.pattern,
      name,
      ...(unique && name !== '_id_' ? { unique } : {}),
      ...(sparse ? { sparse } : {}),
      ...(this.partialFilter ? { partialFilterExpression: this.partialFilter } : {}),
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
      ...(hidden ? { hidden } : {}),
    }
  }
}

export const ID_INDEX = {
  name: '_id_',
  fields: [{ path: '_id', direction: 1 }],
  unique: true,
  sparse: false,
} as const

const KNOWN = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'ns',
  'hidden',
  'collation',
])

const IN_PARTIAL = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in', '$and', '$or'])

function checkPartial(filter: Doc): void {
  for (const [name, value] of Object.entries(filter)) {
    const denied = name === '$exists' && !truthy(value)
    if ((name.startsWith('$') && !IN_PARTIAL.has(name)) || denied)
      refuse(67, `Expression not supported in partial index: ${name}`)
    const branches: unknown[] =
      name === '$and' || name === '$or' ? (Array.isArray(value) ? value : []) : [value]
    if (name !== '$eq' && name !== '$in')
      for (const branch of branches) if (isDoc(branch)) checkPartial(branch)
  }
}

const isIdKey = (key: Doc): boolean => Object.keys(key).join() === '_id' && Number(numberOf(key._id)) === 1

/** The index on `_id` has no options. */
function checkIdIndex(spec: Doc): void {
  for (const option of Object.keys(spec))
    if (!['v', 'key', 'name', 'ns', 'collation', 'background'].includes(option))
      refuse(197, `The field '${option}' is not valid for an _id index specification.`)
}

/** Reads one entry of `createIndexes`. Throws EngineError 67, 72 or 197 for what is wrong or not offered. */
export function parseIndex(spec: Doc): IndexSpec {
  for (const option of Object.keys(spec)) {
    if (!KNOWN.has(option))
      refuse(
        197,
        `The field '${option}' is not valid for an index specification or not offered by the embedded engine`,
      )
  }
  const { key, name, partialFilterExpression, expireAfterSeconds } = spec
  for (const option of ['unique', 'sparse', 'hidden'])
    if (
      spec[option] !== undefined &&
      typeof spec[option] !== 'boolean' &&
      numberOf(spec[option]) === undefined
    )
      refuse(14, `The field '${option}' has value which is not convertible to bool`)
  if (!isDoc(key) || Object.keys(key).length === 0) return refuse(67, 'Index keys cannot be an empty object')
  if (typeof name !== 'string' || name === '')
    return refuse(9, "The 'name' field is a required property of an index specification")
  if (name === '*') refuse(2, "The index name '*' is not valid.")
  if (isIdKey(key)) checkIdIndex(spec)
  const fields = Object.entries(key).map(([path, value]): SortField => {
    if (typeof value === 'string')
      return refuse(67, `Index type '${value}' is not offered by the embedded engine`)
    const direction = Number(numberOf(value) ?? 0)
    if (!direction)
      return refuse(67, `Values in v:2 index key pattern cannot be of type ${typeof value} or zero`)
    if (path === '' || path.split('.').some((part) => part === '' || part.startsWith('$'))) {
      return refuse(67, `Index key contains an illegal field name: ${path}`)
    }
    return { path, direction: direction > 0 ? 1 : -1 }
  })
  if (isDoc(spec.collation) && spec.collation.locale !== 'simple')
    refuse(115, 'indexes with a collation are not offered by the embedded engine')
  if (partialFilterExpression !== undefined && !isDoc(partialFilterExpression)) {
    refuse(14, "'partialFilterExpression' must be an object")
  }
  if (partialFilterExpression !== undefined && truthy(spec.sparse)) {
    refuse(67, 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  const ttl = expireAfterSeconds === undefined ? undefined : Number(numberOf(expireAfterSeconds))
  if (ttl !== undefined && !(ttl >= 0 && ttl <= 0x7fffffff))
    refuse(67, 'TTL index expireAfterSeconds must be a non-negative 32-bit number')
  if (ttl !== undefined && fields.length > 1)
    refuse(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL')
  if (isDoc(partialFilterExpression)) {
    compileFilter(partialFilterExpression, { now: new Date(0) })
    checkPartial(partialFilterExpression)
  }
  return {
    name,
    fields,
    unique: truthy(spec.unique),
    sparse: truthy(spec.sparse),
    ...(isDoc(partialFilterExpression) ? { partial: encode(partialFilterExpression) } : {}),
    ...(ttl === undefined ? {} : { expireAfterSeconds: ttl }),
    ...(truthy(spec.hidden) ? { hidden: true } : {}),
  }
}
