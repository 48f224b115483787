import { Binary, BSONRegExp, type Document, Double, Long, ObjectId, Timestamp } from 'bson'
import { type Case, type Collection, doc, find } from './shared.js'

const binary = new Binary(Buffer.from([0, 1, 255]), 0)
export const roundTrips: Case[] = [
  ['numbers of every kind', { i: 1, d: 1.5, n: -0.25, big: 2 ** 40, max: Number.MAX_SAFE_INTEGER }],
  ['text with every sort of character', { t: '信访 \u0000 𝄞 é', empty: '' }],
  ['nothing', { n: null, e: {}, a: [] }],
  ['dates before and after 1970', { a: new Date(-1), b: new Date('2026-11-24T00:00:00.123Z') }],
  ['binary data', { b: binary }],
  ['object ids', { o: new ObjectId('64b7f0f0f0f0f0f0f0f0f0f0') }],
  ['nested arrays and documents', { a: [[1, [2, { b: [null] }]]], d: { e: { f: { g: true } } } }],
  ['time stamps', { t: new Timestamp({ t: 7, i: 3 }) }],
].map(([title, fields]) => ({
  title: `${String(title)} come back as they went`,
  given: [{ _id: 1, ...(fields as Document) }],
  run: (c: Collection) => c.find().toArray(),
  expect: [{ _id: 1, ...(fields as Document) }],
}))

roundTrips.push(
  {
    title: 'a field that an update does not touch keeps its numeric type',
    given: doc({ d: new Double(5), l: Long.fromNumber(7), r: new BSONRegExp('^a', 'i') }),
    run: async (c) => {
      await c.updateOne({ _id: 1 } as Document, { $set: { x: 1 } })
      const [found] = await c.find({}, { promoteValues: false, bsonRegExp: true }).toArray()
      return [found?.d?._bsontype, found?.l?._bsontype, found?.x?._bsontype, found?.r?.pattern]
    },
    expect: ['Double', 'Long', 'Int32', '^a'],
  },
  {
    title: '$inc turns an int that overflows into a long and leaves a double one',
    given: doc({ i: 2 ** 31 - 1, d: new Double(1) }),
    run: async (c) => {
      await c.updateOne({ _id: 1 } as Document, { $inc: { i: 1, d: 1 } })
      const [found] = await c.find({}, { promoteValues: false }).toArray()
      return [found?.i?._bsontype, String(found?.i), found?.d?._bsontype]
    },
    expect: ['Long', '2147483648', 'Double'],
  },
  {
    title: 'longs beyond 2^53 are told apart',
    given: [
      { _id: 1, n: Long.fromString('9007199254740993') },
      { _id: 2, n: Long.fromString('9007199254740992') },
    ],
    run: find({ n: { $gt: Long.fromString('9007199254740992') } }),
    expect: [1],
  },
)
