/** Dropping a demo, so that it can begin anew; never what was, or may have been, a real office's. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../operator/open.js'

const BEGAN_AS = 'began-as'

/**
 * Whether this data may be dropped by a press on the page: it lies in the embedded store and was a demo's from its first
 * day. Writes down, where nobody has yet, what the data began as; data with cases from before that counts as real.
 */
export async function isDroppable({ environment, settings, stores, repositories }: Desk): Promise<boolean> {
  const began = await settings.get(BEGAN_AS)
  if (began !== undefined) return began === 'demo' && stores.embedded.documents
  const fresh = (await repositories.petitions.model.findOne({}, { _id: 1 }).lean()) === null
  const demo = environment.sandbox && fresh
  await settings.set(BEGAN_AS, demo ? 'demo' : 'office')
  return demo && stores.embedded.documents
}

/** Deletes documents and chats of a service that has stopped; the key and the empty queue store stay. */
export async function dropDemo(dataDir: string): Promise<void> {
  for (const folder of ['documents', 'sandbox']) {
    await rm(join(dataDir, folder), { recursive: true, force: true })
  }
}
