import { z } from 'zod'

/** Why a recipient cannot be reached; each is final until they write again. */
export type RefusedReason = 'blocked' | 'deactivated' | 'kicked' | 'forbidden'

/** What a failed call comes to. Every way to fail has one of these kinds; nothing is thrown. */
export type Failure =
  /** 403: the recipient is gone; the next channel is to be taken. */
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  /** The group has a new id; the call is to be made again with it. */
  | { readonly kind: 'moved'; readonly chatId: number }
  /** 429: nothing was done; wait this long. Says nothing about whether the chat or the bot is limited. */
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  /** Another 4xx: permanent, the same call will fail again. */
  | { readonly kind: 'rejected'; readonly code: number; readonly description: string }
  /** 401 or 404: the token is wrong, so every call will fail. */
  | { readonly kind: 'unauthorized' }
  /** 5xx, time limit, lost connection, an answer that cannot be read: it may have been done or not. */
  | { readonly kind: 'ambiguous'; readonly reason: string }

/** What a call comes to. */
export type Answer<T> = { readonly kind: 'ok'; readonly result: T } | Failure

/** Telegram's words for a recipient that is gone (facts.md 1.2), in the order they are looked for. */
const REFUSALS: readonly (readonly [RegExp, RefusedReason])[] = [
  [/blocked/i, 'blocked'],
  [/deactivated/i, 'deactivated'],
  [/kicked/i, 'kicked'],
]

/** A 429 that forgets to say how long: its words may still say it, and a short wait is right otherwise. */
const UNSTATED_WAIT_SECONDS = 5

const ErrorBody = z.object({
  error_code: z.int(),
  description: z.string().catch(''),
  parameters: z
    .object({
      migrate_to_chat_id: z.int().optional().catch(undefined),
      retry_after: z.number().nonnegative().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** Sorts the body of an `ok: false` answer. What is not such a body is ambiguous. */
export function failureOf(body: unknown): Failure {
  const parsed = ErrorBody.safeParse(body)
  if (!parsed.success) return { kind: 'ambiguous', reason: 'unreadable answer' }
  const { error_code: code, description, parameters } = parsed.data
  if (parameters?.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', chatId: parameters.migrate_to_chat_id }
  }
  if (code === 429) {
    const said = /retry after (\d{1,6})/i.exec(description)?.[1]
    const seconds = parameters?.retry_after ?? (said === undefined ? UNSTATED_WAIT_SECONDS : Number(said))
    return { kind: 'limited', retryAfterSeconds: seconds }
  }
  return failureOfStatus(code, description)
}

/** Sorts a bare HTTP status, where no body says more. */
export function failureOfStatus(code: number, description: string): Failure {
  if (code === 401 || code === 404) return { kind: 'unauthorized' }
  if (code === 403) {
    const reason = REFUSALS.find(([words]) => words.test(description))?.[1] ?? 'forbidden'
    return { kind: 'refused', reason }
  }
  if (code === 429) return { kind: 'limited', retryAfterSeconds: UNSTATED_WAIT_SECONDS }
  if (code >= 400 && code < 500) return { kind: 'rejected', code, description: description.slice(0, 300) }
  return { kind: 'ambiguous', reason: `status ${code}` }
}

/** Failures of reaching the other side at all: no connection was made, so nothing can have been done. */
const NOT_REACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|PROXY_\w+)$/

/** Whether an ambiguous answer is after all a sure "nothing was done", so that trying again repeats nothing. */
export function surelyNotDone(failure: Failure): boolean {
  return failure.kind !== 'ambiguous' || NOT_REACHED.test(failure.reason)
}
