/** A command as its handler sees it, and the reading of parameters that many share. */
import { type Doc, intOf, isDoc, plainValue, typeOf } from '../bson.js'
import { collateOf } from '../collation.js'
import type { Collection } from '../collection.js'
import type { Engine } from '../engine.js'
import { refuse } from '../errors.js'
import { compute } from '../expressions.js'
import type { Index } from '../indexes.js'
import type { MatchContext } from '../match.js'

export interface Request {
  name: string
  db: string
  body: Doc
  /** Document sequences by name, as bytes. */
  sequences: ReadonlyMap<string, Buffer[]>
  connection: number
}

export type Reply = Doc | Buffer
export type Handler = (engine: Engine, request: Request) => Reply | Promise<Reply>

/** The collection that a command names. Throws EngineError 73. */
export function collectionName({ name, db, body }: Request): string {
  const value = body[name]
  if (typeof value !== 'string') return refuse(73, `collection name has invalid type ${typeOf(value)}`)
  if (value === '') return refuse(73, `Invalid namespace specified '${db}.'`)
  return value
}

/** A parameter that must be a document, `{}` when absent. Throws EngineError 14. */
export function docParam(body: Doc, name: string, command: string): Doc {
  const value = body[name]
  if (value === undefined || value === null) return {}
  return isDoc(value)
    ? value
    : refuse(
        14,
        `BSON field '${command}.${name}' is the wrong type '${typeOf(value)}', expected type 'object'`,
      )
}

/** A parameter that must be a number of at least zero, `otherwise` when absent. Throws EngineError 14 or 51024. */
export function countParam(body: Doc, name: string, otherwise: number): number {
  const value = body[name]
  if (value === undefined || value === null) return otherwise
  const number = intOf(value)
  if (number === undefined)
    return refuse(14, `BSON field '${name}' is the wrong type '${typeOf(value)}', expected a number`)
  if (number < 0) return refuse(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`)
  return number
}

/**
 * What a command's filters and expressions go by: the time, the variables of `let`, a collation and how long it may
 * take. Throws EngineError 2, 14 or what a variable's expression gives.
 */
export function contextOf({ wall }: Pick<Engine, 'wall'>, body: Doc): MatchContext {
  const now = wall()
  const { let: variables, collation, maxTimeMS } = body
  const collate = collateOf(collation)
  return {
    now,
    ...(isDoc(variables) ? { variables: variablesOf(variables, now) } : {}),
    ...(collate ? { collate } : {}),
    ...timeLimit(wall, maxTimeMS),
  }
}

function variablesOf(variables: Doc, now: Date): Doc {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, compute(plainValue(value), { now })]),
  )
}

function timeLimit(wall: () => Date, maxTimeMS: unknown): Pick<MatchContext, 'checkTime' | 'liftLimit'> {
  if (maxTimeMS === undefined || maxTimeMS === null) return {}
  const limit = intOf(maxTimeMS)
  if (limit === undefined) return refuse(14, 'maxTimeMS must be a number')
  if (limit < 0 || limit > 0x7fffffff)
    refuse(2, `${limit} value for maxTimeMS is out of range [0, 2147483647]`)
  if (limit === 0) return {}
  let end = wall().getTime() + limit
  return {
    checkTime: () => {
      if (wall().getTime() > end) refuse(50, 'operation exceeded time limit')
    },
    liftLimit: () => {
      end = Number.POSITIVE_INFINITY
    },
  }
}

/** The index that a hint names, 'natural', or undefined without a hint. Throws EngineError 2 for an unknown one. */
export function hintOf(collection: Collection, hint: unknown): Index | 'natural' | undefined {
  if (hint === undefined || hint === null || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined
  if (isDoc(hint) && '$natural' in hint) return 'natural'
  const wanted = isDoc(hint)
    ? JSON.stringify(Object.entries(hint).map(([path, value]) => [path, intOf(value)]))
    : undefined
  const found = collection.indexes.find(
    (index) =>
      !index.record.hidden &&
      (index.record.name === hint || JSON.stringify(Object.entries(index.pattern)) === wanted),
  )
  return (
    found ??
    refuse(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  )
}
