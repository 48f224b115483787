import { Binary, DBRef, Long, ObjectId } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Doc, decode, encode } from '../../src/embedded/documents/bson.js'
import { pathsOfPipeline } from '../../src/embedded/documents/commands/pipeline-paths.js'
import { runPipeline } from '../../src/embedded/documents/expressions.js'
import { compileFilter } from '../../src/embedded/documents/match.js'
import { decodePart, partOf, partsOf, pathsOf } from '../../src/embedded/documents/parts.js'
import { keyTuples } from '../../src/embedded/documents/paths.js'
import { scaled } from '../support/thorough.js'

const paths = (...stages: Doc[]): string[] | undefined => {
  const found = pathsOfPipeline(stages)
  return found && [...found].sort()
}

describe('the paths that a pipeline looks at', () => {
  test('are those that its stages name, up to one that makes documents of its own', () => {
    const group = { $group: { _id: '$row.unit', days: { $avg: '$days' }, n: { $sum: 1 } } }
    expect(paths(group)).toEqual(['days', 'row.unit'])
    expect(paths(group, { $sort: { other: 1 } }, { $addFields: { x: '$$ROOT' } })).toEqual([
      'days',
      'row.unit',
    ])
    expect(
      paths(
        { $match: { 'a.b': 1, $or: [{ c: 1 }, { d: { $gt: 2 } }] } },
        { $unwind: '$tags' },
        { $set: { e: { $add: ['$f', { $size: '$g.h' }] } } },
        { $sort: { 'i.j': -1 } },
        { $sortByCount: '$tags' },
      ),
    ).toEqual(['a.b', 'c', 'd', 'f', 'g.h', 'i.j', 'tags'])
    expect(paths({ $count: 'n' })).toEqual([])
  })

  test('may be any where the documents themselves come out, or one is named that isn’t known before', () => {
    expect(paths({ $match: { a: 1 } })).toBeUndefined()
    expect(paths({ $project: { a: 1 } })).toBeUndefined()
    expect(paths({ $lookup: {} }, { $count: 'n' })).toBeUndefined()
    expect(paths({ $match: { $expr: { $gt: ['$a', 1] } } }, { $count: 'n' })).toBeUndefined()
    for (const all of [
      '$$ROOT',
      '$$CURRENT.a',
      { $getField: 'a' },
      { $top: { sortBy: { a: 1 }, output: '$b' } },
    ])
      expect(paths({ $group: { _id: null, x: { $push: all } } })).toBeUndefined()
  })
})

const part = (document: Doc, ...wanted: string[]): Doc =>
  decodePart(encode(document), partsOf(new Set(wanted)))

describe('a document decoded in part', () => {
  test('has the fields that are wanted, in their order, whole or in part', () => {
    const document = { a: 1, b: { c: { d: 1, e: 2 }, f: 'x' }, c: 'y', ä: [1, null] }
    expect(part(document, 'b.c.d', 'a')).toEqual({ a: 1, b: { c: { d: 1 } } })
    expect(part(document, 'b.c', 'b.c.d')).toEqual({ b: { c: { d: 1, e: 2 } } })
    expect(part(document, 'b.c.d', 'b')).toEqual({ b: document.b })
    expect(part(document, 'ä', 'a.b', 'nothing.there')).toEqual({ a: 1, ä: [1, null] })
    expect(part(document)).toEqual({})
    expect(decodePart(encode(document), undefined)).toEqual(document)
  })

  test('keeps the places in an array, and all of one that may be meant by a number', () => {
    const document = { list: [1, { a: 1, b: 2 }, [{ a: 1, b: 2 }], { b: 2 }, 'x'] }
    expect(part(document, 'list.a')).toEqual({ list: [1, { a: 1 }, [{ a: 1, b: 2 }], {}, 'x'] })
    expect(part(document, 'list.1.a')).toEqual(document)
    expect(part({ list: { 1: { a: 1, b: 2 } } }, 'list.1.a')).toEqual({ list: { 1: { a: 1 } } })
  })

  test('is whole where its bytes don’t say where values end', () => {
    const broken = encode({ a: { b: 1 }, c: 2 })
    broken[4] = 42
    expect(partOf(broken, partsOf(new Set(['c'])))).toBe(broken)
    const within = encode({ a: { b: 1 }, c: 2 })
    within[11] = 42
    expect(partOf(within, partsOf(new Set(['a.x'])))).toBe(within)
  })
})

const names = fc.constantFrom('a', 'b', 'ab', '0', '1')
const path = fc.array(names, { minLength: 1, maxLength: 3 }).map((some) => some.join('.'))
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(0, 1, 'x', null, true, Long.fromNumber(3), new Binary(Buffer.from([1]))),
    fc.constantFrom<unknown>(new DBRef('ref', new ObjectId('656565656565656565656565'))),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
}))
const documents = fc.dictionary(names, anything, { maxKeys: 5 })

test('a filter, an index and an expression see the same in a part as in the whole', () => {
  const conditions = fc.constantFrom<unknown>(
    1,
    null,
    { $exists: true },
    { $gte: 0 },
    { $size: 1 },
    { $ne: 'x' },
  )
  fc.assert(
    fc.property(documents, path, path, conditions, (document, first, second, condition) => {
      const bytes = encode(document)
      const whole = decode(bytes)
      const filter = { $or: [{ [first]: condition }, { [second]: 1 }] }
      const matches = compileFilter(filter, { now: new Date(0) })
      expect(matches(decodePart(bytes, partsOf(pathsOf(filter))))).toBe(matches(whole))

      const parts = partsOf(new Set([first, second]))
      const keys = (of: Doc): unknown => {
        try {
          return keyTuples(
            of,
            [first, second].map((one) => one.split('.')),
          )
        } catch (error) {
          return String(error)
        }
      }
      expect(keys(decodePart(bytes, parts))).toEqual(keys(whole))

      const stages = [{ $group: { _id: `$${first}`, all: { $push: `$${second}` } } }]
      const grouped = (of: Doc): unknown => {
        try {
          return [...runPipeline([of], stages, { now: new Date(0) })].map((one) =>
            encode(one).toString('hex'),
          )
        } catch (error) {
          return String(error)
        }
      }
      expect(grouped(decodePart(bytes, partsOf(pathsOfPipeline(stages))))).toEqual(grouped(decode(bytes)))
    }),
    { numRuns: scaled(1_000, 20_000) },
  )
})
