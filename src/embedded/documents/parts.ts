/**
 * A document decoded in part. Decoding is what reading costs most: a filter, an order or an index key needs a few
 * of the fields, and the others are stepped over by their lengths.
 */
import { type Doc, decode, isDoc } from './bson.js'
import { isIndexName } from './paths.js'

/** The dotted paths that something looks at; undefined: it may look at any. */
export type Paths = ReadonlySet<string> | undefined

/** The paths that a filter looks at. */
export function pathsOf(filter: Doc): Paths {
  const paths = new Set<string>()
  return gatherPaths(filter, paths) ? paths : undefined
}

function gatherPaths(filter: Doc, into: Set<string>): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (!name.startsWith('$')) {
      into.add(name)
      return true
    }
    if (name === '$comment') return true
    const branches = name === '$and' || name === '$or' || name === '$nor'
    return (
      branches &&
      Array.isArray(condition) &&
      condition.every((branch: unknown) => isDoc(branch) && gatherPaths(branch, into))
    )
  })
}

/** What any of several look at. */
export function joinPaths(all: readonly Paths[]): Paths {
  const joined = new Set<string>()
  for (const paths of all) {
    if (!paths) return undefined
    for (const path of paths) joined.add(path)
  }
  return joined
}

/** What is wanted of a document: fields by name, and which parts of each; undefined: all of it. */
export type Parts = Wanted | undefined

class Wanted {
  readonly fields = new Map<string, Parts>()
  /** Lengths and first letters of the names, so that most others needn't be read. */
  readonly shapes = new Set<number>()
  /** A number may also be a place in an array, so arrays are taken whole. */
  numbered = false

  add(path: string): void {
    const dot = path.indexOf('.')
    const name = dot < 0 ? path : path.slice(0, dot)
    const bytes = Buffer.from(name)
    this.shapes.add(shapeOf(bytes.length, bytes[0]))
    if (isIndexName(name)) this.numbered = true
    const known = this.fields.get(name)
    if (dot < 0 || (!known && this.fields.has(name))) {
      this.fields.set(name, undefined)
      return
    }
    const within = known ?? new Wanted()
    within.add(path.slice(dot + 1))
    this.fields.set(name, within)
  }
}

const shapeOf = (length: number, first = 0): number => length * 256 + first

export function partsOf(paths: Paths): Parts {
  if (!paths) return undefined
  const wanted = new Wanted()
  for (const path of paths) wanted.add(path)
  return wanted
}

/** The document with what is wanted of it, in its order; arrays keep their places. Throws BSONError. */
export const decodePart = (bytes: Buffer, parts: Parts): Doc => decode(partOf(bytes, parts))

/** The same as bytes; all of them where they can't be stepped over, which is for the codec to judge. */
export function partOf(bytes: Buffer, parts: Parts): Buffer {
  return parts ? (reduced(bytes, 0, bytes.length, parts, false) ?? bytes) : bytes
}

/** Of the document or array that lies between `from` and `to`; undefined where it isn't well formed. */
function reduced(
  bytes: Buffer,
  from: number,
  to: number,
  wanted: Wanted,
  array: boolean,
): Buffer | undefined {
  const kept: Buffer[] = []
  let size = 5
  const keep = (part: Buffer): void => {
    kept.push(part)
    size += part.length
  }
  for (let at = from + 4; bytes[at] !== 0; ) {
    const type = bytes[at] ?? 0
    let nameEnd = at + 1
    while (nameEnd < to && bytes[nameEnd] !== 0) nameEnd += 1
    const end = endOfValue(bytes, type, nameEnd + 1)
    if (end < 0 || end >= to) return undefined
    const own = array || wanted.shapes.has(shapeOf(nameEnd - at - 1, bytes[at + 1]))
    const name = own && !array ? bytes.toString('utf8', at + 1, nameEnd) : ''
    if (own && (array || wanted.fields.has(name))) {
      const within = array ? wanted : wanted.fields.get(name)
      // An array in an array is entered by no path but a numbered one.
      const whole = !within || (type !== 3 && (type !== 4 || array || within.numbered))
      const part = whole ? undefined : reduced(bytes, nameEnd + 1, end, within, type === 4)
      if (!whole && !part) return undefined
      keep(bytes.subarray(at, part ? nameEnd + 1 : end))
      if (part) keep(part)
    }
    at = end
  }
  const part = Buffer.allocUnsafe(size)
  part.writeInt32LE(size, 0)
  let at = 4
  for (const element of kept) at += element.copy(part, at)
  part[at] = 0
  return part
}

const FIXED: Readonly<Record<number, number>> = {
  1: 8, // double
  6: 0, // undefined
  7: 12, // ObjectId
  8: 1, // boolean
  9: 8, // date
  10: 0, // null
  16: 4, // int32
  17: 8, // timestamp
  18: 8, // int64
  19: 16, // Decimal128
  127: 0, // MaxKey
  255: 0, // MinKey
}

/** Where the value that begins at `at` ends, or -1 for a type that is not known. */
function endOfValue(bytes: Buffer, type: number, at: number): number {
  const fixed = FIXED[type]
  if (fixed !== undefined) return at + fixed
  if (at + 4 > bytes.length) return -1
  switch (type) {
    case 2: // string
    case 13: // JavaScript
    case 14: // symbol
      return at + 4 + bytes.readUInt32LE(at)
    case 3: // document
    case 4: // array
    case 15: // JavaScript with scope
      return at + bytes.readUInt32LE(at)
    case 5: // binary
      return at + 5 + bytes.readUInt32LE(at)
    case 12: // DBPointer
      return at + 4 + bytes.readUInt32LE(at) + 12
    case 11: {
      // regular expression
      const patternEnd = bytes.indexOf(0, at)
      const optionsEnd = patternEnd < 0 ? -1 : bytes.indexOf(0, patternEnd + 1)
      return optionsEnd < 0 ? -1 : optionsEnd + 1
    }
    default:
      return -1
  }
}
