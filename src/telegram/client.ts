import type { Logger } from 'pino'
import { Telegram, TelegramError } from 'telegraf'
import type { z } from 'zod'
import { agentFor } from './agents.js'
import { type Answer, type Failure, failureOf } from './answer.js'
import { deadline } from './deadline.js'
import { type Downloaded, type DownloadOptions, downloader } from './download.js'
import type { TelegramMetrics } from './metrics.js'

const DEFAULT_API_ROOT = 'https://api.telegram.org'
const DEFAULT_TIMEOUT_MS = 10_000

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/**
 * A file to be uploaded, as a value of a payload. Only what is of this class is taken for a file: nothing that was
 * read from a message or from the store can be.
 */
export class NewFile {
  constructor(
    readonly name: string,
    readonly content: Buffer,
  ) {}
}

/** Our typed client: one choke point for every call, and every way to fail is a value. */
export interface TelegramClient {
  /** With `result`, an answer of another shape is `ambiguous`: the call may well have been done. */
  call<T>(
    method: string,
    payload: object,
    options: CallOptions & { readonly result: z.ZodType<T> },
  ): Promise<Answer<T>>
  call(method: string, payload: object, options?: CallOptions): Promise<Answer<unknown>>
  /** Fetches a file that somebody sent; never more than `maxBytes` are read. */
  download(fileId: string, options: DownloadOptions): Promise<Downloaded>
  /** Drops idle connections. */
  close(): void
}

export interface ClientOptions {
  readonly token: string
  /** Absent: Telegram's own. May have a path; the slash at its end may be missing. */
  readonly apiRoot?: string
  /** An HTTP proxy for `https:` roots. */
  readonly httpsProxy?: string
  readonly log: Logger
  readonly metrics?: TelegramMetrics
}

/**
 * Our one file over telegraf. Only its `callApi` is used: its webhook, polling, session and webhook replies
 * break "acknowledged means committed" (facts.md section 2, T1, T2, T9, T10, T14).
 */
export function createTelegramClient(options: ClientOptions): TelegramClient {
  const { token, log, metrics } = options
  const apiRoot = withSlash(options.apiRoot ?? DEFAULT_API_ROOT)
  const agent = agentFor(apiRoot, options.httpsProxy)
  const telegram = new Telegram(token, { apiRoot, agent, webhookReply: false })
  // T6: the constructor throws the agent away for http:// roots, so it is set again.
  telegram.options.agent = agent

  async function attempt(
    method: string,
    payload: object,
    { signal, timeoutMs }: CallOptions,
  ): Promise<Answer<unknown>> {
    const limit = deadline(timeoutMs ?? DEFAULT_TIMEOUT_MS, signal)
    try {
      // telegraf's types know the methods of its own version only, and a shim's signal in place of Node's;
      // the answer is checked by the caller's schema.
      const result: unknown = await telegram.callApi(method as never, forTelegraf(payload) as never, {
        signal: limit.signal as never,
      })
      return { kind: 'ok', result }
    } catch (error) {
      return withoutToken(failureOfError(error, limit.why()), token)
    } finally {
      limit.end()
    }
  }

  async function call(method: string, payload: object, options?: CallOptions): Promise<Answer<unknown>>
  async function call<T>(
    method: string,
    payload: object,
    options: CallOptions & { readonly result: z.ZodType<T> },
  ): Promise<Answer<T>>
  async function call<T>(
    method: string,
    payload: object,
    options: CallOptions & { readonly result?: z.ZodType<T> } = {},
  ): Promise<Answer<T | unknown>> {
    const answer = checked(await attempt(method, payload, options), options.result)
    metrics?.answer(method, answer.kind)
    if (answer.kind !== 'ok') {
      // Telegram's description stays with the caller: a strange server may quote what was sent.
      const { kind } = answer
      const why =
        kind === 'ambiguous' || kind === 'refused' ? answer.reason : kind === 'rejected' ? answer.code : ''
      log.debug({ method, kind, why }, 'telegram call failed')
    }
    return answer
  }

  return {
    call,
    download: downloader({ call, token, apiRoot, agent, ...(metrics && { metrics }) }),
    close: () => agent.destroy(),
  }
}

function checked<T>(answer: Answer<unknown>, result: z.ZodType<T> | undefined): Answer<T | unknown> {
  if (answer.kind !== 'ok' || result === undefined) return answer
  const parsed = result.safeParse(answer.result)
  return parsed.success
    ? { kind: 'ok', result: parsed.data }
    : { kind: 'ambiguous', reason: 'result of another shape' }
}

function withSlash(root: string): string {
  return root.endsWith('/') ? root : `${root}/`
}

/** Only stable codes are taken from an error: its message names the address, and the address holds the token. */
function failureOfError(error: unknown, fell: 'timeout' | 'aborted' | undefined): Failure {
  if (error instanceof TelegramError) return failureOf(error.response)
  if (fell !== undefined) return { kind: 'ambiguous', reason: fell }
  const { type, code } = error instanceof Error ? codesOf(error) : {}
  if (type === 'invalid-json') return { kind: 'ambiguous', reason: 'not JSON' }
  return { kind: 'ambiguous', reason: code ?? type ?? 'unreadable answer' }
}

function codesOf(error: Error): { type?: string; code?: string } {
  const found: { type?: string; code?: string } = {}
  if ('type' in error && typeof error.type === 'string') found.type = error.type
  if ('code' in error && typeof error.code === 'string') found.code = error.code
  return found
}

function withoutToken(failure: Failure, token: string): Failure {
  if (failure.kind !== 'rejected' || token === '') return failure
  return { ...failure, description: failure.description.replaceAll(token, '[token]') }
}

/**
 * T3 and T4: telegraf takes any top-level object with `url`, `source` or `media` for a file, fetches it or
 * opens it on our disk, and drops other objects beside it. Such a value goes as its JSON, which the Bot API
 * takes for the same, so nothing that a person sent can turn into a request of ours.
 */
function forTelegraf(payload: object): object {
  const entries: [string, unknown][] = Object.entries(payload)
  const uploads = entries.some(([, value]) => value instanceof NewFile)
  const plain = (value: unknown): unknown => {
    if (value instanceof NewFile) return { source: value.content, filename: headerSafe(value.name) }
    const dropped = uploads && typeof value === 'object' && value !== null
    return dropped || looksLikeMedia(value) ? JSON.stringify(value) : value
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]))
}

/** telegraf writes a file's name between quotes as it stands. */
const headerSafe = (name: string): string => name.replace(/["\\\p{Cc}]/gu, '_')

function looksLikeMedia(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => item == null || looksLikeMedia(item))
  return (
    typeof value === 'object' && value !== null && ('url' in value || 'source' in value || 'media' in value)
  )
}
