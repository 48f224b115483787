/**
 * A document decoded in part. Decoding is what reading costs most: a filter, an order or an index key needs a few
 * of the fields at the top, and the others are stepped over by their lengths.
 */
import { type Doc, decode, isDoc } from './bson.js'

/** Names of fields at the top of a document; undefined: all that there are. */
export type Roots = ReadonlySet<string> | undefined

export const rootOf = (path: string): string => {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}

/** The fields that a filter looks at. */
export function rootsOf(filter: Doc): Roots {
  const roots = new Set<string>()
  return gatherRoots(filter, roots) ? roots : undefined
}

function gatherRoots(filter: Doc, into: Set<string>): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (!name.startsWith('$')) {
      into.add(rootOf(name))
      return true
    }
    if (name === '$comment') return true
    const branches = name === '$and' || name === '$or' || name === '$nor'
    return (
      branches &&
      Array.isArray(condition) &&
      condition.every((branch: unknown) => isDoc(branch) && gatherRoots(branch, into))
    )
  })
}

/** What any of several look at. */
export function joinRoots(all: readonly Roots[]): Roots {
  const joined = new Set<string>()
  for (const roots of all) {
    if (!roots) return undefined
    for (const root of roots) joined.add(root)
  }
  return joined
}

/** The document with those of its fields that are named, in their order. Throws BSONError. */
export const decodePart = (bytes: Buffer, roots: Roots): Doc => decode(partOf(bytes, roots))

/** The same as bytes; all of them where they can't be stepped over, which is for the codec to judge. */
export function partOf(bytes: Buffer, roots: Roots): Buffer {
  if (!roots) return bytes
  const kept: Buffer[] = []
  let size = 5
  for (let at = 4; bytes[at] !== 0; ) {
    const nameEnd = bytes.indexOf(0, at + 1)
    const end = nameEnd < 0 ? -1 : endOfValue(bytes, bytes[at] ?? 0, nameEnd + 1)
    if (end < 0 || end >= bytes.length) return bytes
    if (roots.has(bytes.toString('utf8', at + 1, nameEnd))) {
      kept.push(bytes.subarray(at, end))
      size += end - at
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
