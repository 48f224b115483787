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
  const context = contextOf(engine, command)
  const stages = collection
    ? stagesOf(name, planFor(collection, query, context).plan, query)
    : { stage: 'EOF' }
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
  const { scan, source, plan } = collection ? openRows(engine.store, collection, query, context) : {}
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

/** A count needs no documents where the index says it all, and no index where nothing is asked. */
function stagesOf(name: string, plan: Plan, query: Query): Doc {
  if (name !== 'count') return describe(plan, query)
  if (Object.keys(query.filter).length === 0 && query.hint === undefined)
    return { stage: 'RECORD_STORE_FAST_COUNT' }
  const [first] = plan.exact ? (plan.parts ?? []) : []
  if (!first) return { stage: 'COUNT', inputStage: describe(plan, query) }
  const { pattern, record } = first.index
  return {
    stage: 'COUNT',
    inputStage: { stage: 'COUNT_SCAN', keyPattern: pattern, indexName: record.name },
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
