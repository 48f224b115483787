import type { WaitingUpdate } from './changes.js'
import { ApiError } from './errors.js'
import type { Faults } from './faults.js'
import type { Office } from './office.js'
import type { Update } from './shapes.js'

export interface PollRequest {
  readonly offset: number
  readonly limit: number
  /** Seconds. */
  readonly timeout: number
}

const LONGEST_POLL = 50

/** `getUpdates`: one poller at a time, an offset that confirms, and waiting where there is nothing yet. */
export class Poller {
  #end: ((why: 'other' | 'webhook' | 'closed') => void) | undefined
  #again: Update[] = []
  #closed = false

  constructor(
    readonly office: Office,
    readonly faults: Faults,
  ) {}

  /** A second poller throws out the first with 409, as on the real server, and takes its place. */
  async poll(request: PollRequest, signal: AbortSignal): Promise<readonly Update[]> {
    if (this.#closed) throw new ApiError(500, 'Internal Server Error: restart')
    if (this.office.world.webhook) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    this.#end?.('other')
    this.#confirm(request.offset)
    const ready = this.#batch(request)
    if (ready.length > 0 || request.timeout <= 0) return ready
    const why = await this.#wait(Math.min(request.timeout, LONGEST_POLL) * 1000, signal)
    if (why === 'other') {
      throw conflict(
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      )
    }
    if (why === 'webhook') throw conflict('terminated by setWebhook request')
    return why === 'gone' || why === 'closed' ? [] : this.#batch(request)
  }

  /** Ends the poll that is waiting. */
  interrupt(why: 'webhook' | 'closed'): void {
    this.#closed ||= why === 'closed'
    this.#end?.(why)
  }

  /** Forgets what is to be delivered again. */
  drop(): void {
    this.#again = []
  }

  /** A negative offset counts from the end; everything before the offset is confirmed. */
  #confirm(offset: number): void {
    const waiting = this.#living()
    const ids = waiting.map(({ update }) => update.update_id)
    const first = offset < 0 ? (ids.at(Math.max(offset, -ids.length)) ?? 0) : offset
    const confirmed = waiting.filter(({ update }) => update.update_id < first)
    if (confirmed.length === 0) return
    this.office.ledger.commit({
      kind: 'settled',
      updates: confirmed.map(({ update }) => update.update_id),
    })
    for (const { update } of confirmed) if (this.faults.takeDelivery('repeat')) this.#again.push(update)
  }

  #batch({ offset, limit }: PollRequest): Update[] {
    const fresh = this.#living()
      .map(({ update }) => update)
      .filter((update) => offset < 0 || update.update_id >= offset)
    const batch = [...this.#again.splice(0), ...fresh].slice(0, limit)
    return batch.length > 1 && this.faults.takeDelivery('reorder') ? batch.reverse() : batch
  }

  #living(): WaitingUpdate[] {
    return dropExpired(this.office)
  }

  #wait(
    ms: number,
    signal: AbortSignal,
  ): Promise<'update' | 'timeout' | 'gone' | 'other' | 'webhook' | 'closed'> {
    return new Promise((resolve) => {
      const end = (why: 'update' | 'timeout' | 'gone' | 'other' | 'webhook' | 'closed') => {
        clearTimeout(timer)
        stopWatching()
        signal.removeEventListener('abort', gone)
        if (this.#end === end) this.#end = undefined
        resolve(why)
      }
      const gone = () => end('gone')
      const timer = setTimeout(() => end('timeout'), ms)
      const stopWatching = this.office.ledger.onCommit(({ changes }) => {
        if (changes.some(({ kind }) => kind === 'waiting')) end('update')
      })
      signal.addEventListener('abort', gone)
      this.#end = end
      if (signal.aborted) gone()
    })
  }
}

/** The updates that wait, oldest first, after those whose time is over were dropped. */
export function dropExpired(office: Office): WaitingUpdate[] {
  const now = office.wall()
  const all = [...office.world.waiting.values()]
  const over = all.filter(({ until }) => until <= now)
  if (over.length === 0) return all
  office.ledger.commit({ kind: 'settled', updates: over.map(({ update }) => update.update_id) })
  return all.filter(({ until }) => until > now)
}

function conflict(why: string): ApiError {
  return new ApiError(409, `Conflict: ${why}`)
}
