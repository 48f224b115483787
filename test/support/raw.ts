import { EJSON } from 'bson'
import type mongoose from 'mongoose'

/** Everything that lies in a database, as one text: bytes are there as they are and in base64. */
export async function rawDocuments({ db }: mongoose.Connection): Promise<string> {
  if (!db) throw new Error('not connected')
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort()
  const parts: string[] = []
  for (const name of names) {
    for (const document of await db.collection(name).find().sort({ _id: 1 }).toArray()) {
      parts.push(`${name} ${EJSON.stringify(document, { relaxed: false })}`)
      const { data } = document
      if (data !== null && typeof data === 'object' && 'buffer' in data && Buffer.isBuffer(data.buffer))
        parts.push(data.buffer.toString('latin1'))
    }
  }
  return parts.join('\n')
}
