import mongoose from 'mongoose'
import { z } from 'zod'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'

/** What of a case was looked at: who it is from, a file, or all of it taken out. */
export const LOOKS = ['person', 'file', 'export'] as const

/** One look at personal data. Ids only: whoever reads these records learns no name from them. */
export interface Look {
  readonly id: string
  readonly at: Date
  /** Who looked, and for which unit. */
  readonly member: string
  readonly unit: string
  /** Whose account it was about, where one is known. */
  readonly account?: string
  readonly petition: string
  readonly what: (typeof LOOKS)[number]
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    member: { type: String, required: true },
    unit: { type: String, required: true },
    account: { type: String },
    petition: { type: String, required: true },
    what: { type: String, required: true, enum: LOOKS },
  },
  { strict: 'throw', versionKey: false, collection: 'looks' },
)
schema.index({ petition: 1, at: -1 })

const Stored = z.object({
  at: z.date(),
  member: z.string(),
  unit: z.string(),
  account: z.string().exactOptional(),
  petition: z.string(),
  what: z.enum(LOOKS),
})

export type Looks = ReturnType<typeof lookRepository>

/** The looks at personal data of one database. They are only ever added (个人信息保护法 §51, §54). */
export function lookRepository(
  connection: mongoose.Connection,
  { clock, newId }: { clock: Clock; newId: () => string },
) {
  const model = connection.model('Look', schema)
  return {
    model,

    /**
     * Records a look; await it before anything is shown, and show nothing where it fails. With an `id` of the
     * caller's, such as that of a command, a repeated call is the same look.
     */
    async add({ id = newId(), ...look }: Omit<Look, 'id' | 'at'> & { readonly id?: string }): Promise<void> {
      try {
        await model.create({ _id: id, at: clock.now(), ...look })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    /** Every look at a case, newest first. */
    async ofPetition(petition: string): Promise<Look[]> {
      const rows = await model.find({ petition }).sort({ at: -1, _id: -1 }).lean()
      return rows.map((row) => ({ id: row._id, ...Stored.parse(row) }))
    },
  }
}
