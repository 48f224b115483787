import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'
import { deskCaseText } from '../../src/dialogues/desk/case-texts.js'
import { historyText } from '../../src/dialogues/desk/history-texts.js'
import { VERBS } from '../../src/dialogues/desk/verbs.js'
import type { Acting, Rules } from '../../src/petitions/decisions/context.js'
import { deskCard, verbsFor } from '../../src/petitions/views.js'
import { type Case, OPINION } from '../support/case-kit.js'
import {
  accepted,
  answered,
  coHandled,
  extended,
  extending,
  filed,
  forwarded,
  handler,
  head,
  NAME,
  objected,
  PHONE,
  registrar,
  SCENES,
  served,
  supervisor,
  told,
  wang,
} from '../support/case-scenes.js'
import { labels, read, texts } from '../support/reading.js'

const scenes = Object.entries(SCENES)

const rulesOf = ({ pack, calendar }: Case): Rules => ({ pack, calendar })
const deskSay = (one: Case, acting: Acting) =>
  deskCaseText(deskCard(one.petition, acting, rulesOf(one), one.today, one.now), one.pack)
const desk = (one: Case, acting: Acting, language?: Language) => read(deskSay(one, acting), language)
const verbs = (one: Case, acting: Acting) => verbsFor(one.petition, acting, rulesOf(one), one.today, one.now)
describe('what an official sees of a case', () => {
  test.each(scenes)('never contains who the petitioner is, whatever they wrote: %s', (_, scene) => {
    const one = scene()
    const names = () => 'Li Handler'
    for (const language of LANGUAGES) {
      const said = [registrar, handler, head, supervisor].map((acting) => desk(one, acting, language))
      said.push(read(historyText(one.events, one.pack, names), language))
      for (const text of said) {
        expect(text).not.toContain(NAME)
        expect(text.replace(/[\s-]/g, '')).not.toContain(PHONE)
      }
    }
  })

  test('says what is due with days left or late, the three dates and how long it took', () => {
    const one = told().later(3)
    const text = desk(one, handler)
    expect(text).toMatch(/Received Monday 2 March 2026\nReached the office .*\nTold Monday 2 March 2026/)
    expect(text).toContain('12 days left')
    expect(text).toContain('offices 3, petitioner 0')
    expect(desk(one.later(20), handler)).toContain('LATE by 8 days')
  })

  test("counts the window for a review as the petitioner's days, not the offices'", () => {
    expect(desk(served().later(7), handler)).toContain('offices 0, petitioner 7')
  })

  test('says who stands behind a button, or that the name is kept, and offers the button only to those who may', () => {
    const open = accepted()
    expect(labels(deskSay(open, handler))).toContain('Who it is from')
    expect(labels(deskSay(open, supervisor))).not.toContain('Who it is from')
    const kept = SCENES.confidential?.() ?? open
    expect(desk(kept, handler)).toContain('name is kept')
    expect(labels(deskSay(kept, handler))).not.toContain('Who it is from')
    expect(labels(deskSay(kept, registrar))).toContain('Who it is from')
  })

  test('shows the reason of an objection and the unit it names', () => {
    expect(desk(objected(), registrar)).toContain("names Lu'an Land and Resources Bureau, Yu'an Branch")
  })

  test('is one message at most times, however long the story is', () => {
    const facts = [{ kind: 'text', text: 'The road was built over my land. '.repeat(200) }] as const
    expect(desk(filed({ content: { facts: [...facts] } }), registrar).length).toBeLessThan(4096)
    expect(desk(filed({ content: { facts: [...facts] } }), registrar)).toContain('…')
  })
})

describe('the buttons of an official', () => {
  test('are those that the case and their role allow now', () => {
    expect(verbs(filed(), registrar)).toEqual(expect.arrayContaining(['send', 'divert', 'ask', 'reclass']))
    expect(verbs(filed(), handler)).toEqual([])
    expect(verbs(forwarded(), handler)).toEqual(expect.arrayContaining(['accept', 'tell', 'object']))
    expect(verbs(objected(), registrar)).toEqual(expect.arrayContaining(['agree', 'deny', 'refer']))
    expect(verbs(forwarded(), supervisor)).toContain('urge')
  })

  test.each(scenes)("never are the petitioner's own: %s", (_, scene) => {
    for (const acting of [registrar, handler, head, supervisor, wang]) {
      const found = verbs(scene(), acting)
      expect(found).not.toContain('open')
      expect(found).not.toContain('reply')
    }
  })

  test('go when what they are about is over', () => {
    expect(verbs(forwarded(), handler)).toContain('object')
    expect(verbs(forwarded().later(8), handler)).not.toContain('object')
    expect(verbs(answered(), handler)).toEqual(expect.arrayContaining(['undo', 'sendnow']))
    expect(verbs(answered().minutesLater(10), handler)).not.toContain('undo')
    expect(verbs(accepted(), head)).not.toContain('grant')
    expect(verbs(extending(), head)).toEqual(expect.arrayContaining(['grant', 'nogrant']))
    expect(verbs(extending(), handler)).not.toContain('extend')
    expect(verbs(extended(), handler)).toContain('extserv')
    expect(verbs(served(), handler)).not.toContain('close')
    expect(verbs(served().later(31), handler)).toContain('close')
    expect(verbs(coHandled(), handler)).not.toContain('answer')
  })

  test.each(Object.keys(VERBS))('have words in both languages: %s', (verb) => {
    for (const language of LANGUAGES) {
      expect(texts.render(language, { key: `button-verb-${verb}` }).length).toBeLessThan(40)
    }
  })
})

describe('the history', () => {
  const names = (member: string) => (member === handler.member ? 'Li Handler' : undefined)

  test('says when, what, by whom and why, and who held it for how long', () => {
    const one = objected().later(2).does(registrar, { kind: 'agreeObjection', reason: 'Verified.' })
    const text = read(historyText(one.events, one.pack, names, one.today))
    expect(text).toContain('2026-03-02 10:00 Objected')
    expect(text).toContain("Li Handler (Lu'an Land and Resources Bureau)")
    expect(text).toContain('"Verified."')
    expect(text).toMatch(/Who held it\nLu'an Petition Office: 2026-03-02 to 2026-03-02, days: 0/)
  })

  test('of a part of the events gives away nothing that was written or decided', () => {
    const one = served()
    const text = read(historyText(one.events.slice(1), one.pack, () => undefined))
    expect(text).toContain('Answered')
    expect(text).not.toContain(OPINION.opinion)
    expect(text).not.toContain('supported')
  })

  test('stays readable when it is long: it may be cut between two events', () => {
    const one = accepted()
    for (let note = 0; note < 60; note += 1)
      one.does(handler, { kind: 'note', text: `${note} ${'x'.repeat(900)}` })
    const say = historyText(one.events, one.pack, names)
    expect(read(say).length).toBeGreaterThan(4096)
    expect(read(say)).toContain('…')
  })
})
