/** `$project`, `$addFields`, `$set` and `$unset`: which fields a document goes on with, and what is computed into it. */
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type Doc, isDoc, numberOf } from '../bson.js'
import { refuse } from '../errors.js'

/** What is done with one field: shown, left out, computed, or looked into. */
type Field =
  | { kind: 'show' | 'hide' }
  | { kind: 'compute'; expression: unknown }
  | { kind: 'inside'; fields: Fields }
type Fields = Map<string, Field>

export type Shape = (document: Doc, options: Options) => Doc

/** Compiles `$project`. Throws EngineError 16410, 31249, 31253, 31254, 40272, 40353 or 51272 for one that makes no sense. */
export function projection(spec: unknown): Shape {
  if (!isDoc(spec)) return refuse(40272, '$project specification must be an object')
  if (Object.keys(spec).length === 0)
    return refuse(51272, 'projection specification must have at least one field')
  const { _id: id, ...rest } = spec
  const fields: Fields = new Map()
  place(fields, rest, '', isFlag)
  const kinds = new Set(kindsOf(fields))
  const idKind = id === undefined ? undefined : isFlag(id) ? (isOn(id) ? 'show' : 'hide') : 'compute'
  const inclusive = kinds.has('show') || kinds.has('compute') || (kinds.size === 0 && idKind !== 'hide')
  if (inclusive && kinds.has('hide'))
    refuse(31254, 'Invalid $project :: caused by :: Cannot do exclusion on a field in inclusion projection')
  if (id !== undefined) place(fields, { _id: id }, '', isFlag)
  else if (inclusive) fields.set('_id', { kind: 'show' })
  return inclusive
    ? (document, options) => shaped(document, document, fields, options, false)
    : (document, options) => shaped(document, document, fields, options, true)
}

/** Compiles `$addFields`: what is there stays. Throws as {@link projection}. */
export function addition(spec: unknown): Shape {
  if (!isDoc(spec)) return refuse(40272, '$addFields specification stage must be an object')
  const fields: Fields = new Map()
  place(fields, spec, '', () => false)
  return (document, options) => shaped(document, document, fields, options, true)
}

/** Compiles `$unset`. Throws EngineError 31002 and as {@link projection}. */
export function removal(spec: unknown): Shape {
  const paths: unknown[] = Array.isArray(spec) ? spec : [spec]
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string'))
    return refuse(31002, '$unset specification must be a string or an array')
  const fields: Fields = new Map()
  place(fields, Object.fromEntries(paths.map((path) => [path, 0])), '', isFlag)
  return (document, options) => shaped(document, document, fields, options, true)
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean' || numberOf(value) !== undefined
const isOn = (flag: unknown): boolean => (typeof flag === 'boolean' ? flag : Number(numberOf(flag)) !== 0)

function place(into: Fields, spec: Doc, prefix: string, flags: (value: unknown) => boolean): void {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name
    if (name === '') refuse(40352, 'FieldPath cannot be constructed with empty string')
    const [first = '', ...rest] = name.split('.')
    if (first.startsWith('$'))
      refuse(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField. Got: ${path}`,
      )
    if (rest.length > 0) {
      if (rest.at(-1) === '') refuse(40353, "FieldPath must not end with a '.'.")
      place(inside(into, first, path), { [rest.join('.')]: value }, `${prefix}${first}.`, flags)
    } else if (isDoc(value) && !isOperator(value) && Object.keys(value).length > 0) {
      place(inside(into, first, path), value, `${path}.`, flags)
    } else {
      if (into.has(first)) refuse(31249, `Invalid $project :: caused by :: Path collision at ${path}`)
      into.set(
        first,
        flags(value) ? { kind: isOn(value) ? 'show' : 'hide' } : { kind: 'compute', expression: value },
      )
    }
  }
}

const isOperator = (value: Doc): boolean => Object.keys(value)[0]?.startsWith('$') === true

function inside(into: Fields, name: string, path: string): Fields {
  const known = into.get(name)
  if (known?.kind === 'inside') return known.fields
  if (known) refuse(31249, `Invalid $project :: caused by :: Path collision at ${path}`)
  const fields: Fields = new Map()
  into.set(name, { kind: 'inside', fields })
  return fields
}

function* kindsOf(fields: Fields): Generator<'show' | 'hide' | 'compute'> {
  for (const field of fields.values()) {
    if (field.kind === 'inside') yield* kindsOf(field.fields)
    else yield field.kind
  }
}

/** A document, or what is at a path in it, with its fields taken; `rest`: those not named stay. */
function shaped(root: Doc, value: Doc, fields: Fields, options: Options, rest: boolean): Doc {
  const out: Doc = {}
  for (const [name, current] of Object.entries(value)) {
    const field = fields.get(name)
    const kept =
      field === undefined
        ? rest
          ? current
          : undefined
        : field.kind === 'show'
          ? current
          : field.kind === 'inside'
            ? within(root, current, field.fields, options, rest)
            : field.kind === 'compute' && rest
              ? evalExpr(root, field.expression, options)
              : undefined
    if (kept !== undefined) put(out, name, kept)
  }
  for (const [name, field] of fields) {
    if (Object.hasOwn(out, name)) continue
    if (field.kind === 'compute' && !(rest && Object.hasOwn(value, name))) {
      const made = evalExpr(root, field.expression, options)
      if (made !== undefined) put(out, name, made)
    } else if (
      field.kind === 'inside' &&
      !Object.hasOwn(value, name) &&
      [...kindsOf(field.fields)].includes('compute')
    ) {
      put(out, name, shaped(root, {}, field.fields, options, rest))
    }
  }
  return out
}

/** Below a field: in each element of an array, and what is computed takes the place of a scalar. */
function within(root: Doc, value: unknown, fields: Fields, options: Options, rest: boolean): unknown {
  if (isDoc(value)) return shaped(root, value, fields, options, rest)
  if (Array.isArray(value))
    return value
      .map((element: unknown) => within(root, element, fields, options, rest))
      .filter((element) => element !== undefined)
  if ([...kindsOf(fields)].includes('compute')) return shaped(root, {}, fields, options, rest)
  return rest ? value : undefined
}

function put(out: Doc, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(out, name, { value, writable: true, enumerable: true, configurable: true })
  else out[name] = value
}
