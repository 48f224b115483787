import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { nextClock } from '../../src/petitions/model.js'
import { Case, SERVICE } from '../support/case-kit.js'

import {
  agree,
  BUREAU,
  CITY,
  countyHandler,
  countyHead,
  countyRegistrar,
  expectRefusal,
  forwarded,
  handler,
  head,
  leader,
  object,
  reason,
  registrar,
  transfer,
  yuanHandler,
} from '../support/machine-kit.js'

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
    expect(built.told()).toEqual(['receipt', 'rights', 'sent-on'])
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

  test('the return date stands when a lower petition office that has the assignment sends the matter on', () => {
    const built = new Case()
      .does(registrar, { kind: 'forward', to: 'huoqiu-petition', mode: 'assign', returnDays: 45, reason })
      .does(countyRegistrar, transfer('huoqiu-land'))
    expect(built.clock('assignedReport')).toMatchObject({ holder: 'huoqiu-petition' })
    expect(built.clock('assignedReport')).not.toHaveProperty('stoppedOn')
    built.does(countyHandler, object).does(countyRegistrar, agree)
    expect(built.clock('assignedReport')).not.toHaveProperty('stoppedOn')
  })

  test('the return date ends with an agreed objection of the organ that was to report', () => {
    const built = new Case()
      .does(registrar, { kind: 'forward', to: BUREAU, mode: 'assign', returnDays: 45, reason })
      .does(handler, object)
      .does(registrar, agree)
    expect(built.clock('assignedReport')).toHaveProperty('stoppedOn')
    expect(built.petition).not.toHaveProperty('forwardedOn')
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
    expectRefusal(built, countyRegistrar, transfer(CITY), 'UNIT_CIRCLE')
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

  test('does not propose itself', () => {
    expectRefusal(forwarded(), handler, { kind: 'object', reason, proposed: BUREAU }, 'UNIT_SAME')
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

  test('ends with a unit below the superior or one of those who dispute, and with no other', () => {
    const designate = (to: string): CaseCommand => ({ kind: 'designate', to, reason })
    expectRefusal(disputed(), head, designate('luan-petition'), 'UNIT_OUTSIDE')
    expect(disputed().refusal(head, designate('huoshan-land'))).toBe('accepted')
    expect(disputed().refusal(head, designate('huoqiu-land'))).toBe('accepted')
  })

  test('is settled by that word also for whom the matter is then passed down to', () => {
    const built = forwarded().does(handler, object).does(registrar, { kind: 'refer', reason })
    built.does(leader, { kind: 'designate', to: BUREAU, reason })
    built.does(handler, { kind: 'passDown', to: 'huoqiu-land', reason })
    expect(
      built.petition.clocks.filter(
        ({ id, holder }) => id.startsWith('objection-') && holder === 'huoqiu-land',
      ),
    ).toEqual([])
    expectRefusal(built, countyHandler, object, 'OBJECTION_SETTLED')
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
