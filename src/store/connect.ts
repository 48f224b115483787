import mongoose from 'mongoose'
import { z } from 'zod'

/**
 * Connects to the document store. A store that is away fails a call within seconds instead of holding it, so
 * that an update is answered with "not saved" rather than with silence.
 */
export async function connect(uri: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(uri, {
    bufferCommands: false,
    serverSelectionTimeoutMS: 3_000,
    socketTimeoutMS: 20_000,
    // Acknowledged means committed: journaled by a majority wherever there is more than one.
    writeConcern: { w: 'majority', journal: true },
    autoIndex: false,
    autoCreate: false,
  })
  connection.on('error', () => {
    // Each call reports its own failure; without a listener the driver's event would end the process.
  })
  return connection.asPromise()
}

/** True once the store answers a ping. Never throws. */
export async function answers(connection: mongoose.Connection): Promise<boolean> {
  try {
    await connection.db?.admin().command({ ping: 1 }, { timeoutMS: 3_000 })
    return connection.db !== undefined
  } catch {
    return false
  }
}

interface Indexed {
  createIndexes(): Promise<unknown>
  diffIndexes(): Promise<{ toDrop: string[]; toCreate: unknown[] }>
  collection: { dropIndex(name: string): Promise<unknown> }
}

/**
 * Brings the collections' indexes up to what the models say: those that are missing are built, and one whose definition
 * changed is built anew. One that no model asks for any more is dropped where `only` we use the store; elsewhere it may
 * be the operator's, or a newer version's that is rolled out beside this one.
 */
export async function createIndexes(models: readonly Indexed[], { only = false } = {}): Promise<void> {
  for (const model of models) {
    const { toDrop, toCreate } = await model.diffIndexes()
    const changed = new Set(toCreate.map(nameOf))
    for (const name of toDrop) if (only || changed.has(name)) await model.collection.dropIndex(name)
    if (toCreate.length > 0) await model.createIndexes()
  }
}

/** `{ owner: 1, status: -1 }`: `owner_1_status_-1`. None of ours has a name of its own. */
const nameOf = (keys: unknown): string =>
  Object.entries(Keys.parse(keys))
    .map(([path, direction]) => `${path}_${direction}`)
    .join('_')

const Keys = z.record(z.string(), z.union([z.number(), z.string()]))
