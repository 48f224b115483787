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
  return position ?? anyPosition(filter, document, context)
}

/** Where the conditions met no element of the array itself: the place in another array that they met. */
function anyPosition(filter: Doc, document: Doc, context: MatchContext): number | undefined {
  let position: number | undefined
  for (const [name, condition] of conditionsOn(filter)) {
    const [root = '', ...rest] = name.split('.')
    const array = fieldOf(document, root)
    if (!Array.isArray(array)) continue
    const test = compileFilter({ [['v', ...rest].join('.')]: condition }, context)
    const found = array.findIndex((element: unknown) => test({ v: [element] }))
    if (found >= 0) position = found
  }
  return position
}

/** The conditions on a path and below it, or all; a denial meets no element. */
function* conditionsOn(filter: Doc, path?: string): Generator<[string, unknown]> {
  for (const [name, condition] of Object.entries(filter)) {
    if ((name === '$and' || name === '$or') && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) yield* conditionsOn(branch, path)
    } else if (
      !name.startsWith('$') &&
      (path === undefined || name === path || name.startsWith(`${path}.`))
    ) {
      if (!isDenial(condition)) yield [name, condition]
    }
  }
}

function isDenial(condition: unknown): boolean {
  const operators = isDoc(condition) ? Object.keys(condition) : []
  return operators.length > 0 && operators.every((name) => ['$not', '$ne', '$nin'].includes(name))
}
