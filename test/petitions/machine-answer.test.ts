import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { nextStepAt } from '../../src/petitions/due.js'
import { nextClock } from '../../src/petitions/model.js'
import { civilDate } from '../../src/time/civil.js'
import { Case, OPINION, SERVICE } from '../support/case-kit.js'

import {
  accepted,
  answer,
  answered,
  BUREAU,
  butRevision,
  CITY,
  expectRefusal,
  forwarded,
  handler,
  issued,
  leader,
  ONE_WINDOW,
  reason,
  registrar,
  served,
  wang,
} from '../support/machine-kit.js'

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
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toEqual(new Date(built.now.getTime() + 600_000))
    built.minutesLater(9)
    expect(built.run(SERVICE, { kind: 'issue' })).toMatchObject({ events: [], notices: [] })
    built.minutesLater(1).does(SERVICE, { kind: 'issue' })
    expect(built.notices.at(-1)).toMatchObject({ kind: 'answer', report: true, account: 'wang' })
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toBeUndefined()
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
    // What was written of it is there to go on from.
    expect(butRevision(built.petition)).toEqual({ ...before, lastDraft: OPINION })
  })

  test('works the same where the petition office had passed the answer on', () => {
    const built = accepted({ pack: ONE_WINDOW }).does(handler, answer)
    const before = butRevision(built.petition)
    built.does(registrar, { kind: 'releaseAnswer' }).minutesLater(5).does(registrar, back)
    expect(butRevision(built.petition)).toEqual({ ...before, lastDraft: OPINION })
  })

  test('is not the organ’s once the petition office has passed the answer on', () => {
    const built = accepted({ pack: ONE_WINDOW })
      .does(handler, answer)
      .does(registrar, { kind: 'releaseAnswer' })
    expectRefusal(built, handler, back, 'NOT_YOURS')
    expectRefusal(built, handler, { kind: 'issue' }, 'NOT_YOURS')
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
