import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'
import { rightsText } from '../../src/dialogues/rights-text.js'
import { rightsCard, type ToldOfOthers } from '../../src/petitions/rights-card.js'
import { civilDate as on } from '../../src/time/civil.js'
import { Case, calendar2026, demoPack } from '../support/case-kit.js'
import { accepted, forwarded, issued, registrar, served, wang } from '../support/machine-kit.js'
import { read } from '../support/reading.js'

const DATE = { en: /\b20\d\d\b(?![)-])/, 'zh-CN': /\d+月\d+日/ } as const

function told(
  one: Case,
  language: Language = 'en',
  of: ToldOfOthers = {},
  today = one.today,
  pack = demoPack,
): string {
  const card = rightsCard(one.petition, of, { pack, calendar: calendar2026 }, today)
  return read({ text: rightsText(card, pack) }, language)
}
const ALL_DATED: ToldOfOthers = { decisionOn: on('2026-03-02'), labourSince: on('2025-06-03') }
const RECONSIDERED: ToldOfOthers = { ...ALL_DATED, reconsiderationOn: on('2026-03-02') }
const anonymous = { petitioner: { kind: 'anonymous' } } as const

/** Everything that can be said. */
const cards = (language: Language): string[] => [
  told(new Case(), language),
  told(issued(), language),
  told(served(), language, ALL_DATED),
  told(served(), language, ALL_DATED, on('2027-01-04')),
  told(served(), language, RECONSIDERED, on('2026-04-01')),
  told(served({ on: '2026-12-08' }), language, { decisionOn: on('2026-12-08') }),
  told(served({ on: '2026-12-08' }), language, { decisionOn: on('2026-12-08') }, on('2027-09-01')),
  told(accepted({ content: anonymous }), language),
  told(new Case({ content: { class: 'suggestion' } }), language),
]

describe('the rights of a petitioner', () => {
  test.each([new Case(), forwarded(), accepted(), issued()])(
    'name no day before the answer is received, where nothing was told ($petition.status)',
    (one) => {
      for (const language of LANGUAGES) expect(told(one, language)).not.toMatch(DATE[language])
      expect(told(one)).toContain('They count from the day you confirm that the answer reached you.')
      expect(told(one, 'zh-CN')).toContain('从您确认收到答复的那天起算')
    },
  )

  test('begin with what registered means and that no other limit stops', () => {
    expect(told(forwarded())).toMatch(
      /^Registered does not mean accepted\.[\s\S]*A petition stops no other time limit\./,
    )
    expect(told(forwarded(), 'zh-CN')).toMatch(/^登记不等于受理。[\s\S]*信访不会让别的期限停下来。/)
  })

  test('name each limit with its event and its law where no day is known', () => {
    const text = told(forwarded())
    expect(text).toContain(
      [
        'Applying for administrative reconsideration: 60 days',
        'It runs from the day you knew or should have known of the act.',
        'Ground: Administrative Reconsideration Law (2023), article 20.',
      ].join('\n'),
    )
    expect(text).toContain('Going to court against the act: 6 months')
    expect(text).toContain('Going to court after a reconsideration decision: 15 days')
    expect(text).toContain('Applying for labour arbitration: 1 year\n')
    expect(told(forwarded(), 'zh-CN')).toContain(
      ['提起行政诉讼：6 个月', '从知道或者应当知道行政行为之日起算。', '依据：行政诉讼法第 46 条。'].join(
        '\n',
      ),
    )
  })

  test('name the last day where the day of the event was told', () => {
    const text = told(forwarded(), 'en', ALL_DATED)
    expect(text).toContain('Last day: Wednesday 6 May 2026.')
    expect(text).toContain('Last day: Wednesday 2 September 2026.')
    expect(text).toContain('Last day: Wednesday 3 June 2026.')
    expect(text.match(/It runs from/g)).toHaveLength(1)
    expect(text).not.toContain('It is over')
  })

  test('say of a day that has passed what is still possible, and whom to ask', () => {
    const text = told(forwarded(), 'en', ALL_DATED, on('2026-09-03'))
    expect(text).toContain('The last day was Wednesday 2 September 2026. It is over.')
    expect(text).toContain('A court may still accept it if something beyond your control kept you away.')
    expect(text).toContain('Before you give up, ask a lawyer. Free legal advice: phone 12348.')
    expect(told(forwarded(), 'zh-CN', ALL_DATED, on('2026-09-03'))).toContain('法院可能还会受理')
  })

  test('do not show the six months beside the 15 days after a reconsideration decision', () => {
    const text = told(forwarded(), 'en', RECONSIDERED)
    expect(text).toContain('Last day: Tuesday 17 March 2026.')
    expect(text).not.toContain('6 months')
    expect(text).not.toContain('reconsideration before court')
  })

  test('say of a day in a year whose holidays are awaited that it may move', () => {
    const text = told(forwarded(), 'en', { decisionOn: on('2026-08-31') })
    expect(text).toContain("Last day: Sunday 28 February 2027.\nIt may move later once that year's holidays")
  })

  test('name the organ of the review with address, phone, last day and how to ask', () => {
    const text = told(served())
    expect(text).toContain('The last day is Wednesday 1 April 2026. 30 days are left.')
    expect(text).toContain('It counts from Monday 2 March 2026, the day the answer reached you.')
    expect(text).toContain('Anhui Provincial Department of Land and Resources')
    expect(text).toContain('Phone: 0551-555-0102')
    expect(text).toContain('keep the post receipt')
    expect(told(served(), 'en', {}, on('2026-04-01'))).toContain('That is today.')
    expect(told(served(), 'zh-CN')).toMatch(/最后一天：2026年4月1日.*还有 30 天。/)
  })

  test('say when the review is over what can still be asked, and promise nothing', () => {
    const text = told(served(), 'en', {}, on('2026-04-02'))
    expect(text).toContain('ended on Wednesday 1 April 2026')
    expect(text).toContain('ask in writing whether it is still accepted')
    expect(text).not.toContain('you can ask for a review')
  })

  test('promise no review where there is none', () => {
    const nameless = told(accepted({ content: anonymous }))
    expect(nameless).toContain("so you can't ask for a review")
    const suggestion = told(new Case({ content: { class: 'suggestion' } }))
    expect(suggestion).toContain('the Regulations give no review')
    for (const text of [nameless, suggestion]) expect(text).not.toContain('Hand in a signed letter')
  })

  test('say what is left once a review was asked for and given', () => {
    const asked = served().does(wang, { kind: 'requestReview', reason: 'The measures are wrong.' })
    expect(told(asked)).toContain('You asked for a review on ')
    asked.later(5).does(registrar, { kind: 'recordReview', outcome: 'upheld', on: asked.today })
    expect(told(asked)).toContain(
      'You can ask for a re-examination of the review, on paper. The last day is ',
    )
    asked.later(60)
    expect(told(asked)).toContain('The last day for a re-examination was ')
  })

  test('leave labour arbitration out where it is not about work, and date it where it is', () => {
    expect(told(served(), 'en', { labourSince: 'none' })).not.toContain('labour arbitration')
    expect(told(served(), 'en', { labourSince: on('2026-03-02') })).toMatch(
      /labour arbitration[\s\S]*?Last day: .* 2 March 2027/,
    )
  })

  test('give a phone number where the organ of the review is not certain', () => {
    expect(told(new Case())).toContain(`Ask by phone: ${demoPack.office.dutyPhone}.`)
  })

  test('forbid retaliation and say what cannot be sued over, in every card', () => {
    for (const text of cards('en')) {
      expect(text).toContain('Nobody may take revenge on you for a petition.')
      expect(text).toContain('articles 18 and 46')
      expect(text).toContain("can't be sued over in court")
    }
    for (const text of cards('zh-CN')) expect(text).toMatch(/不能起诉[\s\S]*打击报复/)
  })

  test('take the hotlines from the pack', () => {
    const pack = { ...demoPack, legalAidHotline: '0564-555-0177', disciplineHotline: '0564-555-0188' }
    const text = told(forwarded(), 'en', {}, forwarded().today, pack)
    expect(text).toContain('Free legal advice: phone 0564-555-0177')
    expect(text).toContain('To report it, phone 0564-555-0188.')
  })

  test('are whole and in short sentences in both languages', () => {
    const sentences = (language: Language, end: RegExp) =>
      cards(language)
        .join('\n')
        .split(end)
        .filter((sentence) => !/^\s*(?:Address|地址)/.test(sentence))
    for (const language of LANGUAGES) expect(cards(language).join()).not.toMatch(/[{}]|rights-/)
    const long = [
      ...sentences('en', /[.?!:](?:\s|$)|\n/).filter((each) => each.trim().split(/\s+/).length > 20),
      ...sentences('zh-CN', /[。？！：]|\n/).filter(
        (each) => (each.match(/\p{Script=Han}/gu)?.length ?? 0) > 30,
      ),
    ]
    expect([...new Set(long)]).toEqual([])
  })
})
