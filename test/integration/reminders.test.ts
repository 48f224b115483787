import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transferred } from '../support/citizen-filing.js'
import { does, official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

let site: Site
let replica: Replica
let registrar: Person
let handler: Person
let head: Person
let supervisor: Person
let leader: Person
let citizen: Person
let number: string

const OFFICE = 'huoqiu-petition'
const LAND = 'huoqiu-land'

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-02T10:00').getTime() })
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', OFFICE)
  handler = await official(site, replica, 'handler', LAND)
  head = await official(site, replica, 'unit-lead', LAND)
  supervisor = await official(site, replica, 'supervisor', OFFICE)
  leader = await official(site, replica, 'leader', OFFICE)
  citizen = await person(site, replica)
  const petition = await filed(site, replica, citizen.account)
  number = petition.number
  await replica.relay(petition.id)
  await transferred(registrar, number)
  await does(handler, number, 'Accept', '>Confirm')
  await replica.settle()
}, 60_000)

afterAll(() => site.close())

/** What somebody was told until a moment, that they weren't before. */
async function until(text: string, who: Person): Promise<string[]> {
  const before = who.messages().length
  await walkTo(site, replica, officeTime(text))
  return who
    .messages()
    .slice(before)
    .map((message) => message.text)
}

describe('a matter accepted on Monday 2 March 2026, due on 1 May, a holiday', () => {
  test('nobody is told anything for six weeks, but once of the digest’s first reminder', async () => {
    expect(await until('2026-04-16T08:59', handler)).toEqual([])
    const [digest, ...others] = await until('2026-04-16T09:01', handler)
    expect(others).toEqual([])
    expect(digest).toContain('1 ends soon')
    expect(digest).toContain(`: Handling, 15 days left, until Friday 1 May 2026`)
    expect(head.messages().filter(({ text }) => text.includes('days left'))).toEqual([])
  })

  test('on the last working day before it, the handler is told singly', async () => {
    const heard = await until('2026-04-30T12:00', handler)
    expect(heard.map((text) => /Handling, (\d+) days? left/.exec(text)?.[1])).toEqual(['7', '3', undefined])
    expect(heard.at(-1)).toContain(
      'Handling ends in 1 day, on Friday 1 May 2026.\nRest days move the last day to Wednesday 6 May 2026.',
    )
    expect(
      handler
        .messages()
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toEqual(['Open the case', 'Acknowledge'])
  })

  test('on the first working day after the holiday, the last lawful one, the handler is told singly again', async () => {
    expect(await until('2026-05-06T07:59', handler)).toEqual([])
    const heard = await until('2026-05-06T12:00', handler)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toContain('TODAY. XF-')
    expect(heard[0]).toContain('Handling ends today.')
  })

  test('missed, the citizen is told at eight in the morning after, with the right to urge', async () => {
    expect(await until('2026-05-07T07:59', citizen)).toEqual([])
    const heard = await until('2026-05-07T08:01', citizen)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toContain('the date was missed')
    expect(heard[0]).toContain('had to answer you in writing by the end of Wednesday 6 May 2026')
    expect(
      citizen
        .messages()
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toContain('Urge')
    const [ofHandler, ofHead] = [handler, head].map((who) => who.messages().at(-1)?.text)
    expect(ofHandler).toContain('LATE')
    expect(ofHandler).toContain('Handling is 1 day late. It was due on Wednesday 6 May 2026')
    expect(ofHead).not.toContain('It lies with')
    expect(supervisor.messages().filter(({ text }) => text.includes(number))).toEqual([])
  })

  test('each level hears of it singly once, and then in its digest on every working day', async () => {
    expect(await until('2026-05-09T08:30', supervisor)).toEqual([
      expect.stringContaining('Handling is 3 days late'),
    ])
    expect(await until('2026-05-14T08:30', leader)).toEqual([
      expect.stringContaining('Handling is 8 days late'),
    ])
    const [digest, ...others] = await until('2026-05-15T12:00', leader)
    expect(others).toEqual([])
    expect(digest).toContain('1 late.')
    expect(digest).toContain(': Handling, 9 days late. With Huoqiu')
    // Nothing on the rest days after.
    expect(await until('2026-05-17T23:00', handler)).toEqual([])
  })

  test('Acknowledge is written down, and stops nothing but that day at that level', async () => {
    await handler.press('Acknowledge')
    expect(handler.heard()).toContain('Noted: you know of 1 case')
    await supervisor.command('case', number)
    await supervisor.press('History')
    expect(supervisor.heard()).toContain('Read what is due or late')
    expect(await until('2026-05-18T12:00', handler)).toHaveLength(1)
  })

  test('answered, no official hears of it any more, and the citizen hears of their own window', async () => {
    await does(
      handler,
      number,
      'Answer',
      ">Use the petitioner's words",
      'It was not paid because of a wrong account.',
    )
    for (const words of ['Nothing more is owed to the petitioner.', 'Land Administration Law, article 48.']) {
      await handler.text(words)
    }
    await handler.press('Not supported')
    await handler.press('Skip')
    await handler.press('Confirm')
    await walkTo(site, replica, officeTime('2026-05-18T14:00'))
    await citizen.press('Open answer')
    await replica.settle()
    const officials = [handler, head, supervisor, leader]
    const before = officials.map((who) => who.messages().length)
    // 30 days end on Wednesday 17 June; the first of the three falls on a Sunday.
    expect(await until('2026-06-07T07:59', citizen)).toEqual([])
    const windows = [
      ...(await until('2026-06-07T08:01', citizen)),
      ...(await until('2026-06-17T23:59', citizen)),
    ]
    expect(windows).toHaveLength(3)
    expect(windows[0]).toContain('you can ask for a review of the answer.')
    expect(windows.map((text) => /(\d+ days are|One day is) left/.exec(text)?.[1])).toEqual([
      '10 days are',
      '3 days are',
      'One day is',
    ])
    expect(
      citizen
        .messages()
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toContain('Ask for review')
    expect(officials.map((who) => who.messages().length)).toEqual(before)
  })
})

async function begins(writer: Person): Promise<void> {
  await writer.command('start')
  await writer.press('File a petition')
  await writer.press('A problem to be solved')
}

describe('a petition that was begun and not submitted', () => {
  test('is called to mind once, a day after the last word, by day', async () => {
    const writer = await person(site, replica)
    await begins(writer)
    await writer.press('I agree')
    await writer.text('The bridge is broken.')
    site.pass(10_000)
    await replica.settle()
    const began = site.clock.now()
    expect(began.toISOString()).toMatch(/T1[56]:/)
    const before = writer.messages().length
    // A notice of something else, that comes in between, doesn't put it off.
    await walkTo(site, replica, new Date(began.getTime() + 9 * 3_600_000))
    await replica.conversations().offer(writer.account, {
      text: [{ key: 'plain', args: { words: '…' } }],
      choices: [[{ label: { key: 'button-open-case' }, verb: 'case', id: 'x', revision: 1 }]],
    })
    // A day later it is midnight; it waits for the morning.
    await walkTo(site, replica, new Date(began.getTime() + 31 * 3_600_000))
    expect(writer.messages().slice(before)).toHaveLength(1)
    await walkTo(site, replica, new Date(began.getTime() + 2 * 24 * 3_600_000))
    const heard = writer.messages().slice(before)
    expect(heard).toHaveLength(1)
    expect(heard[0]?.text).toContain("You began a petition and didn't submit it")
    await writer.press('Go on with it')
    expect(writer.heard()).toContain('Anything to add')
    await walkTo(site, replica, new Date(site.clock.now().getTime() + 4 * 24 * 3_600_000))
    expect(writer.messages().filter(({ text }) => text.includes('You began a petition'))).toHaveLength(1)
  })

  test('isn’t called to mind once it was submitted or given up', async () => {
    const writer = await person(site, replica)
    await begins(writer)
    await writer.command('cancel')
    await writer.press('Delete the draft')
    await walkTo(site, replica, new Date(site.clock.now().getTime() + 3 * 24 * 3_600_000))
    expect(writer.messages().filter(({ text }) => text.includes('You began a petition'))).toEqual([])
  })
})
