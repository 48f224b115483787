import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPack } from '../../src/config/pack.js'
import { MATTER_CLASSES } from '../../src/petitions/content.js'
import { candidates, mayBeSentTo, searchUnits } from '../../src/petitions/destinations.js'
import { excludedUnits } from '../../src/petitions/exclusion.js'
import { proposeDestination } from '../../src/petitions/proposal.js'
import { demoPack } from '../support/demo-pack.js'
import { officePack } from '../support/office-pack.js'

const packs = [demoPack, await loadPack(await officePack())] as const
const [pack] = packs
const about = (...units: string[]) => ({ words: '', units })

describe('a matter may be sent', () => {
  test.each([
    ['to a unit of the own level', 'luan-petition', 'luan-land', 'ok'],
    ['to a lower level', 'luan-petition', 'huoqiu-petition', 'ok'],
    ['within the county', 'shucheng-petition', 'shucheng-land', 'ok'],
    ['up to the petition office next above', 'huoqiu-petition', 'luan-petition', 'ok'],
    ['not up to an organ', 'huoqiu-petition', 'jinan-land', 'outside'],
    ['but above the unit that is named', 'huoqiu-petition', 'luan-land', 'ok'],
    ['not across', 'huoqiu-petition', 'shucheng-land', 'outside'],
    ['not to the sender', 'luan-petition', 'luan-petition', 'same-unit'],
    ['not to a unit that is named', 'luan-petition', 'huoqiu-land', 'excluded'],
    ['not to one that does not exist', 'luan-petition', 'nowhere', 'unknown-unit'],
    ['nowhere by an office that does not exist', 'nowhere', 'luan-land', 'outside'],
  ])('%s', (_, from, to, answer) => {
    expect(mayBeSentTo(pack, from, to, about('huoqiu-land'))).toBe(answer)
  })

  test('not below a named one', () => {
    expect(mayBeSentTo(pack, 'luan-petition', 'huoqiu-land', about('luan-land'))).toBe('excluded')
  })
})

describe('the other units to choose from', () => {
  const ids = (...args: Parameters<typeof candidates>) => candidates(...args).map(({ id }) => id)

  test('begin with the competent ones, then come those of the county, then the rest', () => {
    const matter = { region: '341522', category: 'idle_land' }
    const all = ids(pack, 'luan-petition', undefined, matter)
    expect(all.slice(0, 4)).toEqual(['huoqiu-land', 'luan-land', 'huoqiu-petition', 'jinan-petition'])
    expect(all).toHaveLength(pack.units.length - 1)
    expect(new Set(all).size).toBe(all.length)
  })

  test('are in the order of the pack where neither region nor category is known', () => {
    const all = ids(pack, 'luan-petition', about('luan-land'))
    expect(all).toEqual(pack.units.map(({ id }) => id).filter((id) => /^(?!luan).*-petition$/.test(id)))
  })

  test('of a county office are those of its county, and the petition office next above', () => {
    expect(ids(pack, 'huoqiu-petition', undefined)).toEqual(['huoqiu-land', 'luan-petition'])
  })
})

describe('the search for a unit', () => {
  const ids = (text: string, from = 'luan-petition', units: string[] = []) =>
    searchUnits(pack, text, from, about(...units)).map(({ id }) => id)

  test.each([
    ['霍邱县国土局', ['huoqiu-land']],
    ['霍邱国土', ['huoqiu-land']],
    ['霍邱', ['huoqiu-petition', 'huoqiu-land']],
    ['霍山 信访', ['huoshan-petition']],
    ['huoq land', ['huoqiu-land']],
    ['HUOQIU', ['huoqiu-petition', 'huoqiu-land']],
    ['Luan Land and Resources Bureau', ['luan-land', 'jinan-land', 'yuan-land', 'yeji-land']],
    ['林业局', []],
    ['', []],
    [' ，', []],
  ])('"%s" finds the units meant', (text, expected) => {
    expect(ids(text).slice(0, 4)).toEqual(expected)
  })

  test('a general word finds every unit that has it', () => {
    expect(ids('国土局')).toHaveLength(8)
    expect(ids('国土局', 'huoqiu-petition')).toEqual(['huoqiu-land'])
  })

  test('never finds a named unit, whatever is typed', () => {
    expect(ids('霍邱县国土局', 'luan-petition', ['huoqiu-land'])).not.toContain('huoqiu-land')
    expect(ids('国土局', 'luan-petition', ['luan-land'])).toEqual([])
  })
})

test('no proposal, candidate or find is ever excluded or the sender itself', () => {
  const units = pack.units.map(({ id }) => id)
  const regions = pack.regions.flatMap(({ code, townships }) => [code, ...townships.map((one) => one.code)])
  const phrases = ['征地补偿款', '国土局', '工资', '法院判决', '霍邱', 'land bureau', 'quarry', '县']
  const anyMatter = fc.record({
    from: fc.constantFrom(...units, 'nowhere'),
    region: fc.oneof(fc.constantFrom(...regions), fc.constantFrom('999999', '', undefined)),
    category: fc.constantFrom(...pack.categories.map(({ id }) => id), 'unknown', 'abolished'),
    class: fc.constantFrom(...MATTER_CLASSES),
    words: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.subarray(phrases).map((some) => some.join('，')),
    ),
    about: fc.option(fc.record({ words: fc.string(), units: fc.subarray([...units, 'abolished']) }), {
      nil: undefined,
    }),
  })
  fc.assert(
    fc.property(fc.constantFrom(...packs), anyMatter, (some, matter) => {
      const { from, words } = matter
      const proposal = proposeDestination(some, matter)
      const excluded = excludedUnits(some, matter.about)
      const offered = [
        ...(proposal.kind === 'unit' ? [proposal.unit] : []),
        ...candidates(some, from, matter.about, matter),
        ...searchUnits(some, words, from, matter.about),
      ]
      for (const { id } of offered) {
        expect(id).not.toBe(from)
        expect(excluded).not.toContain(id)
        expect(mayBeSentTo(some, from, id, matter.about)).toBe('ok')
      }
      if (proposal.kind === 'none') expect([...excluded, from]).not.toContain(proposal.higher?.unit)
    }),
    { numRuns: 500 },
  )
})
