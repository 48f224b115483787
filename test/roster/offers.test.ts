import { describe, expect, test } from 'vitest'
import type { Acted } from '../../src/roster/acted.js'
import { consent, decideSwap, endOffer, lapse, type OfferFacts, offerShift } from '../../src/roster/offers.js'
import type { RosterPerson } from '../../src/roster/plan-input.js'
import { whoMayTake } from '../../src/roster/taking.js'
import { type DutyWindow, shiftId, type Tell } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow, place, roundTheClock } from './a-window.js'

const window = aWindow(roundTheClock('2026-02-16', '2026-02-18'))
const NIGHT = '2026-02-17-2000-officer'
const index = window.shifts.findIndex((shift) => shiftId(shift) === NIGHT)
const mine = 'officer-3'
const people: RosterPerson[] = ['officer-0', mine, 'officer-4', 'free', 'other'].map((id) => ({
  id,
  name: id,
  roles: ['officer', 'backup'],
  leave: id === 'other' ? [civilDate('2026-02-18')] : [],
  history: { shifts: 0, nights: 0, holidays: 0 },
}))

const facts = (member: string, now = '2026-02-10T10:00', more: Partial<OfferFacts> = {}): OfferFacts => ({
  member,
  now: at(now),
  place,
  people,
  beside: [],
  around: { place, managers: () => ['manager'], there: () => true },
  managers: ['manager'],
  plans: member === 'manager',
  planners: ['manager'],
  ...more,
})
function does(found: Acted): { window: DutyWindow; tell: readonly Tell[] } {
  if (found.kind !== 'acted') throw new Error(found.why.key)
  return found
}
const why = (found: Acted): string => (found.kind === 'refused' ? found.why.key : found.kind)
const told = (tell: readonly Tell[]): string[] => tell.map(({ member, name }) => `${member} ${name}`)
const has = ({ shifts }: DutyWindow): string | undefined =>
  shifts.find((shift) => shiftId(shift) === NIGHT)?.member

describe('a shift that is offered', () => {
  test('to all is offered to those who may take it by all rules: rest, nights, leave', () => {
    const offered = does(offerShift(window, index, undefined, facts(mine)))
    // officer-4 has the morning after, other is away on the day on which the night ends.
    expect(told(offered.tell)).toEqual(['officer-0 offer', 'free offer'])
    expect(whoMayTake(window, window.shifts[index] ?? raise(), facts(mine)).map(({ id }) => id)).toEqual([
      'officer-0',
      'free',
    ])
    expect(has(offered.window)).toBe(mine)
  })

  test.each([
    [mine, mine, undefined, 'swap-self'],
    ['officer-4', undefined, undefined, 'duty-not-your-shift'],
    [mine, 'officer-4', undefined, 'swap-not-rest'],
    [mine, 'other', undefined, 'swap-not-leave'],
    [mine, 'nobody', undefined, 'swap-unknown-person'],
    [mine, 'free', '2026-02-17T18:30', 'swap-too-late'],
    [mine, 'free', '2026-02-17T20:00', 'swap-past'],
  ])('by %s to %s at %s is refused: %s', (who, to, now, key) => {
    expect(why(offerShift(window, index, to, facts(who, now)))).toBe(key)
  })

  test('to nobody who could take it is refused', () => {
    expect(why(offerShift(window, index, undefined, facts(mine, undefined, { people: [] })))).toBe(
      'swap-nobody',
    )
  })

  test('is offered once at a time', () => {
    const offered = does(offerShift(window, index, 'free', facts(mine))).window
    expect(why(offerShift(offered, index, undefined, facts(mine)))).toBe('swap-offered-before')
  })
})

const offered = (to?: string, more: Partial<DutyWindow> = {}): DutyWindow =>
  does(offerShift({ ...window, ...more }, index, to, facts(mine))).window

describe('one who consents', () => {
  test('has the shift, accepted; both are told, and nobody else', () => {
    const done = does(consent(offered(), 0, facts('free')))
    expect(has(done.window)).toBe('free')
    expect(done.window.shifts[index]?.acceptedAt).toEqual(at('2026-02-10T10:00'))
    expect(told(done.tell)).toEqual([`${mine} swapped`, 'free swapped'])
    expect(done.window.offers).toMatchObject([{ takenBy: 'free', end: 'swapped' }])
    expect(why(consent(done.window, 0, facts('officer-0')))).toBe('swap-over')
    // Once more, it is theirs already.
    expect(does(consent(done.window, 0, facts('free'))).window).toBe(done.window)
  })

  test('is looked at by all rules again: what changed meanwhile is not overlooked', () => {
    const meanwhile = offered()
    const beside = aWindow(
      [{ ...(window.shifts[index] ?? raise()), member: 'free', date: civilDate('2026-02-18') }],
      {
        id: 'x',
      },
    )
    expect(why(consent(meanwhile, 0, facts('free', undefined, { beside: [beside] })))).toBe('swap-not-nights')
  })

  test('was asked, is somebody else, and is in time', () => {
    expect(why(consent(offered('free'), 0, facts('officer-0')))).toBe('swap-not-asked')
    expect(why(consent(offered(), 0, facts(mine)))).toBe('swap-self')
    expect(why(consent(offered(), 0, facts('free', '2026-02-11T10:00')))).toBe('swap-over')
    expect(why(consent(window, 0, facts('free')))).toBe('duty-unknown')
  })
})

describe('where swaps are approved', () => {
  const asked = () => does(consent(offered(undefined, { swaps: 'approved' }), 0, facts('free')))

  test('consent alone changes nothing; the offerer and those who plan hear of it', () => {
    expect(has(asked().window)).toBe(mine)
    expect(told(asked().tell)).toEqual([`${mine} consented`, 'manager approve'])
    expect(why(consent(asked().window, 0, facts('free')))).toBe('swap-waits-approval')
  })

  test('a manager approves, and nobody else; both are told', () => {
    expect(why(decideSwap(asked().window, 0, true, facts('free')))).toBe('desk-not-yours')
    const done = does(decideSwap(asked().window, 0, true, facts('manager')))
    expect(has(done.window)).toBe('free')
    expect(told(done.tell)).toEqual([`${mine} swapped`, 'free swapped'])
  })

  test('who takes it approves it themselves only where nobody else plans', () => {
    const both = { plans: true, managers: ['free'] }
    const approves = (planners: string[]) =>
      why(decideSwap(asked().window, 0, true, facts('free', undefined, { ...both, planners })))
    expect(approves(['free', 'manager'])).toBe('swap-own-approval')
    expect(approves(['free'])).toBe('acted')
    const consents = consent(
      offered(undefined, { swaps: 'approved' }),
      0,
      facts('free', undefined, { ...both, planners: ['free', 'manager'] }),
    )
    expect(told(does(consents).tell)).toEqual([`${mine} consented`, 'manager approve'])
  })

  test('refused, the shift stays, and both are told', () => {
    const done = does(decideSwap(asked().window, 0, false, facts('manager')))
    expect(has(done.window)).toBe(mine)
    expect(told(done.tell)).toEqual([`${mine} refused`, 'free refused'])
    expect(why(decideSwap(done.window, 0, true, facts('manager')))).toBe('swap-over')
  })
})

describe('an offer that nobody takes', () => {
  test('lapses after a day and leaves the shift where it was; who offered it hears once', () => {
    expect(lapse(offered(), at('2026-02-11T09:59')).tell).toEqual([])
    const over = lapse(offered(), at('2026-02-11T10:00'))
    expect(told(over.tell)).toEqual([`${mine} lapsed`])
    expect(has(over.window)).toBe(mine)
    expect(lapse(over.window, at('2026-02-12T10:00')).tell).toEqual([])
  })

  test('of a shift that is near lapses an hour before it', () => {
    const near = does(offerShift(window, index, undefined, facts(mine, '2026-02-17T16:00')))
    expect(near.window.offers[0]?.until).toEqual(at('2026-02-17T19:00'))
  })

  test('is taken back by its owner, declined by the one who was asked, and ended by nobody else', () => {
    expect(told(does(endOffer(offered('free'), 0, facts('free'))).tell)).toEqual([`${mine} declined`])
    expect(told(does(endOffer(offered(), 0, facts(mine))).tell)).toEqual([])
    expect(why(endOffer(offered(), 0, facts('free')))).toBe('swap-not-asked')
  })
})

function raise(): never {
  throw new Error('no such shift')
}
