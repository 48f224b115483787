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

/** Fetches one file (or buries a dropped one), checks its type by its content, stores it; a file that can't be kept is named to its sender. */
export async function fetchEvidence(
  id: string,
  { evidence, clock, fetch, tell, again }: FetchPorts,
): Promise<void> {
  if (await evidence.bury(id)) return
  const file = await evidence.claim(id)
  if (!file) return
  // More claims than tries: earlier ones died on the way, and this one would too.
  if (file.attempts > ATTEMPTS_AT_MOST) return giveUp(file, 'file-failed')
  const fetched = await fetch(file.fileId)
  if (fetched.kind === 'ok') {
    const checked = await checkFile(fetched.body, file.name)
    if (checked.kind === 'refused') return giveUp(file, 'file-refused', checked.mime)
    await evidence.store(id, fetched.body, checked.mime)
    return
  }
  if (fetched.kind === 'impossible' || file.attempts >= ATTEMPTS_AT_MOST) return giveUp(file, 'file-failed')
  const seconds = fetched.retryAfterSeconds ?? Math.min(600, 2 ** file.attempts)
  await evidence.retryAt(id, new Date(clock.wall().getTime() + seconds * 1000))
  await again(id, seconds * 1000)

  /** Tells first: after a crash between the two it is told once all the same. Only the latest try may say so. */
  async function giveUp(given: Evidence, what: 'file-refused' | 'file-failed', mime?: string): Promise<void> {
    if (!(await evidence.isTrying(given))) return
    await tell(given, what)
    await evidence.settle(given, what === 'file-refused' ? 'refused' : 'failed', mime)
  }
}
