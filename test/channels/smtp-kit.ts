import type { Server, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SecondMessage } from '../../src/channels/second-channel.js'

export interface TestMail {
  /** As the envelope named them, whatever the headers say. */
  readonly recipients: readonly string[]
  readonly encrypted: boolean
  readonly user: unknown
  readonly text: string
  /** All headers of this name, unfolded and with encoded words decoded. */
  headers(name: string): string[]
  readonly body: string
}

export interface TestServer {
  readonly port: number
  readonly mails: TestMail[]
  /** Connections in all, closed ones too. */
  readonly connections: () => number
  /** Cuts every connection as a pulled plug would. */
  cut(): void
  close(): Promise<void>
}

/** A mail server on this machine, without TLS, that takes everything but where `options` say otherwise. */
export async function smtpServer(options: SMTPServerOptions = {}): Promise<TestServer> {
  const mails: TestMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        mails.push(
          readMail(Buffer.concat(chunks).toString('latin1'), recipients, session.secure, session.user),
        )
        done()
      })
    },
    ...options,
  })
  // A client that is cut off is what some tests are about.
  server.on('error', () => {})
  return { mails, ...(await listening(server.server)) }
}

/** Takes connections and says nothing, ever. */
export async function silentServer(server: Server): Promise<Omit<TestServer, 'mails'>> {
  return listening(server)
}

async function listening(server: Server): Promise<Omit<TestServer, 'mails'>> {
  const sockets: Socket[] = []
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => {})
    sockets.push(socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    connections: () => sockets.length,
    cut,
    close: () => {
      cut()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** An SMTP error with this reply code. */
export const reply = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

export const message = (over: Partial<SecondMessage> = {}): SecondMessage => ({
  id: 'notice-1:account-1',
  subject: '您的信访事项已受理 Your petition was accepted',
  text: '编号 LA-2026-000012-3。\n.\nThe office answers by 2026-12-01.\n',
  urgent: false,
  language: 'zh-CN',
  ...over,
})

function readMail(raw: string, recipients: readonly string[], encrypted: boolean, user: unknown): TestMail {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = (name: string): string[] =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => decoded(line.slice(name.length + 1).trim()))
  const encoding = headers('Content-Transfer-Encoding')[0] ?? '7bit'
  const body = bodyOf(raw.slice(end + 4), encoding).replaceAll('\r\n', '\n')
  return { recipients, encrypted, user, text: raw, headers, body }
}

function bodyOf(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8')
  const bytes = encoding === 'quoted-printable' ? unquoted(content.replace(/=\r\n/g, '')) : content
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** RFC 2047: the blank between two encoded words is not part of the text. */
const decoded = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    )

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
