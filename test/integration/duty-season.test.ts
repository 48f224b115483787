import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { official, type Person } from '../support/desk.js'
import { type Crewman, crewOf, liveTo, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

/** Twenty-four people of three units over Spring Festival and a meeting of 15 days: minutes, so only when asked for. */
const asked = process.env.SEASON === '1'
const UNITS = [
  { unit: 'luan-petition', leaders: 4, officers: 8, level: 'heightened' },
  { unit: 'huoqiu-petition', leaders: 2, officers: 4, level: 'normal' },
  { unit: 'luan-land', leaders: 2, officers: 4, level: 'normal', lead: 'unit-lead' },
] as const

let site: Site
let replica: Replica
let crew: Crewman[] = []
let manager: Person
const windows: DutyWindow[] = []

describe.runIf(asked)('a season of duty', () => {
  beforeAll(async () => {
    site = await openSite({ begins: officeTime('2026-02-10T10:00').getTime() })
    replica = await site.replica()
    for (const { unit, ...many } of UNITS) crew = [...crew, ...(await crewOf(site, replica, unit, many))]
    manager = await official(site, replica, 'roster-manager', 'luan-petition')
    for (const { unit, level } of UNITS) {
      const festival = { unit, name: 'Spring Festival', from: '2026-02-15', to: '2026-02-23' }
      windows.push(await plannedWindow(site, replica, { ...festival, level }))
      const meeting = { unit, name: 'Annual meeting', from: '2026-03-02', to: '2026-03-16' }
      windows.push(await plannedWindow(site, replica, { ...meeting, level: 'normal' }))
    }
  }, 60_000)

  afterAll(() => site?.close())

  const now = async (): Promise<DutyWindow[]> =>
    (await Promise.all(windows.map(({ id }) => replica.repositories.rosters.get(id)))).flatMap(
      (one) => one ?? [],
    )
  const heard = (who: Person, words: RegExp): string[] =>
    who
      .messages()
      .map(({ text }) => text)
      .filter((text) => words.test(text))

  test('is lived through: each shift is told, begun, handed over and reported once, to the right person in their language', async () => {
    await liveTo(site, replica, crew, officeTime('2026-03-18T00:00'))
    const after = await now()
    const shifts = after.flatMap((window) => window.shifts)
    expect(shifts.length).toBe(9 * 6 + 2 * 9 * 3 + 3 * 15 * 3)
    for (const who of crew) {
      const mine = shifts.filter(({ member }) => member === who.member)
      expect(heard(who, /Your duty has begun: |您的值班已开始：/)).toHaveLength(mine.length)
      expect(heard(who, /In an hour you are on duty|一小时后您开始值班/)).toHaveLength(mine.length)
      expect(heard(who, /Tomorrow you are on duty|您明天有值班/)).toHaveLength(mine.length)
      const late = mine.filter(({ date }) => date >= '2026-02-13')
      expect(heard(who, /In 3 days you are on duty|您3天后有值班/)).toHaveLength(late.length)
      // Names, of people and of windows, are what they are in any language.
      const words = heard(who, /./)
        .join('\n')
        .replaceAll(/演示|Spring Festival|Annual meeting/g, '')
      if (who.chinese) expect(words).not.toMatch(/\b(?:you|your|the|duty)\b/i)
      else expect(words).not.toMatch(/\p{Script=Han}/u)
    }
    for (const [index, { roles, unit }] of windows.entries()) {
      const planned = windows
        .slice(0, index + 1)
        .flatMap((window) => (window.unit === unit ? window.shifts : []))
      // Counted anew, what came before included: nobody in one set of roles has more than one shift above another.
      for (const leads of roles.includes('leader') ? [true, false] : [false]) {
        const peers = crew.filter((who) => who.unit === unit && who.leads === leads)
        const counts = peers.map((who) => planned.filter(({ member }) => member === who.member).length)
        expect([unit, leads, Math.max(...counts) - Math.min(...counts) <= 1]).toEqual([unit, leads, true])
      }
    }
    // Nobody left anything undone, so nobody was alarmed.
    for (const who of [...crew, manager])
      expect(
        heard(
          who,
          /not accepted this duty|没有接受|not checked in|没有签到|Nobody has this duty|没有人了|solved it|没有解决|hand-over is not done/,
        ),
      ).toEqual([])
    const [city] = after
    expect(city?.returns.map(({ date }) => date)).toEqual(
      Array.from({ length: 9 }, (_, day) => `2026-02-${15 + day}`),
    )
    expect(heard(crew[0] as Crewman, /has not come in by its hour|没有按时报送/)).toEqual([])
    const officers = city?.shifts.filter(({ role }) => role === 'officer') ?? []
    // The last one has nobody to hand over to, and is free with the note for the log.
    expect(officers.filter(({ relievedAt }) => !relievedAt).map(shiftId)).toEqual([])
    expect(shifts.filter((shift) => shift.role !== 'backup' && !shift.checkedInAt)).toEqual([])
  }, 600_000)
})
