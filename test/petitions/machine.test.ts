import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import { ROLES } from '../../src/people/roles.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { TABLE } from '../../src/petitions/decisions/table.js'
import { nextActionAt } from '../../src/petitions/due.js'
import { eventFromText, eventToText } from '../../src/petitions/events.js'
import { fold } from '../../src/petitions/evolve.js'
import { nextClock, type Petition } from '../../src/petitions/model.js'
import { caseRow } from '../../src/petitions/row.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import {
  Case,
  type CaseOptions,
  calendar2026,
  called,
  citizen,
  demoPack,
  demoPerson,
  OPINION,
  officer,
  SERVICE,
} from '../support/case-kit.js'

const CITY = 'luan-petition'
const BUREAU = 'luan-land'
const registrar = demoPerson('registrar')
const handler = demoPerson('handler')
const head = demoPerson('unit-lead')
const supervisor = demoPerson('supervisor')
const leader = demoPerson('leader')
const countyRegistrar = demoPerson('registrar-huoqiu')
const countyHandler = demoPerson('handler-huoqiu')
const countyHead = demoPerson('unit-lead-huoqiu')
const yuanHandler = demoPerson('handler-yuan')
const wang = citizen('wang')

const reason = 'The land lies in its district.'
const transfer = (to = BUREAU): CaseCommand => ({ kind: 'forward', to, mode: 'transfer', reason })
const object: CaseCommand = { kind: 'object', reason: 'The plot lies in Yu’an.' }
const agree: CaseCommand = { kind: 'agreeObjection', reason: 'Verified: it does.' }
const answer: CaseCommand = { kind: 'answer', parts: OPINION }

const forwarded = (options?: CaseOptions) => new Case(options).does(registrar, transfer())
const accepted = (options?: CaseOptions) => forwarded(options).does(handler, { kind: 'accept' })
const answered = (options?: CaseOptions) => accepted(options).does(handler, answer)
const issued = (options?: CaseOptions) => answered(options).minutesLater(10).does(SERVICE, { kind: 'issue' })
const served = (options?: CaseOptions) => issued(options).does(wang, { kind: 'open' })

/** The demo pack with another rule or two. */
const packWith = (profile: Partial<Pack['profile']>): Pack => ({
  ...demoPack,
  profile: { ...demoPack.profile, ...profile },
})
const { basis } = demoPack.profile.limits.handling
const STOPS = packWith({
  clockStops: [
    { cause: 'ask-citizen', limits: ['handling'], maxDays: 10, basis },
    { cause: 'hearing', limits: ['handling'], maxDays: 20, basis },
  ],
})
const ONE_WINDOW = packWith({ answerThroughPetitionOffice: true })

/** The petition but for the count of its events. */
function butRevision({ revision: _, ...petition }: Petition): Omit<Petition, 'revision'> {
  return petition
}

/** Refused with this code, and the case as it was. */
function expectRefusal(built: Case, acting: Parameters<Case['run']>[0], command: CaseCommand, code: string) {
  const before = structuredClone(built.petition)
  const decision = built.run(acting, command)
  expect(decision).toMatchObject({ kind: 'refused', refusal: { code } })
  expect(built.petition).toEqual(before)
}

describe('sorting by the petition office (2022 §22)', () => {
  test.each([
    ['2026-01-31', '2026-02-15', '2026-02-24'],
    ['2026-09-16', '2026-10-01', '2026-10-08'],
    ['2026-04-21', '2026-05-06', '2026-05-06'],
  ])(
    'what is received on %s is sorted in 15 days, nominally by %s and lawfully by %s',
    (on, nominal, due) => {
      const built = new Case({ on })
      expect(built.clock('sorting')).toEqual({
        holder: CITY,
        kind: 'limit',
        from: on,
        days: 15,
        nominal,
        due,
      })
      expect(nextClock(built.petition)?.limit.due).toBe(due)
    },
  )

  test('a paper taken down later is counted from the day on which the office received it', () => {
    const built = new Case({
      on: '2026-03-05',
      paper: { by: registrar, office: CITY, receivedOn: '2026-03-02' },
    })
    expect(built.clock('sorting')).toMatchObject({ from: '2026-03-02', nominal: '2026-03-17' })
  })

  test('a transfer stops the sorting limit and starts the 15 days in which the organ has to tell', () => {
    const built = new Case({ on: '2026-03-02' }).on('2026-03-05').does(registrar, transfer())
    expect(built.petition).toMatchObject({
      status: 'forwarded',
      owner: BUREAU,
      organ: BUREAU,
      sender: CITY,
      office: CITY,
      forwardedOn: '2026-03-05',
      assigned: false,
    })
    expect(built.clock('sorting').stoppedOn).toBe('2026-03-05')
    expect(built.clock('telling')).toMatchObject({ holder: BUREAU, kind: 'limit', due: '2026-03-20' })
    expect(built.told()).toEqual(['receipt', 'sent-on'])
    expect(built.told(BUREAU)).toEqual(['desk-arrived'])
  })

  test('a transfer says why', () => {
    expectRefusal(new Case(), registrar, { ...transfer(), reason: ' ' } as CaseCommand, 'TEXT_MISSING')
  })

  test('an assignment has a return date, which is a target and not a limit', () => {
    const assign = { kind: 'forward', to: BUREAU, mode: 'assign', reason } as const
    const built = new Case({ on: '2026-03-02' })
    for (const returnDays of [0, 1.5, -3, 181]) {
      expectRefusal(built, registrar, { ...assign, returnDays }, 'RETURN_DAYS_WRONG')
    }
    expectRefusal(built, registrar, assign, 'RETURN_DAYS_WRONG')
    built.does(registrar, { ...assign, returnDays: 45 })
    expect(built.petition.assigned).toBe(true)
    expect(built.clock('assignedReport')).toEqual({
      holder: BUREAU,
      kind: 'target',
      from: '2026-03-02',
      days: 45,
      nominal: '2026-04-16',
      due: '2026-04-16',
    })
  })

  test('the return date stands when the organ passes the matter on to a subordinate', () => {
    const built = new Case()
      .does(registrar, { kind: 'forward', to: BUREAU, mode: 'assign', returnDays: 45, reason })
      .does(handler, { kind: 'passDown', to: 'huoqiu-land', reason })
    expect(built.clock('assignedReport')).not.toHaveProperty('stoppedOn')
  })

  test('a matter goes to the own or a lower level, never outside or to the office itself', () => {
    const county = new Case({ content: { place: { region: '341522' } } })
    expect(county.petition.owner).toBe('huoqiu-petition')
    expect(county.refusal(countyRegistrar, transfer('huoshan-land'))).toBe('UNIT_OUTSIDE')
    expect(county.refusal(countyRegistrar, transfer(BUREAU))).toBe('UNIT_OUTSIDE')
    expect(county.refusal(countyRegistrar, transfer('huoqiu-petition'))).toBe('UNIT_SAME')
    expect(county.refusal(countyRegistrar, transfer('nowhere'))).toBe('UNIT_UNKNOWN')
  })

  test('sent to a lower petition office it is sorted there anew, and never comes back in a circle', () => {
    const built = new Case({ on: '2026-03-02' }).later(3).does(registrar, transfer('huoqiu-petition'))
    expect(built.petition).toMatchObject({
      status: 'registered',
      owner: 'huoqiu-petition',
      office: 'huoqiu-petition',
    })
    expect(built.clock('sorting')).toMatchObject({ holder: 'huoqiu-petition', from: '2026-03-05' })
    expectRefusal(built, countyRegistrar, transfer(CITY), 'UNIT_OUTSIDE')
    built.does(countyRegistrar, object).does(registrar, agree)
    expectRefusal(built, registrar, transfer('huoqiu-petition'), 'UNIT_CIRCLE')
  })

  test('a unit that nobody reaches through the service gets it on paper, and handing it over is a task with a date', () => {
    const built = new Case({ on: '2026-03-02', unreachable: [BUREAU] })
    expectRefusal(built, registrar, transfer(), 'UNIT_NOT_REACHABLE')
    built.does(registrar, { kind: 'forward', to: BUREAU, mode: 'transfer', reason, onPaper: true })
    expect(built.told(BUREAU)).toEqual([])
    const [task] = built.petition.tasks
    expect(task).toMatchObject({ what: 'hand-over-papers', unit: CITY })
    expect(built.clock('deliveryTask')).toMatchObject({ holder: CITY, due: '2026-03-05' })
    built.does(registrar, { kind: 'doTask', task: task?.id ?? '', how: 'By messenger.' })
    expect(built.petition.tasks).toEqual([])
    expect(built.clock('deliveryTask').stoppedOn).toBe('2026-03-02')
  })

  test('an organ passes on to its own subordinate only', () => {
    const built = forwarded()
    expectRefusal(built, handler, { kind: 'passDown', to: 'huoqiu-petition', reason }, 'UNIT_NOT_SUBORDINATE')
    expectRefusal(built, handler, { kind: 'passDown', to: BUREAU, reason }, 'UNIT_SAME')
    built.later(2).does(handler, { kind: 'passDown', to: 'huoqiu-land', reason })
    expect(built.petition).toMatchObject({
      status: 'forwarded',
      owner: 'huoqiu-land',
      organ: 'huoqiu-land',
      sender: CITY,
      forwardedOn: '2026-03-04',
    })
    expect(built.clock('telling')).toMatchObject({ holder: 'huoqiu-land', from: '2026-03-04' })
  })

  test('passed on after it was told, it has to be told again by the new organ', () => {
    const built = forwarded().does(handler, { kind: 'tell' })
    built.later(2).does(handler, { kind: 'passDown', to: 'huoqiu-land', reason })
    expect(built.petition.toldOn).toBeUndefined()
    expect(built.clock('telling')).not.toHaveProperty('stoppedOn')
    built.later(1).does(countyHandler, { kind: 'tell' })
    expect(built.petition.toldOn).toBe('2026-03-05')
  })
})

describe('objection to competence (2022 §23 para 3)', () => {
  const sent = () => new Case({ on: '2026-09-28' }).does(registrar, transfer('huoqiu-land'))

  test('is open for five working days: from 2026-09-28 until the worked Saturday 2026-10-10', () => {
    const built = sent()
    expect(built.clock('objection')).toMatchObject({ holder: 'huoqiu-land', due: '2026-10-10' })
    expect(built.on('2026-10-10').refusal(countyHandler, object)).toBe('accepted')
  })

  test('letting the five days pass is no lateness, but afterwards it is too late', () => {
    const built = sent()
    expect(built.petition.clocks.find(({ limit }) => limit.rule === 'objection')?.nature).toBe('right')
    for (const day of ['2026-10-11', '2026-10-12']) {
      expectRefusal(built.on(day), countyHandler, object, 'OBJECTION_LATE')
    }
    expect(built.petition.status).toBe('forwarded')
  })

  test('needs reasons', () => {
    expectRefusal(sent(), countyHandler, { kind: 'object', reason: '' }, 'TEXT_MISSING')
  })

  test('goes to the sender, who has three working days; the organ’s telling limit runs on', () => {
    const built = sent().on('2026-09-30').does(countyHandler, object)
    expect(built.petition).toMatchObject({
      status: 'objected',
      owner: CITY,
      objection: { by: 'huoqiu-land' },
    })
    expect(built.clock('objectionDecision')).toMatchObject({
      holder: CITY,
      kind: 'target',
      due: '2026-10-10',
    })
    expect(built.clock('telling')).toMatchObject({ holder: 'huoqiu-land', due: '2026-10-13' })
    expect(built.clock('telling')).not.toHaveProperty('stoppedOn')
    expect(built.told(CITY)).toEqual(['desk-objection'])
  })

  test('refused by the sender, the matter is back with the old telling date, and it can’t object again', () => {
    const built = sent()
    const before = built.clock('telling')
    built.on('2026-09-30').does(countyHandler, object)
    built.on('2026-10-09').does(registrar, { kind: 'refuseObjection', reason: 'The plot is in the county.' })
    expect(built.petition).toMatchObject({ status: 'forwarded', owner: 'huoqiu-land' })
    expect(built.petition).not.toHaveProperty('objection')
    expect(built.clock('telling')).toEqual(before)
    expect(built.told('huoqiu-land')).toContain('desk-objection-refused')
    expectRefusal(built, countyHandler, object, 'OBJECTION_SETTLED')
  })

  test('agreed to, the days lost are counted, it is sorted anew, and it can’t go back to who objected', () => {
    const built = sent().on('2026-09-30').does(countyHandler, object)
    built.on('2026-10-09').does(registrar, agree)
    expect(built.petition).toMatchObject({
      status: 'registered',
      owner: CITY,
      office: CITY,
      daysLost: 11,
      notCompetent: ['huoqiu-land'],
    })
    expect(built.clock('telling').stoppedOn).toBe('2026-10-09')
    expect(built.clock('sorting')).toMatchObject({ holder: CITY, from: '2026-10-09', nominal: '2026-10-24' })
    expectRefusal(built, registrar, transfer('huoqiu-land'), 'UNIT_CIRCLE')
    expect(built.refusal(registrar, transfer(BUREAU))).toBe('accepted')
  })

  test('who rightly objected has no part in it any more, and sees nothing of it', () => {
    const built = sent().does(countyHandler, object).does(registrar, agree)
    expect(built.petition).not.toHaveProperty('organ')
    expectRefusal(built, countyHandler, { kind: 'note', text: 'Once more.' }, 'NOT_FOUND')
    built.does(registrar, { kind: 'divert', decision: 'not-accepted', reason })
    expectRefusal(built, SERVICE, { kind: 'nameHandler', member: 'handler-huoqiu', reason }, 'MEMBER_UNKNOWN')
  })

  test('nor does its superior pass it down to who rightly objected', () => {
    const built = sent().does(countyHandler, object).does(registrar, agree).does(registrar, transfer(BUREAU))
    expectRefusal(built, handler, { kind: 'passDown', to: 'huoqiu-land', reason }, 'UNIT_CIRCLE')
  })

  test('days lost are counted once for each who objects, from the day it had it', () => {
    const built = new Case({ on: '2026-03-02' }).does(registrar, transfer(BUREAU)) // 2 days at the bureau
    built.later(2).does(handler, object).does(registrar, agree)
    built.later(1).does(registrar, transfer('huoqiu-petition')) // then 3 days at the county's office
    built.later(3).does(countyRegistrar, object).does(registrar, agree)
    expect(built.petition.daysLost).toBe(2 + 3)
  })

  test('may propose who is competent, but nobody whom the matter is about', () => {
    const about = { words: 'Yu’an land bureau', units: ['yuan-land'] }
    const built = new Case({ content: { about } }).does(registrar, transfer('huoqiu-land'))
    expectRefusal(built, countyHandler, { ...object, proposed: 'yuan-land' } as CaseCommand, 'UNIT_EXCLUDED')
    built.does(countyHandler, { ...object, proposed: 'jinan-land' } as CaseCommand)
    expect(built.petition.objection?.proposed).toBe('jinan-land')
  })

  test('once it was told by which route it goes, there is no objection any more', () => {
    const built = forwarded().does(handler, { kind: 'tell' })
    expectRefusal(built, handler, object, 'WRONG_STAGE')
  })
})

describe('dispute (2022 §24)', () => {
  const disputed = () =>
    new Case({ on: '2026-03-02' })
      .does(registrar, transfer('huoqiu-land'))
      .does(countyHandler, object)
      .does(registrar, agree)
      .does(registrar, transfer('yuan-land'))
      .does(yuanHandler, object)
      .does(registrar, { kind: 'refer', reason: 'Both deny it.' })

  test('is decided by the common superior of those who dispute, within a target', () => {
    const built = disputed()
    expect(built.petition).toMatchObject({
      status: 'disputed',
      owner: BUREAU,
      dispute: ['huoqiu-land', 'yuan-land'],
    })
    expect(built.clock('competenceDecision')).toMatchObject({
      holder: BUREAU,
      kind: 'target',
      due: '2026-03-09',
    })
    expect(built.clock('telling')).toHaveProperty('stoppedOn')
  })

  test('reaches those of the superior who can decide: the head of an organ, the leaders of a petition office', () => {
    const about = { words: 'the city land bureau', units: [BUREAU] }
    const [notice] = disputed().notices.filter(({ kind }) => kind === 'desk-dispute')
    expect(notice).toMatchObject({ unit: BUREAU, who: 'approve' })
    const alone = new Case({ content: { about } })
      .does(registrar, transfer('huoqiu-petition'))
      .does(countyRegistrar, object)
      .does(registrar, { kind: 'refer', reason })
    expect(alone.notices.filter(({ kind }) => kind === 'desk-dispute')).toMatchObject([
      { unit: CITY, who: 'designate' },
    ])
  })

  test('ends with the superior’s word, to which there is no objection', () => {
    const built = disputed().later(1).does(head, { kind: 'designate', to: 'yuan-land', reason })
    expect(built.petition).toMatchObject({ status: 'forwarded', owner: 'yuan-land', organ: 'yuan-land' })
    expect(built.petition).not.toHaveProperty('dispute')
    expect(built.clock('telling')).toMatchObject({ holder: 'yuan-land', from: '2026-03-03' })
    expectRefusal(built, yuanHandler, object, 'OBJECTION_SETTLED')
  })

  test('ends by agreement when one of them takes it on, and there is no objection then either', () => {
    const built = disputed().does(countyHead, { kind: 'takeOn', reason: 'We take it.' })
    expect(built.petition).toMatchObject({ status: 'forwarded', owner: 'huoqiu-land' })
    expectRefusal(built, countyHandler, object, 'OBJECTION_SETTLED')
  })

  test('without a common superior in the pack it stays with the petition office, for its joint conference', () => {
    const built = forwarded().does(handler, object).does(registrar, { kind: 'refer', reason })
    expect(built.petition).toMatchObject({ status: 'disputed', owner: CITY })
    built.does(leader, { kind: 'designate', to: BUREAU, reason })
    expect(built.petition.owner).toBe(BUREAU)
  })

  test('is never decided by a superior that the matter is about', () => {
    const about = { words: 'the city land bureau', units: [BUREAU] }
    const built = new Case({ content: { about } })
    expectRefusal(built, registrar, transfer(BUREAU), 'UNIT_EXCLUDED')
    // Everything below the bureau is shut out with it.
    expectRefusal(built, registrar, transfer('huoqiu-land'), 'UNIT_EXCLUDED')
  })
})

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
    expect(built.told()).toEqual(['receipt', 'sent-on', 'accepted'])
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

describe('extension of handling (2022 §34)', () => {
  const request = (days: number, why = 'Three villages and two maps.'): CaseCommand => ({
    kind: 'requestExtension',
    days,
    reason: why,
  })
  /** Due on 2026-05-11, a Monday, 60 days after the acceptance on 2026-03-11 nominally on Sunday 2026-05-10. */
  const open = () => accepted({ on: '2026-03-11' })
  const approved = (days: number) =>
    open().on('2026-05-06').does(handler, request(days)).does(head, { kind: 'approveExtension' })
  const deliver = (built: Case): CaseCommand => ({
    kind: 'reportDelivered',
    notice: built.notices.findLast(({ kind }) => kind === 'extended')?.id ?? '',
    notices: 'extended',
  })

  test('is of at most 30 days', () => {
    expectRefusal(open(), handler, request(31), 'EXTENSION_TOO_LONG')
    expectRefusal(open(), handler, request(0), 'EXTENSION_DAYS')
    expectRefusal(open(), handler, request(2.5), 'EXTENSION_DAYS')
    expect(open().refusal(handler, request(30))).toBe('accepted')
  })

  test('is of at most 30 days in all: after 20 not 11, but 10', () => {
    const built = approved(20)
    built.does(SERVICE, deliver(built))
    expect(built.petition.extendedDays).toBe(20)
    expectRefusal(built, handler, request(11), 'EXTENSION_TOO_LONG')
    built.does(handler, request(10)).does(head, { kind: 'approveExtension' })
    built.does(SERVICE, deliver(built))
    expect(built.petition.extendedDays).toBe(30)
    expect(built.clock('handling')).toMatchObject({ days: 90, nominal: '2026-06-09' })
    expectRefusal(built, handler, request(1), 'EXTENSION_TOO_LONG')
  })

  test('needs a reason', () => {
    expectRefusal(open(), handler, request(10, ' '), 'TEXT_MISSING')
  })

  test('is approved by the head of the organ and by nobody else', () => {
    const built = open().does(handler, request(10))
    for (const acting of [handler, registrar, supervisor, leader, countyHead, wang]) {
      expect(built.refusal(acting, { kind: 'approveExtension' })).not.toBe('accepted')
    }
    expect(built.refusal(head, { kind: 'approveExtension' })).toBe('accepted')
    expectRefusal(built, handler, request(5), 'EXTENSION_ALREADY')
  })

  test('refused by the head, it is as if nobody had asked', () => {
    const built = open()
    const before = butRevision(built.petition)
    built.does(handler, request(10)).does(head, { kind: 'refuseExtension', reason: 'It is simple.' })
    expect(butRevision(built.petition)).toEqual(before)
  })

  test('holds only once its notice was delivered before the old date', () => {
    const built = approved(10)
    expect(built.clock('handling').due).toBe('2026-05-11')
    expect(built.notices.findLast(({ kind }) => kind === 'extended')).toMatchObject({ report: true })
    built.on('2026-05-11').does(SERVICE, deliver(built))
    expect(built.clock('handling')).toMatchObject({ days: 70, nominal: '2026-05-20', due: '2026-05-20' })
    expect(built.petition.extension?.state).toBe('told')
  })

  test('whose notice was delivered after the old date lapses, and the old date stands', () => {
    const built = approved(10).on('2026-05-12')
    built.does(SERVICE, deliver(built))
    expect(built.last('extensionLapsed')).toBeDefined()
    expect(built.clock('handling')).toMatchObject({ days: 60, due: '2026-05-11' })
    expect(built.petition).toMatchObject({ extendedDays: 0 })
    expect(built.petition).not.toHaveProperty('extension')
  })

  test('whose notice nobody reports lapses at the end of the old date, and the old date stands', () => {
    const built = approved(10)
    expect(nextActionAt(built.petition, 'Asia/Shanghai')).toEqual(new Date('2026-05-12T00:00:00+08:00'))
    built.on('2026-05-11').does(SERVICE, { kind: 'lapseExtension' })
    expect(built.petition.extension?.state).toBe('approved')
    built.on('2026-05-12').does(SERVICE, { kind: 'lapseExtension' })
    expect(built.petition).not.toHaveProperty('extension')
    expect(built.clock('handling')).toMatchObject({ due: '2026-05-11' })
    expect(nextActionAt(built.petition, 'Asia/Shanghai')).toBeUndefined()
  })

  test('can be handed over on paper, on a day between acceptance and the old date', () => {
    const built = approved(10).on('2026-05-08')
    const record = (on: string): CaseCommand => ({ kind: 'recordExtensionService', on: civilDate(on) })
    expectRefusal(built, handler, record('2026-05-09'), 'SERVICE_DATE_WRONG')
    expectRefusal(built, handler, record('2026-03-10'), 'SERVICE_DATE_WRONG')
    built.does(handler, record('2026-05-07'))
    expect(built.petition).toMatchObject({ extendedDays: 10, extension: { state: 'told' } })
  })

  test('is asked for before the limit has passed', () => {
    expectRefusal(open().on('2026-05-12'), handler, request(10), 'EXTENSION_LATE')
    const built = open().does(handler, request(10)).on('2026-05-12')
    expectRefusal(built, head, { kind: 'approveExtension' }, 'EXTENSION_LATE')
  })

  test('is only of a legal limit, never of a target', () => {
    const built = accepted({ content: { class: 'suggestion' } })
    expectRefusal(built, handler, request(10), 'EXTENSION_ONLY_LIMITS')
  })

  test('that was on its way when the limit became a target does not hold', () => {
    const built = approved(10)
    built.does(handler, { kind: 'reclassify', class: 'suggestion', reason })
    expectRefusal(
      built,
      handler,
      { kind: 'recordExtensionService', on: built.today },
      'EXTENSION_ONLY_LIMITS',
    )
    built.does(SERVICE, deliver(built))
    expect(built.clock('suggestionReply')).toMatchObject({ days: 60 })
    expect(built.petition).toMatchObject({ extendedDays: 0 })
    expect(built.petition).not.toHaveProperty('extension')
  })

  test('holds although its notice arrives while the answer lies at the petition office', () => {
    const built = accepted({ on: '2026-03-11', pack: ONE_WINDOW }).on('2026-05-06')
    built.does(handler, request(10)).does(head, { kind: 'approveExtension' }).does(handler, answer)
    built.does(SERVICE, deliver(built)).does(registrar, { kind: 'returnAnswer', reason: 'No basis.' })
    expect(built.petition).toMatchObject({ status: 'accepted', extendedDays: 10 })
    expect(built.clock('handling')).toMatchObject({ days: 70 })
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
    expect(built.petition.questions).toMatchObject([{ stops: true, reply: { text: 'Plot 7.' } }])
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
    expect(built.petition.questions.at(-1)).toMatchObject({ stops: false })
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

describe('the written opinion (2022 §32)', () => {
  test.each(['request', 'facts', 'opinion', 'basis'] as const)(
    'is refused without its %s, which is named',
    (part) => {
      const decision = accepted().run(handler, { kind: 'answer', parts: { ...OPINION, [part]: ' ' } })
      expect(decision).toMatchObject({
        kind: 'refused',
        refusal: { code: 'ANSWER_INCOMPLETE', args: { part: { key: `answer-part-${part}` } } },
      })
    },
  )

  test('is refused without its outcome', () => {
    const { outcome: _, ...parts } = OPINION
    expect(accepted().run(handler, { kind: 'answer', parts })).toMatchObject({
      refusal: { code: 'ANSWER_INCOMPLETE', args: { part: { key: 'answer-part-outcome' } } },
    })
  })

  test('given without telling or acceptance needs a reason, which stays in the history', () => {
    const built = forwarded()
    expectRefusal(built, handler, answer, 'SKIP_REASON_MISSING')
    expectRefusal(built, handler, { ...answer, skipReason: '  ' } as CaseCommand, 'SKIP_REASON_MISSING')
    built.does(handler, { ...answer, skipReason: 'Settled at the counter.' } as CaseCommand)
    expect(built.petition.decision).toMatchObject({ skipped: 'Settled at the counter.' })
    expect(built.last('answered')).toMatchObject({ skipped: 'Settled at the counter.' })
    expect(built.petition).not.toHaveProperty('acceptedOn')
  })

  test('stops the handling limit and starts the target by which it is served', () => {
    const built = accepted({ on: '2026-03-02' }).on('2026-03-16').does(handler, answer)
    expect(built.petition).toMatchObject({ status: 'answered', owner: BUREAU, answeredOn: '2026-03-16' })
    expect(built.clock('handling').stoppedOn).toBe('2026-03-16')
    expect(built.clock('service')).toMatchObject({ holder: BUREAU, kind: 'target', due: '2026-03-23' })
  })

  test('is told to the petitioner only when it goes out, ten minutes later', () => {
    const built = answered()
    expect(built.told()).not.toContain('answer')
    expect(nextActionAt(built.petition, 'Asia/Shanghai')).toEqual(new Date(built.now.getTime() + 600_000))
    built.minutesLater(9)
    expect(built.run(SERVICE, { kind: 'issue' })).toMatchObject({ events: [], notices: [] })
    built.minutesLater(1).does(SERVICE, { kind: 'issue' })
    expect(built.notices.at(-1)).toMatchObject({ kind: 'answer', report: true, account: 'wang' })
    expect(nextActionAt(built.petition, 'Asia/Shanghai')).toBeUndefined()
    expectRefusal(built, SERVICE, { kind: 'issue' }, 'NOTHING_CHANGES')
  })

  test('is final afterwards: there is no second answer', () => {
    expectRefusal(issued(), handler, answer, 'WRONG_STAGE')
  })
})

describe('taking an answer back', () => {
  const back: CaseCommand = { kind: 'takeBack', reason: 'A wrong number.' }

  test('within ten minutes puts everything back exactly as it was', () => {
    const built = accepted()
      .does(handler, { kind: 'requestExtension', days: 10, reason })
      .does(leader, { kind: 'urge', reason: 'It drags on.' })
    const before = butRevision(built.petition)
    built.does(handler, answer).minutesLater(9)
    expect(built.petition).not.toHaveProperty('urge')
    expect(built.petition).not.toHaveProperty('extension')
    built.does(handler, back)
    expect(butRevision(built.petition)).toEqual(before)
  })

  test('works the same where the petition office had passed the answer on', () => {
    const built = accepted({ pack: ONE_WINDOW }).does(handler, answer)
    const before = butRevision(built.petition)
    built.does(registrar, { kind: 'releaseAnswer' }).minutesLater(5).does(registrar, back)
    expect(butRevision(built.petition)).toEqual(before)
  })

  test('works the same for a diversion', () => {
    const built = new Case()
    const before = butRevision(built.petition)
    built.does(registrar, { kind: 'divert', decision: 'not-accepted', reason }).does(registrar, back)
    expect(butRevision(built.petition)).toEqual(before)
  })

  test('keeps what came up meanwhile', () => {
    const built = accepted().does(handler, answer)
    built.does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    built.does(leader, { kind: 'urge', reason: 'When?' }).does(handler, back)
    expect(built.petition.tasks).toHaveLength(1)
    expect(built.clock('deliveryTask')).not.toHaveProperty('stoppedOn')
    expect(built.petition.urge).toBeDefined()
    expect(built.clock('urgeAnswer')).not.toHaveProperty('stoppedOn')
    expect(built.clock('handling')).not.toHaveProperty('stoppedOn')
    expect(built.petition.clocks.some(({ limit }) => limit.rule === 'service')).toBe(false)
  })

  test('needs a reason, and is over after ten minutes, whether or not the notice went out', () => {
    const built = answered()
    expectRefusal(built, handler, { ...back, reason: '' } as CaseCommand, 'TEXT_MISSING')
    expectRefusal(built.minutesLater(10), handler, back, 'TAKE_BACK_LATE')
    built.does(SERVICE, { kind: 'issue' })
    expectRefusal(built, handler, back, 'TAKE_BACK_LATE')
  })
})

describe('one window in, one answer out', () => {
  const submitted = () => accepted({ pack: ONE_WINDOW }).later(5).does(handler, answer)

  test('the organ’s answer goes to the petition office first; the organ’s limit runs on', () => {
    const built = submitted()
    expect(built.petition).toMatchObject({ status: 'at-office', owner: CITY, organ: BUREAU })
    expect(built.clock('handling')).not.toHaveProperty('stoppedOn')
    expect(built.told(CITY).at(-1)).toBe('desk-answer')
    built.later(1).does(registrar, { kind: 'releaseAnswer' })
    expect(built.petition).toMatchObject({ status: 'answered', owner: BUREAU, answeredOn: '2026-03-08' })
  })

  test('sent back with a reason it is where it was: accepted, told or forwarded', () => {
    const back: CaseCommand = { kind: 'returnAnswer', reason: 'The basis is missing.' }
    const skipping = { ...answer, skipReason: 'Settled at once.' } as CaseCommand
    const built = submitted()
    expectRefusal(built, registrar, { kind: 'returnAnswer', reason: ' ' }, 'TEXT_MISSING')
    built.does(registrar, back)
    expect(built.petition).toMatchObject({ status: 'accepted', owner: BUREAU })
    expect(built.told(BUREAU).at(-1)).toBe('desk-answer-returned')
    const told = forwarded({ pack: ONE_WINDOW }).does(handler, { kind: 'tell' }).does(handler, skipping)
    expect(told.does(registrar, back).petition).toMatchObject({ status: 'told', owner: BUREAU })
    const untold = forwarded({ pack: ONE_WINDOW }).does(handler, skipping)
    expect(untold.does(registrar, back).petition).toMatchObject({ status: 'forwarded', owner: BUREAU })
  })
})

describe('service and the petitioner’s window (2022 §35)', () => {
  test('an answer that went out is answered, not served, and no window runs', () => {
    const built = issued()
    expect(built.petition.status).toBe('answered')
    expect(built.petition).not.toHaveProperty('servedOn')
    expect(built.petition.clocks.some(({ holder }) => holder === 'petitioner')).toBe(false)
  })

  test('an answer that was not issued yet can’t be opened', () => {
    expectRefusal(answered(), wang, { kind: 'open' }, 'NOTHING_TO_OPEN')
  })

  test('from the day on which it is opened the petitioner has 30 days', () => {
    const built = issued({ on: '2026-03-02' }).on('2026-03-10').does(wang, { kind: 'open' })
    expect(built.petition).toMatchObject({ status: 'served', servedOn: '2026-03-10' })
    expect(built.clock('reviewRequest')).toEqual({
      holder: 'petitioner',
      kind: 'limit',
      from: '2026-03-10',
      days: 30,
      nominal: '2026-04-09',
      due: '2026-04-09',
    })
    expect(built.clock('closing')).toMatchObject({ holder: BUREAU, kind: 'target', due: '2026-04-16' })
    expect(built.clock('service').stoppedOn).toBe('2026-03-10')
  })

  test('on paper, the date of service lies between the answer and today', () => {
    const built = issued({ on: '2026-03-02' }).on('2026-03-10')
    const record = (on: string): CaseCommand => ({ kind: 'recordService', route: 'post', on: civilDate(on) })
    expectRefusal(built, handler, record('2026-03-01'), 'SERVICE_DATE_WRONG')
    expectRefusal(built, handler, record('2026-03-11'), 'SERVICE_DATE_WRONG')
    built.does(registrar, record('2026-03-06'))
    expect(built.petition).toMatchObject({ status: 'served', servedOn: '2026-03-06' })
    expect(built.clock('reviewRequest')).toMatchObject({ from: '2026-03-06', nominal: '2026-04-05' })
  })

  test('handing it over in person at once issues it as well', () => {
    const built = answered().does(handler, {
      kind: 'recordService',
      route: 'in-person',
      on: civilDate('2026-03-02'),
    })
    expect(built.petition.status).toBe('served')
    expect(built.petition).not.toHaveProperty('issueAt')
    expectRefusal(built, handler, { kind: 'takeBack', reason }, 'WRONG_STAGE')
  })

  test('whoever is anonymous has no window: served, the case is closed', () => {
    const built = issued({ content: { petitioner: { kind: 'anonymous' } } }).does(wang, { kind: 'open' })
    expect(built.petition).toMatchObject({ status: 'closed', servedOn: '2026-03-02', closedOn: '2026-03-02' })
    expect(built.last('closed')).toMatchObject({ ground: 'no-window' })
    expect(built.petition.clocks.some(({ holder }) => holder === 'petitioner')).toBe(false)
  })

  test('the answer to a suggestion opens no window either', () => {
    const built = issued({ content: { class: 'suggestion' } }).does(wang, { kind: 'open' })
    expect(built.last('closed')).toMatchObject({ ground: 'no-window' })
  })

  test('whose name is only kept from the organ has the window like anybody', () => {
    const petitioner = { kind: 'confidential', name: 'Wang Xiaoming', phone: '138' } as const
    expect(served({ content: { petitioner } }).clock('reviewRequest').days).toBe(30)
  })

  test('a diversion names where to turn, and served it closes the case', () => {
    const built = new Case()
    const divert = { kind: 'divert', decision: 'diverted', reason } as const
    expectRefusal(built, registrar, divert, 'SUBJECT_UNKNOWN')
    expectRefusal(built, registrar, { ...divert, elsewhere: 'moon' }, 'SUBJECT_UNKNOWN')
    built.does(registrar, { ...divert, elsewhere: 'court_matter' }).minutesLater(10)
    expect(built.petition).toMatchObject({ status: 'answered', owner: CITY })
    built.does(SERVICE, { kind: 'issue' })
    expect(built.notices.at(-1)?.kind).toBe('decision')
    built.later(1).does(wang, { kind: 'open' })
    expect(built.petition).toMatchObject({ status: 'closed', servedOn: '2026-03-03' })
    expect(built.last('closed')).toMatchObject({ ground: 'diverted' })
    expect(built.notices.at(-1)).toMatchObject({ kind: 'desk-served', unit: CITY, who: 'sort' })
  })

  test('the case is closed on the day after the window, not on its last day', () => {
    const built = served({ on: '2026-03-02' })
    expect(built.clock('reviewRequest').due).toBe('2026-04-01')
    expectRefusal(built.on('2026-04-01'), handler, { kind: 'close' }, 'WINDOW_RUNS')
    built.on('2026-04-02').does(handler, { kind: 'close' })
    expect(built.petition).toMatchObject({ status: 'closed', closedOn: '2026-04-02' })
    expect(built.last('closed')).toMatchObject({ ground: 'window-over' })
    expect(nextClock(built.petition)).toBeUndefined()
  })
})

describe('urging (催办)', () => {
  const urge: CaseCommand = { kind: 'urge', reason: 'Nothing happens.' }

  test('is the petitioner’s only once a limit is missed', () => {
    const built = forwarded({ on: '2026-03-02' })
    expectRefusal(built.on('2026-03-17'), wang, urge, 'URGE_NOT_YET')
    built.on('2026-03-18').does(wang, urge)
    expect(built.told(BUREAU).at(-1)).toBe('desk-urged')
  })

  test('is owed an answer in three working days, and one at a time', () => {
    const built = forwarded({ on: '2026-03-02' }).on('2026-03-20').does(wang, urge)
    expect(built.clock('urgeAnswer')).toMatchObject({ holder: BUREAU, kind: 'target', due: '2026-03-25' })
    expectRefusal(built.on('2026-03-25'), wang, urge, 'URGE_WAITS')
    built.does(handler, { kind: 'answerUrge', text: 'The survey is on Monday.' })
    expect(built.petition).not.toHaveProperty('urge')
    expect(built.clock('urgeAnswer').stoppedOn).toBe('2026-03-25')
    expect(built.told().at(-1)).toBe('urge-answered')
    expectRefusal(built, handler, { kind: 'answerUrge', text: 'And again.' }, 'URGE_NONE')
  })

  test('that stays unanswered may be repeated, and one answer answers both', () => {
    const built = forwarded({ on: '2026-03-02' }).on('2026-03-20').does(wang, urge)
    built.on('2026-03-26').does(wang, urge).does(handler, { kind: 'answerUrge', text: 'On Monday.' })
    expect(built.petition.clocks.filter(({ id }) => id.startsWith('urgeAnswer-'))).toMatchObject([
      { stoppedOn: '2026-03-26' },
      { stoppedOn: '2026-03-26' },
    ])
  })

  test('by a supervisor needs no missed limit', () => {
    expect(forwarded().refusal(supervisor, urge)).toBe('accepted')
    expect(forwarded().refusal(officer('supervisor', 'huoshan-petition'), urge)).toBe('NOT_FOUND')
  })

  test('is answered by the answer', () => {
    const built = accepted().does(leader, urge).does(handler, answer)
    expect(built.petition).not.toHaveProperty('urge')
    expect(built.clock('urgeAnswer')).toHaveProperty('stoppedOn')
  })

  test('about an answer that is not served is answered by its service', () => {
    const built = issued().does(leader, urge).does(wang, { kind: 'open' })
    expect(built.petition).not.toHaveProperty('urge')
    expect(built.clock('urgeAnswer')).toHaveProperty('stoppedOn')
  })

  test('goes with the matter to whoever has it', () => {
    const built = forwarded().does(leader, urge).does(handler, object)
    expect(built.clock('urgeAnswer')).toMatchObject({ holder: CITY })
  })

  test('reaches those of a petition office who can answer it, also where it only decides an objection', () => {
    const built = new Case().does(registrar, transfer('huoqiu-petition')).does(countyRegistrar, object)
    built.does(leader, urge)
    expect(built.notices.at(-1)).toMatchObject({ kind: 'desk-urged', unit: CITY, who: 'sort' })
  })
})

describe('notices that do not arrive', () => {
  test('are tasks with a date for whoever has the case', () => {
    const built = forwarded({ on: '2026-03-02' }).does(handler, { kind: 'tell' })
    built.does(SERVICE, { kind: 'reportUndelivered', notice: 'c2-told' })
    expect(built.petition.tasks).toMatchObject([{ what: 'undelivered', unit: BUREAU, notice: 'c2-told' }])
    expect(built.clock('deliveryTask')).toMatchObject({ holder: BUREAU, kind: 'target', due: '2026-03-05' })
    expect(nextClock(built.petition)?.limit.due).toBe('2026-03-05')
    expect(built.told(BUREAU).at(-1)).toBe('desk-task')
    const [task] = built.petition.tasks
    expectRefusal(built, handler, { kind: 'doTask', task: task?.id ?? '', how: ' ' }, 'TEXT_MISSING')
    expectRefusal(built, handler, { kind: 'doTask', task: 'other', how: 'By post.' }, 'TASK_UNKNOWN')
    built.does(handler, { kind: 'doTask', task: task?.id ?? '', how: 'By post.' })
    expect(built.clock('deliveryTask').stoppedOn).toBe('2026-03-02')
  })

  test('are done by the unit whose task it is, not by another that has one', () => {
    const built = new Case({ unreachable: [BUREAU] })
      .does(registrar, { kind: 'forward', to: BUREAU, mode: 'transfer', reason, onPaper: true })
      .does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    const [papers, undelivered] = built.petition.tasks
    expect([papers?.unit, undelivered?.unit]).toEqual([CITY, BUREAU])
    expectRefusal(built, handler, { kind: 'doTask', task: papers?.id ?? '', how: 'Done.' }, 'NOT_YOURS')
    expectRefusal(
      built,
      registrar,
      { kind: 'doTask', task: undelivered?.id ?? '', how: 'Done.' },
      'NOT_YOURS',
    )
    built.does(handler, { kind: 'doTask', task: undelivered?.id ?? '', how: 'By post.' })
  })

  test('after the end are the petition office’s', () => {
    const built = served().on('2026-04-02').does(handler, { kind: 'close' })
    built.does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    expect(built.petition.tasks).toMatchObject([{ unit: CITY }])
  })
})

describe('a petitioner without a chat', () => {
  const onPaper = (options: CaseOptions = {}) =>
    forwarded({ on: '2026-03-02', paper: { by: registrar, office: CITY }, ...options })

  test('is told on paper, and that is a task from the first moment on', () => {
    const built = onPaper().does(handler, { kind: 'tell' })
    expect(built.told()).toEqual([])
    expect(built.petition.tasks).toMatchObject([{ what: 'undelivered', unit: BUREAU, notice: 'c2-told' }])
    built.does(handler, { kind: 'accept' })
    expect(built.petition.tasks.map(({ notice }) => notice)).toEqual(['c2-told', 'c3-accepted'])
    expect(built.events.at(-1)).toMatchObject({ type: 'undelivered', actor: { kind: 'service' } })
  })

  test('gets the answer on paper: whoever serves it records how and when', () => {
    const built = onPaper().does(handler, { kind: 'accept' }).does(handler, answer).minutesLater(10)
    built.does(SERVICE, { kind: 'issue' }).later(2)
    built.does(handler, { kind: 'recordService', route: 'left-at-home', on: built.today })
    expect(built.petition.status).toBe('served')
  })

  test('joins in a chat with the code of the slip, and is told there from then on', () => {
    const built = onPaper()
    expectRefusal(built, wang, { kind: 'join', account: 'wang', code: 'WRONG' }, 'NOT_FOUND')
    expect(built.refusal(wang, { kind: 'setUrgent', urgent: true, reason })).toBe('NOT_FOUND')
    built.does(wang, { kind: 'join', account: 'wang', code: 'SLIP' }).does(handler, { kind: 'tell' })
    expect(built.petition.petitioners).toEqual(['wang'])
    expect(built.petition.tasks).toEqual([])
    expect(built.told()).toEqual(['told'])
  })

  test('a case that came in by chat has no code to join with', () => {
    expectRefusal(new Case(), citizen('zhang'), { kind: 'join', account: 'zhang', code: 'SLIP' }, 'NOT_FOUND')
  })
})

describe('a new calendar', () => {
  const before = workingCalendar({ publishedThrough: 2025 })
  const recompute: CaseCommand = { kind: 'recompute', calendar: '2026' }

  test('moves running limits and says so where a date really moved', () => {
    const built = new Case({ on: '2026-01-31', calendar: before })
    expect(built.clock('sorting')).toMatchObject({ nominal: '2026-02-15', due: '2026-02-16' })
    built.calendar = calendar2026
    built.does(SERVICE, recompute)
    expect(built.clock('sorting')).toMatchObject({ nominal: '2026-02-15', due: '2026-02-24' })
    expect(built.told().at(-1)).toBe('dates-moved')
    expect(built.told(CITY)).toEqual(['desk-dates-moved'])
  })

  test('says nothing where it only makes a date certain', () => {
    const built = new Case({ on: '2026-03-02', calendar: before })
    expect(built.petition.clocks[0]?.limit).toMatchObject({ due: '2026-03-17', provisional: true })
    built.calendar = calendar2026
    built.does(SERVICE, recompute)
    expect(built.petition.clocks[0]?.limit).toMatchObject({ due: '2026-03-17', provisional: false })
    expect(built.told()).toEqual(['receipt'])
    expect(built.told(CITY)).toEqual([])
  })

  test('leaves limits that were kept or missed as they were', () => {
    const built = new Case({ on: '2026-01-31', calendar: before }).does(registrar, transfer())
    const kept = built.clock('sorting')
    built.calendar = calendar2026
    built.does(SERVICE, recompute)
    expect(built.clock('sorting')).toEqual(kept)
    expect(built.clock('telling')).toMatchObject({ due: '2026-02-24' })
  })

  test('that changes nothing writes nothing, also for a case that was read from the store', () => {
    const built = accepted()
    const stored = fold('case', built.events.map(eventToText).map(eventFromText))
    expect(stored).toEqual(built.petition)
    expect(built.run(SERVICE, recompute)).toMatchObject({ kind: 'accepted', events: [] })
    if (stored) built.petition = stored
    expect(built.run(SERVICE, recompute)).toMatchObject({ kind: 'accepted', events: [], notices: [] })
  })
})

describe('whoever a matter is about (2022 §30 para 3)', () => {
  const about = { words: 'the Huoqiu land bureau and its deputy Li Qiang', units: ['huoqiu-land'] }
  const accused = [
    ...ROLES.map((role) => officer(role, 'huoqiu-land')),
    // Through another grant neither, and not by name.
    officer('registrar', CITY, { role: 'handler', unit: 'huoqiu-land' }),
    called('Li Qiang', 'li', [
      { role: 'unit-lead', unit: BUREAU },
      { role: 'registrar', unit: CITY },
      { role: 'leader', unit: CITY },
    ]),
  ]

  test('can do and see nothing in any stage', () => {
    const built = new Case({ content: { about } })
    const commands = (Object.keys(TABLE) as (keyof typeof TABLE)[])
      .filter((kind) => kind !== 'join')
      .map((kind) => ({
        // Enough of everything; the first question is who asks.
        ...{ kind, reason, text: 'x', to: BUREAU, mode: 'transfer', on: built.today, parts: OPINION },
      }))
    const nothing = () => {
      for (const acting of accused) {
        for (const command of commands) {
          expect(built.refusal(acting, command as unknown as CaseCommand)).toBe('NOT_FOUND')
        }
      }
      return built.petition.status
    }
    const seen = [nothing()]
    const steps: [Parameters<Case['does']>[0], CaseCommand][] = [
      [registrar, transfer()],
      [handler, object],
      [registrar, { kind: 'refer', reason }],
      [leader, { kind: 'designate', to: BUREAU, reason }],
      [handler, { kind: 'tell' }],
      [handler, { kind: 'accept' }],
      [handler, answer],
    ]
    for (const [acting, command] of steps) {
      built.does(acting, command)
      seen.push(nothing())
    }
    built.minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    seen.push(nothing())
    built.later(40).does(handler, { kind: 'close' })
    seen.push(nothing())
    expect(seen).toEqual([
      'registered',
      'forwarded',
      'objected',
      'disputed',
      'forwarded',
      'told',
      'accepted',
      'answered',
      'served',
      'closed',
    ])
  })

  test('gets the matter in no way: not sent, passed down, designated or as co-handler', () => {
    const to = 'huoqiu-land'
    const built = new Case({ content: { about } })
    expectRefusal(built, registrar, transfer(to), 'UNIT_EXCLUDED')
    built.does(registrar, transfer())
    expectRefusal(built, handler, { kind: 'passDown', to, reason }, 'UNIT_EXCLUDED')
    expectRefusal(built, handler, { kind: 'addCoHandler', unit: to, task: 'Map', days: 5 }, 'UNIT_EXCLUDED')
    built.does(handler, object).does(registrar, { kind: 'refer', reason })
    expectRefusal(built, leader, { kind: 'designate', to, reason }, 'UNIT_EXCLUDED')
  })
})

describe('the row of a case', () => {
  test('says where it stands and what is next, without a word of the matter', () => {
    const built = accepted({ on: '2026-03-02' })
    expect(caseRow(built.petition)).toMatchObject({
      status: 'accepted',
      owner: BUREAU,
      office: CITY,
      route: 'appealOpinion',
      region: '341500',
      next: { rule: 'handling', kind: 'limit', due: '2026-05-06' },
    })
    expect(JSON.stringify(caseRow(built.petition))).not.toMatch(/Wang|road|compensation\./)
  })
})
