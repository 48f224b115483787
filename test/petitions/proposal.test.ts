import { describe, expect, test } from 'vitest'
import { findUnits, loadPack, type Pack } from '../../src/config/pack.js'
import { type Matter, proposeDestination } from '../../src/petitions/proposal.js'
import { demoPack } from '../support/demo-pack.js'
import { officePack } from '../support/office-pack.js'

const pack = demoPack
const office = await loadPack(await officePack())

const COMPENSATION = 'expropriation_resettlement_compensation'
const matter = (facts: Partial<Matter>): Matter => ({
  from: 'luan-petition',
  region: '341522',
  category: COMPENSATION,
  class: 'appeal',
  words: '',
  ...facts,
})
const propose = (facts: Partial<Matter>, some: Pack = pack) => proposeDestination(some, matter(facts))
const about = (...units: string[]) => ({ words: '', units })

/** The proposed unit's id with the reason, or the whole proposal where it is no unit. */
function proposed(facts: Partial<Matter>, some: Pack = pack) {
  const proposal = propose(facts, some)
  return proposal.kind === 'unit' ? { unit: proposal.unit.id, ...proposal.why } : proposal
}

describe('the unit proposed for a matter', () => {
  test.each([
    ['the demo', pack],
    ['an office', office],
  ])('is the competent one of its county, in %s', (_, some) => {
    expect(proposed({}, some)).toEqual({
      unit: 'huoqiu-land',
      ground: 'competent',
      place: '341522',
      region: '341522',
      category: COMPENSATION,
      skipped: [],
    })
  })

  test('is found by a township through its county', () => {
    expect(proposed({ region: '341522100' })).toMatchObject({ unit: 'huoqiu-land', place: '341522' })
  })

  test('is that of the region above where the county has none for the category', () => {
    const units = pack.units.map((unit) => (unit.id === 'huoqiu-land' ? { ...unit, subjects: [] } : unit))
    expect(proposed({}, { ...pack, units })).toMatchObject({
      unit: 'luan-land',
      place: '341522',
      region: '341500',
      skipped: [],
    })
  })

  test("is the superior of the county's where that is named, with the reason", () => {
    expect(proposed({ about: about('huoqiu-land') })).toEqual({
      unit: 'luan-land',
      ground: 'competent',
      place: '341522',
      region: '341500',
      category: COMPENSATION,
      skipped: ['huoqiu-land'],
      superiorOf: 'huoqiu-land',
    })
  })

  test('is the superior of the named one even where that has no such subject itself', () => {
    const units = pack.units.map((unit) => (unit.id === 'luan-land' ? { ...unit, subjects: [] } : unit))
    expect(proposed({ about: about('huoqiu-land') }, { ...pack, units })).toMatchObject({
      unit: 'luan-land',
      ground: 'superior',
      superiorOf: 'huoqiu-land',
    })
  })

  test('is not touched by somebody named who has nothing to do with it', () => {
    expect(proposed({ about: about('shucheng-land', 'huoqiu-petition') })).toMatchObject({
      unit: 'huoqiu-land',
      skipped: [],
    })
  })

  test('is that of the office itself where nobody knows the region', () => {
    expect(proposed({ region: undefined })).toEqual({
      unit: 'luan-land',
      ground: 'competent',
      region: '341500',
      category: COMPENSATION,
      skipped: [],
    })
    expect(proposed({ region: '999999' })).toMatchObject({ unit: 'luan-land', region: '341500' })
    expect(proposed({ from: 'huoqiu-petition', region: undefined })).toMatchObject({ unit: 'huoqiu-land' })
  })

  test('says of a region that has moved elsewhere until when it belonged here', () => {
    expect(proposed({ region: '341521' })).toMatchObject({
      unit: 'luan-land',
      place: '341521',
      placeUntil: '2015-12-31',
      region: '341500',
    })
  })
})

describe('where nobody whom the office may send to is free', () => {
  test('all branches are out with a named city bureau, and the organ outside above it is told', () => {
    expect(propose({ about: about('luan-land') })).toEqual({
      kind: 'none',
      why: 'all-excluded',
      higher: pack.units.find(({ id }) => id === 'luan-land')?.outsideSuperior,
    })
  })

  test('a word that means every land bureau leaves none of them', () => {
    const units = findUnits(pack, '国土局').map(({ id }) => id)
    expect(propose({ about: { words: '国土局', units } })).toMatchObject({ why: 'all-excluded' })
  })

  test('a county office whose land bureau is named sends the matter above it, to the city bureau', () => {
    expect(propose({ from: 'huoqiu-petition', about: about('huoqiu-land') })).toMatchObject({
      kind: 'unit',
      unit: { id: 'luan-land' },
      why: { skipped: ['huoqiu-land'], superiorOf: 'huoqiu-land' },
    })
  })

  test('an organ whose objection was agreed with is not proposed again: the next competent one is', () => {
    expect(propose({ notCompetent: ['huoqiu-land'] })).toMatchObject({
      kind: 'unit',
      unit: { id: 'luan-land' },
    })
    expect(propose({ notCompetent: ['huoqiu-land', 'luan-land'] })).toMatchObject({ kind: 'none' })
  })

  test('a matter of another county goes to the office above both', () => {
    const proposal = propose({ from: 'huoqiu-petition', region: '341503' })
    expect(proposal).toMatchObject({
      kind: 'unit',
      unit: { id: 'luan-petition' },
      why: { ground: 'office-above' },
    })
    const already = { from: 'huoqiu-petition', region: '341503', notCompetent: ['luan-petition'] }
    expect(propose(already)).toMatchObject({
      kind: 'none',
      why: 'outside',
      higher: { unit: 'luan-petition' },
    })
  })

  test('whom an organ named when it rightly objected is proposed, wherever the topic points', () => {
    const proposal = propose({ proposed: 'yuan-land', notCompetent: ['huoqiu-land'] })
    expect(proposal).toMatchObject({ unit: { id: 'yuan-land' }, why: { ground: 'objector' } })
    expect(propose({ proposed: 'huoqiu-land', notCompetent: ['huoqiu-land'] })).not.toMatchObject({
      why: { ground: 'objector' },
    })
  })

  test('an office above the one that is named is not told to turn to itself', () => {
    const units = pack.units.map((unit) => ({
      ...unit,
      subjects: unit.id === 'huoqiu-petition' ? [COMPENSATION] : [],
    }))
    const proposal = propose({ about: about('huoqiu-petition') }, { ...pack, units })
    expect(proposal).toMatchObject({ why: 'all-excluded', higher: { phone: '0551-555-0101' } })
  })

  test('an office never proposes itself, though it be the only one competent', () => {
    const units = pack.units.map((unit) => ({
      ...unit,
      subjects: unit.id === 'luan-petition' ? [COMPENSATION] : [],
    }))
    expect(propose({}, { ...pack, units })).toEqual({ kind: 'none', why: 'no-unit' })
  })
})

describe('a matter whose category is not known', () => {
  test('is judged by its words, which are named', () => {
    expect(proposed({ category: 'unknown', words: '村里征地，补偿款一直没有给' })).toEqual({
      unit: 'huoqiu-land',
      ground: 'competent',
      place: '341522',
      region: '341522',
      category: COMPENSATION,
      guessed: ['征地', '补偿款'],
      skipped: [],
    })
  })

  test('goes to the petition office of its county where words say nothing', () => {
    expect(proposed({ category: 'unknown', words: '路坏了', region: '341522102' })).toEqual({
      unit: 'huoqiu-petition',
      ground: 'petition-office',
      place: '341522',
      region: '341522',
      skipped: [],
    })
  })

  test.each([
    ['the office is that of the county', { from: 'huoqiu-petition' }],
    ['the office of the county is named', { about: about('huoqiu-petition') }],
    ['the region is not known', { region: undefined }],
    ['the region has moved elsewhere', { region: '341521' }],
  ])('gets no proposal where %s', (_, facts) => {
    expect(propose({ category: 'unknown', words: '路坏了', ...facts })).toEqual({
      kind: 'none',
      why: 'unknown-topic',
    })
  })

  test('counts as such when its category has left the pack', () => {
    expect(proposed({ category: 'abolished', words: '' })).toMatchObject({ ground: 'petition-office' })
  })
})

describe('a matter that another body decides', () => {
  test('is known by more words of that subject than of any category, whatever was chosen', () => {
    expect(propose({ words: '拖欠工资，没签劳动合同，征地' })).toMatchObject({
      kind: 'elsewhere',
      subject: { id: 'labour_dispute' },
      words: ['拖欠工资', '劳动合同'],
    })
  })

  test('stays with the chosen category where words are as near to both', () => {
    const words = '征地补偿，法院判决了'
    expect(propose({ words })).toMatchObject({ kind: 'unit', unit: { id: 'huoqiu-land' } })
    expect(propose({ words, category: 'unknown' })).toMatchObject({ subject: { id: 'court_matter' } })
  })

  test('is not seen in one word among many of a category, even where nobody has chosen', () => {
    expect(proposed({ category: 'unknown', words: '征地补偿款和安置房没有给，问过法院' })).toMatchObject({
      unit: 'huoqiu-land',
      category: COMPENSATION,
    })
  })
})

describe('a report of misconduct', () => {
  test('goes to the discipline organ of the place, never to an office named in it or its colleagues', () => {
    const accusation = { class: 'accusation', about: about('huoqiu-land') } as const
    expect(propose(accusation)).toMatchObject({ kind: 'discipline', organ: { region: '341522' } })
    expect(propose({ ...accusation, region: undefined })).toMatchObject({ organ: { region: '341500' } })
  })
})
