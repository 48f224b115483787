/** Building an index in steps: each is a write turn of its own, and others have theirs in between. */
import type { Collection } from './collection.js'
import { refuse } from './errors.js'
import type { IndexSpec } from './indexes.js'
import type { Store } from './store.js'

/** Records per write turn; some milliseconds' work. */
const STEP = 500

/**
 * Builds an index over what is there while reads and writes go on. Throws EngineError 11000 or 171 where the documents
 * don't allow it, 26 where the collection was dropped meanwhile; then nothing of it is kept.
 */
export async function buildIndex(store: Store, collection: Collection, spec: IndexSpec): Promise<void> {
  const there = (): void => {
    if (store.get(collection.db, collection.name) !== collection)
      refuse(26, `collection ${collection.namespace} was dropped while an index was built`)
  }
  const index = await store.write(() => {
    there()
    return collection.beginIndex(spec)
  })
  try {
    for (let from: number | undefined = 0; from !== undefined; ) {
      const after: number = from
      from = await store.write(() => {
        there()
        const last = collection.buildIndex(index, after, STEP)
        if (last === undefined) collection.finishIndex(index)
        return last
      })
    }
  } catch (error) {
    await store.write(() => {
      if (collection.building.includes(index)) collection.abandonIndex(index)
    })
    throw error
  }
}

/**
 * In a write turn: builds an index over a collection of one step's records at once, in that turn's commit. Throws as
 * {@link buildIndex}. Gives false where there are more records.
 */
export function buildAtOnce(collection: Collection, spec: IndexSpec): boolean {
  if (collection.count > STEP) return false
  const index = collection.beginIndex(spec)
  try {
    collection.buildIndex(index, 0, STEP + 1)
    collection.finishIndex(index)
  } catch (error) {
    collection.abandonIndex(index)
    throw error
  }
  return true
}
