/** Random documents, filters and updates, of what two engines must answer alike. */
import { Decimal128, type Document, Double, Int32, Long } from 'bson'
import fc from 'fast-check'

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.constantFrom(
    new Double(0.5),
    new Double(1),
    new Double(-2.25),
    Long.fromNumber(2),
    Long.fromString('9007199254740993'),
  ),
  fc.constantFrom(new Decimal128('1.0'), new Decimal128('0.1')),
  fc.constantFrom('', 'a', 'ab', 'b', null, new Date(0), new Date(5)),
)
const small: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: ['x'] }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
)
export const document: fc.Arbitrary<Document> = fc.record(
  { a: small, b: small, c: scalar },
  { requiredKeys: [] },
)

const path = fc.constantFrom('a', 'b', 'c', 'a.x', 'b.y', 'a.0')
const condition: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 2 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({
    $type: fc.constantFrom('int', 'long', 'double', 'string', 'array', 'object', 'number', 'null'),
  }),
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $elemMatch: fc.record({ $gte: scalar }) }),
  fc.record({ $elemMatch: fc.record({ x: scalar }) }),
  fc.record({ $not: fc.record({ $gt: scalar }) }),
  fc.record({ $regex: fc.constantFrom('^a', 'b$', '.') }),
)
const single: fc.Arbitrary<Document> = fc.tuple(path, condition).map(([name, wanted]) => ({ [name]: wanted }))
export const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: single },
  { weight: 1, arbitrary: fc.array(single, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })) },
  { weight: 1, arbitrary: fc.array(single, { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor })) },
  { weight: 1, arbitrary: fc.array(single, { minLength: 2, maxLength: 3 }).map(($and) => ({ $and })) },
)

const number = fc.constantFrom(
  new Int32(1),
  new Int32(-2),
  new Double(0.5),
  Long.fromNumber(3),
  new Decimal128('3'),
)
const target = fc.constantFrom('a', 'b', 'c', 'a.x', 'b.y', 'd', 'd.e')
const change = (operator: string, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> =>
  fc.tuple(target, operand).map(([name, value]) => ({ [operator]: { [name]: value } }))
/** Left out is where DocumentDB differs: `$unset` below an array, `$push` of nothing, reckoning with booleans. */
export const update: fc.Arbitrary<Document> = fc.oneof(
  change('$set', small),
  fc.constantFrom('a', 'b', 'c', 'd').map((name) => ({ $unset: { [name]: '' } })),
  change('$inc', number),
  change('$mul', number),
  change('$min', scalar),
  change('$max', scalar),
  change('$push', scalar),
  change(
    '$push',
    fc.record({
      $each: fc.array(scalar, { minLength: 1, maxLength: 2 }),
      $slice: fc.constantFrom(-2, -1, 1, 2),
    }),
  ),
  change(
    '$push',
    fc.record({ $each: fc.array(scalar, { minLength: 1, maxLength: 2 }), $sort: fc.constantFrom(1, -1) }),
  ),
  change('$addToSet', scalar),
  change('$addToSet', fc.record({ $each: fc.array(scalar, { minLength: 1, maxLength: 3 }) })),
  change('$pull', scalar),
  change('$pull', fc.record({ $gte: scalar })),
  change('$pullAll', fc.array(scalar, { maxLength: 2 })),
  change('$pop', fc.constantFrom(1, -1)),
  change('$rename', fc.constant('renamed')),
)
