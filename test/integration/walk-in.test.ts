import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let registrar: Person
let handler: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
})

afterAll(() => site.close())

/** What the registrar does while somebody sits before them. */
async function registeredVisit(): Promise<{ number: string; code: string; slip: string }> {
  await registrar.command('register')
  await registrar.press('Visit')
  await registrar.press('Today')
  await registrar.text('3 people')
  await registrar.press('Appeal for a solution')
  await registrar.text('The road was built over our 2 mu in 2024 and nobody paid.')
  // What is received is summed up once nothing more comes for a moment.
  site.pass(10_000)
  await replica.settle()
  await registrar.press('Done')
  await registrar.text('Pay the compensation.')
  await registrar.text('Huoqiu County, Chengguan Town')
  await registrar.press('Skip')
  await registrar.text('Wang Xiaoming, 13800000000')
  await registrar.press('First time')
  expect(registrar.heard()).toContain('3')
  await registrar.press('Submit')
  const slip = registrar.heard()
  const number = /XF-\d{6}-\d{4}-\d{6}-\d/.exec(slip)?.[0] ?? ''
  const code = /Code:\s*([A-Z2-9]{8})/.exec(slip)?.[1] ?? ''
  expect({ number, code }).toEqual({
    number: expect.stringMatching(/^XF/),
    code: expect.stringMatching(/^\w{8}$/),
  })
  return { number, code, slip }
}

describe('somebody who comes in person', () => {
  test('gets a slip with number and code, and with it follows the matter in a chat from then on', async () => {
    const { number, code } = await registeredVisit()
    const petition = await replica.repositories.petitions.byNumber(number)
    expect(petition).toMatchObject({ channel: 'visit', persons: 3, petitioners: [], status: 'registered' })

    const citizen = await person(site, replica)
    await citizen.text(number)
    expect(citizen.heard()).toContain('No case was found')
    await citizen.text(`${number} AAAA2222`)
    expect(citizen.heard()).toContain('No case was found')
    // As it is typed on a phone: lower case, a space too many.
    await citizen.text(`  ${number.toLowerCase()}   ${code.toLowerCase()} `)
    expect(citizen.heard()).toContain('now among your petitions')
    expect(citizen.heard()).toContain(number)

    await registrar.command('case', number)
    await registrar.press('Transfer')
    await registrar.text('Huoqiu County Land and Resources Bureau')
    await registrar.press('Transfer')
    await registrar.press('By region and subject')
    await registrar.press('Confirm')
    expect(citizen.messages().at(-1)?.text).toContain('was sent to Huoqiu County Land')
    await handler.command('case', number)
    await handler.press('Accept')
    await handler.press('Confirm')
    expect(citizen.messages().at(-1)?.text).toContain('was accepted by')
    const after = await replica.repositories.petitions.byNumber(number)
    expect(after).toMatchObject({ petitioners: [citizen.account], tasks: [] })
  })

  test('and has no chat is told, asked and answered on paper, each a task until somebody writes down how', async () => {
    const { number } = await registeredVisit()
    await registrar.command('case', number)
    await registrar.press('Transfer')
    await registrar.text('Huoqiu County Land and Resources Bureau')
    await registrar.press('Transfer')
    await registrar.press('By region and subject')
    await registrar.press('Confirm')
    await handler.command('case', number)
    await handler.press('Accept')
    await handler.press('Confirm')
    expect(
      handler
        .messages()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('Task of Huoqiu County Land')
    await registrar.command('undelivered')
    expect(registrar.buttons().join()).toContain(number)

    await handler.command('case', number)
    await handler.press('Ask citizen')
    await handler.text('Which plot is it?')
    await handler.press('Confirm')
    await handler.command('case', number)
    await handler.press('Reply')
    expect(handler.heard()).toContain('The petitioner has no chat')
    await handler.text('By phone on Tuesday: plot 7.')
    await handler.press('Confirm')

    await handler.command('case', number)
    await handler.press('Answer')
    await handler.press("Use the petitioner's words")
    await handler.text('It was not paid because of a wrong account.')
    await handler.text('It is paid by the end of the month.')
    await handler.text('Land Administration Law, article 48.')
    await handler.press('Supported')
    await handler.press('Skip')
    await handler.press('Confirm')
    site.pass(11 * 60_000)
    await replica.settle()
    await handler.command('case', number)
    await handler.press('Record service')
    await handler.press('In person')
    await handler.press('Today')
    expect(handler.heard()).toContain('the petitioner can ask for a review')
    await handler.press('Confirm')
    const served = await replica.repositories.petitions.byNumber(number)
    expect(served).toMatchObject({ status: 'served', tasks: [] })
    expect(served?.questions).toMatchObject([{ reply: { text: 'By phone on Tuesday: plot 7.' } }])
    await registrar.command('undelivered')
    expect(registrar.heard()).not.toContain(number)
  })
})

describe('an organ that does not use the service', () => {
  test('gets the papers, and the office that sent them finds the steps to write down in its own inbox', async () => {
    const city = await official(site, replica, 'registrar', 'luan-petition')
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account, undefined, {
      place: { region: '341500' },
    })
    await replica.relay(id)
    await city.command('pool')
    await city.press('Next')
    await city.press('Send as proposed')
    expect(city.heard()).toContain('paper')
    await city.press('Send, and hand the papers over')
    const sent = await replica.repositories.petitions.byNumber(number)
    expect(sent).toMatchObject({ status: 'forwarded', owner: 'luan-land', onPaper: true })

    await city.command('inbox')
    expect(city.heard()).toContain(number)
    await city.command('case', number)
    await city.press('Task done')
    await city.text('Handed over by messenger, receipt in the file.')
    await city.press('Confirm')
    await city.command('case', number)
    await city.press('Accept')
    await city.press('Confirm')
    expect(citizen.messages().at(-1)?.text).toContain("was accepted by Lu'an Land and Resources Bureau")
    const accepted = await replica.repositories.petitions.byNumber(number)
    expect(accepted).toMatchObject({ status: 'accepted', tasks: [], firstHandler: { unit: 'luan-land' } })
  })
})
