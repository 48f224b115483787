/**
 * Index keys: bytes that sort as the values do (order.ts). No encoding is the beginning of another, so fields
 * can be strung together and, for a descending field, inverted bit by bit.
 *
 * lmdb takes keys of 1,978 bytes. A longer one is cut; it is then *lossy*: equal bytes do not prove equal values,
 * so whoever reads looks at the document itself, and such an index no longer gives a sort order.
 */
import { type Code, Decimal128, Long, type ObjectId, Timestamp } from 'bson'
import { fieldsOf, numberOf, typeOf } from './bson.js'
import { residueOf } from './decimal.js'
import { bytesOf, RANK, regexOf, textOf } from './order.js'

/** Room for the values; the index number (4) and record number (6) come on top. */
export const MAX_KEY = 1900

/** What an empty array is indexed as: MongoDB's undefined, before null. */
export const EMPTY = Symbol('empty array')

export interface EncodedKey {
  bytes: Buffer
  lossy: boolean
}

class KeyWriter {
  constructor(readonly max: number) {}

  private buffer = Buffer.allocUnsafe(256)
  private length = 0
  lossy = false

  get size(): number {
    return this.length
  }

  reserve(size: number): Buffer {
    if (this.length + size > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + size))
      this.buffer.copy(larger, 0, 0, this.length)
      this.buffer = larger
    }
    return this.buffer
  }

  byte(value: number): void {
    this.reserve(1)[this.length++] = value
  }

  uint32(value: number): void {
    this.reserve(4).writeUInt32BE(value >>> 0, this.length)
    this.length += 4
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length)
    this.length += bytes.length
  }

  /** UTF-8 with 00 written as 00 FF and 00 00 at the end. */
  text(value: string): void {
    if (value.includes('\0')) {
      for (const byte of Buffer.from(value)) {
        this.byte(byte)
        if (byte === 0) this.byte(0xff)
      }
    } else {
      const room = this.reserve(value.length * 3 + 2)
      this.length += room.write(value, this.length)
    }
    this.byte(0)
    this.byte(0)
  }

  /** A double whose bits are turned so that bytes sort as numbers do; NaN is all zero. */
  double(value: number): void {
    const room = this.reserve(8)
    const at = this.length
    this.length += 8
    if (Number.isNaN(value)) {
      room.fill(0, at, at + 8)
      return
    }
    room.writeDoubleBE(value === 0 ? 0 : value, at)
    const first = room[at] ?? 0
    if (first & 0x80) {
      for (let i = at; i < at + 8; i++) room[i] = ~(room[i] ?? 0) & 0xff
    } else {
      room[at] = first | 0x80
    }
  }

  int64(value: bigint): void {
    this.reserve(8).writeBigUInt64BE(BigInt.asUintN(64, value + 0x8000000000000000n), this.length)
    this.length += 8
  }

  invertFrom(start: number): void {
    for (let i = start; i < this.length; i++) this.buffer[i] = ~(this.buffer[i] ?? 0) & 0xff
  }

  finish(): EncodedKey {
    if (this.length > this.max) return { bytes: Buffer.from(this.buffer.subarray(0, this.max)), lossy: true }
    return { bytes: Buffer.from(this.buffer.subarray(0, this.length)), lossy: this.lossy }
  }
}

/** The key of one tuple of values; `directions[i]` is 1 or -1. Without a limit it is never cut: for sorting. */
export function encodeKey(
  values: readonly unknown[],
  directions: readonly number[],
  max = MAX_KEY,
): EncodedKey {
  const out = new KeyWriter(max)
  for (let i = 0; i < values.length && out.size <= max; i++) {
    const start = out.size
    writeValue(out, values[i])
    if (directions[i] === -1) out.invertFrom(start)
  }
  return out.finish()
}

/** The first byte of a value's encoding: begins the range of its type. */
export function typeByte(value: unknown): number {
  return value === EMPTY ? RANK.undefined : RANK[typeOf(value) === 'undefined' ? 'null' : typeOf(value)]
}

function writeValue(out: KeyWriter, value: unknown): void {
  out.byte(typeByte(value))
  writePayload(out, value)
}

function writePayload(out: KeyWriter, value: unknown): void {
  if (value === EMPTY) return
  if (out.size > out.max) {
    out.lossy = true
    return
  }
  switch (typeOf(value)) {
    case 'int':
    case 'double':
    case 'long':
    case 'decimal': {
      const number = numberOf(value) ?? 0
      if (typeof number === 'bigint' || value instanceof Decimal128) out.lossy = true
      out.double(Number(number))
      if (out.max === Number.POSITIVE_INFINITY) writeResidue(out, out.lossy ? value : 0, Number(number))
      return
    }
    case 'string':
    case 'symbol':
      out.text(textOf(value))
      return
    case 'objectId':
      out.raw((value as ObjectId).id)
      return
    case 'bool':
      out.byte(value === true ? 1 : 0)
      return
    case 'date':
      out.int64(BigInt(Math.trunc(Number(value)) || 0))
      return
    case 'timestamp':
      out.int64(value instanceof Timestamp || value instanceof Long ? value.toBigInt() : 0n)
      return
    case 'binData': {
      const { subtype, bytes } = bytesOf(value)
      out.uint32(bytes.length)
      out.byte(subtype)
      out.raw(bytes)
      return
    }
    case 'array':
      for (const element of value as unknown[]) writeValue(out, element)
      out.byte(0)
      return
    case 'object':
      for (const [name, field] of fieldsOf(value as object)) {
        out.byte(typeByte(field))
        out.text(name)
        writePayload(out, field)
      }
      out.byte(0)
      return
    case 'regex': {
      const { pattern, options } = regexOf(value)
      out.text(pattern)
      out.text(options)
      return
    }
    case 'javascript':
      out.text(String((value as Code).code))
      return
    default:
      return
  }
}

/** For sorting: how far a number lies from its double, so that equal doubles of unequal numbers are told apart. */
function writeResidue(out: KeyWriter, value: unknown, nearest: number): void {
  const residue = value === 0 ? 0 : residueOf(value, nearest)
  out.byte(Math.sign(residue) + 1)
  if (residue !== 0) out.double(residue)
}

/** The smallest key behind every key that begins with `prefix`, or undefined when there is none. */
export function after(prefix: Buffer): Buffer | undefined {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] ?? 0
    if (byte === 0xff) continue
    const next = Buffer.from(prefix.subarray(0, i + 1))
    next[i] = byte + 1
    return next
  }
  return undefined
}
