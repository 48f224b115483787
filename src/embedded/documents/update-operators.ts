/** What each update operator does to the value at its path. Values are typed (bson.ts). */
import { Int32, Timestamp } from 'bson'
import { isDoc, numberOf, plainValue, typeOf } from './bson.js'
import { refuse } from './errors.js'
import { elementTest, isOperators, type MatchContext } from './match.js'
import { add, bitwise, multiply } from './numbers.js'
import { compareValues, equalValues } from './order.js'
import { fieldOf, MISSING } from './paths.js'
import { isRegex, regexTest } from './regex.js'
import { parseSort } from './sort.js'

/** From the value that is there (or MISSING) to the one that shall be (or MISSING: none). */
export interface Change {
  /** Make the path where it is not there. */
  create: boolean
  /** Where the path is not there, it must at least be one that could be made. */
  viable?: boolean
  apply: (current: unknown) => unknown
}

type Maker = (path: string, operand: unknown, context: MatchContext) => Change

const set: Maker = (_, operand) => ({ create: true, apply: () => operand })
const unset: Maker = () => ({ create: false, apply: () => MISSING })

const currentDate: Maker = (path, operand, { now }) => {
  const kind = isDoc(operand) ? operand.$type : typeof operand === 'boolean' ? 'date' : undefined
  const extra = isDoc(operand) ? Object.keys(operand).find((name) => name !== '$type') : undefined
  if (extra !== undefined) refuse(2, `Unrecognized $currentDate option: ${extra}`)
  if (kind !== 'date' && kind !== 'timestamp') {
    return refuse(
      2,
      `${typeOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}) at ${path}.`,
    )
  }
  const value = kind === 'date' ? now : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
  return { create: true, apply: () => value }
}

const arithmetic =
  (operator: '$inc' | '$mul', compute: (a: unknown, b: unknown) => unknown): Maker =>
  (path, operand) => {
    if (numberOf(operand) === undefined) {
      const verb = operator === '$inc' ? 'increment' : 'multiply'
      return refuse(14, `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`)
    }
    return {
      create: true,
      apply: (current) => {
        if (current === MISSING) return operator === '$inc' ? operand : compute(new Int32(0), operand)
        if (numberOf(current) === undefined) {
          refuse(
            14,
            `Cannot apply ${operator} to a value of non-numeric type. Field '${path}' is of type ${typeOf(current)}`,
          )
        }
        return compute(current, operand)
      },
    }
  }

const extreme =
  (sign: 1 | -1): Maker =>
  (_, operand) => ({
    create: true,
    apply: (current) =>
      current === MISSING || compareValues(operand, current) * sign > 0 ? operand : current,
  })

const bit: Maker = (path, operand) => {
  if (!isDoc(operand))
    return refuse(2, `The $bit modifier is not compatible with a ${typeOf(operand)} at ${path}`)
  if (Object.keys(operand).length === 0)
    refuse(
      2,
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    )
  return {
    create: true,
    apply: (current) =>
      Object.entries(operand).reduce<unknown>(
        (value, [kind, mask]) => bitwise(value, kind, mask, path),
        current === MISSING ? new Int32(0) : current,
      ),
  }
}

const MODIFIERS = new Set(['$each', '$slice', '$sort', '$position'])

const push: Maker = (path, operand) => {
  const { each, position, slice, order } = readPush(operand)
  return {
    create: true,
    apply: (current) => {
      if (current !== MISSING && !Array.isArray(current)) {
        refuse(2, `The field '${path}' must be an array but is of type ${typeOf(current)}`)
      }
      const list: unknown[] = Array.isArray(current) ? [...current] : []
      const at =
        position === undefined
          ? list.length
          : position >= 0
            ? Math.min(position, list.length)
            : Math.max(0, list.length + position)
      list.splice(at, 0, ...each)
      if (order) list.sort(order)
      if (slice === undefined) return list
      return slice >= 0 ? list.slice(0, slice) : list.slice(slice)
    },
  }
}

interface Push {
  each: unknown[]
  position: number | undefined
  slice: number | undefined
  order: ((a: unknown, b: unknown) => number) | undefined
}

function readPush(operand: unknown): Push {
  if (!isDoc(operand) || !('$each' in operand))
    return { each: [operand], position: undefined, slice: undefined, order: undefined }
  for (const name of Object.keys(operand))
    if (!MODIFIERS.has(name)) refuse(2, `Unrecognized clause in $push: ${name}`)
  const each: unknown = operand.$each
  if (!Array.isArray(each))
    return refuse(2, `The argument to $each in $push must be an array but it was of type: ${typeOf(each)}`)
  return {
    each,
    position: integer(operand.$position, '$position'),
    slice: integer(operand.$slice, '$slice'),
    order: operand.$sort === undefined ? undefined : elementOrder(operand.$sort),
  }
}

function integer(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  const number = Number(numberOf(value))
  if (!Number.isInteger(number))
    refuse(2, `The value for ${name} must be an integer value but was given type: ${typeOf(value)}`)
  return number
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (!isDoc(sort)) {
    const sign = Number(numberOf(sort))
    if (sign !== 1 && sign !== -1) refuse(2, 'The $sort element value must be either 1 or -1')
    return (a, b) => compareValues(a, b) * sign
  }
  const fields = parseSort(sort).map(({ path, direction }) => ({ parts: path.split('.'), direction }))
  if (fields.length === 0) refuse(2, 'The $sort pattern is empty when it should be a set of fields.')
  // Unlike a query's order, an array in a field is compared as a whole here.
  const valueAt = (element: unknown, parts: readonly string[]): unknown => {
    const value = parts.reduce(fieldOf, element)
    return value === MISSING ? null : value
  }
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compareValues(valueAt(a, parts), valueAt(b, parts)) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

const addToSet: Maker = (path, operand, { collate }) => {
  const several = isDoc(operand) && Object.keys(operand)[0] === '$each' ? operand : undefined
  const [, extra] = Object.keys(several ?? {})
  if (extra !== undefined) refuse(2, `Found unexpected fields after $each in $addToSet: ${extra}`)
  const each: unknown[] = several ? arrayOf(several.$each) : [operand]
  return {
    create: true,
    apply: (current) => {
      if (current !== MISSING && !Array.isArray(current)) {
        refuse(
          2,
          `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeOf(current)}`,
        )
      }
      const list: unknown[] = Array.isArray(current) ? [...current] : []
      for (const value of each)
        if (!list.some((known) => equalValues(known, value, collate))) list.push(value)
      return list
    },
  }
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value)
    ? value
    : refuse(14, `The argument to $each in $addToSet must be an array but it was of type ${typeOf(value)}`)
}

const filtering = (operator: string, gone: (value: unknown) => boolean): Change => ({
  create: false,
  viable: true,
  apply: (current) => {
    if (current === MISSING) return MISSING
    if (!Array.isArray(current)) return refuse(2, `Cannot apply ${operator} to a non-array value`)
    return current.filter((element: unknown) => !gone(element))
  },
})

const pull: Maker = (_, operand, context) => {
  if (isRegex(operand)) return filtering('$pull', regexTest(operand))
  if (!isDoc(operand)) return filtering('$pull', (value) => equalValues(value, operand, context.collate))
  const condition = plainValue(operand)
  const test = elementTest(condition, context, true)
  if (isOperators(condition)) return filtering('$pull', test)
  return filtering('$pull', (value) => isDoc(value) && test(value))
}

const pullAll: Maker = (_, operand) => {
  if (!Array.isArray(operand)) return refuse(2, '$pullAll requires an array argument')
  return filtering('$pullAll', (value) => operand.some((wanted: unknown) => equalValues(wanted, value)))
}

const pop: Maker = (path, operand) => {
  const side = Number(numberOf(operand))
  if (side !== 1 && side !== -1) return refuse(9, `$pop expects 1 or -1, found: ${String(operand)}`)
  return {
    create: false,
    viable: true,
    apply: (current) => {
      if (current === MISSING) return MISSING
      if (!Array.isArray(current))
        return refuse(14, `Path '${path}' contains an element of non-array type '${typeOf(current)}'`)
      return side === 1 ? current.slice(0, -1) : current.slice(1)
    },
  }
}

/** Every operator but `$rename`, which is two changes. */
export const OPERATORS: ReadonlyMap<string, Maker> = new Map(
  Object.entries({
    $set: set,
    $setOnInsert: set,
    $unset: unset,
    $currentDate: currentDate,
    $inc: arithmetic('$inc', add),
    $mul: arithmetic('$mul', multiply),
    $min: extreme(-1),
    $max: extreme(1),
    $bit: bit,
    $push: push,
    $addToSet: addToSet,
    $pull: pull,
    $pullAll: pullAll,
    $pop: pop,
  } satisfies Record<string, Maker>),
)
