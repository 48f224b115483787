/** TTL indexes: documents whose time is over are removed, about once a minute. */
import { decode } from '../bson.js'
import type { Engine } from '../engine.js'
import { openRows } from '../query.js'

const STEP = 500

/** Removes what has expired, in write turns of a few hundred. */
export async function expireDocuments(engine: Engine): Promise<void> {
  for (const collection of engine.store.list()) {
    for (const index of collection.indexes) {
      const { expireAfterSeconds, fields } = index.record
      const path = fields[0]?.path
      if (expireAfterSeconds === undefined || path === undefined) continue
      const now = engine.wall()
      const filter = {
        [path]: { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) },
        ...index.partialFilter,
      }
      for (let removed = STEP; removed === STEP; ) {
        removed = await engine.store.write(() => {
          if (engine.store.get(collection.db, collection.name) !== collection) return 0
          const { source } = openRows(engine.store, collection, { filter, keep: STEP }, { now })
          const rows: { record: number; bytes: Buffer }[] = []
          for (const row of source.rows()) {
            rows.push(row)
            if (rows.length === STEP) break
          }
          for (const { record, bytes } of rows) collection.remove(record, decode(bytes))
          return rows.length
        })
      }
    }
  }
}
