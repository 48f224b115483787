import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  categoryById,
  competentUnits,
  demoPackFolder,
  disciplineOrganOf,
  findElsewhere,
  findPlaces,
  findRegion,
  findUnits,
  isWithin,
  loadPack,
  petitionOfficeOf,
  proposeCategory,
  regionAndAbove,
  regionOfCode,
  townshipByCode,
  unitById,
} from '../../src/config/pack.js'

const pack = await loadPack(demoPackFolder())

/** The codes of a recognised place: `region` or `region/township`. */
function codeOf(text: string, on?: string): string | undefined {
  const place = findRegion(pack, text, on)
  return (
    place &&
    (place.township === undefined ? place.region.code : `${place.region.code}/${place.township.code}`)
  )
}

describe('the place that a text names', () => {
  test.each([
    ['六安市', '341500'],
    ['六安市裕安区', '341503'],
    ['安徽省六安市裕安区苏埠镇南楼村', '341503/341503100'],
    ['我是霍邱的，村里征地不给钱', '341522'],
    ['霍邱县城关镇', '341522/341522100'],
    ['舒城城关', '341523/341523100'],
    ['毛坦厂镇南街', '341502/341502104'],
    ['固镇镇', '341503/341503108'],
    ['姚李', '341504/341504104'],
    ['姚李。', '341504/341504104'],
    ['霍邱县姜圩路旁边，花园村', '341522/341522108'],
    ['六安经济技术开发区', '341502/341502400'],
    ['金安区经开区的六安经济开发区', '341502/341502400'],
    ['ｊｉｎｚｈａｉ county', '341524'],
    ['Huoqiu', '341522'],
    ["in Subu Town, Yu'an District, Lu'an", '341503/341503100'],
    ['Chengguan in Shucheng County', '341523/341523100'],
    ['Yu’an', '341503'],
    ['somewhere in Luan', '341500'],
  ])('%s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  test.each([
    ['none', '我家门口的路坏了'],
    ['a town that two counties have', '双河镇'],
    ['two counties', '金安区和裕安区交界'],
    ['a county and a town of another one', '霍邱县姚李镇'],
    ['an everyday word that is also the short name of a town', '我们小区的花园被占了'],
    ['a street called after a county', '金寨路12号'],
    ['a place inside a longer English word', 'the luanda office'],
    ['a region that has moved elsewhere', '寿县'],
  ])('is not guessed where there is %s', (_, text) => {
    expect(codeOf(text)).toBeUndefined()
  })

  test('is given with all that it can mean, for the person to choose', () => {
    const counties = findPlaces(pack, '城关镇').map(({ region }) => region.name.en)
    expect(counties).toEqual(['Huoqiu County', 'Shucheng County'])
    expect(findPlaces(pack, '金安区和裕安区交界').map(({ region }) => region.code)).toEqual([
      '341502',
      '341503',
    ])
  })

  test('is asked for at a date where the regions have changed', () => {
    expect(codeOf('寿县', '2011-06-30')).toBe('341521')
    expect(codeOf('寿县', '2016-01-01')).toBeUndefined()
    expect(codeOf('叶集区', '2011-06-30')).toBeUndefined()
    expect(codeOf('叶集区', '2016-01-01')).toBe('341504')
  })

  test('every township is recognised by county and name, and by county and short name, in both languages', () => {
    for (const region of pack.regions) {
      for (const township of region.townships) {
        const code = `${region.code}/${township.code}`
        expect(codeOf(`${region.name['zh-CN']}${township.name['zh-CN']}某村`)).toBe(code)
        expect(codeOf(`${township.name.en}, ${region.name.en}`)).toBe(code)
      }
    }
  })

  test('a text of 30,000 characters full of names is read in a moment', () => {
    const facts = '霍邱县城关镇国土局征地补偿，'.repeat(2200)
    const began = performance.now()
    expect(codeOf(facts)).toBe('341522/341522100')
    expect(findUnits(pack, facts)).toHaveLength(8)
    expect(proposeCategory(pack, facts)?.category.id).toBe('expropriation_resettlement_compensation')
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('any text whatever gives places of the pack or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const { region } of findPlaces(pack, text)) expect(pack.regions).toContain(region)
        findUnits(pack, text)
        proposeCategory(pack, text)
      }),
    )
  })
})

describe('the units that a text names', () => {
  const ids = (text: string) => findUnits(pack, text).map(({ id }) => id)

  test.each([
    ['六安市国土资源局', ['luan-land']],
    ['市国土局的人不理我', ['luan-land']],
    ['霍邱县国土局', ['huoqiu-land']],
    ['霍邱国土局', ['huoqiu-land']],
    ['霍邱县的土地局', ['huoqiu-land']],
    ['六安市国土资源局金安分局', ['jinan-land']],
    ['裕安国土分局', ['yuan-land']],
    ['六安市信访局和霍邱县国土局', ['luan-petition', 'huoqiu-land']],
    ['the Huoqiu land bureau', ['huoqiu-land']],
    ["Huoqiu County's Land and Resources Bureau", ['huoqiu-land']],
    ['the city land bureau', ['luan-land']],
    ["Lu'an Land and Resources Bureau, Jin'an Branch", ['jinan-land']],
    ['村委会', []],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })

  test('are all candidates for a general word', () => {
    expect(ids('国土局')).toHaveLength(8)
    expect(ids('国土局')[0]).toBe('luan-land')
    expect(ids('县国土局')).toEqual(['huoqiu-land', 'shucheng-land', 'jinzhai-land', 'huoshan-land'])
    expect(ids('land bureau')).toHaveLength(8)
  })

  test('every unit is recognised by its name in both languages, and alone', () => {
    for (const { id, name } of pack.units) {
      expect(ids(`我要反映${name['zh-CN']}的问题`)).toEqual([id])
      expect(ids(`It is about the ${name.en}.`)).toEqual([id])
    }
  })
})

describe('the category proposed for a text', () => {
  test.each([
    ['村里征地，补偿款一直没有给我们', 'expropriation_resettlement_compensation'],
    ['窑厂在我家田里取土烧砖', 'farmland_damage_brickmaking'],
    ['邻居没有手续就占地建房', 'illegal_land_approval_or_occupation'],
    ['我家宅基地和邻居家的地界一直没有确权', 'land_title_dispute'],
    ['采石场天天放炮，房子都裂了', 'mining_dispute'],
    ['那块地圈起来荒着，长满草，好几年没动工', 'idle_land'],
    ['They took our land and paid no compensation', 'expropriation_resettlement_compensation'],
    ['The brick kilns dug up the field', 'farmland_damage_brickmaking'],
    ['The neighbour built without approval and encroached on us', 'illegal_land_approval_or_occupation'],
    ['Two certificates exist and nobody knows who owns it', 'land_title_dispute'],
    ['Blasting at the quarry cracks our walls', 'mining_dispute'],
    ['The plot is fenced off and overgrown', 'idle_land'],
  ])('%s', (text, category) => {
    const proposal = proposeCategory(pack, text)
    expect(proposal?.category.id).toBe(category)
    expect(proposal?.words.length).toBeGreaterThan(0)
  })

  test('names the words found, the longer one where one lies in another', () => {
    expect(proposeCategory(pack, '安置房的安置费和安置房')?.words).toEqual(['安置房', '安置费'])
  })

  test.each([
    ['nothing is found', '你好，我想问一下'],
    ['two categories are equally near', '征地和砖厂'],
    ['an English word only lies in another one', 'I undermined the determined examiner'],
  ])('is none where %s', (_, text) => {
    expect(proposeCategory(pack, text)).toBeUndefined()
  })
})

describe('the subject decided elsewhere that a text names', () => {
  const found = (text: string) => {
    const find = findElsewhere(pack, text)
    return find && [find.subject.id, find.words, find.categoryWords]
  }

  test.each([
    ['老板拖欠工资', ['labour_dispute', ['拖欠工资'], 0]],
    ['法院的判决书下来了，征地补偿还是没给', ['court_matter', ['法院', '判决书'], 2]],
    ['They took my forest title', ['forest_title', ['forest title'], 0]],
    ['The fields are contracted land', ['contracted_land', ['contracted land'], 0]],
  ])('%s: with its words and how many a category has', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    ['nothing is found', '窑厂在我家田里取土烧砖'],
    ['two subjects are equally near', '法院和林权'],
  ])('is none where %s', (_, text) => {
    expect(found(text)).toBeUndefined()
  })
})

describe('who is competent and above whom', () => {
  test('a category has its competent units at the region first, then at those above', () => {
    const ids = (region: string, category: string) =>
      competentUnits(pack, region, category).map(({ id }) => id)
    expect(ids('341522', 'idle_land')).toEqual(['huoqiu-land', 'luan-land'])
    expect(ids('341521', 'idle_land')).toEqual(['luan-land'])
    expect(ids('341500', 'idle_land')).toEqual(['luan-land'])
    expect(ids('341522', 'unknown')).toEqual([])
  })

  test('a region lies in itself and those above it, past and unknown ones too', () => {
    expect(regionAndAbove(pack, '341522')).toEqual(['341522', '341500'])
    expect(regionAndAbove(pack, '341521')).toEqual(['341521', '341500'])
    expect(regionAndAbove(pack, '999999')).toEqual(['999999'])
  })

  test('a code stands for its region, or for that of its township', () => {
    expect(regionOfCode(pack, '341522')?.code).toBe('341522')
    expect(regionOfCode(pack, '341522100')?.code).toBe('341522')
    expect(regionOfCode(pack, '341522999')).toBeUndefined()
  })

  test('a region has its own petition office, else that of the region above, else the one that receives', () => {
    expect(petitionOfficeOf(pack, '341522').id).toBe('huoqiu-petition')
    const without = { ...pack, units: pack.units.filter(({ id }) => id !== 'huoqiu-petition') }
    expect(petitionOfficeOf(without, '341522').id).toBe('luan-petition')
    expect(petitionOfficeOf(pack, '110000').id).toBe('luan-petition')
  })

  test('a region has its own discipline organ, else that of the region above', () => {
    expect(disciplineOrganOf(pack, '341525').region).toBe('341525')
    const cityOnly = { ...pack, disciplineOrgans: pack.disciplineOrgans.slice(0, 1) }
    expect(disciplineOrganOf(cityOnly, '341525').region).toBe('341500')
    expect(disciplineOrganOf(pack, '110000').region).toBe('341500')
  })

  test('a unit lies within itself and those above it, and never within those below or beside it', () => {
    expect(isWithin(pack, 'huoqiu-land', 'huoqiu-land')).toBe(true)
    expect(isWithin(pack, 'huoqiu-land', 'luan-land')).toBe(true)
    expect(isWithin(pack, 'luan-land', 'huoqiu-land')).toBe(false)
    expect(isWithin(pack, 'huoqiu-land', 'luan-petition')).toBe(false)
    expect(isWithin(pack, 'nobody', 'luan-land')).toBe(false)
  })

  test('units, categories and townships are found by id, unknown ones are not', () => {
    expect(unitById(pack, 'luan-land')?.kind).toBe('organ')
    expect(unitById(pack, 'nobody')).toBeUndefined()
    expect(categoryById(pack, 'idle_land')?.name.en).toBe('Idle land')
    expect(categoryById(pack, 'unknown')).toBeUndefined()
    expect(townshipByCode(pack, '341503100')?.region.code).toBe('341503')
    expect(townshipByCode(pack, '999999999')).toBeUndefined()
  })
})
