import { describe, expect, test } from 'vitest'
import { changeShift, lookAt, swapInWindow } from '../../src/roster/acting.js'
import { consent, decideSwap, offerShift } from '../../src/roster/offers.js'
import { reopenDuty } from '../../src/roster/reopen.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/case-kit.js'
import { aWindow, changed, roundTheClock } from './a-window.js'
import { aCrew, aMember, aWorld } from './a-world.js'

const NIGHT = '2026-02-17-2000-officer'
const twoDays = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
const open = changed(twoDays, NIGHT, { acceptedAt: undefined })
const of = ({ shifts }: DutyWindow, id: string) => shifts.find((shift) => shiftId(shift) === id)

test('a shift that was given to somebody who doesn’t accept it either goes round again, to the same people', async () => {
  const world = aWorld(open, aCrew())
  await world.until('2026-02-17T08:05')
  expect(world.heard(NIGHT).filter((line) => line.includes('open'))).toEqual([
    '02-16 20:00 backup-1 open-backup',
    '02-17 07:00 leader-1 open-leader',
    '02-17 08:00 manager open-manager',
  ])
  expect((await changeShift('w', NIGHT, 'y', world.ports)).kind).toBe('changed')
  await world.until('2026-02-17T19:59')
  expect(world.heard(NIGHT).filter((line) => line.includes('open'))).toEqual([
    '02-17 08:35 backup-1 open-backup',
    '02-17 11:26 leader-1 open-leader',
    '02-17 14:17 manager open-manager',
  ])
})

test('who goes away after everybody could have been asked is replaced in the time that is left', async () => {
  const world = aWorld(twoDays, aCrew())
  await world.until('2026-02-17T12:00')
  world.heard()
  const days = { from: civilDate('2026-02-17'), to: civilDate('2026-02-18') }
  world.set('officer-1', { away: { ...days, deputy: 'y' } })
  expect(await reopenDuty('officer-1', civilDate('2026-02-17'), world.ports)).toBe(1)
  expect(of(world.window(), NIGHT)).toMatchObject({ openSince: world.ports.clock.now() })
  expect(of(world.window(), NIGHT)?.acceptedAt).toBeUndefined()
  await world.until('2026-02-17T19:59')
  expect(world.heard(NIGHT).filter((line) => line.includes('open'))).toEqual([
    '02-17 12:00 backup-1 open-backup',
    '02-17 14:00 leader-1 open-leader',
    '02-17 16:00 manager open-manager',
  ])
  // Once more it changes nothing.
  expect(await reopenDuty('officer-1', civilDate('2026-02-17'), world.ports)).toBe(0)
})

test('who leaves is replaced likewise; a leader by those who plan', async () => {
  const leader = '2026-02-17-2000-leader'
  const world = aWorld(twoDays, aCrew())
  await world.until('2026-02-17T19:00')
  world.heard()
  world.set('leader-1')
  expect(await reopenDuty('leader-1', civilDate('2026-02-17'), world.ports)).toBe(1)
  await world.until('2026-02-17T19:59')
  expect(world.heard(leader)).toEqual(['02-17 19:00 manager open-manager'])
})

test('who goes away on other days keeps what they accepted', async () => {
  const world = aWorld(twoDays, aCrew())
  await world.until('2026-02-17T10:00')
  const days = { from: civilDate('2026-02-19'), to: civilDate('2026-02-20') }
  world.set('officer-1', { away: { ...days, deputy: 'y' } })
  expect(await reopenDuty('officer-1', civilDate('2026-02-17'), world.ports)).toBe(0)
  expect(of(world.window(), NIGHT)?.acceptedAt).toBeDefined()
})

describe('a shift of a leader who doesn’t accept is for those who plan', () => {
  const LEADER = '2026-02-17-2000-leader'
  const leaderless = changed(twoDays, LEADER, { acceptedAt: undefined })
  const days = { from: civilDate('2026-02-10'), to: civilDate('2026-02-20'), deputy: 'y' }
  const away = aMember('manager', ['roster-manager'], { away: days })
  const crew = aCrew().filter(({ id }) => id !== 'manager')
  const above = aMember('above', ['roster-manager'], { unit: demoPack.office.unit })
  const huoqiu = (window: DutyWindow): DutyWindow => ({ ...window, unit: 'huoqiu-petition' })
  const there = crew.map((one) => ({
    ...one,
    grants: one.grants.map((grant) => ({ ...grant, unit: 'huoqiu-petition' })),
  }))
  const local = aMember('manager', ['roster-manager'], { unit: 'huoqiu-petition', away: days })
  const asked = async (world: ReturnType<typeof aWorld>): Promise<string[]> => {
    await world.until('2026-02-17T19:59')
    return world.heard(LEADER).filter((line) => line.includes('open'))
  }

  test('of a unit above, where its own are away', async () => {
    expect(await asked(aWorld(huoqiu(leaderless), [...there, local, above]))).toEqual([
      '02-16 20:00 above open-manager',
    ])
  })

  test('or have blocked the service', async () => {
    const { away: _, ...blocked } = local
    const world = aWorld(huoqiu(leaderless), [...there, blocked, above], { silent: ['manager'] })
    expect(await asked(world)).toEqual(['02-16 20:00 above open-manager'])
  })

  test('else for the leaders of the unit, and for who is away only where nobody else is', async () => {
    expect((await asked(aWorld(leaderless, [...crew, away]))).map((line) => line.slice(12))).toEqual([
      'leader-0 open-manager',
      'leader-2 open-manager',
      'leader-3 open-manager',
    ])
    const alone = crew.filter(({ id }) => !id.startsWith('leader') || id === 'leader-1')
    expect(await asked(aWorld(leaderless, [...alone, away]))).toEqual(['02-16 20:00 manager open-manager'])
  })
})

test('a shift that is given to a third one is offered no more; both who waited hear so, and the new one may offer it', async () => {
  const world = aWorld({ ...twoDays, swaps: 'approved' }, aCrew())
  const index = twoDays.shifts.findIndex((shift) => shiftId(shift) === NIGHT)
  await world.until('2026-02-15T10:00')
  const act = (member: string, what: Parameters<typeof swapInWindow>[3]) =>
    swapInWindow('w', member, world.ports, what)
  await act('officer-1', (window, facts) => offerShift(window, index, 'z', facts))
  await act('z', (window, facts) => consent(window, 0, facts))
  world.heard()
  await changeShift('w', NIGHT, 'y', world.ports)
  expect(world.heard('offer-0')).toEqual(['02-15 10:00 officer-1 moved', '02-15 10:00 z moved'])
  expect((await act('y', (window, facts) => offerShift(window, index, undefined, facts))).kind).toBe('acted')
  await changeShift('w', NIGHT, 'officer-1', world.ports)
  const late = await act('manager', (window, facts) => decideSwap(window, 0, true, facts))
  expect(late).toMatchObject({ kind: 'refused', why: { key: 'swap-over' } })
  await world.until('2026-02-17T10:00')
  expect(world.heard().filter((line) => line.includes('lapsed'))).toEqual([])
})

test('a manager of a unit above may approve and take there too, though the unit has its own', async () => {
  const here = aMember('local', ['roster-manager'], { unit: 'huoqiu-petition' })
  const above = aMember('above', ['roster-manager'], { unit: demoPack.office.unit })
  const world = aWorld({ ...twoDays, unit: 'huoqiu-petition' }, [here, above, aMember('y', ['duty-officer'])])
  const plans = async (member: string) => (await lookAt('w', member, world.ports))?.facts.plans
  expect(await plans('above')).toBe(true)
  expect(await plans('local')).toBe(true)
  expect(await plans('y')).toBe(false)
})
