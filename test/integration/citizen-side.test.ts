import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const DAY_MS = 24 * 60 * 60 * 1000
let site: Site
let replica: Replica
let registrar: Person
let handler: Person
let leader: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
  leader = await official(site, replica, 'leader', 'luan-petition')
  await official(site, replica, 'handler', 'luan-land')
})

afterAll(() => site.close())

const said = (who: Person): string =>
  who
    .messages()
    .map(({ text }) => text)
    .join('\n')
const stored = (number: string) => replica.repositories.petitions.byNumber(number)

/** Files a petition in the chat, from the first word to the receipt. */
async function filing(citizen: Person, before: () => Promise<void> = async () => undefined): Promise<string> {
  await citizen.command('start')
  await citizen.press('File a petition')
  await citizen.press('A problem to be solved')
  await citizen.press('I agree')
  await citizen.text('My land was taken for a road in 2024 and nothing was paid.')
  await before()
  site.pass(10_000)
  await replica.settle()
  await citizen.press('Done')
  await citizen.text('Please pay what is owed.')
  await citizen.text('5 Guangming Street, Huoqiu County')
  if (citizen.buttons().some((label) => label.startsWith('Huoqiu County (')))
    await citizen.press(citizen.buttons().find((label) => label.startsWith('Huoqiu County (')) ?? '')
  for (let tries = 0; tries < 3 && !citizen.buttons().includes('Skip'); tries += 1) {
    const whole = citizen.buttons().find((label) => /whole|not sure|don't know/i.test(label))
    if (whole) await citizen.press(whole)
  }
  await citizen.press('Skip')
  await citizen.give({ kind: 'contact', phone: '13800000000', name: 'Wang Xiaoming', own: true })
  await citizen.press('Submit')
  await replica.settle()
  return (
    said(citizen)
      .match(/XF-\d{6}-\d{4}-\d{6}-\d/g)
      ?.at(-1) ?? ''
  )
}

async function sent(number: string): Promise<void> {
  await registrar.command('case', number)
  await registrar.press('Transfer')
  await registrar.text('Huoqiu County Land and Resources Bureau')
  await registrar.press('Transfer')
  await registrar.press('By region and subject')
  await registrar.press('Confirm')
}

describe('danger', () => {
  test('is offered on words of it, shows help before consent, and a petition filed then alarms at any hour', async () => {
    const citizen = await person(site, replica)
    await citizen.command('start')
    await citizen.press('Someone is in danger')
    expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120/)
    const number = await filing(citizen, async () => {
      await citizen.text('The wall is about to collapse.')
      expect(citizen.heard()).toContain('Is somebody in danger now?')
      await citizen.press('Someone is in danger')
      expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120/)
    })
    expect(await stored(number)).toMatchObject({ urgent: true })
    expect(said(registrar)).toContain('somebody is in danger. Please act at once.')
    expect(said(leader)).toContain('somebody is in danger')
  })

  test('marks a petition that was filed before, from the help itself', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await citizen.command('start')
    await citizen.press('Someone is in danger')
    await citizen.press(`Urgent: ${number} (DEMO 演示)`)
    expect(await stored(number)).toMatchObject({ urgent: true })
  })
})

describe('after the number', () => {
  test('the receipt has a code and one’s rights, and details can be given, skipped and gone on with', async () => {
    const citizen = await person(site, replica)
    const number = await filing(citizen)
    const receipt = said(citizen)
    expect(receipt).toMatch(/Your code: [A-Z2-9]{8}\. Write it down/)
    expect(receipt).toContain('A petition stops no other time limit')
    expect(receipt).toContain('They count from the day you confirm that the answer reached you')
    await citizen.press('Add a few details')
    await citizen.text('31 February')
    expect(citizen.heard()).not.toContain('Skip')
    await citizen.text('1 March 2026')
    replica.restart()
    await citizen.text('5 Guangming Street, Chengguan Town')
    await citizen.press('It is or was in court')
    await citizen.press('Done')
    await citizen.press('Skip')
    await citizen.press('Skip')
    await citizen.press('Confirm')
    expect((await stored(number))?.details).toEqual({ decisionOn: '2026-03-01', earlier: ['court'] })
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('My rights and last days')
    expect(citizen.heard()).toMatch(/Last day: |The last day was /)
    await citizen.command('status', number)
    await citizen.press('Add something')
    await citizen.text('And they filled the well.')
    site.pass(10_000)
    await replica.settle()
    await citizen.press('Done')
    await citizen.press('Confirm')
    expect((await stored(number))?.content.facts).toHaveLength(2)
  })

  test('after a reconsideration fifteen days are dated, and no longer clock beside them', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Add a few details')
    await citizen.text('1 March 2026')
    await citizen.press('Skip')
    await citizen.press('It is or was in reconsideration')
    await citizen.press('Done')
    expect(citizen.heard()).toContain('Have you received the decision on the reconsideration?')
    await citizen.text('20 November 2026')
    await citizen.press('Skip')
    await citizen.press('Skip')
    await citizen.press('Confirm')
    expect((await stored(number))?.details).toMatchObject({ reconsiderationOn: '2026-11-20' })
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('My rights and last days')
    expect(citizen.heard()).toContain('15 days')
    expect(citizen.heard()).not.toContain('6 months')
  })

  test('a second petition about the same topic at the same place is asked about, and filed when wanted', async () => {
    const citizen = await person(site, replica)
    const first = await filing(citizen)
    await filing(citizen)
    expect(said(citizen)).toContain(
      `You have an open petition about the same topic at the same place: ${first}`,
    )
    await citizen.press('Submit')
    await replica.settle()
    expect(await replica.repositories.petitions.ofPetitioner(citizen.account, 10)).toHaveLength(2)
  })

  test('data are taken along as a file, and the name is put right', async () => {
    const citizen = await person(site, replica)
    const { number } = await filed(site, replica, citizen.account)
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Take my data with me')
    const file = citizen.messages().findLast(({ upload }) => upload)?.upload
    expect(JSON.parse(file?.content.toString() ?? '{}')).toMatchObject({ number })
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Correct my name, phone or address')
    await citizen.press('My phone')
    await citizen.text('13911112222')
    await citizen.press('Confirm')
    expect((await stored(number))?.content.petitioner).toMatchObject({ phone: '13911112222' })
  })
})

describe('a withdrawal', () => {
  test('says what it means, asks whether anybody pressed, and can be undone', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Withdraw it')
    expect(citizen.heard()).toContain('Did anyone press you')
    await citizen.press('Yes, somebody pressed me')
    expect(citizen.heard()).toContain('It goes on and is not closed')
    await citizen.press('Confirm')
    await replica.settle()
    expect(said(leader)).toContain('somebody pressed them to withdraw')
    expect(said(citizen)).toContain('is not withdrawn. It goes on.')
    site.pass(9 * DAY_MS)
    await replica.settle()
    expect(await stored(number)).toMatchObject({ status: 'registered' })
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Withdraw it')
    await citizen.press('No, I want it myself')
    await citizen.press('Confirm')
    await replica.settle()
    expect(said(citizen)).toContain('is withdrawn. Until')
    await citizen.press('Keep it after all')
    expect(await stored(number)).not.toHaveProperty('withdrawal')
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Withdraw it')
    await citizen.press('No, I want it myself')
    await citizen.press('Confirm')
    site.pass(9 * DAY_MS)
    await replica.settle()
    expect(await stored(number)).toMatchObject({ status: 'closed' })
    expect(said(citizen)).toContain('because you withdrew it')
  })

  test('by somebody else who knows the number finds nothing', async () => {
    const citizen = await person(site, replica)
    const { number } = await filed(site, replica, citizen.account)
    const other = await person(site, replica)
    await other.command('status', number)
    expect(other.heard()).toContain('No case was found')
  })
})

describe('a joint petition', () => {
  test('is signed by link, everybody is told every step, and a sixth representative is told why not', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Let others sign with me')
    const payload = /start=(jt_\S+)/.exec(said(citizen))?.[1] ?? ''
    expect(citizen.messages().some(({ upload }) => upload?.kind === 'photo')).toBe(true)
    const others: Person[] = []
    for (let index = 0; index < 5; index += 1) {
      const other = await person(site, replica)
      await other.command('start', payload)
      expect(other.heard()).toContain('Somebody asks you to sign')
      if (other.buttons().includes('Sign and speak for all')) await other.press('Sign and speak for all')
      else {
        // Up to ten people have three at most, whoever filed it among them.
        expect(index).toBe(others.length)
        expect(index).toBeGreaterThanOrEqual(2)
        await other.press('Sign')
      }
      expect(other.heard()).toContain('Do you agree to sign?')
      await other.press('I agree and sign')
      expect(other.heard()).toContain('You have signed')
      others.push(other)
    }
    await others[0]?.command('start', payload)
    expect(others[0]?.heard()).toContain('You have signed this petition already')
    await sent(number)
    await replica.settle()
    for (const other of [citizen, ...others]) expect(said(other)).toContain('was sent to Huoqiu County Land')
    // Whoever signed without speaking for all is offered nothing that they may not do.
    await others.at(-1)?.command('status', number)
    expect(others.at(-1)?.buttons()).not.toContain('Add something')
    await others[0]?.command('status', number)
    expect(others[0]?.buttons()).toContain('Add something')
    const last = others.at(-1)
    await last?.command('status', number)
    await last?.press('More')
    await last?.press('Leave this joint petition')
    await last?.press('Confirm')
    expect((await stored(number))?.petitioners).toHaveLength(5)
  })
})

describe('another phone', () => {
  test('finds the case by number and code, the old one is told, and guessing is stopped', async () => {
    const citizen = await person(site, replica)
    const number = await filing(citizen)
    const code = /Your code: ([A-Z2-9]{8})/.exec(said(citizen))?.[1] ?? ''
    const thief = await person(site, replica)
    for (let index = 0; index < 6; index += 1) {
      await thief.text(`${number} ABCDEFGH`.replace('ABCDEFGH', `ABCDEF2${index + 2}`))
      expect(thief.heard()).not.toContain('among your petitions')
    }
    // That there are too many is not said: nobody learns by it which numbers are there.
    expect(thief.heard()).toContain('No case was found')
    await thief.text(`${number} ${code}`)
    expect(thief.heard()).toContain('No case was found')
    await replica.settle()
    expect(said(citizen)).toContain('Somebody tried wrong codes')
    // Who lost the code reads it again in their own chat.
    await citizen.command('status', number)
    await citizen.press('More')
    expect(citizen.heard()).toContain(code)
    // Behind a PIN another phone is told of all the same.
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('2468')
    await citizen.text('2468')
    site.pass(DAY_MS)
    const phone = await person(site, replica)
    await phone.text(`${number} ${code}`)
    expect(phone.heard()).toContain('now among your petitions')
    await replica.settle()
    expect(said(citizen)).toContain('is now followed from another phone too')
  })
})

describe('a review', () => {
  test('is asked for after the answer, with a receipt, and lies with the next-higher organ', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await sent(number)
    await handler.command('case', number)
    await handler.press('Accept')
    await handler.press('Confirm')
    await handler.command('case', number)
    await handler.press('Answer')
    await handler.press("Use the petitioner's words")
    await handler.text('It was not paid because of a wrong account.')
    await handler.text('Nothing more is owed to the petitioner.')
    await handler.text('Land Administration Law, article 48.')
    await handler.press('Not supported')
    await handler.press('Skip')
    await handler.press('Confirm')
    site.pass(11 * 60_000)
    await replica.settle()
    await citizen.press('Open answer')
    expect(citizen.heard()).toContain('you can ask for a review')
    // The rights card follows the answer.
    expect(citizen.heard()).toMatch(/60 days[\s\S]*6 months[\s\S]*1 year/)
    await citizen.command('status', number)
    await citizen.press('Ask for review')
    await citizen.text('The map is wrong.')
    await citizen.press('Confirm')
    await replica.settle()
    expect(said(citizen)).toContain('Receipt: you asked for a review')
    expect(await stored(number)).toMatchObject({ status: 'review', owner: 'luan-land' })
  })
})

describe('a PIN', () => {
  test('locks one’s own cases, makes notices say the number alone, and opens what was asked for', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('12')
    expect(citizen.heard()).toContain('four to six digits')
    await citizen.text('２４６８')
    expect(citizen.heard()).toContain('once more')
    await citizen.text('2469')
    expect(citizen.heard()).toContain('not the same')
    await citizen.text('2468')
    await citizen.text('２４６８')
    expect(citizen.heard()).toContain('Please delete your message')
    await replica.relay(id)
    await sent(number)
    await replica.settle()
    expect(citizen.messages().at(-1)?.text).toContain(number)
    expect(citizen.messages().at(-1)?.text).not.toContain('Bureau')
    await citizen.press('Open the case')
    expect(citizen.heard()).toContain('Your petitions are locked')
    await citizen.text('1111')
    expect(citizen.heard()).toContain('That is not the PIN')
    await citizen.text('2468')
    expect(citizen.heard()).toContain('Huoqiu County Land and Resources Bureau')
    // For ten minutes it stays open.
    await citizen.command('my')
    expect(citizen.heard()).toContain(number)
    site.pass(11 * 60_000)
    await citizen.give({ kind: 'press', verb: 'pin', id: 'off', revision: 0 })
    expect(citizen.heard()).toContain('Your petitions are locked')
    await citizen.command('my')
    expect(citizen.heard()).toContain('Your petitions are locked')
    for (let index = 0; index < 5; index += 1) await citizen.text(`999${index}`)
    expect(citizen.heard()).toContain('Too many wrong PINs')
    await citizen.command('my')
    await citizen.text('2468')
    expect(citizen.heard()).toContain('Too many wrong PINs')
  })

  test('that was forgotten goes away with number and code', async () => {
    const citizen = await person(site, replica)
    const number = await filing(citizen)
    const code = /Your code: ([A-Z2-9]{8})/.exec(said(citizen))?.[1] ?? ''
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('2468')
    await citizen.text('2468')
    await citizen.command('my')
    await citizen.text(`${number} ${code}`)
    expect(said(citizen)).toContain('PIN is gone')
    await citizen.command('my')
    expect(citizen.heard()).toContain(number)
  })
})

describe('what was said aloud', () => {
  test('is played to the office, typed up there, and confirmed or corrected by the citizen', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account, undefined, {
      facts: [{ kind: 'file', evidence: 'voice-of-wang', what: 'voice' }],
    })
    await replica.relay(id)
    await sent(number)
    await handler.command('case', number)
    expect(handler.buttons()).toContain('Files')
    await handler.press('Type up a recording')
    await handler.text('They took the feld and paid nothing.')
    await handler.press('Confirm')
    await replica.settle()
    expect(said(citizen)).toContain('They took the feld and paid nothing.')
    await citizen.press('Check the written words')
    await citizen.text('They took the field and paid nothing.')
    await citizen.press('Confirm')
    expect((await stored(number))?.transcripts).toMatchObject([
      { text: 'They took the field and paid nothing.', confirmed: true },
    ])
    await handler.command('case', number)
    expect(handler.heard()).toContain('They took the field and paid nothing.')
    expect(handler.buttons()).not.toContain('Type up a recording')
  })
})

describe('the counter', () => {
  test('gives a new code to whoever shows who they are, and those who follow the case are told', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await registrar.command('case', number)
    await registrar.press('New code')
    await registrar.text('Identity card seen.')
    await registrar.press('Confirm')
    const code = /: ([A-Z2-9]{8})\./.exec(registrar.heard())?.[1] ?? ''
    await replica.settle()
    expect(said(citizen)).toContain('The petition office gave a new code')
    const phone = await person(site, replica)
    await phone.text(`${number} ${code}`)
    expect(phone.heard()).toContain('now among your petitions')
  })
})

describe('whoever answers in words', () => {
  test('presses what stands under a case by its number or its words, as typed on any phone', async () => {
    const citizen = await person(site, replica)
    const { number } = await filed(site, replica, citizen.account)
    await citizen.text(number.replaceAll('-', ' ').toLowerCase())
    expect(citizen.heard()).toContain(number)
    await citizen.text('more')
    expect(citizen.heard()).toContain('what would you like to do?')
    const at = citizen.buttons().indexOf('My rights and last days') + 1
    await citizen.text(`${at}`)
    expect(citizen.heard()).toContain('A petition stops no other time limit')
    await citizen.text('my')
    await citizen.text('１')
    expect(citizen.heard()).toContain('registered on')
    for (const word of ['人工', 'human', '帮助', '进度']) {
      await citizen.text(word)
      expect(citizen.heard()).not.toContain('did not understand')
    }
  })
})
