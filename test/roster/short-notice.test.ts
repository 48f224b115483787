import { describe, expect, test } from 'vitest'
import { acceptDuty, actOnWindow, changeShift, publishWindow, swapInWindow } from '../../src/roster/acting.js'
import { fileReturn } from '../../src/roster/daily-return.js'
import { checkIn, stepIn } from '../../src/roster/duty-acts.js'
import { consent, offerShift } from '../../src/roster/offers.js'
import { toldLater } from '../../src/roster/quiet-nights.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import type { DutyNotice } from '../../src/roster/window-schema.js'
import { civilDate } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow, changed, place, roundTheClock } from './a-window.js'
import { aCrew, aMember, aWorld } from './a-world.js'

/** One day shift of each role, on a working day; not published and not accepted yet. */
function aDraft(day: string, from = '08:30', to = '17:30'): DutyWindow {
  const shifts = (['leader', 'officer', 'backup'] as const).map(
    (role): DutyShift => ({ date: civilDate(day), from, to, role, member: `${role}-0` }),
  )
  const { publishedAt: _, remindedThrough: __, ...draft } = aWindow(shifts)
  return draft
}

/** What is told, and of what, until the shift begins. */
async function published(draft: DutyWindow, when: string, until: string) {
  const world = aWorld(draft, aCrew(1))
  const told: DutyNotice[] = []
  const { write } = world.ports.rosters
  world.ports.rosters.write = async (window, seen, change) => {
    told.push(...change.tell)
    return write(window, seen, change)
  }
  await world.until(when)
  await publishWindow('w', world.ports)
  await world.until(until)
  const atOnce = told.filter(({ kind, rung }) => kind === 'duty' && rung?.name === 'at-once')
  return { atOnce: atOnce.map(({ member }) => member), heard: world.heard('2026-03-10-0830-officer') }
}
const open = (lines: readonly string[]) => lines.filter((line) => line.includes('open-'))

describe('a window that is published in the evening', () => {
  test('is told in the morning, and others hear of what isn’t accepted half an hour after that', async () => {
    const { atOnce, heard } = await published(aDraft('2026-03-10'), '2026-03-09T23:00', '2026-03-10T08:29')
    expect(atOnce).toEqual([])
    expect(open(heard)).toEqual([
      '03-10 07:30 backup-0 open-backup',
      '03-10 07:45 leader-0 open-leader',
      '03-10 08:00 manager open-manager',
    ])
  })

  test('is told at once where a shift begins before the morning, or before half an hour of it is over', async () => {
    const night = aDraft('2026-03-10', '07:29', '17:30')
    expect((await published(night, '2026-03-09T23:00', '2026-03-10T07:00')).atOnce).toHaveLength(3)
    const morning = aDraft('2026-03-10', '07:30', '17:30')
    expect((await published(morning, '2026-03-09T23:00', '2026-03-10T07:00')).atOnce).toEqual([])
    // On rest days nobody is told of a publication; what begins on one isn't held until it is over.
    const sunday = aDraft('2026-03-08')
    expect((await published(sunday, '2026-03-07T10:00', '2026-03-07T11:00')).atOnce).toHaveLength(3)
  })
})

test('who publishes knows to how many it comes later, and when', () => {
  const later = (window: DutyWindow, when: string) => toldLater(window, at(when), place)
  expect(later(aDraft('2026-03-10'), '2026-03-09T23:00')).toEqual({ count: 3, at: at('2026-03-10T07:00') })
  expect(later(aDraft('2026-03-10'), '2026-03-09T15:00')).toBeUndefined()
  // One of them has a shift too soon to wait for the morning.
  const { shifts, ...draft } = aDraft('2026-03-10')
  const some = shifts.map((shift) => (shift.role === 'officer' ? { ...shift, from: '06:00' } : shift))
  expect(later({ ...draft, shifts: some }, '2026-03-09T23:00')?.count).toBe(2)
})

describe('a shift that nobody has accepted', () => {
  const NIGHT = '2026-02-17-2000-officer'
  const window = changed(aWindow(roundTheClock('2026-02-17', '2026-02-18')), NIGHT, { acceptedAt: undefined })

  test('wakes nobody at night while it is far ahead, and does where it begins before the morning', async () => {
    const world = aWorld(window, aCrew())
    await world.until('2026-02-17T19:00')
    expect(open(world.heard(NIGHT))[1]).toBe('02-17 07:00 leader-1 open-leader')
    const late = aWorld(changed(window, NIGHT, { from: '06:00', givenAt: at('2026-02-17T02:00') }), aCrew())
    await late.until('2026-02-17T05:59')
    expect(open(late.heard('2026-02-17-0600-officer'))[0]).toBe('02-17 02:30 manager open-manager')
  })

  const settled = (lines: readonly string[]) => lines.filter((line) => line.includes('settled'))
  const index = window.shifts.findIndex((shift) => shiftId(shift) === NIGHT)

  test('once the leader has given it away is settled for whom it had rung, and for nobody else', async () => {
    const world = aWorld(window, aCrew())
    await world.until('2026-02-17T08:30')
    await changeShift('w', NIGHT, 'y', world.ports, 'leader-1')
    expect(settled(world.heard(NIGHT))).toEqual([
      '02-17 08:30 backup-1 settled',
      '02-17 08:30 manager settled',
    ])
  })

  test('once the backup has stepped in is settled for the leader who was asked; nobody was asked: nobody hears', async () => {
    const world = aWorld(window, aCrew())
    await world.until('2026-02-17T07:30')
    await actOnWindow('w', 'backup-1', world.ports, (seen, facts) => stepIn(seen, index, facts))
    expect(settled(world.heard(NIGHT))).toEqual(['02-17 07:30 leader-1 settled'])
    await world.until('2026-02-17T19:00')
    expect(open(world.heard(NIGHT))).toEqual([])
    const early = aWorld(window, aCrew())
    await early.until('2026-02-16T19:00')
    await changeShift('w', NIGHT, 'y', early.ports, 'manager')
    expect(settled(early.heard(NIGHT))).toEqual([])
  })

  test('once its holder has accepted is settled for all whom it had rung, once', async () => {
    const world = aWorld(window, aCrew())
    await world.until('2026-02-17T08:30')
    await acceptDuty('w', 'officer-1', world.ports)
    expect(world.heard(NIGHT).filter((line) => line.includes('accepted'))).toEqual([
      '02-17 08:30 backup-1 accepted',
      '02-17 08:30 leader-1 accepted',
      '02-17 08:30 manager accepted',
    ])
  })

  test('beside a backup who hasn’t either is told of once, as the shift that somebody comes to', async () => {
    const both = changed(window, '2026-02-17-2000-backup', { acceptedAt: undefined })
    const world = aWorld(both, aCrew())
    await world.until('2026-02-17T08:30')
    world.heard()
    await actOnWindow('w', 'backup-1', world.ports, (seen, facts) => stepIn(seen, index, facts))
    expect(settled(world.heard('2026-02-17-2000'))).toEqual([
      '02-17 08:30 leader-1 settled-officer',
      '02-17 08:30 manager settled-officer',
    ])
  })

  test('once nobody came and the backup has stepped in is settled for the leader', async () => {
    const world = aWorld(aWindow(roundTheClock('2026-02-17', '2026-02-18')), aCrew())
    await world.until('2026-02-17T20:40')
    await actOnWindow('w', 'backup-1', world.ports, (seen, facts) => stepIn(seen, index, facts))
    expect(settled(world.heard(NIGHT))).toEqual(['02-17 20:40 leader-1 settled'])
    await world.until('2026-02-17T23:00')
    expect(world.heard(NIGHT)).toEqual([])
  })

  test('to which nobody came is given on after its begin, and chased anew; a shift that somebody came to isn’t', async () => {
    const LEADER = '2026-02-17-2000-leader'
    const world = aWorld(aWindow(roundTheClock('2026-02-17', '2026-02-18')), [
      ...aCrew(),
      aMember('x', ['leader']),
    ])
    await world.until('2026-02-17T20:14')
    const give = () => changeShift('w', LEADER, 'x', world.ports, 'manager')
    expect(await give()).toMatchObject({ kind: 'refused', why: { kind: 'begun' } })
    await world.until('2026-02-17T20:32')
    expect(await give()).toMatchObject({ kind: 'changed' })
    world.heard()
    await world.until('2026-02-17T21:30')
    expect(world.heard(LEADER)).toEqual(
      ['02-17 20:47 x absent', '02-17 20:47 manager absent-manager'].sort().reverse(),
    )
    const leads = world.window().shifts.findIndex((shift) => shiftId(shift) === LEADER)
    await actOnWindow('w', 'x', world.ports, (seen, facts) => checkIn(seen, leads, facts))
    expect(world.heard(LEADER)).toEqual(['02-17 21:30 manager came'])
    expect(await changeShift('w', LEADER, 'leader-1', world.ports)).toMatchObject({ kind: 'refused' })
  })

  test('to which its holder comes late is settled for whom that had rung', async () => {
    const world = aWorld(aWindow(roundTheClock('2026-02-17', '2026-02-18')), aCrew())
    await world.until('2026-02-17T20:40')
    world.heard()
    await actOnWindow('w', 'officer-1', world.ports, (seen, facts) => checkIn(seen, index, facts))
    expect(world.heard(NIGHT)).toEqual(['02-17 20:40 backup-1 came', '02-17 20:40 leader-1 came'])
  })
})

test('who was asked alone hears that an offer has lapsed, or was taken back', async () => {
  const NIGHT = '2026-02-17-2000-officer'
  const window = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
  const index = window.shifts.findIndex((shift) => shiftId(shift) === NIGHT)
  const world = aWorld(window, aCrew())
  await world.until('2026-02-15T10:00')
  await swapInWindow('w', 'officer-1', world.ports, (seen, facts) => offerShift(seen, index, 'z', facts))
  world.heard()
  await world.until('2026-02-16T10:01')
  expect(world.heard('offer-0')).toEqual(['02-16 10:00 officer-1 lapsed', '02-16 10:00 z lapsed'])
  const late = await swapInWindow('w', 'z', world.ports, (seen, facts) => consent(seen, 0, facts))
  expect(late.kind).toBe('refused')
})

test('a return that comes late is settled for who was asked for it, but for who filed it', async () => {
  const world = aWorld(aWindow(roundTheClock('2026-02-17', '2026-02-18')), aCrew())
  await world.until('2026-02-17T17:40')
  const clock = 'return-2026-02-17'
  expect(world.heard(clock).map((line) => line.slice('02-17 '.length))).toEqual([
    '16:00 officer-0 return',
    '17:00 officer-0 return-due',
    '17:30 leader-0 return-missing',
  ])
  const report = { date: civilDate('2026-02-17'), open: 0, late: 0, urgent: 0 }
  await actOnWindow('w', 'officer-0', world.ports, (seen, facts) => fileReturn(seen, report, facts))
  expect(world.heard(clock)).toEqual(['02-17 17:40 leader-0 return-in'])
})
