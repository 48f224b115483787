import mongoose from 'mongoose'
import type { KeyDateRule } from '../config/roster.types.js'
import { keyDateRule } from '../config/roster-schema.js'
import { isDuplicateKey } from '../store/duplicate-key.js'

const text = { type: String, required: true } as const
const schema = new mongoose.Schema(
  {
    _id: text,
    name: {
      type: new mongoose.Schema({ 'zh-CN': text, en: text }, { _id: false, strict: 'throw' }),
      required: true,
    },
    level: text,
    units: { type: [String], required: true },
    from: text,
    to: text,
  },
  { strict: 'throw', versionKey: false, collection: 'key_dates' },
)

export type KeyDates = ReturnType<typeof keyDateRepository>

/** Key dates that the office has set by command, beside those of its pack. */
export function keyDateRepository(connection: mongoose.Connection) {
  const model = connection.model('KeyDate', schema)
  return {
    model,

    /** All of them, by id. */
    async all(): Promise<KeyDateRule[]> {
      const rows = await model.find({}).sort({ _id: 1 }).lean()
      return rows.map(({ _id: id, ...rule }) => keyDateRule.parse({ id, ...rule }))
    },

    /** Adds one; false: there is one of that id. */
    async add({ id, units, ...rule }: KeyDateRule): Promise<boolean> {
      try {
        await model.create({ _id: id, ...rule, units: [...units] })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Takes one away; false where there is none. */
    remove: async (id: string): Promise<boolean> => (await model.deleteOne({ _id: id })).deletedCount === 1,
  }
}
