import { describe, expect, test } from 'vitest'
import { LIMIT_IDS, TARGET_IDS } from '../../src/config/pack.types.js'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'
import { answerText, casesText, caseText, dateText, receiptText } from '../../src/dialogues/case-texts.js'
import { caseCard, caseLine, dateCard } from '../../src/petitions/views.js'
import { computeLimit } from '../../src/time/limits.js'
import { type Case, calendar2026, demoPack, OPINION, SERVICE } from '../support/case-kit.js'
import {
  answered,
  asked,
  closed,
  diverted,
  extended,
  filed,
  forwarded,
  handler,
  head,
  issued,
  objected,
  registrar,
  SCENES,
  served,
  supervisor,
  told,
  wang,
} from '../support/case-scenes.js'
import { labels, read } from '../support/reading.js'

const scenes = Object.entries(SCENES)

const ownCard = (one: Case) => caseText(caseCard(one.petition, one.pack, one.today), one.pack)
const own = (one: Case, language?: Language) => read(ownCard(one), language)
const why = (one: Case, language?: Language) =>
  read(dateText(dateCard(one.petition, one.today), one.pack), language)
const opened = (one: Case, language?: Language) =>
  read(answerText(one.petition, one.pack, one.today, one.calendar), language)

describe('what a petitioner sees of a case', () => {
  test('says where it is, what is next and that its date is a legal limit', () => {
    const text = own(forwarded())
    expect(text).toContain('Sent on, not yet accepted')
    expect(text).toContain("Sent on to Lu'an Land and Resources Bureau on Monday 2 March 2026.")
    expect(text).toContain("Now with: Lu'an Land and Resources Bureau, phone 0564-555-0102.")
    expect(text).toContain('by Tuesday 17 March 2026')
    expect(text).toContain('This date is a legal limit.')
  })

  test('calls a target of the office a target and never a limit', () => {
    for (const one of [told(), issued(), objected()]) {
      const { next } = caseCard(one.petition, one.pack, one.today)
      expect(next?.kind).toBe('target')
      expect(own(one)).toContain('our own target')
      expect(own(one)).not.toMatch(/limit/i)
      expect(own(one, 'zh-CN')).toContain('服务目标')
      expect(own(one, 'zh-CN')).not.toMatch(/时限|期限/)
    }
  })

  test('says by how many days a limit is missed and offers to urge, once', () => {
    const late = forwarded().later(20)
    expect(own(late)).toContain('The limit was missed 5 days ago.')
    expect(labels(ownCard(late))).toEqual([
      'Urge',
      'Add something',
      'Why this date?',
      'More',
      'Someone is in danger',
    ])
    late.does(wang, { kind: 'urge', reason: 'Please.' })
    expect(own(late)).toContain('They were urged on Sunday 22 March 2026.')
    expect(labels(ownCard(late))).toEqual(['Add something', 'Why this date?', 'More', 'Someone is in danger'])
  })

  test('counts lateness from the day the date was rolled to, not from the rest day before', () => {
    // 15 days from 20 March end on a Saturday; 4 to 6 April are the Qingming holidays, so 7 April is the last day.
    const one = filed({ on: '2026-03-20' }).on('2026-04-07')
    expect(caseCard(one.petition, one.pack, one.today).next).toMatchObject({ date: '2026-04-07', late: 0 })
    expect(caseCard(one.petition, one.pack, one.later(1).today).next).toMatchObject({ late: 1 })
  })

  test('shows the question that waits, with a button to reply to it', () => {
    expect(own(asked())).toContain('Since when is the road there?')
    expect(labels(ownCard(asked()))).toContain('Reply')
    const replied = asked().does(wang, { kind: 'reply', text: 'Since 2024.' })
    expect(labels(ownCard(replied))).not.toContain('Reply')
  })

  test('is as before until an answer goes out, since it may be taken back', () => {
    expect(own(answered())).toContain('Accepted, being handled')
    expect(own(answered())).not.toContain('Answered on')
    expect(labels(ownCard(answered()))).toEqual([
      'Add something',
      'Why this date?',
      'More',
      'Someone is in danger',
    ])
    expect(labels(ownCard(issued()))).toEqual([
      'Open answer',
      'Add something',
      'Why this date?',
      'More',
      'Someone is in danger',
    ])
    expect(own(issued())).not.toContain(OPINION.opinion)
  })

  test('names the last day for asking for a review while that day lies ahead, then that it is closed', () => {
    const one = served()
    expect(own(one)).toContain('You can ask for a review until Wednesday 1 April 2026')
    expect(own(one)).toContain('Outcome: Request supported')
    expect(own(one.later(31))).not.toContain('You can ask for a review')
    expect(own(closed())).toContain('Closed on')
    expect(labels(ownCard(closed()))).not.toContain('Why this date?')
  })

  test('promises nobody without a name a review', () => {
    const one = SCENES.anonymous?.()
    if (!one) throw new Error('no such scene')
    expect(own(one)).not.toContain('until')
    expect(own(one)).toContain("you can't ask for a review")
    expect(opened(one)).toContain("This petition has no name, so you can't ask for a review.")
  })

  test.each(scenes)('never names an official or their account: %s', (_, scene) => {
    const one = scene()
    const said = LANGUAGES.map((language) =>
      [own(one, language), why(one, language), one.petition.decision ? opened(one, language) : ''].join('\n'),
    ).join('\n')
    for (const { name, member } of [registrar, handler, head, supervisor]) {
      expect(said).not.toMatch(new RegExp(`\\b(?:${name}|${member})\\b`))
    }
  })

  test('is a line in the list of their own cases, late and closed ones too', () => {
    const lines = [filed(), forwarded().later(20), served(), closed()].map((one) =>
      caseLine(one.petition, one.today),
    )
    const text = read(casesText({ cases: lines, more: true, locks: false }, demoPack))
    expect(text).toContain('Next step at the latest')
    expect(text).toContain('5 days ago')
    expect(text).toContain('You can ask for a review until')
    expect(text).toContain('Closed')
  })

  test('begins with a receipt that says registered is not accepted', () => {
    const one = filed()
    const text = read(receiptText(caseCard(one.petition, one.pack, one.today), one.pack))
    expect(text).toContain('Registered does not mean accepted')
    expect(text).toContain('by Tuesday 17 March 2026 at the latest')
    // A receipt that arrives late says what is next by then.
    const later = forwarded()
    const late = read(receiptText(caseCard(later.petition, later.pack, later.today), later.pack))
    expect(late).toContain("Lu'an Land and Resources Bureau tells you")
  })
})

describe('a date explained', () => {
  const RULES = [...LIMIT_IDS.filter((id) => id !== 'extension'), ...TARGET_IDS]

  test.each(RULES)('has words for %s in both languages, and for what comes next', (rule) => {
    const { limits, targets } = demoPack.profile
    const found = Object.values({ ...limits, ...targets }).find(({ id }) => id === rule)
    if (!found) throw new Error(`no rule ${rule}`)
    const one = filed()
    const limit = computeLimit(found, one.today, calendar2026)
    for (const language of LANGUAGES) {
      const text = read(dateText({ number: 'X', limit, extended: 0, stoodStill: 0 }, demoPack), language)
      expect(text).not.toContain('{')
      if (limit.kind === 'target') {
        expect(text).toContain(language === 'en' ? 'our own target, no legal limit' : '服务目标')
        expect(text).not.toMatch(/时限|期限/)
      }
    }
  })

  test('names the law of a limit with its paragraph or item', () => {
    expect(why(forwarded())).toContain('Regulations on Petition Work (2022), article 23, paragraph 3')
    expect(why(told(), 'zh-CN')).toContain('第 44 条第（3）项')
  })

  test('says how many days of it are an extension, once the petitioner was told', () => {
    const one = extended()
    expect(why(one)).not.toContain('extension')
    one.does(SERVICE, { kind: 'reportDelivered', notice: one.noticeOf('extended') })
    expect(why(one)).toContain('20 of these days are an extension')
    expect(why(one)).toContain('80 days')
  })

  test('says that the clock stands still while an answer is awaited, and how long it stood', () => {
    const { basis } = demoPack.profile.limits.handling
    const clockStops = [{ cause: 'ask-citizen', limits: ['handling'], maxDays: 10, basis }] as const
    const one = asked({ pack: { ...demoPack, profile: { ...demoPack.profile, clockStops } } })
    expect(why(one)).toContain('Since Monday 2 March 2026 the clock stands still.')
    one.later(4).does(wang, { kind: 'reply', text: 'Since 2024.' })
    expect(why(one)).toContain('4 of these days are time for which the clock stood still.')
  })

  test('says of a closed case that no date runs', () => {
    expect(why(closed())).toContain('No date runs any more.')
  })
})

describe('an opened answer', () => {
  test('begins with the outcome and has all that the law asks for', () => {
    const text = opened(served())
    const order = [
      'Outcome: your request is supported.',
      OPINION.request,
      OPINION.facts,
      OPINION.opinion,
      OPINION.basis,
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('names the organ for a review with address, phone and the last day', () => {
    const text = opened(served())
    expect(text).toContain('Anhui Provincial Department of Land and Resources')
    expect(text).toContain('0551-555-0102')
    expect(text).toContain('The last day is Wednesday 1 April 2026. 30 days are left.')
  })

  test('of a matter that belongs elsewhere names the body and its limits, without dates that nobody knows', () => {
    const text = opened(
      diverted().minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' }),
    )
    expect(text).toContain('another body decides this')
    expect(text).toContain('A fine is reviewed by another body.')
    expect(text).toContain('0564-555-0143')
    expect(text).toContain('60 days from the day you knew')
    expect(text).not.toContain('ask for a review')
  })
})
