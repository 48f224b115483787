/** The seam to mingo: aggregation expressions and pipelines, with our own matching and sorting put in. */
import { BSONRegExp } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { evalExpr, ProcessingMode } from 'mingo/core'
import type { Options } from 'mingo/types'
import { CONTEXT } from './aggregation/context.js'
import { type Doc, isDoc, numberOf } from './bson.js'
import { EngineError, refuse } from './errors.js'
import type { MatchContext, Predicate } from './match.js'
import { compileRegex } from './regex.js'

/** Where `$lookup` and its like find another collection's documents. */
export type Resolver = (collection: string) => Doc[]

function optionsOf(context: MatchContext, resolver?: Resolver): Options {
  return {
    idKey: '_id',
    // mingo's windows are made with its `$function`; one that is asked for is refused before.
    scriptEnabled: true,
    useStrictMode: true,
    failOnError: true,
    processingMode: ProcessingMode.CLONE_OFF,
    context: CONTEXT,
    ...(context.variables ? { variables: context.variables } : {}),
    ...(resolver ? { collectionResolver: resolver } : {}),
  }
}

/** The predicate of `$expr`. Throws EngineError 168 for an expression that is not known. */
export function expression(condition: unknown, context: MatchContext): Predicate {
  const prepared = prepare(condition, context.now)
  const options = optionsOf(context)
  return (document) => {
    const value = guarded(() => evalExpr(isDoc(document) ? document : {}, prepared, options))
    return value !== undefined && value !== null && value !== false && Number(numberOf(value) ?? 1) !== 0
  }
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
    context.checkTime?.()
    if (done) return
    if (isDoc(value)) yield value
  }
}

function docOf(value: unknown): Doc {
  return isDoc(value) ? value : {}
}

const SCRIPTS = ['$function', '$accumulator', '$where']

/** mingo works with JavaScript's regular expressions, and takes the time for `$$NOW` from us. */
function prepare(value: unknown, now: Date): unknown {
  if (value === '$$NOW') return now
  if (value instanceof BSONRegExp) return compileRegex(value.pattern, value.options)
  if (Array.isArray(value)) return value.map((element) => prepare(element, now))
  if (!isDoc(value)) return value
  for (const name of SCRIPTS) if (name in value) refuse(115, `${name} is not offered by the embedded engine`)
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name === '$match' || name === '$literal' ? field : prepare(field, now),
    ]),
  )
}

/** mingo's own errors become refusals; anything it trips over is an operand that makes no sense. */
function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof EngineError || error instanceof RangeError) throw error
    throw asRefusal(error instanceof Error ? error.message : String(error))
  }
}

const MESSAGES: readonly [RegExp, number, (name: string) => string][] = [
  [
    /accumulator '(\$\w+)' is not registered|unknown operator '?(\$\w+)/i,
    168,
    (name) => `Unrecognized expression '${name}'`,
  ],
  [/Use of undefined variable: (\w+)/, 17276, (name) => `Use of undefined variable: ${name}`],
  [
    /must contain a single operator/,
    15983,
    () => 'An object representing an expression must have exactly one field',
  ],
]

function asRefusal(message: string): EngineError {
  for (const [pattern, code, say] of MESSAGES) {
    const found = pattern.exec(message)
    if (found) return new EngineError(code, say(found[1] ?? found[2] ?? ''))
  }
  return new EngineError(2, message)
}

/** An expression computed on a document. Throws EngineError as {@link runPipeline}. */
export function compute(expression: unknown, context: MatchContext, document: Doc = {}): unknown {
  const prepared = prepare(expression, context.now)
  return guarded(() => evalExpr(document, prepared, optionsOf(context)))
}
