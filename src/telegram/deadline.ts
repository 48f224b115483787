/** Waits so long, or until the signal falls, and then simply goes on. Tests put their own in its place. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>

/** Waiting by the machine's timers. */
export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })

/** Goes on when the promise settles (either way) or the time is over, whichever is first. */
export async function settledOrAfter(
  promise: Promise<unknown>,
  ms: number,
  waiting: Wait,
  signal?: AbortSignal,
) {
  const end = new AbortController()
  const ended = () => end.abort()
  if (signal?.aborted) ended()
  signal?.addEventListener('abort', ended)
  try {
    await Promise.race([promise.then(ended, ended), waiting(ms, end.signal)])
  } finally {
    signal?.removeEventListener('abort', ended)
    end.abort()
  }
}

/** Thrown by `within` when the time is over first. What was waited for goes on, unwatched. */
export class TookTooLong extends Error {
  readonly code = 'TOOK_TOO_LONG'
  override readonly name = 'TookTooLong'
}

/** The promise's result, or `TookTooLong`: so that no wait is without an end. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`no end within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A signal for one call that falls at the time limit or with the caller's own, and knows which it was. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Why the signal fell, if it did. */
  why(): 'timeout' | 'aborted' | undefined
  /** To be called when the call is over; nothing of it stays with the caller's signal. */
  end(): void
}

/**
 * Made by hand and not by `AbortSignal.any`, which keeps every derived signal with a long-lived one (the
 * poller's) until it is collected.
 */
export function deadline(timeoutMs: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController()
  let cause: 'timeout' | 'aborted' | undefined
  const fall = (because: 'timeout' | 'aborted') => {
    cause ??= because
    controller.abort()
  }
  const aborted = () => fall('aborted')
  const timer = setTimeout(() => fall('timeout'), timeoutMs)
  if (outer?.aborted) aborted()
  outer?.addEventListener('abort', aborted)
  return {
    signal: controller.signal,
    why: () => cause,
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', aborted)
    },
  }
}
