import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomId } from '../../src/people/ids.js'
import { changeShift, publishWindow } from '../../src/roster/acting.js'
import { dutyPlace } from '../../src/roster/duty-rungs.js'
import { type PlanFacts, planWindow } from '../../src/roster/plan-window.js'
import { civilDate, civilDateOf } from '../../src/time/civil.js'
import { official, type Person } from '../support/desk.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

let site: Site
let replica: Replica
let leader: Person
let officer: Person
let second: Person
let window: string

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  leader = await official(site, replica, 'leader', 'luan-petition')
  officer = await official(site, replica, 'duty-officer', 'luan-petition')
  second = await official(site, replica, 'duty-officer', 'luan-petition', { language: 'zh-hans' })
  window = await planned('2026-03-16', '2026-03-17')
}, 60_000)

afterAll(() => site.close())

async function planned(from: string, to: string): Promise<string> {
  const { members, rosters } = replica.repositories
  const { rules } = replica.office()
  if (!rules.pack.roster) throw new Error('no rosters')
  const facts: PlanFacts = {
    rules: rules.pack.roster,
    members: await members.active(),
    windows: await rosters.all('luan-petition'),
    today: civilDateOf(site.clock.now(), rules.pack.timeZone),
    now: site.clock.now(),
  }
  const wanted = {
    id: randomId(),
    unit: 'luan-petition',
    name: 'Annual meeting',
    level: 'normal',
    from: civilDate(from),
    to: civilDate(to),
    seed: 1,
  } as const
  const found = planWindow(wanted, facts, { timeZone: rules.pack.timeZone, calendar: rules.calendar })
  if (found.kind !== 'planned') throw new Error(found.kind)
  await rosters.insert(found.window)
  return wanted.id
}

const publish = () => {
  const { pack, calendar } = replica.office().rules
  const { rosters, members, accounts } = replica.repositories
  return publishWindow(window, {
    rosters,
    members,
    accounts,
    clock: site.clock,
    pack,
    place: dutyPlace(pack, calendar),
  })
}
const last = (who: Person): string => who.messages().at(-1)?.text ?? ''

describe('a window', () => {
  test('that is not published is nothing that anybody hears or sees', async () => {
    await replica.settle()
    await officer.command('duty')
    expect(last(officer)).toContain('You have no duty ahead of you.')
    expect(await replica.repositories.deliveries.model.countDocuments({ kind: 'duty' })).toBe(0)
  })

  test('once published tells each what they have, once, in their language', async () => {
    expect(await publish()).toMatchObject({ id: window })
    expect(await publish()).toBe('again')
    await replica.settle()
    await replica.settle()
    for (const who of [leader, officer, second]) {
      expect(who.messages().filter(({ text }) => text.includes('Annual meeting'))).toHaveLength(1)
    }
    expect(last(leader)).toContain("You are on duty: Annual meeting, Lu'an Petition Office.")
    expect(last(leader)).toContain('Monday 16 March 2026, 08:30 to 17:30: leader on duty')
    expect(last(leader)).toContain('Please say that you will come.')
    expect(last(second)).toMatch(
      /您有值班：Annual meeting，六安市信访局。\n2026年3月16日（星期一）08:30至17:30：(?:值班员|备班)/,
    )
    expect(await replica.repositories.rosters.withOutbox(10)).toEqual([])
  })

  test('is accepted with one tap, which counts once and is shown', async () => {
    await leader.press('Accept duty')
    expect(last(leader)).toContain('you will come to 2 shifts')
    await leader.command('duty')
    expect(last(leader)).toContain('leader on duty. Accepted')
    expect(last(leader)).toContain('You have accepted all of it.')
    expect(leader.buttons()).not.toContain('Accept duty')
    const { shifts } = (await replica.repositories.rosters.get(window)) ?? { shifts: [] }
    expect(shifts.filter(({ acceptedAt }) => acceptedAt).map(({ role }) => role)).toEqual([
      'leader',
      'leader',
    ])
  })

  test('keeps both where two accept at once', async () => {
    await Promise.all([officer.press('Accept duty'), second.press('接受值班')])
    const { shifts } = (await replica.repositories.rosters.get(window)) ?? { shifts: [] }
    expect(shifts.filter(({ acceptedAt }) => !acceptedAt)).toEqual([])
  })

  test('changed by its manager tells the two whom it touches, and nobody else; the new one has yet to accept', async () => {
    const { rosters, members, accounts } = replica.repositories
    const { pack, calendar } = replica.office().rules
    const ports = { rosters, members, accounts, clock: site.clock, pack, place: dutyPlace(pack, calendar) }
    const third = await official(site, replica, 'duty-officer', 'luan-petition')
    const shifts = (await rosters.get(window))?.shifts ?? []
    const given = shifts.find(({ date, role }) => date === '2026-03-17' && role === 'officer')
    const to = (await members.active()).find(({ account }) => account === third.account)?.id ?? ''
    const heard = () => [leader, officer, second, third].map((who) => who.messages().length)
    const before = heard()
    const shift = '2026-03-17-0830-officer'
    expect(await changeShift(window, shift, to, ports)).toMatchObject({ kind: 'changed', to })
    await replica.settle()
    const had = [officer, second].find(
      (who) => who.messages().length > (before[who === officer ? 1 : 2] ?? 0),
    )
    expect(heard().reduce((sum, count) => sum + count, 0)).toBe(
      before.reduce((sum, count) => sum + count, 0) + 2,
    )
    expect(had && last(had)).toMatch(/Somebody else has this duty now, you are free|这个值班已改由他人承担/)
    expect(last(third)).toContain('You have a new shift: Annual meeting.')
    expect(last(third)).toContain('Tuesday 17 March 2026, 08:30 to 17:30: desk officer\n')
    await third.press('Accept duty')
    expect(last(third)).toContain('you will come to 1 shift.')
    const changed = (await rosters.get(window))?.shifts.filter(({ member }) => member === to)
    expect(changed).toMatchObject([{ date: '2026-03-17', role: 'officer', acceptedAt: expect.any(Date) }])

    const why = async (id: string, who: string) => {
      const found = await changeShift(window, id, who, ports)
      return found.kind === 'refused' ? found.why.kind : found.kind
    }
    expect(await why(shift, to)).toBe('has-it')
    expect(await why('2026-03-17-0830-backup', to)).toBe('rest')
    expect(await why('2026-03-17-0830-leader', to)).toBe('role')
    expect(await why('2026-03-18-0830-officer', to)).toBe('unknown-shift')
    expect(await why(shift, 'nobody')).toBe('unknown-person')
    expect((await changeShift('x', shift, to, ports)).kind).toBe('unknown-window')
    expect(given).toBeDefined()
  })

  test('reminds three days and one day before, on a rest day too, an hour before, and when it begins: when, as what, with whom', async () => {
    const before = leader.messages().length
    await walkTo(site, replica, officeTime('2026-03-16T08:31'))
    const heard = leader
      .messages()
      .slice(before)
      .map(({ text }) => text)
    // Two shifts: Monday the 16th, and the one after it.
    const firstLines = heard.map((text) =>
      text.split('\n').find((line) => /duty:|shifts? this week|has begun/.test(line)),
    )
    expect(firstLines).toEqual([
      'In 3 days you are on duty: Annual meeting.',
      'In 3 days you are on duty: Annual meeting.',
      'Tomorrow you are on duty: Annual meeting.',
      'In an hour you are on duty: Annual meeting.',
      'Tomorrow you are on duty: Annual meeting.',
      'You have 2 shifts this week: Annual meeting.',
      'Your duty has begun: Annual meeting.',
    ])
    expect(heard[0]).toContain('Monday 16 March 2026, 08:30 to 17:30: leader on duty. Accepted')
    expect(heard[0]).toMatch(/With you: desk officer \S+/)
    expect(heard[0]).toMatch(/With you: backup \S+/)
    expect(heard.join()).not.toContain('comes')
  })

  test('is begun by checking in, which counts once', async () => {
    await leader.press('Check in')
    expect(last(leader)).toContain('You are checked in.')
    await leader.command('duty')
    expect(leader.heard()).toContain("On duty now: Annual meeting, Lu'an Petition Office")
    expect(leader.heard()).toContain('Next change: Monday 16 March 2026, 17:30')
    expect(leader.buttons()).not.toContain('Check in')
    const { shifts } = (await replica.repositories.rosters.get(window)) ?? { shifts: [] }
    expect(
      shifts.filter(({ checkedInAt }) => checkedInAt).map(({ date, role }) => `${date} ${role}`),
    ).toEqual(['2026-03-16 leader'])
  })

  test('after an outage tells the newest alone, and says how late it comes', async () => {
    const before = leader.messages().length
    site.pass(officeTime('2026-03-17T11:00').getTime() - site.clock.now().getTime())
    await replica.settle()
    const heard = leader.messages().slice(before)
    expect(heard).toHaveLength(2)
    expect(heard[0]?.text).toContain('Your duty has begun and you have not checked in')
    expect(heard[0]?.text).toContain('This reminder comes 2 hours late')
    expect(heard[1]?.text).toContain('has not checked in: Annual meeting')
  })

  test('that is over is shown no more, and nothing is left to accept', async () => {
    site.pass(officeTime('2026-03-18T10:00').getTime() - site.clock.now().getTime())
    await officer.command('duty')
    expect(last(officer)).toContain('You have no duty ahead of you.')
  })
})
