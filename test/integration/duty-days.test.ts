import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { rosterReturns } from '../../src/operator/roster-returns.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { filing } from '../support/citizen-filing.js'
import { official, type Person, person } from '../support/desk.js'
import { type Crewman, crewOf, liveTo, plannedWindow } from '../support/duty-crew.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

const UNIT = 'huoqiu-petition'
const NIGHT = '2026-02-16-2000-officer'
let site: Site
let replica: Replica
let crew: Crewman[]
let manager: Person
let registrar: Person
let window: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-02-13T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 4, officers: 6 })
  manager = await official(site, replica, 'roster-manager', UNIT)
  registrar = await official(site, replica, 'registrar', UNIT)
  window = await plannedWindow(site, replica, {
    unit: UNIT,
    name: 'Spring Festival',
    level: 'heightened',
    from: '2026-02-15',
    to: '2026-02-17',
  })
}, 60_000)

afterAll(() => site.close())

const now = async (): Promise<DutyWindow> => {
  const found = await replica.repositories.rosters.get(window.id)
  if (!found) throw new Error('gone')
  return found
}
const shift = async (id: string): Promise<DutyShift> => {
  const found = (await now()).shifts.find((one) => shiftId(one) === id)
  if (!found) throw new Error(`no shift ${id}`)
  return found
}
const whoHas = async (id: string): Promise<Crewman> => {
  const { member } = await shift(id)
  const found = crew.find((one) => one.member === member)
  if (!found) throw new Error(`nobody has ${id}`)
  return found
}
const live = (to: string): Promise<void> => liveTo(site, replica, crew, officeTime(to))
/** What everybody heard since: who, and the first line that isn't the demo's mark. */
function since(marks: ReadonlyMap<Person, number>, of: RegExp): string[] {
  return [...marks].flatMap(([who, count]) =>
    who
      .messages()
      .slice(count)
      .filter(({ text }) => of.test(text))
      .map(() => ('name' in who ? String(who.name) : who === manager ? 'manager' : 'registrar')),
  )
}
const mark = (): Map<Person, number> =>
  new Map([...crew, manager, registrar].map((who) => [who, who.messages().length]))

describe('one who never accepts', () => {
  test('is replaced before the shift: the backup is asked a day before, steps in, and the two change places', async () => {
    const never = await whoHas('2026-02-15-0800-officer')
    const backup = await whoHas('2026-02-15-0800-backup')
    never.leaves.add('Accept duty')
    const before = mark()
    await live('2026-02-14T08:01')
    expect(since(before, /has not accepted this duty yet|还没有接受这个值班/)).toEqual([backup.name])
    await backup.does('I step in')
    expect((await shift('2026-02-15-0800-officer')).member).toBe(backup.member)
    await replica.settle()
    expect(never.messages().at(-1)?.text).toMatch(
      /The backup has stepped in for you; you are the backup now|备班人员已替您当班/,
    )
    never.leaves.delete('Accept duty')
    await never.does('Accept duty')
    await live('2026-02-15T07:59')
    expect(since(before, /solved it|first to be asked|没有解决|先请您处理/)).toEqual([])
    expect((await now()).shifts.every(({ acceptedAt }) => acceptedAt)).toBe(true)
  })
})

describe('an ordinary day and night', () => {
  test('asks each once to come, to hand over and to report, and alarms nobody', async () => {
    const before = mark()
    await live('2026-02-16T19:30')
    expect(
      since(before, /has not checked in|没有签到|hand-over is not done|交接没有完成|has not come in/),
    ).toEqual([])
    const { shifts, returns } = await now()
    const done = shifts.filter(({ date, from }) => `${date}T${from}` < '2026-02-16T08:00')
    expect(done.filter(({ role }) => role !== 'backup').every(({ checkedInAt }) => checkedInAt)).toBe(true)
    expect(done.filter(({ role }) => role === 'officer').every(({ relievedAt }) => relievedAt)).toBe(true)
    expect(returns.map(({ date, open, text }) => ({ date, open, text }))).toEqual([
      { date: '2026-02-15', open: 0, text: undefined },
      { date: '2026-02-16', open: 0, text: undefined },
    ])
  })
})

describe('one who does not check in', () => {
  test('hears of it after 15 minutes, with the backup; then the leader hears, then those who plan', async () => {
    const absent = await whoHas(NIGHT)
    const [backup, leader] = [await whoHas('2026-02-16-2000-backup'), await whoHas('2026-02-16-2000-leader')]
    for (const label of ['Check in', 'Confirm hand-over']) absent.leaves.add(label)
    const before = mark()
    await live('2026-02-16T20:14')
    expect(since(before, /not checked in|没有签到|还没有签到/)).toEqual([])
    await live('2026-02-16T20:16')
    expect(since(before, /not checked in|没有签到/).sort()).toEqual([absent.name, backup.name].sort())
    await live('2026-02-16T21:00')
    expect(since(before, /has not checked in|(?<!还)没有签到：/).sort()).toEqual(
      [backup.name, leader.name, 'manager'].sort(),
    )
    // Nobody confirmed what the day handed over either: the leader hears who stays, in the same message.
    expect(since(before, /hand-over is not done|交接没有完成/)).toEqual([])
    expect(since(before, /stays at the desk until somebody takes over|有人接手之前/)).toContain(leader.name)
    for (const label of ['Check in', 'Confirm hand-over']) absent.leaves.delete(label)
    await absent.does('Check in')
    await absent.does('Confirm hand-over')
    expect((await shift(NIGHT)).checkedInAt).toBeDefined()
    expect((await shift('2026-02-16-0800-officer')).relievedAt).toBeDefined()
  })
})

describe('an urgent matter at two in the night', () => {
  test('rings the desk officer three times, then backup, then leader, then it is the phone list; Taken ends it', async () => {
    const [officer, backup, leader] = [
      await whoHas(NIGHT),
      await whoHas('2026-02-16-2000-backup'),
      await whoHas('2026-02-16-2000-leader'),
    ]
    for (const one of crew) one.leaves.add('Taken')
    await live('2026-02-17T01:59')
    const before = mark()
    const citizen = await person(site, replica)
    await citizen.command('start')
    await citizen.press('Someone is in danger')
    const number = await filing({ site, replica }, citizen)
    const ringing = new RegExp(`(Urgent matter|urgent matter|紧急事项) ${number}`)
    const rung = () => since(before, ringing).sort()
    const at = site.clock.now()
    const minutesOn = (minutes: number) =>
      liveTo(site, replica, crew, new Date(at.getTime() + minutes * 60_000))
    expect(rung()).toEqual([officer.name])
    await minutesOn(6)
    expect(rung()).toEqual([officer.name, officer.name])
    await minutesOn(11)
    expect(rung()).toEqual([officer.name, officer.name, officer.name])
    await minutesOn(16)
    expect(rung()).toEqual([officer.name, officer.name, officer.name, backup.name].sort())
    await minutesOn(21)
    expect(rung()).toEqual([officer.name, officer.name, officer.name, backup.name, leader.name].sort())
    await minutesOn(26)
    expect(since(before, /Please ring the numbers below|请按下面的电话打过去/).sort()).toEqual(
      [officer.name, backup.name, leader.name, 'manager'].sort(),
    )
    // A number and a time, and nothing of what it is about.
    expect(officer.messages().at(-1)?.text).not.toMatch(/land|road|Guangming|Wang/)
    await backup.does('Taken')
    await replica.settle()
    expect((await now()).calls).toMatchObject([{ number, takenBy: backup.member }])
    expect(officer.messages().at(-1)?.text).toMatch(/has taken urgent matter|已由/)
    const quiet = rung().length
    await minutesOn(120)
    expect(rung().length).toBe(quiet)
    for (const one of crew) one.leaves.delete('Taken')
  }, 60_000)
})

describe('a unit that does not report', () => {
  test('is chased at its hour, then the leader on duty hears; what was urgent and open is counted by itself', async () => {
    for (const one of crew) one.leaves.add('Nothing to report')
    const before = mark()
    await live('2026-02-17T18:00')
    const officer = await whoHas('2026-02-17-0800-officer')
    const leader = await whoHas('2026-02-17-0800-leader')
    expect(since(before, /Daily return of|的每日报告，/).sort()).toEqual(
      [officer.name, officer.name, leader.name].sort(),
    )
    expect(officer.messages().at(-1)?.text).toMatch(/Open 1, late 0, urgent 1|在办1件，超期0件，紧急1件/)
    for (const one of crew) one.leaves.delete('Nothing to report')
  })

  test('files in words, which name nobody, and once', async () => {
    const officer = await whoHas('2026-02-17-0800-officer')
    await officer.command('report')
    await officer.does('Write a report')
    await officer.text('One urgent matter was taken at once.')
    await officer.does('Confirm')
    expect(officer.heard()).toMatch(/Filed for|已报/)
    await officer.command('report')
    expect(officer.heard()).toMatch(/There is no daily return|现在没有需要您报送/)
    expect((await now()).returns.at(-1)).toMatchObject({ date: '2026-02-17', urgent: 1, open: 1 })
  })

  test('stands in the sheet of who reported when, as the operator prints and writes it', async () => {
    const folder = await testFolder()
    const environment = readEnvironment({
      MONGODB_URI: site.uri,
      REDIS_URL: 'redis://127.0.0.1:1',
      PERSONAL_DATA_KEYS: testKeysLine,
      DATA_DIR: folder,
    })
    const file = join(folder, 'returns.xlsx')
    const range = { from: '2026-02-15', to: '2026-02-17' }
    const lines = await rosterReturns(environment, { ...range, file })
    // The command goes by the machine's clock; what was filed carries the time at which it was.
    expect(lines.at(-2)).toBe('2 on time, 1 late, 0 missing, 0 not due yet')
    const { sheets } = await readXlsx(await readFile(file))
    const rows = sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '')))
    expect(rows?.map((row) => [row[2], row[4], row[7], row[10]])).toEqual([
      ['date', 'state', 'open', 'report'],
      ['2026-02-15', 'on time', '0', 'nothing to report'],
      ['2026-02-16', 'on time', '0', 'nothing to report'],
      ['2026-02-17', 'late', '1', 'One urgent matter was taken at once.'],
    ])
    await rosterReturns(environment, { ...range, file: join(folder, 'returns.csv') })
    expect(await readFile(join(folder, 'returns.csv'), 'utf8')).toMatch(/^\uFEFFunit,window,date/)
    await expect(rosterReturns(environment, { ...range, file: '/nope/r.csv' })).rejects.toThrow(
      "--file: /nope/r.csv can't be written (ENOENT)",
    )
    await expect(rosterReturns(environment, { file: 'x.pdf' })).rejects.toThrow('--file: should end in .xlsx')
  })
})
