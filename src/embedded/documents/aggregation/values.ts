/** Operators over texts, arrays and documents where mingo's differ from MongoDB's. */
import { serialize, Timestamp } from 'bson'
import { evalExpr } from 'mingo/core'
import { isDoc, numberOf, typeOf } from '../bson.js'
import { refuse } from '../errors.js'
import { bytesOf, compareValues } from '../order.js'
import { argsOf, exactly, isNil, type Operator, overArgs } from './operator.js'

const list = (name: string, code: number, value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : refuse(code, `${name} requires an array argument, but was given: ${typeOf(value)}`)

/** Where a text stands in another, both as lists of characters or bytes. */
function indexIn<T>(name: string, units: (text: string) => T[]): Operator {
  return overArgs(([text, wanted, from, to]) => {
    if (isNil(text)) return null
    if (typeof text !== 'string' || typeof wanted !== 'string')
      return refuse(40091, `${name} requires strings`)
    const [all, part] = [units(text), units(wanted)]
    const start = Number(numberOf(from) ?? 0)
    const end = Math.min(Number(numberOf(to) ?? all.length), all.length)
    for (let at = start; at + part.length <= end; at++)
      if (part.every((unit, offset) => all[at + offset] === unit)) return at
    return -1
  })
}

function substring(name: string, units: (text: string) => string[]): Operator {
  return overArgs(([value, from, count]) => {
    if (isNil(value)) return ''
    const [start, length] = [Number(numberOf(from)), Number(numberOf(count))]
    if (!(start >= 0))
      refuse(name === '$substrCP' ? 34455 : 50752, `${name}: starting index must be non-negative`)
    const all = units(value instanceof Date ? value.toISOString() : String(value))
    return all.slice(start, length < 0 ? undefined : start + length).join('')
  })
}

const points = (text: string): string[] => [...text]
/** One-byte characters stand for the bytes of a text. */
const bytes = (text: string): string[] => [...Buffer.from(text).toString('latin1')]

const folded = (change: (text: string) => string, name: string): Operator =>
  exactly(name, 1, (value) =>
    isNil(value) ? '' : change(value instanceof Date ? value.toISOString() : String(value)),
  )

function sortedSet(values: readonly unknown[]): unknown[] {
  return [...values]
    .sort((a, b) => compareValues(a, b))
    .filter((value, index, all) => index === 0 || compareValues(value, all[index - 1]) !== 0)
}

const holds = (set: readonly unknown[], value: unknown): boolean =>
  set.some((own) => compareValues(own, value) === 0)

function sets(name: string, run: (lists: unknown[][]) => unknown): Operator {
  return overArgs((args) => (args.some(isNil) ? null : run(args.map((value) => list(name, 17043, value)))))
}

function ifNull(args: readonly unknown[]): unknown {
  if (args.length < 2) refuse(1257300, `$ifNull needs at least two arguments, had: ${args.length}`)
  return args.find((value) => !isNil(value)) ?? args.at(-1)
}

const switchCase: Operator = (document, operand, options) => {
  const { branches, default: otherwise } = isDoc(operand) ? operand : {}
  for (const branch of list('$switch', 40061, branches)) {
    if (!isDoc(branch) || !('case' in branch) || !('then' in branch))
      return refuse(40067, '$switch requires each branch have a case and a then')
    const passes = evalExpr(document, branch.case, options)
    if (!isNil(passes) && passes !== false && numberOf(passes) !== 0)
      return evalExpr(document, branch.then, options)
  }
  if (!isDoc(operand) || !('default' in operand))
    return refuse(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  return evalExpr(document, otherwise, options)
}

function fromEntries(value: unknown): unknown {
  if (isNil(value)) return null
  const pairs = list('$arrayToObject', 40386, value).map((entry): [string, unknown] => {
    const [name, field]: unknown[] = isDoc(entry) ? [entry.k, entry.v] : Array.isArray(entry) ? entry : []
    return typeof name === 'string'
      ? [name, field]
      : refuse(40392, '$arrayToObject requires keys of type string')
  })
  return Object.fromEntries(pairs)
}

export const VALUES: Readonly<Record<string, Operator>> = {
  $size: exactly('$size', 1, (value) => list('$size', 17124, value).length),
  $indexOfCP: indexIn('$indexOfCP', points),
  $indexOfBytes: indexIn('$indexOfBytes', bytes),
  $substrCP: substring('$substrCP', points),
  $substrBytes: (document, operand, options) =>
    Buffer.from(String(substring('$substrBytes', bytes)(document, operand, options)), 'latin1').toString(),
  $substr: (document, operand, options) =>
    Buffer.from(String(substring('$substrBytes', bytes)(document, operand, options)), 'latin1').toString(),
  $toUpper: folded((text) => text.toUpperCase(), '$toUpper'),
  $toLower: folded((text) => text.toLowerCase(), '$toLower'),
  $split: exactly('$split', 2, (text, by) => {
    if (isNil(text) || isNil(by)) return null
    if (typeof text !== 'string' || typeof by !== 'string') return refuse(40085, '$split requires strings')
    return by === '' ? refuse(40087, '$split requires a non-empty separator') : text.split(by)
  }),
  $ifNull: overArgs(ifNull),
  $switch: switchCase,
  $or: (document, operand, options) => argsOf(document, operand, options).some(isTrue),
  $and: (document, operand, options) => argsOf(document, operand, options).every(isTrue),
  $arrayToObject: (document, operand, options) =>
    fromEntries(
      Array.isArray(operand) && operand.length === 1
        ? evalExpr(document, operand[0], options)
        : evalExpr(document, operand, options),
    ),
  $concatArrays: overArgs((args) =>
    args.some(isNil) ? null : args.flatMap((value) => list('$concatArrays', 28664, value)),
  ),
  $mergeObjects: overArgs((args) => {
    const merged = args.flat().filter((value) => !isNil(value))
    if (!merged.every(isDoc)) refuse(40400, '$mergeObjects requires object inputs')
    return Object.assign({}, ...merged)
  }),
  $setUnion: sets('$setUnion', (lists) => sortedSet(lists.flat())),
  $setIntersection: sets('$setIntersection', ([first = [], ...rest]) =>
    sortedSet(first.filter((value) => rest.every((set) => holds(set, value)))),
  ),
  $setDifference: sets('$setDifference', ([a = [], b = []]) =>
    a.filter((value, at) => !holds(b, value) && !holds(a.slice(0, at), value)),
  ),
  $setEquals: sets('$setEquals', ([first = [], ...rest]) =>
    rest.every(
      (set) => set.every((value) => holds(first, value)) && first.every((value) => holds(set, value)),
    ),
  ),
  $setIsSubset: sets('$setIsSubset', ([a = [], b = []]) => a.every((value) => holds(b, value))),
  $slice: overArgs(([value, first, second]) => {
    if (isNil(value)) return null
    const all = list('$slice', 28724, value)
    const [from, count] = [
      Number(numberOf(first)),
      second === undefined ? undefined : Number(numberOf(second)),
    ]
    if (count === undefined) return from >= 0 ? all.slice(0, from) : all.slice(from)
    if (!(count > 0)) refuse(28729, 'Third argument to $slice must be positive')
    const start = from >= 0 ? from : Math.max(0, all.length + from)
    return all.slice(start, start + count)
  }),
  $bsonSize: exactly('$bsonSize', 1, (value) =>
    isNil(value)
      ? null
      : isDoc(value)
        ? serialize(value).length
        : refuse(31393, '$bsonSize requires a document input'),
  ),
  $binarySize: exactly('$binarySize', 1, (value) =>
    isNil(value) ? null : typeof value === 'string' ? Buffer.byteLength(value) : bytesOf(value).bytes.length,
  ),
  $tsSecond: exactly('$tsSecond', 1, (value) => (value instanceof Timestamp ? value.t : null)),
  $tsIncrement: exactly('$tsIncrement', 1, (value) => (value instanceof Timestamp ? value.i : null)),
}

function isTrue(value: unknown): boolean {
  return !isNil(value) && value !== false && Number(numberOf(value) ?? 1) !== 0
}
