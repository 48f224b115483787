import { afterAll, beforeAll, expect, test } from 'vitest'
import { emailChannel } from '../../src/channels/email.js'
import { acceptDuty } from '../../src/roster/acting.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { smtpServer, type TestServer } from '../channels/smtp-kit.js'
import { official, type Person } from '../support/desk.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

const UNIT = 'huoqiu-petition'
let site: Site
let replica: Replica
let mails: TestServer
let crew: Crewman[]
let manager: Person
let above: Person

beforeAll(async () => {
  mails = await smtpServer()
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  const email = { from: 'Petition Desk <desk@example.org>', timeoutMs: 2_000 }
  site.second.push(emailChannel({ smtpUrl: `smtp://127.0.0.1:${mails.port}`, ...email }))
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 2, officers: 8 })
  manager = await official(site, replica, 'roster-manager', UNIT)
  above = await official(site, replica, 'roster-manager', 'luan-petition')
}, 60_000)

afterAll(async () => {
  for (const channel of site.second) await channel.close()
  await mails.close()
  await site.close()
})

/** A window of one day in which everybody has accepted but for its officer. */
async function withOneOpen(day: string): Promise<DutyWindow> {
  const about = { unit: UNIT, name: 'Annual forum', level: 'normal' } as const
  const window = await plannedWindow(site, replica, { ...about, from: day, to: day })
  const open = window.shifts.find((shift) => shiftId(shift) === `${day}-0830-officer`)
  for (const { member } of window.shifts) {
    if (member !== open?.member) await acceptDuty(window.id, member, dutyPorts(site, replica))
  }
  return window
}
const gaps = (who: Person): number =>
  who.messages().filter(({ text }) => /solved it|first to be asked|没有解决|先请您处理/.test(text)).length

test('an alarm to a manager who has blocked the bot goes to those who plan above, at once', async () => {
  site.chats.blocked.add(manager.chatId)
  await withOneOpen('2026-03-16')
  await walkTo(site, replica, officeTime('2026-03-15T20:29'))
  expect(gaps(above)).toBe(0)
  await walkTo(site, replica, officeTime('2026-03-15T20:31'))
  expect(gaps(above)).toBe(1)
  expect(crew.map(gaps).every((count) => count === 0)).toBe(true)
  await walkTo(site, replica, officeTime('2026-03-16T08:29'))
  expect(gaps(above)).toBe(1)
})

test('and where all above have blocked it too, to who leads the unit', async () => {
  site.chats.blocked.add(above.chatId)
  await withOneOpen('2026-03-23')
  await walkTo(site, replica, officeTime('2026-03-23T08:29'))
  expect(crew.filter((one) => gaps(one) === 1)).toEqual(crew.filter(({ leads }) => leads))
})

test('who gave an e-mail address gets it there, and nobody else does', async () => {
  for (const who of [manager, above]) site.chats.blocked.delete(who.chatId)
  await manager.command('notices')
  await manager.press('Add an e-mail address')
  await manager.text('manager@example.com')
  await manager.text(/\b\d{6}\b/.exec(mails.mails.at(-1)?.body ?? '')?.[0] ?? '')
  await above.command('start')
  site.chats.blocked.add(manager.chatId)
  const before = [above, ...crew].map(gaps)
  await withOneOpen('2026-03-30')
  await walkTo(site, replica, officeTime('2026-03-30T08:29'))
  expect(mails.mails.at(-1)?.body).toContain('has not accepted this duty yet')
  expect([above, ...crew].map(gaps)).toEqual(before)
})
