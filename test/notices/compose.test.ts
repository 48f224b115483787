import { describe, expect, test } from 'vitest'
import { composer } from '../../src/notices/compose.js'
import type { NoticeKind } from '../../src/petitions/notice.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { type Case, citizen, demoPack, OPINION, SERVICE } from '../support/case-kit.js'
import {
  accepted,
  asked,
  diverted,
  extended,
  filed,
  forwarded,
  handler,
  issued,
  objected,
  registrar,
  served,
  told,
  urged,
  wang,
} from '../support/case-scenes.js'
import { ACCOUNT, delivery, heard, spoken, stores } from '../support/composing.js'
import { labels } from '../support/reading.js'

const labelsOf = async (one: Case, kind: NoticeKind): Promise<string[]> => {
  const said = await spoken(one, kind, ACCOUNT)
  return said ? labels(said.say) : []
}

const CLOSING = { kind: 'close' } as const

describe('notices to a petitioner', () => {
  test('of sending on say where it went and by when that office speaks up, until it has', async () => {
    const text = await heard(forwarded(), 'sent-on')
    expect(text).toContain("was sent to Lu'an Land and Resources Bureau")
    expect(text).toContain('by Tuesday 17 March 2026')
    expect(await heard(told(), 'sent-on')).toBe('')
    expect(await heard(objected(), 'sent-on')).toBe('')
  })

  test('of sending on to another petition office say that it sorts, and by when', async () => {
    const one = filed().does(registrar, {
      kind: 'forward',
      to: 'huoqiu-petition',
      mode: 'transfer',
      reason: 'It lies there.',
    })
    expect(await heard(one, 'sent-on')).toContain(
      'Huoqiu County Petition Office passes it to the office in charge',
    )
  })

  test('of telling have the organ, the day, class, route, procedure, next date and number', async () => {
    const text = await heard(told(), 'told')
    expect(text).toContain("Lu'an Land and Resources Bureau received it on Monday 2 March 2026")
    expect(text).toContain('written opinion on the petition')
    expect(text).toContain('article 31, item 6')
    expect(text).toContain('Next: by Tuesday 17 March 2026')
    expect(text).toContain('/status XF341500-2026-000001')
  })

  test('of telling and acceptance are owed, however far the case has gone since', async () => {
    const one = served().later(40).does(handler, CLOSING)
    expect(await heard(one, 'accepted')).toContain('accepted')
    const early = told().does(handler, { kind: 'accept' }).does(handler, { kind: 'answer', parts: OPINION })
    expect(await heard(early, 'told')).toContain('article 31, item 6')
  })

  test('of acceptance say until when it is handled, and whether that is a limit or a target', async () => {
    const limit = await heard(accepted(), 'accepted')
    // 60 days from 2 March end on 1 May, a holiday until the 5th.
    expect(limit).toContain('by Wednesday 6 May 2026 at the latest')
    expect(limit).toContain('article 34')
    // Nobody had told before, so this tells too.
    expect(limit).toContain('article 31, item 6')
    const target = await heard(accepted({ content: { class: 'suggestion' } }), 'accepted')
    expect(target).toContain("office's own target")
  })

  test('of a question say whether the clock stands still, and end with the reply', async () => {
    expect(await heard(asked(), 'asked')).toContain('Their clock goes on meanwhile.')
    expect(await labelsOf(asked(), 'asked')).toEqual(['Reply', 'Someone is in danger'])
    const { basis } = demoPack.profile.limits.handling
    const clockStops = [{ cause: 'ask-citizen', limits: ['handling'], maxDays: 10, basis }] as const
    const stops = asked({ pack: { ...demoPack, profile: { ...demoPack.profile, clockStops } } })
    expect(await heard(stops, 'asked')).toMatch(/clock stands still.*by Monday 11 May 2026/s)
    const replied = asked().does(wang, { kind: 'reply', text: 'Since 2024.' })
    expect(await heard(replied, 'asked')).toBe('')
  })

  test('of an extension say the old date, the new one, why and who approved, before and after it holds', async () => {
    const one = extended()
    const text = await heard(one, 'extended')
    expect(text).toContain('from Wednesday 6 May 2026 to Thursday 21 May 2026')
    expect(text).toContain('Files are in an archive.')
    expect(text).toContain("the head of Lu'an Land and Resources Bureau")
    one.does(SERVICE, { kind: 'reportDelivered', notice: one.noticeOf('extended') })
    expect(await heard(one, 'extended')).toBe(text)
  })

  test('of an extension are not sent once the old date has passed: then it stands', async () => {
    expect(await heard(extended().on('2026-05-07'), 'extended')).toBe('')
  })

  test('of an answer say that opening is receiving and begins the 30 days, never what it says', async () => {
    const text = await heard(issued(), 'answer')
    expect(text).toContain('you have received it')
    expect(text).toContain('30 days to ask for a review')
    expect(text).toContain('another way')
    expect(text).not.toContain(OPINION.opinion)
    expect(text).not.toContain('supported')
    expect(await labelsOf(issued(), 'answer')).toEqual(['Open answer', 'Someone is in danger'])
    expect(await heard(served(), 'answer')).toBe('')
  })

  test('of an answer promise nobody without a name a review', async () => {
    const one = issued({ content: { petitioner: { kind: 'anonymous' } } })
    expect(await heard(one, 'answer')).not.toContain('review')
  })

  test('of a decision do not show it either', async () => {
    const one = diverted().minutesLater(10).does(SERVICE, { kind: 'issue' })
    expect(await heard(one, 'decision')).not.toContain('A fine')
    expect(await labelsOf(one, 'decision')).toEqual(['Open answer', 'Someone is in danger'])
  })

  test('of a change say what was changed and why, until it is changed again', async () => {
    const one = accepted()
      .later(1)
      .does(handler, { kind: 'reclassify', class: 'suggestion', reason: 'It proposes a new road.' })
    const text = await heard(one, 'changed')
    expect(text).toContain('a problem to be solved, now a suggestion')
    expect(text).toContain('It proposes a new road.')
    expect(text).toContain("office's own target")
    const first = one.notices.findLast(({ kind }) => kind === 'changed')
    one.does(handler, { kind: 'reclassify', class: 'appeal', reason: 'It does not.' })
    const overtaken = await composer(stores(one, {}))(delivery('changed', ACCOUNT, first?.id))
    expect(overtaken).toBeUndefined()
  })

  test('of a hearing say that it is open, then what it came to', async () => {
    const one = accepted().does(handler, { kind: 'openHearing', reason: 'Both sides want it.' })
    expect(await heard(one, 'changed')).toContain('A hearing was opened')
    one.later(3).does(handler, { kind: 'closeHearing', conclusion: 'The plot was measured wrongly.' })
    expect(await heard(one, 'changed')).toContain('The plot was measured wrongly.')
  })

  test('of moved dates say the old one, the new one and that holidays were published', async () => {
    const one = accepted()
    const rest = [{ date: civilDate('2026-05-06') }]
    one.calendar = workingCalendar({
      publishedThrough: 2026,
      overrides: [{ year: 2026, mode: 'extend', rest, worked: [] }],
    })
    one.does(SERVICE, { kind: 'recompute', calendar: 'new' })
    const text = await heard(one, 'dates-moved')
    expect(text).toContain('Wednesday 6 May 2026, now Thursday 7 May 2026')
    expect(text).toContain('holidays')
    one.does(handler, { kind: 'answer', parts: OPINION })
    expect(await heard(one, 'dates-moved')).toBe('')
  })

  test('of an answered urging carry the words of the office', async () => {
    const one = urged().does(handler, { kind: 'answerUrge', text: 'We measure on Friday.' })
    expect(await heard(one, 'urge-answered')).toContain('We measure on Friday.')
  })

  test('of a review name the last day and the place of a re-examination, and who owes a new answer', async () => {
    const reviewed = (outcome: 'upheld' | 'to-be-renewed') => {
      const one = served().does(wang, { kind: 'requestReview', reason: 'The measures are wrong.' }).later(10)
      return one.does(registrar, { kind: 'recordReview', outcome, on: one.today })
    }
    const upheld = reviewed('upheld')
    // Received on 12 March; the thirtieth day is a Saturday.
    expect(upheld.petition.review?.window?.due).toBe('2026-04-13')
    const text = await heard(upheld, 'reviewed')
    expect(text).toContain('Upheld')
    expect(text).toMatch(/re-examination, on paper\. The last day is Monday 13 April 2026\. Where:/)
    expect(text).not.toContain('owes you a new answer')
    expect(await heard(reviewed('to-be-renewed'), 'reviewed')).toContain(
      "Lu'an Land and Resources Bureau owes you a new answer, by ",
    )
  })

  test('of what one of several did for all say which step it was', async () => {
    const one = accepted().does(wang, { kind: 'openJoint', code: 'JOINT234' })
    one.does(citizen(ACCOUNT), { kind: 'cosign', code: 'JOINT234', representative: true })
    one.does(citizen('li'), { kind: 'cosign', code: 'JOINT234', representative: true })
    one.does(citizen('li'), { kind: 'supplement', facts: [{ kind: 'text', text: 'The well.' }] })
    expect(await heard(one, 'own-step')).toContain('One of you has added something.')
  })

  test('go to nobody who is not a petitioner of the case', async () => {
    expect(await spoken(told(), 'told', 'stranger')).toBeUndefined()
  })
})
