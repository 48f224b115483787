import { recent } from './recent.js'

/** Telegram hands out at most this many from the offset on, so no more can be open at once. */
export const WINDOW = 100

/**
 * Keeps count of which updates are open. The offset is the oldest uncommitted one: asking with it confirms all
 * before it, so nothing is confirmed that is not committed, and nobody waits for the slowest.
 */
export interface OffsetBook {
  /** What to ask Telegram from; absent at the start, where Telegram begins with the oldest unconfirmed. */
  offset(): number | undefined
  /** How many are being worked on. */
  open(): number
  /** How many came back uncommitted and have to be tried again. */
  waiting(): number
  /** Of the ids that Telegram gave, those to be taken in now, oldest first; each counts as open from here on. */
  take(ids: readonly number[]): number[]
  committed(id: number): void
  uncommitted(id: number): void
  /** Resolves when the present open ones are all through. */
  allThrough(): Promise<void>
  /** Forgets the offset; see `poller.ts`. */
  forget(): void
}

export function offsetBook(): OffsetBook {
  const open = new Set<number>()
  const waiting = new Set<number>()
  const done = recent<number>(2_000)
  let next: number | undefined
  let wakers: (() => void)[] = []

  function through(id: number): void {
    open.delete(id)
    if (open.size > 0) return
    for (const wake of wakers) wake()
    wakers = []
  }

  return {
    offset() {
      const uncommitted = Math.min(...open, ...waiting)
      return Number.isFinite(uncommitted) ? uncommitted : next
    },
    open: () => open.size,
    waiting: () => waiting.size,
    take(ids) {
      const last = Math.max(...ids)
      // What Telegram no longer gives has run out there (a press lives 150 s) or went through another replica.
      for (const id of waiting) if (!ids.includes(id) && !(id > last)) waiting.delete(id)
      const fresh = [...new Set(ids)].filter((id) => !open.has(id) && !done.has(id)).sort((a, b) => a - b)
      const taken = fresh.slice(0, WINDOW - open.size)
      for (const id of taken) {
        waiting.delete(id)
        open.add(id)
        next = Math.max(next ?? 0, id + 1)
      }
      return taken
    },
    committed(id) {
      done.add(id)
      through(id)
    },
    uncommitted(id) {
      waiting.add(id)
      through(id)
    },
    allThrough: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => wakers.push(resolve))),
    forget() {
      next = undefined
      done.clear()
    },
  }
}
