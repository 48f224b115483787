import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transferred } from '../support/citizen-filing.js'
import { does, official, type Person, person, said } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let registrar: Person
let handler: Person
let head: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
  head = await official(site, replica, 'unit-lead', 'huoqiu-land')
})

afterAll(() => site.close())

async function matter(): Promise<{ citizen: Person; number: string }> {
  const citizen = await person(site, replica)
  const { number, id } = await filed(site, replica, citizen.account)
  await replica.relay(id)
  await replica.settle()
  return { citizen, number }
}
const stored = (number: string) => replica.repositories.petitions.byNumber(number)

describe('a notice that reaches nobody', () => {
  test('goes from the handler to the head of the unit, without a task', async () => {
    const { number } = await matter()
    site.chats.blocked.add(handler.chatId)
    await transferred(registrar, number)
    await replica.settle()
    expect(said(handler)).not.toContain(number)
    expect(said(head)).toContain(number)
    expect((await stored(number))?.tasks).toEqual([])
    site.chats.blocked.delete(handler.chatId)
  })

  test('becomes a task of the petition office where the head is not reached either, and only one', async () => {
    const { number } = await matter()
    for (const { chatId } of [handler, head]) site.chats.blocked.add(chatId)
    await transferred(registrar, number)
    await replica.settle()
    expect((await stored(number))?.tasks).toMatchObject([{ what: 'undelivered', unit: 'huoqiu-petition' }])
    await registrar.command('undelivered')
    expect(registrar.buttons().join()).toContain(number)
    for (const { chatId } of [handler, head]) site.chats.blocked.delete(chatId)
    await registrar.press('Try all again')
    await replica.settle()
    expect(said(handler)).toContain(number)
    expect((await stored(number))?.tasks).toEqual([])
  })

  test('to a petitioner is a task of whoever has the case, until it arrives after all', async () => {
    const { citizen, number } = await matter()
    await transferred(registrar, number)
    site.chats.blocked.add(citizen.chatId)
    await does(handler, number, 'Accept', '>Confirm')
    await replica.settle()
    expect((await stored(number))?.tasks).toMatchObject([{ what: 'undelivered', unit: 'huoqiu-land' }])
    site.chats.blocked.delete(citizen.chatId)
    await registrar.command('undelivered')
    await registrar.press('Try all again')
    await replica.settle()
    expect(said(citizen)).toContain('accepted')
    expect((await stored(number))?.tasks).toEqual([])
    await registrar.command('undelivered')
    expect(registrar.heard()).toContain('No notice waits')
  })

  test('are all tried again by the operator, too', async () => {
    const { citizen, number } = await matter()
    await transferred(registrar, number)
    site.chats.blocked.add(citizen.chatId)
    await does(handler, number, 'Accept', '>Confirm')
    await replica.settle()
    expect((await stored(number))?.tasks).toHaveLength(1)
    site.chats.blocked.delete(citizen.chatId)
    expect(await replica.repositories.deliveries.replayAll()).toBeGreaterThanOrEqual(1)
    await replica.settle()
    expect(said(citizen)).toContain('accepted')
    expect((await stored(number))?.tasks).toEqual([])
    expect(await replica.repositories.deliveries.replayAll()).toBe(0)
  })
})
