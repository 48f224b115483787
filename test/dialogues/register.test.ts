import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { registeredEvidence, registerForm } from '../../src/dialogues/desk/register/form.js'
import { slipText } from '../../src/dialogues/desk/register/slip.js'
import { toBotApi } from '../../src/telegram/output.js'
import { civilDate } from '../../src/time/civil.js'
import { pack, texts } from '../support/filling.js'
import { registered, registering, STEPS, upTo } from '../support/register-steps.js'

describe('registering what came in', () => {
  test('a visit of several people with recordings becomes a registration with batch and person count', () => {
    const clerk = registering()
    clerk.press('visit', 'yesterday')
    clerk.text('３人')
    clerk.press('appeal')
    clerk.text('征地补偿款一直没有发。')
    clerk.photo()
    clerk.press('done')
    clerk.text('请发放补偿款。', '霍邱县城关镇光明街5号', '霍邱县国土局')
    clerk.text('王小明，13800000000，霍邱县城关镇光明街5号')
    clerk.press('repeat')
    for (const shown of [
      '来访，2026年11月30日（星期一），3 人',
      '重复反映',
      '信访人：王小明，13800000000，霍邱县',
    ]) {
      expect(clerk.heard('zh-CN')).toContain(shown)
    }
    clerk.press('submit')
    expect(clerk.complete()).toBe(true)
    expect(registered(clerk)).toEqual({
      channel: 'visit',
      receivedOn: '2026-11-30',
      persons: 3,
      firstTime: false,
      content: {
        class: 'appeal',
        category: 'expropriation_resettlement_compensation',
        facts: [
          { kind: 'text', text: '征地补偿款一直没有发。' },
          { kind: 'file', evidence: 'id1', what: 'photo', size: 1_000 },
        ],
        request: '请发放补偿款。',
        place: { region: '341522', township: expect.any(String), words: '霍邱县城关镇光明街5号' },
        about: { words: '霍邱县国土局', units: ['huoqiu-land'] },
        petitioner: {
          kind: 'named',
          name: '王小明',
          phone: '13800000000',
          address: '霍邱县城关镇光明街5号',
        },
        language: 'zh-CN',
      },
    })
    expect(clerk.commands).toMatchObject([{ kind: 'keepEvidence', evidence: 'id1', petition: 'draft1' }])
    expect(registeredEvidence(clerk.draft().answers)).toEqual(['id1'])
  })

  test('a letter can consist of its photos, with a name and nothing else', () => {
    const clerk = registering()
    clerk.press('letter')
    clerk.text('1 November', '12')
    expect(clerk.heard()).not.toContain('representatives')
    clerk.press('suggestion')
    clerk.photo()
    clerk.press('done')
    clerk.text('Build a bridge.')
    clerk.press('elsewhere')
    clerk.text('behind the old mill')
    clerk.press('elsewhere', 'skip')
    clerk.text('Wang Xiaoming')
    expect(clerk.heard()).toContain('Petitioner: Wang Xiaoming, no phone, no address')
    clerk.press('unknown', 'submit')
    expect(registered(clerk)).toMatchObject({
      channel: 'letter',
      receivedOn: '2026-11-01',
      persons: 12,
      firstTime: true,
      content: {
        class: 'suggestion',
        place: { words: 'behind the old mill' },
        petitioner: { kind: 'named', name: 'Wang Xiaoming', phone: '' },
      },
    })
  })

  test('a call is not asked for the number of people', () => {
    const clerk = registering()
    clerk.press('call', 'today')
    expect(clerk.draft().at).toBe('kind')
    clerk.press('unknown')
    clerk.text('夜里施工太吵。')
    clerk.press('done')
    clerk.text('请制止夜间施工。')
    clerk.press('region-341525', 'whole', 'skip', 'confidential')
    clerk.text('李四 0564-1234567')
    clerk.press('first')
    expect(clerk.options()).not.toContain('correct-persons')
    clerk.press('submit')
    expect(registered(clerk)).toMatchObject({
      channel: 'call',
      receivedOn: '2026-12-01',
      persons: 1,
      firstTime: true,
      content: {
        class: 'unknown',
        petitioner: { kind: 'confidential', name: '李四', phone: '05641234567' },
      },
    })
  })

  test('more visitors than representatives are allowed are registered, with a word about the rule', () => {
    const clerk = upTo('persons')
    clerk.text('6')
    expect(clerk.heard()).toMatch(/representatives, 5 at most .*20/)
    expect(clerk.draft()).toMatchObject({ at: 'kind', answers: { persons: 6 } })
    const five = upTo('persons')
    five.text('5')
    expect(five.heard()).not.toContain('representatives')
  })

  test('a report of misconduct is not taken down: where it goes is said, and everything else stays', () => {
    const clerk = upTo('kind')
    const before = clerk.draft()
    clerk.press('accusation')
    expect(clerk.heard()).toMatch(/12388[\s\S]*Commission for Discipline Inspection[\s\S]*Stop/)
    expect(clerk.draft()).toEqual(before)
    const later = upTo('summary')
    later.press('correct-kind', 'accusation')
    expect(later.heard()).toContain('12388')
    later.press('suggestion')
    expect(later.draft()).toMatchObject({ at: 'summary', answers: { class: 'suggestion' } })
  })

  test('every line can be corrected from the summary, and a call that was a visit is asked for its people', () => {
    const clerk = registering()
    clerk.press('call', 'today')
    for (const [, step] of STEPS.slice(3)) step(clerk)
    clerk.press('correct-channel', 'visit', 'submit')
    expect(clerk.draft().at).toBe('persons')
    clerk.text('2')
    clerk.press('correct-received', 'yesterday', 'correct-first', 'repeat', 'correct-who', 'anonymous')
    clerk.press('correct-category', 'c-unknown')
    expect(clerk.heard()).toContain('Topic: Not clear yet')
    clerk.press('correct-about')
    clerk.text('the county petition office')
    clerk.press('correct-facts', 'anew')
    clerk.text('又说了一遍。')
    clerk.press('done', 'submit')
    expect(registered(clerk)).toMatchObject({
      channel: 'visit',
      receivedOn: '2026-11-30',
      persons: 2,
      firstTime: false,
      content: {
        category: 'unknown',
        facts: [{ kind: 'text', text: '又说了一遍。' }],
        petitioner: { kind: 'anonymous' },
      },
    })
  })

  test('a registration that is not complete is an error, not a half registration', () => {
    expect(() => registered(registering())).toThrow('before its form was complete')
  })
})

describe('a registration that was left lying', () => {
  test('goes on where it was, also in an older or newer version of the form', () => {
    const stored = JSON.parse(JSON.stringify(upTo('about').draft()))
    const clerk = registering()
    clerk.restore({
      ...stored,
      version: 0,
      answers: { ...stored.answers, persons: 'three', receivedOn: '2026-02-30', gone: true },
    })
    expect(clerk.draft()).toMatchObject({
      version: 1,
      at: 'about',
      answers: { channel: 'visit', class: 'appeal' },
    })
    expect(clerk.draft().answers).not.toHaveProperty('persons')
    expect(clerk.draft().answers).not.toHaveProperty('gone')
    clerk.press('skip')
    clerk.text('王小明')
    clerk.press('first', 'submit')
    expect(clerk.draft().at).toBe('received')
    clerk.press('today', 'submit')
    expect(clerk.draft().at).toBe('persons')
    clerk.press('one', 'submit')
    expect(clerk.complete()).toBe(true)
  })

  test.each([null, 'words', 3, [], { facts: 'none' }])(
    '%j as answers is an empty registration',
    (answers) => {
      expect(registerForm.parse(answers)).toEqual({ facts: [] })
    },
  )
})

test('the slip is short, and says number, code, how to follow it, and that registered is not accepted', () => {
  const office = { 'zh-CN': '霍邱县信访局', en: 'Huoqiu County Petition Office' }
  const dates = { receivedOn: civilDate('2026-12-01'), sortBy: civilDate('2026-12-16') }
  const say = slipText({ number: 'XF-341522-2026-000001-5', code: 'K7QM2P', office, ...dates }, pack)
  const slip = { 'zh-CN': '', en: '' }
  for (const language of LANGUAGES) {
    expect(toBotApi(1, { say, language }, texts.render)).toHaveLength(1)
    slip[language] = say.text.map((line) => texts.render(language, line)).join('\n')
    expect(slip[language].split('\n').length).toBeLessThan(12)
    for (const part of ['XF-341522-2026-000001-5', 'K7QM2P', office[language], '0564-555-0116'])
      expect(slip[language]).toContain(part)
  }
  expect(slip.en).toMatch(/not yet accepted. By Wednesday 16 December 2026/)
  expect(slip['zh-CN']).toContain('登记不等于受理')
})
