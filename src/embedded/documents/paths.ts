/** How dotted paths meet documents and arrays: for matching, and for the keys of an index. */
import { DBRef } from 'bson'
import { fieldsOf, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { EMPTY } from './keys.js'

/** A path that leads nowhere, as different from one that leads to null. */
export const MISSING = Symbol('missing')

export function isIndexName(name: string | undefined): name is string {
  return name !== undefined && /^(0|[1-9]\d{0,9})$/.test(name)
}

/** An own field of a document, or MISSING. */
export function fieldOf(value: unknown, name: string): unknown {
  if (value instanceof DBRef) return fieldsOf(value).find(([own]) => own === name)?.[1] ?? MISSING
  if (!isDoc(value) || !Object.hasOwn(value, name)) return MISSING
  const field = value[name]
  return field === undefined ? null : field
}

/**
 * Whether any value that the path reaches passes `test`; arrays on the way are entered. With `leaves`, the
 * elements of an array at the end are tested before the array itself.
 */
export function anyAt(
  value: unknown,
  parts: readonly string[],
  at: number,
  leaves: boolean,
  test: (value: unknown) => boolean,
): boolean {
  if (at === parts.length) {
    if (leaves && Array.isArray(value)) {
      for (const element of value) if (test(element)) return true
    }
    return test(value)
  }
  const name = parts[at] ?? ''
  if (Array.isArray(value)) {
    if (isIndexName(name) && Number(name) < value.length) {
      // A numbered element at the end of a path is tested as it is, an array in it is not entered.
      if (anyAt(value[Number(name)], parts, at + 1, leaves && at + 1 < parts.length, test)) return true
    }
    for (const element of value) {
      if (isHolder(element) && anyAt(element, parts, at, leaves, test)) return true
    }
    return false
  }
  if (!isHolder(value)) return test(MISSING)
  return anyAt(fieldOf(value, name), parts, at + 1, leaves, test)
}

/** What has fields: a document, or a reference, which the codec makes an object of its own class. */
function isHolder(value: unknown): boolean {
  return isDoc(value) || value instanceof DBRef
}

interface Walker {
  value: unknown
  rest: readonly string[]
}

/**
 * The tuples under which a document is indexed: one, or one per element where a path meets an array.
 * Throws error 171 when two paths meet different arrays.
 */
export function keyTuples(
  document: unknown,
  paths: readonly (readonly string[])[],
): { tuples: unknown[][]; multikey: boolean } {
  const tuples: unknown[][] = []
  const multikey = expand(
    paths.map((rest) => ({ value: document, rest })),
    new Set(),
    tuples,
  )
  return { tuples, multikey }
}

function expand(walkers: Walker[], done: ReadonlySet<number>, out: unknown[][]): boolean {
  const walked = walkers.map((walker, index) => (done.has(index) ? walker : advance(walker)))
  let array: unknown[] | undefined
  const blocked: number[] = []
  walked.forEach(({ value }, index) => {
    if (done.has(index) || !Array.isArray(value)) return
    if (array !== undefined && array !== value) refuse(171, 'cannot index parallel arrays')
    array = value
    blocked.push(index)
  })
  if (array === undefined) {
    out.push(walked.map(({ value, rest }) => (rest.length > 0 || value === MISSING ? null : value)))
    return false
  }
  for (const element of array.length === 0 ? [EMPTY] : array) {
    const finished = new Set(done)
    const next = [...walked]
    for (const index of blocked) {
      const rest = walked[index]?.rest ?? []
      const enters = rest.length > 0 && isDoc(element)
      if (!enters) finished.add(index)
      next[index] = enters
        ? { value: element, rest }
        : { value: rest.length === 0 ? element : null, rest: [] }
    }
    expand(next, finished, out)
  }
  return true
}

/** Steps through embedded documents (and numbered elements) up to the end, a gap, or an array to be expanded. */
function advance({ value, rest }: Walker): Walker {
  let current = value
  let at = 0
  while (at < rest.length) {
    const name = rest[at] ?? ''
    if (Array.isArray(current)) {
      if (!isIndexName(name)) break
      current = Number(name) < current.length ? current[Number(name)] : null
    } else {
      current = fieldOf(current, name)
    }
    if (current === MISSING) return { value: null, rest: [] }
    at += 1
  }
  return { value: current, rest: rest.slice(at) }
}
