import mongoose from 'mongoose'

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

/** Creates the collections' indexes where they are missing. */
export async function createIndexes(models: readonly { createIndexes(): Promise<unknown> }[]): Promise<void> {
  for (const model of models) await model.createIndexes()
}
