import { type Json, type Reply, refuse } from './shapes.js'

export interface StoredUpdate extends Json {
  readonly update_id: number
}

/** How one question for updates is to be answered. */
export interface Asked {
  readonly offset: number | undefined
  readonly limit: number
  readonly timeoutMs: number
  readonly gone: AbortSignal
  readonly repeat: boolean
  readonly reorder: boolean
}

/**
 * The updates that wait for the bot: handed out by long polling (confirmed by a higher offset, 409 for the older
 * of two pollers) or brought to a webhook until it says 2xx.
 */
export class Updates {
  #waiting: StoredUpdate[] = []
  readonly #confirmed: StoredUpdate[] = []
  readonly #queues = new Map<string, StoredUpdate[]>()
  #nextId = 1000
  #poll: ((reply: Reply | undefined) => void) | undefined
  #webhook: { url: string; secret: string } | undefined
  #closed = false

  push(update: Json): number {
    const given = update.update_id
    const update_id = typeof given === 'number' ? given : this.#nextId
    this.#nextId = Math.max(this.#nextId, update_id) + 1
    this.#waiting.push({ ...update, update_id })
    if (this.#webhook) this.#bring({ ...update, update_id })
    else this.#poll?.(undefined)
    return update_id
  }

  /** Ids that nobody confirmed yet. */
  pending(): number[] {
    return this.#waiting.map(({ update_id }) => update_id)
  }

  setWebhook(url: string, secret: string): void {
    this.#webhook = url === '' ? undefined : { url, secret }
    this.#queues.clear()
    if (this.#webhook) for (const update of this.#waiting) this.#bring(update)
  }

  webhookUrl(): string {
    return this.#webhook?.url ?? ''
  }

  async ask(asked: Asked): Promise<Reply> {
    if (this.#webhook) {
      return refuse(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first",
      )
    }
    this.#poll?.(refuse(409, 'Conflict: terminated by other getUpdates request'))
    this.#confirmBelow(asked.offset ?? 0)
    if (this.#waiting.length === 0 && !asked.repeat) {
      const ended = await this.#hold(asked)
      if (ended) return ended
    }
    const batch = this.#waiting.slice(0, asked.limit)
    const result = asked.repeat ? [...this.#confirmed, ...batch] : batch
    return { ok: true, result: asked.reorder ? result.toReversed() : result }
  }

  close(): void {
    this.#closed = true
    this.#poll?.({ ok: true, result: [] })
  }

  #confirmBelow(offset: number): void {
    this.#confirmed.push(...this.#waiting.filter(({ update_id }) => update_id < offset))
    this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset)
  }

  /** Waits for an update; a reply where something else ended the waiting. */
  #hold({ timeoutMs, gone }: Asked): Promise<Reply | undefined> {
    return new Promise((resolve) => {
      const end = (reply: Reply | undefined) => {
        clearTimeout(timer)
        if (this.#poll === end) this.#poll = undefined
        resolve(reply)
      }
      const timer = setTimeout(() => end(undefined), timeoutMs)
      gone.addEventListener('abort', () => end({ ok: true, result: [] }))
      this.#poll = end
    })
  }

  /** Telegram's queues: messages by chat, presses by person, one at a time in each. */
  #bring(update: StoredUpdate): void {
    const key = queueOf(update)
    const queue = this.#queues.get(key)
    if (queue) queue.push(update)
    else {
      const fresh = [update]
      this.#queues.set(key, fresh)
      void this.#work(key, fresh)
    }
  }

  async #work(key: string, queue: StoredUpdate[]): Promise<void> {
    let pause = 20
    for (let head = queue[0]; head && !this.#closed && this.#queues.get(key) === queue; head = queue[0]) {
      if (await this.#deliver(head)) {
        queue.shift()
        this.#waiting = this.#waiting.filter(
          (update) => update !== head && update.update_id !== head?.update_id,
        )
        pause = 20
      } else {
        await new Promise((resolve) => setTimeout(resolve, pause))
        pause = Math.min(pause * 2, 500)
      }
    }
    if (this.#queues.get(key) === queue) this.#queues.delete(key)
  }

  async #deliver(update: StoredUpdate): Promise<boolean> {
    const webhook = this.#webhook
    if (!webhook) return false
    try {
      const answer = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(60_000),
      })
      await answer.arrayBuffer()
      return answer.ok
    } catch {
      return false
    }
  }
}

function queueOf(update: StoredUpdate): string {
  for (const [name, value] of Object.entries(update)) {
    if (name === 'update_id' || typeof value !== 'object' || value === null) continue
    const by = name === 'callback_query' ? 'from' : 'chat'
    const owner: unknown = Reflect.get(value, by)
    const id: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, 'id') : ''
    return name === 'callback_query' ? `press ${id}` : `${name === 'my_chat_member' ? 'reach' : 'chat'} ${id}`
  }
  return 'other'
}
