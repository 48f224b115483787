import { type FetchPorts, fetchEvidence } from '../src/documents/fetch.js'
import type { JobKind } from './job.js'

/** Fetches one file from the messenger into the store. Three at once: each may hold 20 MB in memory. */
export const fetchFile: JobKind<FetchPorts> = {
  queue: 'fetch-file',
  concurrency: 3,
  process: ({ id }, ports) => fetchEvidence(id, ports),
}
