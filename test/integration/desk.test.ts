import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let registrar: Person
let second: Person
let handler: Person
let lead: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  second = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
  lead = await official(site, replica, 'unit-lead', 'huoqiu-land')
})

afterAll(() => site.close())

/** Everybody has read what is owed, and the service has done what is due. */
const settled = () => replica.settle()

async function newPetition(citizen: Person): Promise<string> {
  const petition = await filed(site, replica, citizen.account)
  await replica.relay(petition.id)
  await settled()
  return petition.number
}

const last = (who: Person): string => who.messages().at(-1)?.text ?? ''
const all = (who: Person): string =>
  who
    .messages()
    .map(({ text }) => text)
    .join('\n')

/** The registrar sends the next matter where the service proposes. */
async function sorted(number: string): Promise<void> {
  await registrar.command('pool')
  await registrar.press('Next')
  expect(registrar.heard()).toContain(number)
  await registrar.press('Send as proposed')
  expect(registrar.heard()).toContain('Sent to Huoqiu County Land and Resources Bureau')
}

/** The handler opens a case by its number. */
async function opened(who: Person, number: string): Promise<void> {
  await who.command('case', number)
  expect(who.heard()).toContain(number)
}

async function answered(who: Person, number: string): Promise<void> {
  await opened(who, number)
  await who.press('Answer')
  await who.press("Use the petitioner's words")
  await who.text('It was not paid because of a wrong account.')
  await who.text('It is paid by the end of the month.')
  await who.text('Land Administration Law, article 48.')
  await who.press('Supported')
  await who.press('Skip')
  await who.press('Confirm')
  expect(who.heard()).toContain('Done: Answer')
}

describe('a petition from the citizen to a served answer, all in the chat', () => {
  test('is sorted, accepted, extended, answered and opened, and the window runs from the opening', async () => {
    const citizen = await person(site, replica)
    const number = await newPetition(citizen)
    await sorted(number)
    expect(last(citizen)).toContain('was sent to Huoqiu County Land and Resources Bureau')
    expect(last(handler)).toContain('Tell the petitioner by')

    await opened(handler, number)
    expect(handler.heard()).not.toMatch(/13800000000|Wang Xiaoming/)
    await handler.press('Accept')
    await handler.press('Confirm')
    expect(last(citizen)).toContain('was accepted by')

    await opened(handler, number)
    await handler.press('Extend')
    await handler.text('31')
    expect(handler.heard()).toContain('30')
    await handler.text('20')
    await handler.text('The land register has to be searched.')
    await handler.press('Confirm')
    expect(last(lead)).toContain('waits for your approval')
    await lead.press('Open the case')
    await lead.press('Approve extension')
    await lead.press('Confirm')
    await settled()
    expect(all(citizen)).toContain('20 more days')
    expect(all(handler)).toContain('the extension holds')

    await answered(handler, number)
    expect(last(citizen)).not.toContain('There is an answer')
    site.pass(11 * 60_000)
    await settled()
    expect(last(citizen)).toContain('press "Open answer"')
    expect(all(citizen)).not.toContain('wrong account')
    await citizen.press('Open answer')
    expect(citizen.heard()).toContain('wrong account')
    const stored = await replica.repositories.petitions.byNumber(number)
    expect(stored).toMatchObject({ status: 'served', extendedDays: 20, handler: expect.any(String) })
    await citizen.command('status', number)
    await citizen.press('Read the answer again')
    expect(citizen.heard()).toContain('Land Administration Law')
  })

  test('an objection brings it back, and it is sent elsewhere', async () => {
    const citizen = await person(site, replica, 'zh-hans')
    const number = await newPetition(citizen)
    await sorted(number)
    await opened(handler, number)
    await handler.press('Object')
    await handler.text('This lies in the city and is not a matter of our county at all.')
    await handler.press('Skip')
    await handler.press('Confirm')
    expect(all(registrar)).toContain('objects to')
    await opened(registrar, number)
    await registrar.press('Agree with the objection')
    await registrar.text('Verified on the map.')
    await registrar.press('Confirm')
    const back = await replica.repositories.petitions.byNumber(number)
    expect(back).toMatchObject({ status: 'registered', notCompetent: ['huoqiu-land'] })
    expect(all(citizen)).toContain('转送')
  })
})

describe('two at once', () => {
  test('two registrars never have the same matter on their screens', async () => {
    const numbers: string[] = []
    for (let index = 0; index < 6; index += 1) numbers.push(await newPetition(await person(site, replica)))
    const seen: string[] = []
    for (const who of [registrar, second, registrar, second, registrar, second]) {
      await who.command('pool')
      await who.press('Next')
      const shown = numbers.find((number) => who.heard().includes(number))
      if (shown) seen.push(shown)
      await who.press('Send as proposed')
    }
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('the second of two officials on a case is shown what the first did, and changes nothing', async () => {
    const number = await newPetition(await person(site, replica))
    const petition = await replica.repositories.petitions.byNumber(number)
    if (!petition) throw new Error('no petition')
    await registrar.command('case', number)
    await second.command('case', number)
    for (const who of [registrar, second]) {
      await who.press('Urgent or not')
      await who.text('A wall may fall.')
    }
    await registrar.press('Confirm')
    await second.press('Confirm')
    expect(second.heard()).toContain('Meanwhile somebody has acted on this case')
    const after = await replica.repositories.petitions.see(petition.id)
    expect(after?.events.filter(({ type }) => type === 'urgencySet')).toHaveLength(1)
  })
})

describe('who may do what', () => {
  test('somebody who has left can do nothing any more, on buttons already shown too', async () => {
    const number = await newPetition(await person(site, replica))
    const leaver = await official(site, replica, 'registrar', 'huoqiu-petition')
    await opened(leaver, number)
    const shown = leaver
      .messages()
      .findLast(({ buttons }) => buttons.some(({ label }) => label === 'History'))
    if (!shown) throw new Error('no card')
    await replica.office().desk.people.leave(leaver.member, { by: 'operator' })
    await leaver.pressOf(shown, 'History')
    expect(leaver.heard()).toContain('another role')
    await leaver.command('case', number)
    expect(leaver.heard()).toContain('No case was found')
  })

  test('a look at who it is from is written down before it is shown', async () => {
    const number = await newPetition(await person(site, replica))
    await opened(registrar, number)
    await registrar.press('Who it is from')
    expect(registrar.heard()).toContain('This look was recorded')
    const petition = await replica.repositories.petitions.byNumber(number)
    const looks = await replica.repositories.looks.ofPetition(petition?.id ?? '')
    expect(looks).toMatchObject([{ what: 'person', unit: 'huoqiu-petition' }])
  })

  test('a citizen is told the same of an official command as of one that does not exist', async () => {
    const citizen = await person(site, replica)
    await citizen.command('pool')
    expect(citizen.heard()).toContain('There is no such command')
  })
})
