import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { helpText, humanText, privacyText } from '../../src/dialogues/screens.js'
import { demoPack } from '../support/case-kit.js'
import { read, texts } from '../support/reading.js'

const operator = {
  legalName: { 'zh-CN': '示范服务中心', en: 'Example Service Centre' },
  address: { 'zh-CN': '示范路9号', en: '9 Example Road' },
  phone: '0564-555-0199',
  hours: { 'zh-CN': '工作日 9:00 至 17:00', en: 'Working days, 9:00 to 17:00' },
  page: 'https://example.org',
}
const operated: Pack = { ...demoPack, office: { ...demoPack.office, operator } }

/** The demo with other days. */
function withDays(days: Partial<Record<'sorting' | 'telling' | 'handling' | 'extension', number>>): Pack {
  const { limits } = demoPack.profile
  const changed = Object.fromEntries(
    Object.entries(days).map(([id, to]) => [id, { ...limits.handling, id, days: to }]),
  )
  return { ...demoPack, profile: { ...demoPack.profile, limits: { ...limits, ...changed } } }
}

const help = (pack: Pack = demoPack, language: (typeof LANGUAGES)[number] = 'en') =>
  read({ text: helpText(pack) }, language)
const privacy = (language: (typeof LANGUAGES)[number] = 'en') => read({ text: privacyText() }, language)

describe('help', () => {
  test('tells the procedure in five steps, with the days of the profile', () => {
    const said = help(withDays({ sorting: 7, telling: 8, handling: 45, extension: 1 }))
    expect(said.match(/^\d\. .*$/gm)).toEqual([
      '1. Registered: you get a number.',
      '2. Sent on: it goes to the office in charge within 7 days.',
      '3. Told: within 8 days that office tells you what it received and how it goes on.',
      '4. Accepted: it says whether it accepts your matter.',
      '5. Answered: you get the answer in writing within 45 days after that.',
    ])
    expect(said).toContain('by 1 day at most in all')
    expect(help(withDays({ sorting: 7 }), 'zh-CN')).toContain('7 日内转给负责的单位')
  })

  test('says working days where the profile counts those', () => {
    const { limits } = demoPack.profile
    const sorting = { ...limits.sorting, days: 5, unit: 'working' as const }
    const pack = { ...demoPack, profile: { ...demoPack.profile, limits: { ...limits, sorting } } }
    expect(help(pack)).toContain('within 5 working days')
    expect(help(pack, 'zh-CN')).toContain('5 个工作日内')
  })

  test('promises no legal limit where there is none', () => {
    expect(help()).toContain('For those and for suggestions the answer has no legal limit here.')
    expect(help(demoPack, 'zh-CN')).toContain('没有法定期限')
  })

  test('names the four ways to the office, with its address and phone and no other number', () => {
    const said = help()
    expect(said).toContain('this chat, a letter, a visit, or a phone call')
    expect(said).toContain("DEMO address: 1 Example Road, Lu'an")
    expect(said.match(/\d[\d-]{4,}/g)).toEqual(['0564-555-0101'])
  })

  test('says who runs the service beside the office, or that nobody says so yet', () => {
    expect(help()).toContain('Who runs this service is not stated yet.')
    const said = help(operated)
    expect(said).toContain('Who runs this service:')
    for (const words of ['Example Service Centre', '9 Example Road', '0564-555-0199', '9:00 to 17:00'])
      expect(said).toContain(words)
    expect(said).toContain('0564-555-0101')
    expect(said).not.toContain('not stated')
  })

  test.each([
    ['my', '进度', 'my'],
    ['progress', '我的', 'my'],
    ['help', '帮助', 'help'],
    ['human', '人工', 'human'],
    ['file', '我要反映', 'new'],
    ['cancel', '取消', 'cancel'],
  ])('explains the words %s and %s, which do what it says', (en, zh, list) => {
    for (const [language, word] of [['en', en] as const, ['zh-CN', zh] as const]) {
      expect(help(demoPack, language)).toContain(word)
      const understood = ['my', 'help', 'human', 'new', 'cancel'].find((one) =>
        texts
          .render(language, { key: `words-${one}` })
          .split(', ')
          .includes(word),
      )
      expect(understood).toBe(list)
    }
  })

  test('leaves "human" the shorter answer: whom to call or visit', () => {
    expect(read({ text: humanText(demoPack) })).toContain('0564-555-0101')
    expect(read({ text: humanText(operated) })).toContain('0564-555-0199')
  })
})

describe('privacy', () => {
  test('says what is kept, where, and that nothing submitted is deleted by itself', () => {
    const said = privacy()
    expect(said).toContain('What we keep: what happened, what you want, where, your files')
    expect(said).toContain('encrypted there')
    expect(said).toContain('nothing that you submit is deleted here by itself')
    expect(said).toContain('deleted at any time with /cancel')
  })

  test('says that everything typed passes through servers that may be abroad, and the ways around', () => {
    expect(privacy()).toContain(
      'Everything that you type or send here passes through the servers of this messenger',
    )
    expect(privacy()).toContain('come to the office, call, or write a letter')
    expect(privacy('zh-CN')).toContain('可能在境外')
  })

  test('says who sees a name, and where to see who looked', () => {
    expect(privacy()).toContain('If you keep your name from the handling office, it can open neither.')
    expect(privacy()).toContain('press "More", then "Who looked at my data"')
    expect(privacy('zh-CN')).toContain('点“更多”，再点“谁看过我的信息”')
  })

  test.each(LANGUAGES)(
    'names the buttons to correct, take along and withdraw as they are called, in %s',
    (language) => {
      for (const key of ['button-own-correct', 'button-own-export', 'button-own-retract', 'button-pin'])
        expect(privacy(language)).toContain(texts.render(language, { key }))
    },
  )
})
