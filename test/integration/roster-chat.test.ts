import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepDraft } from '../../src/roster/drafting.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import type { Heard } from '../support/chats.js'
import { official, type Person } from '../support/desk.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

type Official = Person & { readonly member: string }

let site: Site
let replica: Replica
let manager: Official
let second: Official
let stranger: Official
let leaders: Official[]
let officers: Official[]

const UNIT = 'luan-petition'

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  manager = await official(site, replica, 'roster-manager', UNIT, { name: 'Mo' })
  second = await official(site, replica, 'roster-manager', UNIT, { name: '莫', language: 'zh-hans' })
  stranger = await official(site, replica, 'roster-manager', 'huoqiu-petition', { name: 'Xu' })
  leaders = []
  for (const name of ['Lin', 'Luo']) leaders.push(await official(site, replica, 'leader', UNIT, { name }))
  officers = []
  for (const name of ['Ou', 'Pan', 'Qin', 'Ren']) {
    officers.push(await official(site, replica, 'duty-officer', UNIT, { name }))
  }
}, 60_000)

afterAll(() => site.close())

const rosters = () => replica.repositories.rosters
/** What was said last, without the mark of the demo. */
const last = (who: Person): string => (who.messages().at(-1)?.text ?? '').replace(/^[[【].*[\]】]\n\n/, '')
const lastOf = (who: Person): Heard => {
  const message = who.messages().at(-1)
  if (!message) throw new Error('nothing was said')
  return message
}
const labels = (who: Person): string[] => lastOf(who).buttons.map(({ label }) => label)
/** The first button of what was said last whose label begins so. */
const starting = (who: Person, words: string): string => {
  const label = labels(who).find((one) => one.startsWith(words))
  if (label === undefined) throw new Error(`no button "${words}…" among: ${labels(who).join(' | ')}`)
  return label
}
const only = async (): Promise<DutyWindow> => {
  const [window, ...others] = await rosters().all(UNIT)
  if (!window || others.length > 0) throw new Error(`not one window but ${others.length}`)
  return window
}
const people = (): Official[] => [...leaders, ...officers]
const nameOf = async (member: string): Promise<string> =>
  (await replica.repositories.members.get(member))?.name ?? ''

/** Fills the form in for days of one's own, up to the confirmation. */
async function fill(who: Person, name: string, from: string, to: string, level: string): Promise<void> {
  await who.command('roster')
  const zh = labels(who).includes('新建值班安排')
  await who.press(zh ? '新建值班安排' : 'Plan a window')
  await who.press(zh ? '其他日期' : 'Other dates')
  for (const answer of [name, from, to]) await who.text(answer)
  await who.press(starting(who, level))
}

describe('a roster manager', () => {
  test('has /roster, which shows nothing yet but the way to a window; others are told that it is not theirs', async () => {
    await manager.command('roster')
    expect(last(manager)).toBe('No duty window is planned.')
    expect(labels(manager)).toEqual(['Plan a window'])
    await officers[0]?.command('roster')
    expect(last(officers[0] as Person)).toContain('This is for somebody with another role')
    await manager.command('start')
    expect(labels(manager)).toEqual(expect.arrayContaining(['Duty', 'Duty rosters']))
    await officers[0]?.command('start')
    expect(labels(officers[0] as Person)).toContain('Duty')
    expect(labels(officers[0] as Person)).not.toContain('Duty rosters')
    await officers[0]?.press('Duty')
    expect(last(officers[0] as Person)).toContain('You have no duty ahead of you.')
  })

  test('is offered the key dates ahead, and one press fills the form in', async () => {
    await manager.command('roster')
    await manager.press('Plan a window')
    expect(labels(manager)).toEqual([
      "Consumer Rights Day, 03-15, Lu'an Petition Office",
      expect.stringMatching(/^Tomb-sweeping Day, 04-0\d to 04-06, Lu'an Petition Office$/),
      expect.stringMatching(/^Labou?r Day, 05-01 to 05-0\d, Lu'an Petition Office$/),
      'Other dates',
      'Stop',
    ])
    await manager.press(starting(manager, 'Consumer Rights Day'))
    expect(last(manager)).toContain("Please check: Consumer Rights Day, Lu'an Petition Office.")
    expect(last(manager)).toContain('Sunday 15 March 2026, 1 day. Level: normal.')
    expect(last(manager)).toContain('Nobody is told before you publish it.')
    expect(await rosters().all()).toEqual([])
  })

  test('gets a draft with shifts, gaps and shares to look through', async () => {
    await manager.press('Confirm')
    const window = await only()
    expect(window).toMatchObject({
      name: { 'zh-CN': '消费者权益日', en: 'Consumer Rights Day' },
      unit: UNIT,
      level: 'normal',
      seed: 1,
    })
    expect(window.publishedAt).toBeUndefined()
    expect(last(manager)).toContain("Consumer Rights Day, Lu'an Petition Office\nSunday 15 March 2026, level")
    expect(last(manager)).toContain('Draft: nobody has been told.')
    expect(last(manager)).toMatch(
      /Sunday 15 March 2026\n08:30 to 17:30: leader on duty L\w+, desk officer \w+, backup \w+/,
    )
    expect(last(manager)).toContain(
      'Between most and fewest among people with the same roles: shifts 1, nights 0, rest days 1.',
    )
    expect(last(manager)).toMatch(/Shifts\/nights\/rest days of each.*:\n(?:\w+: [01]\/0\/[01]\n?){6}$/)
    expect(labels(manager)).toEqual(['Publish', 'Another roster', 'Change a shift', 'Drop', 'All windows'])
    await replica.settle()
    for (const who of people()) expect(last(who)).not.toContain('Consumer Rights Day')
  })

  test('gets another roster in its place, and is told where an old button stands for one that is gone', async () => {
    const before = await only()
    const old = lastOf(manager)
    await manager.press('Another roster')
    expect(last(manager)).toContain('Another roster. Nobody has been told.')
    const after = await only()
    expect(after.id).toBe(before.id)
    expect(after.seed).toBeGreaterThan(1)
    expect(after.shifts).not.toEqual(before.shifts)
    for (const label of ['Another roster', 'Publish', 'Drop']) {
      await manager.pressOf(old, label)
      expect(last(manager)).toContain('This roster has changed meanwhile. Nothing was done.')
    }
    expect(await only()).toEqual(after)
  })

  test('gives a shift of a draft to somebody who could take it, and nobody is told', async () => {
    const { id, shifts } = await only()
    const officer = shifts.find(({ role }) => role === 'officer')
    const had = await nameOf(officer?.member ?? '')
    await manager.press('Change a shift')
    expect(last(manager)).toBe('On which day?')
    await manager.press('Sunday 15 March 2026')
    await manager.press(starting(manager, '08:30 to 17:30, desk officer'))
    expect(last(manager)).toContain(`desk officer: ${had} has it. Who takes it?`)
    const free = officers.filter(({ member }) => !shifts.some((shift) => shift.member === member))
    expect(labels(manager).filter((label) => label.includes('(shifts: '))).toHaveLength(free.length)
    const to = free[0] as Official
    const name = await nameOf(to.member)
    const asked = lastOf(manager)
    await manager.press(`${name} (shifts: 0)`)
    expect(last(manager)).toContain(`desk officer: ${name} in place of ${had}.`)
    expect(last(manager)).toContain('It is a draft: nobody is told.')
    expect((await rosters().get(id))?.shifts.find(({ role }) => role === 'officer')?.member).toBe(to.member)

    await manager.pressOf(asked, `${await nameOf(free[1]?.member ?? '')} (shifts: 0)`)
    expect(last(manager)).toContain('Somebody else has changed this shift meanwhile. Nothing was done.')
    expect(last(manager)).toContain(`desk officer: ${name} has it. Who takes it?`)
    await manager.pressOf(asked, `${name} (shifts: 0)`)
    expect(last(manager)).toContain(`${name} has this shift already`)
    await manager.press('Back to the roster')
  })

  test('publishes after one question; each is told what they have; a second press is said so', async () => {
    await manager.press('Publish')
    expect(last(manager)).toContain('Consumer Rights Day: 3 people are told. Publish?')
    expect(last(manager)).toContain('Between most and fewest')
    expect((await only()).publishedAt).toBeUndefined()
    const asked = lastOf(manager)
    await manager.press('Yes, publish')
    expect(last(manager)).toContain('Published: Consumer Rights Day. 3 people are told and asked to accept.')
    await replica.settle()
    const { shifts, publishedAt } = await only()
    expect(publishedAt).toBeInstanceOf(Date)
    for (const who of people()) {
      const told = who.messages().filter(({ text }) => text.includes('You are on duty: Consumer Rights Day'))
      expect(told).toHaveLength(shifts.some(({ member }) => member === who.member) ? 1 : 0)
    }
    await manager.pressOf(asked, 'Yes, publish')
    expect(last(manager)).toContain('Consumer Rights Day is published already.')
    await manager.command('roster')
    expect(last(manager)).toContain('Published. Accepted: 0 of 3 shifts ahead.')
    await manager.press('Consumer Rights Day, 2026-03-15')
    expect(labels(manager)).toEqual(['Change a shift', 'All windows'])
  })

  test('sees who has accepted, and a change of what is published tells the two whom it touches', async () => {
    const { shifts } = await only()
    const backup = shifts.find(({ role }) => role === 'backup')
    const had = officers.find(({ member }) => member === backup?.member) as Official
    const to = officers.find(({ member }) => !shifts.some((shift) => shift.member === member)) as Official
    await had.press('Accept duty')
    await manager.command('roster')
    expect(last(manager)).toContain('Accepted: 1 of 3 shifts ahead.')
    await manager.press('Consumer Rights Day, 2026-03-15')
    expect(last(manager)).toContain(`backup ${await nameOf(had.member)} ✓`)
    await manager.press('Change a shift')
    await manager.press('Sunday 15 March 2026')
    await manager.press(starting(manager, '08:30 to 17:30, backup'))
    await manager.press(`${await nameOf(to.member)} (shifts: 0)`)
    expect(last(manager)).toContain('Both are told.')
    await replica.settle()
    expect(last(had)).toContain('Somebody else has this duty now, you are free: Consumer Rights Day.')
    expect(last(to)).toContain('You have a new shift: Consumer Rights Day.')
    await manager.press('Change another shift')
    await manager.press('Sunday 15 March 2026')
    await manager.press(starting(manager, '08:30 to 17:30, leader on duty'))
    expect(last(manager)).toContain('Who takes it?')
  })
})

describe('a window that can not be', () => {
  test('over another one is refused with its name; the answers stay and are corrected', async () => {
    await fill(manager, 'Open day', '2026-03-14', '03-16', 'normal')
    await manager.press('Confirm')
    expect(manager.heard()).toContain(
      "Lu'an Petition Office has a window on these days: Consumer Rights Day, Sunday 15 March 2026",
    )
    await only()
    await manager.press('Change: days')
    await manager.text('2026-03-01')
    expect(manager.heard()).toContain('the first possible day is Thursday 5 March 2026')
    await manager.text('17 March')
    await manager.text('16 March')
    expect(manager.heard()).toContain('the first possible day is Tuesday 17 March 2026')
    await manager.text('2026-06-30')
    expect(manager.heard()).toContain('A window has 100 days at most.')
    await manager.press('That day alone')
    expect(last(manager)).toContain('Please check: Open day')
    expect(last(manager)).toContain('Tuesday 17 March 2026, 1 day.')
  })

  test('without enough people names each shortage in a sentence, ten at most', async () => {
    await manager.press('Change: days')
    await manager.text('2026-03-20')
    await manager.text('2026-04-20')
    await manager.press('Change: level')
    await manager.press(starting(manager, 'heightened: 08:00–20:00, 20:00–08:00'))
    await manager.press('Confirm')
    expect(manager.heard()).toContain('There is no roster for this: people are missing.')
    const lines = manager
      .heard()
      .split('\n')
      .filter((line) => line.includes('Missing: '))
    expect(lines).toHaveLength(10)
    expect(lines[0]).toBe(
      'Saturday 21 March 2026: too few people to spare everybody two nights in a row, leader on duty. Missing: 1.',
    )
    expect(manager.heard()).toMatch(/and \d+ more/)
    await only()
    await manager.press('Change: level')
    await manager.press(starting(manager, 'normal'))
    await manager.press('Confirm')
    expect(last(manager)).toContain('Part 1 of 5')
  })

  test('is read seven days at a time, and goes when it is dropped, after one question', async () => {
    expect(labels(manager).slice(0, 2)).toEqual(['Later', 'Publish'])
    await manager.press('Later')
    expect(last(manager)).toContain('Friday 27 March 2026\n08:30 to 17:30')
    expect(last(manager)).not.toContain('Friday 20 March 2026\n')
    expect(last(manager)).not.toContain('of each')
    await manager.press('Change a shift')
    expect(labels(manager).slice(0, 2)).toEqual(['Friday 27 March 2026', 'Saturday 28 March 2026'])
    await manager.press('Back to the roster')
    await manager.press('Drop')
    expect(last(manager)).toContain('Drop the draft Open day?')
    expect(await rosters().all(UNIT)).toHaveLength(2)
    const asked = lastOf(manager)
    await manager.press('Yes, drop it')
    expect(last(manager)).toContain('The draft Open day is dropped.')
    await only()
    await manager.pressOf(asked, 'Yes, drop it')
    expect(last(manager)).toContain('There is no such duty window.')
  })

  test('with nobody on duty is not even offered, and a name too long is said so', async () => {
    await stranger.command('roster')
    await stranger.press('Plan a window')
    expect(last(stranger)).toContain('Nobody is on duty in the units that you plan for.')
    await manager.press('All windows')
    await manager.press('Plan a window')
    await manager.press('Other dates')
    await manager.text('x'.repeat(81))
    expect(manager.heard()).toContain('A name has 1 to 80 characters.')
    await manager.command('cancel')
    await manager.press('Delete the draft')
  })
})

describe('a form that was put aside', () => {
  test('is announced when it is asked for again, and goes on or begins anew', async () => {
    const plan = async (): Promise<void> => {
      await manager.command('roster')
      await manager.press('Plan a window')
    }
    await plan()
    await manager.press('Other dates')
    await manager.text('Half a window')
    await manager.press('Stop')
    await plan()
    expect(last(manager)).toContain('You had begun this: ')
    expect(last(manager)).not.toContain('Which is the last day')
    await manager.press('Go on')
    expect(last(manager)).toContain('Which is the first day')
    await manager.press('Stop')
    await plan()
    await manager.press('Start anew')
    expect(labels(manager)).toContain('Other dates')
    await manager.press('Stop')
  })
})

describe('two managers', () => {
  test('of other units see and do nothing with a window that is not theirs', async () => {
    const { id } = await only()
    await stranger.command('roster')
    expect(last(stranger)).toBe('No duty window is planned.')
    for (const verb of [
      'roster',
      'rospub',
      'rospuby',
      'rosdropy',
      'rosagain',
      'roschg',
      'rosday',
      'rosshift',
    ]) {
      await stranger.give({ kind: 'press', verb, id, revision: 1 })
      expect(last(stranger)).toBe('There is no such duty window. To see yours, send /roster.')
    }
    await stranger.give({ kind: 'press', verb: 'rosgive', id: id.repeat(3), revision: 0 })
    expect(last(stranger)).toBe('There is no such duty window. To see yours, send /roster.')
    await officers[0]?.give({ kind: 'press', verb: 'rospuby', id, revision: 1 })
    expect(last(officers[0] as Person)).toContain('This is for somebody with another role')
  })

  test('who publish at once publish it once, and one hears that it was', async () => {
    await fill(second, '开放日', '3月17日', '3月18日', '一般')
    expect(last(second)).toContain('请核对：开放日，六安市信访局。')
    await second.press('确认')
    expect(last(second)).toContain('草案：还没有通知任何人。')
    expect(last(second)).toMatch(/08:30至17:30：带班领导 L\w+、值班员 \w+、备班 \w+/)
    await second.press('发布')
    expect(last(second)).toMatch(/开放日：将通知\d人。要发布吗？/)
    await manager.command('roster')
    await manager.press('开放日, 2026-03-17')
    await manager.press('Publish')
    await Promise.all([manager.press('Yes, publish'), second.press('确定发布')])
    await replica.settle()
    const told = [last(manager), last(second)]
    expect(told.filter((text) => /^(?:Published: |已发布：)/.test(text))).toHaveLength(1)
    expect(told.filter((text) => /is published already|已经发布过了/.test(text))).toHaveLength(1)
    for (const who of people()) {
      const heard = who.messages().filter(({ text }) => text.includes('You are on duty: 开放日'))
      expect(heard.length).toBeLessThanOrEqual(1)
    }
  })

  test('who keep windows over the same days at once do not both keep theirs', async () => {
    const [one] = await rosters().all(UNIT)
    if (!one) throw new Error('no window')
    const { publishedAt: _, remindedThrough: __, ...rest } = one
    const days = { from: civilDate('2026-07-01'), to: civilDate('2026-07-02') }
    const drafts = ['first', 'other'].map((id) => ({ ...rest, ...days, id }))
    await Promise.all(drafts.map((draft) => keepDraft(draft, rosters())))
    expect((await rosters().all(UNIT)).filter(({ from }) => from === days.from).length).toBeLessThanOrEqual(1)
    await rosters().model.deleteMany({ from: days.from })
  })

  test('a shift that has begun goes to nobody; where nobody can take one, it says why', async () => {
    await manager.command('roster')
    await manager.press('开放日, 2026-03-17')
    await manager.press('Change a shift')
    await manager.press('Wednesday 18 March 2026')
    await manager.press(starting(manager, '08:30 to 17:30, leader on duty'))
    const asked = lastOf(manager)
    expect(labels(manager).filter((label) => label.includes('(shifts: '))).toHaveLength(1)
    site.pass(officeTime('2026-03-18T08:40').getTime() - site.clock.now().getTime())
    await manager.pressOf(asked, starting(manager, 'L'))
    expect(last(manager)).toContain('and it has begun. It can no longer be given away.')
    await manager.command('roster')
    await manager.press('开放日, 2026-03-17')
    expect(labels(manager)).toEqual(['All windows'])
  })

  test('where nobody can take a shift, the reasons are named', async () => {
    await fill(manager, 'Hall moves', '2026-03-23', '2026-03-24', 'normal')
    await manager.press('Confirm')
    const window = (await rosters().all(UNIT)).find(({ name }) => name === 'Hall moves')
    const on = window?.shifts.find(({ date, role }) => date === '2026-03-24' && role === 'leader')
    const [has, other] = leaders[0]?.member === on?.member ? ['Lin', 'Luo'] : ['Luo', 'Lin']
    const away = leaders.find(({ member }) => member !== on?.member)
    await away?.command('away', `03-24 03-25 ${has}`)
    await manager.press('Change a shift')
    await manager.press('Tuesday 24 March 2026')
    await manager.press(starting(manager, '08:30 to 17:30, leader on duty'))
    expect(last(manager)).toContain(`leader on duty: ${has} has it, and nobody else can take it:`)
    expect(last(manager)).toContain(`${other}: is away then`)
    expect(last(manager)).toMatch(/(?:\w+: may not have this role\n?){4}$/)
    expect(labels(manager)).toEqual(['Another shift', 'Back to the roster'])
  })
})
