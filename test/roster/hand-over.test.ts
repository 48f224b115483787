import { describe, expect, test } from 'vitest'
import type { Acted } from '../../src/roster/acted.js'
import { actOnWindow } from '../../src/roster/acting.js'
import { raiseCall } from '../../src/roster/calls.js'
import { checkIn, stepIn } from '../../src/roster/duty-acts.js'
import { confirmNote, handNote } from '../../src/roster/handing-over.js'
import { onDuty } from '../../src/roster/on-duty.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow, changed, place, roundTheClock } from './a-window.js'
import { aCrew, aWorld } from './a-world.js'

/** The night's officer has come; the next morning nobody has yet. */
const NIGHT = '2026-02-17-2000-officer'
const MORNING = '2026-02-18-0800-officer'
const twoDays = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
const night = changed(twoDays, NIGHT, { checkedInAt: at('2026-02-17T20:00') })
const indexOf = (id: string): number => twoDays.shifts.findIndex((shift) => shiftId(shift) === id)

function aMorning(window: DutyWindow = night) {
  const world = aWorld(window, aCrew())
  const act = (member: string, what: Parameters<typeof actOnWindow>[3]) =>
    actOnWindow('w', member, world.ports, what)
  return {
    ...world,
    writes: (member: string) => act(member, (seen, facts) => handNote(seen, 'All calm', facts)),
    comes: (member: string) => act(member, (seen, facts) => checkIn(seen, indexOf(MORNING), facts)),
    stepsIn: (member: string) => act(member, (seen, facts) => stepIn(seen, indexOf(MORNING), facts)),
    confirms: (member: string) => act(member, (seen, facts) => confirmNote(seen, indexOf(NIGHT), facts)),
    on: (time: string) =>
      onDuty(world.window(), at(time), place).map(({ member, role }) => `${role} ${member}`),
  }
}
const handing = (lines: readonly string[]): string[] =>
  lines.filter((line) => / (?:note|unconfirmed|no-note|no-hand-over|no-hand-over-manager) /.test(`${line} `))

describe('a backup who steps in for whoever should have taken over', () => {
  test('gets the note that waits, is chased anew, and relieves the one before', async () => {
    const morning = aMorning()
    await morning.until('2026-02-18T07:50')
    await morning.writes('officer-1')
    await morning.until('2026-02-18T08:46')
    expect(handing(morning.heard(NIGHT))).toEqual([
      '02-18 07:50 officer-2 note',
      '02-18 08:15 officer-2 unconfirmed',
    ])
    expect((await morning.stepsIn('backup-2')).kind).toBe('acted')
    expect(handing(morning.heard(NIGHT))).toEqual(['02-18 08:46 backup-2 note'])
    await morning.until('2026-02-18T10:30')
    expect(handing(morning.heard(NIGHT))).toEqual([
      '02-18 09:01 backup-2 unconfirmed',
      '02-18 09:16 leader-2 no-hand-over',
      '02-18 09:46 manager no-hand-over-manager',
    ])
    expect((await morning.confirms('backup-2')).kind).toBe('acted')
    expect(morning.on('2026-02-18T10:30')).toEqual([
      'leader leader-2',
      'officer backup-2',
      'backup officer-2',
    ])
    // Whom that had reached by then hears that it is done.
    expect(morning.heard(NIGHT)).toEqual([
      '02-18 10:30 officer-1 relieved',
      '02-18 10:30 leader-2 handed-over',
      '02-18 10:30 manager handed-over',
    ])
    await morning.until('2026-02-18T13:00')
    expect(handing(morning.heard(NIGHT))).toEqual([])
  })
})

describe('an officer who writes no note', () => {
  test('is chased, then the leader hears, and after an hour those who plan; once each', async () => {
    const morning = aMorning(changed(night, MORNING, { checkedInAt: at('2026-02-18T08:00') }))
    await morning.until('2026-02-18T14:00')
    expect(handing(morning.heard(NIGHT))).toEqual([
      '02-18 08:15 officer-1 no-note',
      '02-18 08:30 leader-2 no-hand-over',
      '02-18 09:00 manager no-hand-over-manager',
    ])
  })

  test('because nobody came isn’t told of beside that: the leader hears once', async () => {
    const morning = aMorning()
    await morning.until('2026-02-18T08:44')
    const leader = morning.heard('leader-2').filter((line) => line.startsWith('02-18 08:30'))
    expect(leader).toEqual([`02-18 08:30 absent-leader ${MORNING}`])
    await morning.comes('officer-2')
    await morning.until('2026-02-18T09:30')
    expect(handing(morning.heard(NIGHT))).toEqual(['02-18 09:14 leader-2 no-hand-over'])
  })
})

test('a note that is written after the end gives the next one the time from then on', async () => {
  const morning = aMorning(changed(night, MORNING, { checkedInAt: at('2026-02-18T08:00') }))
  await morning.until('2026-02-18T08:14')
  await morning.writes('officer-1')
  await morning.until('2026-02-18T08:40')
  expect(handing(morning.heard(NIGHT))).toEqual([
    '02-18 08:14 officer-2 note',
    '02-18 08:29 officer-2 unconfirmed',
    '02-18 08:30 leader-2 no-hand-over',
  ])
})

describe('a note that is written early', () => {
  test('is brought to the next officer when they can confirm it, whoever that is by then', async () => {
    const morning = aMorning()
    await morning.until('2026-02-18T05:00')
    await morning.writes('officer-1')
    expect(handing(morning.heard(NIGHT))).toEqual([])
    expect(why(await morning.confirms('officer-2'))).toBe('duty-too-early')
    await morning.until('2026-02-18T07:00')
    expect(handing(morning.heard(NIGHT))).toEqual(['02-18 07:00 officer-2 note'])
    expect((await morning.confirms('officer-2')).kind).toBe('acted')
  })

  test('and pressed on the day before is answered with the day on which it can be', async () => {
    const window = changed(night, NIGHT, { note: { text: '-', at: at('2026-02-17T21:00') } })
    const facts = { member: 'officer-2', now: at('2026-02-17T23:00'), place }
    expect(confirmNote(window, indexOf(NIGHT), facts)).toMatchObject({
      why: { key: 'duty-too-early-day', args: { date: { date: '2026-02-18' }, from: '08:00' } },
    })
  })
})

const why = (found: Acted | { readonly kind: 'unknown-window' }): string =>
  found.kind === 'refused' ? found.why.key : found.kind

describe('the last desk officer of a window', () => {
  const LAST = '2026-02-18-2000-officer'
  const FIRST = '2026-02-19-0800-officer'
  const [first] = roundTheClock('2026-02-19', '2026-02-19').flatMap((shift, index) =>
    shiftId(shift) === FIRST ? [{ window: 'next', index, shift: { ...shift, member: 'y' } }] : [],
  )
  if (!first) throw new Error('no shift')
  const last = changed(twoDays, LAST, { checkedInAt: at('2026-02-18T20:00') })
  const writes = (world: ReturnType<typeof aWorld>) =>
    actOnWindow('w', 'officer-3', world.ports, (seen, facts) => handNote(seen, 'All calm', facts))

  test('hands over to the first of the window that the unit has from the next day on', async () => {
    const world = aWorld({ ...last, follows: first }, aCrew())
    await world.until('2026-02-19T08:10')
    expect(handing(world.heard(LAST))).toEqual([])
    const on = () => onDuty(world.window(), at('2026-02-19T08:10'), place).map(({ member }) => member)
    expect(on()).toEqual(['officer-3'])
    expect(await writes(world)).toMatchObject({ kind: 'acted' })
    const confirms = (member: string) =>
      actOnWindow('w', member, world.ports, (seen, facts) =>
        confirmNote(
          seen,
          seen.shifts.findIndex((shift) => shiftId(shift) === LAST),
          facts,
        ),
      )
    expect(await confirms('z')).toMatchObject({ kind: 'refused', why: { key: 'duty-not-your-shift' } })
    expect(on()).toEqual(['officer-3'])
    expect(await confirms('y')).toMatchObject({ kind: 'acted' })
    expect(on()).toEqual([])
    expect(world.heard(LAST)).toEqual(['02-19 08:10 y note', '02-19 08:10 officer-3 relieved'])
  })

  test('is chased as within a window, but that their own leader hears', async () => {
    const world = aWorld({ ...last, follows: first }, aCrew())
    await world.until('2026-02-19T12:00')
    expect(handing(world.heard(LAST))).toEqual([
      '02-19 08:15 officer-3 no-note',
      '02-19 08:30 leader-3 no-hand-over',
      '02-19 09:00 manager no-hand-over-manager',
    ])
  })

  test('isn’t rung any more once the next window has begun, which is', () => {
    const call = { id: 'c', number: '1', without: [] }
    const after = at('2026-02-19T08:10')
    expect(raiseCall({ ...last, follows: first }, call, at('2026-02-19T07:50'), place)).toBeDefined()
    expect(raiseCall({ ...last, follows: first }, call, after, place)).toBeUndefined()
  })

  test('goes home at the end where nothing follows, as soon as they have written', async () => {
    const world = aWorld(last, aCrew())
    await world.until('2026-02-19T07:50')
    await writes(world)
    await world.until('2026-02-19T12:00')
    expect(handing(world.heard(LAST))).toEqual([])
    expect(onDuty(world.window(), at('2026-02-19T08:10'), place)).toEqual([])
  })
})
