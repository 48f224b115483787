import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { nextStepAt } from '../../src/petitions/due.js'
import { clockOf } from '../../src/petitions/model.js'
import { before2026 } from '../support/case-driver.js'
import { Case, citizen, demoPack, SERVICE } from '../support/case-kit.js'
import {
  accepted,
  answer,
  BUREAU,
  CITY,
  expectRefusal,
  forwarded,
  handler,
  issued,
  reason,
  registrar,
  served,
  transfer,
  wang,
} from '../support/machine-kit.js'

const dates = (built: Case) =>
  built.petition.clocks.map(({ id, limit, stoppedOn }) => [id, limit.due, stoppedOn])
const withdraw: CaseCommand = { kind: 'withdraw', reason: '', pressed: false }

describe('what is told after the number', () => {
  test('moves no date, and whoever has the case is told', () => {
    const built = accepted()
    const before = dates(built)
    built
      .does(wang, {
        kind: 'giveDetails',
        details: { decisionOn: 'none', earlier: ['court'] },
        address: '5 Main St',
      })
      .does(wang, { kind: 'supplement', facts: [{ kind: 'text', text: 'And the well.' }] })
      .does(wang, { kind: 'correct', phone: '13911112222' })
    expect(dates(built)).toEqual(before)
    expect(built.petition.details).toEqual({ decisionOn: 'none', earlier: ['court'] })
    expect(built.petition.content.petitioner).toMatchObject({ phone: '13911112222', address: '5 Main St' })
    expect(built.petition.content.facts).toHaveLength(2)
    expect(built.told(BUREAU).slice(-3)).toEqual(['desk-added', 'desk-added', 'desk-added'])
  })

  test('takes no decision of tomorrow, and nothing at all of nobody', () => {
    const built = accepted({ on: '2026-03-02' })
    const ahead: CaseCommand = { kind: 'giveDetails', details: { decisionOn: '2026-03-03' as never } }
    expectRefusal(built, wang, ahead, 'DATE_AHEAD')
    expectRefusal(built, wang, { kind: 'giveDetails', details: {} }, 'NOTHING_CHANGES')
    expectRefusal(built, wang, { kind: 'supplement', facts: [] }, 'TEXT_MISSING')
    const anonymous = new Case({ content: { petitioner: { kind: 'anonymous' } } })
    expectRefusal(anonymous, wang, { kind: 'correct', name: 'Li' }, 'ANONYMOUS')
  })
})

describe('a withdrawal', () => {
  test('is only from the petitioner’s own chat, and stops no date for seven days', () => {
    const built = accepted({ on: '2026-03-02' })
    const before = dates(built)
    expectRefusal(built, citizen('li'), withdraw, 'NOT_FOUND')
    expectRefusal(built, handler, withdraw, 'NOT_YOURS')
    built.does(wang, withdraw)
    expect(dates(built)).toEqual(before)
    expect(built.petition).toMatchObject({ status: 'accepted', withdrawal: { until: '2026-03-09' } })
    expect(built.told().at(-1)).toBe('withdrawn')
    expect(built.told(BUREAU).at(-1)).toBe('desk-withdrawn')
    expectRefusal(built, wang, withdraw, 'WITHDRAWN_ALREADY')
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toEqual(new Date('2026-03-10T00:00:00+08:00'))
  })

  test('can be undone until the seventh day has ended, and then closes the case', () => {
    const kept = accepted({ on: '2026-03-02' }).does(wang, withdraw).on('2026-03-09')
    kept.does(SERVICE, { kind: 'concludeWithdrawal' }).does(wang, { kind: 'undoWithdrawal' })
    expect(kept.petition).not.toHaveProperty('withdrawal')
    expectRefusal(kept, wang, { kind: 'undoWithdrawal' }, 'WITHDRAWAL_NONE')
    const over = accepted({ on: '2026-03-02' }).does(wang, withdraw).on('2026-03-10')
    over.does(SERVICE, { kind: 'concludeWithdrawal' })
    expect(over.petition).toMatchObject({ status: 'closed' })
    expect(over.last('closed')?.ground).toBe('withdrawn')
    expectRefusal(over, wang, { kind: 'undoWithdrawal' }, 'WITHDRAWAL_CLOSED')
  })

  test('of somebody who was pressed is told to the next-higher organ, not to those who have the case alone', () => {
    const built = new Case({ content: { place: { region: '341522' } } })
    built.does(wang, { ...withdraw, pressed: true } as CaseCommand)
    const told = built.notices.filter(({ kind }) => kind === 'desk-pressed')
    expect(told).toHaveLength(1)
    expect(built.petition.owner).toBe('huoqiu-petition')
    expect(told[0]).toMatchObject({ unit: CITY, who: 'designate' })
    expect(built.last('withdrawn')).toMatchObject({ pressed: true, to: expect.any(String) })
  })

  test('of somebody who was pressed never closes the case, and those who have it learn nothing of it', () => {
    const built = accepted({ on: '2026-03-02' }).does(wang, { ...withdraw, pressed: true } as CaseCommand)
    expect(built.told(BUREAU)).not.toContain('desk-withdrawn')
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toBeUndefined()
    built.on('2026-03-20').does(SERVICE, { kind: 'concludeWithdrawal' })
    expect(built.petition.status).toBe('accepted')
    // Of their own free will they still can.
    built.does(wang, withdraw).on('2026-03-28').does(SERVICE, { kind: 'concludeWithdrawal' })
    expect(built.petition.status).toBe('closed')
  })

  test('lets nobody sign any more', () => {
    const built = accepted().does(wang, { kind: 'openJoint', code: 'JOINT234' }).does(wang, withdraw)
    const sign = { kind: 'cosign', code: 'JOINT234', representative: false } as const
    expectRefusal(built, citizen('li'), sign, 'NOT_FOUND')
  })

  test('is no more possible once the answer is served', () => {
    expectRefusal(served(), wang, withdraw, 'WRONG_STAGE')
  })
})

describe('a review (2022 §35)', () => {
  const review: CaseCommand = { kind: 'requestReview', reason: 'The map is wrong.' }

  test('is asked for within the window, not a day later, and not before the answer is opened', () => {
    expectRefusal(issued({ on: '2026-03-02' }), wang, review, 'WRONG_STAGE')
    const built = served({ on: '2026-03-02' })
    expect(built.on('2026-04-01').refusal(wang, review)).toBe('accepted')
    expectRefusal(built.on('2026-04-02'), wang, review, 'REVIEW_LATE')
  })

  test('is not refused, nor the case closed, while a calendar to come may still move the last day', () => {
    const built = served({ on: '2026-03-02', calendar: before2026 })
    const window = clockOf(built.petition, 'reviewRequest')
    expect(window?.limit).toMatchObject({ due: '2026-04-01', provisional: true })
    // Nor is anybody late with closing it.
    expect(clockOf(built.petition, 'closing')?.limit.from).toBe('2026-04-16')
    expect(built.on('2026-04-16').refusal(wang, review)).toBe('accepted')
    expectRefusal(built, handler, { kind: 'close' }, 'WINDOW_RUNS')
    expectRefusal(built.on('2026-04-17'), wang, review, 'REVIEW_LATE')
    expect(built.refusal(handler, { kind: 'close' })).toBe('accepted')
  })

  test('goes to the next-higher organ with its own 30 days, and a receipt goes to the petitioner', () => {
    const built = new Case({ on: '2026-03-02' })
      .does(registrar, transfer('huoqiu-land'))
      .does({ ...handler, grants: [{ role: 'handler', unit: 'huoqiu-land' }] }, { kind: 'accept' })
    const there = { ...handler, grants: [{ role: 'handler', unit: 'huoqiu-land' }] } as typeof handler
    built.does(there, {
      kind: 'answer',
      parts: {
        request: 'Pay it.',
        facts: 'It was paid.',
        opinion: 'Nothing is owed.',
        basis: 'Article 48',
        outcome: 'not-supported',
      },
    })
    built
      .minutesLater(10)
      .does(SERVICE, { kind: 'issue' })
      .does(wang, { kind: 'open' })
      .later(3)
      .does(wang, review)
    expect(built.petition).toMatchObject({ status: 'review', owner: BUREAU })
    expect(built.clock('review')).toMatchObject({
      holder: BUREAU,
      kind: 'limit',
      days: 30,
      from: '2026-03-05',
    })
    expect(built.told(BUREAU)).toContain('desk-review')
    expect(built.told().at(-1)).toBe('review-receipt')
    built.later(10).does(handler, { kind: 'recordReview', outcome: 'revoked', on: built.today })
    // 复核: 30 days from the opinion (2022 §36).
    expect(built.petition).toMatchObject({
      status: 'closed',
      review: { outcome: 'revoked', window: { rule: 'reexaminationRequest', from: '2026-03-15', days: 30 } },
    })
  })

  test('that orders a new answer keeps the case open, at whoever owes it, within a new limit', () => {
    const built = served().does(wang, review).later(10)
    const owner = built.petition.organ ?? ''
    built.does(registrar, { kind: 'recordReview', outcome: 'to-be-renewed', on: built.today })
    expect(built.petition).toMatchObject({ status: 'accepted', owner })
    expect(built.petition).not.toHaveProperty('servedOn')
    expect(built.petition).not.toHaveProperty('decision')
    expect(built.petition.lastDraft).toBeDefined()
    expect(built.clock('handling')).toMatchObject({ holder: owner, from: built.today })
    expect(built.told(owner)).toContain('desk-review')
    expect(built.told().at(-1)).toBe('reviewed')
    // The new answer has a window of its own.
    built.does(handler, answer).minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    expect(built.clock('reviewRequest')).toMatchObject({ from: built.today, days: 30 })
    built.does(wang, review)
    expect(built.petition).toMatchObject({ status: 'review', review: { on: built.today } })
  })

  test('asked for after the case is closed is told the last day', () => {
    const built = served().later(40)
    built.does(handler, { kind: 'close' })
    expectRefusal(built, wang, review, 'REVIEW_LATE')
  })

  test('to an organ outside the pack goes on paper through the petition office, as a task with a date', () => {
    const built = served().does(wang, review)
    expect(built.petition).toMatchObject({ status: 'review', owner: CITY })
    expect(built.petition.tasks).toMatchObject([{ what: 'hand-over-papers', unit: CITY }])
  })
})

describe('a joint petition', () => {
  const open = () => accepted().does(wang, { kind: 'openJoint', code: 'JOINT234' })
  const facts = [{ kind: 'text', text: 'The well, too.' }] as const

  test('tells the others what one of them does for all', () => {
    const built = open().does(citizen('li'), sign(true))
    const before = built.notices.length
    built.does(citizen('li'), { kind: 'supplement', facts: [...facts] })
    expect(built.notices.slice(before)).toContainEqual(
      expect.objectContaining({ kind: 'own-step', account: 'wang' }),
    )
    expect(built.notices.slice(before)).not.toContainEqual(expect.objectContaining({ account: 'li' }))
  })

  const sign = (representative: boolean): CaseCommand => ({
    kind: 'cosign',
    code: 'JOINT234',
    representative,
  })

  test('is signed with one’s own account, and every step is told to all', () => {
    const built = open().does(citizen('li'), sign(false)).does(citizen('li'), sign(false))
    expect(built.petition).toMatchObject({
      petitioners: ['wang', 'li'],
      representatives: ['wang'],
      persons: 2,
    })
    built.does(handler, { kind: 'ask', text: 'Which plot?' })
    const asked = built.notices.filter(({ kind }) => kind === 'asked')
    expect(asked.map((notice) => 'account' in notice && notice.account)).toEqual(['wang', 'li'])
    // Who only signed doesn't speak for all.
    expectRefusal(built, citizen('li'), { kind: 'reply', text: 'All of them.' }, 'NOT_YOURS')
    expectRefusal(
      built,
      citizen('zhao'),
      { kind: 'cosign', code: 'WRONG234', representative: false },
      'NOT_FOUND',
    )
  })

  test('has at most five representatives, three where it is of ten people at most and the profile says so', () => {
    const { small: _, ...most } = demoPack.profile.representatives
    const any = { ...demoPack, profile: { ...demoPack.profile, representatives: most } }
    const five = accepted({ pack: any }).does(wang, { kind: 'openJoint', code: 'JOINT234' })
    for (const account of ['a', 'b', 'c', 'd']) five.does(citizen(account), sign(true))
    expectRefusal(five, citizen('e'), sign(true), 'REPRESENTATIVES_FULL')
    expect(five.refusal(citizen('e'), sign(false))).toBe('accepted')
    const { representatives } = demoPack.profile
    const small = {
      ...demoPack,
      profile: {
        ...demoPack.profile,
        representatives: { ...representatives, small: { people: 10, max: 3 } },
      },
    }
    const three = accepted({ pack: small }).does(wang, { kind: 'openJoint', code: 'JOINT234' })
    for (const account of ['a', 'b']) three.does(citizen(account), sign(true))
    expectRefusal(three, citizen('c'), sign(true), 'REPRESENTATIVES_FULL')
    three.does(wang, { kind: 'giveDetails', details: { acting: { kind: 'jointly', people: 11 } } })
    expect(three.refusal(citizen('c'), sign(true))).toBe('accepted')
  })

  test('is corrected, opened to others and withdrawn only by whoever filed it', () => {
    const built = open().does(citizen('li'), sign(true))
    for (const command of [
      { kind: 'withdraw', reason: '', pressed: false },
      { kind: 'correct', phone: '13911112222' },
      { kind: 'giveDetails', details: {}, address: 'Elsewhere 1' },
      { kind: 'openJoint', code: 'OTHER234' },
    ] as const) {
      expectRefusal(built, citizen('li'), command, 'NOT_YOURS')
    }
  })

  test('tells everybody when one of them opens the answer, for the same window runs for all', () => {
    const built = open().does(citizen('li'), sign(false))
    built.does(handler, answer)
    built.minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    const told = built.notices.filter(({ kind }) => kind === 'opened')
    expect(told.map((notice) => 'account' in notice && notice.account).sort()).toEqual(
      [...built.petition.petitioners].sort(),
    )
    expect(served().told()).not.toContain('opened')
  })

  test('can be left by anybody but the last who speaks for it', () => {
    const built = open().does(citizen('li'), sign(false))
    expectRefusal(built, wang, { kind: 'leaveJoint' }, 'REPRESENTATIVE_LAST')
    built.does(citizen('li'), { kind: 'leaveJoint' })
    expect(built.petition.petitioners).toEqual(['wang'])
    expectRefusal(built, citizen('li'), { kind: 'leaveJoint' }, 'NOT_FOUND')
  })
})

describe('number and code (account is not person)', () => {
  const paper = () => forwarded({ paper: { by: registrar, office: CITY } })

  test('bring the case to another chat, and the old one is told', () => {
    const built = paper().does(citizen('old'), { kind: 'join', code: 'SLIP' })
    built.does(citizen('new'), { kind: 'join', code: 'SLIP' })
    expect(built.petition.petitioners).toEqual(['old', 'new'])
    expect(built.notices.at(-1)).toMatchObject({ kind: 'joined-elsewhere', account: 'old' })
  })

  test('guessed wrong are taken five times a day from one account, and at the third the owner is told', () => {
    const built = paper().does(citizen('old'), { kind: 'join', code: 'SLIP' })
    for (let index = 0; index < 5; index += 1) built.does(citizen('thief'), { kind: 'join', code: 'WRONG' })
    expect(built.told().filter((kind) => kind === 'code-failed')).toHaveLength(1)
    // Even the right one waits until tomorrow; whoever holds the slip need not wait for a thief.
    expectRefusal(built, citizen('thief'), { kind: 'join', code: 'SLIP' }, 'CODE_LOCKED')
    expect(built.refusal(citizen('new'), { kind: 'join', code: 'SLIP' })).toBe('accepted')
    expect(built.later(1).refusal(citizen('thief'), { kind: 'join', code: 'SLIP' })).toBe('accepted')
  })

  test('guessed by many accounts together are stopped for a day after fifty', () => {
    const built = paper()
    for (let index = 0; index < 50; index += 1)
      built.does(citizen(`thief-${index}`), { kind: 'join', code: 'WRONG' })
    expectRefusal(built, citizen('new'), { kind: 'join', code: 'SLIP' }, 'CODE_LOCKED')
    expect(built.later(1).refusal(citizen('new'), { kind: 'join', code: 'SLIP' })).toBe('accepted')
  })

  test('are renewed at the counter, and the old code is worth nothing', () => {
    const built = paper().does(registrar, { kind: 'renewCode', code: 'OTHER234', reason })
    built.does(citizen('new'), { kind: 'join', code: 'SLIP' })
    expect(built.petition.petitioners).toEqual([])
    built.does(citizen('new'), { kind: 'join', code: 'OTHER234' })
    expect(built.petition.petitioners).toEqual(['new'])
  })
})

describe('what was said aloud (2022 §19)', () => {
  const spoken = () =>
    accepted({ content: { facts: [{ kind: 'file', evidence: 'voice-1', what: 'voice' }] } })

  test('is typed up by an official and confirmed, or corrected, by the petitioner', () => {
    const built = spoken().does(handler, {
      kind: 'transcribe',
      evidence: 'voice-1',
      text: 'They took the feld.',
    })
    expect(built.told().at(-1)).toBe('transcript')
    expect(built.petition.transcripts).toMatchObject([{ confirmed: false }])
    built.does(wang, { kind: 'confirmTranscript', evidence: 'voice-1', text: 'They took the field.' })
    expect(built.petition.transcripts).toEqual([
      { evidence: 'voice-1', text: 'They took the field.', confirmed: true },
    ])
    expectRefusal(
      built,
      handler,
      { kind: 'transcribe', evidence: 'voice-1', text: 'Other words.' },
      'NOTHING_CHANGES',
    )
    expectRefusal(
      built,
      handler,
      { kind: 'transcribe', evidence: 'none', text: 'Words.' },
      'RECORDING_UNKNOWN',
    )
  })
})

describe('danger', () => {
  test('alarms who has it, its head, the registrars and those over them; passed on, the next head too', () => {
    const built = forwarded().does(wang, { kind: 'setUrgent', urgent: true, reason: 'A wall leans.' })
    const alarm = built.notices.filter(({ kind }) => kind === 'desk-urgent')
    expect(alarm.map((notice) => 'who' in notice && [notice.unit, notice.who])).toEqual([
      [BUREAU, 'handle'],
      [CITY, 'sort'],
      [CITY, 'designate'],
    ])
    built.does(handler, { kind: 'passDown', to: 'huoqiu-land', reason })
    expect(built.told('huoqiu-land')).toEqual(['desk-arrived', 'desk-urgent'])
  })
})
