import mongoose from 'mongoose'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    sealed: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'deadletters' },
)
schema.index({ at: 1 })

/** Updates that failed again and again while the store answered: kept, sealed, for somebody to look at. */
export function deadLetterRepository(
  connection: mongoose.Connection,
  { vault, clock }: { vault: Vault; clock: Clock },
) {
  const model = connection.model('DeadLetter', schema)
  return {
    model,
    /** Puts an update aside; the same update twice is one letter. */
    async putAside(updateId: number, body: unknown): Promise<void> {
      const id = `telegram-${updateId}`
      const place = { collection: 'deadletters', field: 'sealed', id }
      try {
        await model.create({ _id: id, sealed: vault.seal(place, JSON.stringify(body)), at: clock.wall() })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },
    count: (): Promise<number> => model.countDocuments(),
  }
}
