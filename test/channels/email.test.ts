import { createServer } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EmailOptions, emailChannel } from '../../src/channels/email.js'
import type { SecondChannel } from '../../src/channels/second-channel.js'
import { message, reply, silentServer, smtpServer, type TestServer } from './smtp-kit.js'

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const channelTo = (port: number, options: Partial<EmailOptions> = {}): SecondChannel => {
  const channel = emailChannel({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Petition Desk 信访服务台 <desk@example.org>',
    ...options,
  })
  ends.push(() => channel.close())
  return channel
}

async function serverWith(options: SMTPServerOptions = {}): Promise<TestServer> {
  const server = await smtpServer(options)
  ends.push(() => server.close())
  return server
}

const TO = 'wang@example.net'
/** For tests that wait for the limit to pass; the other servers greet after a tenth of a second. */
const SHORT = { timeoutMs: 60 }
const ENOUGH_TO_BE_GREETED = { timeoutMs: 700 }

describe('an e-mail', () => {
  test('arrives with its subject and text as they were, whatever script they are in', async () => {
    const server = await serverWith()
    const sent = message({
      subject: '您的信访事项 LA-2026-000012-3 已受理，答复期限是2026年12月1日（星期二）🏛',
    })
    expect(await channelTo(server.port).tell(TO, sent)).toBe('sent')
    const [mail] = server.mails
    expect(mail?.recipients).toEqual([TO])
    expect(mail?.headers('Subject')).toEqual([sent.subject])
    expect(mail?.body).toBe(sent.text)
    expect(mail?.headers('From')).toEqual(['Petition Desk 信访服务台 <desk@example.org>'])
    expect(mail?.headers('To')).toEqual([TO])
    expect(mail?.headers('Content-Type')).toEqual(['text/plain; charset=utf-8'])
    expect(mail?.headers('Content-Language')).toEqual(['zh-CN'])
  })

  test('finds a domain in any script', async () => {
    const server = await serverWith()
    expect(await channelTo(server.port).tell('wang＠例子。中国', message())).toBe('sent')
    expect(server.mails[0]?.recipients).toEqual(['wang@例子.中国'])
    // On the wire it is ASCII, so that every mail server can pass it on.
    expect(server.mails[0]?.headers('To')).toEqual(['wang@xn--fsqu00a.xn--fiqs8s'])
  })

  test('says that a machine sent it, and not which one', async () => {
    const server = await serverWith()
    await channelTo(server.port).tell(TO, message())
    expect(server.mails[0]?.headers('Auto-Submitted')).toEqual(['auto-generated'])
    expect(server.mails[0]?.headers('X-Mailer')).toEqual([])
  })

  test('is important only where it is urgent', async () => {
    const server = await serverWith()
    const channel = channelTo(server.port)
    await channel.tell(TO, message({ urgent: true }))
    await channel.tell(TO, message({ urgent: false }))
    expect(server.mails.map((mail) => mail.headers('Importance'))).toEqual([['High'], []])
    expect(server.mails.map((mail) => mail.headers('X-Priority'))).toEqual([['1 (Highest)'], []])
  })

  test('has the same Message-ID for the same id, also after a restart, and another for another', async () => {
    const server = await serverWith()
    await channelTo(server.port).tell(TO, message())
    await channelTo(server.port).tell(TO, message({ text: 'May be a repeat.' }))
    await channelTo(server.port).tell(TO, message({ id: 'notice-2:account-1' }))
    const [first, repeat, other] = server.mails.map((mail) => mail.headers('Message-ID')[0])
    expect(first).toMatch(/^<[0-9a-f]{40}@example\.org>$/)
    expect(repeat).toBe(first)
    expect(other).not.toBe(first)
  })

  test('can get no header, recipient or line end from what somebody wrote', async () => {
    const server = await serverWith()
    const channel = channelTo(server.port)
    const subject = 'Hello\r\nBcc: other@example.net\r\n\r\nFalse text\u2028\u0000'
    const id = '1>\r\nX-Forged: yes'
    expect(
      await channel.tell(TO, message({ id, subject, text: 'One\r\n.\r\nRCPT TO:<x@example.net>\r\n' })),
    ).toBe('sent')
    const [mail, ...more] = server.mails
    expect(more).toEqual([])
    expect(mail?.recipients).toEqual([TO])
    expect(mail?.headers('Bcc')).toEqual([])
    expect(mail?.headers('X-Forged')).toEqual([])
    expect(mail?.headers('Subject')).toEqual(['Hello Bcc: other@example.net False text'])
    expect(mail?.body).toBe('One\n.\nRCPT TO:<x@example.net>\n')
  })

  test('goes encrypted where the server offers it, with the login of the address', async () => {
    const server = await serverWith({
      disabledCommands: [],
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss/w#rd' ? done(null, { user: username }) : done(reply(535, 'no')),
    })
    const smtpUrl = `smtp://desk%40office:p%40ss%2Fw%23rd@localhost:${server.port}`
    expect(await channelTo(server.port, { smtpUrl }).tell(TO, message())).toBe('sent')
    expect(server.mails[0]).toMatchObject({ encrypted: true, user: 'desk@office' })
  })

  test('goes unencrypted where the server offers nothing else', async () => {
    const server = await serverWith()
    expect(await channelTo(server.port).tell(TO, message())).toBe('sent')
    expect(server.mails[0]?.encrypted).toBe(false)
  })

  test('goes over the connection of the one before', async () => {
    const server = await serverWith()
    const channel = channelTo(server.port)
    for (const id of ['1', '2', '3']) expect(await channel.tell(TO, message({ id }))).toBe('sent')
    expect(server.connections()).toBe(1)
  })

  test('may follow one that was refused', async () => {
    const server = await serverWith({
      onRcptTo: ({ address }, _session, done) =>
        done(address === TO ? null : reply(550, 'No such user here')),
    })
    const channel = channelTo(server.port)
    expect(await channel.tell('nobody@example.net', message())).toBe('refused')
    expect(await channel.tell(TO, message())).toBe('sent')
  })
})

describe('a recipient', () => {
  const answers = [
    [550, 'No such user here', 'refused'],
    [550, '5.1.1 No such user here', 'refused'],
    [553, '5.1.3 Bad address', 'refused'],
    [550, '5.7.1 Our policy forbids it', 'failed'],
    [550, 'Relaying denied', 'failed'],
    [552, '5.2.2 Mailbox full', 'failed'],
    [450, '4.2.0 Greylisted, come again', 'later'],
    [451, 'Greylisted, come again', 'later'],
    [421, 'Closing for today', 'later'],
    [530, '5.7.0 Authentication required', 'later'],
  ] as const
  const addressOf = (words: string): string => `${words.replace(/\W+/g, '.')}@example.net`
  let server: TestServer
  let channel: SecondChannel

  beforeAll(async () => {
    server = await smtpServer({
      onRcptTo({ address }, _session, done) {
        const answer = answers.find(([, words]) => addressOf(words) === address)
        done(answer && reply(answer[0], answer[1]))
      },
    })
    channel = emailChannel({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'desk@example.org' })
  })
  afterAll(async () => {
    await channel.close()
    await server.close()
  })

  test.each(answers)('that the server answers with %i %s is %s', async (_code, words, told) => {
    expect(await channel.tell(addressOf(words), message())).toBe(told)
  })

  test.each([
    'nobody',
    'a@example.net, b@example.net',
    'Wang <wang@example.net>',
    'wang@example.net\r\nDATA',
  ])('that is no address (%j) is refused without a connection', async (address) => {
    const before = server.connections()
    expect(await channelTo(server.port).tell(address, message())).toBe('refused')
    expect(server.connections()).toBe(before)
  })
})

describe('surely not taken is', () => {
  test('what meets no server', async () => {
    const server = await smtpServer()
    await server.close()
    expect(await channelTo(server.port).tell(TO, message())).toBe('later')
  })

  test('what meets a server that never greets', async () => {
    const server = await silentServer(createServer())
    ends.push(() => server.close())
    expect(await channelTo(server.port, SHORT).tell(TO, message())).toBe('later')
  })

  test('what meets a server that hangs up before it greets', async () => {
    const server = await silentServer(createServer((socket) => socket.end()))
    ends.push(() => server.close())
    expect(await channelTo(server.port).tell(TO, message())).toBe('later')
  })

  test('what waits for an answer to the recipient in vain', async () => {
    const asked: string[] = []
    const server = await serverWith({ onRcptTo: ({ address }) => void asked.push(address) })
    expect(await channelTo(server.port, ENOUGH_TO_BE_GREETED).tell(TO, message())).toBe('later')
    expect(asked).toEqual([TO])
  })

  test('what is cut off before its text', async () => {
    const server = await serverWith({ onRcptTo: () => server.cut() })
    expect(await channelTo(server.port).tell(TO, message())).toBe('later')
  })

  test('what the server does not let in', async () => {
    const server = await serverWith({
      disabledCommands: [],
      onAuth: (_auth, _session, done) => done(reply(535, 'no')),
    })
    const smtpUrl = `smtp://desk:wrong@127.0.0.1:${server.port}`
    expect(await channelTo(server.port, { smtpUrl }).tell(TO, message())).toBe('later')
  })

  test('what the server takes from another sender only', async () => {
    const server = await serverWith({ onMailFrom: (_address, _session, done) => done(reply(550, 'not you')) })
    expect(await channelTo(server.port).tell(TO, message())).toBe('later')
  })

  test('what the server puts off after it has read it', async () => {
    const server = await serverWith({
      onData: (stream, _session, done) => stream.on('end', () => done(reply(452, 'full'))).resume(),
    })
    expect(await channelTo(server.port).tell(TO, message())).toBe('later')
  })

  test('what comes after the end', async () => {
    const server = await serverWith()
    const channel = channelTo(server.port)
    await channel.close()
    expect(await channel.tell(TO, message())).toBe('later')
  })
})

test('a mail that the server read and rejected has failed', async () => {
  const server = await serverWith({
    onData: (stream, _session, done) => stream.on('end', () => done(reply(554, 'looks like spam'))).resume(),
  })
  expect(await channelTo(server.port).tell(TO, message())).toBe('failed')
})

describe('unclear is', () => {
  test('what is cut off in the middle of its text', async () => {
    const server = await serverWith({ onData: (stream) => stream.once('data', () => server.cut()) })
    expect(await channelTo(server.port).tell(TO, message({ text: '长文。\n'.repeat(50_000) }))).toBe(
      'unclear',
    )
  })

  test('what is cut off before the server says that it has it', async () => {
    const server = await serverWith({ onData: (stream) => stream.on('end', () => server.cut()).resume() })
    expect(await channelTo(server.port).tell(TO, message())).toBe('unclear')
  })

  test('what the server never says anything about', async () => {
    const server = await serverWith({ onData: (stream) => stream.resume() })
    expect(await channelTo(server.port, ENOUGH_TO_BE_GREETED).tell(TO, message())).toBe('unclear')
  })

  test('what one connection lost, and nothing that goes over the next', async () => {
    let mails = 0
    const server = await serverWith({
      onData(stream, _session, done) {
        mails += 1
        stream.on('end', mails === 2 ? () => server.cut() : () => done()).resume()
      },
    })
    const channel = channelTo(server.port)
    expect(await channel.tell(TO, message({ id: '1' }))).toBe('sent')
    expect(await channel.tell(TO, message({ id: '2' }))).toBe('unclear')
    expect(await channel.tell(TO, message({ id: '3' }))).toBe('sent')
    expect(mails).toBe(3)
  })
})

test('a try ends although the server goes on talking', async () => {
  const server = await silentServer(
    createServer((socket) => {
      const talk = setInterval(() => socket.write('220-wait\r\n'), 10)
      socket.on('close', () => clearInterval(talk))
    }),
  )
  ends.push(() => server.close())
  expect(await channelTo(server.port, SHORT).tell(TO, message())).toBe('later')
})

test('the log says what went wrong with which message, and neither to whom nor what', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const log = pino({ level: 'trace' }, sink)
  const server = await serverWith({
    onRcptTo: ({ address }, _session, done) => done(reply(550, `5.1.1 <${address}> unknown`)),
  })
  await channelTo(server.port, { log }).tell(TO, message({ subject: 'Subject', text: 'Text' }))
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    message: 'notice-1:account-1',
    told: 'refused',
    command: 'RCPT TO',
    status: 550,
  })
  expect(lines[0]).not.toMatch(/wang|example\.net|Subject|Text/)
})
