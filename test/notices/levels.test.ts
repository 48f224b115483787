import { describe, expect, test } from 'vitest'
import { audience } from '../../src/notices/audience.js'
import { peopleOf } from '../../src/notices/people.js'
import type { Member } from '../../src/people/members.js'
import type { Notice } from '../../src/petitions/notice.js'
import { civilDate } from '../../src/time/civil.js'
import { calendar2026, demoPack, demoPerson, officer } from '../support/case-kit.js'
import {
  accepted,
  filed,
  forwarded,
  handler,
  head,
  registrar,
  supervisor,
  wang,
} from '../support/case-scenes.js'
import { member } from '../support/composing.js'

const rules = { pack: demoPack, calendar: calendar2026 }
const CITY = 'luan-petition'
const LAND = 'luan-land'
const leader = demoPerson('leader')
const second = officer('registrar', CITY)
const colleague = officer('handler', LAND)
const everybody = [registrar, handler, head, supervisor, leader, colleague].map((one) => member(one))

type Levels = Extract<Notice, { levels: unknown }>
const notice = (unit: string, levels: Levels['levels'], more: Partial<Levels> = {}): Levels => ({
  id: 'n',
  kind: 'desk-reminder',
  unit,
  levels,
  fresh: [],
  rung: { clock: 'handling-3', due: civilDate('2026-05-06'), name: 'after-1' },
  ...more,
})

/** Who hears, of those who can be told something. */
function hears(
  one: ReturnType<typeof accepted>,
  what: Levels,
  {
    members = everybody,
    untold = [],
    day = '2026-03-03',
  }: { members?: readonly Member[]; untold?: string[]; day?: string } = {},
) {
  const tellable = new Set(
    members.map(({ account }) => account).filter((account) => !untold.includes(account)),
  )
  return audience(one.petition, what, peopleOf(members, tellable, civilDate(day), demoPack), rules)
}
const who = (told: ReturnType<typeof hears>) => told.map(({ account }) => account)

describe('who hears of a limit', () => {
  test('the one who handles it, and only where nobody does yet, all who may', () => {
    expect(who(hears(accepted(), notice(LAND, ['handler'])))).toEqual([handler.member])
    expect(who(hears(forwarded(), notice(LAND, ['handler'])))).toEqual([handler.member, colleague.member])
  })

  test('each level that is named', () => {
    const all = hears(accepted(), notice(LAND, ['handler', 'unit-lead', 'supervisor', 'leader']))
    expect(who(all)).toEqual([handler.member, head.member, supervisor.member, leader.member])
  })

  test('of a level where nobody can be told anything, the next one at once, named or not', () => {
    const untold = [handler.member, colleague.member]
    expect(who(hears(accepted(), notice(LAND, ['handler']), { untold }))).toEqual([head.member])
    expect(who(hears(accepted(), notice(LAND, ['handler']), { untold: [...untold, head.member] }))).toEqual([
      supervisor.member,
    ])
    const nobody = [...untold, head.member, supervisor.member, leader.member]
    expect(who(hears(accepted(), notice(LAND, ['handler']), { untold: nobody }))).toEqual([registrar.member])
  })

  test('nobody who was recused', () => {
    const one = accepted()
    one.petition = { ...one.petition, recused: [handler.member] }
    expect(who(hears(one, notice(LAND, ['handler'])))).toEqual([colleague.member])
  })

  test('somebody away and their deputy', () => {
    const away = { from: civilDate('2026-03-01'), to: civilDate('2026-03-10'), deputy: colleague.member }
    const members = everybody.map((one) => (one.id === handler.member ? { ...one, away } : one))
    expect(who(hears(accepted(), notice(LAND, ['handler']), { members }))).toEqual([
      handler.member,
      colleague.member,
    ])
    expect(who(hears(accepted(), notice(LAND, ['handler']), { members, day: '2026-03-11' }))).toEqual([
      handler.member,
    ])
  })
})

describe('what a petition office itself has to do', () => {
  const members = [...everybody, member(second)]

  test('is told to the registrar on turn, another one each day, and to nobody who is away', () => {
    const turn = (day: string, those = members) =>
      who(hears(filed(), notice(CITY, ['handler']), { members: those, day }))
    expect(new Set([...turn('2026-03-03'), ...turn('2026-03-04')])).toEqual(
      new Set([registrar.member, second.member]),
    )
    expect(turn('2026-03-03')).toEqual(turn('2026-03-05'))
    const away = { from: civilDate('2026-03-01'), to: civilDate('2026-03-10'), deputy: second.member }
    const without = members.map((one) => (one.id === registrar.member ? { ...one, away } : one))
    for (const day of ['2026-03-03', '2026-03-04']) expect(turn(day, without)).toEqual([second.member])
  })

  test('waits for the digest, where it is one count', () => {
    expect(hears(filed(), notice(CITY, ['handler'], { fresh: ['handler'] }))).toMatchObject([
      { digest: true },
    ])
  })
})

describe('what comes singly', () => {
  test('newly late at one’s level, due today, and all of somebody in danger; all else in the digest', () => {
    const digests = (what: Levels, one = accepted()) =>
      hears(one, what).map(({ level, digest }) => `${level} ${digest ? 'digest' : 'singly'}`)
    const levels = ['handler', 'unit-lead'] as const
    expect(digests(notice(LAND, levels))).toEqual(['handler digest', 'unit-lead digest'])
    expect(digests(notice(LAND, levels, { fresh: ['unit-lead'] }))).toEqual([
      'handler digest',
      'unit-lead singly',
    ])
    const rung = { clock: 'handling-3', due: civilDate('2026-05-06'), name: 'on' }
    expect(digests(notice(LAND, ['handler'], { rung }))).toEqual(['handler singly'])
    const urgent = accepted()
    urgent.petition = { ...urgent.petition, urgent: true }
    expect(digests(notice(LAND, levels), urgent)).toEqual(['handler singly', 'unit-lead singly'])
  })
})

describe('an alarm', () => {
  test('reaches whoever may handle the case, its head among them, the registrars and those over them, each once', () => {
    const one = accepted().does(wang, { kind: 'setUrgent', urgent: true, reason: 'A wall leans.' })
    const alarms = one.notices.filter(({ kind }) => kind === 'desk-urgent')
    const people = peopleOf(everybody, new Set(), civilDate('2026-03-03'), demoPack)
    const heard = alarms.flatMap((alarm) =>
      'account' in alarm ? [] : audience(one.petition, alarm, people, rules).map(({ account }) => account),
    )
    const all = [handler, head, colleague, registrar, supervisor, leader].map(({ member: id }) => id)
    expect([...heard].sort()).toEqual(all.sort())
  })
})
