import { describe, expect, test } from 'vitest'
import { mistakesOf, packWith, swap } from './pack-folder.js'

describe('mistakes in the form of files', () => {
  test('are all listed at once, each with file, place and what would be right', async () => {
    const folder = await packWith({
      'office.yaml': swap(
        ['timeZone: Asia/Shanghai', 'timeZone: Asia/Luan'],
        ['dutyPhone: "0564-555-0100"', 'dutyPhone: call us'],
        ['latitude: 31.735', 'latitude: 131.735'],
        ['demo: true', 'demo: true\nsecret: 1'],
      ),
      'regions.yaml': swap(
        ['{ zh-CN: 霍邱县, en: Huoqiu County }', '{ zh-CN: 霍邱县 }'],
        ['code: "341502001"', 'code: 341502001'],
        ['validTo: "2015-12-31"', 'validTo: "2015-12-32"'],
      ),
      'units.yaml': swap(['id: luan-land\n', 'id: Luan Land\n']),
      'people/demo.yaml': swap(['role: leader', 'role: boss']),
      'calendar.yaml': 'years:\n  - { year: 2027, mode: replace, rest: [{ date: "2027-02-30" }] }\n',
    })
    const mistakes = await mistakesOf(folder)
    const phone =
      'a phone number of digits in groups joined by hyphens, in quotes, such as "0564-555-0101" or "12388"'
    expect(mistakes).toEqual([
      'office.yaml: timeZone: should be an IANA time zone such as Asia/Shanghai',
      `office.yaml: office.dutyPhone: should be ${phone}`,
      'office.yaml: office.location.latitude: should be at most 90',
      'office.yaml: secret: is not a field here; remove or rename it',
      'regions.yaml: regions[1].townships[0].code: should be nine digits in quotes, such as "341502001"',
      'regions.yaml: regions[4].name.en: is missing; should be a text that is not empty and has no blanks at its ends',
      'regions.yaml: regions[8].validTo: should be a day that exists, as "YYYY-MM-DD"',
      'units.yaml: units[1].id: should be an id of small letters, digits and hyphens, such as luan-land',
      'calendar.yaml: years[0].rest[0].date: should be a day that exists, as "YYYY-MM-DD"',
      expect.stringMatching(/^people\/demo\.yaml: people\[11\]\.role: should be one of /),
    ])
  })

  test('a limit without article is one', async () => {
    const folder = await packWith({ 'profile.yaml': swap([', article: "30" }', ' }']) })
    expect(await mistakesOf(folder)).toEqual([
      expect.stringMatching(/^profile\.yaml: targets\.accusationHandover\.basis\.article: is missing/),
    ])
  })

  test('an unknown limit is one', async () => {
    const folder = await packWith({ 'profile.yaml': swap(['  urgeAnswer:', '  hurry:']) })
    expect(await mistakesOf(folder)).toEqual([
      'profile.yaml: targets.hurry: is not a field here; remove or rename it',
    ])
  })

  test('missing, broken and misspelt files are named', async () => {
    const folder = await packWith({
      'categories.yaml': null,
      'category.yaml': 'categories: []\n',
      'texts.yaml': 'mark: { zh-CN: 演示\n',
    })
    const mistakes = await mistakesOf(folder)
    expect(mistakes[0]).toMatch(/^category\.yaml: is not a file of a pack; those are office\.yaml, /)
    expect(mistakes.some((line) => line.startsWith('categories.yaml: is missing: '))).toBe(true)
    expect(mistakes.some((line) => line.startsWith('texts.yaml: is not valid YAML: '))).toBe(true)
  })

  test('a folder that does not exist lacks every required file', async () => {
    const mistakes = await mistakesOf('/nowhere/at/all')
    expect(mistakes.map((line) => line.split(':')[0])).toEqual([
      'office.yaml',
      'regions.yaml',
      'units.yaml',
      'categories.yaml',
      'profile.yaml',
    ])
  })
})

describe('parts that do not fit together', () => {
  test('are all listed at once', async () => {
    const folder = await packWith({
      'office.yaml': swap(
        ['unit: luan-petition', 'unit: luan-land'],
        ['- region: "341524"', '- region: "341599"'],
      ),
      'regions.yaml': swap(['validTo: "2015-12-31"', 'validTo: "2015-12-31"\n    validFrom: "2016-01-01"']),
      'units.yaml': swap(
        ['region: "341525"\n    parent: luan-petition', 'region: "341524"\n    parent: luan-petition'],
        ['id: luan-land\n', 'id: luan-land\n    parent: huoqiu-land\n'],
        ['id: yeji-petition\n', 'id: jinan-petition\n'],
        ['farmland_damage_brickmaking,\n', 'fish,\n'],
      ),
      'people/demo.yaml': swap(
        ['handler, unit: yuan-land, ', 'handler, '],
        ['unit: huoqiu-petition', 'unit: nowhere'],
      ),
      'calendar.yaml':
        'years:\n  - { year: 2027, mode: extend, rest: [{ date: "2026-11-30" }, { date: "2027-01-01" }], worked: [{ date: "2027-01-01" }] }\n',
      'texts.yaml': '{}\n',
      'roster.yaml': swap(
        ['units: [luan-petition, huoqiu-petition] }', 'units: [luan-petition, nowhere] }'],
        ['id: consumer-rights-day', 'id: constitution-day'],
      ),
    })
    const mistakes = await mistakesOf(folder)
    expect(mistakes).toEqual(
      expect.arrayContaining([
        'office.yaml: office.unit: "luan-land" is an organ; should be a petition office of units.yaml',
        'office.yaml: disciplineOrgans[6].region: no region "341599"; should be a code of regions.yaml',
        'regions.yaml: regions[8].validTo: should not be before validFrom 2016-01-01',
        'units.yaml: units: several petition offices for 341524: jinzhai-petition, huoshan-petition; should be one',
        'units.yaml: units: no petition office for 341525 Huoshan County; add one, or set servedByParent in regions.yaml',
        'units.yaml: units[6].id: "jinan-petition" is also in units[2]; should be unique',
        'units.yaml: units[1].parent: "luan-land" would lie above itself; should lead up to a unit without parent',
        'units.yaml: units[9].parent: "huoqiu-land" would lie above itself; should lead up to a unit without parent',
        'units.yaml: units[1].subjects[5]: no category "fish"; should be an id of categories.yaml',
        'units.yaml: units: no unit is competent for the category "farmland_damage_brickmaking"; one should list it in its subjects',
        'people/demo.yaml: people[9].unit: is missing; a handler should belong to a unit',
        'people/demo.yaml: people[4].unit: no unit "nowhere"; should be an id of units.yaml',
        'calendar.yaml: years[0].rest[0].date: 2026-11-30 should lie in 2027 or in the December before it',
        'calendar.yaml: years[0].worked[0].date: 2027-01-01 is listed twice; should be listed once, at rest or worked',
        'texts.yaml: mark: is missing; a demo should mark all that it shows',
        'roster.yaml: holidays.units[1]: no unit "nowhere"; should be an id of units.yaml',
        'roster.yaml: dates[1].id: "constitution-day" is also in dates[0]; should be unique',
      ]),
    )
  })

  test('are duplicate and foreign codes, cycles and regions without root', async () => {
    const folder = await packWith({
      'regions.yaml': swap(
        ['code: "341502002"', 'code: "341502001"'],
        ['code: "341503001"', 'code: "341599001"'],
        ["en: Lu'an City }\n", 'en: Lu\'an City }\n    parent: "341504"\n'],
        [
          'aliases: [舒城, Shucheng]\n    parent: "341500"',
          'aliases: [舒城, Shucheng]\n    parent: "999999"',
        ],
      ),
    })
    const mistakes = await mistakesOf(folder)
    expect(mistakes).toEqual(
      expect.arrayContaining([
        'regions.yaml: regions[1].townships[1].code: "341502001" is also in 341502; should be unique',
        'regions.yaml: regions[2].townships[0].code: "341599001" should begin with 341503',
        'regions.yaml: regions[0].parent: "341500" would lie above itself; should lead up to the region without parent',
        'regions.yaml: regions[3].parent: "341504" would lie above itself; should lead up to the region without parent',
        'regions.yaml: regions[5].parent: no region "999999"; should be a code of regions.yaml',
        'regions.yaml: regions: 0 current regions have no parent; should be one that holds the others',
      ]),
    )
  })

  test('are units without or with two next-higher organs, and categories without words', async () => {
    const folder = await packWith({
      'units.yaml': swap(
        [
          'region: "341502"\n    parent: luan-petition\n    superior: luan-petition',
          'region: "341502"\n    parent: luan-petition',
        ],
        ['id: luan-petition\n', 'id: luan-petition\n    superior: luan-land\n'],
      ),
      'categories.yaml': (text) =>
        text.replace(/zh-CN: \[非法占地[^\]]*\]/, 'zh-CN: []').replace('id: idle_land', 'id: unknown'),
    })
    const mistakes = await mistakesOf(folder)
    const either = 'either this or outsideSuperior should be given: who reviews (2022 §35)'
    expect(mistakes).toEqual(
      expect.arrayContaining([
        `units.yaml: units[0].superior: ${either}`,
        `units.yaml: units[2].superior: ${either}`,
        'categories.yaml: categories[0].words.zh-CN: is empty; should list at least one word',
        'categories.yaml: categories[4].id: "unknown" exists by itself; should be another id',
      ]),
    )
  })
})

describe('mistakes in the plan of reminders', () => {
  test('are named like all others', async () => {
    const reminders = `reminders:
  before: [{ from: 10, days: [1, 3] }]
  levels: { handler: 1, unit-lead: 5, supervisor: 3, leader: 7 }
  limits: { hurry: [1] }
  hours: { opens: "07:00", closes: "06:00", legal: "08:00", due: "08:00", digest: "9:00" }
`
    const folder = await packWith({
      'profile.yaml': swap([
        'answerThroughPetitionOffice: false',
        `answerThroughPetitionOffice: false\n${reminders}`,
      ]),
    })
    const mistakes = await mistakesOf(folder)
    expect(mistakes.join('\n')).toMatch(/reminders\.before\[0\]\.days: should be days in falling order/)
    expect(mistakes.join('\n')).toMatch(
      /reminders\.levels: should not let a higher level hear before a lower one/,
    )
    expect(mistakes.join('\n')).toMatch(/reminders\.limits\.hurry: is not a field here/)
    expect(mistakes.join('\n')).toMatch(/reminders\.hours\.digest: should be a time of day in quotes/)
  })

  test('an office may change one part alone', async () => {
    const folder = await packWith({
      'profile.yaml': swap([
        'answerThroughPetitionOffice: false',
        'answerThroughPetitionOffice: false\nreminders: { petitioner: [5] }',
      ]),
    })
    expect(await mistakesOf(folder)).toEqual([])
  })
})
