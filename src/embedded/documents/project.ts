/** Projections of `find`: which parts of a document are shown. */
import { type Doc, decode, decodeTyped, encode, isDoc, numberOf } from './bson.js'
import { refuse } from './errors.js'
import { runPipeline } from './expressions.js'
import { elementTest, type MatchContext } from './match.js'
import { partOf, partsOf } from './parts.js'
import { positionOf } from './positional.js'
import type { Row } from './scan.js'

type Leaf = boolean | ((value: unknown) => unknown)
type Tree = Map<string, Leaf | Tree>

/** Compiles a projection into a shaper of rows, or undefined when it shows everything. Throws EngineError. */
export function compileProjection(
  spec: Doc,
  filter: Doc,
  context: MatchContext,
): ((row: Row) => Buffer) | undefined {
  if (Object.keys(spec).length === 0) return undefined
  if (hasExpressions(spec)) {
    return (row) => {
      const [shaped] = runPipeline([decode(row.bytes)], [{ $project: spec }], context)
      return encode(shaped ?? {})
    }
  }
  const { tree, inclusive, positional } = readSpec(spec, context)
  // What isn't shown needn't be decoded.
  const parts = inclusive && !positional ? partsOf(new Set(tree.keys())) : undefined
  return (row) => {
    const document = decodeTyped(partOf(row.bytes, parts))
    const shaped = inclusive ? include(document, tree) : exclude(document, tree)
    if (positional)
      pickPosition(shaped, positional, positionOf(filter, row.document ?? document, positional, context))
    return encode(shaped)
  }
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || numberOf(value) !== undefined
}

function hasExpressions(spec: Doc): boolean {
  return Object.values(spec).some((value) => {
    if (isFlag(value)) return false
    if (!isDoc(value)) return true
    const [operator] = Object.keys(value)
    if (operator === '$slice' || operator === '$elemMatch')
      return Array.isArray(value.$slice) && value.$slice.some((v) => numberOf(v) === undefined)
    return operator?.startsWith('$') === true || hasExpressions(value)
  })
}

interface ReadSpec {
  tree: Tree
  inclusive: boolean
  positional: string | undefined
}

function readSpec(spec: Doc, context: MatchContext): ReadSpec {
  const tree: Tree = new Map()
  let inclusive: boolean | undefined
  let id: boolean | undefined
  let positional: string | undefined
  let elements = false
  const mode = (wanted: boolean, path: string): void => {
    if (inclusive !== undefined && inclusive !== wanted) {
      if (wanted) refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
    }
    inclusive = wanted
  }
  const read = (fields: Doc, prefix: string): void => {
    for (const [name, value] of Object.entries(fields)) {
      const path = prefix + name
      if (isFlag(value)) {
        const shown = Boolean(typeof value === 'boolean' ? value : Number(numberOf(value)))
        if (path === '_id') {
          id = shown
          continue
        }
        if (path.endsWith('.$') && !shown)
          refuse(31395, 'positional projection cannot be used with exclusion')
        mode(shown, path)
        if (path.endsWith('.$')) {
          if (positional !== undefined)
            refuse(31276, 'Cannot specify more than one positional projection per query.')
          positional = path.slice(0, -2)
          place(tree, positional, true)
        } else place(tree, path, shown)
      } else if (isDoc(value) && '$slice' in value) place(tree, path, slice(value.$slice))
      else if (isDoc(value) && '$elemMatch' in value) {
        elements = true
        const test = elementTest(value.$elemMatch, context)
        place(tree, path, (array) => {
          const found = Array.isArray(array) ? array.find(test) : undefined
          return found === undefined ? undefined : [found]
        })
      } else if (isDoc(value)) {
        if (Object.keys(value).length === 0)
          refuse(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path}`)
        read(value, `${path}.`)
      }
    }
  }
  read(spec, '')
  inclusive ??= id === true || elements
  if (inclusive && id !== false) tree.set('_id', true)
  if (!inclusive && id === false) tree.set('_id', false)
  return { tree, inclusive, positional }
}

function place(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split('.')
  if (path === '' || parts[0] === '') refuse(40352, 'FieldPath cannot be constructed with empty string')
  if (path.endsWith('.')) refuse(40353, "FieldPath must not end with a '.'.")
  if (parts[0]?.startsWith('$')) refuse(16410, `FieldPath field names may not start with '$': ${path}`)
  let node = tree
  parts.forEach((part, index) => {
    const known = node.get(part)
    if (index === parts.length - 1) {
      if (known !== undefined) refuse(known instanceof Map ? 31250 : 31249, `Path collision at ${path}`)
      node.set(part, leaf)
    } else if (known instanceof Map) node = known
    else {
      if (known !== undefined)
        refuse(31249, `Path collision at ${path} remaining portion ${parts.slice(index + 1).join('.')}`)
      const next: Tree = new Map()
      node.set(part, next)
      node = next
    }
  })
}

function slice(operand: unknown): (value: unknown) => unknown {
  const [first, second] = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((value) =>
    Number(numberOf(value)),
  )
  if (first === undefined || Number.isNaN(first) || Number.isNaN(second ?? 0))
    return refuse(28667, '$slice needs numbers')
  if (Array.isArray(operand) && operand.length !== 2)
    refuse(28667, `Invalid $slice syntax: 1 or 2 numbers, not ${operand.length}`)
  if (second !== undefined && second <= 0) refuse(28724, 'Third argument to $slice must be positive')
  return (value) => {
    if (!Array.isArray(value)) return value
    if (second === undefined) return first >= 0 ? value.slice(0, first) : value.slice(first)
    const start = first >= 0 ? first : Math.max(0, value.length + first)
    return value.slice(start, start + second)
  }
}

function include(document: Doc, tree: Tree): Doc {
  const shaped: Doc = {}
  for (const [name, value] of Object.entries(document)) {
    const node = tree.get(name)
    if (node === undefined || node === false) continue
    const part = node === true ? value : node instanceof Map ? includeIn(value, node) : node(value)
    if (part !== undefined) shaped[name] = part
  }
  return shaped
}

function includeIn(value: unknown, tree: Tree): unknown {
  if (isDoc(value)) return include(value, tree)
  if (!Array.isArray(value)) return undefined
  return value.map((element: unknown) => includeIn(element, tree)).filter((element) => element !== undefined)
}

function exclude(document: Doc, tree: Tree): Doc {
  const shaped: Doc = {}
  for (const [name, value] of Object.entries(document)) {
    const node = tree.get(name)
    if (node === false) continue
    const part =
      node === undefined || node === true ? value : node instanceof Map ? excludeIn(value, node) : node(value)
    if (part !== undefined) shaped[name] = part
  }
  return shaped
}

function excludeIn(value: unknown, tree: Tree): unknown {
  if (isDoc(value)) return exclude(value, tree)
  return Array.isArray(value) ? value.map((element: unknown) => excludeIn(element, tree)) : value
}

/** `{'a.$': 1}`: of the array only the element that the filter met. */
function pickPosition(document: Doc, path: string, position: number | undefined): void {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  const holder = parts.reduce<unknown>((value, part) => (isDoc(value) ? value[part] : undefined), document)
  if (!isDoc(holder) || !Array.isArray(holder[last])) return
  if (position === undefined)
    refuse(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    )
  holder[last] = holder[last].slice(position, position + 1)
}
