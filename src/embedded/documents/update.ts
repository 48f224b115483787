/**
 * Updates of one document: operators, replacement, pipeline. Works on typed documents (bson.ts), so that numbers
 * keep their kind.
 */
import { checkIdentifiers, readArrayFilters } from './array-filters.js'
import { type Doc, isDoc, plain } from './bson.js'
import { refuse } from './errors.js'
import { runPipeline } from './expressions.js'
import type { MatchContext } from './match.js'
import { equalValues } from './order.js'
import { fieldOf, isIndexName, MISSING } from './paths.js'
import { positionOf } from './positional.js'
import { type Change, OPERATORS } from './update-operators.js'
import { changeAt, pathsFor } from './update-paths.js'
import { keepNumberTypes } from './update-types.js'

/** An update read once and applied to any number of documents. */
export type Update = (document: Doc, situation: Situation) => Doc

export interface Situation {
  /** The filter, plain, and the document as it was, plain: for the positional `$`. */
  filter: Doc
  before: Doc
  /** The document is being made by an upsert. */
  inserting: boolean
}

interface Step {
  path: string
  parts: string[]
  change: (situation: Situation, document: Doc) => Change | undefined
}

/**
 * Reads an update: `update` typed, `arrayFilters` plain. Throws EngineError 9, 40, 52, 56, 72 … for what is wrong
 * with the update itself; the function it gives throws for what does not fit a document.
 */
export function compileUpdate(update: unknown, arrayFilters: unknown, context: MatchContext): Update {
  if (Array.isArray(update)) {
    if (arrayFilters !== undefined) refuse(9, 'arrayFilters may not be specified for pipeline-style updates')
    return pipelineUpdate(
      update.map((stage: unknown) =>
        isDoc(stage) ? stage : refuse(14, 'Each element of a pipeline must be an object'),
      ),
      context,
    )
  }
  if (!isDoc(update)) return refuse(9, 'Update argument must be either an object or an array')
  const [first] = Object.keys(update)
  if (first === undefined || !first.startsWith('$')) return replacement(update)
  const filters = readArrayFilters(arrayFilters, context)
  const steps = readSteps(update, context)
  checkIdentifiers(steps, filters)
  return (document, situation) => {
    const id = document._id
    const changes = steps.map((step) => ({ step, change: step.change(situation, document) }))
    for (const { step, change } of changes) {
      if (!change) continue
      const position = (array: string): number | undefined =>
        positionOf(situation.filter, situation.before, array, context)
      for (const parts of pathsFor(document, step.parts, filters, position)) changeAt(document, parts, change)
    }
    if (id !== undefined && (document._id === undefined || !equalValues(id, document._id))) {
      refuse(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return document
  }
}

/** Whether an update replaces the document as a whole. */
export function isReplacement(update: unknown): boolean {
  return isDoc(update) && Object.keys(update)[0]?.startsWith('$') !== true
}

function replacement(update: Doc): Update {
  for (const name of Object.keys(update)) {
    if (name.startsWith('$'))
      refuse(
        52,
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document.`,
      )
  }
  return (document, situation) => {
    const { _id, ...rest } = update
    if (_id !== undefined && document._id !== undefined && !equalValues(_id, document._id)) {
      const shown = situation.inserting ? 'upserting' : 'replacing'
      refuse(
        66,
        `After applying the update, the (immutable) field '_id' was found to have been altered while ${shown}`,
      )
    }
    const id = document._id ?? _id
    return id === undefined ? rest : { _id: id, ...rest }
  }
}

const IN_UPDATES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'])

function pipelineUpdate(stages: Doc[], context: MatchContext): Update {
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage)
    if (!IN_UPDATES.has(name)) refuse(72, `${name} is not allowed to be used within an update`)
  }
  const prepared = stages.map(plain)
  return (document) => {
    const [result] = runPipeline([plain(document)], prepared, context)
    const after = keepNumberTypes(document, result ?? {})
    if (document._id !== undefined && after._id !== undefined && !equalValues(after._id, document._id)) {
      refuse(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return document._id === undefined ? after : { _id: document._id, ...after }
  }
}

function readSteps(update: Doc, context: MatchContext): Step[] {
  const steps: Step[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!OPERATORS.has(operator) && operator !== '$rename')
      refuse(
        9,
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isDoc(fields))
      return refuse(
        9,
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ...}`,
      )
    for (const [path, operand] of Object.entries(fields)) {
      if (operator === '$rename') steps.push(...rename(path, operand))
      else {
        const change = OPERATORS.get(operator)?.(path, operand, context)
        steps.push({
          path,
          parts: partsOf(path),
          change:
            operator === '$setOnInsert' ? ({ inserting }) => (inserting ? change : undefined) : () => change,
        })
      }
    }
  }
  // MongoDB applies changes in the order of their paths: so new fields come in that order.
  steps.sort((a, b) => comparePaths(a.parts, b.parts))
  steps.forEach(({ path }, index) => {
    const next = steps[index + 1]?.path
    if (next === path || next?.startsWith(`${path}.`))
      refuse(40, `Updating the path '${next}' would create a conflict at '${path}'`)
  })
  return steps
}

function rename(from: string, to: unknown): Step[] {
  if (typeof to !== 'string') return refuse(2, `The 'to' field for $rename must be a string: ${from}`)
  if (from === to) return refuse(2, `The source and target field for $rename must differ: ${from}: "${to}"`)
  const source = partsOf(from)
  const target = partsOf(to)
  for (const parts of [source, target])
    if (parts.some((part) => part.startsWith('$')))
      refuse(2, `The source and target field for $rename may not be dynamic: ${parts.join('.')}`)
  const valueIn = (document: Doc): unknown => {
    if (entersArray(document, source)) refuse(2, `The source field cannot be an array element, '${from}'`)
    if (entersArray(document, target)) refuse(2, `The destination field cannot be an array element, '${to}'`)
    return source.reduce(fieldOf, document)
  }
  return [
    { path: from, parts: source, change: () => ({ create: false, viable: true, apply: () => MISSING }) },
    {
      path: to,
      parts: target,
      change: (_, document) => {
        const value = valueIn(document)
        return value === MISSING ? undefined : { create: true, apply: () => value }
      },
    },
  ]
}

function entersArray(document: Doc, parts: readonly string[]): boolean {
  let value: unknown = document
  return parts.some((part) => {
    value = fieldOf(value, part)
    return Array.isArray(value) && part !== parts.at(-1)
  })
}

function partsOf(path: string): string[] {
  const parts = path.split('.')
  if (path === '') return refuse(56, 'An empty update path is not valid.')
  for (const [index, part] of parts.entries()) {
    if (part === '')
      refuse(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
    // Below the top such names are allowed since MongoDB 5.0.
    if (part.startsWith('$') && index === 0 && !/^\$(ref|id|db)$/.test(part)) {
      refuse(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update.`,
      )
    }
  }
  return parts
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x = '', y = ''] = [a[i], b[i]]
    if (x === y) continue
    if (isIndexName(x) && isIndexName(y)) return Number(x) - Number(y)
    return x < y ? -1 : 1
  }
  return a.length - b.length
}
