import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { Case, called, officer } from '../support/case-kit.js'

import {
  accepted,
  answer,
  BUREAU,
  CITY,
  countyHandler,
  expectRefusal,
  forwarded,
  handler,
  head,
  leader,
  ONE_WINDOW,
  reason,
  registrar,
  STOPS,
  transfer,
  wang,
  yuanHandler,
} from '../support/machine-kit.js'

describe('received, told, accepted (2022 §23, §34)', () => {
  test('are three dates', () => {
    const built = new Case({ on: '2026-03-02' }).on('2026-03-04').does(registrar, transfer())
    built.on('2026-03-06').does(handler, { kind: 'tell' }).on('2026-03-10').does(handler, { kind: 'accept' })
    expect(built.petition).toMatchObject({
      receivedOn: '2026-03-02',
      forwardedOn: '2026-03-04',
      toldOn: '2026-03-06',
      acceptedOn: '2026-03-10',
    })
  })

  test('telling stops the organ’s 15 days and leaves it the target for acceptance, from its receipt', () => {
    const built = new Case({ on: '2026-03-02' }).does(registrar, transfer())
    built.on('2026-03-06').does(handler, { kind: 'tell' })
    expect(built.clock('telling').stoppedOn).toBe('2026-03-06')
    expect(built.clock('objection').stoppedOn).toBe('2026-03-06')
    expect(built.clock('acceptance')).toMatchObject({ kind: 'target', from: '2026-03-02', due: '2026-03-17' })
    expect(built.notices.at(-1)).toMatchObject({ kind: 'told', report: true })
  })

  test('acceptance without telling tells as well, on the same day, in one notice', () => {
    const built = new Case({ on: '2026-03-02' }).does(registrar, transfer())
    built.on('2026-03-06').does(handler, { kind: 'accept' })
    expect(built.petition).toMatchObject({ toldOn: '2026-03-06', acceptedOn: '2026-03-06' })
    expect(built.told()).toEqual(['receipt', 'rights', 'sent-on', 'accepted'])
  })

  test('who accepts is the first handler for ever, and the handler until another is named', () => {
    const built = accepted()
    expect(built.petition.firstHandler).toEqual({ member: 'handler', unit: BUREAU })
    expectRefusal(built, head, { kind: 'nameHandler', member: 'handler-huoqiu', reason }, 'MEMBER_UNKNOWN')
    built.does(head, { kind: 'nameHandler', member: 'unit-lead', reason: 'He is on leave.' })
    expect(built.petition).toMatchObject({ handler: 'unit-lead', firstHandler: { member: 'handler' } })
  })
})

describe('handling (2022 §34)', () => {
  test('of an appeal for which nothing else fits has a limit of 60 days from acceptance', () => {
    const built = new Case({ on: '2026-03-02' }).does(registrar, transfer())
    built.on('2026-03-10').does(handler, { kind: 'accept' })
    expect(built.clock('handling')).toEqual({
      holder: BUREAU,
      kind: 'limit',
      from: '2026-03-10',
      days: 60,
      nominal: '2026-05-09',
      due: '2026-05-09', // a worked Saturday
    })
  })

  test('of a suggestion has a target, never called a limit', () => {
    const built = accepted({ content: { class: 'suggestion' } })
    expect(built.clock('suggestionReply')).toMatchObject({ kind: 'target', days: 60 })
    expect(built.petition.clocks.some(({ limit }) => limit.rule === 'handling')).toBe(false)
  })

  test.each([
    'appealLitigation',
    'appealArbitration',
    'appealParty',
    'appealAdministrative',
    'appealDuty',
  ] as const)('of an appeal on the route %s has a target, never called a limit', (route) => {
    const built = forwarded()
      .does(handler, { kind: 'reclassify', route, reason })
      .does(handler, { kind: 'accept' })
    expect(built.clock('otherProcedure')).toMatchObject({ kind: 'target', days: 60 })
    expect(built.petition.clocks.some(({ limit }) => limit.rule === 'handling')).toBe(false)
  })

  test('changes its limit with the class, counted from the same acceptance, and the petitioner is told why', () => {
    const built = accepted({ on: '2026-03-02' })
    built.later(5).does(handler, { kind: 'reclassify', class: 'suggestion', reason: 'Nothing is asked for.' })
    expect(built.petition).toMatchObject({ class: 'suggestion', route: 'suggestion' })
    expect(built.clock('suggestionReply')).toMatchObject({ kind: 'target', from: '2026-03-02', days: 60 })
    expect(built.told().at(-1)).toBe('changed')
    built.does(registrar, { kind: 'reclassify', class: 'appeal', reason: 'He does ask.' })
    expect(built.clock('handling')).toMatchObject({ kind: 'limit', from: '2026-03-02', days: 60 })
  })

  test('what becomes a report of misconduct is not kept where any handler reads it (2022 §30)', () => {
    const built = accepted()
    expectRefusal(
      built,
      handler,
      { kind: 'reclassify', class: 'accusation', reason },
      'REPORTS_NEED_SEALED_LANE',
    )
  })

  test('a change of class needs a reason, a known topic and a route of that class, and has to change something', () => {
    const built = accepted()
    expectRefusal(built, handler, { kind: 'reclassify', class: 'suggestion', reason: '' }, 'TEXT_MISSING')
    expectRefusal(built, handler, { kind: 'reclassify', category: 'weather', reason }, 'CATEGORY_UNKNOWN')
    expectRefusal(built, handler, { kind: 'reclassify', route: 'suggestion', reason }, 'ROUTE_UNKNOWN')
    expectRefusal(built, handler, { kind: 'reclassify', reason }, 'NOTHING_CHANGES')
  })

  test('the urgent mark is set by the petitioner, and taken off by the petition office with a reason', () => {
    const built = accepted().does(wang, { kind: 'setUrgent', urgent: true, reason: 'The house falls.' })
    expect(built.petition.urgent).toBe(true)
    expectRefusal(built, wang, { kind: 'setUrgent', urgent: true, reason }, 'NOTHING_CHANGES')
    expectRefusal(built, wang, { kind: 'setUrgent', urgent: false, reason }, 'NOT_YOURS')
    expectRefusal(built, handler, { kind: 'setUrgent', urgent: false, reason }, 'NOT_YOURS')
    expectRefusal(built, registrar, { kind: 'setUrgent', urgent: false, reason: ' ' }, 'TEXT_MISSING')
    built.does(registrar, { kind: 'setUrgent', urgent: false, reason: 'It is propped up.' })
    expect(built.petition.urgent).toBe(false)
    expect(built.last('urgencySet')).toMatchObject({ urgent: false, reason: 'It is propped up.' })
  })

  test('who has an interest in the matter is kept out of it from then on (2022 §28)', () => {
    const built = accepted()
    built.does(head, { kind: 'recuse', member: 'handler', reason: 'Her brother bought the plot.' })
    expect(built.petition).toMatchObject({ recused: ['handler'], firstHandler: { member: 'handler' } })
    expect(built.petition).not.toHaveProperty('handler')
    expectRefusal(built, handler, answer, 'NOT_FOUND')
    expectRefusal(built, head, { kind: 'nameHandler', member: 'handler', reason }, 'MEMBER_UNKNOWN')
  })
})

describe('who is kept out and who is named', () => {
  const recuse = (member: string): CaseCommand => ({ kind: 'recuse', member, reason: 'A relative.' })
  const colleague = called('Colleague', 'colleague@land', [{ role: 'handler', unit: BUREAU }])

  test('anybody keeps themselves out, their head keeps them out, and a colleague doesn’t', () => {
    expectRefusal(accepted(), colleague, recuse('handler'), 'NOT_YOURS')
    expectRefusal(accepted(), head, recuse('registrar'), 'NOT_YOURS')
    expect(accepted().refusal(handler, recuse('handler'))).toBe('accepted')
    expect(accepted().refusal(head, recuse('handler'))).toBe('accepted')
  })

  test('the head, too, can be kept out by those over the unit', () => {
    const built = accepted().does(leader, recuse('unit-lead'))
    expect(built.petition.recused).toEqual(['unit-lead'])
    expectRefusal(accepted(), registrar, recuse('unit-lead'), 'NOT_YOURS')
  })

  test('who is named as handler handles there, and is not named in the matter', () => {
    const name = (member: string): CaseCommand => ({ kind: 'nameHandler', member, reason })
    const analyst = called('Analyst', 'analyst@land', [{ role: 'analyst', unit: BUREAU }])
    expectRefusal(accepted(), head, name(analyst.member), 'MEMBER_UNKNOWN')
    expectRefusal(accepted(), head, name('registrar'), 'MEMBER_UNKNOWN')
    const zhou = called('Zhou Qiang', 'zhou@land', [{ role: 'handler', unit: BUREAU }])
    const about = { words: 'Zhou Qiang of the bureau', units: [] }
    expectRefusal(accepted({ content: { about } }), head, name(zhou.member), 'MEMBER_UNKNOWN')
    expect(accepted().refusal(head, name(zhou.member))).toBe('accepted')
  })

  test('while the answer lies at the petition office the organ’s head names the handler, not that office’s', () => {
    const officeHead = called('Office head', 'head@office', [{ role: 'unit-lead', unit: CITY }])
    const built = accepted({ pack: ONE_WINDOW }).does(handler, answer)
    const name: CaseCommand = { kind: 'nameHandler', member: colleague.member, reason }
    expectRefusal(built, officeHead, name, 'NOT_YOURS')
    expect(built.refusal(head, name)).toBe('accepted')
  })
})

describe('co-handlers', () => {
  const asked = (days = 20): CaseCommand => ({
    kind: 'addCoHandler',
    unit: 'huoqiu-land',
    task: 'The map',
    days,
  })
  const opinion = { kind: 'answerCoHandling', unit: 'huoqiu-land', opinion: 'The map is right.' } as const

  test('have a date of their own inside the one clock', () => {
    const built = accepted({ on: '2026-03-02' })
    expectRefusal(built, handler, asked(0), 'CO_HANDLER_DAYS')
    // The whole is due on 2026-05-06, after the holiday.
    expect(built.clock('handling')).toMatchObject({ nominal: '2026-05-01', due: '2026-05-06' })
    expectRefusal(built, handler, asked(66), 'CO_HANDLER_DAYS')
    expect(built.refusal(handler, asked(65))).toBe('accepted')
    const whole = built.clock('handling')
    built.does(handler, asked(20))
    expect(built.clock('coHandling')).toMatchObject({ holder: 'huoqiu-land', due: '2026-03-23' })
    expect(built.clock('handling')).toEqual(whole)
    expectRefusal(built, handler, asked(20), 'CO_HANDLER_ALREADY')
  })

  test('are waited for: there is no answer while one has not given its opinion', () => {
    const built = accepted().does(handler, asked())
    expectRefusal(built, handler, answer, 'CO_HANDLERS_OPEN')
    built.later(3).does(countyHandler, opinion)
    expect(built.clock('coHandling').stoppedOn).toBe('2026-03-05')
    expect(built.told(BUREAU).at(-1)).toBe('desk-reply')
    expect(built.refusal(handler, answer)).toBe('accepted')
  })

  test('answer for the unit that was asked, also where somebody belongs to several', () => {
    const both = officer('handler', 'huoqiu-land', { role: 'handler', unit: 'yuan-land' })
    const built = accepted()
      .does(handler, { ...asked(), unit: 'yuan-land' } as CaseCommand)
      .does(handler, asked())
      .does(both, opinion)
    expect(built.petition.coHandlers).toMatchObject([
      { unit: 'yuan-land' },
      { unit: 'huoqiu-land', opinion: 'The map is right.' },
    ])
    expect(built.petition.coHandlers[0]).not.toHaveProperty('opinion')
    expectRefusal(built, countyHandler, { ...opinion, unit: 'yuan-land' }, 'NOT_YOURS')
  })

  test('asked by an organ that then passes the matter on are asked no longer', () => {
    const built = forwarded().does(handler, asked())
    built.does(handler, { kind: 'passDown', to: 'yuan-land', reason }).does(yuanHandler, { kind: 'accept' })
    expect(built.petition.coHandlers).toEqual([])
    expect(built.refusal(yuanHandler, answer)).toBe('accepted')
  })
})

describe('clock stops', () => {
  const ask: CaseCommand = { kind: 'ask', text: 'Which plot?' }
  const reply: CaseCommand = { kind: 'reply', text: 'Plot 7.' }
  const hear: CaseCommand = { kind: 'openHearing', reason: 'He asked for it.' }
  const heard: CaseCommand = { kind: 'closeHearing', conclusion: 'Both were heard.' }
  const onDays = (built: Case) => built.clock('handling').days

  test('don’t exist for handling under the national profile: neither a question nor a hearing moves the date', () => {
    const built = accepted()
    const before = built.clock('handling')
    built.later(3).does(handler, ask).does(handler, hear)
    expect(built.clock('handling')).toEqual(before)
    built.later(5).does(wang, reply).does(handler, heard)
    expect(built.clock('handling')).toEqual(before)
    expect(built.petition.stoodStill).toEqual({ 'ask-citizen': 0, hearing: 0 })
  })

  test('where the profile has them show the cap at once, and shorten to the real days at the reply', () => {
    const built = accepted({ pack: STOPS, on: '2026-03-02' })
    built.later(3).does(handler, ask)
    expect(built.clock('handling')).toMatchObject({ days: 70, nominal: '2026-05-11' })
    expect(built.notices.at(-1)).toMatchObject({ kind: 'asked' })
    built.later(4).does(wang, reply)
    expect(built.clock('handling')).toMatchObject({ days: 64, nominal: '2026-05-05', due: '2026-05-06' })
    expect(built.petition.stoodStill).toMatchObject({ 'ask-citizen': 4 })
    expect(built.petition.questions).toMatchObject([{ stopsFrom: '2026-03-05', reply: { text: 'Plot 7.' } }])
    expect(built.told(BUREAU).at(-1)).toBe('desk-reply')
  })

  test('over two questions are never longer than the cap', () => {
    const built = accepted({ pack: STOPS })
    built.later(1).does(handler, ask).later(6).does(wang, reply)
    expect(onDays(built)).toBe(66)
    built.later(1).does(handler, ask)
    expect(onDays(built)).toBe(70)
    built.later(20).does(wang, reply)
    expect(onDays(built)).toBe(70)
    expect(built.petition.stoodStill['ask-citizen']).toBe(10)
    built.later(1).does(handler, ask)
    expect(onDays(built)).toBe(70)
    expect(built.petition.questions.at(-1)).not.toHaveProperty('stopsFrom')
  })

  test('a second question while the first is open stops nothing more; one reply answers both', () => {
    const built = accepted({ pack: STOPS })
    built.does(handler, ask).later(2).does(handler, ask)
    expect(onDays(built)).toBe(70)
    built.later(1).does(wang, reply)
    expect(onDays(built)).toBe(63)
    expect(built.petition.questions.every(({ reply: given }) => given)).toBe(true)
    expectRefusal(built, wang, reply, 'QUESTION_NONE')
  })

  test('a day on which a question and a hearing both wait is not counted twice', () => {
    const built = accepted({ pack: STOPS })
    built.does(handler, ask).does(handler, hear).later(5).does(wang, reply).does(handler, heard)
    expect(onDays(built)).toBe(65)
  })

  test('a hearing that goes on after the reply stands still from then on, with its own cap, and the petitioner is told', () => {
    const built = accepted({ pack: STOPS }).does(handler, ask).later(2).does(handler, hear)
    expect(onDays(built)).toBe(70)
    built.later(3).does(wang, reply)
    expect(onDays(built)).toBe(60 + 5 + 20)
    expect(built.told().at(-1)).toBe('changed')
    built.later(4).does(handler, heard)
    expect(onDays(built)).toBe(60 + 5 + 4)
    expect(built.petition.stoodStill).toEqual({ 'ask-citizen': 5, hearing: 4 })
  })

  test('a question that waits when the hearing ends stands still from then on', () => {
    const built = accepted({ pack: STOPS }).does(handler, hear).later(2).does(handler, ask)
    built.later(3).does(handler, heard)
    expect(onDays(built)).toBe(60 + 5 + 10)
    built.later(4).does(wang, reply)
    expect(onDays(built)).toBe(60 + 5 + 4)
    expect(built.petition.stoodStill).toEqual({ 'ask-citizen': 4, hearing: 5 })
  })

  test('a limit that is missed stays missed: asking afterwards stops nothing', () => {
    const built = accepted({ pack: STOPS }).later(80).does(handler, ask)
    expect(onDays(built)).toBe(60)
    built.later(5).does(wang, reply)
    expect(onDays(built)).toBe(60)
  })

  test('a hearing stands beside it with its own cap', () => {
    const built = accepted({ pack: STOPS }).does(handler, hear)
    expect(onDays(built)).toBe(80)
    expectRefusal(built, handler, hear, 'HEARING_ALREADY')
    built.later(7).does(handler, heard)
    expect(onDays(built)).toBe(67)
    expect(built.petition.stoodStill).toEqual({ 'ask-citizen': 0, hearing: 7 })
    expectRefusal(built, handler, heard, 'HEARING_NONE')
  })

  test('keep only the real days also where the class changes while a question is open', () => {
    const built = accepted({ pack: STOPS }).does(handler, ask)
    built.later(2).does(handler, { kind: 'reclassify', class: 'suggestion', reason })
    built.later(1).does(wang, reply)
    expect(built.clock('suggestionReply').days).toBe(63)
    expect(built.petition.stoodStill['ask-citizen']).toBe(3)
  })

  test('nobody replies where nothing was asked', () => {
    expectRefusal(accepted(), wang, reply, 'QUESTION_NONE')
  })
})
