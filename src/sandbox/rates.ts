import { ApiError } from './errors.js'

/** About one a second with generous bursts: a dialogue at a person's pace never meets it. */
const BURST = { messages: 30, seconds: 10 }

/** Refuses with 429 what one chat gets too much of, by a sliding window of the machine's time. */
export class Rates {
  readonly #sent = new Map<number, number[]>()

  constructor(
    readonly wall: () => number,
    readonly burst: { readonly messages: number; readonly seconds: number } = BURST,
  ) {}

  /** Counts `count` messages to this chat. */
  take(chat: number, count = 1): void {
    const now = this.wall()
    const window = this.burst.seconds * 1000
    const recent = (this.#sent.get(chat) ?? []).filter((at) => at > now - window)
    const over = recent.length + count - this.burst.messages
    if (over > 0) {
      const free = (recent[over - 1] ?? now) + window
      const wait = Math.max(1, Math.ceil((free - now) / 1000))
      throw tooMany(wait)
    }
    for (let n = 0; n < count; n += 1) recent.push(now)
    this.#sent.set(chat, recent)
  }
}

export function tooMany(retryAfter: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
