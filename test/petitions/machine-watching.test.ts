import { describe, expect, test } from 'vitest'
import { ROLES } from '../../src/people/roles.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { TABLE } from '../../src/petitions/decisions/table.js'
import { eventFromText, eventToText } from '../../src/petitions/events.js'
import { fold } from '../../src/petitions/evolve.js'
import { nextClock } from '../../src/petitions/model.js'
import { caseRow } from '../../src/petitions/row.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays } from '../../src/time/civil.js'
import {
  Case,
  type CaseOptions,
  calendar2026,
  called,
  citizen,
  OPINION,
  officer,
  SERVICE,
} from '../support/case-kit.js'

import {
  accepted,
  answer,
  BUREAU,
  CITY,
  countyRegistrar,
  expectRefusal,
  forwarded,
  handler,
  head,
  issued,
  leader,
  object,
  reason,
  registrar,
  served,
  supervisor,
  transfer,
  wang,
} from '../support/machine-kit.js'

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

  test('is not opened to the petitioner by a date inside the office', () => {
    const built = accepted({ on: '2026-03-02' })
    built.does(handler, { kind: 'addCoHandler', unit: 'yuan-land', task: 'The map', days: 5 })
    built.does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' }).on('2026-04-01')
    expectRefusal(built, wang, urge, 'URGE_NOT_YET')
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
    expect([papers?.unit, undelivered?.unit]).toEqual([CITY, CITY])
    expectRefusal(built, handler, { kind: 'doTask', task: papers?.id ?? '', how: 'Done.' }, 'NOT_YOURS')
    expectRefusal(built, handler, { kind: 'doTask', task: undelivered?.id ?? '', how: 'Done.' }, 'NOT_YOURS')
    built.does(registrar, { kind: 'doTask', task: undelivered?.id ?? '', how: 'By post.' })
  })

  test('are over once the answer is served, whatever they were about', () => {
    const built = accepted().does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' }).does(handler, answer)
    built.minutesLater(10).does(SERVICE, { kind: 'issue' })
    built.does(SERVICE, { kind: 'reportUndelivered', notice: built.noticeOf('answer') })
    expect(built.petition.tasks).toHaveLength(2)
    built.does(handler, { kind: 'recordService', route: 'post', on: built.today })
    expect(built.petition.tasks).toEqual([])
  })

  test('of a case that is closed all the same pass to the petition office', () => {
    const built = served().does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    built.on('2026-04-02').does(handler, { kind: 'close' })
    expect(built.petition.tasks).toMatchObject([{ unit: CITY }])
    expect(built.clock('deliveryTask')).toMatchObject({ holder: CITY })
    built.does(registrar, { kind: 'doTask', task: built.petition.tasks[0]?.id ?? '', how: 'By post.' })
    expect(built.petition.tasks).toEqual([])
  })

  test('after the end are the petition office’s', () => {
    const built = served().on('2026-04-02').does(handler, { kind: 'close' })
    built.does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    expect(built.petition.tasks).toMatchObject([{ unit: CITY }])
  })
})

describe('an organ without the service', () => {
  const there = () =>
    new Case({ on: '2026-03-02', unreachable: [BUREAU] }).does(registrar, {
      ...transfer(),
      onPaper: true,
    } as CaseCommand)

  test('does its steps on paper, and the petition office that sent it writes them down', () => {
    const built = there().does(registrar, { kind: 'tell' }).does(registrar, { kind: 'accept' })
    expect(built.petition).toMatchObject({
      status: 'accepted',
      owner: BUREAU,
      firstHandler: { unit: BUREAU },
    })
    expect(built.petition).not.toHaveProperty('handler')
    expect(built.last('accepted')?.actor).toMatchObject({ unit: CITY })
    built.does(registrar, { kind: 'requestExtension', days: 5, reason })
    built.does(registrar, { kind: 'approveExtension' }).does(registrar, answer).minutesLater(10)
    built.does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    expect(built.petition.status).toBe('served')
    expect(built.told(BUREAU)).toEqual([])
    expect(built.told(CITY)).toEqual(['desk-extension', 'desk-extension-decided', 'desk-served'])
  })

  test('has its undelivered notices and urgings looked after by that office', () => {
    const built = there().does(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    expect(built.petition.tasks.at(-1)).toMatchObject({ what: 'undelivered', unit: CITY })
    built.does(leader, { kind: 'urge', reason: 'When?' })
    expect(built.told(CITY)).toContain('desk-urged')
    built.does(registrar, { kind: 'answerUrge', text: 'They say on Monday.' })
    expect(built.petition).not.toHaveProperty('urge')
  })

  test('acts for itself like any other once it has the matter from a unit that uses it', () => {
    expectRefusal(forwarded(), registrar, { kind: 'accept' }, 'NOT_YOURS')
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

  test('is asked and told of an extension on paper too', () => {
    const built = onPaper()
      .does(handler, { kind: 'accept' })
      .does(handler, { kind: 'ask', text: 'Which plot?' })
    built
      .does(handler, { kind: 'requestExtension', days: 5, reason })
      .does(head, { kind: 'approveExtension' })
    expect(built.petition.tasks.map(({ notice }) => notice)).toEqual([
      'c2-accepted',
      'c3-asked',
      'c5-extended',
    ])
  })

  test('replies by letter or phone: whoever has the case writes it down, for nobody who has a chat', () => {
    const reply: CaseCommand = { kind: 'reply', text: 'By phone: plot 7.' }
    const built = onPaper()
      .does(handler, { kind: 'accept' })
      .does(handler, { kind: 'ask', text: 'Which plot?' })
    built.does(handler, reply)
    expect(built.petition.questions).toMatchObject([{ reply: { text: 'By phone: plot 7.' } }])
    const chatting = accepted().does(handler, { kind: 'ask', text: 'Which plot?' })
    expectRefusal(chatting, handler, reply, 'NOT_YOURS')
  })

  test('gets the answer on paper: whoever serves it records how and when', () => {
    const built = onPaper().does(handler, { kind: 'accept' }).does(handler, answer).minutesLater(10)
    built.does(SERVICE, { kind: 'issue' }).later(2)
    built.does(handler, { kind: 'recordService', route: 'left-at-home', on: built.today })
    expect(built.petition.status).toBe('served')
  })

  test('joins in a chat with the code of the slip, and is told there from then on', () => {
    const built = onPaper()
    built.does(wang, { kind: 'join', code: 'WRONG' })
    expect(built.petition.petitioners).toEqual([])
    expect(built.refusal(wang, { kind: 'setUrgent', urgent: true, reason })).toBe('NOT_FOUND')
    built.does(wang, { kind: 'join', code: 'SLIP' }).does(handler, { kind: 'tell' })
    expect(built.petition.petitioners).toEqual(['wang'])
    expect(built.petition.tasks).toEqual([])
    expect(built.told()).toEqual(['told'])
  })

  test('a case that came in by chat has no code to join with', () => {
    expectRefusal(new Case(), citizen('zhang'), { kind: 'join', code: 'SLIP' }, 'NOT_FOUND')
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

  test('moves the day of closing with the window', () => {
    const built = served({ on: '2026-01-20', calendar: before }).on('2026-02-01')
    const old = built.clock('closing')
    // Provisional, it waits fifteen days more; certain, it doesn't.
    expect(old.from).toBe(addDays(built.clock('reviewRequest').due, 15))
    built.calendar = calendar2026
    built.does(SERVICE, recompute)
    // 19 February lies in the Spring Festival.
    expect(built.clock('reviewRequest').due).toBe('2026-02-24')
    expect(built.clock('closing').from).toBe(built.clock('reviewRequest').due)
    expect(old.from).not.toBe(built.clock('reviewRequest').due)
  })

  test('says nothing where it only makes a date certain', () => {
    const built = new Case({ on: '2026-03-02', calendar: before })
    expect(built.petition.clocks[0]?.limit).toMatchObject({ due: '2026-03-17', provisional: true })
    built.calendar = calendar2026
    built.does(SERVICE, recompute)
    expect(built.petition.clocks[0]?.limit).toMatchObject({ due: '2026-03-17', provisional: false })
    expect(built.told()).toEqual(['receipt', 'rights'])
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
