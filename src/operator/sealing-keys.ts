import { Binary, deserialize } from 'bson'

/** A sealed text as it lies in a document's bytes: between the zeros that stand before and after a BSON string. */
const SEALED_TEXT = /\0v1\.([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]{38,}\0/g
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/
/** Where the content of files lies, sealed as bytes; their first part begins with the key's id. */
const PARTS_OF_FILES = 'evidence.chunks'

/** Ids of the keys that something in a stored document is sealed with (`people/vault.ts` has the form). */
export function sealingKeys(collection: string, bytes: Uint8Array): string[] {
  if (collection === PARTS_OF_FILES) return keyOfPart(bytes)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return [...text.matchAll(SEALED_TEXT)].map(([, id = '']) => id)
}

function keyOfPart(bytes: Uint8Array): string[] {
  const { n, data } = deserialize(bytes, { promoteBuffers: false })
  if (n !== 0 || !(data instanceof Binary)) return []
  const length = data.buffer[0] ?? 0
  const id = Buffer.from(data.buffer.subarray(1, 1 + length)).toString('latin1')
  return KEY_ID.test(id) ? [id] : []
}
