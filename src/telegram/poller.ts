import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../time/clock.js'
import type { Answer, Failure } from './answer.js'
import { backoff } from './backoff.js'
import type { TelegramClient } from './client.js'
import { settledOrAfter, type Wait, wait, within } from './deadline.js'
import { faultOf } from './fault.js'
import { askLease, keepLease, type PollingLease, releaseLease } from './lease.js'
import { offsetBook, WINDOW } from './offset-book.js'
import type { Receive } from './receiver-ports.js'

export interface PollerOptions {
  readonly client: TelegramClient
  readonly receive: Receive
  readonly lease: PollingLease
  readonly log: Logger
  readonly clock: Pick<Clock, 'wall'>
  readonly allowedUpdates: readonly string[]
  /** A number from 0 to 1, to spread retries. */
  readonly jitter?: () => number
  readonly waiting?: Wait
  /** How long Telegram holds a question open. */
  readonly pollSeconds?: number
}

export interface Poller {
  /** Asks no more, waits for what is open, confirms what is committed and gives the lease back. */
  stop(deadlineMs?: number): Promise<void>
}

const SECOND = 1_000
const LEASE_EVERY_MS = 10 * SECOND
const LEASE_RETRY_MS = 5 * SECOND
const FIRST_BACKOFF_MS = SECOND
const MOST_BACKOFF_MS = 30 * SECOND
const CONFLICT_MS = 30 * SECOND
/** For the last question of all, whose answer is not needed. */
const CONFIRM_MS = 2 * SECOND
const WRONG_TOKEN_MS = 60 * SECOND
/** While something is open Telegram answers at once with what we know already: look again this much later. */
const CALM_MS = 200
const MOST_CALM_MS = SECOND
/** After a week without updates Telegram goes on with a random, perhaps lower, number (facts.md 1.1). */
const QUIET_MS = 6 * 24 * 3600 * SECOND

const Batch = z.array(z.unknown())
const WithId = z.object({ update_id: z.int().nonnegative() })

/** Long polling of our own: an update is confirmed only when it is committed (telegraf's confirms first, T9). */
export function startPoller(options: PollerOptions): Poller {
  const {
    client,
    receive,
    lease,
    log,
    clock,
    waiting = wait,
    jitter = Math.random,
    pollSeconds = 25,
  } = options
  const book = offsetBook()
  const stopping = new AbortController()
  const networkBackoff = backoff(FIRST_BACKOFF_MS, MOST_BACKOFF_MS, jitter)
  const storeBackoff = backoff(FIRST_BACKOFF_MS, MOST_BACKOFF_MS, jitter)
  const calm = backoff(CALM_MS, MOST_CALM_MS, () => 0)
  let confirmed: number | undefined
  let lastNews = clock.wall().getTime()
  let uncommittedSoFar = 0

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      if ((await askLease(() => lease.acquire(), log)) === 'yes') await holdLease()
      else await waiting(LEASE_RETRY_MS, stopping.signal)
    }
  }

  async function holdLease(): Promise<void> {
    const tenure = new AbortController()
    const end = () => tenure.abort()
    if (stopping.signal.aborted) end()
    stopping.signal.addEventListener('abort', end)
    const kept = keepLease(lease, tenure, LEASE_EVERY_MS, waiting, log)
    while (!tenure.signal.aborted) await round(tenure.signal)
    stopping.signal.removeEventListener('abort', end)
    await kept
  }

  async function round(signal: AbortSignal): Promise<void> {
    if (book.open() > 0) await settledOrAfter(book.allThrough(), calm.next(), waiting, signal)
    if (book.waiting() > 0) await waiting(storeBackoff.next(), signal)
    if (signal.aborted || book.open() >= WINDOW) return
    forgetAfterQuiet()
    const before = uncommittedSoFar
    const offset = book.offset()
    const asked = clock.wall().getTime()
    const answer = await ask(offset, pollSeconds, { signal })
    if (signal.aborted) return
    if (answer.kind !== 'ok') return waiting(pauseAfter(answer), signal)
    networkBackoff.reset()
    confirmed = offset
    // One came back uncommitted meanwhile: what is newer must not overtake it, so wait and ask again.
    if (uncommittedSoFar !== before || takeIn(answer.result) > 0 || book.open() > 0) return
    // A server that does not hold the question open is not asked as fast as it can answer.
    if (clock.wall().getTime() - asked < SECOND) await waiting(calm.next(), signal)
  }

  function ask(
    offset: number | undefined,
    timeout: number,
    { signal, graceMs = 10 * SECOND }: { readonly signal?: AbortSignal; readonly graceMs?: number },
  ): Promise<Answer<unknown[]>> {
    const payload = {
      ...(offset !== undefined && { offset }),
      limit: WINDOW,
      timeout,
      allowed_updates: options.allowedUpdates,
    }
    const timeoutMs = timeout * SECOND + graceMs
    return client.call('getUpdates', payload, { ...(signal && { signal }), timeoutMs, result: Batch })
  }

  /** How many were new. */
  function takeIn(batch: readonly unknown[]): number {
    const bodies = new Map<number, unknown>()
    for (const body of batch) {
      const { data } = WithId.safeParse(body)
      if (data) bodies.set(data.update_id, body)
      else void takeOne(undefined, body)
    }
    const taken = book.take([...bodies.keys()])
    if (taken.length === 0) return 0
    lastNews = clock.wall().getTime()
    calm.reset()
    for (const id of taken) void takeOne(id, bodies.get(id))
    return taken.length
  }

  /** Does not reject; an update without an id can be counted but never confirmed. */
  async function takeOne(id: number | undefined, body: unknown): Promise<void> {
    let received: Awaited<ReturnType<Receive>> = 'unavailable'
    try {
      received = await receive(body)
    } catch (error) {
      log.error({ update: id, fault: faultOf(error) }, 'receiving an update failed')
    }
    if (id === undefined) return
    if (received === 'unavailable') {
      uncommittedSoFar += 1
      book.uncommitted(id)
    } else {
      storeBackoff.reset()
      book.committed(id)
    }
  }

  function pauseAfter(failure: Failure): number {
    if (failure.kind === 'unauthorized') {
      log.error('Telegram does not know this bot token: no messages come in')
      return WRONG_TOKEN_MS
    }
    if (failure.kind === 'limited') return failure.retryAfterSeconds * SECOND
    if (failure.kind === 'rejected' && failure.code === 409) {
      log.warn('somebody else polls for this bot, or a webhook is set: stepping back')
      return Math.round(CONFLICT_MS * (1 - jitter() / 2))
    }
    const level = failure.kind === 'ambiguous' ? 'warn' : 'error'
    log[level]({ kind: failure.kind }, 'polling failed')
    return networkBackoff.next()
  }

  /** All is committed and confirmed by then, so asking without an offset loses and repeats nothing. */
  function forgetAfterQuiet(): void {
    const now = clock.wall().getTime()
    if (now - lastNews < QUIET_MS || book.open() + book.waiting() > 0 || confirmed !== book.offset()) return
    book.forget()
    lastNews = now
  }

  const running = run()
  return {
    async stop(deadlineMs = 10 * SECOND) {
      stopping.abort()
      await running
      await within(book.allThrough(), deadlineMs).catch(() => {
        log.warn({ open: book.open() }, 'stopping with updates open; they come again')
      })
      const offset = book.offset()
      if (offset !== undefined && offset !== confirmed) await ask(offset, 0, { graceMs: CONFIRM_MS })
      await releaseLease(lease, log)
    },
  }
}
