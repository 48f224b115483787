import mongoose from 'mongoose'

/** True for the database's "a document with this key exists" (code 11000), whichever command met it. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11000
}

/** The same of several documents written at once: nothing else went wrong, and all others were written. */
export function areDuplicateKeys(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return isDuplicateKey(error)
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
  return errors.every(({ code }) => code === 11000)
}
