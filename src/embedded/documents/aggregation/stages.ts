/** Checks of a pipeline's stages before anything is read. */
import { type Doc, isDoc, numberOf } from '../bson.js'
import { refuse } from '../errors.js'
import { parseSort } from '../sort.js'
import { checkGroup } from './group.js'
import { addition, projection, removal } from './shape.js'

const words = (text: string): string[] => text.split(' ')

/** Where a stage may stand besides in the middle. */
const SOURCES = new Set(words('$documents $indexStats $collStats $currentOp $listLocalSessions'))
const STAGES = new Set([
  ...SOURCES,
  ...words(
    '$addFields $bucket $bucketAuto $count $densify $facet $fill $graphLookup $group $limit $lookup $match $merge $out ' +
      '$project $redact $replaceRoot $replaceWith $sample $set $setWindowFields $skip $sort $sortByCount $unionWith $unset $unwind',
  ),
])
/** MongoDB's stages that there is no ground for here. */
const NOT_OFFERED = new Set(
  words(
    '$geoNear $search $searchMeta $vectorSearch $planCacheStats $listSessions $listSearchIndexes $shardedDataDistribution',
  ),
)

/** Checks the stages. Throws EngineError 14, 115, 40323, 40324, 40573, 40601, 40602 or what a stage's operand is refused with. */
export function readPipeline(pipeline: unknown, nested = false): Doc[] {
  if (!Array.isArray(pipeline)) return refuse(14, "'pipeline' option must be specified as an array")
  return pipeline.map((stage: unknown, index) => {
    if (!isDoc(stage)) return refuse(14, `Each element of the 'pipeline' array must be an object`)
    const [name = '', ...more] = Object.keys(stage)
    if (more.length > 0 || name === '')
      refuse(40323, 'A pipeline stage specification object must contain exactly one field.')
    if (name === '$changeStream') refuse(40573, 'The $changeStream stage is only supported on replica sets')
    if (NOT_OFFERED.has(name)) refuse(115, `${name} is not offered by the embedded engine`)
    if (!STAGES.has(name)) refuse(40324, `Unrecognized pipeline stage name: '${name}'`)
    if (SOURCES.has(name) && index > 0)
      refuse(40602, `${name} is only valid as the first stage in a pipeline`)
    if (name === '$out' || name === '$merge') {
      if (nested) refuse(51047, `${name} is not allowed within a nested pipeline`)
      if (index < pipeline.length - 1) refuse(40601, `${name} can only be the final stage in the pipeline`)
    }
    CHECKS[name]?.(stage[name])
    return stage
  })
}

const isCount = (value: unknown): number | undefined => {
  const number = numberOf(value)
  return number !== undefined && Number.isInteger(Number(number)) ? Number(number) : undefined
}

const CHECKS: Readonly<Record<string, (operand: unknown) => void>> = {
  $match: (filter) => {
    if (!isDoc(filter)) refuse(15959, 'the match filter must be an expression in an object')
  },
  $sort: (keys) => {
    if (!isDoc(keys)) return refuse(15973, 'the $sort key specification must be an object')
    if (Object.keys(keys).length === 0) refuse(15976, '$sort stage must have at least one sort key')
    parseSort(keys)
  },
  $limit: (operand) => {
    const number = isCount(operand)
    if (number === undefined || number < 0)
      refuse(5107201, `invalid argument to $limit stage: ${String(operand)}`)
    if (number === 0) refuse(15958, 'the limit must be positive')
  },
  $skip: (operand) => {
    if ((isCount(operand) ?? -1) < 0) refuse(5107200, `invalid argument to $skip stage: ${String(operand)}`)
  },
  $count: (name) => {
    if (typeof name !== 'string' || name === '')
      return refuse(40156, 'the count field must be a non-empty string')
    if (name.startsWith('$')) refuse(40158, 'the count field cannot be a $-prefixed path')
    if (name.includes('.')) refuse(40160, "the count field cannot contain '.'")
  },
  $group: checkGroup,
  $project: projection,
  $addFields: addition,
  $set: addition,
  $unset: removal,
  $unwind: (operand) => {
    const fields = isDoc(operand) ? operand : { path: operand }
    for (const field of Object.keys(fields))
      if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(field))
        refuse(28811, `unrecognized option to $unwind stage: ${field}`)
    if (fields.path === undefined) refuse(28812, 'no path specified to $unwind stage')
    if (typeof fields.path !== 'string' || !fields.path.startsWith('$'))
      refuse(28818, `path option to $unwind stage should be prefixed with a '$': ${String(fields.path)}`)
  },
  $sample: (operand) => {
    const size = isDoc(operand) ? isCount(operand.size) : undefined
    if (size === undefined) return refuse(28749, 'size argument to $sample must be a number')
    if (size <= 0) refuse(28747, 'size argument to $sample must not be negative')
  },
  $facet: (facets) => {
    if (!isDoc(facets) || Object.keys(facets).length === 0)
      return refuse(40169, 'the $facet specification must be a non-empty object')
    for (const pipeline of Object.values(facets)) {
      if (!Array.isArray(pipeline)) refuse(40170, 'arguments to $facet must be arrays')
      readPipeline(pipeline, true)
    }
  },
  $lookup: (operand) => {
    if (!isDoc(operand)) return refuse(9, 'the $lookup specification must be an object')
    const { as, from, localField, foreignField, pipeline } = operand
    if (typeof as !== 'string') refuse(9, "$lookup argument 'as' must be a string")
    if (typeof from !== 'string' && pipeline === undefined)
      refuse(9, "must specify 'from' field for a $lookup")
    if (
      (localField === undefined) !== (foreignField === undefined) ||
      (localField === undefined && pipeline === undefined)
    )
      refuse(
        9,
        '$lookup requires both or neither of localField and foreignField, and a pipeline without them',
      )
    if (pipeline !== undefined) readPipeline(pipeline, true)
  },
  $unionWith: (operand) => {
    if (isDoc(operand) && operand.pipeline !== undefined) readPipeline(operand.pipeline, true)
  },
}
