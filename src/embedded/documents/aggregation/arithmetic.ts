/** Arithmetic in expressions: exact for longs beyond 2^53 and for Decimal128, which mingo does not know. */
import { Decimal128, Long } from 'bson'
import { numberOf, typeOf } from '../bson.js'
import { exactOf, integerOf, isWhole, reckon, roundExact, toDecimal } from '../decimal.js'
import { refuse } from '../errors.js'
import { exactly, isNil, type Operator, overArgs } from './operator.js'

type Kind = 'add' | 'subtract' | 'multiply'

const REAL: Readonly<Record<Kind, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
}
const WHOLE: Readonly<Record<Kind, (a: bigint, b: bigint) => bigint>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
}

/** Two numbers of any kind. */
export function combine(kind: Kind, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = REAL[kind](a, b)
    if (!Number.isInteger(result) || Number.isSafeInteger(result)) return result
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) return reckon(kind, a, b)
  const [x, y] = [wholeOf(a), wholeOf(b)]
  return x === undefined || y === undefined ? REAL[kind](realOf(a), realOf(b)) : shown(WHOLE[kind](x, y))
}

/** An integer as documents carry it: a number where that is exact, else a Long; a double beyond 64 bits. */
function shown(value: bigint): unknown {
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(value)
  return BigInt.asIntN(64, value) === value ? Long.fromBigInt(value) : Number(value)
}

const wholeOf = (value: unknown): bigint | undefined =>
  value instanceof Long || Number.isSafeInteger(value) ? integerOf(value) : undefined

export const realOf = (value: unknown): number => Number(numberOf(value) ?? Number.NaN)

export const isNumeric = (value: unknown): boolean => numberOf(value) !== undefined

function numeric(name: string, value: unknown): unknown {
  return isNumeric(value) ? value : refuse(14, `${name} only supports numeric types, not ${typeOf(value)}`)
}

function add(args: readonly unknown[]): unknown {
  if (args.some(isNil)) return null
  const dates = args.filter((value) => value instanceof Date)
  if (dates.length > 1) refuse(16612, 'only one date allowed in an $add expression')
  const [date] = dates
  const rest = args.filter((value) => value !== date)
  for (const value of rest)
    if (!isNumeric(value)) refuse(14, `$add only supports numeric or date types, not ${typeOf(value)}`)
  const sum = rest.reduce((total, value) => combine('add', total, value), 0)
  return date instanceof Date ? new Date(date.getTime() + Math.round(realOf(sum))) : sum
}

function subtract(a: unknown, b: unknown): unknown {
  if (isNil(a) || isNil(b)) return null
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - Math.round(realOf(b)))
  if (!isNumeric(a) || !isNumeric(b)) refuse(14, `can't $subtract ${typeOf(b)} from ${typeOf(a)}`)
  return combine('subtract', a, b)
}

function multiply(args: readonly unknown[]): unknown {
  if (args.some(isNil)) return null
  return args.reduce((total, value) => combine('multiply', total, numeric('$multiply', value)), 1)
}

function divide(a: unknown, b: unknown): unknown {
  if (isNil(a) || isNil(b)) return null
  if (!isNumeric(a) || !isNumeric(b))
    refuse(14, `$divide only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (realOf(b) === 0) refuse(2, "can't $divide by zero")
  return a instanceof Decimal128 || b instanceof Decimal128 ? reckon('divide', a, b) : realOf(a) / realOf(b)
}

function modulo(a: unknown, b: unknown): unknown {
  if (isNil(a) || isNil(b)) return null
  if (!isNumeric(a) || !isNumeric(b))
    refuse(16611, `$mod only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (realOf(b) === 0) refuse(16610, "can't $mod by zero")
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const whole = integerOf(reckon('divide', a, b)) ?? 0n
    return reckon('subtract', a, reckon('multiply', b, Long.fromBigInt(whole)))
  }
  const [x, y] = [wholeOf(a), wholeOf(b)]
  return x === undefined || y === undefined ? realOf(a) % realOf(b) : shown(x % y)
}

type Way = 'even' | 'down' | 'up' | 'cut'

/** `$round`, `$floor`, `$ceil` and `$trunc`, at a place behind (or with a negative one before) the point. */
function rounded(name: string, way: Way, value: unknown, place: unknown): unknown {
  if (isNil(value) || place === null) return null
  numeric(name, value)
  const digits = place === undefined ? 0 : Number(numberOf(place) ?? Number.NaN)
  if (!Number.isInteger(digits) || digits < -20 || digits > 100)
    refuse(51082, `${name} requires "place" argument to be an integer between -20 and 100`)
  const exact = exactOf(value)
  if (!exact) return value
  const result = roundExact(exact, digits, way)
  if (value instanceof Decimal128) return toDecimal(result)
  return isWhole(value)
    ? shown(integerOf(toDecimal(result)) ?? 0n)
    : Number(`${result.digits}e${result.exponent}`)
}

function absolute(value: unknown): unknown {
  if (isNil(value)) return null
  numeric('$abs', value)
  return realOf(value) < 0 ? combine('multiply', value, -1) : value
}

const rounding = (name: string, way: Way): Operator =>
  overArgs(([value, place]) => rounded(name, way, value, place))

export const ARITHMETIC: Readonly<Record<string, Operator>> = {
  $add: overArgs(add),
  $subtract: exactly('$subtract', 2, subtract),
  $multiply: overArgs(multiply),
  $divide: exactly('$divide', 2, divide),
  $mod: exactly('$mod', 2, modulo),
  $abs: exactly('$abs', 1, absolute),
  $round: rounding('$round', 'even'),
  $trunc: rounding('$trunc', 'cut'),
  $floor: exactly('$floor', 1, (value) => rounded('$floor', 'down', value, undefined)),
  $ceil: exactly('$ceil', 1, (value) => rounded('$ceil', 'up', value, undefined)),
}
