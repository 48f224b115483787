import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PETITIONER } from '../../src/petitions/model.js'
import type { Watched } from '../../src/petitions/watched.js'
import { dice } from '../support/case-driver.js'
import { OPINION } from '../support/case-kit.js'
import { filed } from '../support/filing.js'
import { type Clerk, clerk, gives } from '../support/many.js'
import { bookOf, type Entry } from '../support/reminder-book.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'
import { officeTime, walkTo } from '../support/walk.js'

/** `CASES=300` takes minutes; every day of a hundred is walked through in any case. */
const CASES = Number(process.env.CASES ?? scaled(2, 8))
const FIRST_DAY = officeTime('2026-03-02T10:00').getTime()
const DAY = 86_400_000
const DAYS = 100
const OFFICE = 'huoqiu-petition'
const LAND = 'huoqiu-land'

let site: Site
let replica: Replica
let people: Readonly<Record<'registrar' | 'handler' | 'unit-lead' | 'supervisor' | 'leader', Clerk>>
let petitioner: { readonly account: string }

beforeAll(async () => {
  site = await openSite({ begins: FIRST_DAY })
  replica = await site.replica()
  people = {
    registrar: await clerk(replica, 'registrar', OFFICE),
    handler: await clerk(replica, 'handler', LAND),
    'unit-lead': await clerk(replica, 'unit-lead', LAND),
    supervisor: await clerk(replica, 'supervisor', OFFICE),
    leader: await clerk(replica, 'leader', OFFICE),
  }
  petitioner = { account: (await replica.repositories.accounts.ofAddress('77', 'en')).id }
}, 60_000)

afterAll(() => site.close())

/** What people do, by day and always after the digest: how far a case comes, and when, is chance. */
async function hundredDays(): Promise<string[]> {
  const die = dice(20_260_302)
  const acts: { at: number; act: () => Promise<unknown> }[] = []
  const ids: string[] = []
  const plan = (day: number, act: () => Promise<unknown>) =>
    acts.push({ at: FIRST_DAY + day * DAY + die.upTo(7 * 60) * 60_000 + acts.length, act })
  for (let index = 0; index < CASES; index += 1) {
    const id = `case${String(index).padStart(4, '0')}`
    ids.push(id)
    const from = die.upTo(45)
    plan(from, () => filed(site, replica, petitioner.account, id))
    if (die.chance(0.15)) continue
    const sent = from + 1 + die.upTo(18)
    const reason = 'By region and subject.'
    plan(sent, () =>
      gives(site, replica, id, people.registrar.acting, {
        kind: 'forward',
        to: LAND,
        mode: 'transfer',
        reason,
      }),
    )
    if (die.chance(0.3)) continue
    const accepted = sent + 1 + die.upTo(20)
    plan(accepted, () => gives(site, replica, id, people.handler.acting, { kind: 'accept' }))
    if (die.chance(0.5)) continue
    const answered = accepted + 1 + die.upTo(30)
    plan(answered, () => gives(site, replica, id, people.handler.acting, { kind: 'answer', parts: OPINION }))
    if (die.chance(0.3)) continue
    plan(answered + 1 + die.upTo(5), () =>
      gives(site, replica, id, { kind: 'petitioner', account: petitioner.account }, { kind: 'open' }),
    )
  }
  for (const { at, act } of acts
    .filter(({ at }) => at < FIRST_DAY + DAYS * DAY)
    .sort((a, b) => a.at - b.at)) {
    await walkTo(site, replica, new Date(at))
    await act()
    await replica.settle()
  }
  await walkTo(site, replica, new Date(FIRST_DAY + DAYS * DAY))
  return ids
}

/** One thing told to one person: when, of which case, known by what. */
interface Told {
  readonly day: string
  readonly who: string
  readonly notice: string
  /** By itself at eight, or by the digest at nine. */
  readonly singly: boolean
}

const civil = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** Who is told what of a case and when, from the pack and the case's dates: nothing of the product's reminding. */
async function expectedOf(id: string, end: number): Promise<Told[]> {
  const seen = await replica.repositories.petitions.see(id)
  if (!seen) return []
  const { petition, events } = seen
  const moments = new Map<string, { date: Watched; entry: Entry }[]>()
  for (const { id: clock, limit, holder, nature, stoppedOn } of petition.clocks) {
    const since = events[Number(clock.split('-').at(-1))]?.at ?? petition.receivedAt
    const whose: Watched['whose'] =
      holder === PETITIONER
        ? { kind: 'petitioner' }
        : { kind: 'unit', unit: holder, duty: nature === 'duty', rule: limit.rule as never }
    const date: Watched = {
      id: clock,
      nominal: limit.nominal,
      due: limit.due,
      since,
      length: limit.days,
      whose,
    }
    const entries = bookOf(date, site.pack, end).filter(
      ({ at }) => stoppedOn === undefined || civil(at) <= stoppedOn,
    )
    for (const entry of entries) {
      const whom = entry.to === 'petitioners' ? 'petitioners' : holder
      const key = `${entry.at} ${whom}`
      // Of one date the last rung of a moment.
      const others = (moments.get(key) ?? []).filter((one) => one.date !== date || entry.to === 'petitioners')
      moments.set(key, [...others, { date, entry }])
    }
  }
  return [...moments].flatMap(([key, of]): Told[] => {
    const [at = '', whom = ''] = key.split(' ')
    const day = civil(Number(at))
    const name = ({ date, entry }: (typeof of)[number]) => `${id}-${date.id}-${date.due}-${entry.rung}`
    if (whom === 'petitioners') {
      return of.map((one) => ({ day, who: petitioner.account, notice: name(one), singly: true }))
    }
    const [first] = of.sort((a, b) => (`${a.date.due} ${a.date.id}` < `${b.date.due} ${b.date.id}` ? -1 : 1))
    if (!first) return []
    const heard = new Map<string, boolean>()
    for (const { entry } of of) {
      for (const level of entry.to === 'petitioners' ? [] : entry.to) {
        const who = personAt(level, whom)
        heard.set(who, (heard.get(who) ?? false) || (whom !== OFFICE && isSingle(entry.rung, level)))
      }
    }
    return [...heard].map(([who, singly]) => ({ day, who, notice: name(first), singly }))
  })
}

/** At a petition office the registrar acts, and nobody leads it but the supervisor. */
function personAt(level: string, unit: string): string {
  const role =
    unit === OFFICE && level === 'handler'
      ? 'registrar'
      : unit === OFFICE && level === 'unit-lead'
        ? 'supervisor'
        : level
  const person = Object.entries(people).find(([name]) => name === role)?.[1]
  if (!person) throw new Error(`nobody at ${role}`)
  return person.account
}

const isSingle = (rung: string, level: string): boolean =>
  rung === 'on' ||
  rung === 'moved' ||
  rung === { handler: 'after-1', 'unit-lead': 'after-1', supervisor: 'after-3', leader: 'after-7' }[level]

describe(`a hundred days with ${CASES} cases`, () => {
  test('everybody was told what the pack says, on that day, and nothing else', {
    timeout: 600_000,
  }, async () => {
    const ids = await hundredDays()
    const end = FIRST_DAY + DAYS * DAY
    const expected = (await Promise.all(ids.map((id) => expectedOf(id, end)))).flat()
    const rows = await replica.repositories.deliveries.model
      .find({ kind: { $in: ['desk-reminder', 'missed', 'window-ends'] } })
      .lean()
    const told = rows.map(({ account, notice, toldAt, state }) => ({
      line: `${civil(toldAt?.getTime() ?? 0)} ${account} ${notice} ${state}`,
      at: (toldAt?.getTime() ?? 0) + 8 * 3_600_000,
    }))
    const lines = (all: readonly Told[]) =>
      all.map(({ day, who, notice }) => `${day} ${who} ${notice} sent`).sort()
    expect(told.map(({ line }) => line).sort()).toEqual(lines(expected))
    expect(expected.length).toBeGreaterThan(5 * CASES)

    // At eight singly, five a person and day at most; the rest at nine.
    const hour = new Map(told.map(({ line, at }) => [line, new Date(at).getUTCHours()]))
    const ofDay = new Map<string, Told[]>()
    for (const one of expected.filter(({ who }) => who !== petitioner.account)) {
      const key = `${one.day} ${one.who}`
      ofDay.set(key, [...(ofDay.get(key) ?? []), one])
    }
    for (const [key, all] of ofDay) {
      const single = all.filter(({ singly }) => singly)
      const atEight = lines(all).filter((line) => hour.get(line) === 8)
      expect(`${key} ${atEight.length}`).toBe(`${key} ${Math.min(5, single.length)}`)
      for (const line of atEight) expect(lines(single)).toContain(line)
      expect(lines(all).every((line) => [8, 9].includes(hour.get(line) ?? 0))).toBe(true)
    }
    const digests = await replica.repositories.deliveries.model.find({ kind: 'digest', state: 'sent' }).lean()
    const due = [...ofDay].filter(
      ([, all]) => all.length > Math.min(5, all.filter(({ singly }) => singly).length),
    )
    expect(digests.map(({ subject, account }) => `${subject} ${account}`).sort()).toEqual(
      due.map(([key]) => key).sort(),
    )
  })
})
