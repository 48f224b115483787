/** What a filter demands of single fields, as far as an index can use it. */
import { MaxKey, MinKey } from 'bson'
import { type BsonType, type Doc, isDoc, numberOf, truthy, typeOf } from './bson.js'
import { isOperators } from './match.js'
import { typeNames } from './match-operators.js'
import { compareValues, rankOf, regexOf } from './order.js'
import { isRegex } from './regex.js'

export interface Bound {
  value: unknown
  inclusive: boolean
}

export interface FieldCondition {
  /** The field (or an element) equals one of these. */
  points?: unknown[]
  lower?: Bound
  upper?: Bound
  exists?: boolean
  types?: Set<BsonType>
  /** Nothing more is asked of the field than points or bounds say. */
  exact: boolean
}

export interface Conditions {
  byPath: Map<string, FieldCondition>
  /** The branches of a `$or` that must hold besides. */
  or: Doc[] | undefined
  /** The conditions by path say everything that the filter says. */
  complete: boolean
}

/** Reads the conditions that hold together at the top of a filter. */
export function gather(filter: Doc): Conditions {
  const conditions: Conditions = { byPath: new Map(), or: undefined, complete: true }
  collect(filter, conditions)
  return conditions
}

function collect(filter: Doc, into: Conditions): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(condition)) {
      // What is malformed is for whoever tests documents to refuse.
      if (condition.length === 0 || !condition.every(isDoc)) into.complete = false
      for (const branch of condition) if (isDoc(branch)) collect(branch, into)
    } else if (name === '$or' && Array.isArray(condition)) {
      const branches = condition.filter(isDoc)
      if (branches.length === 1 && branches[0]) collect(branches[0], into)
      else {
        into.or ??= branches
        into.complete = false
      }
    } else if (name === '$comment') {
      // Says nothing.
    } else if (name.startsWith('$')) {
      into.complete = false
    } else {
      const known = into.byPath.get(name)
      if (known) known.exact = false
      const field = known ?? { exact: true }
      into.byPath.set(name, field)
      addCondition(field, condition)
    }
  }
}

function addCondition(field: FieldCondition, condition: unknown): void {
  if (isRegex(condition)) {
    addRegex(field, condition)
    return
  }
  if (!isOperators(condition)) {
    addPoints(field, [condition])
    return
  }
  for (const [operator, operand] of Object.entries(condition)) {
    switch (operator) {
      case '$eq':
        addPoints(field, [operand])
        break
      case '$in':
        if (Array.isArray(operand)) addPoints(field, operand)
        break
      case '$gt':
      case '$gte':
        addBound(field, 'lower', operand, operator === '$gte')
        break
      case '$lt':
      case '$lte':
        addBound(field, 'upper', operand, operator === '$lte')
        break
      case '$exists':
        field.exact = false
        if (truthy(operand)) field.exists = true
        break
      case '$type':
        field.exact = false
        field.exists = true
        field.types = typeNames(operand)
        break
      default:
        field.exact = false
    }
  }
}

/** Arrays and regular expressions are equal in more than one way: no index for them. */
function usable(value: unknown): boolean {
  return !Array.isArray(value) && !isRegex(value) && value !== undefined
}

function addPoints(field: FieldCondition, values: readonly unknown[]): void {
  const fits = values.every(usable)
  if (!fits || field.points || field.lower || field.upper) field.exact = false
  if (!fits) return
  // A missing field stands under null, where lists of nothing may stand too: the document decides.
  if (values.some((value) => value === null)) field.exact = false
  if (!field.points || values.length < field.points.length) field.points = [...values]
}

function addBound(field: FieldCondition, side: 'lower' | 'upper', value: unknown, inclusive: boolean): void {
  if (value === null && inclusive) {
    addPoints(field, [null])
    return
  }
  const number = numberOf(value)
  const other = side === 'lower' ? field.upper : field.lower
  const ordinary =
    usable(value) &&
    value !== null &&
    !isDoc(value) &&
    !(value instanceof MinKey) &&
    !(value instanceof MaxKey) &&
    !Number.isNaN(Number(number ?? 0))
  if (!ordinary || field.points || field[side] || (other && rankOf(other.value) !== rankOf(value))) {
    field.exact = false
    if (!ordinary || field[side] || other) return
  }
  // NaN stands before all numbers, and no comparison but with NaN itself is true for it.
  if (number !== undefined && side === 'upper') field.exact = false
  field[side] = { value, inclusive }
}

/** A regular expression that begins with fixed characters reads only strings that begin with them. */
function addRegex(field: FieldCondition, expression: unknown): void {
  field.exact = false
  field.exists = true
  const { pattern, options } = regexOf(expression)
  if (options !== '' || pattern.includes('|') || field.lower || field.upper) return
  const start = /^\^([\p{L}\p{N} _-]+)(?![*?{+])/u.exec(pattern)?.[1]
  // The last character may be repeated by what follows: leave it out unless the pattern ends there.
  const sure =
    start === undefined ? undefined : pattern.length === start.length + 1 ? start : start.slice(0, -1)
  if (!sure) return
  field.lower = { value: sure, inclusive: true }
  field.upper = { value: `${sure}\u{10ffff}`, inclusive: true }
}

/** Whether every value that meets `condition` lies within the bounds. */
export function within(condition: FieldCondition, bounds: { lower?: Bound; upper?: Bound }): boolean {
  const inside = (value: unknown): boolean =>
    [bounds.lower, bounds.upper].every((bound) => {
      if (!bound) return true
      if (rankOf(value) !== rankOf(bound.value)) return false
      const order = compareValues(value, bound.value) * (bound === bounds.lower ? 1 : -1)
      return order > 0 || (order === 0 && bound.inclusive)
    })
  if (condition.points) return condition.points.every(inside)
  const tighter = (own: Bound | undefined, asked: Bound | undefined, sign: 1 | -1): boolean => {
    if (!asked) return true
    if (!own || rankOf(own.value) !== rankOf(asked.value)) return false
    const order = compareValues(own.value, asked.value) * sign
    return order > 0 || (order === 0 && (asked.inclusive || !own.inclusive))
  }
  return tighter(condition.lower, bounds.lower, 1) && tighter(condition.upper, bounds.upper, -1)
}

/** The types that a field can have where `condition` holds, or undefined when it may have any. */
export function possibleTypes(condition: FieldCondition): Set<BsonType> | undefined {
  if (condition.points) return new Set(condition.points.map(typeOf))
  return condition.types
}
