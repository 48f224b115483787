/** Comparison in expressions: by MongoDB's order over all types, where nothing at all stands before null. */
import { typeOf } from '../bson.js'
import { refuse } from '../errors.js'
import { compareValues } from '../order.js'
import { exactly, type Operator } from './operator.js'

const comparison = (name: string, passes: (order: number) => boolean): Operator =>
  exactly(name, 2, (a, b) => passes(compareValues(a, b)))

export const COMPARISONS: Readonly<Record<string, Operator>> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: exactly('$cmp', 2, (a, b) => Math.sign(compareValues(a, b))),
  $in: exactly('$in', 2, (wanted, list) =>
    Array.isArray(list)
      ? list.some((value: unknown) => compareValues(value, wanted) === 0)
      : refuse(40081, `$in requires an array as a second argument, found: ${typeOf(list)}`),
  ),
}
