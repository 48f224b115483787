import mongoose from 'mongoose'

const schema = new mongoose.Schema(
  { _id: { type: String, required: true }, value: { type: mongoose.Schema.Types.Mixed, required: true } },
  { strict: 'throw', versionKey: false, collection: 'settings' },
)

export type Settings = ReturnType<typeof settingsRepository>

/** Single values of the whole installation: the check value of the keys, the sandbox's clock, the last backup. */
export function settingsRepository(connection: mongoose.Connection) {
  const model = connection.model('Setting', schema)
  return {
    model,
    async get(name: string): Promise<unknown> {
      const row = await model.findById(name).lean()
      return row?.value
    },
    async set(name: string, value: unknown): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { value } }, { upsert: true })
    },
  }
}
