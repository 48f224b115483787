/** Which paths in a document a pipeline looks at: the rest needn't be decoded. */
import { type Doc, isDoc } from '../bson.js'
import { type Paths, pathsOf } from '../parts.js'

/** Adds what a stage looks at; `ends`: nothing but what it gives goes on; false: it may be anything. */
type Reads = (operand: unknown, into: Set<string>) => boolean | 'ends'

const expressions: Reads = (operand, into) => refsIn(operand, into)

const STAGES: Readonly<Record<string, Reads>> = {
  $limit: () => true,
  $skip: () => true,
  $count: () => 'ends',
  $group: (operand, into) => refsIn(operand, into) && 'ends',
  $sortByCount: (operand, into) => refsIn(operand, into) && 'ends',
  $addFields: expressions,
  $set: expressions,
  $sort: (operand, into) => {
    for (const path of isDoc(operand) ? Object.keys(operand) : []) into.add(path)
    return isDoc(operand)
  },
  $match: (operand, into) => {
    const paths = isDoc(operand) ? pathsOf(operand) : undefined
    for (const path of paths ?? []) into.add(path)
    return paths !== undefined
  },
  $unwind: (operand, into) => refsIn(isDoc(operand) ? operand.path : operand, into),
}

/** The paths that are looked at before a stage makes documents of its own; undefined: it may be any. */
export function pathsOfPipeline(stages: readonly Doc[]): Paths {
  const paths = new Set<string>()
  for (const stage of stages) {
    const [[name, operand] = ['', undefined]] = Object.entries(stage)
    const read = STAGES[name]?.(operand, paths)
    if (!read) return undefined
    if (read === 'ends') return paths
  }
  // What comes out are the documents themselves.
  return undefined
}

/** Adds the fields that an expression names; false where it may name any. */
function refsIn(value: unknown, into: Set<string>): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)\b/.test(value)
    if (value.startsWith('$')) into.add(value.slice(1))
    return true
  }
  if (Array.isArray(value)) return value.every((one) => refsIn(one, into))
  if (!isDoc(value)) return true
  // A field may be named without its `$` there.
  return Object.entries(value).every(
    ([name, one]) => name !== '$getField' && name !== 'sortBy' && refsIn(one, into),
  )
}
