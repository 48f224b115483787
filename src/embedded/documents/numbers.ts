/** Arithmetic as MongoDB does it: an int grows into a long, a long that overflows is an error, a double stays one. */
import { Decimal128, Double, Int32, Long } from 'bson'
import { numberOf, typeOf } from './bson.js'
import { reckon } from './decimal.js'
import { refuse } from './errors.js'

export function add(a: unknown, b: unknown): unknown {
  return compute(
    'add',
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )
}

export function multiply(a: unknown, b: unknown): unknown {
  return compute(
    'multiply',
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )
}

function compute(
  kind: 'add' | 'multiply',
  a: unknown,
  b: unknown,
  whole: (x: bigint, y: bigint) => bigint,
  real: (x: number, y: number) => number,
): unknown {
  if (a instanceof Decimal128 || b instanceof Decimal128) return reckon(kind, a, b)
  if (typeOf(a) === 'double' || typeOf(b) === 'double')
    return new Double(real(Number(numberOf(a)), Number(numberOf(b))))
  const result = whole(BigInt(numberOf(a) ?? 0), BigInt(numberOf(b) ?? 0))
  return integer(result, typeOf(a) === 'int' && typeOf(b) === 'int')
}

function integer(value: bigint, small: boolean): Int32 | Long {
  if (small && value >= -0x80000000n && value <= 0x7fffffffn) return new Int32(Number(value))
  if (value < -0x8000000000000000n || value > 0x7fffffffffffffffn)
    refuse(2, 'Failed to apply the operation: it would overflow a 64-bit integer')
  return Long.fromBigInt(value)
}

/** `$bit`: and, or, xor. Throws EngineError 2 unless both are integers. */
export function bitwise(value: unknown, kind: string, mask: unknown, path: string): unknown {
  for (const operand of [value, mask]) {
    if (typeOf(operand) !== 'int' && typeOf(operand) !== 'long')
      refuse(2, `The $bit modifier needs integers at ${path}, not ${typeOf(operand)}`)
  }
  const [x, y] = [BigInt(numberOf(value) ?? 0), BigInt(numberOf(mask) ?? 0)]
  if (kind !== 'and' && kind !== 'or' && kind !== 'xor')
    return refuse(2, `The $bit modifier only supports 'and', 'or', and 'xor', not '${kind}'`)
  const result = kind === 'and' ? x & y : kind === 'or' ? x | y : x ^ y
  return integer(result, typeOf(value) === 'int' && typeOf(mask) === 'int')
}
