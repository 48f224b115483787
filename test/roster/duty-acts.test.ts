import { describe, expect, test } from 'vitest'
import type { Acted, ActFacts } from '../../src/roster/acted.js'
import { raiseCall, takeCall } from '../../src/roster/calls.js'
import { dayToReport, fileReturn } from '../../src/roster/daily-return.js'
import type { Around } from '../../src/roster/due.js'
import { checkIn, confirmReach, stepIn, writeLog } from '../../src/roster/duty-acts.js'
import { confirmNote, handNote } from '../../src/roster/handing-over.js'
import { nextChange, onDuty, rung } from '../../src/roster/on-duty.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow, changed, place, roundTheClock } from './a-window.js'

const window = aWindow(roundTheClock('2026-02-28', '2026-03-01'))
const DAY = '2026-02-28-0800-officer'
const NIGHT = '2026-02-28-2000-officer'
const indexOf = (id: string): number => window.shifts.findIndex((shift) => shiftId(shift) === id)
const facts = (member: string, now: string): ActFacts => ({ member, now: at(now), place })
function does(found: Acted): DutyWindow {
  if (found.kind !== 'acted') throw new Error(found.why.key)
  return found.window
}
const why = (found: Acted): string => (found.kind === 'refused' ? found.why.key : found.kind)
const around: Around = { place, managers: () => ['manager'], there: () => true }
const shiftOf = (of: DutyWindow, id: string): DutyShift | undefined =>
  of.shifts.find((shift) => shiftId(shift) === id)

describe('checking in', () => {
  const checksIn = (member: string, now: string, id = DAY) => checkIn(window, indexOf(id), facts(member, now))

  test('is possible from an hour before until the end, and accepts what wasn’t accepted', () => {
    expect(why(checksIn('officer-0', '2026-02-28T06:59'))).toBe('duty-too-early')
    const open = changed(window, DAY, { acceptedAt: undefined })
    const came = does(checkIn(open, indexOf(DAY), facts('officer-0', '2026-02-28T07:00')))
    expect(shiftOf(came, DAY)).toMatchObject({
      checkedInAt: at('2026-02-28T07:00'),
      acceptedAt: at('2026-02-28T07:00'),
    })
    expect(why(checkIn(came, indexOf(DAY), facts('officer-0', '2026-02-28T07:01')))).toBe(
      'duty-checked-in-before',
    )
    expect(why(checksIn('officer-0', '2026-02-28T20:00'))).toBe('duty-over')
  })

  test('by somebody else, or for a shift that isn’t there, is refused', () => {
    expect(why(checksIn('officer-1', '2026-02-28T08:00'))).toBe('duty-not-your-shift')
    expect(why(checkIn(window, 99, facts('officer-0', '2026-02-28T08:00')))).toBe('duty-unknown')
    expect(why(confirmReach(window, indexOf(DAY), facts('leader-0', '2026-02-28T07:00')))).toBe(
      'duty-not-your-shift',
    )
  })
})

describe('stepping in', () => {
  test('is for the backup, where the officer hasn’t accepted, or hasn’t come', () => {
    const step = (of: DutyWindow, member: string, now: string) =>
      why(stepIn(of, indexOf(DAY), facts(member, now)))
    expect(step(window, 'backup-0', '2026-02-27T10:00')).toBe('duty-not-needed')
    const away = { ...facts('backup-0', '2026-02-27T10:00'), there: () => false }
    expect(why(stepIn(window, indexOf(DAY), away))).toBe('acted')
    expect(step(window, 'leader-0', '2026-02-28T08:20')).toBe('duty-not-your-shift')
    expect(step(window, 'backup-0', '2026-02-28T20:00')).toBe('duty-over')
    const came = changed(window, DAY, { checkedInAt: at('2026-02-28T08:10') })
    expect(step(came, 'backup-0', '2026-02-28T08:20')).toBe('duty-not-needed')
    // Who accepted is late from a quarter of an hour on; who didn't, from the begin.
    expect(step(window, 'backup-0', '2026-02-28T08:14')).toBe('duty-not-needed')
    expect(step(window, 'backup-0', '2026-02-28T08:15')).toBe('acted')
    expect(step(changed(window, DAY, { acceptedAt: undefined }), 'backup-0', '2026-02-28T08:00')).toBe(
      'acted',
    )
    const done = does(stepIn(window, indexOf(DAY), facts('backup-0', '2026-02-28T08:20')))
    expect(shiftOf(done, DAY)).toMatchObject({
      member: 'backup-0',
      checkedInAt: at('2026-02-28T08:20'),
    })
    expect(shiftOf(done, '2026-02-28-0800-backup')).toMatchObject({ member: 'officer-0' })
    expect(shiftOf(done, '2026-02-28-0800-backup')?.acceptedAt).toBeUndefined()
  })
})

describe('handing over', () => {
  const came = changed(window, DAY, { checkedInAt: at('2026-02-28T08:00') })
  const written = does(handNote(came, 'XF-1 waits.', facts('officer-0', '2026-02-28T19:50')))

  test('the outgoing officer stays on duty until the incoming one has confirmed the note', () => {
    const ids = (of: DutyWindow, now: string) => onDuty(of, at(now), place).map(({ member }) => member)
    expect(ids(came, '2026-02-28T21:00')).toEqual(['leader-1', 'officer-0', 'officer-1', 'backup-1'])
    expect(rung(written, at('2026-02-28T21:00'), place)[0]?.map(({ member }) => member)).toEqual([
      'officer-0',
      'officer-1',
    ])
    const done = does(confirmNote(written, indexOf(DAY), facts('officer-1', '2026-02-28T20:05')))
    expect(ids(done, '2026-02-28T21:00')).toEqual(['leader-1', 'officer-1', 'backup-1'])
    expect(shiftOf(done, NIGHT)?.checkedInAt).toEqual(at('2026-02-28T20:05'))
  })

  test('is confirmed by the one who follows, once, and no earlier than an hour before', () => {
    const confirms = (of: DutyWindow, member: string, now: string) =>
      why(confirmNote(of, indexOf(DAY), facts(member, now)))
    expect(confirms(written, 'backup-1', '2026-02-28T20:05')).toBe('duty-not-your-shift')
    expect(confirms(came, 'officer-1', '2026-02-28T20:05')).toBe('duty-unknown')
    const early = does(handNote(came, '-', facts('officer-0', '2026-02-28T12:00')))
    expect(confirms(early, 'officer-1', '2026-02-28T12:05')).toBe('duty-too-early')
    const done = does(confirmNote(written, indexOf(DAY), facts('officer-1', '2026-02-28T20:05')))
    expect(confirms(done, 'officer-1', '2026-02-28T20:06')).toBe('duty-confirmed-before')
  })

  test('needs somebody who came; the last of a window is done with the note', () => {
    expect(why(handNote(window, '-', facts('officer-0', '2026-02-28T19:50')))).toBe(
      'duty-nothing-to-hand-over',
    )
    const last = '2026-03-01-2000-officer'
    const end = changed(window, last, { checkedInAt: at('2026-03-01T20:00') })
    const done = does(handNote(end, '-', facts('officer-3', '2026-03-02T07:50')))
    expect(shiftOf(done, last)?.relievedAt).toEqual(at('2026-03-02T07:50'))
  })
})

describe('an urgent matter', () => {
  const call = { id: 'c', number: 'XF-1', without: [] as string[] }
  const raised = raiseCall(window, call, at('2026-03-01T02:00'), place)

  test('rings once, and nowhere where nobody is on duty', () => {
    expect(raised?.calls).toMatchObject([{ id: 'c', at: at('2026-03-01T02:00') }])
    expect(raised && raiseCall(raised, { ...call, id: 'd' }, at('2026-03-01T02:01'), place)).toBeUndefined()
    expect(raiseCall(window, call, at('2026-03-05T02:00'), place)).toBeUndefined()
    const without = ['officer-1', 'backup-1', 'leader-1']
    expect(raiseCall(window, { ...call, without }, at('2026-03-01T02:00'), place)).toBeUndefined()
  })

  test('is taken once, by one who is on duty or plans; those who were rung by then hear who has it', () => {
    if (!raised) throw new Error('not raised')
    const take = (of: DutyWindow, member: string, now = '2026-03-01T02:03') =>
      takeCall(of, 0, { ...facts(member, now), plans: member === 'manager', around })
    expect(why(take(raised, 'officer-3'))).toBe('duty-not-your-shift')
    const taken = take(raised, 'backup-1')
    const hear = (found: Acted) => found.kind === 'acted' && found.tell.map(({ member }) => member)
    // Nobody else is woken to hear that they needn't wake.
    expect(hear(taken)).toEqual(['officer-1'])
    expect(hear(take(raised, 'officer-1'))).toEqual([])
    expect(hear(take(raised, 'backup-1', '2026-03-01T02:21'))).toEqual(['officer-1', 'leader-1'])
    expect(hear(take(raised, 'officer-1', '2026-03-01T02:26'))).toEqual(['backup-1', 'leader-1', 'manager'])
    expect(why(take(does(taken), 'backup-1'))).toBe('duty-taken-by-you')
    expect(why(take(does(taken), 'manager'))).toBe('duty-taken-before')
    expect(why(takeCall(window, 0, { ...facts('backup-1', '2026-03-01T02:03'), plans: false, around }))).toBe(
      'duty-unknown',
    )
  })
})

test('what the same command does again, after a crash, is done already and written once', () => {
  const once = (member: string, now: string) => ({ ...facts(member, now), command: 'c' })
  const logged = does(writeLog(window, 'Quiet.', once('backup-1', '2026-03-01T02:00')))
  // The shift is over by then.
  expect(does(writeLog(logged, 'Quiet.', once('backup-1', '2026-03-01T12:00')))).toBe(logged)
  const last = '2026-03-01-2000-officer'
  const end = changed(window, last, { checkedInAt: at('2026-03-01T20:00') })
  const noted = does(handNote(end, '-', once('officer-3', '2026-03-02T07:50')))
  expect(does(handNote(noted, '-', once('officer-3', '2026-03-02T07:51')))).toBe(noted)
  const report = { date: civilDate('2026-02-28'), open: 0, late: 0, urgent: 0 }
  const filed = does(fileReturn(window, report, once('leader-0', '2026-02-28T16:00')))
  expect(does(fileReturn(filed, report, once('leader-0', '2026-02-28T16:01')))).toBe(filed)
  const stepped = does(stepIn(window, indexOf(DAY), facts('backup-0', '2026-02-28T08:20')))
  expect(does(stepIn(stepped, indexOf(DAY), facts('backup-0', '2026-02-28T08:21')))).toBe(stepped)
})

describe('log and return', () => {
  test('the log is written by those on duty', () => {
    const logged = does(writeLog(window, 'Quiet.', facts('backup-1', '2026-03-01T02:00')))
    expect(logged.log).toEqual([{ at: at('2026-03-01T02:00'), by: 'backup-1', text: 'Quiet.' }])
    expect(why(writeLog(window, '-', facts('officer-3', '2026-03-01T02:00')))).toBe('duty-not-on')
  })

  const counts = { open: 3, late: 1, urgent: 0 }
  const files = (of: DutyWindow, date: string, member: string, now: string) =>
    fileReturn(of, { date: civilDate(date), ...counts }, facts(member, now))

  test('a day is reported once, by one who has a shift on it, and not before it comes', () => {
    const filed = does(files(window, '2026-02-28', 'leader-0', '2026-02-28T16:00'))
    expect(filed.returns).toMatchObject([{ date: '2026-02-28', by: 'leader-0', ...counts }])
    expect(why(files(filed, '2026-02-28', 'officer-0', '2026-02-28T16:01'))).toBe('duty-return-before')
    expect(why(files(window, '2026-02-28', 'officer-3', '2026-02-28T16:00'))).toBe('duty-not-on')
    expect(why(files(window, '2026-03-01', 'officer-3', '2026-02-28T16:00'))).toBe('duty-no-return')
    expect(why(files(window, '2026-03-02', 'officer-3', '2026-03-02T07:00'))).toBe('duty-no-return')
    expect(why(files({ ...window, level: 'normal' }, '2026-02-28', 'leader-0', '2026-02-28T16:00'))).toBe(
      'duty-no-return',
    )
  })

  test('the day to report is what is missing of yesterday until today’s is asked for; then today, then yesterday', () => {
    const day = (of: DutyWindow, now: string, yesterday: string) =>
      dayToReport(of, { now: at(now), place }, civilDate(yesterday))
    expect(day(window, '2026-03-01T00:30', '2026-02-28')).toBe('2026-02-28')
    expect(day(window, '2026-03-01T15:59', '2026-02-28')).toBe('2026-02-28')
    expect(day(window, '2026-03-01T16:00', '2026-02-28')).toBe('2026-03-01')
    expect(day(window, '2026-02-28T09:00', '2026-02-27')).toBe('2026-02-28')
    const today = does(files(window, '2026-03-01', 'officer-3', '2026-03-01T21:00'))
    expect(day(today, '2026-03-01T22:00', '2026-02-28')).toBe('2026-02-28')
    expect(day({ ...window, level: 'normal' }, '2026-03-01T09:00', '2026-02-28')).toBeUndefined()
  })
})

test('the next change is the next begin or end of a slot, over the end of a month too', () => {
  expect(nextChange(window, at('2026-02-28T21:00'), place)).toEqual(at('2026-03-01T08:00'))
  expect(nextChange(window, at('2026-03-01T21:00'), place)).toEqual(at('2026-03-02T08:00'))
  expect(nextChange(window, at('2026-03-02T08:00'), place)).toBeUndefined()
})
