/** Numbers of every BSON kind compared and reckoned without loss: Decimal128 and longs beyond 2^53. */
import { Decimal128, Double, Int32, Long, Timestamp } from 'bson'

/** A finite number, `digits` × 10^`exponent`. */
export interface Exact {
  digits: bigint
  exponent: number
}

/** What a Decimal128 can hold. */
const PRECISION = 34
/** What MongoDB keeps of a double that meets a Decimal128. */
const DOUBLE_DIGITS = 15

/** The exact value of a number, or undefined for NaN, the infinities and what is no number. */
export function exactOf(value: unknown): Exact | undefined {
  if (value instanceof Decimal128) return parse(value.toString())
  if (value instanceof Timestamp) return undefined
  if (value instanceof Long) return { digits: value.toBigInt(), exponent: 0 }
  if (typeof value === 'bigint') return { digits: value, exponent: 0 }
  const number = value instanceof Int32 || value instanceof Double ? value.value : value
  return typeof number === 'number' && Number.isFinite(number) ? ofDouble(number) : undefined
}

function parse(text: string): Exact | undefined {
  const found = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text)
  if (!found) return undefined
  const [, sign = '', whole = '', part = '', power = '0'] = found
  const digits = BigInt(whole + part)
  return { digits: sign ? -digits : digits, exponent: Number(power) - part.length }
}

function ofDouble(number: number): Exact {
  if (Number.isInteger(number)) return { digits: BigInt(number), exponent: 0 }
  let mantissa = number
  let twos = 0
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    twos += 1
  }
  // m / 2^n is m · 5^n / 10^n.
  return { digits: BigInt(mantissa) * 5n ** BigInt(twos), exponent: -twos }
}

/** Both with the same exponent. */
function aligned(a: Exact, b: Exact): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent)
  const scale = (x: Exact): bigint => x.digits * 10n ** BigInt(x.exponent - exponent)
  return [scale(a), scale(b), exponent]
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const signs =
    Number(a.digits > 0n) - Number(a.digits < 0n) - (Number(b.digits > 0n) - Number(b.digits < 0n))
  if (signs !== 0) return signs
  // Far apart: no need to write out the zeros between them.
  const size = (x: Exact): number => String(x.digits).length + x.exponent
  const gap = size(a) - size(b)
  if (a.digits !== 0n && Math.abs(gap) > 2) return a.digits > 0n ? gap : -gap
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** How far `value` lies from the double nearest to it, as a double. */
export function residueOf(value: unknown, nearest: number): number {
  const exact = exactOf(value)
  if (!exact || !Number.isFinite(nearest)) return 0
  const [x, y, exponent] = aligned(exact, ofDouble(nearest))
  return Number(`${x - y}e${exponent}`)
}

/** The integer that a number is when its fraction is cut off, or undefined for NaN, the infinities and no number. */
export function integerOf(value: unknown): bigint | undefined {
  const exact = exactOf(value)
  if (!exact) return undefined
  const { digits, exponent } = exact
  return exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(-exponent)
}

/** Whether a number has no fraction. */
export function isWhole(value: unknown): boolean {
  const exact = exactOf(value)
  return exact !== undefined && (exact.exponent >= 0 || exact.digits % 10n ** BigInt(-exact.exponent) === 0n)
}

/** Sum, difference, product or quotient of numbers of which one is a Decimal128, as MongoDB gives it. */
export function reckon(kind: 'add' | 'subtract' | 'multiply' | 'divide', a: unknown, b: unknown): Decimal128 {
  const [x, y] = [operand(a), operand(b)]
  if (!x || !y) return special(kind, Number(String(a)), Number(String(b)))
  if (kind === 'multiply')
    return toDecimal({ digits: x.digits * y.digits, exponent: x.exponent + y.exponent })
  if (kind === 'divide') return quotient(x, y)
  const [left, right, exponent] = aligned(x, y)
  return toDecimal({ digits: kind === 'add' ? left + right : left - right, exponent })
}

function operand(value: unknown): Exact | undefined {
  if (value instanceof Decimal128 || value instanceof Long) return exactOf(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return undefined
  // Where a plain number has no fraction it is taken for an integer.
  return Number.isInteger(number) && !(value instanceof Double)
    ? exactOf(number)
    : parse(number.toPrecision(DOUBLE_DIGITS))
}

function special(kind: string, a: number, b: number): Decimal128 {
  const result = kind === 'add' ? a + b : kind === 'subtract' ? a - b : kind === 'multiply' ? a * b : a / b
  return Decimal128.fromString(String(result))
}

function quotient(x: Exact, y: Exact): Decimal128 {
  if (y.digits === 0n)
    return Decimal128.fromString(x.digits === 0n ? 'NaN' : x.digits > 0n ? 'Infinity' : '-Infinity')
  const more = PRECISION + 2 + String(y.digits).length
  const scaled = x.digits * 10n ** BigInt(more)
  const rest = scaled % y.digits === 0n
  // One digit more tells a remainder apart from a tie.
  const digits = rest
    ? scaled / y.digits
    : (scaled / y.digits) * 10n + (scaled < 0n === y.digits < 0n ? 1n : -1n)
  const result: Exact = { digits, exponent: x.exponent - y.exponent - more - (rest ? 0 : 1) }
  const ideal = x.exponent - y.exponent
  while (rest && result.exponent < ideal && result.digits % 10n === 0n) {
    result.digits /= 10n
    result.exponent += 1
  }
  return toDecimal(result)
}

/** Rounded to 34 digits, ties to even. */
export function toDecimal({ digits, exponent }: Exact): Decimal128 {
  const surplus = String(digits < 0n ? -digits : digits).length - PRECISION
  if (surplus <= 0) return Decimal128.fromString(`${digits}E${exponent}`)
  const unit = 10n ** BigInt(surplus)
  const size = digits < 0n ? -digits : digits
  const [whole, rest] = [size / unit, (size % unit) * 2n]
  const rounded = rest > unit || (rest === unit && whole % 2n === 1n) ? whole + 1n : whole
  return Decimal128.fromString(`${digits < 0n ? -rounded : rounded}E${exponent + surplus}`)
}

/** Rounded to a place behind the point: to the nearest with ties to even, down, up, or cut off. */
export function roundExact(
  { digits, exponent }: Exact,
  place: number,
  way: 'even' | 'down' | 'up' | 'cut',
): Exact {
  if (exponent >= -place) return { digits, exponent }
  const unit = 10n ** BigInt(-place - exponent)
  const whole = digits / unit
  const rest = digits % unit
  const size = (rest < 0n ? -rest : rest) * 2n
  const outward = rest < 0n ? -1n : 1n
  const away =
    rest !== 0n &&
    ((way === 'even' && (size > unit || (size === unit && whole % 2n !== 0n))) ||
      (way === 'down' && rest < 0n) ||
      (way === 'up' && rest > 0n))
  return { digits: away ? whole + outward : whole, exponent: -place }
}
