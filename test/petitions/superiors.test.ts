import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import { commonSuperior, higherOrgan, unitsAbove } from '../../src/petitions/superiors.js'
import { demoPack } from '../support/demo-pack.js'

const pack = demoPack

/** The pack with single units hung up otherwise. */
const hung = (changes: Readonly<Record<string, object>>): Pack => ({
  ...pack,
  units: pack.units.map((unit) => ({ ...unit, ...changes[unit.id] })),
})

describe('who decides between two who dispute over their competence', () => {
  test.each([
    ['huoqiu-land', 'shucheng-land', 'luan-land'],
    ['jinan-petition', 'yuan-petition', 'luan-petition'],
    ['huoqiu-land', 'huoqiu-petition', undefined],
    ['huoqiu-land', 'luan-land', undefined],
    ['huoqiu-land', 'nowhere', undefined],
  ])('%s and %s: %s', (a, b, superior) => {
    expect(commonSuperior(pack, a, b)?.id).toBe(superior)
    expect(commonSuperior(pack, b, a)?.id).toBe(superior)
  })

  test('is above all of them where there are more than two', () => {
    expect(commonSuperior(pack, 'huoqiu-land', 'yuan-land', 'yeji-land')?.id).toBe('luan-land')
    expect(commonSuperior(pack, 'huoqiu-land', 'yuan-land', 'yeji-petition')).toBeUndefined()
  })

  test('is the lowest one above both, found by superior and by parent', () => {
    const deeper = hung({
      'huoqiu-land': { superior: 'huoqiu-petition', parent: 'luan-land' },
      'shucheng-land': { superior: 'luan-petition', parent: 'huoqiu-petition' },
    })
    expect(commonSuperior(deeper, 'huoqiu-land', 'shucheng-land')?.id).toBe('huoqiu-petition')
  })

  test('is never one of the two, and the same whoever is asked for first', () => {
    const id = fc.constantFrom(...pack.units.map((unit) => unit.id))
    fc.assert(
      fc.property(id, id, (a, b) => {
        const superior = commonSuperior(pack, a, b)
        expect(superior).toBe(commonSuperior(pack, b, a))
        expect([a, b]).not.toContain(superior?.id)
      }),
    )
  })
})

describe('what stands above a unit', () => {
  test('is given nearest first and ends, even where the two trees lead in a ring', () => {
    expect(unitsAbove(pack, 'huoqiu-land').map(({ id }) => id)).toEqual(['luan-land'])
    const ring = hung({
      'luan-land': { parent: 'luan-petition' },
      'luan-petition': { superior: 'luan-land' },
    })
    expect(unitsAbove(ring, 'huoqiu-land').map(({ id }) => id)).toEqual(['luan-land', 'luan-petition'])
    expect(unitsAbove(pack, 'nowhere')).toEqual([])
  })

  test('is for handing up the nearest that is not named, else the body outside', () => {
    expect(higherOrgan(pack, 'huoqiu-land', new Set())?.unit).toBe('luan-land')
    const outside = higherOrgan(pack, 'huoqiu-land', new Set(['luan-land']))
    expect(outside?.name.en).toBe('Anhui Provincial Department of Land and Resources')
    expect(outside?.unit).toBeUndefined()
    expect(higherOrgan(pack, 'nowhere', new Set())).toBeUndefined()
  })
})
