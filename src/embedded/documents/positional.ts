/** The positional `$`: which element of an array met the filter. */
import { type Doc, isDoc } from './bson.js'
import { compileFilter, type MatchContext } from './match.js'
import { fieldOf } from './paths.js'

/** The index of the first element of the array at `path` that meets the filter's conditions on it, or undefined. */
export function positionOf(
  filter: Doc,
  document: Doc,
  path: string,
  context: MatchContext,
): number | undefined {
  const array = path.split('.').reduce<unknown>((value, part) => fieldOf(value, part), document)
  if (!Array.isArray(array)) return undefined
  let position: number | undefined
  for (const [name, condition] of conditionsOn(filter, path)) {
    const rest = name.slice(path.length + 1)
    const test = compileFilter(rest === '' ? { v: condition } : { [`v.${rest}`]: condition }, context)
    const found = array.findIndex((element: unknown) => test({ v: [element] }))
    if (found >= 0) position = found
  }
  return position
}

function* conditionsOn(filter: Doc, path: string): Generator<[string, unknown]> {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === path || name.startsWith(`${path}.`)) yield [name, condition]
    else if ((name === '$and' || name === '$or') && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) yield* conditionsOn(branch, path)
    }
  }
}
