import {
  Binary,
  BSONRegExp,
  DBRef,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson'
import { type Case, find, type Where } from './shared.js'

const reference = new ObjectId('00000000000000000000000a')

/** One document per value, `_id` its place in the list; `none` has no `v`. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ['int', new Int32(1)],
  ['double', new Double(1)],
  ['half', 2.5],
  ['long', Long.fromNumber(1)],
  ['longUp', Long.fromString('9007199254740993')],
  ['longDown', Long.fromString('9007199254740992')],
  ['decimal', new Decimal128('0.1')],
  ['tenth', 0.1],
  ['decimalUp', new Decimal128('9007199254740993')],
  ['nan', Number.NaN],
  ['text', 'abc'],
  ['lines', 'abc\ndef'],
  ['null', null],
  ['none', undefined],
  ['empty', []],
  ['list', [1, 2]],
  ['nested', [[1, 2], [3]]],
  ['docs', [{ a: 1 }, { a: 2 }]],
  ['mixed', [{ a: 1 }, { b: 1 }]],
  ['object', { a: 1 }],
  ['swapped', { b: 2, a: 1 }],
  ['id', reference],
  ['date', new Date(5)],
  ['stamp', new Timestamp({ t: 1, i: 1 })],
  ['regex', new BSONRegExp('^a', 'i')],
  ['bytes', new Binary(Buffer.from([1, 2]))],
  ['uuid', new UUID('00000000-0000-4000-8000-000000000001')],
  ['ref', new DBRef('c', reference)],
  ['least', new MinKey()],
  ['most', new MaxKey()],
]
const given: Document[] = VALUES.map(([_id, v]) => (v === undefined ? { _id } : { _id, v }))

/** A filter, and the names of what it finds in their order. */
const meets = (title: string, filter: Document, names: string, where: Where = {}): Case => ({
  title,
  given,
  run: find(filter),
  expect: names.split(' ').filter(Boolean).sort(),
  ...where,
})

const big = Long.fromString('9007199254740993')

export const values: Case[] = [
  meets('numbers of every kind are equal by value', { v: 1 }, 'int double long list'),
  meets('a long beyond 2^53 is itself only', { v: big }, 'longUp decimalUp'),
  meets('a decimal is not the double nearest to it', { v: new Decimal128('0.1') }, 'decimal'),
  meets('a double is not the decimal it looks like', { v: 0.1 }, 'tenth'),
  meets(
    'a decimal equals a long',
    { v: { $in: [new Decimal128('9007199254740993.0')] } },
    'longUp decimalUp',
  ),
  meets(
    'longs are compared exactly',
    { v: { $gt: Long.fromString('9007199254740992') } },
    'longUp decimalUp',
  ),
  meets('NaN equals itself', { v: Number.NaN }, 'nan'),
  meets('NaN is less than nothing', { v: { $lt: 1 } }, 'decimal tenth'),
  meets('$type tells an int from a double', { v: { $type: 'int' } }, 'int list', {}),
  meets('$type double', { v: { $type: 'double' } }, 'double half tenth nan'),
  meets('$type long, by its number', { v: { $type: 18 } }, 'long longUp longDown'),
  meets('$type of several', { v: { $type: ['decimal', 'date'] } }, 'decimal decimalUp date'),
  meets('null is also what is missing', { v: null }, 'null none'),
  meets('$exists false is what is missing alone', { v: { $exists: false } }, 'none'),
  meets('a path into an array of documents', { 'v.a': 2 }, 'docs'),
  meets(
    '$exists false of a path: no element has it',
    { 'v.b': { $exists: false }, v: { $type: 'array' } },
    'list empty nested docs',
    {},
  ),
  meets('$exists true of a path: one element has it', { 'v.b': { $exists: true } }, 'mixed swapped'),
  meets('a numbered element', { 'v.0': 1 }, 'list'),
  meets('a numbered element that is an array is it as a whole', { 'v.0': [1, 2] }, 'nested'),
  meets('an array as a whole', { v: [1, 2] }, 'list nested'),
  meets(
    '$elemMatch of a value does not enter an array in an array',
    { v: { $elemMatch: { $gte: 2 } } },
    'list',
  ),
  meets('$elemMatch with $not', { v: { $elemMatch: { $not: { $gt: 1 } } } }, 'list nested docs mixed'),
  meets('$all of $elemMatch', { v: { $all: [{ $elemMatch: { a: 1 } }, { $elemMatch: { b: 1 } }] } }, 'mixed'),
  meets('an object with its fields in their order', { v: { a: 1, b: 2 } }, ''),
  meets('an object with its fields in the order that they have', { v: { b: 2, a: 1 } }, 'swapped'),
  meets('a reference, by its fields', { 'v.$id': reference }, 'ref'),
  meets(
    'a regular expression finds texts and its equal',
    { v: { $regex: '^a', $options: 'i' } },
    'text lines regex',
  ),
  meets('^ and $ hold for lines only with m', { v: { $regex: 'c$' } }, 'text'),
  meets('with m they hold for every line', { v: { $regex: 'c$', $options: 'm' } }, 'text lines'),
  meets('an inline flag and the ends of a text', { v: { $regex: '(?i)\\AABC\\z' } }, 'text'),
  meets('a class of characters by its name', { v: { $regex: '^[[:alpha:]]{3}$' } }, 'text'),
  meets('x leaves out blanks and comments', { v: { $regex: 'b c # said', $options: 'x' } }, 'text lines'),
  meets('binary data by its subtype', { v: new Binary(Buffer.from([1, 2])) }, 'bytes'),
  meets('a UUID', { v: new UUID('00000000-0000-4000-8000-000000000001') }, 'uuid'),
  meets('$mod of a long beyond 2^53', { v: { $mod: [2, 1] } }, 'int double long longUp decimalUp list'),
  meets('$bitsAllSet', { v: { $bitsAllSet: [1] } }, 'list', {
    documentdb: 'decimals with a fraction pass',
  }),
  meets('$size', { v: { $size: 2 } }, 'list nested docs mixed'),
  meets('$not with a regular expression', { v: { $not: /^a/i }, _id: { $in: ['text', 'int'] } }, 'int'),
  meets('the end of the order', { v: { $gte: new MaxKey() } }, 'most'),
  meets('only one type compares', { v: { $gt: 'a' } }, 'text lines'),
  {
    title: 'all types stand in one order, an empty array before null',
    given,
    run: find({}, { v: 1, _id: 1 }),
    expect: (
      'least empty none null nan decimal tenth double int list long half longDown decimalUp longUp text lines ' +
      'docs mixed object swapped ref nested bytes uuid id date stamp regex most'
    ).split(' '),
    documentdb: 'an empty array stands with null',
  },
]
