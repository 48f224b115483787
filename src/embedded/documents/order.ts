/** MongoDB's order over values of all types: by type first, numbers of every kind together. */
import { Binary, BSONRegExp, BSONSymbol, type Code, Decimal128, type Long, type ObjectId } from 'bson'
import { type BsonType, fieldsOf, numberOf, typeOf } from './bson.js'
import { compareExact, exactOf } from './decimal.js'

/** One byte per type, in MongoDB's order; also the first byte of an index key. 0 and 255 stay free. */
export const RANK: Record<BsonType, number> = {
  minKey: 1,
  undefined: 2,
  null: 6,
  int: 11,
  long: 11,
  double: 11,
  decimal: 11,
  string: 16,
  symbol: 16,
  object: 21,
  array: 26,
  binData: 31,
  objectId: 36,
  bool: 41,
  date: 46,
  timestamp: 48,
  regex: 51,
  dbPointer: 56,
  javascript: 61,
  maxKey: 128,
}

export function rankOf(value: unknown): number {
  return RANK[typeOf(value)]
}

/** How a collation orders two texts; without one they stand by their code points. */
export type Collate = (a: string, b: string) => number

/** Negative, zero or positive as `a` stands before, at or behind `b`. */
export function compareValues(a: unknown, b: unknown, collate: Collate = compareStrings): number {
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return collate(a, b)
  const type = typeOf(a)
  const rank = RANK[type]
  const other = rankOf(b)
  if (rank !== other) return rank - other
  switch (type) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return a instanceof Decimal128 || b instanceof Decimal128
        ? compareDecimals(a, b)
        : compareNumbers(numberOf(a) ?? 0, numberOf(b) ?? 0)
    case 'string':
    case 'symbol':
      return collate(textOf(a), textOf(b))
    case 'object':
      return compareObjects(a as object, b as object, collate)
    case 'array':
      return compareArrays(a as unknown[], b as unknown[], collate)
    case 'binData':
      return compareBinary(bytesOf(a), bytesOf(b))
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case 'bool':
      return Number(a) - Number(b)
    case 'date':
      return Math.sign(Number(a) - Number(b))
    case 'timestamp':
      return compareNumbers((a as Long).toBigInt(), (b as Long).toBigInt())
    case 'regex': {
      const [x, y] = [regexOf(a), regexOf(b)]
      return compareStrings(x.pattern, y.pattern) || compareStrings(x.options, y.options)
    }
    case 'javascript':
      return compareStrings(String((a as Code).code), String((b as Code).code))
    default:
      return 0
  }
}

export function equalValues(a: unknown, b: unknown, collate?: Collate): boolean {
  return compareValues(a, b, collate) === 0
}

/** Numbers of any kind; NaN stands before all others and equals itself. */
export function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  if (a > b) return 1
  const x = Number.isNaN(a)
  const y = Number.isNaN(b)
  return x === y ? 0 : x ? -1 : 1
}

function compareDecimals(a: unknown, b: unknown): number {
  const [x, y] = [exactOf(a), exactOf(b)]
  return x && y ? compareExact(x, y) : compareNumbers(numberOf(a) ?? 0, numberOf(b) ?? 0)
}

/** By code point, as UTF-8 bytes would sort: a surrogate pair stands behind every other character. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const left = x >= 0xd800 && x <= 0xdfff
    const right = y >= 0xd800 && y <= 0xdfff
    return left === right ? x - y : left ? 1 : -1
  }
  return a.length - b.length
}

export function textOf(value: unknown): string {
  return value instanceof BSONSymbol ? value.value : String(value)
}

export function bytesOf(value: unknown): { subtype: number; bytes: Uint8Array } {
  if (value instanceof Binary)
    return { subtype: value.sub_type, bytes: value.buffer.subarray(0, value.position) }
  if (value instanceof Uint8Array) return { subtype: 0, bytes: value }
  return { subtype: 0, bytes: new Uint8Array() }
}

export function regexOf(value: unknown): { pattern: string; options: string } {
  if (value instanceof BSONRegExp) return { pattern: value.pattern, options: value.options }
  if (value instanceof RegExp) return { pattern: value.source, options: value.flags }
  return { pattern: String(value), options: '' }
}

function compareBinary(a: ReturnType<typeof bytesOf>, b: ReturnType<typeof bytesOf>): number {
  return a.bytes.length - b.bytes.length || a.subtype - b.subtype || Buffer.compare(a.bytes, b.bytes)
}

function compareArrays(a: unknown[], b: unknown[], collate: Collate): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i], collate)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Field by field in their order: type, then name, then value. */
function compareObjects(a: object, b: object, collate: Collate): number {
  const left = fieldsOf(a)
  const right = fieldsOf(b)
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const [name, value] = left[i] ?? ['', undefined]
    const [otherName, otherValue] = right[i] ?? ['', undefined]
    const order =
      rankOf(value) - rankOf(otherValue) ||
      compareStrings(name, otherName) ||
      compareValues(value, otherValue, collate)
    if (order !== 0) return order
  }
  return left.length - right.length
}
