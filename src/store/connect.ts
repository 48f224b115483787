import mongoose from 'mongoose'

/** A majority that doesn't answer is a failed write, and is repeated like one. */
const MAJORITY_WITHIN_MS = 10_000

/**
 * Connects to the document store. What the connection says of itself wins over what the address says:
 *
 * - **A write is done** once a majority has it in its journal (`w: majority, j: true`): an update is acknowledged to
 *   the messenger only then, and no election can take it back. On a single server that is its own journal.
 * - **A read** asks the primary and sees only what a majority has (`readConcern: majority`): nobody is told what could
 *   be rolled back. Every write is a compare-and-set, so a decision on what is old by milliseconds meets a conflict.
 * - **Once more:** by its default the driver repeats a read or write that an election cut; a single server is sent none
 *   of that, and for an engine that refuses it the address says `retryWrites=false`. All else is repeated by whoever
 *   called: every write here can be.
 * - **Every wait ends.** A store that is away fails a call within seconds instead of holding it, so that an update is
 *   answered with "not saved" rather than with silence. The driver connects again by itself, for as long as it takes.
 *
 * Nothing creates collections' indexes here: `petition-desk indexes` does.
 */
export async function connect(uri: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(uri, {
    appName: 'petition-desk',
    bufferCommands: false,
    serverSelectionTimeoutMS: 3_000,
    socketTimeoutMS: 20_000,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_WITHIN_MS },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
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
