import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/notices/delivery-schema.js'
import { nextDigestAt, opensAt } from '../../src/notices/quiet.js'
import { type TimingFacts, whenToTell } from '../../src/notices/timing.js'
import { civilDate } from '../../src/time/civil.js'
import { calendar2026, demoPack } from '../support/case-kit.js'
import { delivery } from '../support/composing.js'

const rules = { pack: demoPack, calendar: calendar2026 }
const at = (text: string): Date => new Date(`${text}:00+08:00`)
const shown = (instant: Date): string =>
  instant.getTime() === 0 ? 'now' : new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

const CITIZEN = { official: false, legal: false, hours: {} }
const LEGAL = { official: false, legal: true, hours: {} }
const OFFICIAL = { official: true, legal: false, hours: {} }

describe('the night before Spring Festival 2026 (15 to 23 February; Saturday 14 is worked), hour by hour', () => {
  // When each hears of what comes up at that moment; the row of an hour is the same for all minutes of it.
  const NIGHT: readonly (readonly [moment: string, citizen: string, official: string])[] = [
    ['2026-02-14T20:00', 'now', 'now'],
    ['2026-02-14T21:59', 'now', 'now'],
    ['2026-02-14T22:00', '2026-02-15T07:00', '2026-02-24T07:00'],
    ['2026-02-14T23:00', '2026-02-15T07:00', '2026-02-24T07:00'],
    ['2026-02-15T00:00', '2026-02-15T07:00', '2026-02-24T07:00'],
    ['2026-02-15T03:00', '2026-02-15T07:00', '2026-02-24T07:00'],
    ['2026-02-15T06:59', '2026-02-15T07:00', '2026-02-24T07:00'],
    ['2026-02-15T07:00', 'now', '2026-02-24T07:00'],
    ['2026-02-16T12:00', 'now', '2026-02-24T07:00'],
    ['2026-02-16T23:30', '2026-02-17T07:00', '2026-02-24T07:00'],
    ['2026-02-23T21:00', 'now', '2026-02-24T07:00'],
    ['2026-02-24T06:00', '2026-02-24T07:00', '2026-02-24T07:00'],
    ['2026-02-24T07:00', 'now', 'now'],
    // The Saturday after is worked to make up for it; the Sunday isn't.
    ['2026-02-28T09:00', 'now', 'now'],
    ['2026-03-01T09:00', 'now', '2026-03-02T07:00'],
  ]
  test.each(NIGHT)('%s', (moment, citizen, official) => {
    const opening = (listener: typeof CITIZEN) => {
      const opens = opensAt(at(moment), listener, rules)
      return opens.getTime() === at(moment).getTime() ? 'now' : shown(opens)
    }
    expect([opening(CITIZEN), opening(OFFICIAL)]).toEqual([citizen, official])
  })
})

describe('hours of one’s own', () => {
  test('are kept within the office’s', () => {
    const late = { ...CITIZEN, hours: { opens: '10:00', closes: '20:00' } }
    expect(shown(opensAt(at('2026-03-02T20:00'), late, rules))).toBe('2026-03-03T10:00')
    const early = { ...CITIZEN, hours: { opens: '05:00', closes: '23:30' } }
    expect(shown(opensAt(at('2026-03-02T22:30'), early, rules))).toBe('2026-03-03T07:00')
  })

  test('hold back what the law asks for until eight in the morning at the latest, on rest days too', () => {
    const late = { ...LEGAL, hours: { opens: '10:00' } }
    expect(shown(opensAt(at('2026-03-06T23:00'), late, rules))).toBe('2026-03-07T08:00')
    expect(opensAt(at('2026-03-07T08:30'), late, rules)).toEqual(at('2026-03-07T08:30'))
  })

  test('move the digest, on working days only', () => {
    expect(shown(nextDigestAt(at('2026-03-06T08:00'), {}, rules))).toBe('2026-03-06T09:00')
    expect(shown(nextDigestAt(at('2026-03-06T09:00'), {}, rules))).toBe('2026-03-09T09:00')
    expect(shown(nextDigestAt(at('2026-03-06T09:00'), { digest: '14:00' }, rules))).toBe('2026-03-06T14:00')
    expect(shown(nextDigestAt(at('2026-03-06T06:00'), { digest: '03:00' }, rules))).toBe('2026-03-06T08:00')
    expect(shown(nextDigestAt(at('2026-02-14T12:00'), {}, rules))).toBe('2026-02-24T09:00')
  })

  test('never leave the digest at an hour at which its reader may be told nothing', () => {
    for (const opens of [undefined, '07:00', '09:30', '10:00']) {
      for (const closes of [undefined, '09:00', '18:00', '22:00']) {
        for (const digest of [undefined, '06:00', '09:00', '16:00', '23:00']) {
          const hours = {
            ...(opens === undefined ? {} : { opens }),
            ...(closes === undefined || (opens ?? '') >= closes ? {} : { closes }),
            ...(digest === undefined ? {} : { digest }),
          }
          const next = nextDigestAt(at('2026-03-05T17:00'), hours, rules)
          expect(opensAt(next, { ...OFFICIAL, hours }, rules), JSON.stringify(hours)).toEqual(next)
        }
      }
    }
    expect(shown(nextDigestAt(at('2026-03-05T17:00'), { opens: '10:00' }, rules))).toBe('2026-03-06T10:00')
  })
})

describe('what is never held, and what is', () => {
  const NIGHT = at('2026-02-14T23:30')
  const facts: TimingFacts = { hours: {}, urgent: false, singles: 0 }
  const kindAt = (one: Delivery, more: Partial<TimingFacts> = {}, now = NIGHT) =>
    whenToTell(one, now, { ...facts, ...more }, rules).kind

  test('the answer to one’s own act comes at any hour', () => {
    expect(kindAt({ ...delivery('receipt', 'a'), own: true })).toBe('now')
    expect(kindAt(delivery('receipt', 'a'))).toBe('held')
  })

  test('so do alarms, and everything for officials of somebody in danger', () => {
    expect(kindAt(delivery('desk-urgent', 'a'))).toBe('now')
    expect(kindAt(delivery('desk-pressed', 'a'))).toBe('now')
    expect(kindAt(delivery('desk-arrived', 'a'))).toBe('held')
    expect(kindAt(delivery('desk-arrived', 'a'), { urgent: true })).toBe('now')
    expect(kindAt(delivery('asked', 'a'), { urgent: true })).toBe('held')
  })

  test('a reminder goes at once where its date ends before anybody may be told', () => {
    const rung = (due: string) => ({ clock: 'telling-2', due: civilDate(due), name: 'before-1' })
    const reminder = { ...delivery('desk-reminder', 'a'), level: 'handler' } as const
    expect(kindAt({ ...reminder, rung: rung('2026-02-15') })).toBe('now')
    expect(kindAt({ ...reminder, rung: rung('2026-02-24') })).toBe('held')
    // Late since yesterday, it waits like everything else.
    expect(kindAt({ ...reminder, rung: rung('2026-02-13') })).toBe('held')
  })

  test('more than five alarms on one day go into the digest', () => {
    const rung = { clock: 'telling-2', due: civilDate('2026-03-02'), name: 'on' }
    const alarm = { ...delivery('desk-reminder', 'a'), level: 'handler', rung } as const
    expect(kindAt(alarm, { singles: 4 }, at('2026-03-02T08:00'))).toBe('now')
    expect(kindAt(alarm, { singles: 5 }, at('2026-03-02T08:00'))).toBe('digest')
  })

  test('a publication of shifts waits for the office’s morning, not for one’s own; at short notice it comes at once', () => {
    const soon = { clock: 'published', name: 'at-once', due: civilDate('2026-03-05') }
    expect(kindAt({ ...delivery('duty', 'a'), rung: soon }, {}, at('2026-03-04T23:00'))).toBe('now')
    expect(kindAt(delivery('duty', 'a'), {}, at('2026-03-04T23:00'))).toBe('held')
    expect(kindAt(delivery('duty', 'a'), { hours: { opens: '10:00' } }, at('2026-03-05T08:00'))).toBe('now')
  })

  test('a legal notice wakes nobody, and comes the next morning', () => {
    const held = whenToTell(delivery('answer', 'a'), NIGHT, { ...facts, hours: { opens: '10:00' } }, rules)
    expect(held.kind === 'held' && shown(held.until)).toBe('2026-02-15T08:00')
    const courtesy = whenToTell(
      delivery('window-ends', 'a'),
      NIGHT,
      { ...facts, hours: { opens: '10:00' } },
      rules,
    )
    expect(courtesy.kind === 'held' && shown(courtesy.until)).toBe('2026-02-15T10:00')
  })
})
