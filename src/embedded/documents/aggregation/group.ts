/** `$group`, and the accumulators that reckon: exact where mingo's are not. */

import { Decimal128 } from 'bson'
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type Doc, isDoc } from '../bson.js'
import { reckon } from '../decimal.js'
import { refuse } from '../errors.js'
import { encodeKey } from '../keys.js'
import { compareValues } from '../order.js'
import { parseSort, sortKeyOf } from '../sort.js'
import { combine, isNumeric, realOf } from './arithmetic.js'
import { type Accumulator, isNil } from './operator.js'

/** The values that an accumulator is given: of a group's documents, or those of an array. */
function valuesOf(documents: unknown[], expression: unknown, options: Options): unknown[] {
  if (expression === null) return documents
  return documents.map((document) => evalExpr(document, expression, options))
}

const over =
  (run: (values: unknown[]) => unknown): Accumulator =>
  (documents, expression, options) =>
    run(valuesOf(documents, expression, options))

export const sum = (values: readonly unknown[]): unknown =>
  values.filter(isNumeric).reduce((total, value) => combine('add', total, value), 0)

export function average(values: readonly unknown[]): unknown {
  const numbers = values.filter(isNumeric)
  if (numbers.length === 0) return null
  const total = sum(numbers)
  return total instanceof Decimal128
    ? reckon('divide', total, numbers.length)
    : realOf(total) / numbers.length
}

export function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  return values.reduce(
    (best, value) =>
      isNil(value) ? best : isNil(best) || compareValues(value, best) * sign > 0 ? value : best,
    null,
  )
}

/** Equal for equal values and for no others. */
export const mark = (value: unknown): string =>
  encodeKey([value], [1], Number.POSITIVE_INFINITY).bytes.toString('latin1')

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Map<string, unknown>()
  for (const value of values) if (value !== undefined && !seen.has(mark(value))) seen.set(mark(value), value)
  return [...seen.values()]
}

/** `$top` and `$bottom`: what one document gives, the first or last in an order. */
const outermost =
  (side: 0 | -1): Accumulator =>
  (documents, operand, options) => {
    const { sortBy, output } = isDoc(operand) ? operand : {}
    const keyOf = sortKeyOf(parseSort(sortBy))
    const ordered = documents
      .map((document) => ({ document, key: keyOf(document) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
    return evalExpr(ordered.at(side)?.document, output, options) ?? null
  }

export const ACCUMULATORS: Readonly<Record<string, Accumulator>> = {
  $sum: over(sum),
  $avg: over(average),
  $max: over((values) => extreme(values, 1)),
  $min: over((values) => extreme(values, -1)),
  $push: over((values) => values.filter((value) => value !== undefined)),
  $addToSet: over(distinct),
  $mergeObjects: over((values) => {
    const merged = values.filter((value) => !isNil(value))
    if (!merged.every(isDoc)) refuse(40400, '$mergeObjects requires object inputs')
    return Object.assign({}, ...merged)
  }),
  $top: outermost(0),
  $bottom: outermost(-1),
}

/** The fields of `$group`. Throws EngineError 15947, 15955, 40234, 40235, 40236 or 40238. */
export function checkGroup(spec: unknown): Doc {
  if (!isDoc(spec)) return refuse(15947, "a group's fields must be specified in an object")
  if (!('_id' in spec)) refuse(15955, 'a group specification must include an _id')
  for (const [name, accumulator] of Object.entries(spec)) {
    if (name === '_id') continue
    if (name.includes('.')) refuse(40235, `The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) refuse(40236, `The field name '${name}' cannot be an operator name`)
    if (!isDoc(accumulator) || !Object.keys(accumulator)[0]?.startsWith('$'))
      return refuse(40234, `The field '${name}' must be an accumulator object`)
    if (Object.keys(accumulator).length > 1) refuse(40238, `The field '${name}' must specify one accumulator`)
  }
  return spec
}

/** The groups, in the order in which they were met; `accumulate` computes one of their fields. */
export function grouped(
  documents: readonly Doc[],
  spec: Doc,
  options: Options,
  accumulate: (name: string, group: Doc[], operand: unknown) => unknown,
): Doc[] {
  const { _id: by, ...fields } = spec
  const [name, ...more] = isDoc(by) ? Object.keys(by) : []
  const only = more.length === 0 && !name?.startsWith('$') ? name : undefined
  const groups = new Map<string, { id: unknown; members: Doc[] }>()
  for (const document of documents) {
    const id = idOf(evalExpr(document, by, options), only)
    const key = mark(id)
    const group = groups.get(key)
    if (group) group.members.push(document)
    else groups.set(key, { id, members: [document] })
  }
  return [...groups.values()].map(({ id, members }) => ({
    _id: id,
    ...Object.fromEntries(
      Object.entries(fields).map(([name, accumulator]) => {
        const [[operator = '', operand] = []] = Object.entries(isDoc(accumulator) ? accumulator : {})
        return [name, accumulate(operator, members, operand)]
      }),
    ),
  }))
}

/** Nothing groups as null; in a document of one field that is nothing too. */
function idOf(id: unknown, only: string | undefined): unknown {
  if (only === undefined || !isDoc(id)) return id ?? null
  return { [only]: id[only] ?? null }
}
