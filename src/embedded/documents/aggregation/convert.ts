/** Types in expressions, and from one to another. */
import { Decimal128, Int32, Long, ObjectId, Timestamp } from 'bson'
import { type BsonType, type Doc, numberOf, typeOf } from '../bson.js'
import { integerOf } from '../decimal.js'
import { EngineError, refuse } from '../errors.js'
import { typeNames } from '../match-operators.js'
import { bytesOf } from '../order.js'
import { isNumeric, realOf } from './arithmetic.js'
import { exactly, isNil, type Operator, overFields } from './operator.js'

function fail(value: unknown, to: string, reason = 'unsupported conversion'): never {
  return refuse(
    241,
    `Failed to convert ${typeOf(value)} to ${to} in $convert with no onError value: ${reason}`,
  )
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean' || isNumeric(value) || value instanceof ObjectId) return String(value)
  if (typeOf(value) === 'binData') return Buffer.from(bytesOf(value).bytes).toString('base64')
  return fail(value, 'string')
}

function toInteger(value: unknown, to: 'int' | 'long'): unknown {
  const bits = to === 'int' ? 32 : 64
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) fail(value, to, `bad number '${value}'`)
  if (value instanceof Date && to === 'int') fail(value, to)
  const whole =
    typeof value === 'string'
      ? BigInt(value)
      : value instanceof Date
        ? BigInt(value.getTime())
        : integerOf(value)
  if (whole === undefined) return fail(value, to, 'not a finite number')
  if (BigInt.asIntN(bits, whole) !== whole) fail(value, to, 'value out of range')
  return to === 'int'
    ? new Int32(Number(whole)).value
    : Number.isSafeInteger(Number(whole))
      ? Number(whole)
      : Long.fromBigInt(whole)
}

function toDouble(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string')
    return value.trim() === value && value !== '' && !Number.isNaN(Number(value))
      ? Number(value)
      : fail(value, 'double', `bad number '${value}'`)
  return isNumeric(value) ? realOf(value) : fail(value, 'double')
}

function toDecimal(value: unknown): Decimal128 {
  if (value instanceof Decimal128) return value
  const text =
    typeof value === 'string' ? value : value instanceof Long ? value.toString() : String(toDouble(value))
  try {
    return Decimal128.fromStringWithRounding(text)
  } catch {
    return fail(value, 'decimal', `bad number '${text}'`)
  }
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.t * 1000)
  if (typeof value === 'string') {
    // A zone is UTC where none is named, not the machine's.
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value) || /^\d{4}-\d\d-\d\d$/.test(value)
    const date = new Date(zoned ? value : `${value}Z`)
    return Number.isNaN(date.getTime()) ? fail(value, 'date', `bad date '${value}'`) : date
  }
  // A small integer is no date, but a JavaScript number does not say whether it was one.
  const whole = integerOf(value)
  return whole === undefined ? fail(value, 'date') : new Date(Number(whole))
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value
  return typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)
    ? new ObjectId(value)
    : fail(value, 'objectId', 'expected 24 hexadecimal characters')
}

function toBool(value: unknown): boolean {
  return typeof value === 'boolean' ? value : isNumeric(value) ? realOf(value) !== 0 : true
}

const TO: Partial<Record<BsonType, (value: unknown) => unknown>> = {
  string: toText,
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  double: toDouble,
  decimal: toDecimal,
  date: toDate,
  objectId: toObjectId,
  bool: toBool,
}

function convert({ input, to, onError, onNull }: Doc): unknown {
  if (isNil(input)) return onNull ?? null
  if (isNil(to)) return null
  const [type] = typeNames(to)
  const run = type === undefined ? undefined : TO[type]
  if (!run) return refuse(2, `$convert to ${String(to)} is not offered by the embedded engine`)
  try {
    return run(input)
  } catch (error) {
    if (error instanceof EngineError && error.code === 241 && onError !== undefined) return onError
    throw error
  }
}

const conversion = (name: string, type: BsonType): Operator =>
  exactly(name, 1, (value) => (isNil(value) ? null : TO[type]?.(value)))

export const CONVERSIONS: Readonly<Record<string, Operator>> = {
  $type: exactly('$type', 1, (value) => (value === undefined ? 'missing' : typeOf(value))),
  $isNumber: exactly('$isNumber', 1, (value) => numberOf(value) !== undefined),
  $toString: conversion('$toString', 'string'),
  $toInt: conversion('$toInt', 'int'),
  $toLong: conversion('$toLong', 'long'),
  $toDouble: conversion('$toDouble', 'double'),
  $toDecimal: conversion('$toDecimal', 'decimal'),
  $toDate: conversion('$toDate', 'date'),
  $toObjectId: conversion('$toObjectId', 'objectId'),
  $toBool: conversion('$toBool', 'bool'),
  $convert: overFields('$convert', convert),
}
