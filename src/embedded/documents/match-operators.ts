/** The operators that test one value: comparison, type, existence, arithmetic and bits. */
import { MaxKey, MinKey } from 'bson'
import { type BsonType, type Doc, numberOf, typeOf } from './bson.js'
import { refuse } from './errors.js'
import { bytesOf, compareValues, rankOf } from './order.js'
import { MISSING } from './paths.js'
import { compileRegex, isRegex, regexTest } from './regex.js'

type ValueTest = (value: unknown) => boolean

/** `leaves`: the elements of an array are tried too, not the array alone. */
interface OperatorTest {
  test: ValueTest
  leaves: boolean
}

/** The test for an operator. Throws EngineError 2 when the operator is unknown or its operand is of no use. */
export function operatorTest(operator: string, operand: unknown, siblings: Doc): OperatorTest {
  switch (operator) {
    case '$gt':
      return { test: comparison(operand, (order) => order > 0, false), leaves: true }
    case '$gte':
      return { test: comparison(operand, (order) => order >= 0, true), leaves: true }
    case '$lt':
      return { test: comparison(operand, (order) => order < 0, false), leaves: true }
    case '$lte':
      return { test: comparison(operand, (order) => order <= 0, true), leaves: true }
    case '$exists': {
      const wanted =
        operand === true || (typeof operand !== 'boolean' && Number(numberOf(operand) ?? 1) !== 0)
      return wanted && operand !== null
        ? { test: (value) => value !== MISSING, leaves: false }
        : { test: absent, leaves: false }
    }
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
      return refuse(2, `unknown operator: ${operator}`)
  }
}

/** `$exists: false` is the absence of every value, so it is tested on what a path reaches first. */
function absent(value: unknown): boolean {
  return value === MISSING
}

/** Only values of the same type compare, except with the two ends of the order. */
function comparison(operand: unknown, passes: (order: number) => boolean, orEqual: boolean): ValueTest {
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
    return passes(compareValues(value, operand))
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

/** The types that an operand of `$type` names; a JavaScript number may stand for int, long and double alike. */
export function typeNames(operand: unknown): Set<BsonType> {
  const names = new Set<BsonType>()
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
  const extra = typeof options === 'string' ? options : ''
  if (isRegex(operand) && extra === '') return regexTest(operand)
  const pattern = isRegex(operand) ? ('pattern' in operand ? operand.pattern : operand.source) : operand
  if (typeof pattern !== 'string') return refuse(2, '$regex has to be a string')
  const compiled = compileRegex(pattern, extra)
  return (value) => typeof value === 'string' && compiled.test(value)
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2) refuse(2, 'malformed mod, not enough elements')
  const [divisor, remainder] = (operand as unknown[]).map((value) => numberOf(value))
  if (divisor === undefined || remainder === undefined)
    return refuse(2, 'malformed mod, divisor not a number')
  const by = Math.trunc(Number(divisor))
  if (by === 0) refuse(2, 'divisor cannot be 0')
  const rest = Math.trunc(Number(remainder))
  return (value) => {
    const number = numberOf(value)
    return number !== undefined && Number.isFinite(Number(number)) && Math.trunc(Number(number)) % by === rest
  }
}

function bits(operand: unknown, passes: (value: bigint, mask: bigint) => boolean): ValueTest {
  const mask = maskOf(operand)
  return (value) => {
    const number = numberOf(value)
    if (number !== undefined) return Number.isInteger(Number(number)) && passes(BigInt(number), mask)
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
  const number = numberOf(operand)
  if (number !== undefined && Number.isInteger(Number(number)) && number >= 0) return BigInt(number)
  if (typeOf(operand) === 'binData') return bitsOf(operand)
  return refuse(2, 'a bit mask must be a non-negative integer, an array of positions or binary data')
}

function bitsOf(value: unknown): bigint {
  const { bytes } = bytesOf(value)
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
