import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { domainToASCII } from 'node:url'
import { createTransport, type SendMailOptions, type SMTPPoolOptions } from 'nodemailer'
import type { Logger } from 'pino'
import { isLoopback } from '../config/env-rules.js'
import { readEmailAddress } from '../people/email-address.js'
import { failureOf, toldOf } from './email-answers.js'
import type { SecondChannel, SecondMessage } from './second-channel.js'

/** For each step: connecting, and every answer of the server. A whole try takes no more than twice as long. */
const TIMEOUT_MS = 10_000
/** An idle connection is closed after this long, before the server does it. */
const IDLE_MS = 20_000

export interface EmailOptions {
  /** `smtp:` (STARTTLS where the server offers it) or `smtps:`; user and password percent-encoded. */
  readonly smtpUrl: string
  /** `desk@example.org` or `Petition Desk <desk@example.org>`. */
  readonly from: string
  readonly log?: Logger
  readonly timeoutMs?: number
}

/**
 * E-mail as a second channel, over the operator's mail server. Plain text, sent from a machine (RFC 3834), with a
 * Message-ID made from the message's id, so that a repeat is known as one. Neither address nor text is ever logged.
 */
export function emailChannel({ smtpUrl, from, log, timeoutMs = TIMEOUT_MS }: EmailOptions): SecondChannel {
  const sender = senderOf(from)
  const transport = createTransport(optionsOf(smtpUrl, timeoutMs))
  /** The mail of each try, as it is read by the connection; nothing reads it before the server asks for it. */
  const contents = new WeakMap<AbortSignal, Readable>()
  transport.use('stream', (mail, done) => {
    const { signal } = mail.data
    if (signal)
      mail.message.processFunc((content) => {
        contents.set(signal, content)
        return content
      })
    done()
  })

  return {
    name: 'email',

    async tell(address, message) {
      const to = readEmailAddress(address)
      if (to === undefined) return 'refused'
      const signal = AbortSignal.timeout(2 * timeoutMs)
      try {
        await transport.sendMail({ ...mailOf(message, sender, to), signal })
        return 'sent'
      } catch (error) {
        const failure = failureOf(error)
        const told = toldOf(failure, contents.get(signal)?.readableDidRead ?? false)
        const { code, command, responseCode: status } = failure
        log?.warn({ message: message.id, told, code, command, status }, 'e-mail not sent')
        return told
      }
    },

    /** What is under way is finished; what still waits for a connection comes back as `later`. */
    close: () => transport.close(),
  }
}

interface Sender {
  readonly name: string
  readonly address: string
}

function senderOf(from: string): Sender {
  const [, name = '', address = from] = /^([^<>]*)<([^<>]+)>$/.exec(from.trim()) ?? []
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: address.trim() }
}

function optionsOf(smtpUrl: string, timeoutMs: number): SMTPPoolOptions & { pool: true } {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  return {
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    secure: protocol === 'smtps:',
    ...(port !== '' && { port: Number(port) }),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(password) } }),
    // Nobody stands between us and a server on this machine, whose certificate is rarely made for `localhost`.
    ...(isLoopback(hostname) && { tls: { rejectUnauthorized: false } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    idleTimeout: IDLE_MS,
    // One call is one try: the delivery alone decides about another.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The mail of a message. The same id gives the same Message-ID, in every process and after every restart. */
function mailOf(message: SecondMessage, sender: Sender, to: string): SendMailOptions {
  const host = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const hash = createHash('sha256').update(message.id).digest('hex').slice(0, 40)
  return {
    from: sender,
    to: { name: '', address: to },
    subject: message.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim(),
    text: message.text,
    messageId: `<${hash}@${domainToASCII(host) || 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
    xMailer: false,
    ...(message.urgent && { priority: 'high' }),
  }
}
