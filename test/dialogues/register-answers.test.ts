import { describe, expect, test } from 'vitest'
import { TO_REGISTRAR } from '../../src/dialogues/desk/register/wording.js'
import { words } from '../support/filling.js'
import { STEPS, upTo } from '../support/register-steps.js'

describe('the date of receipt', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026年11月5号', '2026-11-05'],
    ['11-30', '2026-11-30'],
    ['１１月３日', '2026-11-03'],
    ['30 November', '2026-11-30'],
    ['Nov 3, 2026', '2026-11-03'],
    ['今天', '2026-12-01'],
    ['yesterday', '2026-11-30'],
    ['10-02', '2026-10-02'],
  ])('%s is understood', (typed, received) => {
    const clerk = upTo('received')
    clerk.text(typed)
    expect(clerk.draft().answers.receivedOn).toBe(received)
  })

  test('a day of December typed in January is that of last year', () => {
    const clerk = upTo('received', '2027-01-02')
    clerk.text('12-30')
    expect(clerk.draft().answers.receivedOn).toBe('2026-12-30')
  })

  test.each([
    ['2026-12-02', 'is still to come'],
    ['12-24', 'is still to come'],
    ['2026-10-01', 'is too early: what was received up to 60 days ago'],
    ['10-01', 'is too early'],
    ['31 November', 'a day that exists'],
    ['2026-02-29', 'a day that exists'],
    ['last week', 'a day that exists'],
  ])('%s is refused with a sentence', (typed, why) => {
    const clerk = upTo('received')
    const before = clerk.draft()
    clerk.text(typed)
    expect(clerk.heard()).toContain(why)
    expect(clerk.draft()).toEqual(before)
  })
})

describe('who the petitioner is', () => {
  test.each([
    ['王小明', '王小明', '', undefined],
    ['王小明13800000000', '王小明', '13800000000', undefined],
    ['13800000000，王小明', '王小明', '13800000000', undefined],
    ['姓名：王小明 电话：138 0000 0000 地址：霍邱县城关镇', '王小明', '13800000000', '霍邱县城关镇'],
    ['王小明，霍邱县城关镇光明街5号', '王小明', '', '霍邱县城关镇光明街5号'],
    ['王小明 霍邱县城关镇', '王小明', '', '霍邱县城关镇'],
    ['王小明 13800000000 霍邱县光明街5号', '王小明', '13800000000', '霍邱县光明街5号'],
    ['王小明\n0564-1234567\n霍邱县\n光明街5号', '王小明', '05641234567', '霍邱县，光明街5号'],
    [
      'Wang Xiaoming, 13800000000, 5 Guangming Street, Huoqiu',
      'Wang Xiaoming',
      '13800000000',
      '5 Guangming Street, Huoqiu',
    ],
    ['Wang Xiaoming 13800000000 5 Guangming Street', 'Wang Xiaoming', '13800000000', '5 Guangming Street'],
    ['Wang Xiaoming 5 Guangming Street', 'Wang Xiaoming', '', '5 Guangming Street'],
    ['Name: Wang Xiaoming, address: 5 Guangming Street', 'Wang Xiaoming', '', '5 Guangming Street'],
  ])('%s is taken apart', (typed, name, phone, address) => {
    const clerk = upTo('who')
    clerk.text(typed)
    expect(clerk.draft()).toMatchObject({ at: 'first', answers: { who: { mode: 'named', name, phone } } })
    expect(clerk.draft().answers.address).toBe(address)
  })

  test('a phone alone is kept with its address until the name comes', () => {
    const clerk = upTo('who')
    clerk.text('电话 13800000000，地址：霍邱县光明街5号')
    expect(clerk.heard()).toContain("type the petitioner's name")
    clerk.text('王小明')
    expect(clerk.draft().answers).toMatchObject({
      who: { mode: 'named', name: '王小明', phone: '13800000000' },
      address: '霍邱县光明街5号',
    })
  })

  test('a contact that the petitioner passed on is taken, that of the registrar is not', () => {
    const clerk = upTo('who')
    clerk.give({ kind: 'contact', phone: '13800000000', name: '登记员', own: true })
    expect(clerk.heard()).toContain("registrar's own contact")
    clerk.give({ kind: 'contact', phone: '447911123456', name: 'Wang Xiaoming', own: false })
    expect(clerk.draft().answers.who).toEqual({
      mode: 'named',
      name: 'Wang Xiaoming',
      phone: '+447911123456',
    })
  })

  test.each(['匿名', 'anonymous', '不留名字'])('%s leaves the name out, and an address with it', (typed) => {
    const clerk = upTo('who')
    clerk.text('王小明，霍邱县光明街5号')
    clerk.press('back')
    clerk.text(typed)
    expect(clerk.draft().answers.who).toEqual({ mode: 'anonymous' })
    expect(clerk.draft().answers.address).toBeUndefined()
  })

  test('Back leaves a name kept from the handling office without an answer', () => {
    const clerk = upTo('who')
    clerk.press('confidential')
    expect(clerk.options()).not.toContain('confidential')
    clerk.press('back')
    expect(clerk.draft().at).toBe('who')
    expect(clerk.draft().answers.who).toBeUndefined()
  })
})

describe('bad input while registering', () => {
  test.each([...STEPS.map(([id]) => id), 'summary'])(
    'a sticker at "%s" is answered with what is expected and the same question',
    (question) => {
      const clerk = upTo(question)
      const before = clerk.draft()
      clerk.give({ kind: 'other', what: 'sticker' })
      expect(clerk.heard().split('\n')[0]).toMatch(/^Please /)
      expect(clerk.draft()).toEqual(before)
    },
  )

  test.each([
    ['persons', '1 to 10000', '0'],
    ['persons', '1 to 10000', '10001'],
    ['persons', '1 to 10000', '-3'],
    ['persons', '1 to 10000', '2.5'],
    ['persons', '1 to 10000', 'many'],
    ['request', 'too short', 'x'],
    ['request', 'too long by 1 ', 'x'.repeat(2_001)],
    ['place', 'press a region', '12'],
    ['place', 'too long by 1 ', 'x'.repeat(301)],
    ['about', 'Too long by 1 ', 'x'.repeat(501)],
    ['who', 'phone number is not right', '王小明 1380013'],
    ['who', 'phone number is not right', '王小明，138001'],
    ['who', 'letters only', '((('],
    ['who', 'address is too long by 1 ', `王小明，${'霍'.repeat(201)}`],
    ['facts', 'Too long by 1 ', 'x'.repeat(20_001)],
  ])('a bad answer at "%s" gets the sentence "…%s…" and changes nothing', (question, why, typed) => {
    const clerk = upTo(question)
    const before = clerk.draft()
    clerk.text(typed)
    expect(clerk.heard()).toContain(why)
    expect(clerk.draft()).toEqual(before)
  })

  test('a file that is too big is refused, and what was taken down stays', () => {
    const clerk = upTo('facts')
    clerk.text('First.')
    clerk.photo(25 * 1024 * 1024)
    expect(clerk.heard()).toContain('at most 20 MB')
    expect(clerk.draft().answers.facts).toHaveLength(1)
    expect(clerk.commands).toEqual([])
  })
})

describe('what is said to the registrar', () => {
  test('never speaks to them as to the petitioner', () => {
    const said = [...STEPS.map(([id]) => id), 'summary'].flatMap((question) => {
      const clerk = upTo(question)
      clerk.give({ kind: 'other', what: 'sticker' })
      if (question === 'kind') clerk.press('accusation')
      if (question === 'place') clerk.text('behind the old mill')
      if (question === 'about') clerk.text('the old mill')
      if (question === 'who') clerk.press('confidential')
      if (question === 'summary') clerk.press('correct-facts', 'anew')
      return clerk.rendered
    })
    const filled = { over: 1, limit: 1, kept: 1, name: '', size: 1, office: '', address: '', hotline: '' }
    const as = (keys: readonly string[]) => keys.flatMap((key) => words({ key, args: filled }))
    const allowed = as(Object.values(TO_REGISTRAR))
    const toPetitioner = as(Object.keys(TO_REGISTRAR)).filter((text) => !allowed.includes(text))
    expect(said.filter((text) => toPetitioner.includes(text))).toEqual([])
    const personal =
      /\byour (?:name|phone|request|petition|matter)\b|\babout me\b|\bmy \w+|您(?:的|希望|要反映|愿意)|我的/i
    expect(said.filter((text) => personal.test(text))).toEqual([])
  })
})
