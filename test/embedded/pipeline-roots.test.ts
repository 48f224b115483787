import { describe, expect, test } from 'vitest'
import type { Doc } from '../../src/embedded/documents/bson.js'
import { rootsOfPipeline } from '../../src/embedded/documents/commands/pipeline-roots.js'

const roots = (...stages: Doc[]): string[] | undefined => {
  const found = rootsOfPipeline(stages)
  return found && [...found].sort()
}

describe('the fields that a pipeline looks at', () => {
  test('are those that its stages name, up to one that makes documents of its own', () => {
    const group = { $group: { _id: '$row.unit', days: { $avg: '$days' }, n: { $sum: 1 } } }
    expect(roots(group)).toEqual(['days', 'row'])
    expect(roots(group, { $sort: { other: 1 } }, { $addFields: { x: '$$ROOT' } })).toEqual(['days', 'row'])
    expect(
      roots(
        { $match: { 'a.b': 1, $or: [{ c: 1 }, { d: { $gt: 2 } }] } },
        { $unwind: '$tags' },
        { $set: { e: { $add: ['$f', { $size: '$g.h' }] } } },
        { $sort: { 'i.j': -1 } },
        { $sortByCount: '$tags' },
      ),
    ).toEqual(['a', 'c', 'd', 'f', 'g', 'i', 'tags'])
    expect(roots({ $count: 'n' })).toEqual([])
  })

  test('may be any where the documents themselves come out, or one is named that isn’t known before', () => {
    expect(roots({ $match: { a: 1 } })).toBeUndefined()
    expect(roots({ $project: { a: 1 } })).toBeUndefined()
    expect(roots({ $lookup: {} }, { $count: 'n' })).toBeUndefined()
    expect(roots({ $match: { $expr: { $gt: ['$a', 1] } } }, { $count: 'n' })).toBeUndefined()
    for (const all of [
      '$$ROOT',
      '$$CURRENT.a',
      { $getField: 'a' },
      { $top: { sortBy: { a: 1 }, output: '$b' } },
    ])
      expect(roots({ $group: { _id: null, x: { $push: all } } })).toBeUndefined()
  })
})
