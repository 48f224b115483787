import { describe, expect, test } from 'vitest'
import { DESK_FORMS, deskForm } from '../../src/dialogues/desk/forms.js'
import type { Target } from '../../src/dialogues/desk/target.js'
import { isVerb, VERBS } from '../../src/dialogues/desk/verbs.js'
import { demoPack } from '../support/case-kit.js'
import { fill } from '../support/desk-form-driver.js'
import { answered, OFFICE, WAYS } from '../support/desk-form-ways.js'

const asking = Object.keys(VERBS)
  .filter(isVerb)
  .filter((verb) => VERBS[verb].asks)

describe('the forms of the desk', () => {
  test('there is one for every verb that asks something, plain and under the verb’s name', () => {
    expect(Object.keys(DESK_FORMS).sort()).toEqual([...asking].sort())
    for (const verb of asking) {
      const form = deskForm(verb)
      expect(form).toMatchObject({ id: verb, version: 1, plain: true, count: form.questions.length })
      expect(VERBS[verb].kind).toBeTypeOf('string')
      expect(form.questions.at(-1)?.id).toBe('confirm')
    }
    expect(() => deskForm('open')).toThrow()
  })

  test.each(WAYS)('%s ends in its command, case %#', (verb, target, way, command) => {
    const form = way(fill(verb, target)).press('Confirm')
    expect(form.command()).toEqual(command)
    expect(command.kind).toBe(VERBS[verb].kind)
  })

  test('every form is filled in above', () => {
    expect([...new Set(WAYS.map(([verb]) => verb))].sort()).toEqual([...asking].sort())
  })

  test.each(asking)('%s says on every prompt what it is about, in both languages', (verb) => {
    const form = fill(verb)
    expect(form.heard()).toContain('XF-341500-2026-000001-5')
    expect(form.heard('zh-CN')).toContain('XF-341500-2026-000001-5')
    expect(form.buttons()).toContain('Stop')
  })

  test.each(asking)('%s takes no sticker and stays where it is', (verb) => {
    const form = fill(verb)
    const before = form.draft()
    form.sticker()
    expect(form.draft()).toEqual(before)
    expect(form.heard()).toMatch(/Please (?:type|press|tell)/)
  })

  test.each(WAYS)(
    '%s survives being stored by another version on every prompt, case %#',
    (verb, target, way) => {
      const { at, draft } = way(fill(verb, target))
      const stored = { ...draft(), version: 0, answers: { ...draft().answers, days: 'ten', gone: 1 } }
      const again = fill(verb, target, demoPack, stored)
      expect(again.at()).toBe(at())
      const { days: _, ...kept } = draft().answers
      expect(again.draft().answers).toEqual(kept)
      expect(again.draft().version).toBe(1)
    },
  )

  test.each(WAYS)('%s can be gone back through to its first question, case %#', (verb, target, way) => {
    const form = way(fill(verb, target))
    const { answers } = form.draft()
    let steps = 0
    for (; form.buttons().includes('Back') && steps < 10; steps += 1) form.press('Back')
    expect(steps).toBeLessThan(10)
    expect(form.at()).toBe(deskForm(verb).questions[0]?.id)
    expect(form.draft().answers.reason).toBe(answers.reason)
  })
})

describe('a confirmation', () => {
  test('of acceptance names the limit, and a target is never called one', () => {
    expect(fill('accept').heard()).toContain('Limit: 60 days, until Friday 2 October 2026')
    const target = fill('accept', { route: 'appealDuty' })
    expect(target.heard()).toContain('Target (not a legal limit): 60 days')
    expect(target.heard('zh-CN')).toContain('办理目标（不是法定期限）：60 日')
  })

  test('of an answer shows all parts, each cut, and that it can be taken back', () => {
    const form = fill('answer')
      .text('a'.repeat(900))
      .text('Facts.')
      .text('Opinion.')
      .text('Law.')
      .press('Explained')
    form.press('Skip')
    expect(form.heard()).toContain(`Request: ${'a'.repeat(300)}…`)
    expect(form.heard()).toMatch(
      /ten minutes[\s\S]*Facts\.[\s\S]*Opinion\.[\s\S]*Law\.[\s\S]*Explained[\s\S]*Paper: none/,
    )
    expect(form.heard()).not.toContain('left out')
  })

  test('of an answer names the petition office where it goes through one', () => {
    const profile = { ...demoPack.profile, answerThroughPetitionOffice: true }
    const form = answered(fill('answer', {}, { ...demoPack, profile })).press('Skip')
    expect(form.heard()).toMatch(/goes to Lu'an Petition Office first/)
  })

  test('of an extension shows days, reason, both dates and when it holds', () => {
    const text = fill('grant').heard()
    expect(text).toMatch(/20 days[\s\S]*Monday 21 September 2026[\s\S]*only once the petitioner was told/)
    expect(text).toMatch(/Monday 31 August 2026[\s\S]*The survey is not done/)
  })

  test('of pointing elsewhere names body, address, phone and the limits that run there', () => {
    const form = fill('divert', OFFICE)
      .press('Another body is competent')
      .press('Labour dispute')
      .text('Wages.')
    expect(form.heard()).toMatch(
      /arbitration commission[\s\S]*8 Example Road[\s\S]*0564-555-0144[\s\S]*1 year from/,
    )
  })

  test('of a service says from when the time for review runs, or that there is none', () => {
    const form = (target: Partial<Target>) =>
      fill('service', target).press('In person').press('Today').heard()
    expect(form({})).toContain('Limit: 30 days, until Wednesday 2 September 2026')
    expect(form({ opensReview: false })).toContain('closed with it')
  })

  test('of an extension told on paper says the new date', () => {
    const form = fill('extserv').text('1 August 2026')
    expect(form.heard()).toContain('From now on the new date holds: Monday 21 September 2026')
    expect(fill('extserv').text('1 July 2026').heard()).toContain('20 July 2026')
  })

  test('of a reply for somebody without a chat says that it is written down for them', () => {
    expect(fill('reply', { paper: true }).heard()).toContain('The petitioner has no chat')
    expect(fill('reply').heard()).not.toContain('no chat')
  })

  test('of a common superior offers those who dispute, those below and the superior itself', () => {
    const form = fill('appoint', { owner: 'luan-land', dispute: ['huoqiu-land', 'yuan-land'] })
    expect(form.buttons().join()).toContain('Huoqiu County Land')
    expect(form.buttons().join()).not.toContain('Petition')
    expect(form.buttons()[0]).toBe("Lu'an Land and Resources Bureau")
  })

  test('of a question says whether the clock stands still', () => {
    expect(fill('ask').text('Which?').heard()).toContain('The clock goes on')
    const [hearing] = demoPack.profile.clockStops
    if (!hearing) throw new Error('the profile has no clock stop')
    const stop = { ...hearing, cause: 'ask-citizen', limits: ['handling'], maxDays: 10 } as const
    const pack = { ...demoPack, profile: { ...demoPack.profile, clockStops: [stop] } }
    expect(fill('ask', {}, pack).text('Which?').heard()).toContain('stands still, for 10 days at most')
  })

  test('of an objection names its last day, and agreeing names the unit that was proposed', () => {
    const form = fill('object', { status: 'forwarded' }).text('The plot lies in Shucheng and not here.')
    expect(form.press('Skip').heard()).toContain('Friday 7 August 2026')
    const agree = fill('agree', { ...OFFICE, proposed: 'shucheng-land' })
      .text('Yes.')
      .heard()
    expect(agree).toContain('competent: Shucheng County Land and Resources Bureau')
  })

  test('of sending offers the papers by hand, which can be taken back', () => {
    const form = fill('send', OFFICE).text('shucheng land').press('Transfer').text('Theirs.')
    form.press('Send, and hand the papers over on paper')
    expect(form.at()).toBe('confirm')
    expect(form.heard()).toContain('the papers are handed over by you')
    form.press('Back')
    expect(form.at()).toBe('confirm')
    expect(form.press('Confirm').command()).not.toHaveProperty('onPaper')
  })
})
