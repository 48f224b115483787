import type { Clock } from '../time/clock.js'
import type { Evidence, EvidenceFiles } from './evidence-repository.js'
import { checkFile } from './file-types.js'

/** How fetching from the messenger ended. */
export type Fetched =
  | { readonly kind: 'ok'; readonly body: Buffer }
  /** It will never work: too big, gone, not ours. */
  | { readonly kind: 'impossible' }
  /** It may work later. */
  | { readonly kind: 'later'; readonly retryAfterSeconds?: number }

export interface FetchPorts {
  readonly evidence: EvidenceFiles
  readonly clock: Clock
  fetch(fileId: string): Promise<Fetched>
  /** Looks at the file again after `ms`. */
  again(id: string, ms: number): Promise<void>
  /** Makes sure that the sender will be told; the same file twice is told once. */
  tell(file: Evidence, what: 'file-refused' | 'file-failed'): Promise<void>
}

const ATTEMPTS_AT_MOST = 8

/** Fetches one file, checks its type by its content, stores it; a file that can't be kept is named to its sender. */
export async function fetchEvidence(
  id: string,
  { evidence, clock, fetch, tell, again }: FetchPorts,
): Promise<void> {
  const file = await evidence.claim(id)
  if (!file) return
  const fetched = await fetch(file.fileId)
  if (fetched.kind === 'ok') {
    const checked = await checkFile(fetched.body)
    if (checked.kind === 'accepted') {
      await evidence.store(id, fetched.body, checked.mime)
    } else {
      await tell(file, 'file-refused')
      await evidence.settle(id, 'refused', checked.mime)
    }
    return
  }
  if (fetched.kind === 'impossible' || file.attempts >= ATTEMPTS_AT_MOST) {
    await tell(file, 'file-failed')
    await evidence.settle(id, 'failed')
    return
  }
  const seconds = fetched.retryAfterSeconds ?? Math.min(600, 2 ** file.attempts)
  await evidence.retryAt(id, new Date(clock.wall().getTime() + seconds * 1000))
  await again(id, seconds * 1000)
}
