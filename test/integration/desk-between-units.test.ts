import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { does, official, type Person, person, said } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let registrar: Person
let city: Person
let cityHead: Person
let huoqiu: Person
let yuan: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'luan-petition')
  city = await official(site, replica, 'handler', 'luan-land', { name: 'Chen Hui' })
  cityHead = await official(site, replica, 'unit-lead', 'luan-land', { name: 'Deng Lin' })
  huoqiu = await official(site, replica, 'handler', 'huoqiu-land')
  yuan = await official(site, replica, 'handler', 'yuan-land')
})

afterAll(() => site.close())

async function newCase(): Promise<string> {
  const citizen = await person(site, replica)
  const place = { region: '341500', words: '5 Guangming Street' }
  const { id, number } = await filed(site, replica, citizen.account, undefined, { place })
  await replica.relay(id)
  await replica.settle()
  return number
}

/** As `does`, and it was done. */
async function done(who: Person, number: string, button: string, ...answers: string[]): Promise<void> {
  await does(who, number, button, ...answers)
  expect(who.heard()).toMatch(/Done:/)
}

const transfer = (number: string, unit: string) =>
  done(registrar, number, 'Transfer', unit, '>Transfer', '>By region and subject', '>Confirm')

const stored = (number: string) => replica.repositories.petitions.byNumber(number)

describe('several organs and one matter', () => {
  test('a co-handler is asked with a date inside the one clock, and its opinion comes before the one answer', async () => {
    const number = await newCase()
    await transfer(number, "Lu'an Land and Resources Bureau")
    await done(city, number, 'Accept', '>Confirm')
    await done(
      city,
      number,
      'Add a co-handler',
      'Huoqiu County Land and Resources Bureau',
      'The map of 2019, please.',
      '10',
      '>Confirm',
    )
    expect(said(huoqiu)).toContain('asks for your opinion')
    await huoqiu.command('case', number)
    expect(huoqiu.heard()).toContain('The map of 2019')
    await city.command('case', number)
    expect(city.buttons()).not.toContain('Answer')
    await done(huoqiu, number, 'Give our opinion', 'The map shows 2 mu.', '>Confirm')
    await city.command('case', number)
    expect(city.heard()).toContain('The map shows 2 mu.')
    expect(city.buttons()).toContain('Answer')
    expect((await stored(number))?.coHandlers).toMatchObject([
      { unit: 'huoqiu-land', opinion: 'The map shows 2 mu.' },
    ])
  })

  test('two that both object come before their common superior, whose word settles it', async () => {
    const number = await newCase()
    await transfer(number, 'Huoqiu County Land and Resources Bureau')
    const why = 'The plot lies on the other side of the border, see the map.'
    await done(huoqiu, number, 'Object', why, '>Skip', '>Confirm')
    await done(registrar, number, 'Agree with the objection', 'Verified.', '>Confirm')
    await transfer(number, "Yu'an Branch")
    await done(yuan, number, 'Object', why, '>Skip', '>Confirm')
    await done(registrar, number, 'Refer the dispute', 'They do not agree.', '>Confirm')
    expect((await stored(number))?.owner).toBe('luan-land')
    expect(said(cityHead)).toContain(number)
    await done(
      cityHead,
      number,
      'Decide who is competent',
      "Yu'an Branch",
      'The plot is in Yu’an.',
      '>Confirm',
    )
    expect(await stored(number)).toMatchObject({ status: 'forwarded', owner: 'yuan-land' })
    await yuan.command('case', number)
    expect(yuan.buttons()).not.toContain('Object')
    expect(yuan.buttons()).toContain('Accept')
  })

  test('whoever keeps themselves out sees nothing of it any more, and the head names another', async () => {
    const number = await newCase()
    const next = await official(site, replica, 'handler', 'luan-land', { name: 'Fang Yu' })
    await transfer(number, "Lu'an Land and Resources Bureau")
    await done(city, number, 'Accept', '>Confirm')
    await city.command('case', number)
    await city.press('Recuse')
    // Only oneself: others are the head's to keep out.
    expect(city.buttons()).toContain('Chen Hui')
    expect(city.buttons()).not.toContain('Fang Yu')
    await city.press('Chen Hui')
    await city.text('My brother bought the plot.')
    await city.press('Confirm')
    await city.command('case', number)
    expect(city.heard()).toContain('No case was found')
    await cityHead.command('case', number)
    await cityHead.press('Name the handler')
    expect(cityHead.buttons()).not.toContain('Chen Hui')
    await cityHead.press('Fang Yu')
    await cityHead.text('She knows the village.')
    await cityHead.press('Confirm')
    const after = await stored(number)
    expect(after?.handler).toBe(next.member)
    expect(after?.firstHandler).not.toMatchObject({ member: next.member })
  })
})

describe('an unfinished form', () => {
  test('goes on at the same question after the service was killed, with what was entered', async () => {
    const number = await newCase()
    await transfer(number, "Lu'an Land and Resources Bureau")
    await done(city, number, 'Accept', '>Confirm')
    await city.command('case', number)
    await city.press('Answer')
    await city.press("Use the petitioner's words")
    await city.text('The payment was made to a wrong account.')
    replica.restart()
    await city.text('It is paid by the end of the month.')
    await city.text('Land Administration Law, article 48.')
    await city.press('Supported')
    await city.press('Skip')
    expect(city.heard()).toContain('The payment was made to a wrong account.')
    await city.press('Confirm')
    expect(await stored(number)).toMatchObject({ status: 'answered' })
  })
})

describe('an answer with its paper', () => {
  test('the petitioner gets the document when the answer is opened, and not before', async () => {
    const citizen = await person(site, replica)
    const place = { region: '341500', words: '5 Guangming Street' }
    const { id, number } = await filed(site, replica, citizen.account, undefined, { place })
    await replica.relay(id)
    await transfer(number, "Lu'an Land and Resources Bureau")
    await done(city, number, 'Accept', '>Confirm')
    await city.command('case', number)
    await city.press('Answer')
    await city.press("Use the petitioner's words")
    await city.text('It was not paid because of a wrong account.')
    await city.text('It is paid by the end of the month.')
    await city.text('Land Administration Law, article 48.')
    await city.press('Supported')
    const pdf = Buffer.from(
      `%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${' '.repeat(5_000)}%%EOF\n`,
      'latin1',
    )
    site.chats.files.set('opinion', pdf)
    await city.give({
      kind: 'file',
      file: {
        kind: 'document',
        fileId: 'opinion',
        uniqueId: 'opinion',
        name: 'opinion.pdf',
        mime: 'application/pdf',
        size: 20_000,
      },
    })
    await city.press('Confirm')
    site.pass(11 * 60_000)
    await replica.settle()
    const before = citizen.messages().length
    expect(citizen.messages().some(({ file }) => file)).toBe(false)
    await citizen.press('Open answer')
    const papers = citizen.messages().slice(before)
    expect(papers.some(({ file }) => file === 'opinion')).toBe(true)
  })
})
