import mongoose from 'mongoose'

/** True for the database's "a document with this key exists" (code 11000), whichever command met it. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11000
}
