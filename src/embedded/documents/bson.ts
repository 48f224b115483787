/**
 * BSON in two forms. *Plain* documents carry JavaScript numbers and are for matching, sorting and aggregation;
 * *typed* documents keep Int32, Double, Long and Decimal128 apart and are for updates, so that what an update
 * does not touch goes back to disk exactly as it came.
 */
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  deserialize,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  onDemand,
  serialize,
  Timestamp,
} from 'bson'

export type Doc = Record<string, unknown>

/** MongoDB's limit for one document. */
export const MAX_DOCUMENT = 16 * 1024 * 1024

const PLAIN = { bsonRegExp: true, promoteBuffers: false } as const
const TYPED = { ...PLAIN, promoteValues: false } as const
const INSERT = { ...PLAIN, fieldsAsRaw: { documents: true } } as const

/** Decodes with JavaScript numbers; a Long beyond 2^53 and a Decimal128 stay what they are. Throws BSONError. */
export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, PLAIN)
}

/** Decodes keeping every numeric type. Throws BSONError. */
export function decodeTyped(bytes: Uint8Array): Doc {
  return deserialize(bytes, TYPED)
}

/** Decodes an insert command, leaving the elements of `documents` as bytes. Throws BSONError. */
export function decodeInsert(bytes: Uint8Array): Doc {
  return deserialize(bytes, INSERT)
}

/** Encodes a document; a value that is `undefined` is left out. Throws BSONError, and RangeError over 17 MB. */
export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A typed value with JavaScript numbers in place of Int32, Double and safe Longs. */
export function plain(value: Doc): Doc {
  return decode(encode(value))
}

/** A typed value of any kind made plain. */
export function plainValue(value: unknown): unknown {
  return plain({ v: value }).v
}

export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false
  const proto: unknown = Object.getPrototypeOf(value)
  return proto === Object.prototype || proto === null
}

/** The number that a value stands for (bigint where a double would not do), or undefined when it is none. */
export function numberOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value !== 'object' || value === null) return undefined
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Timestamp) return undefined
  if (value instanceof Long) {
    const big = value.toBigInt()
    const small = Number(big)
    return Number.isSafeInteger(small) ? small : big
  }
  if (value instanceof Decimal128) return Number(value.toString())
  return undefined
}

/** An integer parameter of a command (limit, batchSize …), or undefined when absent or no number. */
export function intOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return number === undefined ? undefined : Math.trunc(Number(number))
}

/** MongoDB's way with flags: numbers count as true unless zero. */
export function truthy(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  const number = numberOf(value)
  return number !== undefined && Number(number) !== 0
}

export type BsonType =
  | 'double'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'undefined'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'null'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'symbol'
  | 'int'
  | 'timestamp'
  | 'long'
  | 'decimal'
  | 'minKey'
  | 'maxKey'

/** The BSON type that a decoded value has or would get when encoded. */
export function typeOf(value: unknown): BsonType {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    case 'number':
      return Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff && !Object.is(value, -0)
        ? 'int'
        : 'double'
    case 'bigint':
      return 'long'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'array' : objectType(value)
    default:
      return 'undefined'
  }
}

function objectType(value: object): BsonType {
  if (value instanceof Date) return 'date'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Binary || value instanceof Uint8Array) return 'binData'
  if (value instanceof Int32) return 'int'
  if (value instanceof Double) return 'double'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof Long) return 'long'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof BSONRegExp || value instanceof RegExp) return 'regex'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  if (value instanceof Code) return 'javascript'
  if (value instanceof BSONSymbol) return 'symbol'
  return 'object'
}

/** Fields of an embedded document, a DBRef included, which the codec makes an object of its own class. */
export function fieldsOf(value: object): [string, unknown][] {
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value
    return [
      ['$ref', collection],
      ['$id', oid],
      ...(db ? ([['$db', db]] as const) : []),
      ...Object.entries(fields),
    ].map(([name, field]) => [String(name), field])
  }
  return Object.entries(value)
}

/** The name of a document's first element (the command's name), or '' for an empty one. */
export function firstName(bytes: Uint8Array): string {
  if (bytes.length <= 5) return ''
  const end = bytes.indexOf(0, 5)
  return end < 0 ? '' : Buffer.from(bytes.buffer, bytes.byteOffset + 5, end - 5).toString('utf8')
}

/** Where `_id` stands among the elements: its span in the bytes, or undefined. */
export function idSpan(bytes: Uint8Array): { start: number; end: number } | undefined {
  for (const [, nameOffset, nameLength, offset, length] of onDemand.parseToElements(bytes)) {
    if (
      nameLength === 3 &&
      bytes[nameOffset] === 0x5f &&
      bytes[nameOffset + 1] === 0x69 &&
      bytes[nameOffset + 2] === 0x64
    ) {
      return { start: nameOffset - 1, end: offset + length }
    }
  }
  return undefined
}

/** The document with `_id` as its first element, as MongoDB stores it; one is made when there is none. */
export function withIdFirst(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 5, 9) === '_id\0') return bytes
  const span = idSpan(bytes)
  const element = span
    ? bytes.subarray(span.start, span.end)
    : encode({ _id: new ObjectId() }).subarray(4, -1)
  const rest = span ? [bytes.subarray(4, span.start), bytes.subarray(span.end)] : [bytes.subarray(4)]
  const body = Buffer.concat([Buffer.alloc(4), element, ...rest])
  body.writeInt32LE(body.length, 0)
  return body
}

/** `base` with one more element at its end: an encoded document, or an array of encoded documents. */
export function withRaw(base: Doc, name: string, raw: Buffer | Buffer[]): Buffer {
  const head = encode(base)
  const value = Array.isArray(raw) ? rawArray(raw) : raw
  const label = Buffer.from(`${Array.isArray(raw) ? '\u0004' : '\u0003'}${name}\0`, 'latin1')
  const body = Buffer.concat([head.subarray(0, -1), label, value, Buffer.alloc(1)])
  body.writeInt32LE(body.length, 0)
  return body
}

function rawArray(documents: Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.alloc(4)]
  documents.forEach((document, index) => {
    parts.push(Buffer.from(`\u0003${index}\0`, 'latin1'), document)
  })
  parts.push(Buffer.alloc(1))
  const body = Buffer.concat(parts)
  body.writeInt32LE(body.length, 0)
  return body
}
