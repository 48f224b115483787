/**
 * Killed in the middle of a burst of writes, again and again, on the same data: whatever was acknowledged is there, what
 * was under way is there whole or not at all, and every index agrees. `BURSTS=1000` does it a thousand times.
 */
import { once } from 'node:events'
import type { Document } from 'bson'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testFolder } from '../support/folders.js'
import { startEngine } from '../support/stores.js'
import { scaled } from '../support/thorough.js'

const { BURSTS, SEED } = z
  .object({ BURSTS: z.coerce.number().default(scaled(3, 10)), SEED: z.coerce.number().default(20_261_130) })
  .parse(process.env)
const WRITERS = 8
/** Of so many documents a writer takes some away. */
const PLENTY = 60
const COLLECTIONS = ['cases', 'notices']

interface Kept extends Document {
  _id: string
  n: number
  tags: string[]
  late?: boolean
}

/** What a document may be after the kill: as it was acknowledged last, or as the write under way would have it. */
interface Known {
  acknowledged: Kept | undefined
  underWay?: { readonly after: Kept | undefined }
}

/** The same numbers for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const roll = dice(SEED)
const aDocument = (_id: string, n: number): Kept => ({
  _id,
  n,
  tags: [`t${roll(9)}`, `u${roll(4)}`],
  ...(roll(3) === 0 ? { late: true } : {}),
  words: 'x'.repeat(roll(3_000)),
})

/** Writes to documents of its own until the engine is gone. */
async function write(
  collection: mongo.Collection<Kept>,
  own: Map<string, Known>,
  prefix: string,
): Promise<void> {
  const known = [...own.keys()]
  const change = async (states: readonly Kept[], gone: boolean, act: () => Promise<unknown>) => {
    for (const state of states) {
      const before = own.get(state._id)
      own.set(state._id, {
        acknowledged: before?.acknowledged,
        underWay: { after: gone ? undefined : state },
      })
    }
    await act()
    for (const state of states) own.set(state._id, { acknowledged: gone ? undefined : state })
  }
  for (let step = 0; ; step += 1) {
    const fresh = (more: number) => aDocument(`${prefix}-${step}-${more}`, step)
    const id = known[roll(known.length || 1)]
    const there = id === undefined ? undefined : own.get(id)?.acknowledged
    const what = there ? roll(6) : roll(2)
    if (known.length > PLENTY) {
      const some = known.splice(0, 20).flatMap((one) => own.get(one)?.acknowledged ?? [])
      const ids = some.map(({ _id }) => _id)
      await change(some, true, () => collection.deleteMany({ _id: { $in: ids } }))
    } else if (what === 0 || !there) {
      const one = fresh(0)
      await change([one], false, () => collection.insertOne(one))
      known.push(one._id)
    } else if (what === 1) {
      const some = Array.from({ length: 20 }, (_, more) => fresh(more))
      await change(some, false, () => collection.insertMany(some))
      known.push(...some.map(({ _id }) => _id))
    } else if (what === 2) {
      const tags = [...there.tags.slice(-3), `p${roll(5)}`]
      await change([{ ...there, tags }], false, () =>
        collection.updateOne({ _id: there._id }, { $set: { tags } }),
      )
    } else if (what === 3) {
      const one = aDocument(there._id, there.n)
      await change([one], false, () => collection.replaceOne({ _id: one._id }, one))
    } else if (what === 4) {
      const { late: _, ...rest } = there
      await change([{ ...rest, n: there.n + 1 } as Kept], false, () =>
        collection.findOneAndUpdate({ _id: there._id }, { $inc: { n: 1 }, $unset: { late: 1 } }),
      )
    } else {
      await change([there], true, () => collection.deleteOne({ _id: there._id }))
      known.splice(known.indexOf(there._id), 1)
    }
  }
}

test(
  `${BURSTS} bursts, each killed: nothing acknowledged is lost, no index is out of step (seed ${SEED})`,
  async () => {
    const folder = await testFolder()
    const owned = new Map<string, Map<string, Known>>()
    let written = 0
    let unclear = 0
    for (let burst = 0; burst <= BURSTS; burst += 1) {
      const engine = await startEngine(folder, 'documents')
      const client = new mongo.MongoClient(engine.addresses.documents, { serverSelectionTimeoutMS: 3_000 })
      const db = client.db('desk')
      for (const name of COLLECTIONS) {
        const collection = db.collection<Kept>(name)
        await collection.createIndexes([
          { key: { n: 1, _id: 1 }, unique: true },
          { key: { tags: 1, n: -1 } },
          { key: { late: 1 }, partialFilterExpression: { late: true } },
        ])
        expect(await db.command({ validate: name })).toMatchObject({ valid: true, errors: [] })
        const all = new Map((await collection.find().toArray()).map((one) => [one._id, one]))
        let ours = 0
        for (const [key, own] of owned) {
          if (!key.startsWith(name)) continue
          for (const [id, { acknowledged, underWay }] of own) {
            const found = all.get(id)
            const may = [acknowledged, ...(underWay ? [underWay.after] : [])].map((one) =>
              JSON.stringify(one),
            )
            expect(may, id).toContain(JSON.stringify(found))
            if (underWay) unclear += 1
            if (found) own.set(id, { acknowledged: found })
            else own.delete(id)
          }
          ours += own.size
        }
        expect(all.size).toBe(ours)
      }
      if (burst === BURSTS) {
        await client.close()
        await engine.stop()
        break
      }
      const before = performance.now()
      const writers = Array.from({ length: WRITERS }, (_, writer) => {
        const name = COLLECTIONS[writer % COLLECTIONS.length] ?? ''
        const key = `${name} ${writer}`
        const own = owned.get(key) ?? new Map<string, Known>()
        owned.set(key, own)
        return write(db.collection<Kept>(name), own, `${burst}-${writer}`).catch((error: unknown) => {
          // What the engine refuses is a mistake; that it is gone is what this is about.
          if (error instanceof mongo.MongoServerError && typeof error.code === 'number') throw error
        })
      })
      // Sometimes before the first commit, mostly in the middle of many.
      const life = roll(250)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, life - (performance.now() - before))))
      const ended = once(engine.child, 'exit')
      engine.child.kill('SIGKILL')
      await ended
      await client.close()
      await Promise.all(writers)
      written += [...owned.values()].reduce((sum, own) => sum + own.size, 0)
    }
    console.info(
      `${BURSTS} bursts: ${written} documents looked at, ${unclear} writes were under way at a kill`,
    )
    expect(written).toBeGreaterThan(BURSTS)
  },
  60_000 + BURSTS * 4_000,
)
