import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import { type CivilDate, yearOf } from '../../src/time/civil.js'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let before: Replica
let registrar: Person
let citizen: Person
let chinese: Person

beforeAll(async () => {
  site = await openSite()
  before = await site.replica()
  registrar = await official(site, before, 'registrar', 'huoqiu-petition')
  citizen = await person(site, before)
  chinese = await person(site, before, 'zh-hans')
})

afterAll(() => site.close())

/** The pack once that day has become a public holiday. */
const withHoliday = (pack: Pack, date: CivilDate): Pack => ({
  ...pack,
  calendar: [
    ...pack.calendar.filter(({ year }) => year !== yearOf(date)),
    { year: yearOf(date), mode: 'extend', rest: [{ date }], worked: [] },
  ],
})

const fresh = (who: Person, since: number): string =>
  who
    .messages()
    .slice(since)
    .map(({ text }) => text)
    .join('\n')

test('a new calendar moves running dates, and petitioner and unit are told the old date, the new one and why', async () => {
  const cases = [await filed(site, before, citizen.account), await filed(site, before, chinese.account)]
  for (const { id } of cases) await before.relay(id)
  await before.settle()
  const due = cases[0]?.clocks[0]?.limit.due
  if (!due) throw new Error('no sorting limit')
  const heard = [citizen, chinese, registrar].map((who) => who.messages().length)

  // The service is started anew with the next arrangement of holidays; nobody does anything else.
  const after = await site.replica('after', withHoliday(site.pack, due))
  await after.settle()
  const moved = await after.repositories.petitions.get(cases[0]?.id ?? '')
  const now = moved?.clocks[0]?.limit.due
  if (!now) throw new Error('no limit any more')
  expect(now > due).toBe(true)

  const [english, inChinese, atDesk] = [citizen, chinese, registrar].map((who, at) =>
    fresh(who, heard[at] ?? 0),
  )
  expect(english).toMatch(/Dates of XF-\S+ .*have moved:/)
  for (const date of [due, now]) {
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
    expect(english).toContain(day.format(new Date(`${date}T00:00:00Z`)).replace(',', ''))
    expect(inChinese).toContain(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`)
    expect(atDesk).toContain(day.format(new Date(`${date}T00:00:00Z`)).replace(',', ''))
  }
  expect(english).toContain('holidays and worked weekends of that year were published or changed')
  expect(inChinese).toContain('放假和调休安排')
  expect(atDesk).toContain('a new calendar moved dates')

  // Once more changes and says nothing.
  const again = [citizen, registrar].map((who) => who.messages().length)
  await after.settle()
  expect([citizen, registrar].map((who) => who.messages().length)).toEqual(again)
})

test('a new plan of reminders holds for running cases too', async () => {
  const petition = await filed(site, before, citizen.account)
  const nextOf = async () =>
    (await before.repositories.petitions.model.findById(petition.id, { nextActionAt: 1 }).lean())
      ?.nextActionAt
  const planned = await nextOf()
  const { reminders } = site.pack.profile
  const pack: Pack = {
    ...site.pack,
    profile: { ...site.pack.profile, reminders: { ...reminders, limits: { sorting: [14] } } },
  }
  const after = await site.replica('planned', pack)
  await after.settle()
  const earlier = await nextOf()
  if (!planned || !earlier) throw new Error('no next action')
  expect(earlier < planned).toBe(true)
})
