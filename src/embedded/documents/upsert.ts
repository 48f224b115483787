/** The document that an upsert begins with. */
import { type Doc, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { isRegex } from './regex.js'
import { changeAt } from './update-paths.js'

/**
 * What a filter (typed) says fields are equal to. Throws EngineError 54 where it says so twice of one field, 224 for a
 * filter with an expression.
 */
export function seedOf(filter: Doc): Doc {
  const seed: Doc = {}
  const seen: string[] = []
  for (const [path, value] of equalities(filter)) {
    const twice = seen.find(
      (known) => known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`),
    )
    if (twice !== undefined) refuse(54, `cannot infer query fields to set, path '${path}' is matched twice`)
    seen.push(path)
    changeAt(seed, path.split('.'), { create: true, apply: () => value })
  }
  return seed
}

function* equalities(filter: Doc): Generator<[string, unknown]> {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$expr') refuse(224, '$expr is not allowed in the query predicate for an upsert')
    const branches: unknown[] = Array.isArray(condition) ? condition : []
    if (name === '$and' || (name === '$or' && branches.length === 1)) {
      for (const branch of branches) if (isDoc(branch)) yield* equalities(branch)
    } else if (!name.startsWith('$')) {
      for (const value of valuesOf(condition)) yield [name, value]
    }
  }
}

/** The values that a condition says a field has: `$eq`, a `$in` of one, each of `$all`. */
function valuesOf(condition: unknown): unknown[] {
  if (!isDoc(condition)) return isRegex(condition) ? [] : [condition]
  const [first] = Object.keys(condition)
  if (!first?.startsWith('$') || first === '$ref') return [condition]
  return Object.entries(condition).flatMap(([operator, operand]) => {
    if (operator === '$eq') return [operand]
    const list: unknown[] = Array.isArray(operand) ? operand : []
    if (operator === '$all' || (operator === '$in' && list.length === 1))
      return list.filter((value) => !isRegex(value) && !(isDoc(value) && '$elemMatch' in value))
    return []
  })
}
