import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import type { SecondChannel, SecondMessage, SecondTold } from './second-channel.js'

const TIMEOUT_MS = 10_000

export interface WebhookOptions {
  /** `https:`, or `http:` to this machine. */
  readonly url: string
  readonly secret: string
  /** The machine's time, for the signature. */
  readonly wall: () => Date
  readonly fetch?: typeof globalThis.fetch
  readonly log?: Logger
  readonly timeoutMs?: number
}

/**
 * Hands messages for phone numbers to a gateway of the operator's choice (SMS, voice call, an app of the place), as
 * signed JSON over HTTP; docs/channels.md describes the request for whoever writes the other side. Neither number nor
 * text is ever logged.
 */
export function webhookChannel(options: WebhookOptions): SecondChannel {
  const { url, secret, wall, fetch = globalThis.fetch, log, timeoutMs = TIMEOUT_MS } = options

  async function post(
    to: string,
    message: SecondMessage,
  ): Promise<{ told: SecondTold; why: string | number }> {
    const body = bodyOf(to, message)
    const timestamp = String(Math.floor(wall().getTime() / 1000))
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-petition-desk-timestamp': timestamp,
          'x-petition-desk-signature': signatureOf(secret, timestamp, body),
          // A request that meets a connection which is just being closed is lost without our knowing; so each has its own.
          connection: 'close',
        },
        body,
        // Another address hasn't got the secret, and shall not get the text.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      // The status says it all. What the other side writes besides is not waited for.
      answer.body?.cancel().catch(() => {})
      return { told: toldOfStatus(answer.status), why: answer.status }
    } catch (error) {
      const code = codeOf(error)
      return { told: NOT_REACHED.test(code) ? 'later' : 'unclear', why: code }
    }
  }

  return {
    name: 'webhook',

    async tell(address, message) {
      const to = address.replace(/[\s-]/g, '')
      if (!PHONE.test(to)) return 'refused'
      const { told, why } = await post(to, message)
      if (told !== 'sent') log?.warn({ message: message.id, told, why }, 'webhook did not take a message')
      return told
    },

    close() {},
  }
}

/** E.164 with its `+`, or the digits that are dialled in the country. */
const PHONE = /^\+?\d{3,15}$/

const bodyOf = (to: string, { id, subject, text, urgent, language }: SecondMessage): string =>
  JSON.stringify({ id, to, subject, text, urgent, language })

const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

function toldOfStatus(status: number): SecondTold {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 410) return 'refused'
  // Not let in (the secrets differ), not read to its end, too early, too many, closed for the moment: not taken.
  if ([401, 408, 425, 429, 503].includes(status)) return 'later'
  // 500, 502, 504: whoever answers may have passed it on before.
  return status >= 500 ? 'unclear' : 'failed'
}

/** No connection, or none that could be trusted: nothing was sent. */
const NOT_REACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/

/** `fetch` tells why in the cause of its error; of our own time limit only the name says it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name
}
