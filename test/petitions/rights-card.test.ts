import { describe, expect, test } from 'vitest'
import { ROUTE_IDS, type RouteLimit } from '../../src/config/pack.types.js'
import { rightsCard, type ToldOfOthers } from '../../src/petitions/rights-card.js'
import { civilDate as on } from '../../src/time/civil.js'
import { Case, type CaseOptions, calendar2026, demoPack, SERVICE } from '../support/case-kit.js'
import {
  accepted,
  agree,
  answered,
  CITY,
  forwarded,
  handler,
  issued,
  object,
  registrar,
  served,
  wang,
} from '../support/machine-kit.js'

const card = (one: Case, told: ToldOfOthers = {}, today = one.today) =>
  rightsCard(one.petition, told, { pack: one.pack, calendar: one.calendar }, today)
const fresh = forwarded()
const rules = { pack: demoPack, calendar: calendar2026 }

/** One clock of somebody who told this, on a day. */
function clock(id: string, told: ToldOfOthers, today = '2026-03-02') {
  const found = rightsCard(fresh.petition, told, rules, on(today)).clocks.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no clock ${id}`)
  return found
}
const act = (date: string): ToldOfOthers => ({ decisionOn: on(date) })

describe('the limits that a petition does not stop', () => {
  test.each<[string, ToldOfOthers]>([
    ['nothing was told', {}],
    ['there is no decision', { decisionOn: 'none' }],
  ])('are all named with their articles and without a day when %s', (_, told) => {
    const { clocks } = card(fresh, told)
    expect(clocks.map(({ id, length, basis }) => [id, length.amount, length.unit, basis.article])).toEqual([
      ['reconsideration', 60, 'day', '20'],
      ['court', 6, 'month', '46'],
      ['court-after-reconsideration', 15, 'day', '45'],
      ['labour-arbitration', 1, 'year', '27'],
    ])
    expect(clocks.some((each) => 'lastDay' in each || each.over || each.provisional)).toBe(false)
  })

  test('come from the pack, not from the code', () => {
    const { otherClocks } = demoPack.profile
    const court: RouteLimit = { ...otherClocks.court, amount: 3 }
    const pack = { ...demoPack, profile: { ...demoPack.profile, otherClocks: { ...otherClocks, court } } }
    const { clocks } = rightsCard(fresh.petition, act('2026-03-02'), { ...rules, pack }, fresh.today)
    expect(clocks[1]).toMatchObject({ length: { amount: 3, unit: 'month' }, lastDay: '2026-06-02' })
  })

  test('have a day only where the day of their own event was told', () => {
    const days = (told: ToldOfOthers) => card(fresh, told).clocks.map(({ lastDay }) => lastDay)
    expect(days(act('2026-02-24'))).toEqual(['2026-04-27', '2026-08-24', undefined, undefined])
    expect(days({ labourSince: on('2025-06-03') })).toEqual([undefined, undefined, undefined, '2026-06-03'])
  })

  test('are only the 15 days for the court once there is a reconsideration decision', () => {
    const told = { ...act('2026-03-02'), reconsiderationOn: on('2026-06-01') }
    expect(card(fresh, told).clocks.map(({ id, lastDay }) => [id, lastDay])).toEqual([
      ['court-after-reconsideration', '2026-06-16'],
      ['labour-arbitration', undefined],
    ])
  })

  test.each([
    // The 28th is a Saturday on which offices work.
    ['2025-08-31', '2026-02-28'],
    ['2024-08-31', '2025-02-28'],
    ['2023-08-31', '2024-02-29'],
    ['2025-08-29', '2026-02-28'],
    ['2026-03-31', '2026-09-30'],
    // 1 to 7 October are holidays.
    ['2026-04-01', '2026-10-08'],
    // 19 September is a Saturday like others, the 20th a worked Sunday.
    ['2026-03-19', '2026-09-20'],
  ])('six months for the court from %s end on %s', (from, last) => {
    expect(clock('court', act(from))).toMatchObject({ lastDay: last, provisional: false })
  })

  test.each([
    // 1 to 5 May are holidays.
    ['2026-03-02', '2026-05-06'],
    // 15 to 23 February are the Spring Festival.
    ['2025-12-17', '2026-02-24'],
    ['2026-01-05', '2026-03-06'],
  ])('60 days for reconsideration from %s end on %s', (from, last) => {
    expect(clock('reconsideration', act(from)).lastDay).toBe(last)
  })

  test.each([
    ['2024-02-29', '2025-02-28'],
    ['2025-03-02', '2026-03-02'],
    ['2025-05-01', '2026-05-06'],
  ])('one year for labour arbitration from %s ends on %s', (labourSince, last) => {
    expect(clock('labour-arbitration', { labourSince: on(labourSince) }).lastDay).toBe(last)
  })

  test('15 days that end on a worked weekend stay there', () => {
    const told = { reconsiderationOn: on('2026-09-25') }
    expect(clock('court-after-reconsideration', told).lastDay).toBe('2026-10-10')
  })

  test('are over the day after the last one and not before', () => {
    const over = (today: string) => clock('reconsideration', act('2026-03-02'), today).over
    expect([over('2026-05-01'), over('2026-05-06'), over('2026-05-07')]).toEqual([false, false, true])
  })

  test('in a year whose holidays are awaited keep the early day, and are not over before the moved one', () => {
    // 28 February 2027 is a Sunday.
    const court = (today: string) => clock('court', act('2026-08-31'), today)
    expect(court('2026-09-01')).toMatchObject({ lastDay: '2027-02-28', over: false, provisional: true })
    expect(court('2027-02-28')).toMatchObject({ lastDay: '2027-02-28', over: false, provisional: true })
    expect(court('2027-03-01')).toMatchObject({ lastDay: '2027-03-01', over: false, provisional: true })
    expect(court('2027-03-02')).toMatchObject({ lastDay: '2027-03-01', over: true, provisional: true })
  })

  test('in a year whose holidays are awaited are provisional on a workday too', () => {
    // 2 February 2027 is a Tuesday.
    expect(clock('court', act('2026-08-02'))).toMatchObject({ lastDay: '2027-02-02', provisional: true })
  })

  test('beyond the years served are refused', () => {
    expect(() => card(fresh, { labourSince: on('2199-06-01') })).toThrow(RangeError)
  })
})

describe('the review', () => {
  const PROVINCE = 'Anhui Provincial Department of Land and Resources'

  test.each([forwarded(), accepted(), answered(), issued()])(
    'has no day before the answer is proven to have arrived ($petition.status)',
    (one) => {
      const { review, reviewOrgan } = card(one)
      expect(review).toEqual({ kind: 'not-yet' })
      expect(reviewOrgan?.name.en).toBe(PROVINCE)
    },
  )

  test('names nobody before the organ is found, or while it is in dispute', () => {
    for (const one of [new Case(), forwarded().does(handler, object)]) {
      expect(card(one).review).toEqual({ kind: 'not-yet' })
      expect(card(one)).not.toHaveProperty('reviewOrgan')
    }
    const back = forwarded().does(handler, object).does(registrar, agree)
    expect(card(back)).not.toHaveProperty('reviewOrgan')
  })

  test('runs from the day of receipt to its last day, and is over the day after', () => {
    // 30 days from 2 March are 1 April, a Wednesday.
    const one = served()
    const organ = { name: { en: PROVINCE }, phone: '0551-555-0102' }
    const dated = { organ, from: '2026-03-02', last: '2026-04-01', provisional: false }
    expect(card(one).review).toMatchObject({ kind: 'runs', ...dated, left: 30 })
    expect(card(one, {}, on('2026-04-01')).review).toMatchObject({ kind: 'runs', left: 0 })
    expect(card(one, {}, on('2026-04-02')).review).toMatchObject({ kind: 'over', last: '2026-04-01', organ })
    expect(card(one).reviewOrgan?.name.en).toBe(PROVINCE)
  })

  test('that ends on holidays goes on to the first working day', () => {
    // 30 days from 1 September are 1 October.
    expect(card(served({ on: '2026-09-01' })).review).toMatchObject({ last: '2026-10-08', left: 37 })
  })

  test('that ends in a year whose holidays are awaited is provisional', () => {
    // 30 days from 8 December 2026 are 7 January 2027, a Thursday.
    expect(card(served({ on: '2026-12-08' })).review).toMatchObject({ last: '2027-01-07', provisional: true })
  })

  test('of a matter about the organ that would review goes to the next one above', () => {
    const options: CaseOptions = { content: { about: { words: 'The city bureau', units: ['luan-land'] } } }
    const one = new Case(options)
    const petition = { ...one.petition, organ: 'huoqiu-land', status: 'accepted' } as const
    expect(rightsCard(petition, {}, rules, one.today).reviewOrgan?.name.en).toBe(PROVINCE)
  })

  test.each(ROUTE_IDS.filter((route) => route !== 'appealOpinion'))('is none on the route %s', (route) => {
    const one = accepted()
    const result = rightsCard({ ...one.petition, route }, {}, rules, one.today)
    expect(result.review).toEqual({ kind: 'none-route' })
    expect(result).not.toHaveProperty('reviewOrgan')
    expect(result.clocks).toHaveLength(4)
  })

  test('is none without a name, before the answer and after it', () => {
    const content = { petitioner: { kind: 'anonymous' } } as const
    for (const one of [accepted({ content }), served({ content })]) {
      expect(card(one).review).toEqual({ kind: 'none-anonymous' })
      expect(card(one)).not.toHaveProperty('reviewOrgan')
    }
  })

  test('is none for what was sent elsewhere, which nobody learns before it is told', () => {
    const one = new Case().does(registrar, {
      kind: 'divert',
      decision: 'diverted',
      reason: 'A fine is reviewed by another body.',
      elsewhere: 'administrative_act',
    })
    expect(one.petition.owner).toBe(CITY)
    expect(card(one).review).toEqual({ kind: 'not-yet' })
    one.minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    expect(card(one).review).toEqual({ kind: 'none-route' })
  })
})
