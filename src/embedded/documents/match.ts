/** Filters: compiled once into a predicate over documents, plain or typed. */
import { type Doc, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { expression } from './expressions.js'
import { operatorTest } from './match-operators.js'
import { equalValues } from './order.js'
import { anyAt, MISSING } from './paths.js'
import { isRegex, regexTest } from './regex.js'

export type Predicate = (document: unknown) => boolean
export type ValueTest = (value: unknown) => boolean

/** What filters may refer to besides the document: variables of `let`, and the time for `$$NOW`. */
export interface MatchContext {
  now: Date
  variables?: Doc
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
    case '$where':
    case '$text':
    case '$jsonSchema':
      return refuse(2, `${name} is not offered by the embedded engine`)
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
  const parts = path.split('.')
  if (isRegex(condition)) return [leafTest(parts, regexTest(condition))]
  if (!isOperators(condition)) return [leafTest(parts, equality(condition))]
  return Object.entries(condition).flatMap(([operator, operand]) => {
    const test = operatorPredicate(parts, operator, operand, condition, context)
    return test ? [test] : []
  })
}

function leafTest(parts: readonly string[], test: ValueTest): Predicate {
  const [name] = parts
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
export function equality(operand: unknown): ValueTest {
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined || value === MISSING
  if (typeof operand === 'string')
    return (value) => value === operand || (typeof value === 'object' && equalValues(value, operand))
  return (value) => value !== MISSING && equalValues(value, operand)
}

function not(test: Predicate): Predicate {
  return (document) => !test(document)
}

function operatorPredicate(
  parts: readonly string[],
  operator: string,
  operand: unknown,
  siblings: Doc,
  context: MatchContext,
): Predicate | undefined {
  switch (operator) {
    case '$eq':
      return leafTest(parts, equality(operand))
    case '$ne':
      if (isRegex(operand)) refuse(2, "Can't have regex as arg to $ne.")
      return not(leafTest(parts, equality(operand)))
    case '$in':
      return leafTest(parts, membership(operand, '$in'))
    case '$nin':
      return not(leafTest(parts, membership(operand, '$nin')))
    case '$not': {
      if (isRegex(operand)) return not(leafTest(parts, regexTest(operand)))
      if (!isOperators(operand)) refuse(2, '$not needs a regex or a document')
      return not(all(pathTests(parts.join('.'), operand, context)))
    }
    case '$all':
      return allOf(parts, operand, context)
    case '$elemMatch': {
      const test = elementTest(operand, context)
      return (document) =>
        anyAt(document, parts, 0, false, (value) => Array.isArray(value) && value.some(test))
    }
    case '$options':
      return '$regex' in siblings ? undefined : refuse(2, '$options needs a $regex')
    default: {
      const { test, leaves } = operatorTest(operator, operand, siblings)
      return leaves ? leafTest(parts, test) : (document) => anyAt(document, parts, 0, false, test)
    }
  }
}

function membership(operand: unknown, operator: string): ValueTest {
  if (!Array.isArray(operand)) refuse(2, `${operator} needs an array`)
  const scalars = new Set<unknown>()
  const tests: ValueTest[] = []
  for (const candidate of operand as unknown[]) {
    if (isOperators(candidate)) refuse(2, `cannot nest $ under ${operator}`)
    if (typeof candidate === 'string' || typeof candidate === 'boolean') scalars.add(candidate)
    else tests.push(isRegex(candidate) ? regexTest(candidate) : equality(candidate))
  }
  return (value) => scalars.has(value) || tests.some((test) => test(value))
}

/** The test of one array element for `$elemMatch`: a filter over documents, or operators over the value itself. */
export function elementTest(operand: unknown, context: MatchContext): ValueTest {
  if (!isDoc(operand)) refuse(2, '$elemMatch needs an Object')
  const [first] = Object.keys(operand)
  const onValue =
    first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr', '$where'].includes(first)
  if (onValue)
    return all(
      Object.entries(operand).flatMap(([operator, argument]) => {
        const test = operatorPredicate([], operator, argument, operand, context)
        return test ? [test] : []
      }),
    )
  const test = compileFilter(operand, context)
  return (value) => (isDoc(value) || Array.isArray(value)) && test(value)
}

function allOf(parts: readonly string[], operand: unknown, context: MatchContext): Predicate {
  if (!Array.isArray(operand)) refuse(2, '$all needs an array')
  if (operand.length === 0) return () => false
  return all(
    operand.map((wanted: unknown) => {
      if (isRegex(wanted)) return leafTest(parts, regexTest(wanted))
      if (isDoc(wanted) && '$elemMatch' in wanted) {
        const test = elementTest(wanted.$elemMatch, context)
        return (document: unknown) =>
          anyAt(document, parts, 0, false, (value) => Array.isArray(value) && value.some(test))
      }
      if (isOperators(wanted)) refuse(2, 'no $ expressions in $all')
      return leafTest(parts, equality(wanted))
    }),
  )
}
