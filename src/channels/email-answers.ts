import { z } from 'zod'
import type { SecondTold } from './second-channel.js'

/** What is known of a mail that didn't go out. */
export interface MailFailure {
  /** nodemailer's own code, such as `ECONNECTION`. */
  readonly code?: string | undefined
  /** The step that failed: `CONN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  readonly command?: string | undefined
  readonly responseCode?: number | undefined
  /** The server's words; they may quote the address, so they are never logged. */
  readonly response?: string | undefined
}

const Failure = z.object({
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  responseCode: z.int().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
})

/** Reads what nodemailer threw; of anything else nothing is known. */
export function failureOf(error: unknown): MailFailure {
  const parsed = Failure.safeParse(error)
  return parsed.success ? parsed.data : {}
}

/** Commands out of order, and every kind of trouble with the login: ours to mend, whatever the mail. */
const OUR_TROUBLE: readonly number[] = [503, 530, 534, 535, 538]
/** RFC 3463: no such mailbox or host, a mailbox that is closed, a domain that takes no mail. */
const NO_SUCH_ADDRESS = /^5\d\d[ -]5\.(?:1\.(?:0|1|2|3|6|10)|2\.1|4\.4)\b/
const ENHANCED = /^5\d\d[ -]5\.\d{1,3}\.\d{1,3}\b/

/**
 * Sorts a failure. `begun`: bytes of the mail had left before it, so that only the server's answer to the whole mail
 * can still tell that it wasn't taken.
 */
export function toldOf(failure: MailFailure, begun: boolean): SecondTold {
  const { code, command, responseCode: status } = failure
  const answered = status !== undefined && status >= 400
  if (begun && !(answered && command === 'DATA')) return 'unclear'
  // Without an answer: not reached, not greeted, not let in; or a mail that can't be sent to anybody.
  if (!answered) return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'failed' : 'later'
  if (status < 500 || OUR_TROUBLE.includes(status)) return 'later'
  if (command === 'RCPT TO') return isNoSuchAddress(status, failure.response ?? '') ? 'refused' : 'failed'
  // Whom the server doesn't take as a sender, or doesn't greet, has a setting to mend; no mail is to blame.
  return command === 'DATA' || status === 552 ? 'failed' : 'later'
}

/** Whether the recipient was refused for being nobody, and not for what we are or may do. */
function isNoSuchAddress(status: number, response: string): boolean {
  if (ENHANCED.test(response)) return NO_SUCH_ADDRESS.test(response)
  return [550, 551, 553, 556].includes(status) && !/\brelay/i.test(response)
}
