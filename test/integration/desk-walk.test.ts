import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { does, official, type Person, person, said } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const DAY_MS = 24 * 60 * 60 * 1000
let site: Site
let replica: Replica
let city: Person
let county: Person
let handler: Person
let lead: Person
let supervisor: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  city = await official(site, replica, 'registrar', 'luan-petition')
  county = await official(site, replica, 'registrar', 'huoqiu-petition')
  supervisor = await official(site, replica, 'supervisor', 'luan-petition')
  await official(site, replica, 'handler', 'luan-land')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
  lead = await official(site, replica, 'unit-lead', 'huoqiu-land')
})

afterAll(() => site.close())

/** No test leaves a form open to the next. */
afterEach(async () => {
  for (const who of [city, county, handler, lead]) {
    await who.command('cancel')
    if (who.buttons().includes('Delete the draft')) await who.press('Delete the draft')
  }
})

async function newCase(): Promise<{ number: string; citizen: Person }> {
  const citizen = await person(site, replica)
  const { id, number } = await filed(site, replica, citizen.account)
  await replica.relay(id)
  await replica.settle()
  return { number, citizen }
}

const stored = (number: string) => replica.repositories.petitions.byNumber(number)
const ANSWER = [
  ">Use the petitioner's words",
  'It was not paid because of a wrong account.',
  'It is paid by the end of the month.',
  'Land Administration Law, article 48.',
  '>Supported',
  '>Skip',
  '>Confirm',
]

async function accepted(): Promise<{ number: string; citizen: Person }> {
  const one = await newCase()
  await does(
    county,
    one.number,
    'Transfer',
    'Huoqiu County Land',
    '>Transfer',
    '>By region and subject',
    '>Confirm',
  )
  await does(handler, one.number, 'Accept', '>Confirm')
  return one
}

describe('a matter that belongs to a higher level', () => {
  test('comes back with whom the organ names, the citizen is told, and it goes up to the office that can send it there', async () => {
    const { number, citizen } = await newCase()
    await does(
      county,
      number,
      'Transfer',
      'Huoqiu County Land',
      '>Transfer',
      '>By region and subject',
      '>Confirm',
    )
    await does(
      handler,
      number,
      'Object',
      'The plot was taken by the city itself, see its notice.',
      "Lu'an Land and Resources Bureau",
      '>Confirm',
    )
    await does(county, number, 'Agree with the objection', 'Verified.', '>Confirm')
    expect(said(citizen)).toContain("has shown that it isn't the right office")
    await citizen.command('status', number)
    expect(citizen.heard()).toContain('Huoqiu County Land')

    await county.command('pool')
    await county.press('Next')
    expect(county.heard()).toContain("It names Lu'an Land and Resources Bureau")
    expect(county.heard()).not.toMatch(/13800000000|Wang Xiaoming/)
    await does(
      county,
      number,
      'Transfer',
      "Lu'an Petition",
      '>Transfer',
      '>By region and subject',
      '>Confirm',
    )
    expect(await stored(number)).toMatchObject({ status: 'registered', owner: 'luan-petition' })
    await does(
      city,
      number,
      'Transfer',
      "Lu'an Land and Resources Bureau",
      '>Transfer',
      '>By region and subject',
      '>Confirm',
    )
    expect(await stored(number)).toMatchObject({ status: 'forwarded', owner: 'luan-land' })
  })
})

describe('an urging', () => {
  test('of a supervisor is answered to those who supervise, and not to the citizen', async () => {
    const { number, citizen } = await accepted()
    await does(supervisor, number, 'Urge', 'It drags on.', '>Confirm')
    const before = citizen.messages().length
    await handler.command('case', number)
    expect(handler.heard()).toContain('Why: It drags on.')
    await does(handler, number, 'Answer the urging', 'The survey is on Monday.', '>Confirm')
    expect(citizen.messages()).toHaveLength(before)
    expect(said(supervisor)).toContain('has answered the urging')
  })
})

describe('an assigned matter', () => {
  test('shows the legal date of the answer beside the return date, and whoever assigned it learns of the answer', async () => {
    const { number, citizen } = await newCase()
    await does(
      county,
      number,
      'Transfer',
      'Huoqiu County Land',
      '>Assign, with a return date',
      '30',
      '>By region and subject',
      '>Confirm',
    )
    await does(handler, number, 'Accept', '>Confirm')
    await handler.command('case', number)
    expect(handler.heard()).toMatch(/Target, .*30 days left/)
    expect(handler.heard()).toMatch(/Limit, /)
    await citizen.command('status', number)
    expect(citizen.heard()).toContain('This date is a legal limit')
    await does(handler, number, 'Answer', ...ANSWER)
    site.pass(11 * 60_000)
    await replica.settle()
    expect(said(county)).toContain('has answered the matter that you assigned')
    await county.command('case', number)
    await county.press('Read the answer again')
    expect(county.heard()).toContain('wrong account')
  })
})

describe('an answer that was given back or taken back', () => {
  test('is gone on from where it was', async () => {
    const { number } = await accepted()
    await does(handler, number, 'Answer', ...ANSWER)
    await does(handler, number, 'Take back', 'A number is wrong.', '>Confirm')
    await does(handler, number, 'Answer', ">Use the petitioner's words")
    const keep = handler.buttons().find((label) => label.startsWith('Keep: It was not paid'))
    expect(keep).toBeDefined()
    await handler.press(keep ?? '')
    await handler.press('Stop')
    expect(handler.heard()).toContain('What you entered is kept')
    await handler.command('case', number)
    await handler.press('Answer')
    expect(handler.heard()).toContain('What is done about it')
    await handler.command('cancel')
    await handler.press('Delete the draft')
  })
})

describe('an extension', () => {
  test('has one new date for everybody, and the handler is told when it holds', async () => {
    const { number, citizen } = await accepted()
    await does(handler, number, 'Extend', '十五天', 'The land register has to be searched.', '>Confirm')
    await does(lead, number, 'Approve extension', '>Confirm')
    await replica.settle()
    const due = (await stored(number))?.clocks.find(({ id }) => id.startsWith('handling-'))?.limit
    expect(due?.days).toBe(75)
    expect(handler.messages().at(-1)?.text).toContain('the extension holds')
    await citizen.command('status', number)
    expect(citizen.heard()).not.toContain('provisional: the holidays of that year')
  })
})

describe('a petitioner', () => {
  test('opens the answer as often as they like, and sees who looked at their data', async () => {
    const { number, citizen } = await accepted()
    await handler.command('case', number)
    await handler.press('Who it is from')
    await does(handler, number, 'Answer', ...ANSWER)
    site.pass(11 * 60_000)
    await replica.settle()
    const notice = citizen
      .messages()
      .findLast(({ buttons }) => buttons.some(({ label }) => label === 'Open answer'))
    if (!notice) throw new Error('no answer')
    for (let times = 0; times < 2; times += 1) {
      await citizen.pressOf(notice, 'Open answer')
      expect(citizen.heard()).toContain('wrong account')
      expect(citizen.heard()).not.toContain('Meanwhile')
    }
    await citizen.command('my')
    await citizen.press(citizen.buttons().find((label) => label.includes(number)) ?? 'no button')
    await citizen.press('More')
    await citizen.press('Who looked at my data')
    expect(citizen.heard()).toMatch(/Huoqiu County Land and Resources Bureau.*name and contact/)
    // The window ends in a year without a calendar yet: it may still move by some days.
    site.pass(50 * DAY_MS)
    await does(handler, number, 'Close', '>Confirm')
    expect(said(citizen)).toContain('is closed: the time for asking for a review has passed')
  })

  test('who urged by an old button after all was done is told so before typing anything', async () => {
    const { number, citizen } = await accepted()
    site.pass(80 * DAY_MS)
    await citizen.command('status', number)
    await citizen.press('Urge')
    await citizen.text('When will it be done?')
    await citizen.press('Confirm')
    expect(citizen.heard()).toContain('Sent to Huoqiu County Land and Resources Bureau')
    const old = citizen.messages().findLast(({ buttons }) => buttons.some(({ label }) => label === 'Urge'))
    if (!old) throw new Error('no urge')
    await citizen.pressOf(old, 'Urge')
    expect(citizen.heard()).toContain('it was urged already')
  })
})
