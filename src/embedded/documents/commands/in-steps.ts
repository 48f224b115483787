/**
 * Statements that may meet many documents: these are looked for between other work and changed some at a time, so that
 * nobody waits for all of it. As in MongoDB, whoever reads meanwhile sees some changed and others not yet.
 */
import type { Collection } from '../collection.js'
import type { Engine } from '../engine.js'
import type { MatchContext } from '../match.js'
import { inTurns, openRowsInTurns, type Query, rowTest } from '../query.js'

/** Documents changed in one commit. */
const STEP = 200

/** Whether a statement for all that matches may meet more than one step of documents. */
export const isLarge = (collection: Collection | undefined): boolean =>
  collection !== undefined && collection.count > STEP

/**
 * Does `change` to every document that matches, in write turns of a step each; one that another write made no match
 * meanwhile is left. Gives how many there were. Throws what `change` throws; what it did before stays.
 */
export async function changeInSteps(
  { store }: Engine,
  { db, name }: { db: string; name: string },
  query: Query,
  context: MatchContext,
  change: (collection: Collection, record: number, stored: Buffer) => void,
): Promise<number> {
  const collection = store.get(db, name)
  if (!collection) return 0
  const found: number[] = []
  await inTurns(store, await openRowsInTurns(store, collection, query, context), ({ record }) => {
    found.push(record)
    return true
  })
  const matches = rowTest(query.filter, context)
  let changed = 0
  for (let at = 0; at < found.length; at += STEP) {
    await store.write(() => {
      // Another one of that name has other documents; the same one is opened anew where a commit failed.
      const now = store.get(db, name)
      if (now?.record.id !== collection.record.id) return
      for (const record of found.slice(at, at + STEP)) {
        const stored = now.get(record)
        if (!stored || !matches(stored)) continue
        change(now, record, stored)
        changed += 1
      }
    })
  }
  return changed
}
