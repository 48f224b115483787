import { randomInt } from 'node:crypto'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { WaitingUpdate } from './changes.js'
import type { Faults } from './faults.js'
import type { Office } from './office.js'
import { dropExpired } from './poller.js'

const ANSWER_WITHIN = 60_000
const LONGEST_RETRY_AFTER = 3600

/** A method that may be called by the body of the answer. */
const Inline = z.looseObject({ method: z.string() })
const NOT_INLINE = /^(get.*|setwebhook|deletewebhook|close|logout)$/i

/** Delivers updates to the bot's webhook: in order within a queue, queues side by side, until each is taken. */
export class WebhookSender {
  readonly #inFlight = new Set<string>()
  /** Failed attempts by queue. */
  readonly #failures = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #stop = new AbortController()
  readonly #stopWatching: () => void
  #lastError: { readonly date: number; readonly message: string } | undefined

  constructor(
    readonly office: Office,
    readonly faults: Faults,
    readonly inline: (method: string, params: Record<string, unknown>) => Promise<unknown>,
    readonly log: Logger,
  ) {
    this.#stopWatching = office.ledger.onCommit(({ changes }) => {
      if (changes.some(({ kind }) => kind === 'waiting' || kind === 'webhook')) this.wake()
    })
  }

  get lastError() {
    return this.#lastError
  }

  /** Begins anew, with a new address or after a restart. */
  reset(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#failures.clear()
    this.#lastError = undefined
    this.wake()
  }

  /** Starts every delivery that may start now. */
  wake(): void {
    const webhook = this.office.world.webhook
    if (!webhook || this.#stop.signal.aborted) return
    for (const entry of this.#heads()) {
      if (this.#inFlight.size >= webhook.maxConnections) return
      this.#inFlight.add(entry.queue)
      void this.#deliver(entry).finally(() => {
        this.#inFlight.delete(entry.queue)
        this.wake()
      })
    }
  }

  close(): void {
    this.#stop.abort()
    this.#stopWatching()
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  /** The next update of every queue that neither is being delivered nor waits for its next attempt. */
  #heads(): WaitingUpdate[] {
    const queues = new Map<string, WaitingUpdate[]>()
    for (const entry of dropExpired(this.office)) {
      if (this.#inFlight.has(entry.queue) || this.#timers.has(entry.queue)) continue
      queues.set(entry.queue, [...(queues.get(entry.queue) ?? []), entry])
    }
    return [...queues.values()].flatMap((queue) => {
      const last = queue.length > 1 && this.faults.takeDelivery('reorder')
      return (last ? queue.at(-1) : queue[0]) ?? []
    })
  }

  async #deliver(entry: WaitingUpdate): Promise<void> {
    const outcome = await this.#post(entry)
    if (outcome.kind === 'stopped' || !this.office.world.webhook) return
    if (outcome.kind === 'failed') {
      this.#lastError = { date: Math.floor(this.office.wall() / 1000), message: outcome.why }
      this.#retry(entry.queue, outcome.retryAfter)
      return
    }
    this.#failures.delete(entry.queue)
    if (this.faults.takeDelivery('repeat')) return
    if (this.office.world.waiting.has(entry.update.update_id)) {
      this.office.ledger.commit({ kind: 'settled', updates: [entry.update.update_id] })
    }
    if (outcome.inline) await this.#callInline(outcome.inline)
  }

  async #post(entry: WaitingUpdate): Promise<Outcome> {
    const webhook = this.office.world.webhook
    if (!webhook) return { kind: 'stopped' }
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(webhook.secret ? { 'x-telegram-bot-api-secret-token': webhook.secret } : {}),
        },
        body: JSON.stringify(entry.update),
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN)]),
      })
      const body = await response.text()
      if (response.ok) return { kind: 'taken', inline: readInline(body) }
      return {
        kind: 'failed',
        why: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
        retryAfter: readRetryAfter(response.headers.get('retry-after')),
      }
    } catch (error) {
      if (this.#stop.signal.aborted) return { kind: 'stopped' }
      this.log.debug({ update: entry.update.update_id }, 'webhook not reached')
      const why =
        error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection failed'
      return { kind: 'failed', why, retryAfter: undefined }
    }
  }

  /** At once, then after 2, 4, 8 … seconds up to a random minute or two, or when the bot asked to. */
  #retry(queue: string, retryAfter: number | undefined): void {
    const failures = (this.#failures.get(queue) ?? 0) + 1
    this.#failures.set(queue, failures)
    const grown = failures === 1 ? 0 : Math.min(2 ** (failures - 1), randomInt(60, 121))
    const timer = setTimeout(
      () => {
        this.#timers.delete(queue)
        this.wake()
      },
      (retryAfter ?? grown) * 1000,
    )
    this.#timers.set(queue, timer)
  }

  async #callInline({ method, ...params }: z.output<typeof Inline>): Promise<void> {
    if (NOT_INLINE.test(method)) return
    await this.inline(method, params).catch(() => {
      this.log.debug(
        { method },
        'a method called by a webhook answer failed; its error is lost, as on Telegram',
      )
    })
  }
}

type Outcome =
  | { readonly kind: 'taken'; readonly inline: z.output<typeof Inline> | undefined }
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfter: number | undefined }
  | { readonly kind: 'stopped' }

function readInline(body: string): z.output<typeof Inline> | undefined {
  if (!body.trimStart().startsWith('{')) return undefined
  try {
    return Inline.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

function readRetryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_RETRY_AFTER) : undefined
}
