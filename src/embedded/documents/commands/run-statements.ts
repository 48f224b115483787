/** Runs the statements of a writing command. */
import type { Doc } from '../bson.js'
import type { Engine } from '../engine.js'
import { asEngineError, type EngineError } from '../errors.js'

/** What came of statements: documents met, and what went wrong by the statement's number. */
interface Done {
  n: number
  errors: Doc[]
}

/** Runs statements one by one; an ordered command ends at the first error. `first`: the number of the first. */
export function runEach<Statement>(
  list: readonly Statement[],
  ordered: boolean,
  run: (statement: Statement, index: number) => number,
  first = 0,
): Done {
  const errors: Doc[] = []
  let n = 0
  for (const [index, statement] of list.entries()) {
    try {
      n += run(statement, first + index)
    } catch (error) {
      errors.push(writeError(asEngineError(error), first + index))
      if (ordered) break
    }
  }
  return { n, errors }
}

/**
 * Runs statements in their order: those between two large ones together in a write turn, a large one in steps of its
 * own. `isApart` is asked when a statement's turn comes.
 */
export async function runInTurns<Statement>(
  engine: Engine,
  list: readonly Statement[],
  ordered: boolean,
  {
    isApart,
    run,
    inSteps,
  }: {
    isApart: (statement: Statement) => boolean
    run: (statement: Statement, index: number) => number
    inSteps: (statement: Statement) => Promise<number>
  },
): Promise<Done> {
  const all: Done = { n: 0, errors: [] }
  for (let at = 0; at < list.length; ) {
    const rest = list.slice(at)
    const [first] = rest
    const end = rest.findIndex(isApart)
    const together = end < 0 ? rest : rest.slice(0, end)
    const done =
      together.length > 0 || first === undefined
        ? await engine.store.write(() => runEach(together, ordered, run, at))
        : await inSteps(first).then(
            (n): Done => ({ n, errors: [] }),
            (error: unknown): Done => ({ n: 0, errors: [writeError(asEngineError(error), at)] }),
          )
    all.n += done.n
    all.errors.push(...done.errors)
    if (ordered && all.errors.length > 0) break
    at += together.length || 1
  }
  return all
}

function writeError(error: EngineError, index: number): Doc {
  return { index, code: error.code, errmsg: error.message, ...error.extra }
}
