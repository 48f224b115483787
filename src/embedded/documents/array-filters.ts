/** `arrayFilters`: which elements `$[name]` stands for. */
import { type Doc, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { compileFilter, type MatchContext, type Predicate } from './match.js'

/** The filters by their names. Throws EngineError 2, 9 or 14. */
export function readArrayFilters(arrayFilters: unknown, context: MatchContext): Map<string, Predicate> {
  const filters = new Map<string, Predicate>()
  if (arrayFilters === undefined) return filters
  if (!Array.isArray(arrayFilters)) return refuse(14, 'arrayFilters must be an array')
  for (const filter of arrayFilters as unknown[]) {
    if (!isDoc(filter)) return refuse(14, 'each array filter must be an object')
    const names = [...new Set(identifiersOf(filter))]
    const [name, other] = names
    if (other !== undefined)
      refuse(
        9,
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
      )
    if (name === undefined)
      return refuse(9, 'Cannot use an expression without a top-level field name in arrayFilters')
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      refuse(
        2,
        `The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      )
    if (filters.has(name))
      refuse(9, `Found multiple array filters with the same top-level field name ${name}`)
    const test = compileFilter(filter, context)
    filters.set(name, (element) => test({ [name]: element }))
  }
  return filters
}

function identifiersOf(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([name, condition]) => {
    if (!name.startsWith('$')) return name.split('.').slice(0, 1)
    return Array.isArray(condition) ? condition.filter(isDoc).flatMap(identifiersOf) : []
  })
}

/** Throws EngineError 2 for a name in a path without a filter, 9 for a filter whose name is in no path. */
export function checkIdentifiers(
  steps: readonly { path: string; parts: readonly string[] }[],
  filters: ReadonlyMap<string, Predicate>,
): void {
  const used = new Set<string>()
  for (const { path, parts } of steps) {
    for (const part of parts) {
      const name = /^\$\[(.+)\]$/.exec(part)?.[1]
      if (name === undefined) continue
      if (!filters.has(name)) refuse(2, `No array filter found for identifier '${name}' in path '${path}'`)
      used.add(name)
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name)) refuse(9, `The array filter for identifier '${name}' was not used in the update`)
  }
}
