/** `$lookup`: each document with those of another collection that belong to it. */
import { Aggregator } from 'mingo/aggregator'
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type Doc, isDoc } from '../bson.js'
import { anyAt, MISSING } from '../paths.js'
import { mark } from './group.js'

/** Documents by the values of a field, each under all that it holds. */
class ByValue {
  private readonly places = new Map<string, number[]>()

  constructor(
    private readonly documents: readonly Doc[],
    path: string,
  ) {
    for (const [place, document] of documents.entries())
      for (const key of keysAt(document, path)) this.places.set(key, [...(this.places.get(key) ?? []), place])
  }

  /** Those that have one of the values at `path` of `document`, in their order. */
  matching(document: Doc, path: string): Doc[] {
    const places = new Set([...keysAt(document, path)].flatMap((key) => this.places.get(key) ?? []))
    return [...places].sort((a, b) => a - b).flatMap((place) => this.documents.slice(place, place + 1))
  }
}

/** Every value that a path reaches; nothing counts as null. */
function keysAt(document: Doc, path: string): Set<string> {
  const keys = new Set<string>()
  anyAt(document, path.split('.'), 0, true, (value) => {
    keys.add(mark(value === MISSING || value === undefined ? null : value))
    return false
  })
  return keys.size > 0 ? keys : new Set([mark(null)])
}

export function lookedUp(documents: readonly Doc[], spec: Doc, options: Options): Doc[] {
  const { from, localField, foreignField, as, let: variables } = spec
  const foreign = typeof from === 'string' ? (options.collectionResolver?.(from) ?? []) : []
  const pipeline = Array.isArray(spec.pipeline) ? spec.pipeline.filter(isDoc) : []
  const byValue = typeof foreignField === 'string' ? new ByValue(foreign, foreignField) : undefined
  return documents.map((document) => {
    const joined =
      byValue && typeof localField === 'string' ? byValue.matching(document, localField) : foreign
    const bound = evalExpr(document, variables ?? {}, options)
    const found =
      pipeline.length > 0
        ? new Aggregator(pipeline, withVariables(options, isDoc(bound) ? bound : {})).run(joined)
        : joined
    return withField(document, String(as).split('.'), found)
  })
}

function withVariables(options: Options, bound: Doc): Options {
  const local: unknown = 'local' in options ? options.local : undefined
  const outer = isDoc(local) && isDoc(local.variables) ? local.variables : {}
  const { idKey, processingMode, useStrictMode, scriptEnabled, failOnError, collectionResolver, context } =
    options
  return {
    idKey,
    processingMode,
    useStrictMode,
    scriptEnabled,
    failOnError,
    context,
    ...(collectionResolver ? { collectionResolver } : {}),
    variables: { ...options.variables, ...outer, ...bound },
  }
}

/** A copy with a value at a path. */
function withField(document: Doc, [name = '', ...rest]: readonly string[], value: unknown): Doc {
  const inner = document[name]
  return { ...document, [name]: rest.length > 0 ? withField(isDoc(inner) ? inner : {}, rest, value) : value }
}
