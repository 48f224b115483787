/** Filters: compiled once into a predicate over documents, plain or typed. */
import { type Doc, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { expression } from './expressions.js'
import { operatorTest, wantsPresence } from './match-operators.js'
import { type Collate, equalValues } from './order.js'
import { anyAt, MISSING } from './paths.js'
import { isRegex, regexTest } from './regex.js'

export type Predicate = (document: unknown) => boolean
export type ValueTest = (value: unknown) => boolean

/** What filters may refer to besides the document: variables of `let`, and the time for `$$NOW`. */
export interface MatchContext {
  now: Date
  variables?: Doc
  /** How texts compare, where a collation was asked for. */
  collate?: Collate
  /** Throws EngineError 50 once the command has taken longer than it may. */
  checkTime?: () => void
  /** Ends the limit: what a resting cursor takes later is not counted. */
  liftLimit?: () => void
}

/** Compiles a filter. Throws EngineError 2 for what is malformed, unknown or not offered. */
export function compileFilter(filter: Doc, context: MatchContext): Predicate {
  const tests: Predicate[] = []
  for (const [name, condition] of Object.entries(filter)) {
    if (name.startsWith('$')) {
      const test = logical(name, condition, context)
      if (test) tests.push(test)
    } else {
      tests.push(...pathTests(name, condition, context))
    }
  }
  return all(tests)
}

function all(tests: readonly Predicate[]): Predicate {
  const [only] = tests
  if (tests.length === 1 && only) return only
  return (document) => {
    for (const test of tests) if (!test(document)) return false
    return true
  }
}

function logical(name: string, condition: unknown, context: MatchContext): Predicate | undefined {
  switch (name) {
    case '$and':
      return all(branches(name, condition, context))
    case '$or': {
      const tests = branches(name, condition, context)
      return (document) => tests.some((test) => test(document))
    }
    case '$nor': {
      const tests = branches(name, condition, context)
      return (document) => !tests.some((test) => test(document))
    }
    case '$expr':
      return expression(condition, context)
    case '$comment':
      return undefined
    case '$alwaysTrue':
      return () => true
    case '$alwaysFalse':
      return () => false
    case '$text':
      return refuse(27, 'text index required for $text query')
    case '$where':
    case '$jsonSchema':
    case '$sampleRate':
      return refuse(115, `${name} is not offered by the embedded engine`)
    default:
      return refuse(
        2,
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      )
  }
}

function branches(name: string, condition: unknown, context: MatchContext): Predicate[] {
  if (!Array.isArray(condition)) refuse(2, `${name} must be an array`)
  if (condition.length === 0) refuse(2, '$and/$or/$nor must be a nonempty array')
  return condition.map((branch: unknown) =>
    isDoc(branch)
      ? compileFilter(branch, context)
      : refuse(2, '$or/$and/$nor entries need to be full objects'),
  )
}

/** Whether a condition is a set of operators ({$gt: 5}) and not a value to be equal to. */
export function isOperators(condition: unknown): condition is Doc {
  if (!isDoc(condition)) return false
  const [first] = Object.keys(condition)
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db'
}

function pathTests(path: string, condition: unknown, context: MatchContext): Predicate[] {
  const place: Place = { parts: path.split('.'), leaves: true }
  if (isRegex(condition)) return [leafTest(place, regexTest(condition))]
  if (!isOperators(condition)) return [leafTest(place, equality(condition, context))]
  return operatorTests(place, condition, context)
}

/** Where values are looked for: along a path, and with `leaves` in the array at its end. */
interface Place {
  parts: readonly string[]
  leaves: boolean
}

function operatorTests(place: Place, operators: Doc, context: MatchContext): Predicate[] {
  return Object.entries(operators).flatMap(([operator, operand]) => {
    const test = operatorPredicate(place, operator, operand, operators, context)
    return test ? [test] : []
  })
}

function leafTest({ parts, leaves }: Place, test: ValueTest): Predicate {
  const [name] = parts
  if (!leaves) return (document) => anyAt(document, parts, 0, false, test)
  if (parts.length === 1 && name !== undefined && name !== '__proto__') {
    return (document) => {
      if (!isDoc(document)) return anyAt(document, parts, 0, true, test)
      const value = Object.hasOwn(document, name) ? document[name] : MISSING
      if (Array.isArray(value)) return value.some(test) || test(value)
      return test(value)
    }
  }
  return (document) => anyAt(document, parts, 0, true, test)
}

/** Equality to one value; null is also equal to nothing at all. */
export function equality(operand: unknown, { collate }: Pick<MatchContext, 'collate'> = {}): ValueTest {
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined || value === MISSING
  if (typeof operand === 'string' && !collate)
    return (value) => value === operand || (typeof value === 'object' && equalValues(value, operand))
  return (value) => value !== MISSING && equalValues(value, operand, collate)
}

function not(test: Predicate): Predicate {
  return (document) => !test(document)
}

function operatorPredicate(
  place: Place,
  operator: string,
  operand: unknown,
  siblings: Doc,
  context: MatchContext,
): Predicate | undefined {
  const { parts } = place
  switch (operator) {
    case '$eq':
      return leafTest(place, equality(operand, context))
    case '$ne':
      if (isRegex(operand)) refuse(2, "Can't have regex as arg to $ne.")
      return not(leafTest(place, equality(operand, context)))
    case '$in':
      return leafTest(place, membership(operand, '$in', context))
    case '$nin':
      return not(leafTest(place, membership(operand, '$nin', context)))
    case '$not': {
      if (isRegex(operand)) return not(leafTest(place, regexTest(operand)))
      if (!isOperators(operand)) refuse(2, '$not needs a regex or a document')
      return not(all(operatorTests(place, operand, context)))
    }
    case '$all':
      return allOf(place, operand, context)
    case '$elemMatch': {
      const test = elementTest(operand, context)
      return (document) =>
        anyAt(document, parts, 0, false, (value) => Array.isArray(value) && value.some(test))
    }
    case '$exists': {
      const there: Predicate = (document) => anyAt(document, parts, 0, false, (value) => value !== MISSING)
      return wantsPresence(operand) ? there : not(there)
    }
    case '$options':
      return '$regex' in siblings ? undefined : refuse(2, '$options needs a $regex')
    default: {
      const { test, leaves } = operatorTest(operator, operand, siblings, context.collate)
      return leaves ? leafTest(place, test) : (document) => anyAt(document, parts, 0, false, test)
    }
  }
}

function membership(operand: unknown, operator: string, context: MatchContext): ValueTest {
  if (!Array.isArray(operand)) refuse(2, `${operator} needs an array`)
  const scalars = new Set<unknown>()
  const tests: ValueTest[] = []
  for (const candidate of operand as unknown[]) {
    if (isOperators(candidate)) refuse(2, `cannot nest $ under ${operator}`)
    if (typeof candidate === 'boolean' || (typeof candidate === 'string' && !context.collate))
      scalars.add(candidate)
    else tests.push(isRegex(candidate) ? regexTest(candidate) : equality(candidate, context))
  }
  return (value) => scalars.has(value) || tests.some((test) => test(value))
}

/**
 * The test of one array element for `$elemMatch`: a filter over documents, or operators over the value itself, which
 * enter an array in it only with `leaves`.
 */
export function elementTest(operand: unknown, context: MatchContext, leaves = false): ValueTest {
  if (!isDoc(operand)) refuse(2, '$elemMatch needs an Object')
  const [first] = Object.keys(operand)
  const onValue =
    first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr', '$where'].includes(first)
  if (onValue) return all(operatorTests({ parts: [], leaves }, operand, context))
  const test = compileFilter(operand, context)
  return (value) => (isDoc(value) || Array.isArray(value)) && test(value)
}

function allOf(place: Place, operand: unknown, context: MatchContext): Predicate {
  if (!Array.isArray(operand)) refuse(2, '$all needs an array')
  if (operand.length === 0) return () => false
  return all(
    operand.map((wanted: unknown) => {
      if (isRegex(wanted)) return leafTest(place, regexTest(wanted))
      if (isDoc(wanted) && '$elemMatch' in wanted) {
        const test = elementTest(wanted.$elemMatch, context)
        return (document: unknown) =>
          anyAt(document, place.parts, 0, false, (value) => Array.isArray(value) && value.some(test))
      }
      if (isOperators(wanted)) refuse(2, 'no $ expressions in $all')
      return leafTest(place, equality(wanted, context))
    }),
  )
}
