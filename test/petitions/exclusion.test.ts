import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findUnits, isWithin, loadPack } from '../../src/config/pack.js'
import { excludedUnits, isNamed, maySee } from '../../src/petitions/exclusion.js'
import { demoPack } from '../support/demo-pack.js'
import { officePack } from '../support/office-pack.js'

const pack = demoPack
const office = await loadPack(await officePack())

const BRANCHES = ['jinan', 'yuan', 'yeji', 'huoqiu', 'shucheng', 'jinzhai', 'huoshan'].map(
  (county) => `${county}-land`,
)
const about = (...units: string[]) => ({ words: '', units })
const words = (text: string) => ({ words: text, units: [] })

describe('the units that a matter excludes', () => {
  test('are none where nobody is named, or only words that name no unit', () => {
    expect(excludedUnits(pack, undefined).size).toBe(0)
    expect(excludedUnits(pack, words('村支书')).size).toBe(0)
  })

  test('are the named one alone where nothing lies below it, so that its superior can handle', () => {
    expect([...excludedUnits(pack, about('huoqiu-land'))]).toEqual(['huoqiu-land'])
  })

  test.each([
    ['the demo', pack],
    ['an office', office],
  ])('are all branches of a named city bureau, in %s', (_, some) => {
    expect([...excludedUnits(some, about('luan-land'))].sort()).toEqual(['luan-land', ...BRANCHES].sort())
  })

  test('are all that a general word can mean', () => {
    const units = findUnits(pack, '县国土局').map(({ id }) => id)
    expect([...excludedUnits(pack, { words: '县国土局', units })]).toEqual([
      'huoqiu-land',
      'shucheng-land',
      'jinzhai-land',
      'huoshan-land',
    ])
  })

  test('still hold one that has left the pack', () => {
    expect([...excludedUnits(pack, about('abolished'))]).toEqual(['abolished'])
  })

  test('are exactly those within a named one', () => {
    const ids = pack.units.map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(ids), (named) => {
        const excluded = excludedUnits(pack, about(...named))
        for (const id of ids) {
          expect(excluded.has(id)).toBe(named.some((ancestor) => isWithin(pack, id, ancestor)))
        }
      }),
    )
  })
})

describe('a name in the words about whom a matter is', () => {
  test.each([
    ['王小明', '霍邱县国土局的王小明收了钱'],
    ['王小明', '霍邱县国土局 王 小 明'],
    ['王　小明', '王小明'],
    ['李明', '李　明局长'],
    ['买买提·艾力', '买买提艾力'],
    ['买买提艾力', '买买提•艾力'],
    ['王小明（承办人）', '是王小明'],
    ['王小明 Wang Xiaoming', '王小明'],
    ['王小明 Wang Xiaoming', 'a Mr Wang Xiaoming'],
    ['Wang Xiaoming', 'WANG XIAOMING took it'],
    ['Wang Xiaoming', 'Ｗａｎｇ　Ｘｉａｏｍｉｎｇ'],
    ['Wang Xiaoming', 'it was xiaoming wang'],
    ['Wang Xiaoming', 'Xiaoming, Wang'],
    ['Wang Xiaoming', 'Wáng Xiǎomíng'],
    ['Wang Xiaoming', 'Wang Xiao-ming'],
    ['Wang Xiao Ming', 'Wang Xiaoming'],
    ['Wang Xiaoming', "Wang Xiaoming's brother"],
    ['Wang Xiaoming', '国土局Wang Xiaoming不办事'],
    ['John Paul Smith', 'Smith, John Paul'],
    ['Smith John Paul', 'John Paul Smith'],
    ['Xiaoming', 'the clerk Xiaoming'],
  ])('%s is found in "%s"', (name, text) => {
    expect(isNamed(words(text), name)).toBe(true)
  })

  test.each([
    ['王小明', '王小名'],
    ['王小明', '小明王'],
    ['王', '王局长'],
    ['L', 'L'],
    ['', '王小明'],
    ['（承办人）', '承办人'],
    ['Wang Xiaoming', 'Wang Xiaomingh'],
    ['Wang Xiaoming', 'Hwang Xiaoming'],
    ['Wang Xiaoming', 'Wang and Xiaoming'],
    ['Wang Xiaoming', 'Wang 和 Xiaoming'],
    ['Wang Xiaoming', 'Mr Wang'],
    ['Lu An', 'somebody in Luan'],
    ['Ann', 'Anna'],
  ])('%s is not found in "%s"', (name, text) => {
    expect(isNamed(words(text), name)).toBe(false)
  })

  test('is not looked for where nobody is named', () => {
    expect(isNamed(undefined, '王小明')).toBe(false)
  })

  test('of two Chinese characters or more is found in any words that hold it, and no name makes it fail', () => {
    const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
    const name = fc.array(character, { minLength: 2, maxLength: 4 }).map((all) => all.join(''))
    const anything = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(name, anything, (who, rest) => {
        expect(isNamed(words(`国土局${who}，${rest}`), who)).toBe(true)
      }),
    )
    fc.assert(fc.property(anything, anything, (who, text) => typeof isNamed(words(text), who) === 'boolean'))
  })

  test('is sought through long words in a moment', () => {
    const began = performance.now()
    expect(isNamed(words('wang xiao '.repeat(5000)), 'Wang Xiaoming')).toBe(false)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('a member of staff', () => {
  const matter = { words: '霍邱县国土局王小明', units: ['huoqiu-land'] }

  test('sees nothing of a matter about their own unit or one above it', () => {
    expect(maySee(pack, matter, { units: ['huoqiu-land'], name: '李芳' })).toBe(false)
    expect(maySee(pack, about('luan-land'), { units: ['huoqiu-land'], name: '李芳' })).toBe(false)
  })

  test('sees nothing through another grant either', () => {
    expect(maySee(pack, matter, { units: ['luan-petition', 'huoqiu-land'], name: '李芳' })).toBe(false)
  })

  test('sees nothing where they are named themselves, wherever they work now', () => {
    expect(maySee(pack, matter, { units: ['luan-petition'], name: '王小明' })).toBe(false)
    expect(maySee(pack, words('王小明'), { units: [], name: '王小明' })).toBe(false)
  })

  test('of a unit beside or above the named one may see it', () => {
    expect(maySee(pack, matter, { units: ['luan-land'], name: '李芳' })).toBe(true)
    expect(maySee(pack, matter, { units: ['huoqiu-petition'], name: '李芳' })).toBe(true)
    expect(maySee(pack, undefined, { units: ['huoqiu-land'], name: '王小明' })).toBe(true)
  })
})
