/** mingo with our own operators put in: what it computes otherwise than MongoDB, and what it does not know. */

import { randomInt } from 'node:crypto'
import { Context, evalExpr, OpType } from 'mingo/core'
import { type Iterator, Lazy } from 'mingo/lazy'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipelines from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import type { AccumulatorOperator, ExpressionOperator, Options, PipelineOperator } from 'mingo/types'
import { type Doc, isDoc, typeOf } from '../bson.js'
import { refuse } from '../errors.js'
import { compileFilter, type MatchContext } from '../match.js'
import { sortDocuments } from '../sort.js'
import { ARITHMETIC } from './arithmetic.js'
import { COMPARISONS } from './compare.js'
import { CONVERSIONS } from './convert.js'
import { DATES } from './dates.js'
import { ACCUMULATORS, average, checkGroup, extreme, grouped, sum } from './group.js'
import { lookedUp } from './lookup.js'
import { type Accumulator, argsOf, type Operator } from './operator.js'
import { addition, projection, removal, type Shape } from './shape.js'
import { VALUES } from './values.js'

/** In an expression: over its arguments, or over the elements of the one array that it is given. */
const overList =
  (run: (values: unknown[]) => unknown): Operator =>
  (document, operand, options) => {
    const args = argsOf(document, operand, options)
    const [only] = args
    return run(args.length === 1 && Array.isArray(only) ? only : args)
  }

const PLAIN: Readonly<Record<string, Operator>> = {
  ...COMPARISONS,
  ...ARITHMETIC,
  ...CONVERSIONS,
  ...VALUES,
  ...DATES,
  $sum: overList(sum),
  $avg: overList(average),
  $max: overList((values) => extreme(values, 1)),
  $min: overList((values) => extreme(values, -1)),
}

/** mingo asks for an expression operator first, also where it holds a group's documents: there it means the accumulator. */
const EXPRESSIONS = Object.fromEntries(
  Object.entries(PLAIN).map(([name, operator]): [string, Operator] => {
    const accumulator = ACCUMULATORS[name]
    if (!accumulator) return [name, operator]
    return [
      name,
      (document, operand, options) =>
        Array.isArray(document)
          ? accumulator(document, operand, options)
          : operator(document, operand, options),
    ]
  }),
)

/** Of a name among mingo's accumulators. */
function accumulatorOf(name: string): Accumulator {
  const own = ACCUMULATORS[name]
  const known: unknown = own ?? CONTEXT.getOperator(OpType.ACCUMULATOR, name)
  return typeof known === 'function'
    ? (known as Accumulator)
    : refuse(15952, `unknown group operator '${name}'`)
}

type Stage = (documents: Iterator, operand: unknown, options: Options) => Iterator

/** mingo types its stages' operands as the intersection of all, which nothing fits; at run time they are unknown. */
const stage = (run: Stage): PipelineOperator => run as unknown as PipelineOperator

const each =
  (compile: (spec: unknown) => Shape): Stage =>
  (documents, spec, options) => {
    const shape = compile(spec)
    return documents.map((document) => shape(isDoc(document) ? document : {}, options))
  }

/** All documents at once. */
const whole =
  (run: (documents: Doc[], operand: unknown, options: Options) => Doc[]): Stage =>
  (documents, operand, options) =>
    documents.transform((all: unknown[]) => Lazy(run(all.filter(isDoc), operand, options)))

const docOf = (value: unknown): Doc => (isDoc(value) ? value : {})

const groupsOf = (documents: Doc[], spec: Doc, options: Options): Doc[] =>
  grouped(documents, spec, options, (name, members, argument) =>
    accumulatorOf(name)(members, argument, options),
  )

const group = whole((documents, operand, options) => groupsOf(documents, checkGroup(operand), options))

/** `$bucket` is a group by the lower bound. */
const bucket = whole((documents, operand, options) => {
  const { groupBy, boundaries, default: otherwise, output } = docOf(operand)
  const bounds: unknown[] = Array.isArray(boundaries) ? boundaries : []
  const branches = bounds.slice(0, -1).map((lower, index) => ({
    case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, bounds[index + 1]] }] },
    // biome-ignore lint/suspicious/noThenProperty: the name of a branch's field.
    then: { $literal: lower },
  }))
  const by = { $switch: { branches, ...(otherwise === undefined ? {} : { default: otherwise }) } }
  const groups = groupsOf(documents, { _id: by, ...docOf(output ?? { count: { $sum: 1 } }) }, options)
  return sortDocuments(groups, { _id: 1 })
})

const root =
  (expressionOf: (operand: unknown) => unknown): Stage =>
  (documents, operand, options) =>
    documents.map((document) => {
      const made = evalExpr(document, expressionOf(operand), options)
      return isDoc(made)
        ? made
        : refuse(
            40228,
            `'newRoot' expression must evaluate to an object, but resulting value was of type ${made === undefined ? 'missing' : typeOf(made)}`,
          )
    })

/** So many of the documents, by chance. */
function sampled(documents: readonly Doc[], size: number): Doc[] {
  const left = [...documents]
  const taken: Doc[] = []
  while (taken.length < size && left.length > 0) taken.push(...left.splice(randomInt(left.length), 1))
  return taken
}

const OURS = Context.init({
  expression: EXPRESSIONS as unknown as Record<string, ExpressionOperator>,
  accumulator: { ...ACCUMULATORS } as unknown as Record<string, AccumulatorOperator>,
  pipeline: {
    $match: stage((documents, filter, options) =>
      documents.filter(compileFilter(docOf(filter), matchContext(options))),
    ),
    $sort: stage(whole((documents, keys) => sortDocuments(documents, docOf(keys)))),
    $group: stage(group),
    $bucket: stage(bucket),
    $project: stage(each(projection)),
    $addFields: stage(each(addition)),
    $set: stage(each(addition)),
    $unset: stage(each(removal)),
    $lookup: stage(whole((documents, spec, options) => lookedUp(documents, docOf(spec), options))),
    $sample: stage(whole((documents, spec) => sampled(documents, Number(docOf(spec).size)))),
    $redact: stage((documents, spec, options) =>
      pipelines.$redact(documents, spec as Doc, options).filter((document) => isDoc(document)),
    ),
    $replaceRoot: stage(root((operand) => docOf(operand).newRoot)),
    $replaceWith: stage(root((operand) => operand)),
  },
})

/** Of two operators of one name the first counts: ours before mingo's. */
export const CONTEXT: Context = Context.from(
  OURS,
  Context.init({
    accumulator: accumulators,
    expression: expressions,
    pipeline: pipelines,
    projection: projections,
    query: queries,
    window: windows,
  }),
)

/** What a `$match` inside a pipeline goes by: the variables of `let`, also those of `$lookup`. */
function matchContext(options: Options): MatchContext {
  const local: unknown = 'local' in options ? options.local : undefined
  const variables =
    isDoc(local) && isDoc(local.variables) ? { ...options.variables, ...local.variables } : options.variables
  return {
    now: 'now' in options && options.now instanceof Date ? options.now : new Date(0),
    ...(variables ? { variables } : {}),
  }
}
