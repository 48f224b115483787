/** Walking to what an update changes, through embedded documents and arrays. */
import { DBRef } from 'bson'
import { type Doc, fieldsOf, isDoc } from './bson.js'
import { refuse } from './errors.js'
import type { Predicate } from './match.js'
import { fieldOf, isIndexName, MISSING } from './paths.js'
import type { Change } from './update-operators.js'

/** An array is not stretched further than this by a numbered path, as in MongoDB. */
const MAX_STRETCH = 1_500_000

/** The plain paths that a path with `$`, `$[]` and `$[name]` stands for in one document. */
export function pathsFor(
  document: Doc,
  parts: readonly string[],
  filters: ReadonlyMap<string, Predicate>,
  position: (array: string) => number | undefined,
): string[][] {
  if (!parts.some((part) => part.startsWith('$'))) return [[...parts]]
  let paths: { at: string[]; value: unknown }[] = [{ at: [], value: document }]
  for (const part of parts) {
    paths = paths.flatMap(({ at, value }) => {
      if (part === '$') {
        const index = position(at.join('.'))
        if (index === undefined)
          return refuse(2, 'The positional operator did not find the match needed from the query.')
        return [{ at: [...at, String(index)], value: Array.isArray(value) ? value[index] : MISSING }]
      }
      const name = /^\$\[(.*)\]$/.exec(part)?.[1]
      if (name === undefined) {
        const next =
          Array.isArray(value) && isIndexName(part) ? (value[Number(part)] ?? MISSING) : fieldOf(value, part)
        return [{ at: [...at, part], value: next }]
      }
      if (value === MISSING)
        return refuse(
          2,
          `The path '${at.join('.')}' must exist in the document in order to apply array updates.`,
        )
      if (!Array.isArray(value))
        return refuse(2, `Cannot apply array updates to non-array element ${at.at(-1)}`)
      const test = filters.get(name)
      return value.flatMap((element: unknown, index) =>
        name === '' || test?.(element) ? [{ at: [...at, String(index)], value: element }] : [],
      )
    })
  }
  return paths.map(({ at }) => at)
}

/** Applies a change at one plain path. Throws EngineError 28 where a scalar stands in the way. */
export function changeAt(document: Doc, parts: readonly string[], change: Change): void {
  changeIn(document, parts, 0, change)
}

function changeIn(holder: Doc | unknown[], parts: readonly string[], at: number, change: Change): void {
  const name = parts[at] ?? ''
  const last = at === parts.length - 1
  if (Array.isArray(holder) && !isIndexName(name)) {
    if (change.create || change.viable) blocked(name, parts[at - 1], 'array')
    return
  }
  const current = Array.isArray(holder)
    ? Number(name) < holder.length
      ? (holder[Number(name)] as unknown)
      : MISSING
    : fieldOf(holder, name)
  if (last) {
    put(holder, name, change.apply(current))
  } else if (isDoc(current) || Array.isArray(current)) {
    changeIn(current, parts, at + 1, change)
  } else if (current instanceof DBRef) {
    const opened = Object.fromEntries(fieldsOf(current))
    put(holder, name, opened)
    changeIn(opened, parts, at + 1, change)
  } else if (current !== MISSING) {
    if (change.create || change.viable) blocked(parts[at + 1] ?? '', name, current)
  } else if (change.create) {
    const made: Doc = {}
    changeIn(made, parts, at + 1, change)
    if (Object.keys(made).length > 0) put(holder, name, made)
  }
}

function blocked(name: string, holder: string | undefined, value: unknown): never {
  return refuse(
    28,
    `Cannot create field '${name}' in element {${holder ?? ''}: ${typeof value === 'string' ? value : String(value)}}`,
  )
}

function put(holder: Doc | unknown[], name: string, value: unknown): void {
  if (Array.isArray(holder)) {
    const index = Number(name)
    if (value === MISSING) {
      if (index < holder.length) holder[index] = null
      return
    }
    if (index > holder.length + MAX_STRETCH) refuse(34, `can't backfill more than ${MAX_STRETCH} elements`)
    while (holder.length < index) holder.push(null)
    holder[index] = value
  } else if (value === MISSING) {
    delete holder[name]
  } else {
    Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true })
  }
}
