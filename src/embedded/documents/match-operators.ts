/** The operators that test one value: comparison, type, existence, arithmetic and bits. */
import { BSONRegExp, MaxKey, MinKey } from 'bson'
import { type BsonType, type Doc, isDoc, numberOf, typeOf } from './bson.js'
import { integerOf, isWhole } from './decimal.js'
import { refuse } from './errors.js'
import { bytesOf, type Collate, compareValues, rankOf } from './order.js'
import { MISSING } from './paths.js'
import { compileRegex, isRegex, regexTest } from './regex.js'

type ValueTest = (value: unknown) => boolean

/** `leaves`: the elements of an array are tried too, not the array alone. */
interface OperatorTest {
  test: ValueTest
  leaves: boolean
}

/** MongoDB's operators that the engine has no use for. */
const NOT_OFFERED = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$within', '$geoNear'])

/**
 * The test for an operator. Throws EngineError 2 or 9 when the operator is unknown or its operand is of no use, 115 for
 * one that is not offered.
 */
export function operatorTest(
  operator: string,
  operand: unknown,
  siblings: Doc,
  collate?: Collate,
): OperatorTest {
  switch (operator) {
    case '$gt':
      return { test: comparison(operand, (order) => order > 0, false, collate), leaves: true }
    case '$gte':
      return { test: comparison(operand, (order) => order >= 0, true, collate), leaves: true }
    case '$lt':
      return { test: comparison(operand, (order) => order < 0, false, collate), leaves: true }
    case '$lte':
      return { test: comparison(operand, (order) => order <= 0, true, collate), leaves: true }
    case '$type': {
      const wanted = typeNames(operand)
      return { test: (value) => value !== MISSING && wanted.has(typeOf(value)), leaves: true }
    }
    case '$size': {
      const size = numberOf(operand)
      if (size === undefined || !Number.isInteger(Number(size)))
        refuse(2, `Failed to parse $size. Expected an integer`)
      if (size < 0) refuse(2, 'Failed to parse $size. Expected a non-negative number')
      return { test: (value) => Array.isArray(value) && value.length === Number(size), leaves: false }
    }
    case '$regex':
      return { test: regexOperator(operand, siblings.$options), leaves: true }
    case '$mod':
      return { test: modulo(operand), leaves: true }
    case '$bitsAllSet':
      return { test: bits(operand, (value, mask) => (value & mask) === mask), leaves: true }
    case '$bitsAnySet':
      return { test: bits(operand, (value, mask) => (value & mask) !== 0n), leaves: true }
    case '$bitsAllClear':
      return { test: bits(operand, (value, mask) => (value & mask) === 0n), leaves: true }
    case '$bitsAnyClear':
      return { test: bits(operand, (value, mask) => (value & mask) !== mask), leaves: true }
    default:
      if (NOT_OFFERED.has(operator)) refuse(115, `${operator} is not offered by the embedded engine`)
      return refuse(2, `unknown operator: ${operator}`)
  }
}

/** Whether the operand of `$exists` asks that there be something. */
export function wantsPresence(operand: unknown): boolean {
  if (operand === null || operand === false) return false
  return operand === true || Number(numberOf(operand) ?? 1) !== 0
}

/** Only values of the same type compare, except with the two ends of the order. */
function comparison(
  operand: unknown,
  passes: (order: number) => boolean,
  orEqual: boolean,
  collate?: Collate,
): ValueTest {
  if (isRegex(operand)) refuse(2, "Can't have RegEx as arg to predicate over field")
  if (operand === null || operand === undefined) {
    return (value) => orEqual && (value === null || value === MISSING || value === undefined)
  }
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => value !== MISSING && passes(compareValues(value, operand))
  }
  const rank = rankOf(operand)
  const notANumber = Number.isNaN(Number(numberOf(operand) ?? 0))
  return (value) => {
    if (value === MISSING || rankOf(value) !== rank) return false
    if (notANumber || Number.isNaN(Number(numberOf(value) ?? 0)))
      return orEqual && compareValues(value, operand) === 0
    return passes(compareValues(value, operand, collate))
  }
}

const BY_NUMBER: Record<number, BsonType> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
}
const BY_NAME = new Set<string>(Object.values(BY_NUMBER))

/** Whether a filter asks for types of numbers, which plain documents (bson.ts) do not tell apart. */
export function asksForTypes(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(asksForTypes)
  if (!isDoc(filter)) return false
  return Object.entries(filter).some(([name, value]) => name === '$type' || asksForTypes(value))
}

/** The types that an operand of `$type` names. Throws EngineError 2 or 9. */
export function typeNames(operand: unknown): Set<BsonType> {
  const names = new Set<BsonType>()
  if (Array.isArray(operand) && operand.length === 0) refuse(9, '$type must match at least one type')
  for (const item of Array.isArray(operand) ? (operand as unknown[]) : [operand]) {
    if (item === 'number') for (const name of ['int', 'long', 'double', 'decimal'] as const) names.add(name)
    else if (typeof item === 'string' && isTypeName(item)) names.add(item)
    else {
      const code = numberOf(item)
      const name = code === undefined ? undefined : BY_NUMBER[Number(code)]
      if (name === undefined) refuse(2, `Unknown type name alias: ${String(item)}`)
      names.add(name)
    }
  }
  return names
}

function isTypeName(name: string): name is BsonType {
  return BY_NAME.has(name)
}

function regexOperator(operand: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') refuse(2, '$options has to be a string')
  const extra = typeof options === 'string' ? options : ''
  if (typeof operand === 'string') {
    compileRegex(operand, extra)
    return regexTest(new BSONRegExp(operand, extra))
  }
  if (!isRegex(operand)) return refuse(2, '$regex has to be a string')
  const own = 'pattern' in operand ? operand.options : operand.flags
  if (own !== '' && typeof options === 'string') refuse(51075, 'options set in both $regex and $options')
  return regexTest(new BSONRegExp('pattern' in operand ? operand.pattern : operand.source, own || extra))
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2) refuse(2, 'malformed mod, not enough elements')
  const [by, rest] = (operand as unknown[]).map(integerOf)
  if (by === undefined || rest === undefined) return refuse(2, 'malformed mod, divisor not a number')
  if (by === 0n) refuse(2, 'divisor cannot be 0')
  return (value) => {
    const whole = integerOf(value)
    return whole !== undefined && whole % by === rest
  }
}

function bits(operand: unknown, passes: (value: bigint, mask: bigint) => boolean): ValueTest {
  const mask = maskOf(operand)
  return (value) => {
    const whole = isWhole(value) ? integerOf(value) : undefined
    if (whole !== undefined) return passes(whole, mask)
    return typeOf(value) === 'binData' && passes(bitsOf(value), mask)
  }
}

function maskOf(operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return (operand as unknown[]).reduce<bigint>((mask, position) => {
      const at = numberOf(position)
      if (at === undefined || !Number.isInteger(Number(at)) || at < 0)
        return refuse(2, 'bit positions must be integers')
      return mask | (1n << BigInt(at))
    }, 0n)
  }
  if (typeOf(operand) === 'binData') return bitsOf(operand)
  if (numberOf(operand) === undefined)
    return refuse(2, 'a bit mask must be a non-negative integer, an array of positions or binary data')
  const whole = isWhole(operand) ? integerOf(operand) : undefined
  if (whole === undefined) return refuse(9, `Expected an integer: ${String(operand)}`)
  return whole >= 0n ? whole : refuse(9, `Expected a non-negative number: ${String(operand)}`)
}

function bitsOf(value: unknown): bigint {
  const { bytes } = bytesOf(value)
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
