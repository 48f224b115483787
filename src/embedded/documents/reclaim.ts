/**
 * Giving space back. What is deleted is written over by what comes later, but the file never shrinks by itself; where
 * most of it is empty it is written anew when the store is next opened.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { flush } from './flush.js'
import { Store } from './store.js'

/** Less than this is not worth a copy. */
const LEAST = 256 * 1024 * 1024
const FILE = 'data.mdb'

/**
 * Before a store is opened: copies what is used where more than half of the file, and more than `least`, is empty.
 * Gives whether it did. The copy takes the file's place in one step, once it is on disk. Throws what the disk throws;
 * the store is then as it was.
 */
export async function reclaim(folder: string, least = LEAST): Promise<boolean> {
  const aside = `${folder}.smaller`
  rmSync(aside, { recursive: true, force: true })
  const file = join(folder, FILE)
  if (!existsSync(file) || statSync(file).size < least) return false
  const store = new Store(folder)
  try {
    const { size, used } = store.space()
    if (size - used < Math.max(least, used)) return false
    mkdirSync(aside, { mode: 0o700 })
    await store.backup(aside)
  } finally {
    await store.close()
  }
  flush(join(aside, FILE))
  renameSync(join(aside, FILE), file)
  flush(folder)
  rmSync(aside, { recursive: true, force: true })
  return true
}
