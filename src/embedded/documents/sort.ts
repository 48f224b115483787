/** Sorting in memory, by the same bytes that index keys are made of. */
import { type Doc, isDoc, numberOf } from './bson.js'
import { refuse } from './errors.js'
import { EMPTY, encodeKey } from './keys.js'
import { type Collate, compareValues } from './order.js'
import { keyTuples } from './paths.js'

/** One field of a sort or an index: its path and direction. */
export interface SortField {
  path: string
  direction: 1 | -1
}

/** Reads `{a: 1, 'b.c': -1}`. Throws EngineError 2 for directions other than 1 and -1. */
export function parseSort(spec: unknown): SortField[] {
  if (spec === undefined || spec === null) return []
  if (!isDoc(spec)) return refuse(14, "Expected field 'sort' to be of type object")
  return Object.entries(spec).map(([path, value]) => {
    const direction = Number(numberOf(value))
    if (direction !== 1 && direction !== -1) {
      refuse(
        2,
        isDoc(value)
          ? 'sorting by an expression is not offered by the embedded engine'
          : `$sort key ordering must be 1 (for ascending) or -1 (for descending)`,
      )
    }
    checkPath(path)
    return { path, direction: direction === 1 ? 1 : -1 }
  })
}

/** Throws EngineError 2, 16410 or 40353 for a path that names no field. */
function checkPath(path: string): void {
  if (path === '$natural') return
  if (path === '' || path.startsWith('.') || path.includes('..'))
    refuse(2, 'FieldPath field names may not be empty strings.')
  if (path.endsWith('.')) refuse(40353, "FieldPath must not end with a '.'.")
  if (path.split('.').some((part) => part.startsWith('$') && !/^\$(id|ref|db)$/.test(part)))
    refuse(16410, `FieldPath field names may not start with '$': ${path}`)
}

/** A function that gives a document's place in the order, as comparable bytes. */
export function sortKeyOf(fields: readonly SortField[]): (document: unknown) => Buffer {
  const paths = fields.map(({ path }) => [path.split('.')])
  const directions = fields.map(({ direction }) => direction)
  return (document) =>
    encodeKey(
      paths.map((path, index) => extreme(document, path, directions[index] ?? 1)),
      directions,
      Number.POSITIVE_INFINITY,
    ).bytes
}

/** What stands for a document in one field of an order; an empty array's place is before null. */
export function sortValue(document: unknown, { path, direction }: SortField, collate: Collate): unknown {
  const value = extreme(document, [path.split('.')], direction, collate)
  return value === EMPTY ? undefined : value
}

/** Of an array's elements the smallest stands for it in ascending order, the greatest in descending. */
function extreme(document: unknown, path: string[][], direction: 1 | -1, collate?: Collate): unknown {
  const { tuples, multikey } = keyTuples(document, path)
  const first = tuples[0]?.[0]
  if (!multikey) return first
  return tuples.reduce<unknown>(
    (best, [value]) => (compareKeys(value, best, collate) * direction < 0 ? value : best),
    first,
  )
}

function compareKeys(a: unknown, b: unknown, collate?: Collate): number {
  if (a === EMPTY || b === EMPTY) return a === b ? 0 : a === EMPTY ? -1 : 1
  return compareValues(a, b, collate)
}

/** The documents in the order of `spec`; equal ones stay as they stood. Throws EngineError for a bad spec. */
export function sortDocuments(documents: Doc[], spec: Doc): Doc[] {
  const keyOf = sortKeyOf(parseSort(spec))
  return documents
    .map((document) => ({ document, key: keyOf(document) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ document }) => document)
}
