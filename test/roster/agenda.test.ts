import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueDuties, nextDutyAt } from '../../src/roster/agenda.js'
import type { Around, Due } from '../../src/roster/due.js'
import { type DutyWindow, isAwayFor } from '../../src/roster/window.js'
import { civilDate, civilDateOf } from '../../src/time/civil.js'
import { timeOf } from '../../src/time/hours.js'
import { scaled } from '../support/thorough.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow, changed, place, roundTheClock } from './a-window.js'

const around: Around = {
  place,
  managers: (_, without = []) => ['manager'].filter((id) => !without.includes(id)),
  there: () => true,
}
const published = at('2026-02-01T09:00')

/** All that a window would say if nobody did anything, found by asking when the next thing is due. */
function all(window: DutyWindow, { from = published, who = around } = {}): Due[] {
  const found: Due[] = []
  let told = from
  for (let next = nextDutyAt(window, told, who); next; next = nextDutyAt(window, told, who)) {
    found.push(...dueDuties(window, told, next, who))
    told = next
  }
  return found
}

const shown = ({ at: when, member, name, clock }: Due): string =>
  `${civilDateOf(when, 'Asia/Shanghai').slice(5)} ${timeOf(when, 'Asia/Shanghai')} ${member} ${name} ${clock}`

const about = (window: DutyWindow, clock: string, kind?: Due['kind'], who = around): string[] =>
  all(window, { who })
    .filter((due) => due.clock === clock && (kind === undefined || due.kind === kind))
    .map((due) => shown(due).replace(` ${clock}`, ''))

const two = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
const NIGHT = '2026-02-17-2000-officer'
const everyoneCame = aWindow(
  roundTheClock('2026-02-17', '2026-02-18').map((shift) => ({
    ...shift,
    checkedInAt: at(`${shift.date}T${shift.from}`),
  })),
)

describe('a shift', () => {
  test('is told three days and one day before in the morning, an hour before, and when it begins', () => {
    expect(about(two, NIGHT, 'duty-reminder')).toEqual([
      '02-14 08:00 officer-1 days-3',
      '02-16 08:00 officer-1 days-1',
      '02-17 19:00 officer-1 hour',
      '02-17 20:00 officer-1 begins',
    ])
  })

  test('of a draft is told to nobody', () => {
    const { publishedAt: _, ...draft } = two
    expect(all(draft)).toEqual([])
    expect(nextDutyAt(draft, published, around)).toBeUndefined()
  })

  test('after an outage is told once, the newest, and nothing once it is over', () => {
    const names = (now: string) =>
      dueDuties(two, published, at(now), around)
        .filter(({ clock, member }) => clock === NIGHT && member === 'officer-1')
        .map(({ name }) => name)
    expect(names('2026-02-17T19:30')).toEqual(['hour'])
    expect(names('2026-02-17T20:10')).toEqual(['begins'])
    expect(names('2026-02-18T07:59')).toEqual(['absent'])
    expect(names('2026-02-18T08:00')).toEqual([])
  })
})

describe('a shift that nobody has accepted', () => {
  const open = (id: string) => changed(two, id, { acceptedAt: undefined })

  test('is asked of the backup a day before, then of the leader, then of those who plan: an alarm; a night is waited for', () => {
    expect(about(open(NIGHT), NIGHT, 'duty-alarm').slice(0, 3)).toEqual([
      '02-16 20:00 backup-1 open-backup',
      '02-17 07:00 leader-1 open-leader',
      '02-17 08:00 manager open-manager',
    ])
  })

  test("as a backup is the leader's to settle, and as a leader that of those who plan", () => {
    const backup = '2026-02-17-2000-backup'
    const leader = '2026-02-17-2000-leader'
    expect(about(open(backup), backup, 'duty-alarm')).toEqual([
      '02-16 20:00 leader-1 open-leader',
      '02-17 07:00 manager open-manager',
    ])
    expect(about(open(leader), leader, 'duty-alarm')[0]).toBe('02-16 20:00 manager open-manager')
  })

  test('given out late is chased in the time that is left, after half an hour', () => {
    const late = changed(open(NIGHT), NIGHT, { givenAt: at('2026-02-17T15:30') })
    expect(about(late, NIGHT, 'duty-alarm').slice(0, 3)).toEqual([
      '02-17 16:00 backup-1 open-backup',
      '02-17 17:00 leader-1 open-leader',
      '02-17 18:00 manager open-manager',
    ])
  })

  test('is what that of somebody is who has left; nobody who left is asked', () => {
    const left: Around = { ...around, there: (member) => member !== 'officer-1' && member !== 'backup-1' }
    expect(about(two, NIGHT, 'duty-alarm', left).slice(0, 2)).toEqual([
      '02-16 20:00 leader-1 open-leader',
      '02-17 07:00 manager open-manager',
    ])
  })
})

test('somebody who went away after they accepted is replaced as if they hadn’t; on other days they are there', () => {
  const away: Around = {
    ...around,
    there: (member, shift) => !(member === 'officer-1' && shift?.date === '2026-02-17'),
  }
  expect(about(two, NIGHT, 'duty-alarm', away)[0]).toBe('02-16 20:00 backup-1 open-backup')
  const { from, to } = { from: civilDate('2026-02-18'), to: civilDate('2026-02-18') }
  const [, , , , night] = two.shifts
  // A night before a day of leave ends on it.
  expect(night && isAwayFor({ from, to }, night, place)).toBe(true)
  expect(
    night && isAwayFor({ from: civilDate('2026-02-19'), to: civilDate('2026-02-20') }, night, place),
  ).toBe(false)
})

describe('somebody who has not come', () => {
  test('hears of it after 15 minutes, and so does the backup; then the leader, then those who plan', () => {
    expect(about(two, NIGHT, 'duty-alarm')).toEqual([
      '02-17 20:15 officer-1 absent',
      '02-17 20:15 backup-1 absent-backup',
      '02-17 20:30 leader-1 absent-leader',
      '02-17 20:45 manager absent-manager',
    ])
  })

  test('as a backup is missed by nobody: they wait at home', () => {
    expect(about(two, '2026-02-17-2000-backup', 'duty-alarm')).toEqual([])
  })
})

describe('a desk officer who hands over', () => {
  test('is asked for the note before the end, chased after it; then the leader hears, then those who plan', () => {
    expect(about(everyoneCame, NIGHT).slice(4)).toEqual([
      '02-18 07:45 officer-1 ends',
      '02-18 08:15 officer-1 no-note',
      '02-18 08:30 leader-2 no-hand-over',
      '02-18 09:00 manager no-hand-over-manager',
    ])
  })

  test('waits for the next one, who is chased, once the note is written; and for nobody once it is confirmed', () => {
    const note = { text: '-', at: at('2026-02-18T07:50') }
    const written = changed(everyoneCame, NIGHT, { note })
    expect(about(written, NIGHT).slice(4)).toEqual([
      '02-18 08:15 officer-2 unconfirmed',
      '02-18 08:30 leader-2 no-hand-over',
      '02-18 09:00 manager no-hand-over-manager',
    ])
    const done = changed(written, NIGHT, { relievedAt: at('2026-02-18T08:01') })
    expect(about(done, NIGHT).slice(4)).toEqual([])
  })

  test('last of the window hands over to nobody: they are asked for a note, and nobody is chased for it', () => {
    const LAST = '2026-02-18-2000-officer'
    expect(about(everyoneCame, LAST).slice(4)).toEqual(['02-19 07:45 officer-3 ends'])
    const note = { text: '-', at: at('2026-02-19T07:30') }
    expect(about(changed(everyoneCame, LAST, { note }), LAST).slice(4)).toEqual([])
  })
})

describe('an urgent matter', () => {
  const handedOver = changed(everyoneCame, '2026-02-17-0800-officer', {
    relievedAt: at('2026-02-17T20:05'),
  })
  const call = { id: 'c', number: 'XF', at: at('2026-02-18T02:00'), without: [] as string[] }

  test('rings the desk officer at once and after 5 and 10 minutes, then backup and leader, then it is the phone list', () => {
    expect(about({ ...handedOver, calls: [call] }, 'c')).toEqual([
      '02-18 02:00 officer-1 ring-1',
      '02-18 02:05 officer-1 ring-2',
      '02-18 02:10 officer-1 ring-3',
      '02-18 02:15 backup-1 ring-1',
      '02-18 02:20 leader-1 ring-1',
      ...['officer-1', 'backup-1', 'leader-1', 'manager'].map((who) => `02-18 02:25 ${who} list`),
    ])
  })

  test('rings nobody who must not know of it', () => {
    const shy = { ...call, without: ['officer-1', 'manager'] }
    expect(about({ ...handedOver, calls: [shy] }, 'c')).toEqual([
      '02-18 02:00 backup-1 ring-1',
      '02-18 02:05 backup-1 ring-2',
      '02-18 02:10 backup-1 ring-3',
      '02-18 02:15 leader-1 ring-1',
      '02-18 02:20 backup-1 list',
      '02-18 02:20 leader-1 list',
    ])
  })

  test('passes over who is away on the day of their shift; where nobody is there it is the list at once', () => {
    const without = (...away: string[]): Around => ({
      ...around,
      there: (member, shift) => !(shift && away.includes(member)),
    })
    const calls = { ...handedOver, calls: [call] }
    expect(about(calls, 'c', undefined, without('officer-1'))[0]).toBe('02-18 02:00 backup-1 ring-1')
    expect(about(calls, 'c', undefined, without('officer-1', 'backup-1', 'leader-1'))).toEqual([
      '02-18 02:00 manager list',
    ])
  })

  test('that somebody has taken rings no more; after an outage each is rung once', () => {
    expect(about({ ...handedOver, calls: [{ ...call, takenBy: 'backup-1' }] }, 'c')).toEqual([])
    const later = dueDuties({ ...handedOver, calls: [call] }, call.at, at('2026-02-18T03:00'), around)
    expect(later.filter(({ clock }) => clock === 'c').map(({ member, name }) => `${member} ${name}`)).toEqual(
      ['officer-1 list', 'backup-1 list', 'leader-1 list', 'manager list'],
    )
  })

  test('rings both desk officers as long as the one has not handed over to the other', () => {
    const first = about({ ...everyoneCame, calls: [call] }, 'c').filter((line) => line.includes('02:00'))
    expect(first).toEqual(['02-18 02:00 officer-0 ring-1', '02-18 02:00 officer-1 ring-1'])
  })
})

describe('the daily return', () => {
  test('is asked for an hour before, chased at its hour, then the leader on duty hears', () => {
    expect(about(two, 'return-2026-02-17')).toEqual([
      '02-17 16:00 officer-0 return',
      '02-17 17:00 officer-0 return-due',
      '02-17 17:30 leader-0 return-missing',
    ])
  })

  test('has its own hour in a unit, is asked for once it is filed by nobody, and only in heightened windows', () => {
    const other: Around = {
      ...around,
      place: { ...place, returns: { by: '17:00', units: { 'luan-petition': '21:30' } } },
    }
    expect(about(two, 'return-2026-02-17', undefined, other)[0]).toBe('02-17 20:30 officer-1 return')
    const filed = { date: civilDate('2026-02-17'), at: published, by: 'x', open: 0, late: 0, urgent: 0 }
    expect(about({ ...two, returns: [filed] }, 'return-2026-02-17')).toEqual([])
    expect(about({ ...two, level: 'normal' }, 'return-2026-02-17')).toEqual([])
  })
})

test('on Mondays somebody hears what they have in the week', () => {
  const weeks = about(aWindow(roundTheClock('2026-02-14', '2026-02-17')), 'week')
  expect(weeks.filter((line) => line.includes('officer-0') || line.includes('officer-7'))).toEqual([
    '02-09 08:00 officer-0 2026-02-09',
    '02-16 08:00 officer-7 2026-02-16',
  ])
})

test('however a sweep comes, nothing is told twice, and what comes on time is told as it would be minute by minute', () => {
  const window = changed(two, NIGHT, { acceptedAt: undefined })
  const key = ({ member, clock, name }: Due) => `${member} ${clock} ${name}`
  const reference = new Set(all(window).map(key))
  const end = at('2026-02-20T00:00').getTime()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: published.getTime(), max: end }), { maxLength: 60 }), (times) => {
      const told: string[] = []
      let through = published
      for (const time of [...times, end].sort((a, b) => a - b)) {
        told.push(...dueDuties(window, through, new Date(time), around).map(key))
        through = new Date(time)
      }
      expect(new Set(told).size).toBe(told.length)
      for (const one of told) expect(reference).toContain(one)
    }),
    { numRuns: scaled(30, 200) },
  )
})
