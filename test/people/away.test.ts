import { describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { readAway, recipients } from '../../src/people/away.js'
import type { Member } from '../../src/people/members.js'
import type { Grant } from '../../src/people/roles.js'
import { addDays, civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/demo-pack.js'

const pack = demoPack
const texts = loadTexts()
const TODAY = civilDate('2026-11-20')

function member(id: string, name: string, grants: Grant[], more: Partial<Member> = {}): Member {
  const since = new Date('2026-01-01T00:00:00Z')
  const rest = { version: 1, account: `account-${id}`, asked: [], state: 'active', since, taken: [] } as const
  return { id, name, grants, ...rest, ...more }
}
const handler = (unit: string): Grant[] => [{ role: 'handler', unit }]

const me = member('me', '王强', handler('huoqiu-land'))
const zhang = member('zhang', '张 三', handler('huoqiu-land'))
const wang = member('wang', 'Wang Fang', handler('huoqiu-land'))
const cityLead = member('city-lead', '李局长', [{ role: 'unit-lead', unit: 'luan-land' }])
const elsewhere = member('elsewhere', '赵六', handler('yuan-land'))
const active = [me, zhang, wang, cityLead, elsewhere]

const read = (text: string, today = TODAY, all = active) => readAway(text, { me, active: all, today, pack })
const away = (from: string, to: string, deputy: string) => ({
  kind: 'away',
  away: { from: civilDate(from), to: civilDate(to), deputy },
})
function problemOf(text: string, today = TODAY, all = active): string {
  const answer = read(text, today, all)
  if (answer.kind !== 'problem') throw new Error(`no problem: ${JSON.stringify(answer)}`)
  for (const language of LANGUAGES) texts.render(language, answer.problem)
  return answer.problem.key.replace('people-away-', '')
}

describe('what follows /away', () => {
  test.each([
    '2026-12-01 2026-12-05 张 三',
    '12-01 12-05 张 三',
    '12-1 12-5 张  三',
    '12.1-12.5 张 三',
    '12-01–12-05 zhang',
    '12/1 to 12/5 zhang',
    '从12月1日到12月5日 张 三',
    '12月1日 到 12月5日，张 三',
    '１２月１日至１２月５日张 三',
    '2026年12月1日 - 2026年12月5日 zhang',
  ])('%s is read as five days with a deputy', (text) => {
    expect(read(text)).toEqual(away('2026-12-01', '2026-12-05', 'zhang'))
  })

  test('a name of several words is read whole, however its letters are written', () => {
    expect(read('12-01 12-05 wang FANG')).toEqual(away('2026-12-01', '2026-12-05', 'wang'))
  })

  test.each(['off', 'OFF', '结束', ' 结束 '])('%s ends it', (text) => {
    expect(read(text)).toEqual({ kind: 'off' })
  })

  test('dates without a year go over the end of the year', () => {
    const late = civilDate('2026-12-28')
    expect(read('12-30 1-5 zhang', late)).toEqual(away('2026-12-30', '2027-01-05', 'zhang'))
    expect(read('1-5 1-10 zhang', late)).toEqual(away('2027-01-05', '2027-01-10', 'zhang'))
    expect(read('2026-12-30 1-5 zhang', late)).toEqual(away('2026-12-30', '2027-01-05', 'zhang'))
    expect(read('8-1 8-5 zhang', civilDate('2026-01-10'))).toEqual(away('2026-08-01', '2026-08-05', 'zhang'))
  })

  test('one day is enough, and today may have begun already', () => {
    expect(read('11-20 11-20 zhang')).toEqual(away('2026-11-20', '2026-11-20', 'zhang'))
    expect(read('11-16 11-20 zhang')).toEqual(away('2026-11-16', '2026-11-20', 'zhang'))
  })

  test.each([
    ['', 'how'],
    ['zhang', 'how'],
    ['12-01 zhang', 'how'],
    ['12-01-05 zhang', 'how'],
    ['tomorrow next week zhang', 'how'],
    ['2-30 3-1 zhang', 'no-such-day'],
    ['2026-13-01 2026-13-05 zhang', 'no-such-day'],
    ['2026-12-05 2026-12-01 zhang', 'order'],
    ['11-10 11-19 zhang', 'past'],
    ['2025-12-01 2025-12-05 zhang', 'past'],
    ['2026-12-01 2027-01-30 zhang', 'too-long'],
    ['12-01 12-05', 'deputy-missing'],
    ['12-01 12-05 王强', 'deputy-self'],
    ['12-01 12-05 me', 'deputy-self'],
    ['12-01 12-05 nobody', 'deputy-unknown'],
    ['12-01 12-05 赵六', 'deputy-unknown'],
  ])('"%s" is answered with what is wrong: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('sixty days are the most', () => {
    const from = civilDate('2026-12-01')
    expect(read(`${from} ${addDays(from, 59)} zhang`).kind).toBe('away')
    expect(problemOf(`${from} ${addDays(from, 60)} zhang`)).toBe('too-long')
  })

  test('who leads a unit above may stand in, and two of the same name are told apart by id', () => {
    expect(read('12-01 12-05 李局长')).toEqual(away('2026-12-01', '2026-12-05', 'city-lead'))
    const twins = [...active, member('zhang-2', '张三', handler('huoqiu-land'))].map((one) =>
      one.id === 'zhang' ? { ...one, name: '张三' } : one,
    )
    expect(problemOf('12-01 12-05 张三', TODAY, twins)).toBe('deputy-several')
    expect(read('12-01 12-05 zhang-2', TODAY, twins)).toEqual(away('2026-12-01', '2026-12-05', 'zhang-2'))
  })

  test('a deputy who is away on one of the days is refused, one who is back by then is not', () => {
    const set = (from: string, to: string) =>
      active.map((one) =>
        one.id === 'zhang'
          ? { ...one, away: { from: civilDate(from), to: civilDate(to), deputy: 'wang' } }
          : one,
      )
    expect(problemOf('12-01 12-05 zhang', TODAY, set('2026-12-05', '2026-12-08'))).toBe('deputy-away')
    expect(read('12-01 12-05 zhang', TODAY, set('2026-11-20', '2026-11-30')).kind).toBe('away')
  })

  test('nobody stands in who may not see the cases of the unit', () => {
    const admin = member('admin', '孙七', [{ role: 'admin', unit: 'huoqiu-petition' }])
    const registrar = { ...me, grants: [{ role: 'registrar', unit: 'huoqiu-petition' }] as const }
    const answer = readAway('12-01 12-05 孙七', { me: registrar, active: [admin], today: TODAY, pack })
    expect(answer).toMatchObject({ kind: 'problem', problem: { key: 'people-away-deputy-unknown' } })
  })
})

describe('what is meant for members', () => {
  const gone = { from: civilDate('2026-11-18'), to: civilDate('2026-11-22'), deputy: 'zhang' }
  const absent = { ...me, away: gone }
  const ids = (members: readonly Member[]) => members.map(({ id }) => id)

  test('reaches themselves, and the deputy on the days away, first and last included', () => {
    const all = [absent, zhang, wang]
    for (const [day, reached] of [
      ['2026-11-17', ['me']],
      ['2026-11-18', ['me', 'zhang']],
      ['2026-11-22', ['me', 'zhang']],
      ['2026-11-23', ['me']],
    ] as const) {
      expect(ids(recipients([absent], all, civilDate(day)))).toEqual(reached)
    }
  })

  test('reaches nobody twice, and a deputy who is away is not followed', () => {
    const deputy = { ...zhang, away: { ...gone, deputy: 'wang' } }
    const all = [absent, deputy, wang]
    expect(ids(recipients([absent], all, TODAY))).toEqual(['me', 'zhang'])
    expect(ids(recipients([absent, deputy], all, TODAY))).toEqual(['me', 'zhang', 'wang'])
  })

  test('goes to the lead of the unit when the deputy has left, and never to who has left', () => {
    const lead = member('lead', '钱', [{ role: 'unit-lead', unit: 'huoqiu-land' }])
    expect(ids(recipients([absent], [absent, wang, lead, elsewhere], TODAY))).toEqual(['me', 'lead'])
    expect(ids(recipients([{ ...wang, state: 'left' }], [absent, lead], TODAY))).toEqual([])
  })
})
