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

/** Statements that run together in one write turn, or a single one that runs in steps of its own. */
interface Run<Statement> {
  readonly first: number
  readonly statements: Statement[]
  readonly apart: boolean
}

function runsOf<Statement>(
  list: readonly Statement[],
  isApart: (statement: Statement) => boolean,
): Run<Statement>[] {
  const runs: Run<Statement>[] = []
  for (const [first, statement] of list.entries()) {
    const apart = isApart(statement)
    const last = runs.at(-1)
    if (last && !last.apart && !apart) last.statements.push(statement)
    else runs.push({ first, statements: [statement], apart })
  }
  return runs
}

/** Runs statements in their order: those between two large ones together in a write turn, a large one in steps. */
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
  for (const { first, statements, apart } of runsOf(list, isApart)) {
    if (!apart) {
      const { n, errors } = await engine.store.write(() => runEach(statements, ordered, run, first))
      all.n += n
      all.errors.push(...errors)
    } else {
      try {
        for (const statement of statements) all.n += await inSteps(statement)
      } catch (error) {
        all.errors.push(writeError(asEngineError(error), first))
      }
    }
    if (ordered && all.errors.length > 0) break
  }
  return all
}

function writeError(error: EngineError, index: number): Doc {
  return { index, code: error.code, errmsg: error.message, ...error.extra }
}
