import ICAL from 'ical.js'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DutyRole } from '../../src/config/roster.types.js'
import { loadTexts } from '../../src/config/texts.js'
import { randomId } from '../../src/people/ids.js'
import { calendarOf } from '../../src/roster/calendar-feed.js'
import { dutyPlace } from '../../src/roster/duty-rungs.js'
import { civilDate } from '../../src/time/civil.js'
import { serveDutyCalendars } from '../../src/web/duty-calendar.js'
import { createWeb, type Web } from '../../src/web/server.js'
import { official, type Person } from '../support/desk.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

type Official = Person & { readonly member: string }

let site: Site
let replica: Replica
let web: Web
let officer: Official
let chinese: Official

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  officer = await official(site, replica, 'duty-officer', 'luan-petition')
  chinese = await official(site, replica, 'leader', 'luan-petition', { language: 'zh-hans', name: '陈颖' })
  await window('Annual meeting', [
    ['2026-03-31', 'officer', officer],
    ['2026-03-31', 'leader', chinese],
  ])
  const { rules } = replica.office()
  const texts = loadTexts()
  web = await createWeb({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    metrics: new Registry(),
    ready: async () => ({ ok: true, reasons: [] }),
    register: async (app) =>
      serveDutyCalendars(app, (token) =>
        calendarOf(token, {
          ...replica.repositories,
          clock: site.clock,
          pack: rules.pack,
          place: dutyPlace(rules.pack, rules.calendar),
          render: texts.render,
        }),
      ),
  })
}, 60_000)

afterAll(async () => {
  await web.close()
  await site.close()
})

/** Stores a window with nights, published unless said otherwise. */
async function window(
  name: string,
  shifts: readonly (readonly [string, DutyRole, Official])[],
  publishedAt: Date | undefined = site.clock.now(),
): Promise<void> {
  await replica.repositories.rosters.insert({
    id: randomId(),
    unit: 'luan-petition',
    name,
    level: 'heightened',
    from: civilDate('2026-03-31'),
    to: civilDate('2026-03-31'),
    roles: ['leader', 'officer'],
    swaps: 'free',
    offers: [],
    calls: [],
    log: [],
    returns: [],
    seed: 1,
    plannedAt: site.clock.now(),
    ...(publishedAt ? { publishedAt } : {}),
    shifts: shifts.map(([date, role, { member }]) => ({
      date: civilDate(date),
      from: '20:00',
      to: '08:00',
      role,
      member,
    })),
  })
}

/** The path of the address that was told last. */
function told(who: Person): string {
  const address = /https:\/\/desk\.example\.org(\/duty\/\S+)/.exec(who.heard())?.[1]
  if (address === undefined) throw new Error(`no address in: ${who.heard()}`)
  return address
}

async function addressOf(who: Person, calendar = 'Calendar'): Promise<string> {
  await who.command('duty')
  await who.press(calendar)
  return told(who)
}

const get = (path: string) => web.app.inject(path)

describe('an official’s own calendar', () => {
  test('is offered under one’s duties, with how to use its address and what others see by it', async () => {
    await officer.command('duty')
    expect(officer.buttons()).toEqual(['All shifts', 'Duty log', 'Accept duty', 'Calendar'])
    await officer.press('Calendar')
    expect(told(officer)).toMatch(/^\/duty\/[A-Za-z0-9_-]{43}\.ics$/)
    expect(officer.heard()).toContain('Subscribe to a calendar')
    expect(officer.heard()).toContain('whoever has the address sees when you are on duty')
    expect(officer.buttons()).toEqual(['New address'])
    expect(await addressOf(officer)).toBe(await addressOf(officer))
  })

  test('has their shifts and nobody else’s, in their language, and is kept by nobody on the way', async () => {
    const answer = await get(await addressOf(officer))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    })
    const events = new ICAL.Component(ICAL.parse(answer.body)).getAllSubcomponents('vevent')
    expect(events.map((event) => new ICAL.Event(event).summary)).toEqual(['Desk officer: Annual meeting'])
    expect(answer.body).toContain('DTSTART:20260331T120000Z\r\nDTEND:20260401T000000Z')
    expect(answer.body).not.toMatch(/陈颖|duty-officer luan-petition/)
    expect(answer.body).toContain('X-WR-CALNAME:My duty (DEMO')
    const other = await get(await addressOf(chinese, '订阅日历'))
    expect(other.body).toContain('SUMMARY:带班领导：Annual meeting')
    expect(other.body).toContain('LOCATION:六安市信访局')
  })

  test('is renewed with one press: the old address ends, a second press of the same button ends nothing', async () => {
    const old = await addressOf(officer)
    const shown = officer.messages().at(-1)
    await officer.press('New address')
    const renewed = told(officer)
    expect(officer.heard()).toContain('The old address has ended')
    expect(renewed).not.toBe(old)
    expect((await get(old)).statusCode).toBe(404)
    expect((await get(renewed)).statusCode).toBe(200)
    if (shown) await officer.pressOf(shown, 'New address')
    expect(told(officer)).toBe(renewed)
    expect((await get(renewed)).statusCode).toBe(200)
  })

  test('is one, however many ask for it at once', async () => {
    const { calendars } = replica.repositories
    const made = await Promise.all(Array.from({ length: 5 }, () => calendars.of('several-at-once')))
    expect(new Set(made.map(({ token }) => token)).size).toBe(1)
  })

  test('can’t be read out of the database', async () => {
    const token = (await addressOf(officer)).slice('/duty/'.length, -'.ics'.length)
    const rows = await replica.repositories.calendars.model.find().lean()
    expect(rows).not.toHaveLength(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('is not found by a wrong, cut or longer address, all answered alike', async () => {
    const right = await addressOf(officer)
    const other = right.replace(/.(?=\.ics$)/, (last) => (last === 'A' ? 'E' : 'A'))
    const nowhere = await get('/nowhere')
    const wrong = [
      other,
      right.slice(0, -4),
      `${right}x`,
      '/duty/x.ics',
      '/duty/%00.ics',
      '/duty/',
      '/duty/a/b.ics',
    ]
    for (const path of wrong) {
      const answer = await get(path)
      expect([path, answer.statusCode, answer.body]).toEqual([path, 404, nowhere.body])
      expect(answer.headers['content-type']).toBe(nowhere.headers['content-type'])
    }
  })

  test('ends with the membership', async () => {
    const leaver = await official(site, replica, 'duty-officer', 'luan-petition')
    const address = await addressOf(leaver)
    expect((await get(address)).statusCode).toBe(200)
    const { members } = replica.repositories
    const member = await members.get(leaver.member)
    if (!member) throw new Error('no member')
    await members.replace(member, { ...member, state: 'left', leftAt: site.clock.now() })
    expect((await get(address)).statusCode).toBe(404)
  })
})
