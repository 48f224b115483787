import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { deserialize } from 'bson'
import { z } from 'zod'
import { tallies } from './tally.js'

/**
 * A store in a file: what `backup` and `export` write, and `restore` and `import` read. One gzip stream of entries,
 * each a letter and a BSON document:
 *
 *     H  what the file is: { format, version, kind }
 *     C  a collection begins: { name, indexes as the store had them }
 *     D  a document of that collection, byte by byte as the store holds it
 *     E  the end: { count and sum of each collection, ids of the keys that seal something, SHA-256 of all before }
 *
 * Personal data stays sealed in it; the keys are never part of it.
 */
export const FORMAT = 'petition-desk-store'
export const VERSION = 1
export const LETTERS = { head: 0x48, collection: 0x43, document: 0x44, end: 0x45 } as const

const Head = z.object({ format: z.literal(FORMAT), version: z.number(), kind: z.enum(['backup', 'export']) })
const CollectionHead = z.object({ name: z.string(), indexes: z.array(z.record(z.string(), z.unknown())) })
const Tally = z.object({ count: z.number(), sum: z.string() })
const End = z.object({
  collections: z.record(z.string(), Tally),
  keys: z.array(z.string()),
  sha256: z.string(),
})

/** `backup`: to be restored, with numbers that go on above it; `export`: to be moved as it is. */
export type FileKind = z.infer<typeof Head>['kind']
export type CollectionStart = z.infer<typeof CollectionHead>
export type FileEnd = z.infer<typeof End>

export type Entry =
  | { readonly at: 'head'; readonly kind: FileKind }
  | ({ readonly at: 'collection' } & CollectionStart)
  | { readonly at: 'document'; readonly in: string; readonly bytes: Buffer }
  | ({ readonly at: 'end' } & FileEnd)

/** The file can't be read, is another's, was cut off or changed, or can't be written; one line for the operator. */
export class StoreFileError extends Error {
  override readonly name = 'StoreFileError'
}

/**
 * The entries of a file in their order, its end checked against them. `passed` is told how many bytes were read.
 * @throws StoreFileError at the first thing that isn't right
 */
export async function* readStoreFile(
  file: string,
  { passed, signal }: { passed?: (bytes: number) => void; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Entry> {
  const hash = createHash('sha256')
  const counted = tallies()
  let inside: string | undefined
  let isFirst = true
  let isOver = false
  for await (const { letter, bytes } of entriesOf(file, { passed, signal })) {
    if (isOver) throw new StoreFileError(`${file} goes on after its end: it was changed`)
    if (isFirst) {
      yield { at: 'head', kind: headOf(file, letter, bytes) }
      isFirst = false
    } else if (letter === LETTERS.document && inside !== undefined) {
      counted.add(inside, bytes)
      yield { at: 'document', in: inside, bytes }
    } else if (letter === LETTERS.collection) {
      const start = parsed(file, CollectionHead, bytes)
      inside = start.name
      yield { at: 'collection', ...start }
    } else if (letter === LETTERS.end) {
      const end = parsed(file, End, bytes)
      const same = JSON.stringify(counted.all()) === JSON.stringify(end.collections)
      if (!same || end.sha256 !== hash.digest('hex'))
        throw new StoreFileError(`${file} was changed after it was written`)
      isOver = true
      yield { at: 'end', ...end }
    } else throw new StoreFileError(`${file} was changed after it was written`)
    if (!isOver) hash.update(Uint8Array.of(letter)).update(bytes)
  }
  if (isFirst) throw new StoreFileError(`${file} is not a file of this service`)
  if (!isOver) throw new StoreFileError(`${file} ends too early: it was not written to its end`)
}

function headOf(file: string, letter: number, bytes: Buffer): FileKind {
  const head = letter === LETTERS.head ? Head.safeParse(decoded(file, bytes)) : undefined
  if (!head?.success) throw new StoreFileError(`${file} is not a file of this service`)
  const { version, kind } = head.data
  if (version === VERSION) return kind
  throw new StoreFileError(
    `${file} has version ${version} of its form and this program reads version ${VERSION}: use the program that wrote it`,
  )
}

function parsed<T>(file: string, schema: z.ZodType<T>, bytes: Buffer): T {
  const result = schema.safeParse(decoded(file, bytes))
  if (!result.success) throw new StoreFileError(`${file} was changed after it was written`)
  return result.data
}

function decoded(file: string, bytes: Buffer): unknown {
  try {
    return deserialize(bytes)
  } catch {
    throw new StoreFileError(`${file} was changed after it was written`)
  }
}

/** A letter, the length of a BSON document, and the byte that ends it. */
const SHORTEST = 6
/** Somewhat above the 16 MB that a document may have. */
const LONGEST = 17 * 1024 * 1024
const BLOCK = 256 * 1024

/** Letters with their documents. */
async function* entriesOf(
  file: string,
  { passed, signal }: { passed: ((bytes: number) => void) | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<{ letter: number; bytes: Buffer }> {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of unpacked(file, { passed, signal })) {
    if (isFirst && chunk[0] !== LETTERS.head) throw new StoreFileError(notOurs(file, chunk))
    isFirst = false
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    while (rest.length - at >= SHORTEST) {
      const length = rest.readInt32LE(at + 1)
      if (length < SHORTEST - 1 || length > LONGEST)
        throw new StoreFileError(`${file} was changed after it was written`)
      if (rest.length - at < 1 + length) break
      yield { letter: rest[at] ?? 0, bytes: rest.subarray(at + 1, at + 1 + length) }
      at += 1 + length
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw new StoreFileError(`${file} ends too early: it was not written to its end`)
}

/** Backups before version 1 of this form were lines of text. */
const notOurs = (file: string, chunk: Buffer): string =>
  chunk.subarray(0, 40).toString('latin1').startsWith('{"format":"petition-desk-backup-1"')
    ? `${file} is a backup in an older form: restore it with the program that wrote it`
    : `${file} is not a file of this service`

async function* unpacked(
  file: string,
  { passed, signal }: { passed: ((bytes: number) => void) | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: BLOCK })
  const plain = createGunzip({ chunkSize: BLOCK })
  source.on('error', (error) => plain.destroy(error))
  try {
    for await (const chunk of source.pipe(plain)) {
      if (signal?.aborted) throw new StoreFileError('interrupted')
      passed?.(source.bytesRead)
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    }
  } catch (error) {
    throw error instanceof StoreFileError ? error : new StoreFileError(unreadable(file, error))
  } finally {
    source.destroy()
  }
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return `${file} ends too early: it was not written to its end`
  if (code === 'Z_DATA_ERROR') return `${file} is not a file of this service, or is damaged`
  return `${file} can't be read (${code || 'unknown reason'})`
}
