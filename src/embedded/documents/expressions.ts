/** The seam to mingo: aggregation expressions and pipelines, with our own matching and sorting put in. */
import { BSONRegExp } from 'bson'
import { Aggregator, Context, Query } from 'mingo'
import { type Iterator, Lazy } from 'mingo/lazy'
import type { Options, PipelineOperator } from 'mingo/types'
import { type Doc, isDoc } from './bson.js'
import { EngineError, refuse } from './errors.js'
import { compileFilter, type MatchContext, type Predicate } from './match.js'
import { compileRegex } from './regex.js'
import { sortDocuments } from './sort.js'

/** Where `$lookup` and its like find another collection's documents. */
export type Resolver = (collection: string) => Doc[]

type Stage = (documents: Iterator, operand: unknown, options: Options) => Iterator

/** mingo types its stages' operands as the intersection of all, which nothing fits; at run time they are unknown. */
const stage = (run: Stage): PipelineOperator => run as unknown as PipelineOperator

const $match: Stage = (documents, filter, options) =>
  documents.filter(
    compileFilter(
      isDoc(filter) ? filter : refuse(9, 'the match filter must be an expression in an object'),
      contextOf(options),
    ),
  )

const $sort: Stage = (documents, keys) => {
  const spec = isDoc(keys) ? keys : refuse(9, 'the $sort key specification must be an object')
  return documents.transform((all: unknown[]) => Lazy(sortDocuments(all.filter(isDoc), spec)))
}

const CONTEXT = Context.init({ pipeline: { $match: stage($match), $sort: stage($sort) } })

function contextOf(options: Options): MatchContext {
  const local: unknown = 'local' in options ? options.local : undefined
  const variables =
    isDoc(local) && isDoc(local.variables) ? { ...options.variables, ...local.variables } : options.variables
  return {
    now: 'now' in options && options.now instanceof Date ? options.now : new Date(0),
    ...(variables ? { variables } : {}),
  }
}

function optionsOf(context: MatchContext, resolver?: Resolver): Partial<Options> {
  return {
    context: CONTEXT,
    ...(context.variables ? { variables: context.variables } : {}),
    ...(resolver ? { collectionResolver: resolver } : {}),
  }
}

/** The predicate of `$expr`. Throws EngineError 2 for an expression that mingo does not know. */
export function expression(condition: unknown, context: MatchContext): Predicate {
  const query = guarded(() => new Query({ $expr: prepare(condition, context.now) }, optionsOf(context)))
  return (document) => guarded(() => query.test(isDoc(document) ? document : {}))
}

/** Runs stages over documents, lazily where they allow it. Throws EngineError for unknown stages and operators. */
export function* runPipeline(
  documents: Iterable<Doc>,
  stages: readonly Doc[],
  context: MatchContext,
  resolver?: Resolver,
): Generator<Doc> {
  if (stages.length === 0) {
    yield* documents
    return
  }
  const prepared = stages.map((stage) => docOf(prepare(stage, context.now)))
  const results = guarded(() => new Aggregator(prepared, optionsOf(context, resolver)).stream(documents))
  for (;;) {
    const { done, value } = guarded(() => results.next())
    if (done) return
    if (isDoc(value)) yield value
  }
}

function docOf(value: unknown): Doc {
  return isDoc(value) ? value : {}
}

/** mingo works with JavaScript's regular expressions, and takes the time for `$$NOW` from us. */
function prepare(value: unknown, now: Date): unknown {
  if (value === '$$NOW') return now
  if (value instanceof BSONRegExp) return compileRegex(value.pattern, value.options)
  if (Array.isArray(value)) return value.map((element) => prepare(element, now))
  if (!isDoc(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, name === '$match' ? field : prepare(field, now)]),
  )
}

/** mingo's own errors become refusals; anything it trips over is an operand that makes no sense. */
function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof EngineError || error instanceof RangeError) throw error
    const message = error instanceof Error ? error.message : String(error)
    const unknown = /unknown operator '?(\$\w+)|operator '?(\$\w+)'? (?:is )?not/i.exec(message)
    throw unknown
      ? new EngineError(168, `Unrecognized expression '${unknown[1] ?? unknown[2]}'`)
      : new EngineError(2, message)
  }
}
