/** Files and folders that are to be on the disk. */
import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns once what was written to a file, or the names in a folder, are on the disk. Throws what the disk throws. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
