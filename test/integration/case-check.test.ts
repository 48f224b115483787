import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDateOf, endOfDay } from '../../src/time/civil.js'
import { aWindow } from '../roster/a-window.js'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let city: Person
let county: Person
let handler: Person

beforeAll(async () => {
  site = await openSite({ begins: Date.parse('2026-11-23T10:00:00+08:00') })
  replica = await site.replica()
  city = await official(site, replica, 'registrar', 'luan-petition')
  county = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
})

afterAll(() => site.close())

/** Passes time over the next night: the check runs at four, and what it found is told when the office may be told. */
async function nextNight(): Promise<void> {
  const now = site.clock.now()
  const { timeZone } = site.pack
  const night = endOfDay(civilDateOf(now, timeZone), timeZone).getTime() + 4 * 60 * 60 * 1000
  site.pass(night - now.getTime())
  await replica.settle()
  site.pass(4 * 60 * 60 * 1000)
  await replica.settle()
}

const alerts = (who: Person): string[] =>
  who
    .messages()
    .map(({ text }) => text)
    .filter((text) => text.includes('Nobody of the unit can be reached'))

describe('件件有着落: the nightly check', () => {
  test('is silent while every case has somebody and a date', async () => {
    await nextNight()
    expect(alerts(city)).toEqual([])
  })

  test('tells the petition office once a night of cases that wait at a unit nobody reaches, and stops once they don’t', async () => {
    const citizen = await person(site, replica)
    const { id, number } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await county.command('pool')
    await county.press('Next')
    await county.press('Send as proposed')
    // The unit's only member blocks the bot.
    await replica.repositories.accounts.setReachable(handler.account, false)
    await nextNight()
    const [first, ...others] = alerts(city)
    expect(others).toEqual([])
    expect(first).toContain(number)
    expect(first).not.toMatch(/13800000000|Wang Xiaoming/)
    expect(alerts(county)).toEqual([])
    // Swept as often as anybody likes, it is told once a night.
    await replica.settle()
    expect(alerts(city)).toHaveLength(1)
    await nextNight()
    expect(alerts(city)).toHaveLength(2)

    await replica.repositories.accounts.setReachable(handler.account, true)
    await nextNight()
    expect(alerts(city)).toHaveLength(2)
  })

  test('tells of two duty windows of one unit that share a day, which two at once may leave', async () => {
    const { rosters } = replica.repositories
    const day = civilDateOf(new Date(site.clock.now().getTime() + 5 * 86_400_000), site.pack.timeZone)
    const shift = { date: day, from: '08:30', to: '17:30', role: 'officer', member: 'nobody' } as const
    const publishedAt = site.clock.now()
    for (const id of ['one', 'other'])
      await rosters.insert(aWindow([{ ...shift, member: id }], { id, name: `Window ${id}`, publishedAt }))
    // Over the weekend it is held; the newest night's is told.
    for (let nights = 0; nights < 3; nights += 1) await nextNight()
    const told = () => city.messages().filter(({ text }) => text.includes('share a day'))
    expect(told().at(-1)?.text).toContain(
      "Two duty windows of Lu'an Petition Office share a day: Window one and Window other.",
    )
    await rosters.model.deleteMany({})
    const before = told().length
    await nextNight()
    expect(told()).toHaveLength(before)
  })
})
