import mongoose from 'mongoose'
import type { Clock } from '../time/clock.js'
import { isDuplicateKey } from './duplicate-key.js'

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'leases' },
)

export interface Lease {
  /** True while this holder has the lease; takes it when it is free or has run out. */
  acquire(): Promise<boolean>
  /** True if it was still held and now runs for its full time again. */
  renew(): Promise<boolean>
  release(): Promise<void>
}

/** Leases in the database: of any number of replicas one holds each, by the machine's clock. */
export function leaseRepository(connection: mongoose.Connection, clock: Clock) {
  const model = connection.model('Lease', schema)
  return {
    model,

    /** A lease called `name` for `holder`, lasting `ms` from each acquire or renew. */
    lease(name: string, holder: string, ms: number): Lease {
      const until = () => new Date(clock.wall().getTime() + ms)
      return {
        async acquire() {
          const free = { _id: name, $or: [{ holder }, { until: { $lt: clock.wall() } }] }
          try {
            const row = await model
              .findOneAndUpdate(
                free,
                { $set: { holder, until: until() } },
                { upsert: true, returnDocument: 'after' },
              )
              .lean()
            return row?.holder === holder
          } catch (error) {
            // The upsert met the lease of somebody else.
            if (isDuplicateKey(error)) return false
            throw error
          }
        },
        async renew() {
          const result = await model.updateOne({ _id: name, holder }, { $set: { until: until() } })
          return result.matchedCount === 1
        },
        async release() {
          await model.deleteOne({ _id: name, holder })
        },
      }
    },
  }
}
