/** The five operations that are measured, as the service does them through mongoose. */
import type { PetitionModel } from '../../src/petitions/petition-schema.js'
import { accountOf, caseOf, idOf, numberOf, OFFICES } from './cases.js'

export interface Operation {
  name: string
  /** Does it once, on a case chosen among `size`. Throws where the answer is not the right one. */
  run(model: PetitionModel, size: number): Promise<void>
}

/** Numbers of new cases go on over all rounds: an id is used once in an engine. */
let inserted = 0
const anyOf = (size: number): number => Math.floor(Math.random() * size)

const pointRead: Operation['run'] = async (model, size) => {
  const row = await model.findById(idOf('load', anyOf(size))).lean()
  if (!row) throw new Error('a case is missing')
}

const update: Operation['run'] = async (model, size) => {
  const n = anyOf(size)
  const change = { $inc: { version: 1 }, $set: { urgent: Math.random() < 0.5, remindedThrough: new Date(n) } }
  const { matchedCount } = await model.updateOne({ number: numberOf('load', n) }, change)
  if (matchedCount !== 1) throw new Error('a case is missing')
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'insert',
    run: async (model) => {
      inserted += 1
      await model.create(caseOf('new', inserted))
    },
  },
  { name: 'point read', run: pointRead },
  {
    name: 'indexed find',
    run: async (model, size) => {
      const account = accountOf(anyOf(size))
      const rows = await model.find({ petitioners: account }).sort({ receivedAt: -1 }).limit(10).lean()
      if (rows.length < 1) throw new Error('somebody has no case')
    },
  },
  { name: 'indexed update', run: update },
  {
    name: 'count',
    run: async (model) => {
      const waiting = { owner: `unit-${anyOf(OFFICES)}`, status: 'registered' }
      if ((await model.countDocuments(waiting)) < 1) throw new Error('nothing waits')
    },
  },
]

/** Beside a report: what must not wait for it. */
export const POINT_READ = { name: 'point read', run: pointRead }
export const COMMIT = { name: 'commit', run: update }

/** Takes the cases of the inserts out again, so that the next round finds as many as were loaded. */
export async function removeInserted(model: PetitionModel, from: number): Promise<void> {
  const ids = Array.from({ length: inserted - from }, (_, index) => idOf('new', from + index + 1))
  for (let at = 0; at < ids.length; at += 500)
    await model.deleteMany({ _id: { $in: ids.slice(at, at + 500) } })
}

export const insertedSoFar = (): number => inserted
