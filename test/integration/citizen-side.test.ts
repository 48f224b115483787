import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filing, transferred } from '../support/citizen-filing.js'
import { does, official, type Person, person, said } from '../support/desk.js'
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

const stored = (number: string) => replica.repositories.petitions.byNumber(number)

describe('danger', () => {
  test('is offered on words of it, shows help before consent, and a petition filed then alarms at any hour', async () => {
    const citizen = await person(site, replica)
    await citizen.command('start')
    const number = await filing({ site, replica }, citizen, async () => {
      await citizen.text('The wall is about to collapse.')
      expect(citizen.heard()).toContain('Is somebody in danger now?')
      await citizen.press('Someone is in danger')
      expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120/)
      await citizen.text('1')
      expect(citizen.buttons()).toContain('Done')
    })
    expect(await stored(number)).toMatchObject({ urgent: true })
    expect(said(citizen)).toContain(
      'URGENT: the petition office, the office in charge and their heads are told now.',
    )
    expect(said(registrar)).toContain('somebody is in danger. Please act at once.')
    expect(said(leader)).toContain('somebody is in danger')
  })

  test('is seen on the summary and can be taken back there, however early it was pressed', async () => {
    const citizen = await person(site, replica)
    await citizen.command('start')
    await citizen.text('danger')
    expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120/)
    const number = await filing({ site, replica }, citizen, undefined, async () => {
      expect(citizen.heard()).toContain('URGENT: somebody is in danger.')
      await citizen.press('Not urgent after all')
      expect(citizen.heard()).not.toContain('URGENT')
    })
    expect(await stored(number)).toMatchObject({ urgent: false })
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
    const number = await filing({ site, replica }, citizen)
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
    await citizen.press('Not about work')
    await citizen.press('Skip')
    await citizen.press('Skip')
    await citizen.give({ kind: 'file', file: { kind: 'photo', fileId: 'f-more', uniqueId: 'u-more' } })
    site.pass(10_000)
    await replica.settle()
    await citizen.press('Done')
    await citizen.press('Confirm')
    expect((await stored(number))?.details).toEqual({
      decisionOn: '2026-03-01',
      earlier: ['court'],
      labourSince: 'none',
    })
    expect((await stored(number))?.content.facts).toHaveLength(2)
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
    expect((await stored(number))?.content.facts).toHaveLength(3)
  })

  test('all details can be skipped, and nothing is changed by that', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    const before = (await stored(number))?.revision
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Add a few details')
    for (let asked = 0; asked < 8; asked += 1) {
      if (citizen.buttons().includes('Confirm')) break
      await citizen.press('Skip')
    }
    expect(citizen.heard()).toContain('You entered nothing.')
    await citizen.press('Confirm')
    expect(citizen.heard()).toContain('All right, nothing was added.')
    expect((await stored(number))?.revision).toBe(before)
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
    for (const _ of ['work', 'for whom', 'since when', 'more']) await citizen.press('Skip')
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
    const first = await filing({ site, replica }, citizen)
    await filing({ site, replica }, citizen)
    expect(said(citizen)).toContain(
      `You have an open petition about the same topic at the same place: ${first}`,
    )
    await citizen.press('Submit')
    await replica.settle()
    expect(await replica.repositories.petitions.ofPetitioner(citizen.account, 10)).toHaveLength(2)
  })

  test('or what was told for it goes to the first, with its files, and no draft is left', async () => {
    const citizen = await person(site, replica)
    const first = await filing({ site, replica }, citizen)
    await filing({ site, replica }, citizen, async () => {
      await citizen.give({ kind: 'file', file: { kind: 'photo', fileId: 'f-same', uniqueId: 'u-same' } })
    })
    await citizen.press('Add to that one')
    await replica.settle()
    const case_ = await stored(first)
    expect(case_?.content.facts.slice(1)).toMatchObject([
      { kind: 'text' },
      { kind: 'file' },
      { kind: 'text', text: 'Please pay what is owed.' },
    ])
    const file = case_?.content.facts.find((fact) => fact.kind === 'file')
    expect(await replica.repositories.evidence.get(file?.evidence ?? '')).toMatchObject({
      petition: case_?.id,
    })
    expect(await replica.repositories.petitions.ofPetitioner(citizen.account, 10)).toHaveLength(1)
    // The button pressed once more adds nothing a second time.
    await citizen.press('Add to that one')
    expect((await stored(first))?.revision).toBe(case_?.revision)
    await citizen.command('start')
    expect(citizen.buttons()).not.toContain('Go on')
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

describe('a review', () => {
  test('is asked for after the answer, with a receipt, and lies with the next-higher organ', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await transferred(registrar, number)
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

describe('what was said aloud', () => {
  test('is played to the office, typed up there, and confirmed or corrected by the citizen', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account, undefined, {
      facts: [{ kind: 'file', evidence: 'voice-of-wang', what: 'voice' }],
    })
    await replica.relay(id)
    await transferred(registrar, number)
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

describe('whoever answers in words', () => {
  test('is understood by the core of a button’s words, and keeps the buttons where it was not', async () => {
    const citizen = await person(site, replica)
    const number = await filing({ site, replica }, citizen)
    await citizen.command('status', number)
    await citizen.text('blah blah')
    expect(citizen.heard()).toContain('type its words or its number')
    expect(citizen.buttons()).toContain('Add something')
    await citizen.text('something')
    expect(citizen.buttons()).toContain('Stop')
  })

  test('answers a question of the office at once, and goes on with what was begun before', async () => {
    const citizen = await person(site, replica)
    const number = await filing({ site, replica }, citizen)
    await transferred(registrar, number)
    await does(handler, number, 'Accept', '>Confirm')
    await citizen.press('Add a few details')
    await citizen.text('1 March 2026')
    await citizen.press('Stop')
    await does(handler, number, 'Ask citizen', 'Since when?', '>Confirm')
    await replica.settle()
    await citizen.press('Reply')
    await citizen.text('Since May.')
    await citizen.press('Confirm')
    expect((await stored(number))?.questions).toMatchObject([{ reply: { text: 'Since May.' } }])
    await citizen.command('start')
    await citizen.press('Go on with: Details')
    expect(citizen.heard()).toContain('What is your address?')
  })

  test('answers a notice by the number of its button or its words, whatever else is being asked', async () => {
    const citizen = await person(site, replica)
    const number = await filing({ site, replica }, citizen)
    await transferred(registrar, number)
    await does(handler, number, 'Accept', '>Confirm')
    await does(handler, number, 'Ask citizen', 'Since when?', '>Confirm')
    await replica.settle()
    await citizen.text('1')
    expect(citizen.heard()).toContain('Since when?')
    expect(citizen.buttons()).toContain('Stop')
    await citizen.press('Stop')
    await citizen.command('new')
    await does(handler, number, 'Ask citizen', 'And where?', '>Confirm')
    await replica.settle()
    await citizen.text('reply')
    expect(citizen.heard()).toContain('And where?')
  })

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
