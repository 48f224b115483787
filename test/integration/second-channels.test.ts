import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailChannel } from '../../src/channels/email.js'
import { smtpServer, type TestServer } from '../channels/smtp-kit.js'
import { filing, transferred } from '../support/citizen-filing.js'
import { does, official, type Person, person, said } from '../support/desk.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let mails: TestServer
let registrar: Person
let handler: Person
let citizen: Person
let number: string
const MINUTE = 60_000

beforeAll(async () => {
  mails = await smtpServer()
  site = await openSite()
  const email = emailChannel({
    smtpUrl: `smtp://127.0.0.1:${mails.port}`,
    from: 'Petition Desk <desk@example.org>',
    timeoutMs: 2_000,
  })
  site.second.push(email)
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
  citizen = await person(site, replica)
  number = await filing({ site, replica }, citizen)
}, 60_000)

afterAll(async () => {
  for (const channel of site.second) await channel.close()
  await mails.close()
  await site.close()
})

const mailsTo = (address: string) => mails.mails.filter(({ recipients }) => recipients.includes(address))

/** Gives an address and types the code that arrives there. */
async function confirms(who: Person, address: string): Promise<void> {
  await who.command('notices')
  await who.press('Add an e-mail address')
  await who.text(address)
  const code = /\b\d{6}\b/.exec(mailsTo(address).at(-1)?.body ?? '')?.[0] ?? ''
  await who.text(code)
}

describe('an e-mail address', () => {
  test('counts once the code sent to it was typed', async () => {
    await citizen.command('notices')
    expect(citizen.heard()).toContain('E-mail: none.')
    await citizen.press('Add an e-mail address')
    await citizen.text('li at example')
    expect(citizen.heard()).toContain('That is not an e-mail address that works')
    await citizen.text('li@example.com')
    expect(citizen.heard()).toContain('A code is on its way')
    await citizen.text('12')
    expect(citizen.heard()).toContain('six digits of the code')
    await citizen.text('000000')
    expect(citizen.heard()).toMatch(/That is not the code/)
    const { accounts } = replica.repositories
    expect((await accounts.get(citizen.account))?.contacts).toEqual({})
    await confirms(citizen, 'li@example.com')
    expect(citizen.heard()).toContain('E-mail: l…@example.com')
    expect((await accounts.get(citizen.account))?.contacts).toEqual({ email: 'li@example.com' })
  })

  test('lies in the database sealed', async () => {
    const row = await replica.repositories.accounts.model.findById(citizen.account).lean()
    expect(JSON.stringify(row)).not.toContain('example.com')
  })

  test('is no place for half an hour’s guessing: five wrong codes, and a new one has to be sent', async () => {
    const other = await person(site, replica)
    await other.command('notices')
    await other.press('Add an e-mail address')
    await other.text('zhao@example.com')
    const code = /\b\d{6}\b/.exec(mailsTo('zhao@example.com').at(-1)?.body ?? '')?.[0] ?? ''
    const { contacts } = replica.repositories.accounts
    const wrong = code === '111111' ? '222222' : '111111'
    for (let tries = 0; tries < 5; tries += 1)
      expect(await contacts.confirm(other.account, wrong)).toBe('wrong')
    expect(await contacts.confirm(other.account, code)).toBe('over')
  })
})

describe('a notice that the chat doesn’t take', () => {
  test('goes by e-mail, without a task', async () => {
    await transferred(registrar, number)
    await replica.settle()
    site.chats.blocked.add(citizen.chatId)
    await does(handler, number, 'Accept', '>Confirm')
    await replica.settle()
    const mail = mailsTo('li@example.com').at(-1)
    expect(mail?.headers('subject')).toEqual(['Petition Desk: news for you'])
    expect(mail?.body).toContain(number)
    expect(mail?.body).toContain('open the chat')
    expect((await replica.repositories.petitions.byNumber(number))?.tasks).toEqual([])
    site.chats.blocked.delete(citizen.chatId)
    await citizen.command('help')
  })

  test('after three answers that leave it open takes the next channel, too', async () => {
    const before = mailsTo('li@example.com').length
    const lost = { kind: 'ambiguous', reason: 'ETIMEDOUT' } as const
    await handler.command('case', number)
    await handler.press('Ask citizen')
    await handler.text('Which plot is it, and since when?')
    // The first answer is the handler's own message.
    site.chats.answers.push(undefined, undefined, lost, lost, lost)
    await handler.press('Confirm')
    for (let minute = 0; minute < 5; minute += 1) {
      site.pass(MINUTE)
      await replica.work()
    }
    site.chats.answers.length = 0
    await replica.settle()
    expect(said(citizen)).not.toContain('Which plot is it')
    expect(mailsTo('li@example.com')).toHaveLength(before + 1)
    expect(mailsTo('li@example.com').at(-1)?.body).toContain('Which plot is it')
  })

  test('to somebody without a second address is a task as before, and so it is where the mail is refused', async () => {
    const other = await person(site, replica)
    const theirs = await filing({ site, replica }, other)
    await transferred(registrar, theirs)
    await replica.settle()
    site.chats.blocked.add(other.chatId)
    await does(handler, theirs, 'Accept', '>Confirm')
    await replica.settle()
    expect((await replica.repositories.petitions.byNumber(theirs))?.tasks).toMatchObject([
      { what: 'undelivered' },
    ])
  })
})

describe('an urgent alert', () => {
  test('that nobody opens goes by e-mail after half an hour; one that is opened doesn’t', async () => {
    await confirms(handler, 'handler@example.org')
    await confirms(registrar, 'registrar@example.org')
    const [toHandler, toRegistrar] = ['handler@example.org', 'registrar@example.org'].map(
      (one) => mailsTo(one).length,
    )
    await citizen.text('danger')
    const mark =
      citizen
        .messages()
        .at(-1)
        ?.buttons.find(({ label }) => label.includes(number))?.label ?? ''
    await citizen.press(mark)
    await replica.settle()
    expect(said(handler)).toContain('somebody is in danger')
    await registrar.command('case', number)
    site.pass(29 * MINUTE)
    await replica.settle()
    expect(mailsTo('handler@example.org')).toHaveLength(toHandler ?? 0)
    site.pass(2 * MINUTE)
    await replica.settle()
    const mail = mailsTo('handler@example.org').at(-1)
    expect(mail?.headers('subject')).toEqual(['URGENT. Petition Desk: please act'])
    expect(mail?.body).toContain('somebody is in danger')
    expect(mailsTo('registrar@example.org')).toHaveLength(toRegistrar ?? 0)
    site.pass(60 * MINUTE)
    await replica.settle()
    expect(mailsTo('handler@example.org')).toHaveLength((toHandler ?? 0) + 1)
  })
})

describe('hours of one’s own', () => {
  test('are chosen within the office’s, and shown', async () => {
    await handler.command('notices')
    expect(handler.heard()).toContain('between 07:00 and 22:00')
    expect(handler.heard()).toContain('on working days at 09:00')
    await handler.press('Hour of the digest')
    await handler.press('14:00')
    expect(handler.heard()).toContain('on working days at 14:00')
    await handler.press('Not after …')
    await handler.press('20:00')
    expect(handler.heard()).toContain('between 07:00 and 20:00')
    expect((await replica.repositories.accounts.get(handler.account))?.hours).toEqual({
      digest: '14:00',
      closes: '20:00',
    })
  })

  test('a citizen has no digest', async () => {
    await citizen.command('notices')
    expect(citizen.heard()).not.toContain('digest')
    expect(citizen.buttons()).not.toContain('Hour of the digest')
  })
})
