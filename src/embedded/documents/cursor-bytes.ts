/** The answer of find, aggregate and getMore, written in one piece: nearly every read ends with it. */

/** `{cursor: {<field>: [documents], id, ns}, ok: 1}` */
export function cursorBytes(
  id: number,
  namespace: string,
  field: 'firstBatch' | 'nextBatch',
  documents: readonly Buffer[],
): Buffer {
  const ns = Buffer.from(namespace)
  const indexes = documents.map((_, index) => String(index))
  const array = documents.reduce(
    (sum, document, index) => sum + 2 + (indexes[index]?.length ?? 0) + document.length,
    5,
  )
  // Three elements: the array, an int64, a string.
  const cursor = 4 + (2 + field.length + array) + (4 + 8) + (4 + 4 + ns.length + 1) + 1
  const size = 4 + (2 + 'cursor'.length + cursor) + (4 + 8) + 1
  const out = Buffer.allocUnsafe(size)
  let at = out.writeInt32LE(size, 0)
  const name = (type: number, text: string): void => {
    at = out.writeUInt8(type, at)
    at += out.write(text, at, 'latin1')
    at = out.writeUInt8(0, at)
  }
  name(3, 'cursor')
  at = out.writeInt32LE(cursor, at)
  name(4, field)
  at = out.writeInt32LE(array, at)
  for (const [index, document] of documents.entries()) {
    name(3, indexes[index] ?? '')
    at += document.copy(out, at)
  }
  at = out.writeUInt8(0, at)
  name(18, 'id')
  at = out.writeBigInt64LE(BigInt(id), at)
  name(2, 'ns')
  at = out.writeInt32LE(ns.length + 1, at)
  at += ns.copy(out, at)
  at = out.writeUInt8(0, at)
  at = out.writeUInt8(0, at)
  name(1, 'ok')
  at = out.writeDoubleLE(1, at)
  out.writeUInt8(0, at)
  return out
}
