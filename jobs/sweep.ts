import type { JobKind } from './job.js'

/** Finds what was left behind anywhere and sets it going again. Ticks every minute; one at a time. */
export const sweep: JobKind<{ sweep(): Promise<void> }> = {
  queue: 'sweep',
  concurrency: 1,
  process: (_, ports) => ports.sweep(),
}
