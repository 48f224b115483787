/** explain: which index a query would use. */
import { type Doc, isDoc } from '../bson.js'
import { refuse } from '../errors.js'
import type { Plan } from '../plan.js'
import { openRows, planFor, type Query } from '../query.js'
import { contextOf, type Handler } from './request.js'

export const explain: Handler = (engine, { body, db }) => {
  const command = isDoc(body.explain) ? body.explain : refuse(14, 'explain needs a command')
  const [name = ''] = Object.keys(command)
  const target = String(command[name])
  const collection = engine.store.get(db, target)
  const query = queryOf(name, command)
  const stages = collection ? describe(planFor(collection, query).plan, query) : { stage: 'EOF' }
  const reply: Doc = {
    explainVersion: '1',
    queryPlanner: {
      namespace: `${db}.${target}`,
      parsedQuery: query.filter,
      winningPlan: stages,
      rejectedPlans: [],
    },
    ok: 1,
  }
  if (body.verbosity === 'queryPlanner') return reply
  const { scan, source, plan } = collection
    ? openRows(engine.store, collection, query, contextOf(engine, command))
    : {}
  let returned = 0
  for (const _ of source?.rows() ?? []) returned += 1
  return {
    ...reply,
    executionStats: {
      executionSuccess: true,
      nReturned: returned,
      totalKeysExamined: plan?.parts ? (scan?.examined ?? 0) : 0,
      totalDocsExamined: scan?.examined ?? 0,
    },
  }
}

function queryOf(name: string, command: Doc): Query {
  const [first]: unknown[] = [command.updates, command.deletes].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )
  const stages: unknown[] = Array.isArray(command.pipeline) ? command.pipeline : []
  const match = stages.find((stage) => isDoc(stage) && '$match' in stage)
  const sort = stages.find((stage) => isDoc(stage) && '$sort' in stage)
  const filter =
    name === 'find'
      ? command.filter
      : name === 'aggregate'
        ? isDoc(match) && match === stages[0]
          ? match.$match
          : {}
        : isDoc(first)
          ? first.q
          : command.query
  return {
    filter: isDoc(filter) ? filter : {},
    sort: name === 'aggregate' ? (isDoc(sort) ? sort.$sort : undefined) : command.sort,
    hint: command.hint,
    keep: 0,
  }
}

function describe(plan: Plan, query: Query): Doc {
  const scans = plan.parts?.map(
    ({ index }): Doc => ({
      stage: 'IXSCAN',
      keyPattern: index.pattern,
      indexName: index.record.name,
      isMultiKey: index.record.multikey,
      isUnique: index.record.unique,
      isSparse: index.record.sparse,
      isPartial: index.partialFilter !== undefined,
      direction: plan.reverse ? 'backward' : 'forward',
    }),
  )
  const [first] = scans ?? []
  const read: Doc = !first
    ? { stage: 'COLLSCAN', filter: query.filter, direction: plan.reverse ? 'backward' : 'forward' }
    : {
        stage: 'FETCH',
        filter: query.filter,
        inputStage: scans && scans.length > 1 ? { stage: 'OR', inputStages: scans } : first,
      }
  return plan.sorted ? read : { stage: 'SORT', sortPattern: query.sort, inputStage: read }
}
