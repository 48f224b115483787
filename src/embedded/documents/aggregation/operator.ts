/** What an expression operator of ours is made of: mingo computes the arguments, a plain function the rest. */
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type Doc, isDoc } from '../bson.js'
import { refuse } from '../errors.js'

/** An expression operator: mingo's own types name every operand that there is, which nothing fits. */
export type Operator = (document: unknown, operand: unknown, options: Options) => unknown
/** An accumulator over a group's documents; with `null` for its operand, over values. */
export type Accumulator = (documents: unknown[], operand: unknown, options: Options) => unknown

/** An operator over a list of arguments; one that is no list stands for itself. */
export function overArgs(run: (args: unknown[]) => unknown): Operator {
  return (document, operand, options) => run(argsOf(document, operand, options))
}

/** An operator with arguments by name. Throws EngineError 9 where they are no document. */
export function overFields(name: string, run: (args: Doc) => unknown): Operator {
  return (document, operand, options) => {
    if (!isDoc(operand)) return refuse(9, `${name} only supports an object as its argument`)
    const args = evalExpr(document, operand, options)
    return run(isDoc(args) ? args : {})
  }
}

export function argsOf(document: unknown, operand: unknown, options: Options): unknown[] {
  return Array.isArray(operand)
    ? operand.map((argument: unknown) => evalExpr(document, argument, options))
    : [evalExpr(document, operand, options)]
}

export const isNil = (value: unknown): value is null | undefined => value === null || value === undefined

/** Exactly so many arguments. Throws EngineError 16020. */
export function exactly(name: string, count: number, run: (...args: unknown[]) => unknown): Operator {
  return overArgs((args) =>
    args.length === count
      ? run(...args)
      : refuse(16020, `Expression ${name} takes exactly ${count} arguments. ${args.length} were passed in.`),
  )
}
