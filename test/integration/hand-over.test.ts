import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOver } from '../../src/dialogues/desk/hand-over.js'
import type { PetitionContent } from '../../src/petitions/content.js'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const UNIT = 'huoqiu-land'
let site: Site
let replica: Replica
let registrar: Person
let lead: Person & { member: string }

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  lead = await official(site, replica, 'unit-lead', UNIT)
})

afterAll(() => site.close())

/** A case that this handler has accepted. */
async function handledBy(handler: Person, about?: PetitionContent['about']): Promise<string> {
  const citizen = await person(site, replica)
  const petition = await filed(site, replica, citizen.account, undefined, about ? { about } : {})
  await replica.relay(petition.id)
  await registrar.command('case', petition.number)
  await registrar.press('Transfer')
  await registrar.text('Huoqiu County Land and Resources Bureau')
  await registrar.press('Transfer')
  await registrar.press('By region and subject')
  await registrar.press('Confirm')
  await handler.command('case', petition.number)
  await handler.press('Accept')
  await handler.press('Confirm')
  expect(await handlerOf(petition.number)).toBeDefined()
  return petition.number
}

const handlerOf = async (number: string) => (await replica.repositories.petitions.byNumber(number))?.handler

async function leaves(member: string, successor?: string) {
  const left = await replica
    .office()
    .desk.people.leave(member, { by: 'operator', ...(successor ? { successor } : {}) })
  if (left.kind !== 'left') throw new Error(left.kind)
  const { desk } = replica.office()
  const done = await handOver(left, {
    ...desk,
    conversations: replica.repositories.conversations,
    staffing: () => desk.staff.staffing(),
    async tell(from, account) {
      await replica.repositories.deliveries.add(`handover-${from}`, account, {
        kind: 'hand-over',
        subject: from,
      })
    },
  })
  await replica.settle()
  return done
}

const lists = (who: Person, name: string) =>
  who.messages().filter(({ text }) => text.includes(`${name} has left`))

describe('whoever leaves hands over', () => {
  test('open cases to the successor, told once with the list, however often it is repeated', async () => {
    const leaver = await official(site, replica, 'handler', UNIT, { name: 'Zhao Gang' })
    const next = await official(site, replica, 'handler', UNIT, { name: 'Sun Li' })
    const numbers = [await handledBy(leaver), await handledBy(leaver)]
    expect(await leaves(leaver.member, next.member)).toHaveLength(2)
    for (const number of numbers) expect(await handlerOf(number)).toBe(next.member)
    expect(await leaves(leaver.member)).toHaveLength(0)
    const [list, ...others] = lists(next, 'Zhao Gang')
    expect(others).toEqual([])
    expect(list?.text).toContain('These cases are yours now: 2')
    for (const number of numbers) {
      expect(list?.buttons.some(({ label }) => label.includes(number))).toBe(true)
    }
    await next.command('case', numbers[0] ?? '')
    await next.press('History')
    expect(next.heard()).toContain('The former handler has left.')
    await leaver.command('case', numbers[0] ?? '')
    expect(leaver.heard()).toContain('No case was found')
  })

  test('to the unit’s lead where no successor is named', async () => {
    const leaver = await official(site, replica, 'handler', UNIT, { name: 'Qian Jun' })
    const number = await handledBy(leaver)
    await leaves(leaver.member)
    expect(await handlerOf(number)).toBe(lead.member)
    expect(lists(lead, 'Qian Jun')).toHaveLength(1)
  })

  test('what they were writing becomes a note on its case', async () => {
    const leaver = await official(site, replica, 'handler', UNIT, { name: 'Wu Di' })
    const number = await handledBy(leaver)
    await leaver.command('case', number)
    await leaver.press('Answer')
    await leaver.press("Use the petitioner's words")
    await leaver.text('The survey of 2024 shows 2 mu.')
    await leaves(leaver.member)
    await lead.command('case', number)
    await lead.press('History')
    expect(lead.heard()).toContain('The survey of 2024 shows 2 mu.')
    await leaver.text('Is anybody there?')
    expect(leaver.heard()).not.toContain('survey')
  })

  test('past a successor who is kept out of a case, to the lead', async () => {
    const leaver = await official(site, replica, 'handler', UNIT, { name: 'Zhou Qi' })
    const named = await official(site, replica, 'handler', UNIT, { name: 'Zheng Guoqiang' })
    const number = await handledBy(leaver, { words: 'Zheng Guoqiang', units: [] })
    await leaves(leaver.member, named.member)
    expect(await handlerOf(number)).toBe(lead.member)
    expect(lists(named, 'Zhou Qi')).toHaveLength(0)
  })
})
