import { describe, expect, test } from 'vitest'
import { checkPack, demoPackFolder, LIMIT_IDS, loadPack, packFolder } from '../../src/config/pack.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { mistakesOf, packWith, swap } from './pack-folder.js'

const demo = await loadPack(demoPackFolder())

describe('the demo pack', () => {
  test('loads clean', () => {
    expect(checkPack(demo, { production: false })).toEqual([])
  })

  test('is found by its name, and any other pack by its path', () => {
    expect(packFolder('demo')).toBe(demoPackFolder())
    expect(packFolder('/srv/packs/ours')).toBe('/srv/packs/ours')
  })

  test('has the seven counties and districts of the city with all their townships', () => {
    const current = demo.regions.filter(({ parent, validTo }) => parent === '341500' && validTo === undefined)
    expect(current.map(({ code, townships }) => [code, townships.length])).toEqual([
      ['341502', 23],
      ['341503', 23],
      ['341504', 6],
      ['341522', 32],
      ['341523', 22],
      ['341524', 23],
      ['341525', 17],
    ])
  })

  test('has in every county a petition office, a land bureau for every category, and a discipline organ', () => {
    for (const { code } of demo.regions.filter(({ validTo }) => validTo === undefined)) {
      const here = demo.units.filter(({ region }) => region === code)
      expect(here.map(({ kind }) => kind)).toEqual(['petition-office', 'organ'])
      expect(here.flatMap(({ subjects }) => subjects)).toEqual(demo.categories.map(({ id }) => id))
      expect(demo.disciplineOrgans.filter(({ region }) => region === code)).toHaveLength(1)
    }
  })

  test('shows nothing that could be taken for a real address or phone', () => {
    const bodies = [
      ...demo.units,
      ...demo.units.flatMap(({ outsideSuperior }) => outsideSuperior ?? []),
      ...demo.disciplineOrgans,
      ...demo.elsewhere.map(({ body }) => body),
    ]
    for (const { address, phone } of bodies) {
      expect(address.en).toContain('DEMO')
      expect(address['zh-CN']).toContain('演示')
      expect(phone).toMatch(/-555-01\d\d$/)
    }
  })

  test('gives ten to twenty-five everyday words for each category in each language', () => {
    for (const { words } of demo.categories) {
      for (const language of LANGUAGES) {
        expect(words[language].length).toBeGreaterThanOrEqual(10)
        expect(words[language].length).toBeLessThanOrEqual(25)
        expect(new Set(words[language]).size).toBe(words[language].length)
      }
    }
  })

  test('has a citizen in each language and every role of the office', () => {
    const citizens = demo.people.filter(({ role }) => role === 'citizen')
    expect(citizens.map(({ language }) => language).sort()).toEqual([...LANGUAGES].sort())
    expect(new Set(demo.people.map(({ role }) => role)).size).toBe(8)
  })
})

describe('the national profile of 2022', () => {
  test.each([
    ['sorting', 15, 'calendar', '22'],
    ['tellingDirect', 15, 'calendar', '23'],
    ['telling', 15, 'calendar', '23'],
    ['objection', 5, 'working', '23'],
    ['handling', 60, 'calendar', '34'],
    ['extension', 30, 'calendar', '34'],
    ['reviewRequest', 30, 'calendar', '35'],
    ['review', 30, 'calendar', '35'],
    ['reexaminationRequest', 30, 'calendar', '36'],
    ['reexamination', 30, 'calendar', '36'],
  ] as const)('sets %s to %i %s days by article %s', (id, days, unit, article) => {
    expect(demo.profile.limits[id]).toMatchObject({ id, days, unit, kind: 'limit', rollForward: true })
    expect(demo.profile.limits[id].basis.article).toBe(article)
  })

  test('adds up to the longest lawful chain: 180 days for the organs and 60 for the petitioner', () => {
    const { tellingDirect: _, objection: __, ...chain } = demo.profile.limits
    const days = (own: boolean) =>
      Object.values(chain)
        .filter(({ actor }) => (actor === 'petitioner') === own)
        .reduce((sum, limit) => sum + limit.days, 0)
    expect([days(false), days(true)]).toEqual([180, 60])
    expect(LIMIT_IDS).toHaveLength(10)
  })

  test('gives the 60 days only to what nothing else fits, and targets to all the rest', () => {
    const { routes, targets } = demo.profile
    const byLaw = Object.values(routes).filter(({ handledBy }) => handledBy === 'handling')
    expect(byLaw.map(({ id }) => id)).toEqual(['appealOpinion'])
    expect(Object.values(targets).every(({ kind }) => kind === 'target')).toBe(true)
  })

  test.each([
    ['acceptance', 'organ', 15, 'calendar', '44(3)'],
    ['service', 'organ', 5, 'working', '35'],
    ['closing', 'organ', 5, 'working', '35'],
    ['deliveryTask', 'petition-office', 3, 'working', '23'],
    ['competenceDecision', 'petition-office', 5, 'working', '24'],
    ['coHandling', 'organ', 30, 'calendar', '24'],
  ] as const)('leaves %s to a target of the office, which says that it is none of the law', (id, ...rest) => {
    const { kind, actor, days, unit, basis, note } = demo.profile.targets[id]
    expect([actor, days, unit, basis.article]).toEqual(rest)
    expect([kind, note === undefined]).toEqual(['target', false])
  })

  test('names the limits that a petition does not stop, as the subjects of other bodies name them', () => {
    const { otherClocks } = demo.profile
    expect(
      Object.entries(otherClocks).map(([id, { amount, unit, basis }]) => [id, amount, unit, basis.article]),
    ).toEqual([
      ['reconsideration', 60, 'days', '20'],
      ['court', 6, 'months', '46'],
      ['court-after-reconsideration', 15, 'days', '45'],
      ['labour-arbitration', 1, 'years', '27'],
    ])
    expect(demo.elsewhere.flatMap(({ limits }) => limits)).toEqual(Object.values(otherClocks))
  })

  test('allows five representatives for visits', () => {
    expect(demo.profile.representatives).toMatchObject({
      max: 5,
      channels: ['visit'],
      basis: { article: '20' },
    })
  })
})

describe('a profile of an office', () => {
  test('replaces single limits of the one it extends, and can switch roll-forward off', async () => {
    const pack = await loadPack(
      await packWith({
        'profile.yaml': (text) =>
          `${text}
rollForward: false
limits:
  sorting:
    name: { zh-CN: 转送, en: Forwarding }
    actor: petition-office
    days: 5
    unit: working
    runsFrom: { zh-CN: 收到之日, en: the day of receipt }
    basis: { instrument: { zh-CN: 省条例, en: Provincial regulations }, article: "20" }
`,
      }),
    )
    expect(pack.profile.limits.sorting).toMatchObject({ days: 5, unit: 'working', basis: { article: '20' } })
    expect(pack.profile.limits.handling).toMatchObject({ days: 60, rollForward: false })
  })

  test('that extends nothing must be whole', async () => {
    const folder = await packWith({ 'profile.yaml': swap(['extends: national-2022\n', '']) })
    const mistakes = await mistakesOf(folder)
    expect(mistakes).toContain('profile.yaml: limits.sorting: is missing')
    expect(mistakes).toContain('profile.yaml: routes.appealOpinion: is missing')
    expect(mistakes.some((line) => line.startsWith('profile.yaml: otherClocks.court: '))).toBe(true)
  })

  test('that extends an unknown one says so once', async () => {
    const folder = await packWith({ 'profile.yaml': swap(['national-2022', 'provincial-1999']) })
    const mistakes = await mistakesOf(folder)
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toMatch(/^profiles\/provincial-1999\.yaml: is missing/)
  })
})

describe('production', () => {
  test('refuses a demo and an office whose operator is not named, field by field', () => {
    const refused = checkPack(demo, { production: true })
    expect(refused).toContain('office.yaml: demo: a demo must not serve an office; should be false')
    for (const field of ['legalName', 'address', 'phone', 'hours', 'page']) {
      expect(
        refused.some((line) => line.startsWith(`office.yaml: office.operator.${field}: is missing`)),
      ).toBe(true)
    }
    expect(
      refused.some((line) => line.startsWith('units.yaml: units[0]: has an address or phone of the demo')),
    ).toBe(true)
  })

  test('accepts an office that names its operator and has only real contacts', () => {
    const address = { 'zh-CN': '真实地址', en: 'Some real address' }
    const real = <T extends object>(body: T) => ({ ...body, address, phone: '0564-333-1234' })
    const pack = {
      ...demo,
      demo: false,
      people: [],
      office: {
        ...demo.office,
        dutyPhone: '0564-333-1000',
        hours: { 'zh-CN': '工作日', en: 'working days' },
        operator: {
          legalName: { 'zh-CN': '某信访局', en: 'Some Petition Office' },
          address,
          phone: '0564-333-1001',
          hours: { 'zh-CN': '工作日 8:00-17:30', en: 'Working days 8:00-17:30' },
          page: 'https://xfj.example.org/',
        },
      },
      units: demo.units.map((unit) => ({
        ...real(unit),
        ...(unit.outsideSuperior && { outsideSuperior: real(unit.outsideSuperior) }),
      })),
      disciplineOrgans: demo.disciplineOrgans.map(real),
      elsewhere: demo.elsewhere.map((subject) => ({ ...subject, body: real(subject.body) })),
    }
    expect(checkPack(pack, { production: true })).toEqual([])
  })
})
