/** Sorting in memory, by the same bytes that index keys are made of. */
import { type Doc, isDoc, numberOf } from './bson.js'
import { refuse } from './errors.js'
import { EMPTY, encodeKey } from './keys.js'
import { compareValues } from './order.js'
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
    if (path === '') refuse(2, 'FieldPath cannot be constructed with empty string')
    return { path, direction: direction === 1 ? 1 : -1 }
  })
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

/** Of an array's elements the smallest stands for it in ascending order, the greatest in descending. */
function extreme(document: unknown, path: string[][], direction: 1 | -1): unknown {
  const { tuples, multikey } = keyTuples(document, path)
  const first = tuples[0]?.[0]
  if (!multikey) return first
  return tuples.reduce<unknown>(
    (best, [value]) => (compareKeys(value, best) * direction < 0 ? value : best),
    first,
  )
}

function compareKeys(a: unknown, b: unknown): number {
  if (a === EMPTY || b === EMPTY) return a === b ? 0 : a === EMPTY ? -1 : 1
  return compareValues(a, b)
}

/** The documents in the order of `spec`; equal ones stay as they stood. Throws EngineError for a bad spec. */
export function sortDocuments(documents: Doc[], spec: Doc): Doc[] {
  const keyOf = sortKeyOf(parseSort(spec))
  return documents
    .map((document) => ({ document, key: keyOf(document) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ document }) => document)
}
